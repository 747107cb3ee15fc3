"""What an import or undo did, or would do, in lines for a person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

from hub.dataset.rows import (
    DocumentRow,
    FigureRow,
    Ignored,
    ObservationRow,
    Recognised,
    Row,
    Ruling,
    Suspicion,
    TargetRow,
    UnplacedRow,
)
from hub.importing.precedence import Shift
from hub.importing.release import COUNTED, Outcome
from hub.review import wording
from hub.review.wording import COUNTS
from hub.words.language import Language, Text, shortened, visible

_MOST_NAMES, _LONGEST_HEAD = 8, 40  # heads of columns and rows that are named, and their letters
_FIGURES, _CATALOGUE = Text("số liệu", "figures"), Text("danh mục", "catalogue")
_NOBODY = Text("không rõ đơn vị", "of an unknown unit")


def lines(
    outcome: Outcome, language: Language, numbered: Sequence[tuple[int, Suspicion]] | None = None
) -> Iterator[str]:
    """Counts first, then what was recognised, every fault and suspicion with its address, and
    what was left out in sums.
    """
    yield f"{outcome.dataset}: {_result(outcome).within(language)}"
    for name, counts in ((_FIGURES, outcome.counts), (_CATALOGUE, outcome.structure)):
        if any(counts.values()):
            yield f"  {name.within(language)}: {counted(counts, language)}"
    yield from (f"  {text.within(language)}" for text in _preferred(outcome.preferred))
    yield from (f"  + {unit.text.within(language)}" for unit in outcome.units)
    yield from (f"  × {_gone(unit).within(language)}" for unit in outcome.units_gone)
    yield from (f"  × {wording.ending(ending).within(language)}" for ending in outcome.endings)
    yield from (f"  = {one.origin}: {one.text.within(language)}" for one in outcome.recognised)
    yield from _doubtful(outcome, language, numbered or list(enumerate(outcome.suspicions, 1)))
    yield from (f"  - {line}" for line in _ignored(outcome.ignored, language))
    yield from _more(
        "-", outcome.untold["ignored"], Text("chỗ bỏ qua", "ignored places"), language=language
    )


def _doubtful(
    outcome: Outcome, language: Language, numbered: Sequence[tuple[int, Suspicion]]
) -> Iterator[str]:
    """Every fault, every suspicion with its number, and what is only reported."""
    yield from (f"  ! {fault.within(language)}" for fault in outcome.faults)
    yield from _more("!", outcome.untold["faults"], Text("lỗi", "faults"), language=language)
    yield from (f"  ? {suspected(number, one, language)}" for number, one in numbered)
    yield from (f"  ~ {one.within(language)}" for one in outcome.reported)


def suspected(number: int, suspicion: Suspicion, language: Language) -> str:
    """A suspicion with the number by which it is accepted."""
    return f"[{number}] {suspicion.within(language)}"


def read(rows: Iterable[Row], language: Language) -> Iterator[str]:
    """Each row that was read from a document as a line, behind it the rules that decided it."""
    line: str | None = None
    for row in rows:
        if not isinstance(row, Ruling):
            if line:
                yield line
            line = taken(row, language)
        elif line:
            line = f"{line} ← {'; '.join(row.rules)}"
    if line:
        yield line


def taken(row: Row, language: Language) -> str | None:
    """A row that was read from a document as a line: its kind, its place and its content."""
    match row:
        case Suspicion():
            return f"? {row.within(language)}"
        case Recognised():
            return f"= {row.origin}: {row.text.within(language)}"
        case Ignored():
            return f"- {row.origin}: “{row.found}” {row.why.within(language)}"
    if type(row) not in _PARTS:
        return None
    name, parts = _PARTS[type(row)]
    return f"{name.within(language)}: {' · '.join(filter(None, parts(row, language)))}"


def _document(row: DocumentRow, _: Language) -> list[str | None]:
    day = str(row.date or row.date_printed or "")
    return [row.kind, row.number, row.title, day, row.issuer_entity or row.issuer]


def _target(row: TargetRow, _: Language) -> list[str | None]:
    by = f"→ {row.by}" if row.by else None
    return [row.locator, row.label, _measured(row), by, row.indicator]


def _figure(row: FigureRow, language: Language) -> list[str | None]:
    whose = _NOBODY.within(language) if row.entity == "" else row.entity
    return [row.locator, row.label, _measured(row), row.period, whose, row.indicator]


def _observation(row: ObservationRow, _: Language) -> list[str | None]:
    rank = f"{row.rank}/{row.rank_of or '?'}" if row.rank else None
    return [row.locator, row.indicator, row.entity, str(row.period), row.printed, rank]


def _unplaced(row: UnplacedRow, _: Language) -> list[str | None]:
    return [row.locator, row.text]


_PARTS = {
    DocumentRow: (Text("văn bản", "document"), _document),
    TargetRow: (Text("chỉ tiêu", "target"), _target),
    FigureRow: (Text("số liệu", "figure"), _figure),
    ObservationRow: (Text("điền vào chỉ số", "observation"), _observation),
    UnplacedRow: (Text("chưa xếp", "unplaced"), _unplaced),
}


def _measured(row: TargetRow | FigureRow) -> str:
    """A quantity as printed, followed by its unit where it was printed without one."""
    if row.unit and normalize("NFKC", row.printed).casefold().endswith(
        normalize("NFKC", row.unit).casefold()
    ):
        return row.printed
    bare = row.printed[-1:].isdecimal() and not (row.unit == "hạng" and row.printed[0].isalpha())
    return f"{row.printed} {row.unit}" if bare and row.unit else row.printed


def _more(mark: str, count: int, what: Text, language: Language) -> Iterator[str]:
    """A line about those that are only counted, where there are any."""
    if count:
        more = Text(
            f"… và {count} {what.vi} nữa, không liệt kê",
            f"… and {count} more {what.en}, not listed",
        )
        yield f"  {mark} {more.within(language)}"


def _ignored(ignored: Iterable[Ignored], language: Language) -> Iterator[str]:
    """What was left out, summed by file or sheet and by reason; a file that was left out as a
    whole by its name.
    """
    sums: Counter[tuple[str, Text]] = Counter()
    names: dict[tuple[str, Text], dict[str, None]] = defaultdict(dict)
    for one in ignored:
        if not one.cells:
            yield f"{one.origin}: {one.why.within(language)}"
            continue
        sums[_sheet(one.origin), one.why] += one.cells
        if one.cells > 1 and one.found:
            names[_sheet(one.origin), one.why][shortened(visible(one.found), _LONGEST_HEAD)] = None
    for (place, why), cells in sums.items():
        what = _some(list(names[place, why]))
        yield Text(
            f"{place}: bỏ qua {cells} ô, {why.vi}{what}",
            f"{place}: {cells} cells left out, {why.en}{what}",
        ).within(language)


def _some(names: Sequence[str]) -> str:
    """The names of rows and columns behind a sentence, the first few of many."""
    more = ["…"] if len(names) > _MOST_NAMES else []
    return f": {'; '.join([*names[:_MOST_NAMES], *more])}" if names else ""


def _sheet(origin: str) -> str:
    """The file or the sheet of an address: new.csv of new.csv:12, a.xlsx!Nguồn of
    a.xlsx!Nguồn!C7, whether or not in an archive.
    """
    archive, mark, inner = origin.partition(".zip!")
    if mark:
        return archive + mark + _sheet(inner)
    parts = origin.split("!")
    return "!".join(parts[:2]) if len(parts) > 1 else origin.partition(":")[0]


def counted(counts: dict[str, int], language: Language) -> str:
    """How many figures are new, changed and so on; those of which there are none stay out."""
    return ", ".join(
        f"{COUNTS[word].within(language)} {counts[word]}" for word in COUNTED if counts[word]
    )


def _gone(unit: Text) -> Text:
    return Text(f"đơn vị không còn: {unit.vi}", f"unit that is gone: {unit.en}")


def _preferred(shift: Shift) -> Iterator[Text]:
    """How many preferred figures change, where any stood, and how many new ones are not used."""
    if shift.changed:
        yield Text(
            f"số liệu được chọn thay đổi: {shift.changed}",
            f"preferred figures that change: {shift.changed}",
        )
    elif shift.held:
        yield Text("không có số liệu được chọn nào thay đổi", "no preferred figure changes")
    if shift.unused:
        yield Text(
            "số liệu trong tệp khác số liệu đang dùng mà không được dùng, vì nguồn đang dùng được"
            f" ưu tiên: {shift.unused}",
            "figures of the file that differ from those in use and are not used, as the source in"
            f" use goes before: {shift.unused}",
        )


def _result(outcome: Outcome) -> Text:
    if outcome.version:
        return Text(f"phiên bản dữ liệu {outcome.version}", f"data version {outcome.version}")
    if outcome.empty:
        return (
            Text("chưa ghi gì", "nothing was written")
            if outcome.faults
            else Text("không có gì thay đổi", "nothing changed")
        )
    return Text("chỉ xem trước, chưa ghi gì", "a look only, nothing was written")
