"""Whether what is held of one entity agrees with itself, one kind of check a file."""
