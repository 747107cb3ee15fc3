"""A filled template as rows: each figure with its sheet and cell, and every place that no longer
says what was asked.

Units, codes and period are those of the hidden column, row and sheet, and what is shown beside them
must agree: wherever rows or columns were inserted, pasted over, renamed or sorted in part, a figure
is refused rather than given to another unit. Every filled cell is accounted for once; a blank one
states nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored, ObservationRow, Recognised, Row, Suspicion
from hub.template import form
from hub.template.form import Column, Form, Unit
from hub.words import clock
from hub.words.errors import Fault
from hub.words.language import Text
from hub.words.names import key
from hub.words.period import parse
from hub.words.terms import EntityKind, Status
from loaders import workbook
from loaders.cells.contradiction import contradiction
from loaders.cells.withdrawal import WITHDRAWABLE, meant
from loaders.table.layout import Place, is_blank
from loaders.template.layout import Filled, columns_of, units_of
from loaders.template.source import Heading, fault, heading
from loaders.workbook import Sheet, address, cell

_FRAME = Text(
    "khung của mẫu: tiêu đề, tên đơn vị", "the frame of the template: headers, names of units"
)
_SOURCE = Text("nguồn của số liệu", "the source of the figures")
_GUIDE = Text("hướng dẫn của mẫu", "the template's guide")
_MADE = (_FRAME, _SOURCE, _GUIDE)
_NO_TABLE = Text("trang tính không có bảng số liệu", "the sheet has no table of figures")
_OUTSIDE = Text("không thuộc số liệu nào của mẫu", "belongs to no figure of the template")
_DAMAGED = Text(
    "phần ẩn của mẫu đã bị sửa hoặc do phiên bản khác tạo; cần mẫu mới",
    "the hidden part of the template was changed or is of another version; a new template is"
    " wanted",
)


class _Figure(NamedTuple):
    """A figure with the places of its cells by field."""

    row: ObservationRow
    places: Mapping[str, Place]


def index(sheets: Sequence[Sheet]) -> str | None:
    """The index that a template is of; None where the sheets are no template."""
    hidden = _form(sheets)
    found = (
        (cells[1] for cells in hidden.rows if cells[:1] == ["index"] and len(cells) > 1)
        if hidden
        else ()
    )
    return next(map(str, found), "") if hidden else None


def rows(dataset: Dataset, file: str, sheets: Sequence[Sheet]) -> Iterator[Row]:
    """The source and each figure of a template, then all that was recognised, refused, suspected
    or left out.
    """
    hidden = _form(sheets)
    cells = sum(len(_places(sheet)) for sheet in sheets if sheet is not hidden)
    try:
        asked = form.parse(hidden.rows)
    except (ValueError, KeyError):
        yield Fault(f"{file}!{hidden.name}", "", _DAMAGED, cells)
        return
    if asked.index != dataset.index:
        yield Fault(
            file,
            asked.index,
            Text(
                f"mẫu này là của {asked.index}, không phải {dataset.index}",
                f"this template is of {asked.index}, not of {dataset.index}",
            ),
            cells,
        )
        return
    source = _named(sheets, form.SOURCE)
    told, faults = heading(dataset, file, asked, source)
    data = _table(sheets)
    if data is None:
        found = [
            *faults,
            Fault(
                f"{file}!{form.DATA}",
                "",
                Text(
                    f"cần trang tính “{form.DATA}” của mẫu",
                    f"the sheet “{form.DATA}” of the template is wanted",
                ),
                0,
            ),
        ]
    else:
        found = list(_data(dataset, file, asked, data, told, faults))
    for sheet in sheets:
        if sheet is not data and sheet is not hidden:
            found += _beside(
                file, sheet, sum(each.cells for each in faults) if sheet is source else 0
            )
    yield from _unframed(file, asked, found)


def _unframed(file: str, asked: Form, found: Sequence[Row]) -> Iterator[Row]:
    """The rows, with the cells of the frame among those recognised: the hub made them, so
    nobody's cells are left out.
    """
    frame = sum(row.cells for row in found if isinstance(row, Ignored) and row.why in _MADE)
    rows = [row for row in found if not (isinstance(row, Ignored) and row.why in _MADE)]
    recognised = next((row for row in rows if isinstance(row, Recognised)), None)
    if recognised is None:
        yield Recognised(
            file,
            Text(
                f"mẫu {asked.title}: không có số liệu nào dùng được",
                f"template {asked.index} {asked.period}: no figure can be used",
            ),
            frame,
            asked.part,
        )
    yield from (
        row._replace(beside=row.beside + frame) if row is recognised else row for row in rows
    )


def _form(sheets: Sequence[Sheet]) -> Sheet | None:
    return next(
        (sheet for sheet in sheets if sheet.rows and sheet.rows[0][:1] == [form.MARK]), None
    )


def _named(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    return next((sheet for sheet in sheets if normalize("NFC", sheet.name) == name), None)


def _table(sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet of the table by its name, or by its keys where it was renamed."""
    return _named(sheets, form.DATA) or next(filter(_has_codes, sheets), None)


def _has_codes(sheet: Sheet) -> bool:
    return any(cell.text(cells[0]) == form.CODES for cells in sheet.rows if cells)


def _places(sheet: Sheet) -> set[Place]:
    return {
        (row, column)
        for row, cells in enumerate(sheet.rows)
        for column, held in enumerate(cells)
        if not is_blank(held) or address(row, column) in sheet.broken
    }


def _beside(file: str, sheet: Sheet, refused: int) -> Iterator[Ignored | Fault]:
    """Another sheet, whose cells are no figures; a copy of the table is refused."""
    filled, origin = _places(sheet), f"{file}!{sheet.name}"
    if _has_codes(sheet):
        wanted = Text(
            "cần một bảng số liệu; trang tính này là bảng thứ hai",
            "one table is wanted; this sheet is a second one",
        )
        yield Fault(origin, sheet.name, wanted, len(filled))
    elif len(filled) > refused:
        shown = min((place for place in filled if place[1]), default=min(filled))
        why = {form.SOURCE: _SOURCE, form.GUIDE: _GUIDE}.get(
            normalize("NFC", sheet.name), _NO_TABLE
        )
        yield Ignored(origin, cell.text(cell.value(sheet, shown)), why, len(filled) - refused)


def _data(
    dataset: Dataset,
    file: str,
    asked: Form,
    sheet: Sheet,
    told: Heading | None,
    faults: list[Fault],
) -> Iterator[Row]:
    """The figures of the table; none where the source is not told or the table is not the
    template's.
    """
    filled = Filled(file, asked, sheet, _places(sheet))
    heads = {
        name: [row for row in range(len(sheet.rows)) if filled.text(row, 0) == name]
        for name in form.HEADS
    }
    whole = [*faults, *_whole(filled, heads)]
    if any(len(found) != 1 for found in heads.values()):
        yield from _counted(whole, len(filled.left))
        return
    _, codes, labels, scales = (row for (row,) in heads.values())
    first = max(codes, labels, scales) + 1
    columns, units = columns_of(filled, codes, labels, scales), units_of(filled, first)
    for place in sorted(
        {(row, number) for row in units for number in columns} & workbook.all_merged(sheet)
    ):
        filled.refuse(place, cell.trouble(sheet, place))
    figures = list(_figures(dataset, filled, columns, units, told))
    places = {place for figure in figures for place in figure.places.values()} & filled.left
    filled.left -= places
    if whole:
        yield from _counted(whole, len(places))
    else:
        yield from _said(filled, told, figures, len(places))
        yield from _gone(filled)
    yield from filled.faults
    yield from _rest(filled, first, units)


def _whole(filled: Filled, heads: Mapping[str, Sequence[int]]) -> Iterator[Fault]:
    """What is wrong with the sheet as a whole: its name, its first rows, its title."""
    sheet, asked, origin = filled.sheet, filled.asked, f"{filled.file}!{filled.sheet.name}"
    if normalize("NFC", sheet.name) != form.DATA:
        yield Fault(
            origin,
            sheet.name,
            Text(
                f"trang tính phải tên là “{form.DATA}”", f"the sheet must be called “{form.DATA}”"
            ),
            0,
        )
    if gone := [name for name, found in heads.items() if len(found) != 1]:
        yield Fault(
            origin,
            ", ".join(gone),
            Text(
                "các dòng đầu của mẫu đã bị xóa hoặc chép thêm; cần mẫu mới",
                "the first rows of the template are gone or stand twice; a new template is wanted",
            ),
            0,
        )
    elif key(filled.text(heads[form.TITLE][0], 1)) != key(asked.title):
        place = (heads[form.TITLE][0], 1)
        filled.left.discard(place)
        yield fault(
            filled.file,
            sheet,
            place,
            Text(
                f"cần tiêu đề của mẫu: “{asked.title}”",
                f"the title of the template is wanted: “{asked.title}”",
            ),
        )


def _counted(faults: Sequence[Fault], cells: int) -> Iterator[Fault]:
    """The faults of the whole, the first of them over these cells too."""
    first, *others = faults
    yield first._replace(cells=first.cells + cells)
    yield from others


def _said(filled: Filled, told: Heading, figures: Sequence[_Figure], cells: int) -> Iterator[Row]:
    asked, source = filled.asked, told.source
    if not figures and not filled.faults and not told.withdrawals:
        yield Fault(
            f"{filled.file}!{form.DATA}",
            "",
            Text("cần ít nhất một số liệu", "at least one figure is wanted"),
            0,
        )
        return
    yield Recognised(
        f"{filled.file}!{form.DATA}",
        Text(
            f"mẫu {asked.title}: {len(figures)} số liệu; nguồn: {source.publisher}, {source.title}",
            f"template {asked.index} {asked.period}: {len(figures)} figures; source:"
            f" {source.publisher}, {source.title}",
        ),
        cells - len(figures),
        asked.part,
    )
    yield source
    yield from told.withdrawals
    yield from (figure.row for figure in figures)


def _figures(
    dataset: Dataset,
    filled: Filled,
    columns: Mapping[int, Column],
    units: Mapping[int, Unit],
    told: Heading | None,
) -> Iterator[_Figure]:
    """The figures of the good rows and columns; what stands beside a figure is of no use where
    its own column is refused.
    """
    codes: dict[str, dict[str, int]] = defaultdict(dict)
    for number, column in columns.items():
        codes[column.code][column.field] = number
    block = next((fields["block"] for fields in codes.values() if "block" in fields), None)
    for row, named in _blocks(filled, units, block).items():
        for code, fields in codes.items():
            beside = fields if block is None else fields | {"block": block}
            said = (
                _read(filled, {name: (row, number) for name, number in beside.items()}, columns)
                if "value" in fields
                else None
            )
            if said and said.states_anything:
                figure = _figure(
                    dataset, filled, units[row], code, said._replace(block=named), told
                )
                if wrong := contradiction(figure.row, clock.today()):
                    filled.refuse(
                        figure.places.get("rank", min(figure.places.values())),
                        wrong,
                        figure.places.values(),
                    )
                else:
                    yield figure


def _blocks(filled: Filled, units: Iterable[int], column: int | None) -> dict[int, str]:
    """The block of each row, for all its figures; a row whose block is spelt otherwise than most
    are is refused.
    """
    if column is None:
        return dict.fromkeys(units, "")
    texts = {row: filled.text(row, column) for row in units}
    blocks = {row: "" if form.is_withdrawn(text) else text for row, text in texts.items()}
    usual, good = _usual(blocks), {}
    for row, block in blocks.items():
        place, (spelling, at) = (row, column), usual[key(block)]
        wrong = cell.trouble(filled.sheet, place) or meant(block) or cell.no_name(block)
        if block != spelling:
            seen = address(at, column)
            wrong = Text(f"cần “{spelling}” như ở {seen}", f"“{spelling}” is wanted, as at {seen}")
        if wrong:
            filled.refuse(place, wrong, filled.within_row(row))
        else:
            good[row] = block
    return good


def _usual(blocks: Mapping[int, str]) -> dict[str, tuple[str, int]]:
    """The spelling that most rows have of each block, the first of equally many, and the first
    row that has it.
    """
    often: dict[str, Counter[str]] = defaultdict(Counter)
    for block in blocks.values():
        often[key(block)][block] += 1
    most = {name: spellings.most_common(1)[0][0] for name, spellings in often.items()}
    return {
        name: (spelling, next(row for row, block in blocks.items() if block == spelling))
        for name, spelling in most.items()
    }


class _Stated(NamedTuple):
    """What the cells of a figure say, each at its place."""

    places: Mapping[str, Place]
    value: cell.Said
    rank: int | None
    rank_of: int | None
    group: str
    withdrawn: tuple[str, ...] = ()
    block: str = ""

    @property
    def states_anything(self) -> bool:
        """Whether there is a value, a reason for none, a rank, a group, or something taken back."""
        return bool(
            self.value.value is not None
            or self.value.reason
            or self.rank
            or self.group
            or self.withdrawn
        )


def _read(
    filled: Filled, places: Mapping[str, Place], columns: Mapping[int, Column]
) -> _Stated | None:
    """What the cells of a figure say; nothing where one of them is refused, and the others with
    it.
    """
    sheet, wrong = (
        filled.sheet,
        {place: text for place in places.values() if (text := cell.trouble(filled.sheet, place))},
    )
    withdrawn = tuple(
        name
        for name in WITHDRAWABLE
        if name in places and form.is_withdrawn(filled.text(*places[name]))
    )
    stated = {name: place for name, place in places.items() if name not in withdrawn}
    at = places["value"]
    value = (
        cell.number(sheet, at, columns[at[1]])
        if at in filled.left and "value" in stated
        else cell.Said()
    )
    whole = {
        name: cell.whole(sheet, stated[name]) if name in stated else (None, None)
        for name in ("rank", "rank_of")
    }
    group = filled.text(*stated["group"]) if "group" in stated else ""
    (rank, bad_rank), (rank_of, bad_total) = whole["rank"], whole["rank_of"]
    told = {
        "value": value.wrong,
        "rank": bad_rank,
        "rank_of": bad_total,
        "group": _unlisted(group, filled.asked.groups),
    }
    told |= {
        name: text
        for name, place in stated.items()
        if name != "block" and (text := meant(filled.text(*place)))
    }
    wrong |= {places[name]: text for name, text in told.items() if text}
    for place, text in sorted(wrong.items()):
        filled.refuse(place, text, places.values())
    return (
        None if wrong else _Stated(places, value, rank, rank_of if rank else None, group, withdrawn)
    )


def _unlisted(group: str, groups: Sequence[str]) -> Text | None:
    """What a group should have been; its letters and diacritics must be those of the list, where
    there is one.
    """
    if not groups:
        return cell.no_name(group)
    if not group or group in groups:
        return None
    known = ", ".join(groups)
    return Text(f"cần một trong: {known}", f"one of these is wanted: {known}")


def _figure(
    dataset: Dataset, filled: Filled, unit: Unit, code: str, said: _Stated, told: Heading | None
) -> _Figure:
    used = {
        name: place
        for name, place in said.places.items()
        if place in filled.left and (name != "rank_of" or said.rank)
    }
    asked, value, locator = (
        filled.asked,
        said.value,
        f"{form.DATA}!{address(*used.get('value', min(used.values())))}",
    )
    status = told.status if told else Status.REPORTED
    return _Figure(
        ObservationRow(
            f"{filled.file}!{locator}",
            f"{dataset.index}/{code}",
            unit.public_id,
            parse(asked.period),
            told.source.public_id if told else "",
            value.value,
            value.printed,
            said.rank,
            said.rank_of,
            said.group or None,
            status=Status.MISSING if value.reason else status,
            missing_reason=value.reason,
            reading=told.reading if told else 0,
            cumulative=told.cumulative if told else False,
            locator=locator,
            kind=EntityKind(asked.kind),
            province=asked.province or None,
            block=said.block,
            as_printed=unit.name,
            withdrawn=said.withdrawn,
        ),
        used,
    )


def _gone(filled: Filled) -> Iterator[Suspicion]:
    """The units of the template that are gone."""
    present = {filled.text(row, 0) for row in range(len(filled.sheet.rows))}
    if gone := [unit.name for unit in filled.asked.units if unit.public_id not in present]:
        named = ", ".join(gone[:5]) + (" …" if len(gone) > 5 else "")
        yield Suspicion(
            f"{filled.file}!{form.DATA}",
            Text(
                f"{len(gone)} đơn vị của mẫu không còn dòng: {named}",
                f"{len(gone)} units of the template have no row any more: {named}",
            ),
        )


def _rest(filled: Filled, first: int, units: Iterable[int]) -> Iterator[Ignored]:
    """What is left: the frame, and everything else with the place where it begins."""
    frame = {
        place
        for place in filled.left
        if place[0] < first or place[1] == 0 or (place[1] == 1 and place[0] in units)
    }
    origin = f"{filled.file}!{filled.sheet.name}"
    if frame:
        yield Ignored(origin, filled.asked.title, _FRAME, len(frame))
    if others := sorted(filled.left - frame):
        yield Ignored(
            f"{origin}!{address(*others[0])}", filled.text(*others[0]), _OUTSIDE, len(others)
        )
