"""The figures of a saved answer as rows."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from hub.dataset.rows import ObservationRow
from hub.words import clock
from hub.words.errors import BadInput, Fault, UnknownName
from hub.words.language import Text
from hub.words.terms import NAMED_BY_PROVINCE, EntityKind, MissingReason, Status
from loaders.cells import number
from loaders.d766.answer import SavedAnswer
from loaders.d766.content import cells, shown
from loaders.d766.request import FILE_NAME
from loaders.d766.unit import PortalUnit, bare, parted

_GROUPS = ("CKMB", "TDGQ", "ONLINE_SERVICE", "MDHL", "MDSH", "CLGQ", "TTTT")
_NUMBER = Text("cần một số", "a number is wanted")
_RANK = Text("cần hạng là một số nguyên từ 1", "a rank, a whole number from 1, is wanted")
_PROVINCE = Text(
    f"cần biết thuộc tỉnh nào: {FILE_NAME.vi}", f"its province is wanted: {FILE_NAME.en}"
)


class PortalFigure(NamedTuple):
    """A number of a unit, or what stands where one should; of a score with the rank that the portal
    gives beside it.
    """

    path: str
    code: str
    value: Any
    rank: Any = None
    rank_of: Any = None


def rows(answer: SavedAnswer) -> Iterator[ObservationRow | Fault]:
    """Every figure of every unit; a unit whose province is not known is one fault."""
    for unit in answer.units:
        try:
            common = _common(answer, unit)
        except BadInput as error:
            yield from error.faults
            continue
        yield from (_observation(answer, common, figure) for figure in _figures(answer, unit))


def _common(answer: SavedAnswer, unit: PortalUnit) -> ObservationRow:
    """What all figures of a unit have in common; BadInput where its province is wanted and not
    known.
    """
    full_name = unit.name(answer.portal)
    name, province = parted(answer.names, full_name)
    province = province or (None if unit.is_head else answer.province)
    kind = unit.kind(answer.portal, answer.names, name, province=province)
    is_running = answer.read <= answer.period.last_day
    is_within = kind in NAMED_BY_PROVINCE
    return ObservationRow(
        origin="",
        indicator="",
        entity=bare(name),
        period=answer.period,
        source=answer.portal["source"],
        reading=clock.to_reading(answer.read),
        status=Status.PROVISIONAL if is_running else Status.REPORTED,
        cumulative=is_running,
        kind=kind,
        province=_resolved(answer, unit, full_name, province=province or "") if is_within else None,
    )


def _resolved(answer: SavedAnswer, unit: PortalUnit, full_name: str, province: str) -> str:
    try:
        return answer.names.resolve(province, answer.day, EntityKind.PROVINCE)
    except UnknownName:
        origin = f"{answer.file}:{unit.path}"
        raise BadInput([Fault(origin, full_name, _PROVINCE, cells=cells(unit.fields))]) from None


def _figures(answer: SavedAnswer, unit: PortalUnit) -> Iterator[PortalFigure]:
    """The numbers of a unit: its score, its groups, its metrics, and what an answer about one
    group gives beside.
    """
    fields, portal = unit.fields, answer.portal
    totals = [name for name in portal["totals"] if name in fields][:1]
    ranks = [_first(fields, portal[names]) for names in ("ranks", "ranks_of")]
    for total in _named(unit.path, fields, dict.fromkeys(totals, answer.group)):
        yield total._replace(rank=ranks[0], rank_of=ranks[1])
    yield from _groups(unit)
    yield from _metrics(answer, unit)
    yield from _named(unit.path, fields, portal["beside"].get(answer.group, {}))


def _first(fields: Any, names: Sequence[str]) -> Any:
    """What stands in the first of these fields that there is."""
    return next((fields[name] for name in names if fields.get(name) not in (None, "")), None)


def _named(path: str, fields: Any, codes: dict[str, str]) -> Iterator[PortalFigure]:
    """The figures of these fields, as far as they are there."""
    for name, code in codes.items():
        if isinstance(fields, dict) and name in fields:
            yield PortalFigure(f"{path}.{name}", code, fields[name])


def _groups(unit: PortalUnit) -> Iterator[PortalFigure]:
    codes = {code: code for code in _GROUPS}
    yield from _named(unit.path, unit.fields, codes)
    yield from _named(f"{unit.path}.groupScores", unit.fields.get("groupScores"), codes)
    for path, part in unit.parts:
        if isinstance(part, dict) and str(part.get("code")) in _GROUPS:
            yield PortalFigure(f"{path}.score", part["code"], part.get("score"))


def _metrics(answer: SavedAnswer, unit: PortalUnit) -> Iterator[PortalFigure]:
    for path, metric in unit.metrics():
        code = f"{answer.group}.{metric.get('code')}"
        for name, indicator in (("score", code), ("ratio", f"{code}:pct")):
            if indicator in answer.codes:
                yield PortalFigure(f"{path}.{name}", indicator, metric.get(name))


def _observation(
    answer: SavedAnswer, common: ObservationRow, figure: PortalFigure
) -> ObservationRow | Fault:
    origin = f"{answer.file}:{figure.path}"
    try:
        text = "" if figure.value is None else figure.value
        value = number.number(text, scientific=True)
    except (ValueError, TypeError):
        return Fault(origin, shown(figure.value), _NUMBER, cells=cells(figure.value))
    try:
        rank, rank_of = _rank(figure.rank), _rank(figure.rank_of)
    except ValueError:
        return Fault(origin, shown(figure.rank), _RANK)
    row = common._replace(
        origin=origin,
        indicator=f"{answer.dataset.index}/{figure.code}",
        locator=figure.path,
        value=value,
        printed=figure.value or None,
        rank=rank,
        rank_of=rank_of if rank else None,
    )
    if value is not None:
        return row
    return row._replace(status=Status.MISSING, missing_reason=MissingReason.NOT_PUBLISHED)


def _rank(text: Any) -> int | None:
    """A rank; None where there is none, ValueError where it is no whole number from 1."""
    if text is None:
        return None
    rank = int(str(text))
    if rank < 1:
        raise ValueError(text)
    return rank
