"""Indices, editions, indicators by meaning, and where their series break."""

from dataclasses import dataclass
from functools import cached_property

from hub.catalogue.division import Division
from hub.words import codes, period, units
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period
from hub.words.scale import Scale
from hub.words.terms import BreakKind, EntityKind, Frequency, ReformArea, Severity


@dataclass(frozen=True, eq=False)
class Index:
    """An index and who publishes it."""

    public_id: str
    name: Text
    description: Text
    publisher: str
    frequency: Frequency
    kind: EntityKind
    url: str | None
    licence: str | None
    terms: Text | None
    short: Text  # how sentences call it
    parts: Text  # how they call its main parts
    decimals: int
    lag_months: int | None
    plain_mean: bool
    due_month: int | None = None
    due_day: int | None = None
    due_document: str | None = None

    @property
    def total(self) -> str:
        """The code of its total."""
        return codes.total(self.public_id)


@dataclass(frozen=True, eq=False)
class Edition:
    """A method version of an index."""

    public_id: str
    index: str
    name: Text
    valid_from: Period
    valid_to: Period | None
    province: str | None
    document: str | None
    note: Text | None


@dataclass(frozen=True)
class Group:
    """A band of results: from `lower` up to, and not including, `upper`."""

    edition: str
    of: str
    code: str
    name: Text
    valid_from: Period
    valid_to: Period | None
    lower: float | None
    upper: float | None
    confirmed: bool
    count: int | None = None  # how many the publisher says stand in it

    def holds(self, value: float) -> bool:
        """Whether a value lies in the band; one without limits holds none."""
        low, high = self.lower, self.upper
        return (
            (low, high) != (None, None)
            and (low is None or low <= value)
            and (high is None or value < high)
        )


@dataclass(frozen=True, eq=False)
class Indicator:
    """One meaning of a code."""

    id: int
    public_id: str
    index: str
    code: str
    name: Text
    unit: str
    level: int
    valid_from: Period
    valid_to: Period | None
    edition: str | None
    tree: str
    parent: str | None
    minimum: float | None
    maximum: float | None
    weight: float | None
    higher_is_better: bool
    reform_area: ReformArea | None
    definition: Text | None

    def means(self, at: Period) -> bool:
        """Whether this meaning is in force in the whole period."""
        return in_force(self, at)

    @cached_property
    def scale(self) -> Scale:
        """The least and the greatest value that it can have."""
        return Scale(self.minimum, self.maximum)

    def fits(self, value: float) -> bool:
        """Whether a value is a number on the scale."""
        return self.scale.fits(value)

    @property
    def is_score(self) -> bool:
        """Whether its figures are results, in points or in percent."""
        return units.unit(self.unit).is_score

    @property
    def may_be_averaged(self) -> bool:
        """Whether the figure of a whole may be a mean of those of its parts."""
        return units.unit(self.unit).may_be_averaged

    @property
    def span(self) -> str:
        """The years of this meaning, as 2011–2017 or 2018–."""
        return f"{self.valid_from}–{self.valid_to or ''}"


@dataclass(frozen=True)
class Series:
    """What an indicator reference stands for: its meanings in time order."""

    reference: str
    meanings: tuple[Indicator, ...]

    def meaning(self, at: Period) -> Indicator:
        """The meaning in force in a period; BadQuestion names the years for which there is one."""
        meaning = next((indicator for indicator in self.meanings if indicator.means(at)), None)
        if meaning is None:
            raise BadQuestion(self._absent(at))
        return meaning

    def _absent(self, at: Period) -> Text:
        """That there is nothing of it in a period, and since when, or when, there is."""
        first, name = self.meanings[0].valid_from, self.reference.removesuffix("/TOTAL")
        if at.last_day < first.first_day:
            return before_first(Text(name, name), at, first)
        spans = ", ".join(indicator.span for indicator in self.meanings)
        return Text(
            f"{name} không có {at.spoken.vi}; hệ thống có {spans}",
            f"{name} has no {at.spoken.en}; the hub has {spans}",
        )

    @property
    def last(self) -> Indicator:
        """The latest meaning."""
        return self.meanings[-1]


def before_first(name: Text, at: Period, first: Period) -> Text:
    """That a period comes before the first of which there is anything."""
    return Text(
        f"{name.vi} chưa có {at.spoken.vi}; hệ thống có từ {first.spoken.vi}",
        f"{name.en} has no {at.spoken.en} yet; the hub has it from {first.spoken.en}",
    )


@dataclass(frozen=True)
class Break:
    """From a period on, figures are not seamless with those before."""

    at: Period
    kind: BreakKind
    severity: Severity
    note: Text
    code: str
    entity: str
    document: str | None

    def between(self, first: Period, last: Period) -> bool:
        """Whether it comes after the beginning of one period and not after the end of another."""
        return first.first_day < self.at.first_day <= last.last_day


@dataclass(frozen=True)
class Rated:
    """How many entities of a kind a publisher rated in a span."""

    index: str
    kind: EntityKind
    valid_from: Period
    valid_to: Period
    count: int


@dataclass(frozen=True, eq=False)
class Publication:
    """Who published the results of an index in a span, as it was then called, and by which
    document.
    """

    index: str
    publisher: Text  # {province} stands for the province of the unit
    valid_from: Period
    valid_to: Period | None
    document: str | None

    @property
    def is_of_provinces(self) -> bool:
        """Whether each province publishes the results of its own."""
        return "{province}" in self.publisher.vi


def in_force(
    thing: Indicator | Edition | Group | Rated | Publication | Division, at: Period
) -> bool:
    """Whether a span of periods holds a whole period."""
    return period.within(at, thing.valid_from, thing.valid_to)


def share_time(one: Indicator, other: Indicator | Edition) -> bool:
    """Whether two meanings, or a meaning and an edition, are ever in force together."""
    starts = max(one.valid_from.first_day, other.valid_from.first_day)
    ends = [
        indicator.valid_to.last_day for indicator in (one, other) if indicator.valid_to is not None
    ]
    return not ends or starts <= min(ends)
