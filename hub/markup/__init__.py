"""The copy of a file in which all that was found wrong or odd is marked, and the answers to it."""
