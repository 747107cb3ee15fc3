"""A publisher's workbook as rows: which year each sheet is of, which figures it holds, what is left
out and why.

Every cell that is not blank is accounted for once: as a figure (added, changed, unchanged or
repeated), as ignored or as rejected. A blank or KCDL where a listed province should have a figure
is a figure that is missing. Rank, interval, standard error and number of respondents belong to
their figure and count with it, as titles and names do with their table.

Whoever has a file in a publisher's layout may have typed it: its figures are a copy's, unless
somebody who answers for it says that it is the publisher's own.
"""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from datetime import date
from functools import lru_cache
from pathlib import Path

from hub.dataset import records
from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    AliasRow,
    EntityNameRow,
    EntityRow,
    Ignored,
    IndicatorRow,
    ObservationRow,
    Recognised,
    Row,
    SourceRow,
)
from hub.words import clock
from hub.words.errors import Fault
from hub.words.language import Text, shortened
from hub.words.names import Named, Names, key, plain, slug
from hub.words.period import parse
from hub.words.terms import EntityKind, MissingReason, SourceTier, Status
from loaders import catalogued, number, workbook
from loaders.workbook import Sheet, cell, duplicate, layout, year
from loaders.workbook.finding import TOLERANCE, Cell, Finding, Recognise, Role
from loaders.workbook.layout import Figure, Line, Place

FEWEST_OF_A_PART = 1  # provinces that make a table where somebody says that it is a part
_LONGEST = 60  # letters of a file's name within a source's id
_UNKNOWN = Text("không có trong danh mục của năm này", "is not in the catalogue of this year")
_FRAME = Text("tên tỉnh và tiêu đề của bảng", "names and headers of the table")
_OUTSIDE = Text("ngoài bảng số liệu", "outside the table")
_BESIDE = ("rank", "rank_of", "low", "high", "standard_error", "respondents")
# What a publisher prints of an indicator beside its value; a wider header above names the value
# alone.
_NO_VALUE = re.compile(
    r"(thu |xep )?hang|thu tu|rank(ing)?|nhom|group|stt|tt|(muc )?(thay doi|tang giam|chenh"
    r" lech)|change|difference|so voi .*|phuong sai|"
    r"variance|sai so( chuan)?|standard error|se|do lech chuan|can (tren|duoi)|(lower|upper)("
    r" bound)?|(ci )?(low|high)|n|"
    r"so (quan sat|phieu|mau)"
)


def rows(
    dataset: Dataset,
    file: str,
    sheets: Sequence[Sheet],
    recognise: Recognise,
    partial: bool = False,
    tier: SourceTier | None = None,
) -> Iterator[Row]:
    """Each figure of a workbook with its sheet and cell, then all that was recognised, ignored,
    suspected or refused.

    A table of few provinces is only taken as a part; the figures are those of a copy, or of the
    tier that somebody answers for.
    """
    names = units(dataset.folder.parent / "places")
    fewest = FEWEST_OF_A_PART if partial else layout.FEWEST
    findings = [
        None if sheet.hidden else _recognised(dataset, sheet, names, recognise, fewest)
        for sheet in sheets
    ]
    found = [finding for finding in findings if finding]
    for sheet, finding in zip(sheets, findings, strict=True):
        yield from () if finding else _left_out(file, sheet)
    year.date(found)
    refused = {
        id(finding): fault
        for finding in found
        if (fault := _undated(file, finding) or _copied(file, finding, found))
    }
    good = sorted((finding for finding in found if id(finding) not in refused), key=_most_figures)
    said: dict[Cell, ObservationRow] = {}
    source = _source(dataset, file, tier)
    for finding in good:
        finding.source = source.public_id
        yield from _sheet_rows(dataset, file, finding, recognise, names, said, partial)
    if source.public_id != f"{dataset.name}/publisher" and any(finding.rows for finding in good):
        yield source
    for finding in good:
        yield from (
            row._replace(**_words(said[at])) if _agree(row, said[at]) else row
            for at, row in finding.rows
        )
    yield from refused.values()
    if not found:
        yield _tableless(dataset, file, sheets, names, recognise)


@lru_cache(maxsize=4)
def _sources(folder: Path) -> list[SourceRow]:
    path = folder / "sources.csv"
    return records.rows(SourceRow, path) if path.exists() else []


@lru_cache(maxsize=64)
def _provinces(folder: Path, at: date) -> list[tuple[str, str]]:
    """The provinces of a day, each with its name."""
    names = {row.entity: row.name_vi for row in records.rows(EntityNameRow, folder / "names.csv")}
    return [
        (row.public_id, names[row.public_id])
        for row in records.rows(EntityRow, folder / "entities.csv")
        if row.kind is EntityKind.PROVINCE and (row.valid_from or at) <= at <= (row.valid_to or at)
    ]


@lru_cache(maxsize=4)
def units(folder: Path) -> Names:
    """The provinces and the ministries by all their spellings."""
    entities = [
        row
        for row in records.rows(EntityRow, folder / "entities.csv")
        if row.kind in (EntityKind.PROVINCE, EntityKind.MINISTRY)
    ]
    spellings = defaultdict(list)
    for row in records.rows(EntityNameRow, folder / "names.csv"):
        spellings[row.entity] += [row.name_vi, row.name_en, row.official_vi, row.official_en]
    for row in records.rows(AliasRow, folder / "aliases.csv"):
        spellings[row.entity].append(row.spelling)
    return Names(
        Named(
            row.public_id,
            row.kind,
            None,
            row.valid_from,
            row.valid_to,
            None,
            tuple(spellings[row.public_id]),
        )
        for row in entities
    )


def _source(dataset: Dataset, file: str, tier: SourceTier | None) -> SourceRow:
    """The source of the figures: the publisher's own where somebody says so, else a copy that is
    known by its file.
    """
    publisher, stem = f"{dataset.name}/publisher", file.rpartition(".")[0]
    told = (
        SourceTier[dataset.settings.get("workbook", {}).get("tier", "COPY")]
        if tier is None
        else tier
    )
    own = next((row for row in _sources(dataset.folder) if row.public_id == publisher), None)
    if own and told is own.tier:
        return own
    name = dataset.settings["index"][0]["short_vi"]
    title = f"{name}: sổ tính theo mẫu của đơn vị công bố ({stem})"
    return SourceRow(
        f"{dataset.name}/{told.name.lower()}-{slug(stem)[:_LONGEST]}",
        own.publisher if own else name,
        title,
        told,
    )


def _tableless(
    dataset: Dataset, file: str, sheets: Sequence[Sheet], names: Names, recognise: Recognise
) -> Fault:
    """That there is no table, or what a table of few provinces lacks and how it is taken all the
    same.
    """
    shown = [sheet for sheet in sheets if not sheet.hidden]
    small = next(
        filter(
            None,
            (_recognised(dataset, sheet, names, recognise, FEWEST_OF_A_PART) for sheet in shown),
        ),
        None,
    )
    if small is None:
        wanted = Text(
            f"cần ít nhất một bảng {dataset.index} theo tỉnh",
            f"at least one table of {dataset.index} by province is wanted",
        )
        return Fault(file, "", wanted, 0)
    year.date([small])
    at = parse(str(small.year)).last_day if small.year else clock.today()
    held = {
        _identity(names, figure.entity, at.year)
        for line in small.table.lines
        for figure in line.figures
    }
    lacking = [
        spelling
        for public_id, spelling in _provinces(dataset.folder.parent / "places", at)
        if public_id not in held
    ]
    few, some = len(held), ", ".join(lacking[:5]) + (" …" if len(lacking) > 5 else "")
    return Fault(
        f"{file}!{small.sheet.name}",
        str(few),
        Text(
            f"bảng đầy đủ có {few + len(lacking)} tỉnh, thành phố; thiếu {len(lacking)}: {some};"
            f" nếu tệp chỉ có {few} thì thêm --partial",
            f"a full table has {few + len(lacking)} provinces; {len(lacking)} are lacking: {some}; "
            f"if the file only has {few}, add --partial",
        ),
        0,
    )


def _recognised(
    dataset: Dataset, sheet: Sheet, names: Names, recognise: Recognise, fewest: int
) -> Finding | None:
    table = layout.table(
        sheet, lru_cache(maxsize=None)(functools.partial(_is_province, names)), fewest
    )
    roles = recognise(dataset, table.lines, None) if table else []
    if not table or not any(roles):
        return None
    finding = Finding(
        sheet, table, roles, frozenset(year.told(dataset.index, sheet, min(table.names)[0]))
    )
    finding.marked = year.marked(finding, year.landmarks(dataset.folder))
    return finding


def _is_province(names: Names, text: str) -> bool:
    name = layout.unnumbered(text)
    return len(name) < 60 and name[:1].isalpha() and names.knows(name, EntityKind.PROVINCE)


def _told_of(role: Role | None, line: Line, at: int) -> Role | None:
    """The role of a line, unless its nearest label tells of another year, or where a value is
    due of a rank, a change or an error.
    """
    nearest = line.labels[0] if role else ""
    years = re.findall(r"(?<!\w)20\d\d(?!\w)", nearest)
    words = " ".join(
        word for word in plain(key(nearest)).split() if not word.isdigit() and word != "nam"
    )
    is_other = (years and str(at) not in years) or (
        role and role.field == "value" and _NO_VALUE.fullmatch(words)
    )
    return None if is_other else role


def _undated(file: str, finding: Finding) -> Fault | None:
    if finding.year:
        return None
    wanted = Text(
        "cần một năm: ghi ở tên trang tính hoặc ở tiêu đề, như PAPI 2018",
        "one year is wanted, in the tab or a title such as PAPI 2018",
    )
    return _refusal(file, finding, ", ".join(map(str, sorted(finding.told))), wanted)


def _copied(file: str, finding: Finding, found: list[Finding]) -> Fault | None:
    other = duplicate.original(finding, found)
    return other and _refusal(
        file,
        finding,
        finding.sheet.name,
        Text(
            f"số liệu trùng trang tính “{other.sheet.name}” (năm {other.year}): bản chép nhầm năm",
            f"the figures are those of the sheet “{other.sheet.name}” ({other.year}): a copy under"
            " a wrong year",
        ),
    )


def _refusal(file: str, finding: Finding, found: str, wanted: Text) -> Fault:
    return Fault(f"{file}!{finding.sheet.name}", found, wanted, _filled(finding.sheet))


def _filled(sheet: Sheet) -> int:
    return sum(not layout.is_blank(value) for cells in sheet.rows for value in cells)


def _left_out(file: str, sheet: Sheet) -> Iterator[Ignored]:
    if cells := _filled(sheet):
        first = next(value for row in sheet.rows for value in row if not layout.is_blank(value))
        why = (
            Text("trang tính ẩn", "a hidden sheet")
            if sheet.hidden
            else Text(
                "trang tính không có bảng nào của bộ chỉ số theo tỉnh",
                "the sheet has no table of the index by province",
            )
        )
        yield Ignored(f"{file}!{sheet.name}", _short(first), why, cells)


def _most_figures(finding: Finding) -> int:
    return -len(finding.figures)


def _sheet_rows(
    dataset: Dataset,
    file: str,
    finding: Finding,
    recognise: Recognise,
    names: Names,
    said: dict[Cell, ObservationRow],
    is_part: bool,
) -> Iterator[Row]:
    """Read the figures of one sheet and say all else of it; it is refused as a whole where it
    contradicts a larger one of its year.
    """
    meanings = catalogued.in_force(dataset.folder, dataset.index, finding.year)
    lines = finding.table.lines
    roles = (
        role if role and role.code in meanings else None
        for role in recognise(dataset, lines, finding.year)
    )
    finding.roles = [
        _told_of(role, line, finding.year) for role, line in zip(roles, lines, strict=True)
    ]
    if not any(finding.roles):
        yield _refusal(
            file,
            finding,
            "",
            Text(
                f"không có chỉ số nào của {dataset.index} năm {finding.year}",
                f"no indicator of {dataset.index} {finding.year} is there",
            ),
        )
        return
    figures, beside, faults = _observations(dataset, file, finding, meanings)
    identity = lru_cache(maxsize=None)(functools.partial(_identity, names, at=finding.year))
    identified = [((row.indicator, finding.year, identity(row.entity)), row) for row in figures]
    for at, row in identified:
        if at in said and _sheet_of(said[at]) != _sheet_of(row) and not _agree(row, said[at]):
            yield _refusal(
                file,
                finding,
                row.printed or "",
                Text(
                    f"{row.locator} trái với {said[at].locator}: {said[at].printed}; cả trang tính"
                    " bị từ chối",
                    f"{row.locator} contradicts {said[at].locator}: {said[at].printed}; the sheet"
                    " as a whole is refused",
                ),
            )
            return
    for at, row in identified:
        said[at] = _completed(said.get(at, row), row)
    finding.rows = identified
    rest = list(_rest(file, finding))
    around = sum(row.cells for row in rest if row.why is _FRAME)
    yield from _described(dataset, file, finding, len(figures), beside + around, is_part)
    yield from faults
    yield from (row for row in rest if row.why is not _FRAME)


def _described(
    dataset: Dataset, file: str, finding: Finding, figures: int, beside: int, is_part: bool
) -> Iterator[Recognised]:
    origin = f"{file}!{finding.sheet.name}"
    sides = (
        Text("tỉnh theo cột", "provinces in columns")
        if finding.table.across
        else Text("tỉnh theo dòng", "provinces in rows")
    )
    what, provinces, year = (
        f"{dataset.index} {finding.year}",
        finding.table.provinces,
        _misdated(finding),
    )
    yield Recognised(
        origin,
        Text(
            f"{what}, {sides.vi}, {provinces} tỉnh, {figures} số liệu{year.vi}",
            f"{what}, {sides.en}, {provinces} provinces, {figures} figures{year.en}",
        ),
        beside,
        is_part,
    )


def _misdated(finding: Finding) -> Text:
    """That a sheet says another year than the one that its figures mark."""
    if not finding.told or finding.year in finding.told:
        return Text("", "")
    years = ", ".join(map(str, sorted(finding.told)))
    return Text(
        f"; trang tính ghi năm {years} nhưng số liệu là của năm {finding.year}",
        f"; the sheet says {years}, its figures are of {finding.year}",
    )


def _sheet_of(row: ObservationRow) -> str:
    return row.origin.rpartition("!")[0]


def _completed(first: ObservationRow, other: ObservationRow) -> ObservationRow:
    """What one sheet says of a figure with the ranks and intervals that only another prints."""
    return first._replace(
        **{name: getattr(other, name) for name in _BESIDE if getattr(first, name) is None}
    )


def _words(said: ObservationRow) -> dict[str, object]:
    """What is said of a figure wherever it stands; a figure that stands in two sheets is one,
    repeated.
    """
    return {
        name: getattr(said, name)
        for name in ("value", "printed", "status", "missing_reason", "notes", *_BESIDE)
    }


def _identity(names: Names, entity: str, at: int) -> str:
    return (
        names.resolve(entity, parse(str(at)).last_day, EntityKind.PROVINCE)
        if _is_province(names, entity)
        else plain(key(entity))
    )


def _agree(one: ObservationRow, other: ObservationRow) -> bool:
    if one.value is None or other.value is None:
        return one.value == other.value
    return abs(one.value - other.value) < TOLERANCE


def _observations(
    dataset: Dataset, file: str, finding: Finding, meanings: dict[str, IndicatorRow]
) -> tuple[list[ObservationRow], int, list[Fault]]:
    """The figures of a sheet, how many cells stand beside them, and the cells that cannot be
    read.
    """
    values: list[tuple[Role, Figure, float | None]] = []
    beside: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    faults: dict[str, Fault] = {}
    more = 0
    for role, line in zip(finding.roles, finding.table.lines, strict=True):
        for figure in line.figures if role else ():
            value, wanted = _number(
                finding.sheet, figure, meanings[role.code] if role.field == "value" else None
            )
            wanted = wanted or _contradiction(
                role, value, beside.get((role.code, figure.entity), {})
            )
            if wanted:
                origin = f"{file}!{finding.sheet.name}!{workbook.span(finding.sheet, figure.place)}"
                shown = cell.shown(finding.sheet, figure.place)
                told = faults.setdefault(origin, Fault(origin, shortened(shown), wanted, 0))
                faults[origin] = told._replace(cells=told.cells + bool(shown))
            elif role.field == "value":
                values.append((role, figure, value))
            elif value is not None:
                beside[role.code, figure.entity][role.field] = value
            more += role.field != "value" and not wanted and not layout.is_blank(figure.value)
    gaps = {
        (role.code, figure.entity)
        for role, figure, value in values
        if value is None or (value == 0 and role.zero_is_gap)
    }
    ranked = Counter(code for (code, _), told in beside.items() if "rank" in told)
    return (
        [
            _observation(
                dataset,
                file,
                finding,
                role,
                figure,
                value,
                gaps,
                beside.get((role.code, figure.entity), {}),
                ranked,
            )
            for role, figure, value in values
        ],
        more,
        list(faults.values()),
    )


def _observation(
    dataset: Dataset,
    file: str,
    finding: Finding,
    role: Role,
    figure: Figure,
    value: float | None,
    gaps: set[tuple[str, str]],
    beside: dict[str, float],
    ranked: Counter[str],
) -> ObservationRow:
    locator = f"{finding.sheet.name}!{layout.within(figure.place)}"
    under = value == 0 and role.parent is not None and (role.parent, figure.entity) in gaps
    told = value == 0 and f"{figure.entity} {finding.year} {role.code}" in dataset.settings.get(
        "workbook", {}
    ).get("zero_missing", ())
    missing = under or told or (role.code, figure.entity) in gaps
    rank, low, high, respondents = (
        beside.get(name) for name in ("rank", "low", "high", "respondents")
    )
    if missing:
        low = high = None
    point = low is not None and low == high
    notes = next(
        (
            f"{dataset.name}/{note}"
            for note, holds in (
                ("zero-missing", under),
                ("zero-election", told),
                ("interval-point", point),
            )
            if holds
        ),
        "",
    )
    return ObservationRow(
        f"{file}!{locator}",
        f"{dataset.index}/{role.code}",
        figure.entity,
        parse(str(finding.year)),
        finding.source,
        None if missing else value,
        workbook.printed(figure.value) or None,
        rank and int(rank),
        ranked[role.code] if rank else None,
        None,
        low,
        high,
        None if point or missing else beside.get("standard_error"),
        None if respondents is None else int(respondents),
        Status.MISSING if missing else Status.REPORTED,
        MissingReason.NOT_PUBLISHED if missing else MissingReason.NONE,
        locator=locator,
        notes=notes,
    )


def _contradiction(role: Role, value: float | None, said: dict[str, float]) -> Text | None:
    """Why a number cannot stand beside a figure: no whole number where things are counted, or
    another than was read before.
    """
    if (
        role.field in ("rank", "respondents")
        and value is not None
        and not (value >= 1 and value.is_integer())
    ):
        return Text("cần một số nguyên", "a whole number is wanted")
    before = said.get(role.field, value)
    if role.field == "value" or value is None or value == before:
        return None
    return Text(
        f"trái với số đã đọc của cùng số liệu: {before:g}",
        f"contradicts what was read beside the same figure: {before:g}",
    )


def _number(
    sheet: Sheet, figure: Figure, meaning: IndicatorRow | None
) -> tuple[float | None, Text | None]:
    """The number of a cell, nothing for a gap, or what the cell should have held."""
    if wrong := cell.trouble(sheet, figure.place):
        return None, wrong
    if layout.is_number(figure.value):
        return float(figure.value), None
    if isinstance(figure.value, str):
        return number.typed(figure.value, functools.partial(catalogued.fits, meaning))
    return None, Text("cần một số", "a number is wanted")


def _rest(file: str, finding: Finding) -> Iterator[Ignored]:
    """What of a read sheet is no figure, by its reason: lines that the year does not have,
    names, headers and titles, all else.
    """
    known = [line for role, line in zip(finding.roles, finding.table.lines, strict=True) if role]
    other = [
        line for role, line in zip(finding.roles, finding.table.lines, strict=True) if not role
    ]
    told = {figure.place for line in known for figure in line.figures}
    unknown = {
        figure.place
        for line in other
        for figure in line.figures
        if not layout.is_blank(figure.value)
    }
    unknown |= {place for line in other for place in line.heads}
    frame = finding.table.names | {place for line in known for place in line.heads} - told - unknown
    top, side = min(finding.table.names)[0], int(finding.table.across)
    headed = {
        place[side] for line in known for place in line.heads
    }  # rows with headers, or columns where provinces stand in columns
    filled = (
        {
            (row, column)
            for row, cells in enumerate(finding.sheet.rows)
            for column, value in enumerate(cells)
            if not layout.is_blank(value)
        }
        - told
        - unknown
        - frame
    )
    titles = {
        place
        for place in filled
        if (place[0] < top or place[side] in headed)
        and isinstance(finding.sheet.rows[place[0]][place[1]], str)
    }
    for places, why in ((unknown, _UNKNOWN), (frame | titles, _FRAME), (filled - titles, _OUTSIDE)):
        if places:
            yield _ignored(file, finding.sheet, places, why)


def _ignored(file: str, sheet: Sheet, places: Set[Place], why: Text) -> Ignored:
    row, column = min(places)
    return Ignored(
        f"{file}!{sheet.name}!{workbook.address(row, column)}",
        _short(sheet.rows[row][column]),
        why,
        len(places),
    )


def _short(value: object) -> str:
    return shortened(" ".join(workbook.printed(value).split()))
