"""The GraphQL contract: one question or thing a file."""
