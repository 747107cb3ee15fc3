"""A check: one line of arithmetic, what it found against what was expected."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial

from hub import moments
from hub.catalogue import Catalogue, Figure, Indicator
from hub.language import Text
from hub.queries.comparison import gap
from hub.queries.observations import Observed


class CheckKind(StrEnum):
    """What is set against what."""

    PARTS = "PARTS"
    RANK = "RANK"
    MEAN = "MEAN"
    SOURCES = "SOURCES"
    HISTORY = "HISTORY"


@dataclass(frozen=True, eq=False)
class Check:
    """`found` is set against `expected`, and `tolerance` is what rounding explains; `tell` writes the arithmetic when it is asked for."""

    kind: CheckKind
    indicator: Indicator
    reading: int
    about: str                              # what tells it from the other checks of its kind on its indicator and reading
    tell: Callable[[], Text]
    expected: float | None
    found: float | None
    ok: bool
    tolerance: float = 0.0
    tree: str | None = None
    checkable: bool = True
    inputs: tuple[Observed, ...] = ()
    stated: tuple[Figure, ...] = ()

    @property
    def expression(self) -> Text:
        """The arithmetic in words and numbers."""
        return self.tell()

    @property
    def public_id(self) -> str:
        """Stable while the sources and the tree are the same."""
        return "|".join((self.kind, self.indicator.public_id, str(self.reading), self.about))

    @property
    def difference(self) -> float | None:
        """Found minus expected."""
        return gap(self.found, self.expected)

    @property
    def reading_date(self) -> date | None:
        """The day of the reading."""
        return moments.of_reading(self.reading)


def titled(check: Check, catalogue: Catalogue) -> Check:
    """The check with what it speaks of before its line."""
    return replace(check, tell=partial(_titled, check, catalogue))


def _titled(check: Check, catalogue: Catalogue) -> Text:
    """The indicator, its division where it has several and the day of the reading, then the line."""
    own, day, line = check.indicator, check.reading_date, check.expression
    name = catalogue.indices[own.index].name if own.code == f"{own.index}/TOTAL" else own.name
    several = check.tree and len(catalogue.trees(own)) > 1
    tree = Text(f", cách chia {check.tree}", f", division {check.tree}") if several else Text("", "")
    read = Text(f" (số đọc ngày {day:%d/%m/%Y})", f" (read on {day.isoformat()})") if day else Text("", "")
    return Text(*(f"{name[at]}{tree[at]}{read[at]}: {line[at]}" for at in (0, 1)))
