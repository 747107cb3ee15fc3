"""What a client may keep: tests of ids, and of the caches that rest on them."""
