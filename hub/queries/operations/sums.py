"""Sums: what the departments of a province report of one period, added up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity, Indicator
from hub.panels.kept import kept
from hub.panels.panel import Cell, View
from hub.queries.lineage import forerunners
from hub.queries.operations.shares import RATIOS, Counts, certain, counts, derived, share
from hub.words import units
from hub.words.errors import BadQuestion
from hub.words.labels import LACKING
from hub.words.language import Language, Text, within_sentence, written
from hub.words.period import Period
from hub.words.terms import EntityKind, MissingReason, Status

INDEX = "OPERATIONS"
# Several offices take part in such a dossier, and each may report it.
SHARED = {"OPERATIONS/DOSSIERS_INTERLINKED"}

_LINE_BYTES = 3000


@dataclass(frozen=True)
class Question:
    """The departments of which province, in exactly which period; the latest of which anything is
    reported by default.
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
            return _nothing(self.province).text
        listed = ", ".join(map(str, self.periods))
        return Text(
            f"chưa có báo cáo kỳ {self.period}; có báo cáo các kỳ {listed}",
            f"no report of {self.period} is held; there are those of {listed}",
        )


class _Reports(NamedTuple):
    """What the departments of a province report, by code and key of the department."""

    expected: tuple[Entity, ...]
    ended: Mapping[Entity, tuple[Entity, ...]]  # those that went into each within the period
    cells: Mapping[str, Mapping[int, Cell]]
    others: Mapping[int, tuple[Period, ...]]  # periods of which each reports anything else


class _Contribution(NamedTuple):
    """What is taken for one department that is expected: its own figure, or those of the units
    that went into it within the period.
    """

    taken: tuple[Entity, ...]
    not_added: Unadded | None
    left_out: tuple[Unadded, ...]


@kept(lambda operations: _LINE_BYTES * len(operations.lines))
def operations_sum(view: View, question: Question) -> OperationsSum:
    """What the departments of a province report of one period, added up.

    1. Those in being on the last day of the period are expected.
    2. Counts are added; a share is made of added counts, never of shares; nothing else is added.
    3. Who is in each sum is named, and who is not, with the reason.

    A half-year is never made of quarters: reports of other lengths of period are other reports.
    BadQuestion where no period is named and nothing is held.
    """
    catalogue = view.catalogue
    day = question.period.last_day if question.period else question.today
    province = catalogue.entity(question.province, day, EntityKind.PROVINCE)
    indicators = catalogue.indicators_of(INDEX)
    held = _held(view, indicators, catalogue.departments.get(province.public_id, ()))
    periods = sorted({at for every in held.values() for at in every})
    if question.period is None and not periods:
        raise _nothing(province)
    period = question.period or max(periods, key=lambda at: (at.last_day, at.months))
    reports = _reports(view, province, period, held=held)
    lines = (
        _line(reports, each, period)
        for each in indicators
        if each.means(period) and reports.cells[each.code]
    )
    return OperationsSum(
        province, period, tuple(periods), expected=reports.expected, lines=tuple(lines)
    )


def _held(
    view: View, indicators: Iterable[Indicator], departments: Iterable[Entity]
) -> Mapping[int, frozenset[Period]]:
    """The periods of which each department reports anything."""
    own = {each.id for each in departments}
    held: dict[int, set[Period]] = {}
    for each in indicators:
        panel = view.panel(each)
        for at in panel.periods:
            for department in own & panel.cells(at).keys():
                held.setdefault(department, set()).add(at)
    return {department: frozenset(periods) for department, periods in held.items()}


def _reports(
    view: View, province: Entity, period: Period, held: Mapping[int, frozenset[Period]]
) -> _Reports:
    catalogue = view.catalogue
    departments = catalogue.departments.get(province.public_id, ())
    day = min(period.last_day, province.valid_to or period.last_day)
    expected = tuple(each for each in departments if each.exists_on(day))
    return _Reports(
        expected=expected,
        ended={each: tuple(_ended(catalogue, each, period, day=day)) for each in expected},
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


def _ended(catalogue: Catalogue, entity: Entity, period: Period, day: date) -> Iterator[Entity]:
    """The units of the same province that went into one within the period."""
    for forerunner in forerunners(catalogue, entity):
        own = forerunner.entity
        if own.province == entity.province and own.ends_within(period.first_day, day):
            yield own


def _line(reports: _Reports, indicator: Indicator, period: Period) -> SummedLine:
    """One indicator over all departments."""
    ratio = RATIOS.get(indicator.code)
    if ratio is None and (reason := _unaddable(indicator)):
        return SummedLine(indicator, None, (), not_added=(), left_out=(), reason=reason)
    figures = _shared(reports, indicator.code) if ratio else reports.cells[indicator.code]
    taken, not_added, left_out = [], [], []
    for department in reports.expected:
        contribution = _contribution(reports, department, figures, period=period)
        taken += contribution.taken
        not_added += [contribution.not_added] if contribution.not_added else []
        left_out += contribution.left_out
    lacking = [each.entity for each in not_added]
    cell = _share(figures, taken) if ratio else _sum(figures, taken, lacking, period=period)
    return SummedLine(
        indicator=indicator,
        cell=cell,
        members=tuple(taken),
        not_added=tuple(not_added),
        left_out=tuple(left_out),
        reason=None if cell else (_NO_COUNTS if ratio else _NO_FIGURE),
    )


def _unaddable(indicator: Indicator) -> Text | None:
    """Why figures of an indicator are not added; None where they are."""
    if indicator.code in SHARED:
        return _SHARED
    if indicator.is_score or indicator.may_be_averaged or units.unit(indicator.unit).is_of_points:
        return _NO_COUNT
    return None


def _shared(reports: _Reports, code: str) -> dict[int, Counts]:
    """The counts of which the share of each department can be made."""
    ratio = RATIOS[code]
    parts, wholes = (reports.cells.get(each, {}) for each in ratio)
    pairs = {own: counts(parts[own], wholes.get(own)) for own in parts}
    return {own: pair for own, pair in pairs.items() if pair}


def _contribution(
    reports: _Reports,
    department: Entity,
    figures: Mapping[int, Cell | Counts],
    period: Period,
) -> _Contribution:
    """A figure of its own stands for those that went into it, which may be part of it."""
    before = [each for each in reports.ended[department] if _counts(figures.get(each.id))]
    if _counts(figures.get(department.id)):
        named = department.official_name(Language.VI, period.last_day)
        reason = Text(
            f"có thể đã nằm trong báo cáo của {named}",
            f"it may be part of the report of {department.official_name(Language.EN)}",
        )
        return _Contribution((department,), None, tuple(Unadded(each, reason) for each in before))
    not_added = Unadded(department, _why_missing(reports, department, figures, period=period))
    return _Contribution(tuple(before), not_added, ())


def _counts(figure: Cell | Counts | None) -> bool:
    return isinstance(figure, Counts) or certain(figure)


def _why_missing(
    reports: _Reports,
    department: Entity,
    figures: Mapping[int, Cell | Counts],
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


def _nothing(province: Entity) -> BadQuestion:
    vi = within_sentence(province.official_name(Language.VI))
    return BadQuestion(
        Text(
            f"chưa có báo cáo nào của các sở, ban, ngành {vi};"
            " nhập bằng “hub import” với mẫu của “hub template OPERATIONS”",
            f"no report of the departments of {province.official_name(Language.EN)} is held; import"
            " some with “hub import” and the template of “hub template OPERATIONS”",
        )
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
    "không lấy trung bình các tỷ lệ; chưa đơn vị nào báo cáo đủ hai số đếm để tính",
    "shares are not averaged; no department reports both counts of which it is made",
)
_NO_FIGURE = Text(
    "chưa có số liệu chắc chắn nào để cộng", "no certain figure is held that could be added"
)
