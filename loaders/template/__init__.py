"""Filled templates as rows."""
