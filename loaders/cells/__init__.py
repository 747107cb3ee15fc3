"""What one cell or one row of a file says: numbers, raised marks, withdrawals, contradictions."""
