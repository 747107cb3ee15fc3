"""One family of figures a file: a publisher's folder → checked rows."""
