"""A check: one line of arithmetic, what it found against what was expected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from hub.catalogue import Catalogue, Figure, Indicator
from hub.queries.comparison.row import gap
from hub.queries.observations import Observed
from hub.words import clock, codes
from hub.words.language import Text
from hub.words.terms import CheckKind


@dataclass(frozen=True, eq=False)
class Check:
    """What is `found` against what is `expected`, and how much rounding explains; `tell` writes the
    arithmetic when it is asked for.

    Expected is what the source prints, found what its parts, scores or members give; of two claims
    the one in use, or the one before, is expected.
    """

    kind: CheckKind
    indicator: Indicator
    reading: int
    about: str  # what tells it from the other checks of its kind on its indicator and reading
    tell: Callable[[], Text]
    expected: float | None
    found: float | None
    ok: bool
    tolerance: float = 0.0
    tree: str | None = None
    checkable: bool = True
    inputs: tuple[Observed, ...] = ()
    stated: tuple[Figure, ...] = ()
    parts: tuple[Indicator, ...] = ()  # of a sum: into which its total is divided

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
        return clock.of_reading(self.reading)


def titled(check: Check, catalogue: Catalogue) -> Check:
    """The check with what it speaks of before its line."""
    return replace(check, tell=partial(_titled, check, catalogue))


def _titled(check: Check, catalogue: Catalogue) -> Text:
    """The indicator, its division where it has several and the day of the reading, then the
    line.
    """
    own, day, line = check.indicator, check.reading_date, check.expression
    name = catalogue.indices[own.index].name if own.code == codes.total(own.index) else own.name
    several = check.parts and len(catalogue.trees(own)) > 1
    parts = division([part.name for part in check.parts]) if several else Text("", "")
    reading = (
        Text(f" (số đọc ngày {clock.vietnamese(day)})", f" (read on {day.isoformat()})")
        if day
        else Text("", "")
    )
    return Text(*(f"{name[at]}{parts[at]}{reading[at]}: {line[at]}" for at in (0, 1)))


def division(names: Sequence[Text]) -> Text:
    """Which division of a total is meant, told by the names of its parts, of more than two the
    first and the last.
    """
    first, last, count = names[0], names[-1], len(names)
    if count == 1:
        return Text(f", gồm “{first.vi}”", f", of “{first.en}”")
    if count == 2:
        return Text(f", gồm “{first.vi}” và “{last.vi}”", f", of “{first.en}” and “{last.en}”")
    return Text(
        f", gồm {count} thành phần từ “{first.vi}” đến “{last.vi}”",
        f", of {count} parts from “{first.en}” to “{last.en}”",
    )
