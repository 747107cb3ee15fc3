"""The lines in which a template keeps its form, sealed so that a change of them is noticed."""

import hashlib
from collections.abc import Iterable, Sequence

Lines = list[tuple[str, ...]]


def sealed(mark: str, edition: str, lines: Iterable[Sequence[str]]) -> Lines:
    """The lines behind a first one with a checksum of them."""
    said = [tuple(line) for line in lines]
    return [(mark, edition, _checksum(said)), *said]


def unsealed(mark: str, edition: str, rows: Iterable[Sequence[object]]) -> Lines | None:
    """The lines behind the first one; None where that bears another mark.

    Raises ValueError where they are not as they were written.
    """
    first, *rest = list(filter(None, map(_trimmed, rows))) or [()]
    if first[:1] != (mark,):
        return None
    if first != (mark, edition, _checksum(rest)):
        raise ValueError(first)
    return rest


def _trimmed(row: Sequence[object]) -> tuple[str, ...]:
    cells = ["" if cell is None else str(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def _checksum(rows: Iterable[Sequence[str]]) -> str:
    text = "\n".join("\t".join(_trimmed(row)) for row in rows)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
