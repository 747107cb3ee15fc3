"""What a document's file holds: its lines as they stand there, and what of it is no text that
could be read.
"""

from typing import NamedTuple

from hub.words.language import Text


class Line(NamedTuple):
    """One line with its number, its page where it has pages, its cells parted by tabs where it
    is a table's.
    """

    number: int
    text: str
    page: int = 0
    table: int = 0  # the number of its table; 0 outside of tables
    loose: bool = False  # of a table whose cells cannot be told apart


class Omission(NamedTuple):
    """A part of a file that was not read: what it is, and the line and page at which it stands."""

    what: Text
    line: int
    page: int = 0


class Paper(NamedTuple):
    """A document's lines, and what was left out of them."""

    lines: list[Line]
    omissions: list[Omission]
