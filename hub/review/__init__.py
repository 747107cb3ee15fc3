"""What an import does, would do or did, as one page that a chief reads before it is published."""
