"""Rows into tables: checked, settled, appended as one release, and taken back."""
