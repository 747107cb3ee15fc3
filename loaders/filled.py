"""A filled template as rows: each figure with its sheet and cell, and every place that no longer says what was asked.

Units, codes and period are those of the hidden column, row and sheet, and what is shown beside them must agree: wherever rows or
columns were inserted, pasted over, renamed or sorted in part, a figure is refused rather than given to another unit. Every filled
cell is accounted for once; a blank one states nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from hub import form
from hub.datasets import Dataset
from hub.errors import Fault
from hub.form import Column, Form, Unit
from hub.language import Text
from hub.names import key
from hub.period import parse
from hub.rows import Ignored, ObservationRow, Recognised, Row, Suspicion
from hub.terms import EntityKind, Status
from loaders import cell
from loaders.heading import Heading, fault, heading
from loaders.layout import Place, is_blank
from loaders.workbook import Sheet, address

_FRAME = Text("khung của mẫu: tiêu đề, tên đơn vị", "the frame of the template: headers, names of units")
_SOURCE = Text("nguồn của số liệu", "the source of the figures")
_NO_TABLE = Text("trang tính không có bảng số liệu", "the sheet has no table of figures")
_OUTSIDE = Text("không thuộc số liệu nào của mẫu", "belongs to no figure of the template")
_DAMAGED = Text("phần ẩn của mẫu đã bị sửa hoặc do phiên bản khác tạo; cần mẫu mới",
                "the hidden part of the template was changed or is of another version; a new template is wanted")
_FIRST = 2  # the column of the first figures


class _Figure(NamedTuple):
    """A figure with its column and the places of its cells by field."""

    row: ObservationRow
    column: Column
    places: Mapping[str, Place]


@dataclass
class _Filled:
    """The table of a template, and which of its filled cells are not accounted for yet."""

    file: str
    asked: Form
    sheet: Sheet
    left: set[Place]
    faults: list[Fault] = field(default_factory=list)

    def refuse(self, place: Place, wanted: Text, places: Iterable[Place] = ()) -> None:
        """A fault at a place, over all these places."""
        cells = {place, *places} & self.left
        self.left -= cells
        self.faults.append(fault(self.file, self.sheet, place, wanted)._replace(cells=len(cells)))

    def text(self, row: int, column: int) -> str:
        """What a place holds, as text."""
        return cell.text(cell.value(self.sheet, (row, column)))

    def within_row(self, row: int) -> list[Place]:
        """The filled cells of a row beside its name."""
        return sorted(place for place in self.left if place[0] == row and place[1] >= _FIRST)


def index(sheets: Sequence[Sheet]) -> str | None:
    """The index that a template is of; None where the sheets are no template."""
    hidden = _form(sheets)
    found = (cells[1] for cells in hidden.rows if cells[:1] == ["index"] and len(cells) > 1) if hidden else ()
    return next(map(str, found), "") if hidden else None


def rows(dataset: Dataset, file: str, sheets: Sequence[Sheet]) -> Iterator[Row]:
    """The source and each figure of a template, then all that was recognised, refused, suspected or left out."""
    hidden = _form(sheets)
    cells = sum(len(_places(sheet)) for sheet in sheets if sheet is not hidden)
    try:
        asked = form.parse(hidden.rows)
    except (ValueError, KeyError):
        yield Fault(f"{file}!{hidden.name}", "", _DAMAGED, cells)
        return
    if asked.index != dataset.index:
        yield Fault(file, asked.index, Text(f"mẫu này là của {asked.index}, không phải {dataset.index}",
                                            f"this template is of {asked.index}, not of {dataset.index}"), cells)
        return
    source = _named(sheets, form.SOURCE)
    told, faults = heading(dataset, file, asked, source)
    data = _table(sheets)
    if data is None:
        yield from faults
        yield Fault(f"{file}!{form.DATA}", "", Text(f"cần trang tính “{form.DATA}” của mẫu",
                                                    f"the sheet “{form.DATA}” of the template is wanted"), 0)
    else:
        yield from _data(dataset, file, asked, data, told, faults)
    for sheet in sheets:
        if sheet is not data and sheet is not hidden:
            why = _SOURCE if sheet is source else _NO_TABLE
            yield from _beside(file, sheet, why, sum(each.cells for each in faults) if sheet is source else 0)


def _form(sheets: Sequence[Sheet]) -> Sheet | None:
    return next((sheet for sheet in sheets if sheet.rows and sheet.rows[0][:1] == [form.MARK]), None)


def _named(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    return next((sheet for sheet in sheets if normalize("NFC", sheet.name) == name), None)


def _table(sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet of the table by its name, or by its keys where it was renamed."""
    return _named(sheets, form.DATA) or next(filter(_has_codes, sheets), None)


def _has_codes(sheet: Sheet) -> bool:
    return any(cell.text(cells[0]) == form.CODES for cells in sheet.rows if cells)


def _places(sheet: Sheet) -> set[Place]:
    return {(row, column) for row, cells in enumerate(sheet.rows) for column, held in enumerate(cells)
            if not is_blank(held) or address(row, column) in sheet.broken}


def _beside(file: str, sheet: Sheet, why: Text, refused: int) -> Iterator[Ignored | Fault]:
    """Another sheet, whose cells are no figures; a copy of the table is refused."""
    filled, origin = _places(sheet), f"{file}!{sheet.name}"
    if _has_codes(sheet):
        wanted = Text("cần một bảng số liệu; trang tính này là bảng thứ hai", "one table is wanted; this sheet is a second one")
        yield Fault(origin, sheet.name, wanted, len(filled))
    elif len(filled) > refused:
        shown = min((place for place in filled if place[1]), default=min(filled))
        yield Ignored(origin, cell.text(cell.value(sheet, shown)), why, len(filled) - refused)


def _data(dataset: Dataset, file: str, asked: Form, sheet: Sheet, told: Heading | None, faults: list[Fault]) -> Iterator[Row]:
    """The figures of the table; none where the source is not told or the table is not the template's."""
    filled = _Filled(file, asked, sheet, _places(sheet))
    keys = {name: [row for row, cells in enumerate(sheet.rows) if cell.text(cells[0]) == name]
            for name in (form.TITLE, form.CODES, form.LABELS, form.SCALES)}
    whole = list(faults)
    if normalize("NFC", sheet.name) != form.DATA:
        whole.append(Fault(f"{file}!{sheet.name}", sheet.name, Text(f"trang tính phải tên là “{form.DATA}”",
                                                                    f"the sheet must be called “{form.DATA}”"), 0))
    if gone := [name for name, found in keys.items() if len(found) != 1]:
        wanted = Text("các dòng đầu của mẫu đã bị xóa hoặc chép thêm; cần mẫu mới",
                      "the first rows of the template are gone or stand twice; a new template is wanted")
        whole.append(Fault(f"{file}!{sheet.name}", ", ".join(gone), wanted, 0))
        yield from _counted(whole, len(filled.left))
        return
    title, codes, labels, scales = (found for found, in keys.values())
    if key(filled.text(title, 1)) != key(asked.title):
        whole.append(fault(file, sheet, (title, 1), Text(f"cần tiêu đề của mẫu: “{asked.title}”",
                                                         f"the title of the template is wanted: “{asked.title}”")))
        filled.left.discard((title, 1))
    columns = _columns(filled, codes, labels, scales)
    units = _units(filled, max(codes, labels, scales) + 1)
    figures = _ranked(filled, list(_figures(dataset, filled, columns, units, told)))
    places = [place for figure in figures for place in figure.places.values()]
    filled.left -= set(places)
    if whole:
        yield from _counted(whole, len(places))
    else:
        yield from _said(filled, told, figures, len(places))
        yield from _suspected(filled, figures, units)
    yield from filled.faults
    yield from _rest(filled, set(range(max(codes, labels, scales) + 1)), units)


def _counted(faults: Sequence[Fault], cells: int) -> Iterator[Fault]:
    """The faults of the whole, the first of them over these cells too."""
    first, *others = faults
    yield first._replace(cells=first.cells + cells)
    yield from others


def _said(filled: _Filled, told: Heading, figures: Sequence[_Figure], cells: int) -> Iterator[Row]:
    asked, source = filled.asked, told.source
    if not figures and not filled.faults:
        yield Fault(f"{filled.file}!{form.DATA}", "", Text("cần ít nhất một số liệu", "at least one figure is wanted"), 0)
        return
    yield Recognised(f"{filled.file}!{form.DATA}", Text(
        f"mẫu {asked.title}: {len(figures)} số liệu; nguồn: {source.publisher}, {source.title}",
        f"template {asked.index} {asked.period}: {len(figures)} figures; source: {source.publisher}, {source.title}"),
        cells - len(figures), asked.part)
    yield source
    yield from (figure.row for figure in figures)


def _columns(filled: _Filled, codes: int, labels: int, scales: int) -> dict[int, Column]:
    """The columns whose code, header and place are those of the template; a fault for each other one."""
    width = max((column for _, column in filled.left), default=0) + 1
    keys = {column: filled.text(codes, column) for column in range(_FIRST, width)}
    asked = {column.key: column for column in filled.asked.columns}
    often, moved = Counter(keys.values()), _moved(list(asked), [name for name in keys.values() if name])
    good = {}
    for number, name in keys.items():
        below = [place for place in filled.left if place[1] == number and place[0] > max(labels, scales)]
        wrong = _wrong_column(filled, number, name, asked, often, moved, labels, scales, bool(below))
        if wrong:
            filled.refuse(*wrong, below)
        elif name:
            good[number] = asked[name]
    for number, (name, column) in enumerate(asked.items(), _FIRST):
        if not often[name]:
            filled.refuse((labels, number), Text(f"thiếu cột “{column.label}” của mẫu", f"the template's column “{column.label}” is gone"))
    return good


def _moved(asked: Sequence[str], found: Sequence[str]) -> set[str]:
    """The keys that do not stand in the order asked."""
    matched = SequenceMatcher(None, asked, found, autojunk=False).get_matching_blocks()
    return set(found) - {asked[place] for block in matched for place in range(block.a, block.a + block.size)}


def _wrong_column(filled: _Filled, number: int, name: str, asked: Mapping[str, Column], often: Mapping[str, int], moved: set[str],
                  labels: int, scales: int, used: bool) -> tuple[Place, Text] | None:
    place = (labels, number)
    if name not in asked:
        unknown = Text("cột này không có trong mẫu", "the template has no such column")
        return (place, unknown) if name or (used and _has_numbers(filled, number, labels)) else None
    column = asked[name]
    if often[name] > 1:
        return place, Text(f"cột “{column.label}” bị lặp", f"the column “{column.label}” stands twice")
    for row, shown in ((labels, column.label), (scales, column.scale)):
        if key(filled.text(row, number)) != key(shown):
            return (row, number), Text(f"cần “{shown}” như trong mẫu", f"“{shown}” is wanted, as in the template")
    if name in moved:
        return place, Text("cột đã bị dời khỏi chỗ của mẫu", "the column was moved from its place in the template")
    if used and number in filled.sheet.hidden_columns:
        return place, Text("cột ẩn có số liệu; bỏ ẩn để kiểm tra", "a hidden column holds figures; show it and check them")
    return None


def _has_numbers(filled: _Filled, column: int, labels: int) -> bool:
    return any(not isinstance(cell.value(filled.sheet, (row, column)), str) for row, number in filled.left
               if number == column and row > labels)


def _units(filled: _Filled, first: int) -> dict[int, Unit]:
    """The rows whose hidden id and name are those of one unit of the template; a fault for each other one with figures."""
    asked = {unit.public_id: unit for unit in filled.asked.units}
    ids = {row: filled.text(row, 0) for row in range(first, len(filled.sheet.rows))}
    places = defaultdict(list)
    for row, public_id in ids.items():
        places[public_id].append(row)
    good = {}
    for row, public_id in ids.items():
        used = filled.within_row(row)
        wrong = _wrong_row(filled, row, public_id, asked, places, bool(used))
        if wrong:
            at = used[0] if used and (not filled.text(row, 1) or row in filled.sheet.hidden_rows) else (row, 1)
            filled.refuse(at, wrong, [*used, (row, 1)])
        elif public_id in asked:
            good[row] = asked[public_id]
    return good


def _wrong_row(filled: _Filled, row: int, public_id: str, asked: Mapping[str, Unit], places: Mapping[str, list[int]],
               used: bool) -> Text | None:
    name = filled.text(row, 1)
    if public_id not in asked:
        also = next((address(places[own][0], 1) for own, unit in asked.items() if own in places and key(unit.name) == key(name)), None)
        more = Text(f"; “{name}” đã ở ô {also}", f"; “{name}” stands at {also}") if name and also else Text("", "")
        wanted = Text(f"dòng này không phải của mẫu{more.vi}", f"this row is not of the template{more.en}")
        return wanted if used or public_id else None
    unit = asked[public_id]
    if len(places[public_id]) > 1:
        cells = ", ".join(address(other, 1) for other in places[public_id])
        return Text(f"“{unit.name}” đứng ở {cells}; mỗi đơn vị một dòng", f"“{unit.name}” stands at {cells}; one row a unit is wanted")
    if key(name) != key(unit.name):
        return Text(f"cần “{unit.name}” như trong mẫu", f"“{unit.name}” is wanted, as in the template")
    if used and row in filled.sheet.hidden_rows:
        return Text("dòng ẩn có số liệu; bỏ ẩn (bỏ lọc) để kiểm tra", "a hidden row holds figures; show it and check them")
    return None


def _figures(dataset: Dataset, filled: _Filled, columns: Mapping[int, Column], units: Mapping[int, Unit],
             told: Heading | None) -> Iterator[_Figure]:
    codes: dict[str, dict[str, tuple[int, Column]]] = defaultdict(dict)
    for number, column in columns.items():
        codes[column.code][column.field] = (number, column)
    for row, unit in units.items():
        for code, fields in codes.items():
            figure = _figure(dataset, filled, row, unit, code, fields, told)
            if figure:
                yield figure


def _figure(dataset: Dataset, filled: _Filled, row: int, unit: Unit, code: str, fields: Mapping[str, tuple[int, Column]],
            told: Heading | None) -> _Figure | None:
    """The figure of a unit and a code; nothing where its cells are blank, or where one of them is refused."""
    places = {name: (row, number) for name, (number, _) in fields.items()}
    sheet, asked = filled.sheet, filled.asked
    wrong = {place: text for place in places.values() if (text := cell.trouble(sheet, place))}
    value, whole = cell.Said(), {}
    if "value" in places and places["value"] in filled.left and places["value"] not in wrong:
        value = cell.number(sheet, places["value"], fields["value"][1])
        wrong |= {places["value"]: value.wrong} if value.wrong else {}
    for name in places.keys() & {"rank", "rank_of"}:
        whole[name], text = cell.whole(sheet, places[name])
        wrong |= {places[name]: text} if text else {}
    group, block = (filled.text(*places[name]) if name in places else "" for name in ("group", "block"))
    if group and asked.groups and not _known(group, asked.groups):
        known = ", ".join(asked.groups)
        wrong[places["group"]] = Text(f"cần một trong: {known}", f"one of these is wanted: {known}")
    rank, rank_of = whole.get("rank"), whole.get("rank_of")
    if rank and rank_of and rank > rank_of:
        wrong[places["rank"]] = Text(f"hạng lớn hơn tổng số {rank_of}", f"the rank is greater than its total {rank_of}")
    if wrong:
        for place, text in sorted(wrong.items()):
            filled.refuse(place, text, places.values())
        return None
    if value.value is None and not value.reason and not rank and not group:
        return None
    used = {name: place for name, place in places.items() if place in filled.left and (name != "rank_of" or rank)}
    locator = f"{form.DATA}!{address(*used.get('value', min(used.values())))}"
    kind = EntityKind(asked.kind)
    line = ObservationRow(
        f"{filled.file}!{locator}", f"{dataset.index}/{code}", unit.public_id, parse(asked.period), told.source.public_id if told else "",
        value.value, value.printed, rank, rank_of if rank else None, _known(group, asked.groups) or group or None,
        status=Status.MISSING if value.reason else told.status if told else Status.REPORTED, missing_reason=value.reason,
        reading=told.reading if told else 0, cumulative=told.cumulative if told else False, locator=locator, kind=kind,
        province=asked.province or None, block=block, as_printed=unit.name)
    return _Figure(line, fields["value"][1] if "value" in fields else next(iter(fields.values()))[1], used)


def _known(group: str, groups: Sequence[str]) -> str | None:
    """The group of the list that is meant; letters and diacritics must be its own."""
    return next((one for one in groups if normalize("NFC", one) == group), None)


def _ranked(filled: _Filled, figures: list[_Figure]) -> list[_Figure]:
    """The figures but for those of different values that have one rank; equal values may share it."""
    refused = []
    for rivals in _fields(figures).values():
        by_rank = defaultdict(list)
        for figure in rivals:
            by_rank[figure.row.rank].append(figure)
        for rank, same in by_rank.items():
            if len({figure.row.value for figure in same}) > 1:
                cells = ", ".join(address(*figure.places["rank"]) for figure in same)
                for figure in same:
                    filled.refuse(figure.places["rank"], Text(f"hạng {rank} của các số khác nhau ở {cells}",
                                                              f"rank {rank} for different values at {cells}"), figure.places.values())
                refused += same
    return [figure for figure in figures if figure not in refused]


def _fields(figures: Iterable[_Figure]) -> dict[tuple[str, str, int | None], list[_Figure]]:
    """The figures with a value and a rank, by whom the source ranks together."""
    found = defaultdict(list)
    for figure in figures:
        if figure.row.rank and figure.row.value is not None:
            found[figure.row.indicator, key(figure.row.block), figure.row.rank_of].append(figure)
    return found


def _suspected(filled: _Filled, figures: Sequence[_Figure], units: Mapping[int, Unit]) -> Iterator[Suspicion]:
    """What a person should look at: ranks against the order of values, shares where percents are wanted, units that are gone."""
    for rivals in _fields(figures).values():
        for above, below in pairwise(sorted(rivals, key=_rank)):
            better = below.row.value - above.row.value
            if better > 0 if above.column.higher_is_better else better < 0:
                yield Suspicion(below.row.origin, Text(
                    f"hạng {below.row.rank} nhưng giá trị {below.row.printed} tốt hơn hạng {above.row.rank} ({above.row.printed})",
                    f"rank {below.row.rank}, but its value {below.row.printed} is better than rank {above.row.rank} ({above.row.printed})"))
    for figure in figures:
        if figure.column.unit == "percent" and 0 < (figure.row.value or 0) <= 1:
            yield Suspicion(figure.row.origin, Text(f"{figure.row.printed} %: có phải tỷ lệ chưa nhân 100?",
                                                    f"{figure.row.printed} percent: perhaps a share not multiplied by 100?"))
    present = {filled.text(row, 0) for row in range(len(filled.sheet.rows))}
    if gone := [unit.name for unit in filled.asked.units if unit.public_id not in present]:
        named = ", ".join(gone[:5]) + (" …" if len(gone) > 5 else "")
        yield Suspicion(f"{filled.file}!{form.DATA}", Text(f"{len(gone)} đơn vị của mẫu không còn dòng: {named}",
                                                           f"{len(gone)} units of the template have no row any more: {named}"))


def _rank(figure: _Figure) -> int:
    return figure.row.rank


def _rest(filled: _Filled, heads: set[int], units: Iterable[int]) -> Iterator[Ignored]:
    """What is left: the frame at once, everything else row by row."""
    frame = {place for place in filled.left if place[0] in heads or place[1] == 0 or (place[1] == 1 and place[0] in units)}
    origin = f"{filled.file}!{filled.sheet.name}"
    if frame:
        yield Ignored(origin, filled.asked.title, _FRAME, len(frame))
    others: dict[int, list[Place]] = defaultdict(list)
    for place in sorted(filled.left - frame):
        others[place[0]].append(place)
    for places in others.values():
        yield Ignored(f"{origin}!{address(*places[0])}", filled.text(*places[0]), _OUTSIDE, len(places))
