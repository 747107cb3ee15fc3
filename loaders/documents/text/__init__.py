"""The first stage: a file → its lines and passages, and the times and quantities a text holds."""
