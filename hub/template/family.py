"""A template: the form of a family for a period and its units, as an office is to fill it in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from hub.catalogue import Catalogue, Entity, Index, Indicator, timing
from hub.template import form
from hub.template.form import Column, Form, Unit
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
    """The form of a family in a period; UnknownName, BadQuestion or BadUse where there can be
    none.
    """
    index = catalogue.index(family)
    kind = kind or index.kind
    if wrong := timing.to_come(at, today or clock.today()) or timing.of_another_length(index, at):
        raise BadUse(wrong)
    place = catalogue.entity(province, at.last_day, EntityKind.PROVINCE) if province else None
    total = catalogue.series(index.total).meaning(at)
    own = place.public_id if place and kind in WITHIN_PROVINCES else None
    groups = tuple(group.code for group in catalogue.groups_at(total, at, own))
    columns = tuple(_columns(catalogue, total, at, own, kind, level, more))
    readings = form.READING_FIELDS if index.frequency is Frequency.READING else ()
    fields = (*form.SOURCE_FIELDS, *readings, *form.WITHDRAWAL_FIELDS)
    return Form(
        index.public_id,
        str(at),
        kind,
        own or "",
        kind is not index.kind or bool(place),
        _title(index, kind, place, at),
        told(at),
        fields,
        columns,
        _units(catalogue, kind, place, at),
        groups,
    )


def file_name(catalogue: Catalogue, asked: Form) -> str:
    """What a template is called where nobody says: its family, its kind where that is another,
    its province and its period.
    """
    alone = (
        asked.units[0].public_id
        if asked.kind == EntityKind.PROVINCE and len(asked.units) == 1
        else None
    )
    kind = None if asked.kind == catalogue.index(asked.index).kind else asked.kind.lower()
    return (
        "-".join(
            filter(
                None,
                (
                    "mau",
                    asked.index.lower(),
                    kind,
                    asked.province or alone,
                    asked.period.replace("/", "_"),
                ),
            )
        )
        + ".xlsx"
    )


def told(at: Period) -> str:
    """The period as an office writes it."""
    number = (at.month - 1) // at.months + 1
    if at.frequency is Frequency.YEAR:
        return f"năm {at.year}"
    if at.frequency is Frequency.HALF_YEAR:
        return f"6 tháng {('đầu', 'cuối')[number - 1]} năm {at.year}"
    if at.frequency is Frequency.QUARTER:
        return f"quý {('I', 'II', 'III', 'IV')[number - 1]}/{at.year}"
    return f"tháng {_month(at.month)}/{at.year}" if at.months == 1 else f"giai đoạn {_span(at)}"


def _title(index: Index, kind: EntityKind, place: Entity | None, at: Period) -> str:
    whose = None if place and kind is EntityKind.PROVINCE else KINDS_IN_TEMPLATES[kind]
    return " – ".join(
        filter(None, (_line(index.name.vi), whose, place and _official(place, at), told(at)))
    )


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)


def _span(at: Period) -> str:
    last = at.last_day
    years = at.month == 1 and at.months % 12 == 0
    return (
        f"{at.year}-{last.year}"
        if years
        else f"{_month(at.month)}/{at.year} đến {_month(last.month)}/{last.year}"
    )


def _units(
    catalogue: Catalogue, kind: EntityKind, place: Entity | None, at: Period
) -> tuple[Unit, ...]:
    if kind in WITHIN_PROVINCES and place is None:
        raise BadUse(
            Text(
                "đơn vị cấp này thuộc một tỉnh: cần --province",
                "units of this kind belong to a province: --province is wanted",
            )
        )
    if place and not place.exists_on(at.last_day):
        raise BadUse(_gone(catalogue, place, at))
    if place and kind is EntityKind.PROVINCE:
        found = [place]
    else:
        found = [
            one
            for one in catalogue.in_force(kind, at.last_day)
            if place is None or one.province == place.public_id
        ]
    if not found:
        where = (
            Text(f" của {_official(place, at)}", f" of {place.official_name(Language.EN)}")
            if place
            else Text("", "")
        )
        raise BadUse(
            Text(
                f"hệ thống chưa biết đơn vị nào thuộc loại “{opened(KINDS_IN_TEMPLATES[kind])}”"
                f"{where.vi} trong kỳ {at}",
                f"the hub knows no unit of the kind {kind}{where.en} in {at}",
            )
        )
    names = [one.name(Language.VI, at.last_day) for one in found]
    often = Counter(names)
    told_apart = (
        name if often[name] == 1 else f"{name} ({one.public_id})"
        for one, name in zip(found, names, strict=True)
    )
    units = [Unit(one.public_id, _line(name)) for one, name in zip(found, told_apart, strict=True)]
    return tuple(sorted(units, key=lambda unit: alphabetical(unit.name)))


def _gone(catalogue: Catalogue, place: Entity, at: Period) -> Text:
    """That a province has ended by the end of a period, and in which ones it goes on; or that it
    is formed only later.
    """
    official = _official(place, at)
    if place.valid_to is None or at.last_day < (place.valid_from or at.first_day):
        return Text(
            f"{official} không tồn tại trong kỳ {at}",
            f"{place.official_name(Language.EN)} did not exist in {at}",
        )
    successors = [
        catalogue.entities[each.successor] for each in catalogue.outcomes.get(place.public_id, ())
    ]
    named = [
        ", ".join(f"{one.name(language, at.last_day)} ({one.public_id})" for one in successors)
        for language in Language
    ]
    now = (
        Text(f"; nay thuộc {named[0]}", f"; it is now in {named[1]}")
        if successors
        else Text("", "")
    )
    return Text(
        f"{official} đã kết thúc ngày {clock.told(place.valid_to)}, trước khi kỳ {at} hết{now.vi}",
        f"{place.official_name(Language.EN)} ended on {place.valid_to}, before the end of"
        f" {at}{now.en}",
    )


def _columns(
    catalogue: Catalogue,
    total: Indicator,
    at: Period,
    province: str | None,
    kind: EntityKind,
    level: int | None,
    more: Sequence[str],
) -> Iterator[Column]:
    yield _column(total)
    for field in (
        "rank",
        "rank_of",
        "group",
        *(("block",) if kind in (*WITHIN_PROVINCES, EntityKind.MINISTRY) else ()),
    ):
        yield Column(_code(total), field, _BESIDE[field], "", "", None, None)
    meant = [
        one
        for one in catalogue.indicators_of(total.index)
        if one.means(at) and _is_of(catalogue, one, province)
    ]
    asked = [
        catalogue.series(code if "/" in code else f"{total.index}/{code}").meaning(at)
        for code in more
    ]
    below = [one for one in _below(meant, total) if level is None or one.level <= level]
    yield from map(_column, dict.fromkeys([*below, *(one for one in asked if one is not total)]))


def _is_of(catalogue: Catalogue, indicator: Indicator, province: str | None) -> bool:
    """Whether an indicator is of everyone's edition, or of the province's own."""
    return indicator.edition is None or catalogue.editions[indicator.edition].province in (
        None,
        province,
    )


def _below(meant: Sequence[Indicator], above: Indicator) -> Iterator[Indicator]:
    """The components, each followed by its own, one division of the total after the other."""
    children = [one for one in meant if one.parent == above.code]
    for tree in dict.fromkeys(one.tree for one in children):
        for one in children:
            if one.tree == tree:
                yield one
                yield from _below(meant, one)


def _column(one: Indicator) -> Column:
    unit = units.unit(one.unit).short
    limits = one.scale
    scale = unit if limits == (None, None) else f"{unit}; {limits.written(_number)}"
    return Column(
        _code(one),
        "value",
        _line(one.name.vi),
        scale,
        one.unit,
        one.minimum,
        one.maximum,
        one.higher_is_better,
    )


def _code(one: Indicator) -> str:
    return one.code.removeprefix(f"{one.index}/")


def _number(value: float) -> str:
    return f"{value:.10g}".replace(".", ",")


def _official(place: Entity, at: Period) -> str:
    return within_sentence(place.official_name(Language.VI, at.last_day))


def _line(text: str) -> str:
    return " ".join(text.split())
