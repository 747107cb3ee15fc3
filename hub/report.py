"""What an import did, in lines for a person."""

import re
from collections.abc import Iterator

from hub import period
from hub.catalogue import Catalogue
from hub.difference import Change
from hub.language import Language, Text
from hub.preference import Shift
from hub.release import COUNTED, Outcome
from hub.rows import DocumentRow, FigureRow, Ignored, ObservationRow, Row, Suspicion, TargetRow, UnplacedRow

_WORDED = re.compile(r"[^\W\d_]|%")  # a number printed with its unit
WORDS = {
    "added": Text("thêm mới", "added"),
    "changed": Text("thay đổi", "changed"),
    "unchanged": Text("giữ nguyên", "unchanged"),
    "gone": Text("không còn", "gone"),
    "repeated": Text("lặp lại", "repeated"),
    "ignored": Text("bỏ qua", "ignored"),
    "rejected": Text("bị từ chối", "rejected"),
}


def lines(outcome: Outcome, language: Language) -> Iterator[str]:
    """Counts first, then what was recognised, every fault, suspicion and ignored cell with its address."""
    yield f"{outcome.dataset}: {_result(outcome).within(language)}"
    yield from (f"  {label.within(language)}: {_counts(counts, language)}" for label, counts in (
        (Text("số liệu", "figures"), outcome.counts), (Text("danh mục", "catalogue"), outcome.structure)) if any(counts.values()))
    if outcome.shift and outcome.shift.held:
        yield f"  {_preferred(outcome.shift).within(language)}"
    yield from (f"  = {recognised.origin}: {recognised.text.within(language)}" for recognised in outcome.recognised)
    yield from (f"  ! {fault.within(language)}" for fault in outcome.faults)
    yield from _more("!", outcome.untold["faults"], Text("lỗi", "faults"), language)
    yield from (f"  ? {suspicion.within(language)}" for suspicion in outcome.suspicions)
    yield from (f"  - {ignored.origin}: “{ignored.found}” {ignored.why.within(language)}" for ignored in outcome.ignored)
    yield from _more("-", outcome.untold["ignored"], Text("chỗ bỏ qua", "ignored places"), language)


def taken(row: Row, language: Language) -> str | None:
    """A row that was read from a document as a line: what it is, where it stands, and what it says."""
    match row:
        case DocumentRow():
            words = Text("văn bản", "document")
            said = [row.kind, row.number, row.title, str(row.date or row.date_printed or ""), row.issuer_entity or row.issuer]
        case TargetRow():
            words = Text("chỉ tiêu", "target")
            said = [row.locator, row.label, row.printed, row.by and f"→ {row.by}", row.indicator]
        case FigureRow():
            words = Text("số liệu", "figure")
            unit = "" if _WORDED.search(row.printed) else f" {row.unit}"
            said = [row.locator, row.label, f"{row.printed}{unit}", row.period, row.indicator]
        case ObservationRow():
            words = Text("điền vào chỉ số", "observation")
            rank = row.rank and f"{row.rank}/{row.rank_of or '?'}"
            said = [row.locator, row.indicator, row.entity, str(row.period), row.printed, rank]
        case UnplacedRow():
            words, said = Text("chưa xếp", "unplaced"), [row.locator, row.text]
        case Suspicion():
            return f"? {row.within(language)}"
        case Ignored():
            return f"- {row.origin}: “{row.found}” {row.why.within(language)}"
        case _:
            return None
    return f"{words.within(language)}: {' · '.join(filter(None, said))}"


def changes(outcome: Outcome, catalogue: Catalogue, language: Language) -> Iterator[str]:
    """Each change of a figure that stood: where, what it was, what it is."""
    return (_change(change, catalogue, language) for change in outcome.changes)


def _more(mark: str, count: int, what: Text, language: Language) -> Iterator[str]:
    """A line about those that are only counted, where there are any."""
    if count:
        yield f"  {mark} {Text(f'… và {count} {what.vi} nữa, không liệt kê', f'… and {count} more {what.en}, not listed').within(language)}"


def _counts(counts: dict[str, int], language: Language) -> str:
    return ", ".join(f"{WORDS[word].within(language)} {counts[word]}" for word in COUNTED if counts[word])


def _preferred(shift: Shift) -> Text:
    if not shift.changed:
        return Text("không có số liệu được chọn nào thay đổi", "no preferred figure changes")
    return Text(f"số liệu được chọn thay đổi: {shift.changed}", f"preferred figures that change: {shift.changed}")


def _result(outcome: Outcome) -> Text:
    if outcome.version:
        return Text(f"phiên bản dữ liệu {outcome.version}", f"data version {outcome.version}")
    if outcome.empty:
        return Text("không có gì thay đổi", "nothing changed")
    return Text("chỉ xem trước, chưa ghi gì", "a look only, nothing was written")


def _change(change: Change, catalogue: Catalogue, language: Language) -> str:
    indicator, entity = catalogue.indicator_by_id[change.key.indicator_id], catalogue.by_id[change.key.entity_id]
    old, new = (None if one is None else one.said.printed or one.said.value or one.said.rank for one in (change.old, change.new))
    nothing = Text("không có", "nothing").within(language)
    place = f"{indicator.public_id} {entity.name(language)} {period.of_key(change.key.period)}"
    return f"{place}: {nothing if old is None else old} → {nothing if new is None else new}"
