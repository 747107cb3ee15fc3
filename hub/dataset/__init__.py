"""The description of a dataset, and the rows that its loader hands on."""
