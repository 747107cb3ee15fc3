"""Which indicator the words of a statement name, and which area of the reform."""

from dataclasses import dataclass
from re import Pattern

from hub.words.terms import ReformArea


@dataclass(frozen=True)
class IndexWords:
    """What makes a number that of an index, of its part, or of somebody else."""

    in_turn: Pattern[str]
    not_own: Pattern[str]
    other_dossiers: Pattern[str]
    among_offices: Pattern[str]
    of_an_office: Pattern[str]
    by_an_office: Pattern[str]
    ranks_an_office: Pattern[str]
    ranked_among: Pattern[str]
    goes_with: Pattern[str]
    within: Pattern[str]
    narrows: Pattern[str]
    elsewhere: Pattern[str]
    part: Pattern[str]


@dataclass(frozen=True)
class OperationRule:
    """An indicator of offices' own figures, or the one of which a figure is a part."""

    unit: str
    code: str | None = None
    breakdown_of: str | None = None
    own: tuple[Pattern[str], ...] = ()  # all of these in the label
    all: tuple[Pattern[str], ...] = ()  # all of these in the statement and its headings
    none: tuple[Pattern[str], ...] = ()  # none of these in the label
    behind: tuple[Pattern[str], ...] = ()  # none of these in the words before


@dataclass(frozen=True)
class MeaningRules:
    """meanings.toml."""

    rules: IndexWords
    operations: tuple[OperationRule, ...]
    areas: dict[ReformArea, Pattern[str]]
