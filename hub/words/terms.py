"""The closed lists of words that tables, rows, questions and the API share."""

from enum import IntEnum, StrEnum


class EntityKind(StrEnum):
    """What is measured."""

    COUNTRY = "COUNTRY"
    REGION = "REGION"
    PROVINCE = "PROVINCE"
    DEPARTMENT = "DEPARTMENT"
    DISTRICT = "DISTRICT"
    COMMUNE = "COMMUNE"
    MINISTRY = "MINISTRY"
    BODY = "BODY"  # rated in a province, yet no department of it: a company, a public service unit


# Of these there are thousands: only those that figures of a period name are rated.
BELOW_PROVINCES = (EntityKind.DISTRICT, EntityKind.COMMUNE)
# Their names tell which one is meant only together with their province.
NAMED_BY_PROVINCE = (EntityKind.DEPARTMENT, *BELOW_PROVINCES)
AREAS = (*BELOW_PROVINCES, EntityKind.BODY)
WITHIN_PROVINCES = (EntityKind.DEPARTMENT, *AREAS)  # each province rates its own


class HighlightKind(StrEnum):
    """The rule by which something of a scorecard stands out."""

    TOP_QUARTILE = "TOP_QUARTILE"
    RANK_RISE = "RANK_RISE"
    PUBLISHED_RANK_FALL = "PUBLISHED_RANK_FALL"
    BOTTOM_QUARTILE = "BOTTOM_QUARTILE"
    RANK_FALL = "RANK_FALL"


class HitKind(StrEnum):
    """What a search finds; an area is the country, a district, a commune, a ministry or a body."""

    PROVINCE = "PROVINCE"
    DEPARTMENT = "DEPARTMENT"
    REGION = "REGION"
    AREA = "AREA"
    INDEX = "INDEX"
    INDICATOR = "INDICATOR"
    DOCUMENT = "DOCUMENT"


class SuccessionKind(StrEnum):
    """How one entity became another."""

    MERGED_INTO = "MERGED_INTO"
    SPLIT_FROM = "SPLIT_FROM"
    PART_TRANSFERRED_TO = "PART_TRANSFERRED_TO"


class Frequency(StrEnum):
    """How often figures come."""

    YEAR = "YEAR"
    HALF_YEAR = "HALF_YEAR"
    QUARTER = "QUARTER"
    MONTH = "MONTH"
    REPORTING_YEAR = "REPORTING_YEAR"
    REPORTING_HALF_YEAR = "REPORTING_HALF_YEAR"
    REPORTING_QUARTER = "REPORTING_QUARTER"
    REPORTING_MONTH = "REPORTING_MONTH"
    READING = "READING"
    IRREGULAR = "IRREGULAR"


class BreakKind(StrEnum):
    """Why a series is not one series."""

    METHOD = "METHOD"
    SCALE = "SCALE"
    UNIT = "UNIT"
    TERRITORY = "TERRITORY"
    SOURCE = "SOURCE"


class Severity(StrEnum):
    """CUT: no line is drawn across. NOTE: the line goes on, with a mark."""

    CUT = "CUT"
    NOTE = "NOTE"


class ReformArea(StrEnum):
    """Steering and the six areas of the administrative reform programme (76/NQ-CP of 2021)."""

    STEERING = "STEERING"
    INSTITUTIONS = "INSTITUTIONS"
    PROCEDURES = "PROCEDURES"
    APPARATUS = "APPARATUS"
    CIVIL_SERVICE = "CIVIL_SERVICE"
    PUBLIC_FINANCE = "PUBLIC_FINANCE"
    DIGITAL_GOVERNMENT = "DIGITAL_GOVERNMENT"


class Composition(StrEnum):
    """How a whole is made of its parts.

    SUM_OF_TOLD is the sum of those that a source tells, SCALED one part by the share of its
    maximum.
    """

    SUM = "SUM"
    SUM_OF_TOLD = "SUM_OF_TOLD"
    MEAN = "MEAN"
    WEIGHTED_MEAN = "WEIGHTED_MEAN"
    SCALED = "SCALED"


class Measure(StrEnum):
    """What of an indicator a target speaks of."""

    VALUE = "VALUE"
    RANK = "RANK"
    GROUP = "GROUP"


class Comparator(StrEnum):
    """How a result is set against a target."""

    AT_LEAST = "AT_LEAST"
    AT_MOST = "AT_MOST"
    MORE_THAN = "MORE_THAN"
    LESS_THAN = "LESS_THAN"
    EQUAL = "EQUAL"
    INCREASE_BY = "INCREASE_BY"
    REDUCE_BY = "REDUCE_BY"

    @property
    def is_change(self) -> bool:
        """Whether it tells by how much, counted from another figure, and no level."""
        return self in (Comparator.INCREASE_BY, Comparator.REDUCE_BY)


class Obstacle(StrEnum):
    """What keeps a target from being measured."""

    NO_INDICATOR = "NO_INDICATOR"
    INDICATOR_NOT_HELD = "INDICATOR_NOT_HELD"
    NO_UNIT = "NO_UNIT"
    NO_FIGURE = "NO_FIGURE"
    NO_FINAL_FIGURE = "NO_FINAL_FIGURE"
    NO_LEVEL = "NO_LEVEL"
    OTHER_UNIT = "OTHER_UNIT"
    NO_BASELINE = "NO_BASELINE"
    NOT_COMPARABLE = "NOT_COMPARABLE"
    NO_DEADLINE = "NO_DEADLINE"
    NO_RATE = "NO_RATE"


class ComputedRanks(StrEnum):
    """Where ranks that the hub computes may be told, where their publisher gives none."""

    SENTENCE = "sentence"  # in sentences and on pages
    PAGE = "page"  # on pages, named as computed
    NONE = "none"


class TwoPersons(StrEnum):
    """Whether who publishes a staged import has to be another than who staged it."""

    NONE = "none"
    NAME = "name"  # by the names that both told
    ACCOUNT = "account"  # by their accounts of the system too


class StagedState(StrEnum):
    """Where a staged import stands."""

    WAITING = "WAITING"
    PUBLISHED = "PUBLISHED"
    REJECTED = "REJECTED"


class TargetState(StrEnum):
    """How a target stands."""

    REACHED = "REACHED"
    ON_TRACK = "ON_TRACK"
    OFF_TRACK = "OFF_TRACK"
    MISSED = "MISSED"
    NOT_MEASURABLE = "NOT_MEASURABLE"


class Comparable(StrEnum):
    """Whether two figures may be set against each other."""

    YES = "YES"
    WITH_CAUTION = "WITH_CAUTION"
    NO = "NO"


class CheckKind(StrEnum):
    """What a reconciliation sets against what."""

    PARTS = "PARTS"
    RANK = "RANK"
    MEAN = "MEAN"
    SOURCES = "SOURCES"
    HISTORY = "HISTORY"


class SentenceKind(StrEnum):
    """What a sentence of a report speaks of."""

    RESULT = "RESULT"
    MISSING = "MISSING"
    REFERENCES = "REFERENCES"
    GROUP = "GROUP"
    COMPUTED_RANK = "COMPUTED_RANK"
    COMPARABILITY = "COMPARABILITY"
    COMPONENTS = "COMPONENTS"
    RANK_CHANGE = "RANK_CHANGE"


class ReleaseState(StrEnum):
    """Where a release stands."""

    STAGED = "STAGED"
    PUBLISHED = "PUBLISHED"
    UNDONE = "UNDONE"


class WithdrawalKind(StrEnum):
    """How a document ends what another one said: it takes its place, or it only takes it back."""

    REPLACED = "REPLACED"
    ANNULLED = "ANNULLED"


class Status(IntEnum):
    """What kind of statement an observation is."""

    REPORTED = 0
    PROVISIONAL = 1
    MISSING = 2
    DERIVED = 3
    WITHDRAWN = 4


class MissingReason(IntEnum):
    """Why there is no value; 0 where there is one."""

    NONE = 0
    NOT_SURVEYED = 1
    NOT_PUBLISHED = 2
    NOT_HELD = 3
    NOT_YET = 4
    NO_LONGER = 5
    SUPPRESSED = 6


class SourceTier(IntEnum):
    """How near a source is to the publisher; the lower the better."""

    OFFICIAL = 0
    PRESS = 1
    COPY = 2
