"""The copy of each file of a command in which all that was found is marked."""

import pickle
import shutil
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from hub.intake import answers, places
from hub.intake.answers import ListedAnswers
from hub.intake.places import TEXTS, Spot
from hub.markup import book, form, word
from hub.markup.form import FindingKind, MarkupFinding
from hub.markup.mark_job import MarkJob
from hub.markup.word import WordComment, WordJob
from hub.words.errors import BadInput, BadUse, Fault, Suspicion, UnknownUnit
from hub.words.language import Language, Text
from loaders import general, sandbox, workbook
from loaders.tidy import TextRecord
from loaders.workbook import Sheet
from loaders.workbook.limits import MOST_CELLS

_MOST_MARKS = 5000  # of one file, beyond which they are only counted
_SECONDS = 120  # for one file
_OLD, _WORD = ".xls", ".docx"
_MOST_ROWS, _MOST_COPIES = 2**20, 1000
_PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_BESIDE = Text("-danh-dau", "-marked")
_FORMATS = Text("định dạng, công thức (tệp .xls)", "formats and formulas (an .xls file)")


class Discoveries(NamedTuple):
    """What was found in the files of a command."""

    faults: Sequence[Fault]
    suspicions: Sequence[Suspicion]
    untold: int = 0  # faults that are only counted


class Marking(NamedTuple):
    """Who marks which files, and where the copies go."""

    files: Mapping[str, Path]  # by the names that messages give them
    homes: Mapping[str, Path]  # the folder beside each
    earlier: ListedAnswers
    language: Language
    target: Path | None = None  # None for a name beside each file
    maps: Path | None = None


class MarkedFile(NamedTuple):
    """The copies that were written of a file, how much was found in it, and what of it they do not
    hold.
    """

    paths: Sequence[Path]
    counts: Mapping[FindingKind, int]
    lost: Sequence[Text]
    is_alone: bool = False  # the list stands beside the file, with which it is given again


def write(marking: Marking, found: Discoveries) -> list[MarkedFile]:
    """Write a copy of each file in which something was found."""
    return [_write(marking, own, found.untold) for own in _by_file(marking, found).values()]


class _FileFindings(NamedTuple):
    """What was found in one file, each with its place within it."""

    name: str
    path: Path
    faults: list[tuple[str, Fault]]
    suspicions: list[tuple[str, Suspicion]]

    def first(self, most: int) -> "_FileFindings":
        """So many of them, suspicions before faults."""
        suspicions = self.suspicions[:most]
        return self._replace(faults=self.faults[: most - len(suspicions)], suspicions=suspicions)


def _by_file(marking: Marking, found: Discoveries) -> dict[str, _FileFindings]:
    """What was found by file; what lies in none stands with the first."""
    by_file: dict[str, _FileFindings] = {}
    first = next(iter(marking.files))

    def of(origin: str) -> tuple[str, _FileFindings]:
        name, place = places.parted(origin, marking.files)
        name = name or first
        own = by_file.setdefault(name, _FileFindings(name, marking.files[name], [], []))
        return place, own

    for fault in found.faults:
        place, own = of(fault.origin)
        own.faults.append((place, fault))
    for suspicion in found.suspicions:
        place, own = of(suspicion.origin)
        own.suspicions.append((place, suspicion))
    return by_file


def _write(marking: Marking, whole: _FileFindings, untold: int) -> MarkedFile:
    """Write the copy of one file."""
    own = whole.first(_MOST_MARKS)
    wanted = [place for place, _ in (*own.faults, *own.suspicions)]
    spots = places.spots(own.path, wanted, marking.maps)
    findings = _findings(marking, own, spots)
    with TemporaryDirectory(prefix="hub-") as folder:
        base, lost = _base(own.path, Path(folder), marking)
        job = MarkJob(
            source=base,
            target=Path(folder) / "marked.xlsx",
            file=form.file_name(own.path.name),
            language=marking.language,
            findings=findings,
            rest=places.rest(own.path, _wrong_places(findings), marking.maps),
            untold=untold + len(whole.faults) + len(whole.suspicions) - len(wanted),
        )
        job, lost = _marked(job, lost)
        written = [_kept(job.target, marking, own)]
        if own.path.suffix.lower() == _WORD:
            commented, missing = _commented(own, findings, spots, folder=Path(folder))
            lost = [*lost, *missing]
            written += [_kept(path, marking, own) for path in commented]
    counts = Counter(finding.kind for finding in findings)
    return MarkedFile(written, counts, lost, job.source is None)


def _wrong_places(findings: Iterable[MarkupFinding]) -> set[tuple[str, str]]:
    """The rows in which something is wrong."""
    wrong = (finding for finding in findings if finding.kind is not FindingKind.SUSPICION)
    return {(finding.sheet, places.row_of(finding.address)) for finding in wrong}


def _findings(
    marking: Marking, own: _FileFindings, spots: Mapping[str, Spot]
) -> list[MarkupFinding]:
    """The rows of the list: faults, unknown units, suspicions, and what was answered of units
    before.
    """
    language = marking.language
    faults = [_of_fault(place, fault, spots, marking) for place, fault in own.faults]
    suspicions = [
        _row(
            FindingKind.SUSPICION,
            place,
            spots,
            found="",
            wanted=one.text.within(language),
            **_passed(place, one, spots, marking=marking, name=own.name),
        )
        for place, one in own.suspicions
    ]
    listed = {fault.unit for _, fault in own.faults}
    return [*faults, *suspicions, *_answered_before(marking, own.name, listed)]


def _of_fault(
    place: str, fault: Fault, spots: Mapping[str, Spot], marking: Marking
) -> MarkupFinding:
    wanted = fault.wanted.within(marking.language)
    spot = spots.get(place)
    if spot and (fault.unit or spot.is_row):
        spots = {place: spot.cell_of(" ".join(fault.found.split()))}
    kind = FindingKind.UNIT if fault.unit else FindingKind.FAULT
    row = _row(kind, place, spots, found=fault.found, wanted=wanted)
    if fault.unit is None:
        return row
    return row._replace(key=answers.unit_key(fault.unit), may_be_new=fault.unit.may_be_new)


def _passed(
    place: str, one: Suspicion, spots: Mapping[str, Spot], marking: Marking, name: str
) -> dict[str, str]:
    """The key of a suspicion, and the reason by which it was passed before."""
    own = answers.keys(one, place, spots.get(place, Spot()), marking.files)
    formers = (marking.earlier.reasons.get((name, key)) for key in own)
    former = next(filter(None, formers), None)
    return {
        "key": answers.suspicion_key(place, own),
        "reason": former.reason if former else "",
    }


def _row(
    kind: FindingKind, place: str, spots: Mapping[str, Spot], found: str, wanted: str, **more: str
) -> MarkupFinding:
    spot = spots.get(place, Spot("", place.strip("!:")))
    return MarkupFinding(
        kind=kind,
        key=more.pop("key", ""),
        sheet=spot.sheet,
        address=spot.address,
        found=found or spot.text,
        wanted=wanted,
        is_cell=spot.is_cell,
        **more,
    )


def _answered_before(
    marking: Marking, name: str, listed: Container[UnknownUnit | None]
) -> Iterator[MarkupFinding]:
    """The units of which somebody said what they are, and which are no fault since."""
    for unit, (file, row) in marking.earlier.units.items():
        if file == name and unit not in listed:
            texts = {field: row.text(field) for field in _CARRIED}
            is_cell = bool(places.CELLS.fullmatch(row.text("address")))
            yield MarkupFinding(FindingKind.UNIT, **texts, is_cell=is_cell)


_CARRIED = ("key", "sheet", "address", "found", "wanted", "new", "unit")


def _base(path: Path, folder: Path, marking: Marking) -> tuple[Path | None, list[Text]]:
    """The workbook that is marked: the file itself or one made of its cells; and what of the file
    that does not hold.
    """
    suffix, target = path.suffix.lower(), folder / "base.xlsx"
    try:
        if suffix == _OLD:
            _write_sheets(workbook.sheets(path), target)
            return target, [_FORMATS]
        if suffix in TEXTS:
            _write_lines(general.records(path, marking.maps), target)
            return target, []
    except (BadInput, OverflowError):  # nobody can read it, or it is too large for a workbook
        return None, []
    return (path if suffix in workbook.SUFFIXES else None), []


def _write_sheets(sheets: Iterable[Sheet], target: Path) -> None:
    """The cells of an old workbook as a new one."""
    with xlsxwriter.Workbook(target, _PLAIN) as copy:
        day = copy.add_format({"num_format": "dd/mm/yyyy"})
        for sheet in sheets:
            own = copy.add_worksheet(sheet.name)
            for begin, end in sheet.ends.items():
                own.merge_range(*begin, *end, "")
            for row, cells in enumerate(sheet.rows):
                for column, value in enumerate(cells):
                    if (row, column) not in sheet.covered:
                        _write_cell(own, (row, column), value, day=day)
            if sheet.hidden:
                own.hide()


def _write_cell(sheet: Worksheet, place: workbook.Place, value: object, day: Format) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(*place, value)
    elif workbook.is_number(value):
        sheet.write_number(*place, value)
    elif isinstance(value, date | datetime):
        sheet.write_datetime(*place, value, day)
    elif not workbook.is_blank(value):
        sheet.write_string(*place, str(value))


def _write_lines(records: Iterable[TextRecord], target: Path) -> None:
    """The cells of a text file, each record in the row of its line; OverflowError where they are
    more than a workbook may have.
    """
    cells = 0
    with xlsxwriter.Workbook(target, _PLAIN) as copy:
        text = copy.add_format({"num_format": "@"})
        sheet = copy.add_worksheet(places.TEXT_SHEET)
        for record in records:
            cells += len(record.cells)
            if cells > MOST_CELLS or record.line >= _MOST_ROWS:
                raise OverflowError(record.line)
            for column, content in enumerate(record.cells):
                if content:
                    sheet.write_string(record.line - 1, column, content, text)


def _marked(job: MarkJob, lost: Sequence[Text]) -> tuple[MarkJob, list[Text]]:
    """Mark the workbook, or where it cannot be, the list alone; what was done, and what is not
    kept.
    """
    try:
        return job, [*lost, *_carried_out(book.mark, job, book.WANTED)]
    except BadInput:
        if job.source is None:
            raise
    alone = job._replace(source=None)
    _carried_out(book.mark, alone, book.WANTED)
    return alone, []


def _carried_out(function: Callable[[Path], Any], job: MarkJob | WordJob, wanted: Text) -> Any:
    """A job done by a process of its own, which may lie in another folder."""
    source = job.source.absolute() if job.source else None
    job = job._replace(source=source, target=job.target.absolute())
    path = job.target.with_suffix(".job")
    path.write_bytes(pickle.dumps(job))
    return sandbox.read(function, path, wanted, seconds=_SECONDS)


def _commented(
    own: _FileFindings, findings: Sequence[MarkupFinding], spots: Mapping[str, Spot], folder: Path
) -> tuple[list[Path], list[Text]]:
    """The document of Word with its comments, and what could not be said in it."""
    target = folder / "marked.docx"
    pairs = zip((*own.faults, *own.suspicions), findings, strict=False)
    comments = [_comment(spots[place], finding) for (place, _), finding in pairs if place in spots]
    if not comments:
        return [], []
    try:
        placed = _carried_out(word.comment, WordJob(own.path, target, comments), word.WANTED)
    except BadInput:
        return [], [word.WANTED]
    missing = len(findings) - placed
    return ([target] if placed else []), ([_unplaced(missing)] if missing else [])


def _comment(spot: Spot, finding: MarkupFinding) -> WordComment:
    addresses = [address for address, _ in spot.row]
    column = addresses.index(finding.address) if finding.address in addresses else 0
    texts = [text for _, text in spot.row] or [spot.text]
    return WordComment(texts, column, finding.wanted)


def _unplaced(count: int) -> Text:
    return Text(
        f"{count} điều chỉ có trong trang liệt kê, không có chú thích trong văn bản",
        f"{count} of them stand on the list alone, without a comment in the document",
    )


def _kept(path: Path, marking: Marking, own: _FileFindings) -> Path:
    """A copy at its place, where no other file is ever written over."""
    for place in _places(path.suffix, marking, own):
        try:
            with place.open("xb") as file, path.open("rb") as content:
                shutil.copyfileobj(content, file)
        except FileExistsError:
            continue
        return place
    raise BadUse(taken(marking.target or own.path))


def _places(suffix: str, marking: Marking, own: _FileFindings) -> Iterator[Path]:
    """Where a copy may go: as the command says, else beside its file."""
    if marking.target:
        yield marking.target.with_suffix(suffix)
        return
    home, stem = marking.homes[own.name], f"{own.path.stem}{_BESIDE.within(marking.language)}"
    yield home / f"{stem}{suffix}"
    yield from (home / f"{stem}-{number}{suffix}" for number in range(2, _MOST_COPIES))


def taken(path: Path) -> Text:
    """That a file is there already."""
    return Text(
        f"đã có tệp {path}; không ghi đè, hãy nêu tên khác",
        f"the file {path} is there already and is not written over; name another one",
    )
