"""What a person should look at before trusting an import: broken assertions and wrong copies of another period."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from operator import attrgetter, itemgetter

import numpy as np
from sqlalchemy import Connection, select

from hub import period
from hub.catalogue import Catalogue, Indicator
from hub.claim import Claim
from hub.datasets import Assertions
from hub.errors import Fault
from hub.language import Text
from hub.rows import Suspicion
from hub.shortlist import Shortlist
from hub.tables import Observation
from hub.tables.observation import STANDS

COMPLETE = 0.9   # the share of the rated that must be there
COPIED = 0.9     # the share of equal figures above which two periods are suspected to be one
FEWEST = 10      # figures below which two periods may well be equal by chance
TOLERANCE = 1e-6
_TOLD = 5        # broken assertions that are told

Cell = tuple[int, int]  # an indicator and a period


class Asserted:
    """What must hold of an import, looked at an indicator's period after another."""

    def __init__(self, assertions: Assertions, catalogue: Catalogue) -> None:
        self._assertions, self._catalogue = assertions, catalogue
        self._lacking: list[tuple[str, int, int]] = []
        self._outside: Shortlist[Fault] = Shortlist(attrgetter("place"), _TOLD)

    def see(self, claims: list[Claim]) -> None:
        """Look at the claims of one indicator in one period."""
        indicator, at = _table(self._catalogue, claims)
        if indicator.code in self._assertions.complete:
            found = len({claim.key.entity_id for claim in claims})
            expected = self._catalogue.expected(indicator.index, period.of_key(at))
            self._lacking += [(indicator.code, at, found)] if found < COMPLETE * expected else []
        for claim in claims if self._assertions.within_range else ():
            if _is_outside(indicator, claim.said.value):
                self._outside.add(_outside(indicator, claim))

    def broken(self) -> Text | None:
        """One sentence that names every assertion which does not hold, or nothing."""
        wrong = [_incomplete(self._catalogue, *found) for found in sorted(self._lacking)[:_TOLD]]
        wrong += [Text(f"{fault.origin}: {fault.wanted.vi}", f"{fault.origin}: {fault.wanted.en}") for fault in self._outside]
        if not wrong:
            return None
        count = len(self._lacking) + self._outside.count - _TOLD
        more = Text(f"; và {count} điều nữa", f"; and {count} more") if count > 0 else Text("", "")
        ways = Text("; nếu vẫn đúng, dùng --accept LÝ_DO", "; if it is right all the same, use --accept REASON")
        return Text("; ".join(text.vi for text in wrong[:_TOLD]) + more.vi + ways.vi,
                    "; ".join(text.en for text in wrong[:_TOLD]) + more.en + ways.en)


class Copies:
    """Which periods hold the same figures, where at least one is being imported: looked for within one code after another."""

    def __init__(self, connection: Connection, catalogue: Catalogue) -> None:
        self._connection, self._catalogue = connection, catalogue
        self._code = ""
        self._imported: dict[Cell, np.ndarray] = {}
        self._origins: dict[int, str] = {}
        self._twins: dict[tuple[int, int], list[str]] = defaultdict(list)

    def see(self, claims: list[Claim]) -> None:
        """Look at the claims of one indicator in one period; those of a code come together."""
        indicator, at = _table(self._catalogue, claims)
        if indicator.code != self._code:
            self._compare()
            self._code = indicator.code
        valued = [claim for claim in claims if claim.said.value is not None]
        if valued:
            self._imported[indicator.id, at] = _marks((claim.key.entity_id, claim.said.value) for claim in valued)
            self._origins.setdefault(at, valued[0].origin)

    def found(self) -> list[Suspicion]:
        """A suspicion for each two such periods."""
        self._compare()
        return [_twin(one, other, codes, self._origins) for (one, other), codes in sorted(self._twins.items())]

    def _compare(self) -> None:
        for one, other in combinations(self._imported.items(), 2):
            self._pair(one, other)
        indicators = {indicator for indicator, _ in self._imported if self._catalogue.touched.get(indicator)}
        for held in _held(self._connection, indicators) if indicators else ():
            for one in self._imported.items() if held[0] not in self._imported else ():
                self._pair(one, held)
        self._imported = {}

    def _pair(self, one: tuple[Cell, np.ndarray], other: tuple[Cell, np.ndarray]) -> None:
        if _same(one[1], other[1]):
            first, second = sorted((one[0][1], other[0][1]))
            self._twins[first, second].append(self._code)


def _table(catalogue: Catalogue, claims: list[Claim]) -> tuple[Indicator, int]:
    key = claims[0].key
    return catalogue.indicator_by_id[key.indicator_id], key.period


def _incomplete(catalogue: Catalogue, code: str, key: int, found: int) -> Text:
    at = period.of_key(key)
    expected = catalogue.expected(catalogue.series(code).meaning(at).index, at)
    return Text(f"{code} kỳ {at} chỉ có {found} trên {expected} đơn vị", f"{code} of {at} has only {found} of {expected} units")


def _is_outside(indicator: Indicator, value: float | None) -> bool:
    low, high = indicator.minimum, indicator.maximum
    return value is not None and ((low is not None and value < low - TOLERANCE) or (high is not None and value > high + TOLERANCE))


def _outside(indicator: Indicator, claim: Claim) -> Fault:
    span = "–".join("" if end is None else f"{end:g}" for end in (indicator.minimum, indicator.maximum))
    printed = claim.said.printed
    return Fault(claim.origin, str(printed), Text(f"{indicator.code} là {printed}, ngoài thang {span}",
                                                  f"{indicator.code} is {printed}, outside {span}"))


def _held(connection: Connection, indicators: set[int]) -> Iterator[tuple[Cell, np.ndarray]]:
    """The figures that stand, an indicator's period after another."""
    table = Observation.__table__
    columns = [table.c[name] for name in ("indicator_id", "period", "entity_id", "value")]
    standing = table.c.indicator_id.in_(indicators) & (table.c.until == STANDS) & table.c.value.is_not(None)
    ordered = select(*columns).where(standing).order_by(table.c.indicator_id, table.c.period)
    lines = connection.execute(ordered, execution_options={"yield_per": 10_000})
    return ((cell, _marks((entity, value) for *_, entity, value in figures)) for cell, figures in groupby(lines, itemgetter(0, 1)))


def _marks(figures: Iterable[tuple[int, float]]) -> np.ndarray:
    """A number for each figure of an entity, in order: eight bytes where the figure itself takes a hundred."""
    # Written out, because -1 and -2 hash alike.
    return np.unique(np.fromiter((hash((entity, repr(value))) for entity, value in figures), np.int64))


def _same(one: np.ndarray, other: np.ndarray) -> bool:
    fewer = min(one.size, other.size)
    return fewer >= FEWEST and np.intersect1d(one, other, assume_unique=True).size >= COPIED * fewer


def _twin(one: int, other: int, codes: list[str], origins: dict[int, str]) -> Suspicion:
    first, second, named = period.of_key(one), period.of_key(other), ", ".join(codes[:3]) + (" …" if len(codes) > 3 else "")
    return Suspicion(origins.get(other) or origins[one],
                     Text(f"số liệu kỳ {second} trùng với kỳ {first} ở {len(codes)} chỉ số ({named}): có thể là bản chép nhầm kỳ",
                          f"the figures of {second} are those of {first} in {len(codes)} indicators ({named}): perhaps a wrong copy"))
