"""The fifth stage: statements and tables → targets, figures, and what of them is observed."""
