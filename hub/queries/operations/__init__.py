"""Operations: what departments report of themselves, and what may be computed of it."""
