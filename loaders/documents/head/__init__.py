"""The second stage: what kind of document it is by its head, and who issued it."""
