"""The hub over HTTP: it only reads."""
