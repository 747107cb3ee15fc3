"""The second stage: what the head of a document says that it is, and who issued it."""
