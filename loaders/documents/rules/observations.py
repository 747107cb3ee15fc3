"""Whose and of when a figure is, and whether it is sure enough to stand as an observation."""

from dataclasses import dataclass
from re import Pattern


@dataclass(frozen=True)
class RelativeWords:
    """Words for times relative to the period of the document."""

    same: str
    previous: str
    since: str
    summed: str
    months: str
    alone: str
    apart: str
    begins: Pattern[str]
    of_a_document: Pattern[str]
    rest: str
    range: str


@dataclass(frozen=True)
class NarrowerWords:
    """Words by which a number is of some persons, of a day or of weeks."""

    opens: Pattern[str]
    beside: Pattern[str]
    anywhere: Pattern[str]
    person: str


@dataclass(frozen=True)
class OwnerWords:
    """Whose a figure is."""

    body: str
    parts: Pattern[str]
    province_wide: Pattern[str]
    publishers: str
    own_area: Pattern[str]
    province: Pattern[str]
    ends: str
    centre: str
    acting: Pattern[str]
    first: Pattern[str]
    measured: Pattern[str]
    level: Pattern[str]
    goes_on: Pattern[str]
    country: Pattern[str]
    beside_country: Pattern[str]
    never: Pattern[str]
    of_the_province: Pattern[str]


@dataclass(frozen=True)
class FormerWords:
    """What marks units of before a merger."""

    mark: str
    merger: str
    before: str
    now: str
    when: str
    kinds: str
    groups: str


@dataclass(frozen=True)
class FieldWords:
    """Parts of a total by field."""

    of: str
    unit: str
    begins: Pattern[str]
    leaves: Pattern[str]
    never: Pattern[str]


@dataclass(frozen=True)
class WholeRule:
    """What can be no larger than its whole, unless `beside` is spoken of."""

    parts: tuple[str, ...]
    whole: str
    beside: Pattern[str] | None = None


@dataclass(frozen=True)
class ObservationRules:
    """observations.toml."""

    ahead: tuple[str, ...]
    about: Pattern[str]
    estimated: Pattern[str]
    due: Pattern[str]
    rate: Pattern[str]
    each: Pattern[str]
    other_time: Pattern[str]
    published: Pattern[str]
    against: Pattern[str]
    same_part: Pattern[str]
    since: Pattern[str]
    publications: Pattern[str]
    year_before: Pattern[str]
    flows: Pattern[str]
    plain: Pattern[str]
    relative: RelativeWords
    narrower: NarrowerWords
    totals: dict[str, Pattern[str]]
    owners: OwnerWords
    former: FormerWords
    fields: FieldWords
    wholes: tuple[WholeRule, ...]
