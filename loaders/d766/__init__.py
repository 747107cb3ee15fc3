"""Decision 766, measured by the National Public Service Portal: tidy files and the portal's own
JSON as rows.

The old portal answered with a list of units, each with six groups and a total. The new one answers
with a unit and those below it, each with its groups or, asked about one group, with that group's
score and the metrics within it. Neither says when it was read, and hardly of when it is: that
stands in the request saved beside the answer, or in the file's name.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored, ObservationRow, Recognised, Row
from hub.words import clock
from hub.words.errors import BadInput, Fault, UnknownName, UserError
from hub.words.language import Text, shortened
from hub.words.names import Names, key, plain
from hub.words.period import Period, parse
from hub.words.spelling import written_out
from hub.words.terms import NAMED_BY_PROVINCE, EntityKind, MissingReason, Status
from loaders import general
from loaders.catalogue import indicators
from loaders.catalogue.units import units as listed_units
from loaders.cells import number
from loaders.cells.contradiction import untimely
from loaders.d766 import belonging
from loaders.d766.belonging import Provinces

LARGEST = 32 * 2**20  # bytes
_GROUPS = ("CKMB", "TDGQ", "ONLINE_SERVICE", "MDHL", "MDSH", "CLGQ", "TTTT")
_HEADS, _MEMBERS = ("overview", "parent"), ("evaluation", "children")
_CITY = re.compile("(thanh pho|tp) ")
_WHOLE = Text(
    "cần tệp JSON trọn vẹn do Cổng Dịch vụ công quốc gia trả về",
    "a whole JSON answer of the National Public Service Portal is wanted",
)
_UNITS = Text(
    "cần các đơn vị của Cổng: TEN, TONG_SCORE (cũ) hoặc departmentName, totalScore (mới)",
    "the portal's units are wanted: TEN, TONG_SCORE (old) or departmentName, totalScore (new)",
)
_NAMED = Text(
    "ghi trong tên tệp, như 766_2025-10_2025-10-17_lai-chau.json",
    "put it in the file's name, as in 766_2025-10_2025-10-17_lai-chau.json",
)


class _Unit(NamedTuple):
    """A unit of an answer, or what stands where one should; `parts` are the groups that stand
    apart from it.
    """

    path: str
    fields: Any
    is_head: bool = False
    parts: tuple[tuple[str, Any], ...] = ()


class _Answer(NamedTuple):
    """A saved answer with what is known of it."""

    dataset: Dataset
    file: str
    units: Sequence[_Unit]
    names: Names
    period: Period
    read: date
    group: str  # what the score of a unit is
    province: str | None  # whose units it lists
    codes: frozenset[str]

    @property
    def portal(self) -> Mapping[str, Any]:
        """What dataset.toml tells of the portal's answers."""
        return self.dataset.settings["portal"]


class _Figure(NamedTuple):
    """A number of a unit, or what stands where one should."""

    path: str
    code: str
    value: Any


def load(dataset: Dataset, files: Sequence[Path]) -> Iterator[Row]:
    """Every line of tidy files, cell of templates and number of the portal's answers, as a
    figure, a fault or something left out.
    """
    for path in files:
        yield from (
            _portal(dataset, path)
            if path.suffix.lower() == ".json"
            else general.rows(dataset, [path])
        )


def _portal(dataset: Dataset, path: Path) -> Iterator[Row]:
    """What was recognised, each figure of a saved answer with its place, what is refused, then
    what is left out.
    """
    try:
        content = _content(path)
        answer = _known(dataset, path, content)
    except BadInput as error:
        yield from (fault.whole for fault in error.faults)
        return
    rows = list(_rows(answer))
    yield _recognised(answer, sum(isinstance(row, ObservationRow) for row in rows))
    yield from rows
    yield from _rest(answer, content, rows)


def _content(path: Path) -> Any:
    """What the file holds, each number as it is written."""
    if path.stat().st_size > LARGEST:
        most = LARGEST >> 20
        raise BadInput(
            [
                Fault(
                    path.name,
                    f"{path.stat().st_size >> 20} MB",
                    Text(f"nhiều nhất {most} MB", f"{most} MB at most"),
                )
            ]
        )
    try:
        return json.loads(
            path.read_text(encoding="utf-8-sig"),
            parse_float=str,
            parse_int=str,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError as error:
        fault = Fault(
            path.name,
            repr(error.object[error.start : error.end]),
            Text("cần tệp văn bản UTF-8", "a UTF-8 text file is wanted"),
        )
    except json.JSONDecodeError as error:
        fault = Fault(
            f"{path.name}:{error.lineno}", error.doc[error.pos : error.pos + 40].strip(), _WHOLE
        )
    except (ValueError, RecursionError) as error:
        fault = Fault(path.name, str(error), _WHOLE)
    raise BadInput([fault])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of an object; ValueError where two have one name."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError(", ".join(name for name, _ in pairs))
    return fields


def _known(dataset: Dataset, path: Path, content: Any) -> _Answer:
    """The answer with its period, its day and what it is about; BadInput names what is not told."""
    portal, names = dataset.settings["portal"], listed_units(dataset.folder.parent / "places")
    units, asked, named = (
        _units(path.name, content),
        _asked(portal, content),
        _said(names, path.stem),
    )
    faults = [
        Fault(f"{path.name}:{unit.path}", _short(unit.fields), _UNITS)
        for unit in units
        if not _name(portal, unit)
    ]
    period, read = (
        _agreed(path.name, thing, asked[what], named.get(what), faults)
        for what, thing in (
            ("period", Text("kỳ", "period")),
            ("read", Text("ngày đọc", "day of reading")),
        )
    )
    if faults:
        raise BadInput(faults)
    _check(portal, path.name, units, period, read)
    above = named.get("province") or _province_above(portal, names, units)
    provinces = Provinces(names, min(read, period.last_day), portal["codes"])
    whose = [_whose(portal, path.name, names, unit, above) for unit in units]
    if faults := list(provinces.faults(path.name, named.get("province"), whose)):
        raise BadInput(faults)
    codes = frozenset(indicators.in_force(dataset.folder, dataset.index, period.year))
    return _Answer(
        dataset,
        path.name,
        units,
        names,
        period,
        read,
        _group(path.name, portal, units, codes),
        above,
        codes,
    )


def _units(file: str, content: Any) -> list[_Unit]:
    """The units of an answer in their order; BadInput where it has none."""
    if isinstance(content, dict) and content.get("code", "OK") not in ("OK", "200"):
        raise BadInput(
            [
                Fault(
                    f"{file}:$.code",
                    _short(content["code"]),
                    Text(
                        "Cổng báo lỗi, không có số liệu",
                        "the portal reports an error, there are no figures",
                    ),
                )
            ]
        )
    path, held = (
        ("$.data", content["data"])
        if isinstance(content, dict) and "data" in content
        else ("$", content)
    )
    parts = tuple(
        (f"{path}.radar[{number}]", part) for number, part in enumerate(_list(held, "radar"))
    )
    heads = [
        _Unit(f"{path}.{name}", held[name], True, parts)
        for name in _HEADS
        if isinstance(held, dict) and held.get(name)
    ]
    lists = (
        {path: held}
        if isinstance(held, list)
        else {f"{path}.{name}": _list(held, name) for name in _MEMBERS}
    )
    units = heads + [
        _Unit(f"{place}[{number}]", fields)
        for place, members in lists.items()
        for number, fields in enumerate(members)
    ]
    if not units:
        raise BadInput([Fault(f"{file}:{path}", _short(held), _UNITS)])
    return units


def _list(held: Any, name: str) -> list[Any]:
    found = held.get(name) if isinstance(held, dict) else None
    return found if isinstance(found, list) else []


def _agreed(file: str, thing: Text, asked: Any, named: Any, faults: list[Fault]) -> Any:
    """What the request and the file's name say, if they do and agree; or a fault more."""
    found = {each for each in (asked, named) if each}
    if len(found) != 1:
        faults.append(
            Fault(
                file,
                " / ".join(sorted(map(str, found))),
                Text(f"cần một {thing.vi}: {_NAMED.vi}", f"one {thing.en} is wanted: {_NAMED.en}"),
            )
        )
    return next(iter(found), None)


def _check(
    portal: Mapping[str, Any], file: str, units: Sequence[_Unit], period: Period, read: date
) -> None:
    """BadInput where the answer is of another edition than its period, or was read on a day that
    cannot be.
    """
    first = portal["new_from"]
    if _is_old(portal, units) != (period.year < first):
        raise BadInput(
            [
                Fault(
                    file,
                    str(period),
                    Text(
                        f"Cổng cũ chỉ có kỳ trước năm {first}, Cổng mới từ năm {first}",
                        f"the old portal has periods before {first}, the new one from {first}",
                    ),
                )
            ]
        )
    if wrong := untimely(read, period.first_day, clock.today()):
        raise BadInput([Fault(file, str(read), wrong)])


def _asked(portal: Mapping[str, Any], content: Any) -> dict[str, Any]:
    """The period and the day of reading by the request saved beside the answer."""
    request = _request(content)
    told = {
        what: next(
            (str(request[name]) for name in names if str(request.get(name) or "0") != "0"), ""
        )
        for what, names in portal["asked"].items()
    }
    part = (
        f"-{told['month']:0>2}"
        if told["month"]
        else (
            f"-Q{told['quarter']}"
            if told["quarter"]
            else f"-S{told['half']}"
            if told["half"]
            else ""
        )
    )
    months = "/".join(dict.fromkeys((told["first"][:7], told["last"][:7])))
    return {
        "period": _read(parse, told["year"] + part) or _read(parse, months),
        "read": _read(_day, told["read"]),
    }


def _request(content: Any) -> dict[str, Any]:
    """The fields beside the data, those of objects among them; the old portal takes its
    parameters as JSON in a text.
    """
    found: dict[str, Any] = {}
    for name, value in content.items() if isinstance(content, dict) else ():
        inner = _read(json.loads, value) if isinstance(value, str) else value
        if name != "data":
            found |= inner if isinstance(inner, dict) else {name: value}
    return found


def _said(names: Names, stem: str) -> dict[str, Any]:
    """The period, the day of reading and the province by the parts of a file's name."""
    found: dict[str, Any] = {}
    for part in stem.split("_"):
        found |= {
            what: value
            for what, value in (("read", _read(_day, part)), ("period", _read(parse, part)))
            if value
        }
        found |= {"province": part} if names.knows(part, EntityKind.PROVINCE) else {}
    return found


def _read(how: Callable[[str], Any], text: str) -> Any:
    """What the text says, read so; nothing where it says no such thing."""
    try:
        return how(text)
    except (ValueError, RecursionError, UserError):
        return None


def _day(text: str) -> date:
    return clock.parse(text).astimezone(clock.VIETNAM).date()


def _is_old(portal: Mapping[str, Any], units: Sequence[_Unit]) -> bool:
    return any(portal["names"][0] in unit.fields for unit in units)


def _group(
    file: str, portal: Mapping[str, Any], units: Sequence[_Unit], codes: frozenset[str]
) -> str:
    """What the score of a unit is in this answer: the total, or the group that the answer is
    about.
    """
    fields = {name for unit in units for name in unit.fields}
    if fields & {portal["totals"][0], "groupScores"}:
        return "TOTAL"
    metrics = {str(metric.get("code")) for unit in units for _, metric in _metrics(unit)}
    found = [
        group
        for group, *rest in (re.split("[.:]", code) for code in sorted(codes))
        if metrics.intersection(rest[:1])
    ]
    found += [group for name, group in portal["marks"].items() if name in fields]
    if not found:
        raise BadInput([Fault(f"{file}:{units[0].path}", ", ".join(sorted(fields)), _UNITS)])
    return found[0]


def _metrics(unit: _Unit) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{unit.path}.metrics[{number}]", metric)
        for number, metric in enumerate(_list(unit.fields, "metrics"))
        if isinstance(metric, dict)
    ]


def _province_above(portal: Mapping[str, Any], names: Names, units: Sequence[_Unit]) -> str | None:
    """The name of the province that stands above the units of the answer."""
    heads = ((unit, _name(portal, unit)) for unit in units if unit.is_head)
    return next(
        (
            _bare(name)
            for unit, name in heads
            if _kind(portal, names, unit, name, None) is EntityKind.PROVINCE
        ),
        None,
    )


def _whose(
    portal: Mapping[str, Any], file: str, names: Names, unit: _Unit, above: str | None
) -> belonging.Unit:
    """A unit with the province that it is or names itself."""
    printed, code = _name(portal, unit), str(unit.fields.get("departmentCode") or "")
    name, province = _parted(names, printed)
    is_province = (
        _kind(portal, names, unit, name, province or (None if unit.is_head else above))
        is EntityKind.PROVINCE
    )
    return belonging.Unit(
        f"{file}:{unit.path}",
        printed,
        code,
        _bare(name) if is_province else province,
        is_province,
        unit.is_head,
    )


def _parted(names: Names, printed: str) -> tuple[str, str | None]:
    """A name and the province that stands behind it, where one does."""
    name, _, province = printed.rpartition(" - ")
    return (
        (name, province) if name and names.knows(province, EntityKind.PROVINCE) else (printed, None)
    )


def _rows(answer: _Answer) -> Iterator[ObservationRow | Fault]:
    for unit in answer.units:
        try:
            template = _template(answer, unit)
        except BadInput as error:
            yield from error.faults
            continue
        yield from (_observation(answer, template, figure) for figure in _figures(answer, unit))


def _template(answer: _Answer, unit: _Unit) -> ObservationRow:
    """What all figures of a unit have in common; BadInput where its province is wanted and not
    told.
    """
    printed = _name(answer.portal, unit)
    name, province = _parted(answer.names, printed)
    province = province or (None if unit.is_head else answer.province)
    kind, running = (
        _kind(answer.portal, answer.names, unit, name, province),
        answer.read <= answer.period.last_day,
    )
    return ObservationRow(
        "",
        "",
        _bare(name),
        answer.period,
        answer.portal["source"],
        reading=clock.to_reading(answer.read),
        status=Status.PROVISIONAL if running else Status.REPORTED,
        cumulative=running,
        kind=kind,
        province=_resolved(answer, unit, printed, province or "")
        if kind in NAMED_BY_PROVINCE
        else None,
    )


def _resolved(answer: _Answer, unit: _Unit, printed: str, province: str) -> str:
    try:
        return answer.names.resolve(
            province, min(answer.read, answer.period.last_day), EntityKind.PROVINCE
        )
    except UnknownName:
        wanted = Text(
            f"cần biết thuộc tỉnh nào: {_NAMED.vi}", f"its province is wanted: {_NAMED.en}"
        )
        raise BadInput(
            [Fault(f"{answer.file}:{unit.path}", printed, wanted, _filled(unit.fields))]
        ) from None


def _name(portal: Mapping[str, Any], unit: _Unit) -> str:
    fields = unit.fields if isinstance(unit.fields, dict) else {}
    return next(
        (fields[name].strip() for name in portal["names"] if isinstance(fields.get(name), str)), ""
    )


def _bare(name: str) -> str:
    return re.sub(r"^(UBND|Ủy ban nhân dân)\s+", "", name, flags=re.I)


def _kind(
    portal: Mapping[str, Any], names: Names, unit: _Unit, name: str, province: str | None
) -> EntityKind:
    """What a unit is; a city is a province where none is told above it, a name without a prefix
    is what it is known as.
    """
    if told := portal["types"].get(str(unit.fields.get("departmentType"))):
        return EntityKind[told]
    words = plain(written_out(key(name)))
    if _CITY.match(words):
        return EntityKind.DISTRICT if province else EntityKind.PROVINCE
    if known := next(
        (kind for kind in (EntityKind.MINISTRY, EntityKind.PROVINCE) if names.knows(name, kind)),
        None,
    ):
        return known
    return next(
        EntityKind[kind] for kind, pattern in portal["kinds"].items() if re.search(pattern, words)
    )


def _figures(answer: _Answer, unit: _Unit) -> Iterator[_Figure]:
    """The numbers of a unit: its score, its groups, its metrics, and what an answer about one
    group gives beside.
    """
    fields, portal = unit.fields, answer.portal
    score = next((name for name in portal["totals"] if name in fields), None)
    yield from [_Figure(f"{unit.path}.{score}", answer.group, fields[score])] if score else []
    for path, held in (
        (unit.path, fields),
        (f"{unit.path}.groupScores", fields.get("groupScores")),
    ):
        yield from (
            _Figure(f"{path}.{code}", code, held[code])
            for code in _GROUPS
            if isinstance(held, dict) and code in held
        )
    yield from (
        _Figure(f"{path}.score", part["code"], part.get("score"))
        for path, part in unit.parts
        if isinstance(part, dict) and str(part.get("code")) in _GROUPS
    )
    for path, metric in _metrics(unit):
        code = f"{answer.group}.{metric.get('code')}"
        yield from (
            _Figure(f"{path}.{name}", known, metric.get(name))
            for name, known in (("score", code), ("ratio", f"{code}:pct"))
            if known in answer.codes
        )
    beside = portal["beside"].get(answer.group, {})
    yield from (
        _Figure(f"{unit.path}.{name}", code, fields[name])
        for name, code in beside.items()
        if name in fields
    )


def _observation(
    answer: _Answer, template: ObservationRow, figure: _Figure
) -> ObservationRow | Fault:
    origin = f"{answer.file}:{figure.path}"
    try:
        value = number.number("" if figure.value is None else figure.value, scientific=True)
    except (ValueError, TypeError):
        return Fault(
            origin,
            _short(figure.value),
            Text("cần một số", "a number is wanted"),
            _filled(figure.value),
        )
    told = template._replace(
        origin=origin,
        indicator=f"{answer.dataset.index}/{figure.code}",
        locator=figure.path,
        value=value,
        printed=figure.value or None,
    )
    return (
        told
        if value is not None
        else told._replace(status=Status.MISSING, missing_reason=MissingReason.NOT_PUBLISHED)
    )


def _recognised(answer: _Answer, figures: int) -> Recognised:
    side = (
        Text("Cổng cũ", "the old portal")
        if _is_old(answer.portal, answer.units)
        else Text("Cổng mới", "the new portal")
    )
    return Recognised(
        answer.file,
        Text(
            f"{side.vi}, kỳ {answer.period}, đọc ngày {answer.read:%d/%m/%Y}, {len(answer.units)}"
            f" đơn vị, {figures} số liệu",
            f"{side.en}, {answer.period}, read on {answer.read}, {len(answer.units)} units,"
            f" {figures} figures",
        ),
    )


def _rest(answer: _Answer, content: Any, rows: Sequence[Row]) -> Iterator[Ignored]:
    """What of an answer is no figure: each field once, with how often it stands."""
    told, refused = (
        {row.origin for row in rows},
        tuple(f"{row.origin}." for row in rows if isinstance(row, Fault)),
    )
    found: dict[str, list[Any]] = {}
    for path, value in _leaves("$", content):
        origin = f"{answer.file}:{path}"
        if origin not in told and not origin.startswith(refused) and value not in (None, ""):
            found.setdefault(re.sub(r"\[\d+\]", "[*]", path), []).append(value)
    for path, values in found.items():
        yield Ignored(
            f"{answer.file}:{path}",
            _short(values[0]),
            _why(answer.portal, path.rpartition(".")[2]),
            len(values),
        )


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict | list):
        inner = (
            ((f"{path}.{name}", each) for name, each in value.items())
            if isinstance(value, dict)
            else ((f"{path}[{number}]", each) for number, each in enumerate(value))
        )
        for place, each in inner:
            yield from _leaves(place, each)
    else:
        yield path, value


def _filled(value: Any) -> int:
    """How many cells stand there, at least the one that is wrong."""
    return max(1, sum(leaf not in (None, "") for _, leaf in _leaves("", value)))


def _why(portal: Mapping[str, Any], field: str) -> Text:
    if field in portal["names"]:
        return Text("tên đơn vị", "the name of a unit")
    if field in portal["order"]:
        return Text(
            "số thứ tự dòng, không phải hạng công bố", "the number of a line, not a published rank"
        )
    return Text("không phải số liệu của bộ chỉ số", "is no figure of the index")


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shortened(text)
