"""Dossiers: what departments report of the dossiers they received and solved, period by period
beside the same period of the year before.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hub.catalogue import Entity, Indicator
from hub.panels.panel import Cell, View
from hub.queries.comparison.row import gap, percent
from hub.queries.operations.shares import RATIOS, certain, counts_of, share
from hub.words.labels import FREQUENCIES
from hub.words.language import Text
from hub.words.period import Period, within
from hub.words.terms import Frequency

CODES = (
    "OPERATIONS/DOSSIERS_RECEIVED",
    "OPERATIONS/DOSSIERS_RECEIVED_ONLINE",
    "OPERATIONS/DOSSIERS_SOLVED",
    "OPERATIONS/DOSSIERS_ON_TIME",
    "OPERATIONS/DOSSIERS_OVERDUE",
    "OPERATIONS/DOSSIERS_ON_TIME_SHARE",
    "OPERATIONS/DOSSIERS_ONLINE_SHARE",
)


_NO_TEXT = Text("", "")


@dataclass(frozen=True)
class Question:
    """Of which units, in periods of which length, and none that ends after one."""

    entities: tuple[Entity, ...]
    frequency: Frequency = Frequency.QUARTER
    upto: Period | None = None


@dataclass(frozen=True)
class DossierFigure:
    """A figure and that of the same period of the year before; a share that is not reported is
    computed from its counts.
    """

    indicator: Indicator
    cell: Cell | None
    before: Cell | None

    @property
    def previous(self) -> float | None:
        """The value of the year before; None where it is in doubt."""
        return self.before.value if certain(self.before) else None

    @property
    def change(self) -> float | None:
        """The value minus that of the year before."""
        return gap(self.cell.value if certain(self.cell) else None, self.previous)

    @property
    def change_percent(self) -> float | None:
        """The change in percent of the value of the year before."""
        return percent(self.change, self.previous)


@dataclass(frozen=True)
class DossierPeriod:
    """What one unit reports of one period."""

    entity: Entity
    period: Period
    figures: tuple[DossierFigure, ...]


def dossiers(view: View, question: Question) -> tuple[DossierPeriod, ...]:
    """Each period of which a unit reports anything of dossiers, the latest first; a figure that is
    reported neither of it nor of the year before is left out.

    Figures of a unit are never set against those of another that went into it.
    """
    indicators = [meaning for code in CODES for meaning in view.catalogue.meanings(code)]
    reported = (
        _reported(view, indicators, entity, at=at)
        for at in _periods(view, indicators, question)
        for entity in question.entities
    )
    return tuple(each for each in reported if any(figure.cell for figure in each.figures))


def unreported(view: View, question: Question) -> Text:
    """Why no report answers a question: those there are have periods of other lengths, or there
    are none.
    """
    until = _NO_TEXT
    if question.upto:
        until = Text(f" đến hết kỳ {question.upto}", f" up to {question.upto}")
    lengths = _lengths(view, question)
    if not lengths:
        return _nothing(until)
    asked = _length(question.frequency)
    told = [_held(frequency, max(periods)) for frequency, periods in lengths.items()]
    vi, en = ("; ".join(texts) for texts in zip(*told, strict=True))
    return Text(
        f"không có báo cáo hồ sơ TTHC theo {asked.vi}{until.vi}; đang có: {vi}",
        f"no report of dossiers by {asked.en}{until.en} is held; there are: {en}",
    )


def _nothing(until: Text) -> Text:
    return Text(
        f"hệ thống chưa có báo cáo hồ sơ TTHC nào{until.vi} của cơ quan và các đơn vị trước sắp"
        " xếp; đề nghị người quản trị hệ thống lập mẫu báo cáo",
        f"no report of dossiers{until.en} of the department, nor of those that went into it, is"
        " held; ask the operator of the hub for a template of it",
    )


def _held(frequency: Frequency, last: Period) -> Text:
    """theo quý (frequency: QUARTER), mới nhất 2022-Q1."""
    vi, en = _length(frequency)
    return Text(
        f"theo {vi} (frequency: {frequency.name}), mới nhất {last}",
        f"by {en} (frequency: {frequency.name}), the last {last}",
    )


def _length(frequency: Frequency) -> Text:
    return FREQUENCIES.get(frequency, Text("kỳ có độ dài khác", "other lengths"))


def _lengths(view: View, question: Question) -> dict[Frequency, list[Period]]:
    """The periods of any length of which one of the units reports anything, by length."""
    own = {entity.id for entity in question.entities}
    lengths: dict[Frequency, list[Period]] = defaultdict(list)
    for code in CODES:
        for meaning in view.catalogue.meanings(code):
            panel = view.panel(meaning)
            for at in panel.periods:
                if within(at, None, question.upto) and own & panel.cells(at).keys():
                    lengths[at.frequency].append(at)
    return lengths


def _periods(view: View, indicators: Sequence[Indicator], question: Question) -> list[Period]:
    """The wanted periods of which anybody reports anything, the latest first."""
    held = {at for each in indicators for at in view.panel(each).periods}
    of_length = (at for at in held if at.frequency is question.frequency)
    wanted = (at for at in of_length if within(at, None, question.upto))
    return sorted(wanted, reverse=True)


def _reported(
    view: View, indicators: Sequence[Indicator], entity: Entity, at: Period
) -> DossierPeriod:
    now, before = (_cells(view, indicators, entity, at=each) for each in (at, at.year_before))
    figures = tuple(
        DossierFigure(each, now.get(each.code), before.get(each.code))
        for each in indicators
        if each.means(at) and (each.code in now or each.code in before)
    )
    return DossierPeriod(entity, at, figures)


def _cells(
    view: View, indicators: Sequence[Indicator], entity: Entity, at: Period
) -> Mapping[str, Cell]:
    """What a unit reports by code, with the shares that can be made of its counts."""
    cells = {
        each.code: cell
        for each in indicators
        if each.means(at) and (cell := view.panel(each).cells(at).get(entity.id))
    }
    for code, ratio in RATIOS.items():
        pair = counts_of(ratio, cells)
        is_reported = code in cells and cells[code].value is not None
        computed = share([pair]) if pair and not is_reported else None
        if computed:
            cells[code] = computed
    return cells
