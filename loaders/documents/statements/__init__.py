"""The fourth stage: sentences cut into statements of one quantity, and headers of tables."""
