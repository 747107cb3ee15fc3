"""The units of documents: the words that stand for each, and what kind of number is in it."""

from enum import Enum, auto
from typing import NamedTuple

from hub.words import units
from hub.words.units import Unit
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import alternatives

# A pattern of every unit, and the unit that each word stands for.
UNITS, UNIT_OF = alternatives(RULES.quantities.units)
SHARE, POINTS, RANK = "%", "điểm", "hạng"
DAYS, MONEY, DOSSIERS = "ngày", "đồng", "hồ sơ"


class UnitKind(Enum):
    """What a number in a unit is."""

    SCORE = auto()  # a share or points
    PLACE = auto()  # in a ranking
    TIME = auto()  # hours and minutes
    DAYS = auto()  # measured, and counted as well
    MONEY = auto()
    CURRENCY = auto()  # of another country, in which no budget is set
    THINGS = auto()


class DocumentUnit(NamedTuple):
    """A unit of documents; one that is not in the table counts things."""

    name: str
    kind: UnitKind = UnitKind.THINGS
    of: Unit | None = None  # the unit of indicators that it is, or a multiple of it
    is_passed_on: bool = True  # to numbers behind it that have no unit

    @property
    def counts_things(self) -> bool:
        """Whether it is the name of the things that are counted."""
        return self.kind is UnitKind.THINGS

    @property
    def is_score(self) -> bool:
        """Whether a result on a scale is given in it."""
        return self.of is not None and self.of.is_score

    @property
    def has_fractions(self) -> bool:
        """Whether a comma before three digits is surely a decimal one: 85,125 điểm."""
        return self.kind is UnitKind.SCORE

    @property
    def has_fractions_in_tables(self) -> bool:
        """Whether a point before three digits is a decimal one in the cells of a table."""
        return self.of is not None

    @property
    def is_of_an_index(self) -> bool:
        """Whether the total of an index, or a place in its ranking, may be given in it."""
        return self.kind in (UnitKind.SCORE, UnitKind.PLACE)

    @property
    def is_of_levels(self) -> bool:
        """Whether a number in it is a level that is reached, and no count of what is done."""
        return self.kind in (UnitKind.SCORE, UnitKind.PLACE, UnitKind.TIME)


def unit(name: str) -> DocumentUnit:
    """The unit of this name."""
    return _UNITS.get(name) or DocumentUnit(name)


def base(name: str) -> DocumentUnit:
    """The unit of this name without the one that it is for each of: phút/lần."""
    return unit(name.partition("/")[0])


_UNITS = {
    each.name: each
    for each in (
        DocumentUnit(SHARE, UnitKind.SCORE, units.unit(units.PERCENT), is_passed_on=False),
        DocumentUnit(POINTS, UnitKind.SCORE, units.unit(units.POINTS)),
        DocumentUnit(units.PERCENTAGE_POINTS, UnitKind.SCORE),
        *(DocumentUnit(name, UnitKind.PLACE, is_passed_on=name != RANK) for name in units.PLACES),
        DocumentUnit("", UnitKind.PLACE, is_passed_on=False),  # of a band: nhóm cao nhất
        DocumentUnit("phút", UnitKind.TIME, units.unit("minutes")),
        DocumentUnit("giờ", UnitKind.TIME, units.unit("minutes")),
        DocumentUnit(DAYS, UnitKind.DAYS, units.unit("days")),
        DocumentUnit(MONEY, UnitKind.MONEY, is_passed_on=False),
        DocumentUnit("USD", UnitKind.CURRENCY, is_passed_on=False),
    )
}
