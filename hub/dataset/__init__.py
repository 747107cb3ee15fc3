"""What a dataset says of itself, and the rows that its loader hands on."""
