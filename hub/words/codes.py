"""Codes of indicators: the index, and the indicator's own name within it."""


def total(index: str) -> str:
    """The code of the total of an index: PAR_INDEX/TOTAL."""
    return f"{index}/TOTAL"
