"""Harmless cells: texts that a sheet would run as formulas are marked as texts."""

import re

import pandas

# What begins a formula, and the wide letters that some sheets take for them.
_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*%?", re.ASCII)
_MARK = "'"


def is_harmful(text: str) -> bool:
    """Whether a sheet would take a text for a formula; a plain number is none."""
    return text.startswith(_BEGINNINGS) and not _NUMBER.fullmatch(text)


def harmless(texts: pandas.Series) -> pandas.Series:
    """Texts of which none is run: those that would be begin with an apostrophe."""
    are_doubtful = texts.str.startswith(_BEGINNINGS).fillna(False).astype(bool)
    if not are_doubtful.any():
        return texts
    marked = texts[are_doubtful].map(lambda text: f"{_MARK}{text}" if is_harmful(text) else text)
    return texts.where(~are_doubtful, marked)
