"""Tidy files: one figure a line, as people have them."""
