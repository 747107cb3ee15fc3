"""The third stage: the legal documents that a document cites, replaces or annuls."""
