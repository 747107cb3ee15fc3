"""A publisher's workbook as rows: which year each sheet is of, which figures it holds, what is left out and why.

Every cell that is not blank is accounted for once: as a figure (added, changed, unchanged or repeated), as ignored or as
rejected. A blank or KCDL where a listed province should have a figure is a figure that is missing. Rank, interval, standard
error and number of respondents belong to their figure and count with it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from hub import records
from hub.datasets import Dataset
from hub.errors import Fault
from hub.language import Text
from hub.names import Named, Names, key, plain
from hub.period import parse
from hub.rows import AliasRow, EntityNameRow, EntityRow, Ignored, IndicatorRow, ObservationRow, Recognised, Row, Suspicion
from hub.terms import EntityKind, MissingReason, Status
from loaders import layout, reading, workbook
from loaders.layout import Figure, Line, Place, Table
from loaders.workbook import Sheet

SAME = 0.9      # the share of equal figures above which two sheets are one
MARKED = 0.5    # the share of a year's landmarks that a sheet of it holds
_BESIDE = ("rank", "rank_of", "low", "high", "standard_error", "respondents")
TOLERANCE = 1e-5  # publishers round and copies keep float32
_YEAR = r"(20\d\d)"


class Role(NamedTuple):
    """What a line is: a code and which field of its figures; under the parent a zero may say that there is none."""

    code: str
    field: str = "value"
    zero_is_gap: bool = False
    parent: str | None = None


Cell = tuple[str, int, str]  # indicator, year, province
Recognise = Callable[[Dataset, Sequence[Line], int | None], list[Role | None]]


@dataclass
class _Read:
    """A sheet with its table, the year it is of, and the roles of its lines in that year."""

    sheet: Sheet
    table: Table
    roles: list[Role | None]
    told: frozenset[int]
    marked: int | None
    year: int | None = None
    rows: list[tuple[Cell, ObservationRow]] = field(default_factory=list)

    @property
    def figures(self) -> dict[tuple[str, str], float]:
        """The numbers by code and province."""
        return {(role.code, plain(key(figure.entity))): float(figure.value) for role, line in zip(self.roles, self.table.lines, strict=True)
                if role and role.field == "value" for figure in line.figures if layout.is_number(figure.value)}


def rows(dataset: Dataset, file: str, sheets: Sequence[Sheet], recognise: Recognise) -> Iterator[Row]:
    """Each figure of a workbook with its sheet and cell, then all that was recognised, ignored, suspected or refused."""
    names = provinces(dataset.folder.parent / "places")
    found: list[_Read] = []
    for sheet in sheets:
        read = None if sheet.hidden else _recognised(dataset, sheet, names, recognise)
        if read:
            found.append(read)
        else:
            yield from _left_out(file, sheet)
    _date(found)
    refused = {id(read): fault for read in found if (fault := _undated(file, read) or _copied(file, read, found))}
    good = sorted((read for read in found if id(read) not in refused), key=_most_figures)
    said: dict[Cell, ObservationRow] = {}
    for read in good:
        yield from _sheet_rows(dataset, file, read, recognise, names, said)
    for read in good:
        yield from (row._replace(**_words(said[cell])) if _agree(row, said[cell]) else row for cell, row in read.rows)
    yield from refused.values()
    if not found:
        wanted = Text(f"cần ít nhất một bảng {dataset.index} theo tỉnh", f"at least one table of {dataset.index} by province is wanted")
        yield Fault(file, "", wanted)


@lru_cache(maxsize=4)
def provinces(folder: Path) -> Names:
    """The provinces by all their spellings."""
    entities = [row for row in records.rows(EntityRow, folder / "entities.csv") if row.kind is EntityKind.PROVINCE]
    spellings = defaultdict(list)
    for row in records.rows(EntityNameRow, folder / "names.csv"):
        spellings[row.entity] += [row.name_vi, row.name_en, row.official_vi, row.official_en]
    for row in records.rows(AliasRow, folder / "aliases.csv"):
        spellings[row.entity].append(row.spelling)
    return Names(Named(row.public_id, row.kind, None, row.valid_from, row.valid_to, None, tuple(spellings[row.public_id]))
                 for row in entities)


@lru_cache(maxsize=4)
def landmarks(folder: Path) -> dict[int, dict[str, list[float]]]:
    """Some figures of each year and code, by which the year of a table is known."""
    found: dict[int, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    path = folder / "landmarks.csv"
    for line in records.lines(path) if path.exists() else ():
        found[int(line.fields["period"])][line.fields["code"]].append(float(line.fields["value"]))
    return found


@lru_cache(maxsize=64)
def in_force(folder: Path, index: str, year: int) -> dict[str, IndicatorRow]:
    """The indicators of a year by code, without their index."""
    found = records.rows(IndicatorRow, folder / "indicators.csv")
    return {row.code.removeprefix(f"{index}/"): row for row in found if row.valid_from <= str(year) <= (row.valid_to or "9999")}


def _recognised(dataset: Dataset, sheet: Sheet, names: Names, recognise: Recognise) -> _Read | None:
    table = layout.table(sheet, lru_cache(maxsize=None)(partial(_is_province, names)))
    roles = recognise(dataset, table.lines, None) if table else []
    if not table or not any(roles):
        return None
    read = _Read(sheet, table, roles, frozenset(_told(dataset.index, sheet)), None)
    read.marked = _marked(read, landmarks(dataset.folder))
    return read


def _is_province(names: Names, text: str) -> bool:
    return len(text) < 60 and names.knows(text, EntityKind.PROVINCE)


def _told(index: str, sheet: Sheet) -> Iterator[int]:
    """The years that the tab and the texts say beside the name of the index."""
    yield from map(int, re.findall(rf"(?<!\d){_YEAR}(?!\d)", sheet.name))
    beside = re.compile(rf"\b{index}[ _-]*{_YEAR}(?!\d)|(?<!\d){_YEAR}[ _-]*{index}\b|score in {_YEAR}", re.I)
    for text in (value for cells in sheet.rows for value in cells if isinstance(value, str)):
        yield from (int(year) for found in beside.findall(text) for year in found if year)


def _marked(read: _Read, years: dict[int, dict[str, list[float]]]) -> int | None:
    """The year whose landmarks stand among the figures."""
    held = defaultdict(list)
    for (code, _), value in read.figures.items():
        held[code].append(value)
    shares = {year: _share([any(abs(value - mark) < TOLERANCE for value in held[code]) for code, marks in codes.items() if code in held
                            for mark in marks]) for year, codes in years.items()}
    best = max(shares, key=shares.__getitem__, default=None)
    return best if best and shares[best] >= MARKED else None


def _share(found: list[bool]) -> float:
    return sum(found) / len(found) if found else 0.0


def _date(found: list[_Read]) -> None:
    """Give each sheet its year: by its figures, by what it says, or as the one year that the others are of."""
    for read in found:
        read.year = read.marked or (next(iter(read.told)) if len(read.told) == 1 else None)
    years = {read.year for read in found if read.year}
    for read in found:
        if read.year is None and not read.told and len(years) == 1:
            (read.year,) = years


def _undated(file: str, read: _Read) -> Fault | None:
    if read.year:
        return None
    wanted = Text("cần một năm: ghi ở tên trang tính hoặc ở tiêu đề, như PAPI 2018",
                  "one year is wanted, in the tab or a title such as PAPI 2018")
    return _refusal(file, read, ", ".join(map(str, sorted(read.told))), wanted)


def _copied(file: str, read: _Read, found: list[_Read]) -> Fault | None:
    """A refusal of a sheet that says one year and holds the figures of another sheet's year."""
    for other in found:
        if other is not read and other.year and _is_original(other, read) and _equal(read, other):
            year = other.year
            return _refusal(file, read, f"{read.sheet.name}", Text(
                f"số liệu trùng trang tính “{other.sheet.name}” (năm {year}): bản chép nhầm năm",
                f"the figures are those of the sheet “{other.sheet.name}” ({year}): a copy under a wrong year"))
    return None


def _is_original(other: _Read, read: _Read) -> bool:
    if read.marked:
        return other.year == read.year and bool(read.told) and read.year not in read.told and other.year in other.told
    return read.year is not None and other.year < read.year


def _equal(one: _Read, other: _Read) -> bool:
    ours, theirs = one.figures, other.figures
    both = ours.keys() & theirs.keys()
    return len(both) >= layout.FEWEST and _share([abs(ours[cell] - theirs[cell]) < TOLERANCE for cell in both]) >= SAME


def _refusal(file: str, read: _Read, found: str, wanted: Text) -> Fault:
    return Fault(f"{file}!{read.sheet.name}", found, wanted, _filled(read.sheet))


def _filled(sheet: Sheet) -> int:
    return sum(not layout.is_blank(value) for cells in sheet.rows for value in cells)


def _left_out(file: str, sheet: Sheet) -> Iterator[Ignored]:
    if cells := _filled(sheet):
        first = next(value for row in sheet.rows for value in row if not layout.is_blank(value))
        why = Text("trang tính ẩn", "a hidden sheet") if sheet.hidden else Text("trang tính không có bảng nào của bộ chỉ số theo tỉnh",
                                                                               "the sheet has no table of the index by province")
        yield Ignored(f"{file}!{sheet.name}", _short(first), why, cells)


def _most_figures(read: _Read) -> int:
    return -len(read.figures)


def _sheet_rows(dataset: Dataset, file: str, read: _Read, recognise: Recognise, names: Names,
                said: dict[Cell, ObservationRow]) -> Iterator[Row]:
    """Read the figures of one sheet and say all else of it; it is refused as a whole where it contradicts a larger one of its year."""
    meanings = in_force(dataset.folder, dataset.index, read.year)
    read.roles = [role if role and role.code in meanings else None for role in recognise(dataset, read.table.lines, read.year)]
    figures, beside, faults = _observations(dataset, file, read, meanings)
    identified = [((row.indicator, read.year, _identity(names, row.entity, read.year)), row) for row in figures]
    for cell, row in identified:
        if cell in said and _sheet_of(said[cell]) != _sheet_of(row) and not _agree(row, said[cell]):
            yield _refusal(file, read, row.printed or "", Text(
                f"{row.locator} trái với {said[cell].locator}: {said[cell].printed}; cả trang tính bị từ chối",
                f"{row.locator} contradicts {said[cell].locator}: {said[cell].printed}; the sheet as a whole is refused"))
            return
    for cell, row in identified:
        said[cell] = _completed(said.get(cell, row), row)
    read.rows = identified
    yield from _described(dataset, file, read, len(figures), beside)
    yield from faults
    yield from _rest(file, read)


def _described(dataset: Dataset, file: str, read: _Read, figures: int, beside: int) -> Iterator[Recognised | Suspicion]:
    origin = f"{file}!{read.sheet.name}"
    sides = Text("tỉnh theo cột", "provinces in columns") if read.table.across else Text("tỉnh theo dòng", "provinces in rows")
    yield Recognised(origin, Text(f"{dataset.index} {read.year}, {sides.vi}, {read.table.provinces} tỉnh, {figures} số liệu",
                                  f"{dataset.index} {read.year}, {sides.en}, {read.table.provinces} provinces, {figures} figures"), beside)
    if read.told and read.year not in read.told:
        told = ", ".join(map(str, sorted(read.told)))
        yield Suspicion(origin, Text(f"trang tính ghi năm {told} nhưng số liệu là của năm {read.year}",
                                     f"the sheet says {told}, its figures are of {read.year}"))


def _sheet_of(row: ObservationRow) -> str:
    return row.origin.rpartition("!")[0]


def _completed(first: ObservationRow, other: ObservationRow) -> ObservationRow:
    """What one sheet says of a figure with the ranks and intervals that only another prints."""
    return first._replace(**{name: getattr(other, name) for name in _BESIDE if getattr(first, name) is None})


def _words(said: ObservationRow) -> dict[str, object]:
    """What is said of a figure wherever it stands; a figure that stands in two sheets is one, repeated."""
    return {name: getattr(said, name) for name in ("value", "printed", "status", "missing_reason", "notes", *_BESIDE)}


def _identity(names: Names, entity: str, year: int) -> str:
    return names.resolve(entity, parse(str(year)).last_day, EntityKind.PROVINCE) if _is_province(names, entity) else plain(key(entity))


def _agree(one: ObservationRow, other: ObservationRow) -> bool:
    if one.value is None or other.value is None:
        return one.value == other.value
    return abs(one.value - other.value) < TOLERANCE


def _observations(dataset: Dataset, file: str, read: _Read,
                  meanings: dict[str, IndicatorRow]) -> tuple[list[ObservationRow], int, list[Fault]]:
    """The figures of a sheet, how many cells stand beside them, and the cells that cannot be read."""
    values: list[tuple[Role, Figure, float | None]] = []
    beside: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    faults, more = [], 0
    for role, line in zip(read.roles, read.table.lines, strict=True):
        for figure in line.figures if role else ():
            value, wanted = _number(read.sheet, figure, meanings[role.code] if role.field == "value" else None)
            if wanted:
                origin = f"{file}!{read.sheet.name}!{layout.within(figure.place)}"
                faults.append(Fault(origin, _short(figure.value), wanted))
            elif role.field == "value":
                values.append((role, figure, value))
            elif value is not None:
                beside[role.code, figure.entity][role.field] = value
            more += role.field != "value" and not wanted and not layout.is_blank(figure.value)
    gaps = {(role.code, figure.entity) for role, figure, value in values if value is None or (value == 0 and role.zero_is_gap)}
    ranked = {code: sum("rank" in more for (one, _), more in beside.items() if one == code) for code, _ in beside}
    return [_observation(dataset, file, read, role, figure, value, gaps, beside.get((role.code, figure.entity), {}), ranked)
            for role, figure, value in values], more, faults


def _observation(dataset: Dataset, file: str, read: _Read, role: Role, figure: Figure, value: float | None, gaps: set[tuple[str, str]],
                 beside: dict[str, float], ranked: dict[str, int]) -> ObservationRow:
    locator = f"{read.sheet.name}!{layout.within(figure.place)}"
    under = value == 0 and role.parent is not None and (role.parent, figure.entity) in gaps
    told = value == 0 and f"{figure.entity} {read.year} {role.code}" in dataset.settings.get("workbook", {}).get("zero_missing", ())
    missing = under or told or (role.code, figure.entity) in gaps
    rank, low, high, respondents = (beside.get(name) for name in ("rank", "low", "high", "respondents"))
    if missing:
        low = high = None
    point = low is not None and low == high
    notes = next((f"{dataset.name}/{note}" for note, holds in (
        ("zero-missing", under), ("zero-election", told), ("interval-point", point)) if holds), "")
    return ObservationRow(
        f"{file}!{locator}", f"{dataset.index}/{role.code}", figure.entity, parse(str(read.year)), f"{dataset.name}/publisher",
        None if missing else value, workbook.printed(figure.value) or None, rank and int(rank), ranked[role.code] if rank else None, None,
        low, high, None if point or missing else beside.get("standard_error"), None if respondents is None else int(respondents),
        Status.MISSING if missing else Status.REPORTED, MissingReason.NOT_PUBLISHED if missing else MissingReason.NONE,
        locator=locator, notes=notes)


def _number(sheet: Sheet, figure: Figure, meaning: IndicatorRow | None) -> tuple[float | None, Text | None]:
    """The number of a cell, nothing for a gap, or what the cell should have held."""
    place = layout.within(figure.place)
    if place in sheet.broken:
        return None, Text("cần giá trị; công thức không có giá trị hoặc báo lỗi",
                          "a value is wanted; the formula has none or gives an error")
    if place in sheet.covered:
        return None, Text("cần một số; ô bị gộp với ô khác", "a number is wanted; the cell is merged with another")
    if layout.is_number(figure.value):
        return float(figure.value), None
    if isinstance(figure.value, str):
        return reading.typed(figure.value, partial(_within, meaning))
    return None, Text("cần một số", "a number is wanted")


def _within(meaning: IndicatorRow | None, value: float) -> bool:
    low, high = (meaning.minimum, meaning.maximum) if meaning else (None, None)
    return (low is None or low - TOLERANCE <= value) and (high is None or value <= high + TOLERANCE)


def _rest(file: str, read: _Read) -> Iterator[Ignored]:
    """What of a read sheet is no figure: lines that the year does not have, names and headers, then everything else row by row."""
    known = [line for role, line in zip(read.roles, read.table.lines, strict=True) if role]
    other = [line for role, line in zip(read.roles, read.table.lines, strict=True) if not role]
    told = {figure.place for line in known for figure in line.figures}
    for line in other:
        places = {figure.place for figure in line.figures if not layout.is_blank(figure.value)} | set(line.heads)
        told |= places
        yield _ignored(file, read.sheet, places, Text("không có trong danh mục của năm này", "is not in the catalogue of this year"))
    frame = read.table.names | {place for line in known for place in line.heads} - told
    yield _ignored(file, read.sheet, frame, Text("tên tỉnh và tiêu đề của bảng", "names and headers of the table"))
    for row, cells in enumerate(read.sheet.rows):
        if places := {(row, column) for column, value in enumerate(cells) if not layout.is_blank(value)} - told - frame:
            yield _ignored(file, read.sheet, places, Text("ngoài bảng số liệu", "outside the table"))


def _ignored(file: str, sheet: Sheet, places: Set[Place], why: Text) -> Ignored:
    row, column = min(places)
    return Ignored(_span(file, sheet, places), _short(sheet.rows[row][column]), why, len(places))


def _span(file: str, sheet: Sheet, places: Set[Place]) -> str:
    across, down = zip(*places, strict=True)
    first, last = workbook.address(min(across), min(down)), workbook.address(max(across), max(down))
    return f"{file}!{sheet.name}!{first}" + (f":{last}" if last != first else "")


def _short(value: object) -> str:
    text = " ".join(workbook.printed(value).split())
    return text if len(text) <= 60 else f"{text[:59]}…"
