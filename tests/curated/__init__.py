"""What needs the folder ../shared, which is never committed."""
