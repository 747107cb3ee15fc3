"""Clients of others: what they generate from the schema, and what they are answered."""
