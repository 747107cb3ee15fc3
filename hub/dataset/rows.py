"""Checked, frozen rows: what a loader hands to the importer, each with the place it was read from.

The fields of a catalogue row are the columns of its table; one row refers to another by its public
id.
"""

from datetime import date
from typing import NamedTuple

from hub.words.errors import Fault, Suspicion
from hub.words.language import Text
from hub.words.period import Period
from hub.words.scale import Scale
from hub.words.terms import (
    BreakKind,
    Comparator,
    Composition,
    EntityKind,
    Frequency,
    Measure,
    MissingReason,
    ReformArea,
    Severity,
    SourceTier,
    Status,
    SuccessionKind,
    WithdrawalKind,
)

LONGEST_TITLE = 500  # letters of the title of a source


class EntityRow(NamedTuple):
    """Something that is measured, from a date to a date; None where the day is not known or has
    not come.
    """

    public_id: str
    kind: EntityKind
    province: str | None = None
    code: str | None = None
    iso_code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


class EntityNameRow(NamedTuple):
    """The names an entity bore from a date to a date."""

    entity: str
    name_vi: str
    name_en: str
    official_vi: str
    official_en: str
    is_city: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


class AliasRow(NamedTuple):
    """Another spelling of an entity's name; an abbreviation is shown as such."""

    entity: str
    spelling: str
    abbreviation: bool = False


class MembershipRow(NamedTuple):
    """A province belongs to a region from a date to a date."""

    entity: str
    region: str
    valid_from: date | None = None
    valid_to: date | None = None


class DocumentRow(NamedTuple):
    """A legal or departmental document."""

    public_id: str
    kind: str
    title: str
    number: str | None = None
    date: "date | None" = None
    date_printed: str | None = None
    issuer: str | None = None
    issuer_entity: str | None = None
    province: str | None = None
    period: str | None = None
    url: str | None = None

    def completed(self, other: "DocumentRow") -> "DocumentRow":
        """The row with its blanks filled by another one; the words of a day go with the day."""
        blanks = [field for field, value in self._asdict().items() if value is None]
        filled = {field: getattr(other, field) for field in blanks}
        if self.date is None and other.date:
            filled["date_printed"] = other.date_printed
        elif self.date != other.date:
            filled.pop("date_printed", None)
        return self._replace(**filled)


class DocumentCitationRow(NamedTuple):
    """One document cites another."""

    document: str
    cites: str


class SuccessionRow(NamedTuple):
    """One entity became, or gave a part to, another."""

    predecessor: str
    successor: str
    day: date
    kind: SuccessionKind
    document: str | None = None
    note: str | None = None


class NoSuccessionRow(NamedTuple):
    """What was told before of the way of an entity is taken back."""

    predecessor: str


class IndexRow(NamedTuple):
    """An index and who publishes it."""

    public_id: str
    name_vi: str
    name_en: str
    description_vi: str
    description_en: str
    publisher: str
    frequency: Frequency
    kind: EntityKind = EntityKind.PROVINCE
    url: str | None = None
    licence: str | None = None
    terms_vi: str | None = None
    terms_en: str | None = None
    short_vi: str | None = None  # how sentences call it: PAPI
    short_en: str | None = None
    parts_vi: str | None = None  # how they call its main parts: chỉ số nội dung PAPI
    parts_en: str | None = None
    decimals: int = 2  # with which its figures are written
    # from the end of a period until its figures are usually out, or from one reading to the next
    lag_months: int | None = None
    # its figure of the country or a region is the plain mean of the provinces
    plain_mean: bool = False
    # where an act or plan sets a day: in which month after the end of a period, and on which day
    # of it, at the latest its last
    due_month: int | None = None
    due_day: int | None = None
    due_document: str | None = None  # the act or plan, as a sentence names it


class EditionRow(NamedTuple):
    """A method version of an index, from a period to a period."""

    public_id: str
    index: str
    name_vi: str
    name_en: str
    valid_from: str
    valid_to: str | None = None
    province: str | None = None
    document: str | None = None
    note_vi: str | None = None
    note_en: str | None = None


class GroupRow(NamedTuple):
    """A band of results as published, or as somebody else says (not confirmed), for an indicator
    in a span of periods.
    """

    edition: str
    of: str  # PAR_INDEX/TOTAL
    code: str  # as printed: "A", "Tốt"
    name_vi: str
    name_en: str
    valid_from: str
    valid_to: str | None = None
    lower: float | None = None  # within the band
    upper: float | None = None  # beyond it
    confirmed: bool = True
    count: int | None = None  # how many the publisher says stand in it


class IndicatorRow(NamedTuple):
    """One meaning of a code, in force from a period to a period."""

    public_id: str
    index: str
    code: str
    name_vi: str
    name_en: str
    unit: str
    level: int
    valid_from: str
    valid_to: str | None = None
    edition: str | None = None
    tree: str = "MAIN"
    parent: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    weight: float | None = None
    higher_is_better: bool = True
    reform_area: ReformArea | None = None
    definition_vi: str | None = None
    definition_en: str | None = None

    @property
    def scale(self) -> Scale:
        """The least and the greatest value that it can have."""
        return Scale(self.minimum, self.maximum)


class PartRow(NamedTuple):
    """Besides its own place an indicator is a part of this parent in this tree; all are codes."""

    parent: str
    tree: str
    indicator: str


class DivisionRow(NamedTuple):
    """How a parent is made of its parts in a tree, where that is documented, from a period to a
    period.
    """

    parent: str
    tree: str
    composition: Composition
    valid_from: str
    valid_to: str | None = None
    tolerance: float = 0.0  # beyond rounding, in the parent's unit
    note_vi: str | None = None
    note_en: str | None = None


class SpellingRow(NamedTuple):
    """Another name, or an abbreviation, of an index or of an indicator."""

    thing: str
    spelling: str


class ChainRow(NamedTuple):
    """Two consecutive meanings that may be joined into one series."""

    predecessor: str
    successor: str


class BreakRow(NamedTuple):
    """From this period on, the figures of a code (or of an entity) are not seamless with those
    before.
    """

    at: str
    kind: BreakKind
    severity: Severity
    note_vi: str
    note_en: str
    code: str = ""
    entity: str = ""
    document: str | None = None


class RatedRow(NamedTuple):
    """How many entities of a kind the publisher rated in a span of periods, where not all in
    force were.
    """

    index: str
    kind: EntityKind
    valid_from: str
    valid_to: str
    count: int


class PublicationRow(NamedTuple):
    """Who published the results of an index in a span of periods, as it was then called."""

    index: str
    publisher_vi: str  # {province} stands for the province of the unit
    publisher_en: str
    valid_from: str
    valid_to: str | None = None
    document: str | None = None  # that decides the results


class SourceRow(NamedTuple):
    """A publisher's own line (OFFICIAL) or one document that retells or copies it."""

    public_id: str
    publisher: str
    title: str
    tier: SourceTier
    url: str | None = None
    published_on: date | None = None
    document: str | None = None
    holder: str | None = None  # who keeps a copy
    accessed_on: date | None = None


class NoteRow(NamedTuple):
    """A remark that many observations share."""

    public_id: str
    text_vi: str
    text_en: str


class ObservationRow(NamedTuple):
    """One cell as a source prints it; names and codes are still as printed there."""

    origin: str
    indicator: str  # PAPI/S32
    entity: str  # "TT.Huế"
    period: Period
    source: str  # public id of its source
    value: float | None = None
    printed: str | None = None
    rank: int | None = None
    rank_of: int | None = None
    group: str | None = None  # the band or grade that the source prints
    low: float | None = None
    high: float | None = None
    standard_error: float | None = None
    respondents: int | None = None
    status: Status = Status.REPORTED
    missing_reason: MissingReason = MissingReason.NONE
    reading: int = 0  # yyyymmdd, 0 where there is none
    cumulative: bool = False
    locator: str | None = None  # sheet and cell, page or line of the source
    notes: str = ""  # public ids of notes, parted by blanks
    preferred: str | None = None  # the editor's reason for choosing this claim
    kind: EntityKind = EntityKind.PROVINCE
    province: str | None = None
    # whom the source ranks it with, in the source's words; empty where the kind says it
    block: str = ""
    doubtful: bool = False  # shown with its note, neither ranked nor averaged
    as_printed: str | None = None  # its entity's name in the source, where `entity` is an id
    # the fields that its source takes back; "value" is the whole figure
    retracted: tuple[str, ...] = ()


class WithdrawalRow(NamedTuple):
    """A document replaces or annuls another: all that the other one said ends."""

    origin: str
    source: str  # the public id, the number or the title of the other
    kind: WithdrawalKind
    # public id of the source that says so; None for the only source of the file
    by: str | None = None


class TargetRow(NamedTuple):
    """What a document promises or demands, as its words say it."""

    origin: str
    document: str  # public id
    label: str
    measure: Measure
    comparator: Comparator
    value: float | None  # None where a band is aimed at
    printed: str  # "tối thiểu 95%"
    unit: str | None = None
    valid_from: str | None = None  # periods
    by: str | None = None
    baseline: str | None = None  # against what it grows or shrinks, as printed
    entity: str | None = None  # whose it is, as printed; None for the issuer's own
    province: str | None = None
    indicator: str | None = None  # only where the words name one
    reform_area: ReformArea | None = None
    locator: str | None = None


class TargetsAloneRow(NamedTuple):
    """Of this document the file states the targets alone: its figures stand as they are."""

    document: str  # public id


class FigureRow(NamedTuple):
    """A number that a document states."""

    origin: str
    document: str  # public id
    label: str
    value: float
    printed: str
    unit: str
    period: str | None = None
    entity: str | None = None  # whose it is, as printed or an id; None for the issuer's own
    indicator: str | None = None
    breakdown_of: str | None = None  # the indicator of which it is a part
    implied: bool = False  # zero, said in words
    locator: str | None = None
    as_printed: str | None = None  # its entity's name in the document, where `entity` is an id


class UnplacedRow(NamedTuple):
    """A passage with a number that is neither a figure nor a target for sure."""

    origin: str
    document: str  # public id
    text: str
    locator: str | None = None


class Ignored(NamedTuple):
    """A cell, or a row or column of cells, that is no figure of ours, such as a title or a note."""

    origin: str
    found: str
    why: Text
    cells: int = 1


class Recognised(NamedTuple):
    """What a loader took a part of a file for, and how many cells of it stand around figures:
    ranks, intervals, names, titles.
    """

    origin: str
    text: Text
    beside: int = 0
    part: bool = False  # the file says itself that it holds only some of the units


class Ruling(NamedTuple):
    """The rules that decided the row before it, each behind the question that it answers."""

    origin: str
    rules: tuple[str, ...]  # "tense among-results"
    sentence: str = ""  # that says a figure


CatalogueRow = (
    EntityRow
    | EntityNameRow
    | AliasRow
    | MembershipRow
    | DocumentRow
    | DocumentCitationRow
    | SuccessionRow
    | NoSuccessionRow
    | IndexRow
    | EditionRow
    | GroupRow
    | IndicatorRow
    | PartRow
    | DivisionRow
    | SpellingRow
    | ChainRow
    | BreakRow
    | RatedRow
    | PublicationRow
    | SourceRow
    | NoteRow
)
StatementRow = TargetRow | FigureRow | UnplacedRow
Row = (
    CatalogueRow
    | ObservationRow
    | StatementRow
    | WithdrawalRow
    | TargetsAloneRow
    | Recognised
    | Ignored
    | Ruling
    | Suspicion
    | Fault
)
