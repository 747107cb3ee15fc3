"""Codes of indicators: the index, and the indicator's own name within it."""


def total(index: str) -> str:
    """The code of the total of an index: PAR_INDEX/TOTAL."""
    return f"{index}/TOTAL"


def base(code: str) -> str:
    """The code without its unit: PAR_INDEX/P1 of PAR_INDEX/P1:pct."""
    return code.partition(":")[0]
