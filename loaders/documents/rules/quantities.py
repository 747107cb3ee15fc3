"""How quantities are written: units, scales, rates, ranks, and words that compare."""

from dataclasses import dataclass
from re import Pattern

from hub.words.terms import Comparator


@dataclass(frozen=True)
class Nearby:
    """A word that stands for a unit only where that unit is spoken of before."""

    word: str


@dataclass(frozen=True)
class Rates:
    """So many on each thousand of others."""

    things: str
    on: str
    bases: str
    of: str
    sized: Pattern[str]
    scales: dict[str, int]


@dataclass(frozen=True)
class NotCounted:
    """What follows a number and makes it no quantity."""

    words: str


@dataclass(frozen=True)
class CountLabels:
    """Words before a number without a unit that name what it counts."""

    points: Pattern[str]
    actors: str
    bodies: str
    does: str
    saying: str


@dataclass(frozen=True)
class Unread:
    """Where a number that stands in no quantity is listed."""

    measures: str
    times: str
    naming: str


@dataclass(frozen=True)
class NumberWords:
    """Counts written in words."""

    after: str
    words: dict[str, int]


@dataclass(frozen=True)
class YearWords:
    """The short names of the indices, behind which a year needs no word of its own."""

    index_names: tuple[str, ...]

    @property
    def index_name(self) -> str:
        """A pattern of any of the names."""
        return "|".join(self.index_names)


@dataclass(frozen=True)
class Masks:
    """Parts of a sentence whose numbers are no quantities."""

    patterns: tuple[Pattern[str], ...]


@dataclass(frozen=True)
class ComparatorWords:
    """Words before a number, or behind its unit, that compare."""

    comparator: Comparator
    before: str
    after: str | None = None


@dataclass(frozen=True)
class Growth:
    """What stands before a level that a change reaches, and before a verb of change."""

    until: str
    opening: str


@dataclass(frozen=True)
class RankForm:
    """One form of a rank or a band; with `best` it means so many first places, not one place."""

    name: str
    words: str
    best: bool = False


@dataclass(frozen=True)
class RankForms:
    """The forms of ranks, in the order in which they are tried."""

    of: str
    forms: tuple[RankForm, ...]


@dataclass(frozen=True)
class Zeros:
    """How zero is written in words."""

    words: str
    of: tuple[str, ...]


@dataclass(frozen=True)
class QuantityRules:
    """quantities.toml."""

    units: dict[str, tuple[str, ...]]
    nearby: dict[str, Nearby]
    per: dict[str, tuple[str, ...]]
    rates: Rates
    scales: dict[str, float]
    not_counted: NotCounted
    labels: CountLabels
    unread: Unread
    number_words: NumberWords
    masks: Masks
    years: YearWords
    comparators: tuple[ComparatorWords, ...]
    changes: dict[Comparator, str]
    growth: Growth
    ranks: RankForms
    zero: Zeros
