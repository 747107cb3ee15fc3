"""Sums: what the departments of a province report of one period, added up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from hub.catalogue import Entity, Indicator
from hub.panels.kept import kept
from hub.panels.panel import Cell, View
from hub.queries.operations.heirs import Heirs, heirs, parted
from hub.queries.operations.shares import RATIOS, Counts, certain, counts_of, derived, share
from hub.words import units
from hub.words.labels import LACKING
from hub.words.language import Language, Text, within_sentence, written
from hub.words.period import Period, parse
from hub.words.terms import EntityKind, MissingReason, Status

INDEX = "OPERATIONS"
_YEAR = 366  # days
Figures = Mapping[int, Cell | Counts]  # by the key of the department
# Several offices take part in such a dossier, and each may report it.
SHARED = {"OPERATIONS/DOSSIERS_INTERLINKED"}

_LINE_BYTES = 3000


@dataclass(frozen=True)
class Question:
    """The departments of which province, in exactly which period; by default the one of the last
    year held of which most departments report most.
    """

    province: str
    today: date
    period: Period | None = None


class Unadded(NamedTuple):
    """A department whose figure is not in a sum, and why."""

    entity: Entity
    reason: Text


@dataclass(frozen=True)
class SummedLine:
    """One indicator: its sum or its share over the members, or why it is neither."""

    indicator: Indicator
    cell: Cell | None
    members: tuple[Entity, ...]
    not_added: tuple[Unadded, ...]  # in being at the end of the period, and not in the sum
    left_out: tuple[Unadded, ...]  # merged within the period into one that reports it itself
    reason: Text | None

    @property
    def status(self) -> Status:
        """DERIVED where anything was computed."""
        return self.cell.status if self.cell else Status.MISSING

    @property
    def complete(self) -> bool:
        """Whether every department is in it."""
        return self.cell is not None and not self.not_added


@dataclass(frozen=True)
class OperationsSum:
    """What the departments of a province report of a period; `periods` are all of which any
    reports anything.
    """

    province: Entity
    period: Period
    periods: tuple[Period, ...]
    expected: tuple[Entity, ...]
    lines: tuple[SummedLine, ...]

    @property
    def reason(self) -> Text | None:
        """Why there is no line; None where there is one."""
        if self.lines:
            return None
        if not self.periods:
            return _nothing(self.province)
        listed = ", ".join(map(str, self.periods))
        return Text(
            f"chưa có báo cáo kỳ {self.period}; có báo cáo các kỳ {listed}",
            f"no report of {self.period} is held; there are those of {listed}",
        )


class _Reports(NamedTuple):
    """What the departments of a province report, by code and key of the department."""

    expected: tuple[Entity, ...]
    followed: Heirs  # those that ended within the period, with those that followed each
    cells: Mapping[str, Mapping[int, Cell]]
    others: Mapping[int, tuple[Period, ...]]  # periods of which each reports anything else


@kept(lambda operations: _LINE_BYTES * len(operations.lines))
def operations_sum(view: View, question: Question) -> OperationsSum:
    """What the departments of a province report of one period, added up.

    1. Those in being on the last day of the period are expected.
    2. Counts are added; a share is made of added counts, never of shares; nothing else is added.
    3. Who is in each sum is named, and who is not, with the reason.

    A half-year is never made of quarters: reports of other lengths of period are other reports.
    Where no period is named and nothing is held, the year is that of the day, or the last of a
    province that has ended.
    """
    catalogue = view.catalogue
    day = question.period.last_day if question.period else question.today
    province = catalogue.entity(question.province, day, EntityKind.PROVINCE)
    indicators = catalogue.indicators_of(INDEX)
    held = _held(view, indicators, catalogue.departments.get(province.public_id, ()))
    periods = sorted({at for every in held.values() for at in every})
    period = question.period or _usual(question, province, held, periods=periods)
    reports = _reports(view, province, period, held)
    lines = (
        _line(reports, each, period)
        for each in indicators
        if each.means(period) and _tells(reports, each)
    )
    return OperationsSum(
        province, period, tuple(periods), expected=reports.expected, lines=tuple(lines)
    )


def _held(
    view: View, indicators: Iterable[Indicator], departments: Iterable[Entity]
) -> Mapping[int, Counter[Period]]:
    """How many figures each department reports of each period."""
    own = {each.id for each in departments}
    held: dict[int, Counter[Period]] = defaultdict(Counter)
    for each in indicators:
        panel = view.panel(each)
        for at in panel.periods:
            for department in own & panel.cells(at).keys():
                held[department][at] += 1
    return held


def _usual(
    question: Question,
    province: Entity,
    held: Mapping[int, Counter[Period]],
    periods: Sequence[Period],
) -> Period:
    """The period that is meant where none is named."""
    if periods:
        return _fullest(held, periods)
    return parse(str(min(question.today, province.valid_to or question.today).year))


def _fullest(held: Mapping[int, Counter[Period]], periods: Sequence[Period]) -> Period:
    """Of the periods that end within a year of the last, that of which most departments report;
    of several that of most figures, then the latest, then the longest.
    """
    last = max(at.last_day for at in periods)
    recent = [at for at in periods if (last - at.last_day).days < _YEAR]
    return max(
        recent,
        key=lambda at: (
            sum(at in own for own in held.values()),
            sum(own[at] for own in held.values()),
            at.last_day,
            at.months,
        ),
    )


def _reports(
    view: View, province: Entity, period: Period, held: Mapping[int, Counter[Period]]
) -> _Reports:
    catalogue = view.catalogue
    departments = catalogue.departments.get(province.public_id, ())
    day = min(period.last_day, province.valid_to or period.last_day)
    expected = tuple(each for each in departments if each.exists_on(day))
    return _Reports(
        expected=expected,
        followed=heirs(catalogue, expected, period.first_day, day),
        cells=_cells(view, {each.id for each in departments}, period),
        others={
            key: tuple(sorted(at for at in periods if at != period and at.overlaps(period)))
            for key, periods in held.items()
        },
    )


def _cells(view: View, own: Set[int], period: Period) -> Mapping[str, Mapping[int, Cell]]:
    """What is held of these departments in a period, by code; nothing where the code has no
    meaning in it.
    """
    cells: dict[str, dict[int, Cell]] = defaultdict(dict)
    for each in view.catalogue.indicators_of(INDEX):
        in_period = view.panel(each).cells(period) if each.means(period) else {}
        cells[each.code] |= {key: in_period[key] for key in own & in_period.keys()}
    return cells


def _line(reports: _Reports, indicator: Indicator, period: Period) -> SummedLine:
    """One indicator over all departments."""
    ratio = RATIOS.get(indicator.code)
    if ratio is None and (reason := _unaddable(indicator)):
        return SummedLine(indicator, None, (), not_added=(), left_out=(), reason=reason)
    figures = _shared(reports, indicator.code) if ratio else reports.cells[indicator.code]
    taken, within = parted(_holders(reports, figures), reports.followed)
    missing = tuple(_missing(reports, figures, period))
    lacking = [each.entity for each in missing]
    cell = _share(figures, taken) if ratio else _sum(figures, taken, lacking, period)
    nothing = _NO_COUNTS if ratio else _NO_FIGURE
    return SummedLine(
        indicator=indicator,
        cell=cell,
        members=tuple(taken),
        not_added=missing,
        left_out=tuple(Unadded(unit, _part_of(heir, period)) for unit, heir in within.items()),
        reason=None if cell else nothing,
    )


def _holders(reports: _Reports, figures: Figures) -> list[Entity]:
    """The departments that have a certain figure, those that ended within the period among them."""
    units = sorted((*reports.expected, *reports.followed), key=lambda each: each.id)
    return [unit for unit in units if _counts(figures.get(unit.id))]


def _missing(reports: _Reports, figures: Figures, period: Period) -> Iterator[Unadded]:
    """Those in being at the end of the period without a certain figure of their own."""
    for each in reports.expected:
        if not _counts(figures.get(each.id)):
            yield Unadded(each, _why_missing(reports, each, figures, period))


def _unaddable(indicator: Indicator) -> Text | None:
    """Why figures of an indicator are not added; None where they are."""
    if indicator.code in SHARED:
        return _SHARED
    if indicator.is_score or indicator.may_be_averaged or units.unit(indicator.unit).is_of_points:
        return _NO_COUNT
    return None


def _tells(reports: _Reports, indicator: Indicator) -> bool:
    """Whether a figure of an indicator is reported, or one can be made of counts."""
    is_share = indicator.code in RATIOS
    return bool(reports.cells[indicator.code] or (is_share and _shared(reports, indicator.code)))


def _shared(reports: _Reports, code: str) -> dict[int, Counts]:
    """The counts of which the share of each department can be made."""
    ratio = RATIOS[code]
    cells = {own: reports.cells.get(own, {}) for own in ratio.codes}
    pairs = {
        unit: counts_of(ratio, {own: of[unit] for own, of in cells.items() if unit in of})
        for unit in cells[ratio.whole]
    }
    return {unit: pair for unit, pair in pairs.items() if pair}


def _part_of(heir: Entity, period: Period) -> Text:
    """Why the figure of a unit is not added beside that of one that followed it."""
    vi, en = (heir.official_name(language, period.last_day) for language in Language)
    return Text(f"có thể đã nằm trong báo cáo của {vi}", f"it may be part of the report of {en}")


def _counts(figure: Cell | Counts | None) -> bool:
    return isinstance(figure, Counts) or certain(figure)


def _why_missing(
    reports: _Reports,
    department: Entity,
    figures: Figures,
    period: Period,
) -> Text:
    """Why a department is not in a sum."""
    cell = figures.get(department.id)
    if isinstance(cell, Cell):
        if cell.value is not None:
            return Text("số liệu còn nghi vấn", "its figure is in doubt")
        return LACKING[cell.missing_reason or MissingReason.NOT_HELD]
    if any(department.id in cells for cells in reports.cells.values()):
        return Text(
            f"báo cáo kỳ {period} của đơn vị không có số này",
            f"its report of {period} does not have this figure",
        )
    if others := reports.others.get(department.id):
        listed = ", ".join(map(str, others))
        return Text(
            f"chưa có báo cáo kỳ {period}; có báo cáo kỳ {listed}",
            f"no report of {period} is held; there are those of {listed}",
        )
    return Text(f"chưa có báo cáo kỳ {period}", f"no report of {period} is held")


def _share(figures: Mapping[int, Counts], taken: Sequence[Entity]) -> Cell | None:
    return share([figures[each.id] for each in taken])


def _sum(
    figures: Mapping[int, Cell], taken: Sequence[Entity], missing: Sequence[Entity], period: Period
) -> Cell | None:
    """The sum of what is taken; None of nothing."""
    if not taken:
        return None
    cells = [figures[each.id] for each in taken]
    value = round(sum(cell.value for cell in cells), 10)
    inputs = tuple(cell.observation_id for cell in cells)
    terms = [(each, figures[each.id].value) for each in taken]
    return derived(value, inputs, partial(_formula, terms, len(missing), period), missing=missing)


def _formula(terms: Sequence[tuple[Entity, float]], lacking: int, period: Period) -> Text:
    """The sum in words: Cộng báo cáo của 2 đơn vị: Sở Y tế 12 + Sở Xây dựng 30 (thiếu 15 đơn
    vị).
    """
    vi, en = (
        " + ".join(
            f"{entity.name(language, period.last_day)} {written(value, 0).within(language)}"
            for entity, value in terms
        )
        for language in Language
    )
    without = (
        Text(f" (thiếu {lacking} đơn vị)", f" ({lacking} missing)") if lacking else Text("", "")
    )
    return Text(
        f"Cộng báo cáo của {len(terms)} đơn vị: {vi}{without.vi}",
        f"Sum of the reports of {len(terms)}: {en}{without.en}",
    )


def _nothing(province: Entity) -> Text:
    """That no department of a province reports anything, and how a report comes in."""
    vi = within_sentence(province.official_name(Language.VI))
    return Text(
        f"chưa có báo cáo nào của các sở, ban, ngành {vi};"
        " đề nghị người quản trị hệ thống lập mẫu báo cáo",
        f"no report of the departments of {province.official_name(Language.EN)} is held; ask"
        " the operator of the hub for a template of it",
    )


_SHARED = Text(
    "không cộng: một hồ sơ liên thông có thể được nhiều cơ quan cùng báo cáo",
    "not added: an interlinked dossier may be reported by several offices",
)
_NO_COUNT = Text(
    "không cộng và không lấy trung bình: không phải số đếm, và chưa biết tính từ hai số đếm nào",
    "neither added nor averaged: it is no count, and of which two counts it is made is not known",
)
_NO_COUNTS = Text(
    "không lấy trung bình các tỷ lệ; chưa đơn vị nào báo cáo đủ các số đếm để tính",
    "shares are not averaged; no department reports all the counts of which it is made",
)
_NO_FIGURE = Text(
    "chưa có số liệu chắc chắn nào để cộng", "no certain figure is held that could be added"
)
