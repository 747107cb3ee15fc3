"""One cell or one row of a file: numbers, raised marks, retractions, contradictions."""
