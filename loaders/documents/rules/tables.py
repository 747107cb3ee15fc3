"""How the columns and rows of a table are known by their words."""

from dataclasses import dataclass
from re import Pattern


@dataclass(frozen=True)
class HeaderWords:
    """The words by which columns are known."""

    label: Pattern[str]
    unit: Pattern[str]
    aim: Pattern[str]
    done: Pattern[str]
    beside: Pattern[str]
    of_all: Pattern[str]
    plain: Pattern[str]


@dataclass(frozen=True)
class UnitWords:
    """The words of a column or a title that determine the unit of its numbers."""

    rank: Pattern[str]
    share: Pattern[str]
    points: Pattern[str]
    above: Pattern[str]
    dossiers: Pattern[str]


@dataclass(frozen=True)
class RowWords:
    """How the name of an office or place begins, and rows of all together."""

    bodies: str
    places: str
    of_bodies: Pattern[str]
    of_names: Pattern[str]
    counting: Pattern[str]
    of_all: Pattern[str]


@dataclass(frozen=True)
class TableRules:
    """tables.toml."""

    header: HeaderWords
    units: UnitWords
    titles: dict[str, Pattern[str]]
    rows: RowWords
