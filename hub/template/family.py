"""A template: the form of a family for a period and its units, as an office is to fill it in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hub.catalogue import Catalogue, Entity, Index, Indicator, timing
from hub.template import form
from hub.template.form import Form, FormColumn, FormRow
from hub.words import clock, units
from hub.words.errors import BadUse
from hub.words.labels import KINDS_IN_TEMPLATES
from hub.words.language import Language, Text, alphabetical, opened, within_sentence
from hub.words.period import Period
from hub.words.terms import WITHIN_PROVINCES, EntityKind, Frequency

_BESIDE = {
    "rank": "Hạng công bố",
    "rank_of": "Trên tổng số",
    "group": "Nhóm, xếp loại",
    "block": "Khối đánh giá",
}
_RANKED_IN_BLOCKS = (*WITHIN_PROVINCES, EntityKind.MINISTRY)
_NOTHING = Text("", "")


@dataclass(frozen=True)
class Scope:
    """Whom and when a template is for: a family, a period, a kind of unit, perhaps a province."""

    catalogue: Catalogue
    index: Index
    at: Period
    kind: EntityKind
    province: Entity | None

    @property
    def rating_province(self) -> str | None:
        """The province that rates the units, where each rates its own."""
        return self.province.public_id if self.province and self._is_within else None

    @property
    def is_part(self) -> bool:
        """Whether the family rates others besides."""
        return self.kind is not self.index.kind or self.province is not None

    @property
    def is_of_the_province(self) -> bool:
        """Whether the province itself is the one unit."""
        return self.province is not None and self.kind is EntityKind.PROVINCE

    @property
    def title(self) -> str:
        """The family, the kind of unit, the province and the period."""
        parts = [_line(self.index.name.vi)]
        if not self.is_of_the_province:
            parts.append(KINDS_IN_TEMPLATES[self.kind])
        if self.province:
            parts.append(_official(self.province, self.at))
        return " – ".join((*parts, period_words(self.at)))

    @property
    def _is_within(self) -> bool:
        return self.kind in WITHIN_PROVINCES

    def entities(self) -> list[Entity]:
        """Those that fill in a row each; BadUse where there can be none."""
        if self._is_within and self.province is None:
            raise BadUse(
                Text(
                    "đơn vị cấp này thuộc một tỉnh: cần --province",
                    "units of this kind belong to a province: --province is wanted",
                )
            )
        if self.province and not self.province.exists_on(self.at.last_day):
            raise BadUse(gone(self.catalogue, self.province, self.at))
        if self.is_of_the_province:
            return [self.province]
        entities = self.catalogue.in_force(self.kind, self.at.last_day)
        if self.province:
            own = self.province.public_id
            entities = [entity for entity in entities if entity.province == own]
        if not entities:
            raise BadUse(self._nobody())
        return entities

    def _nobody(self) -> Text:
        """That no unit of the kind is known."""
        where = _NOTHING
        if self.province:
            where = Text(
                f" của {_official(self.province, self.at)}",
                f" of {self.province.official_name(Language.EN)}",
            )
        kind = opened(KINDS_IN_TEMPLATES[self.kind])
        return Text(
            f"hệ thống chưa biết đơn vị nào thuộc loại “{kind}”{where.vi} trong kỳ {self.at}",
            f"the hub knows no unit of the kind {self.kind}{where.en} in {self.at}",
        )


def template(
    catalogue: Catalogue,
    family: str,
    at: Period,
    province: str | None = None,
    kind: EntityKind | None = None,
    level: int | None = None,
    more: Sequence[str] = (),
    today: date | None = None,
) -> Form:
    """The form of a family in a period.

    Raises UnknownName, BadQuestion or BadUse where there can be none.
    """
    index = catalogue.index(family)
    untimely = timing.to_come(at, today or clock.today()) or timing.of_another_length(index, at)
    if untimely:
        raise BadUse(untimely)
    home = catalogue.entity(province, at.last_day, EntityKind.PROVINCE) if province else None
    scope = Scope(catalogue=catalogue, index=index, at=at, kind=kind or index.kind, province=home)
    rows = _rows(scope.entities(), at)
    total = catalogue.series(index.total).meaning(at)
    groups = catalogue.groups_at(total, at, scope.rating_province)
    readings = form.READING_FIELDS if index.frequency is Frequency.READING else ()
    return Form(
        index=index.public_id,
        period=str(at),
        kind=scope.kind,
        province=scope.rating_province or "",
        part=scope.is_part,
        title=scope.title,
        period_words=period_words(at),
        fields=(*form.SOURCE_FIELDS, *readings, *form.WITHDRAWAL_FIELDS),
        columns=tuple(_columns(scope, total, level, more=more)),
        units=rows,
        groups=tuple(group.code for group in groups),
    )


def file_name(catalogue: Catalogue, blank: Form) -> str:
    """The default name of a template: its family, its kind where that is another, province and
    period.
    """
    parts = ["mau", blank.index.lower()]
    if blank.kind != catalogue.index(blank.index).kind:
        parts.append(blank.kind.lower())
    if blank.province:
        parts.append(blank.province)
    elif blank.kind == EntityKind.PROVINCE and len(blank.units) == 1:
        parts.append(blank.units[0].public_id)
    parts.append(blank.period.replace("/", "_"))
    return f"{'-'.join(parts)}.xlsx"


def period_words(at: Period) -> str:
    """The period as an office writes it."""
    is_of_years = at.month == 1 and at.months % 12 == 0
    if is_of_years or at.day != 1 or at.frequency is not Frequency.IRREGULAR:
        return at.spoken.vi
    first, last = (
        month.spoken.vi.removeprefix("tháng ") for month in (at.first_month, at.last_month)
    )
    return f"giai đoạn {first} đến {last}"


def _rows(entities: Sequence[Entity], at: Period) -> tuple[FormRow, ...]:
    """The entities by name; namesakes get their ids beside it."""
    names = [entity.name(Language.VI, at.last_day) for entity in entities]
    often = Counter(names)
    rows = []
    for entity, name in zip(entities, names, strict=True):
        shown = name if often[name] == 1 else f"{name} ({entity.public_id})"
        rows.append(FormRow(entity.public_id, _line(shown)))
    return tuple(sorted(rows, key=lambda row: alphabetical(row.name)))


def gone(catalogue: Catalogue, unit: Entity, at: Period) -> Text:
    """That a unit has ended by the end of a period and where it goes on, or begins later."""
    official = Text(_official(unit, at), unit.official_name(Language.EN))
    if unit.valid_to is None or at.last_day < (unit.valid_from or at.first_day):
        return Text(
            f"{official.vi} không tồn tại trong kỳ {at}",
            f"{official.en} did not exist in {at}",
        )
    now = _successors(catalogue, unit, at)
    ended = clock.vietnamese(unit.valid_to)
    return Text(
        f"{official.vi} đã kết thúc ngày {ended}, trước khi kỳ {at} hết{now.vi}",
        f"{official.en} ended on {unit.valid_to}, before the end of {at}{now.en}",
    )


def _successors(catalogue: Catalogue, unit: Entity, at: Period) -> Text:
    """In which units one goes on at the end of a period; nothing where that is not known."""
    successors = list(_going_on(catalogue, unit, at.last_day))
    if not successors:
        return _NOTHING
    vi, en = (
        ", ".join(f"{one.name(language, at.last_day)} ({one.public_id})" for one in successors)
        for language in Language
    )
    return Text(f"; nay thuộc {vi}", f"; it is now in {en}")


def _going_on(catalogue: Catalogue, unit: Entity, day: date) -> Iterator[Entity]:
    """The units of a day that one went into, through those that have ended since."""
    for outcome in catalogue.outcomes.get(unit.public_id, ()):
        successor = catalogue.entities[outcome.successor]
        if successor.exists_on(day):
            yield successor
        elif (successor.valid_to or day) > (unit.valid_to or day):
            yield from _going_on(catalogue, successor, day)


def _columns(
    scope: Scope, total: Indicator, level: int | None, more: Sequence[str]
) -> Iterator[FormColumn]:
    """The total, what is published beside it, its components, and those wanted besides."""
    yield _column(total)
    for field, label in _BESIDE.items():
        if field != "block" or scope.kind in _RANKED_IN_BLOCKS:
            yield FormColumn(
                code=_code(total),
                field=field,
                label=label,
                scale="",
                unit="",
                minimum=None,
                maximum=None,
            )
    components = [
        indicator
        for indicator in _below(_meant(scope), total)
        if level is None or indicator.level <= level
    ]
    besides = [_named(scope, code) for code in more]
    codes = dict.fromkeys((*components, *besides))
    codes.pop(total, None)
    yield from map(_column, codes)


def _meant(scope: Scope) -> list[Indicator]:
    """The indicators of the period that are everyone's, or the province's own."""
    return [
        indicator
        for indicator in scope.catalogue.indicators_of(scope.index.public_id)
        if indicator.means(scope.at) and _is_of(scope, indicator)
    ]


def _is_of(scope: Scope, indicator: Indicator) -> bool:
    """Whether an indicator is of everyone's edition, or of the province's own."""
    if indicator.edition is None:
        return True
    edition = scope.catalogue.editions[indicator.edition]
    return edition.province in (None, scope.rating_province)


def _named(scope: Scope, code: str) -> Indicator:
    """The indicator of a code, with or without its index; UnknownName or BadQuestion."""
    code = code if "/" in code else f"{scope.index.public_id}/{code}"
    return scope.catalogue.series(code).meaning(scope.at)


def _below(indicators: Sequence[Indicator], above: Indicator) -> Iterator[Indicator]:
    """The components, each followed by its own, one division of the total after the other."""
    children = [one for one in indicators if one.parent == above.code]
    trees = list(dict.fromkeys(one.tree for one in children))
    for child in sorted(children, key=lambda one: trees.index(one.tree)):
        yield child
        yield from _below(indicators, child)


def _column(indicator: Indicator) -> FormColumn:
    unit = units.unit(indicator.unit).short
    limits = indicator.scale
    return FormColumn(
        code=_code(indicator),
        field="value",
        label=_line(indicator.name.vi),
        scale=unit if limits == (None, None) else f"{unit}; {limits.written(_number)}",
        unit=indicator.unit,
        minimum=indicator.minimum,
        maximum=indicator.maximum,
        higher_is_better=indicator.higher_is_better,
    )


def _code(indicator: Indicator) -> str:
    return indicator.code.removeprefix(f"{indicator.index}/")


def _number(value: float) -> str:
    return f"{value:.10g}".replace(".", ",")


def _official(province: Entity, at: Period) -> str:
    return within_sentence(province.official_name(Language.VI, at.last_day))


def _line(text: str) -> str:
    return " ".join(text.split())
