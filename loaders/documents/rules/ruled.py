"""A row of a document with the names of the rules that decided it."""

from typing import NamedTuple

from hub.dataset.rows import Row


class Ruled(NamedTuple):
    """A row, and for each question asked of it the rule that decided: "tense among-results"."""

    row: Row
    rules: tuple[str, ...] = ()
    sentence: str = ""  # that says a figure
