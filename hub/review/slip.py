"""A report as a sheet of one page to sign (Phiếu trình duyệt), in the form of an office's paper."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docx.document import Document
from docx.shared import Mm

from hub.review import page
from hub.review.report import ChangeLine, Doubt, Mover, RankTable, Report
from hub.review.wording import COUNTS
from hub.stationery import form, word
from hub.stationery.form import Letterhead
from hub.stationery.word import CENTRED
from hub.words import clock
from hub.words.language import Language, Text, printable, shortened
from hub.words.person import Deed

Move = tuple[RankTable, Mover]

_LINE = 76  # letters that stand on a line of this font between the margins
_NAME = 24  # letters of a name that stand however long its figures are
_LISTED = 3  # lines of a list
_MOVERS = 5
_FILES = 2
_ROOM = Mm(16)  # to sign in
_NUMBER = Text("Số: ……/PTD", "No.: ……")
_TITLE = Text("PHIẾU TRÌNH DUYỆT", "APPROVAL SLIP")
_TO = Text("Kính trình: ……………………………………………………", "To: ……………………………………………………")
_AGREED = Text(
    "Ý kiến người duyệt:  ☐ Đồng ý công bố   ☐ Trả lại, lý do: ………………………………",
    "Decision:  ☐ Publish   ☐ Return, because: ………………………………",
)
_STAGER, _APPROVER = Text("NGƯỜI TRÌNH", "STAGED BY"), Text("NGƯỜI DUYỆT", "APPROVED BY")


def content(report: Report, language: Language) -> bytes:
    """The sheet."""
    sheet = word.sheet(_TITLE.within(language))
    _head(sheet, report, language)
    for text in _body(report):
        word.write(sheet.add_paragraph(), text.within(language))
    _signatures(sheet, report, language)
    return word.content(sheet)


def _head(sheet: Document, report: Report, language: Language) -> None:
    """The head of an office's paper, the title, and whom it is for."""
    day = report.made_at.astimezone(clock.VIETNAM).date()
    words = (form.OFFICE, _NUMBER, form.dated(day))
    word.letterhead(sheet, Letterhead(*(each.within(language) for each in words)), language)
    bold = replace(CENTRED, bold=True)
    title = replace(bold, size=form.TITLE_SIZE)
    word.write(sheet.add_paragraph(), _TITLE.within(language), title)
    word.write(sheet.add_paragraph(), _subject(report).within(language), bold)
    word.write(sheet.add_paragraph(), _TO.within(language), CENTRED)


def _subject(report: Report) -> Text:
    datasets = _cut(", ".join(dict.fromkeys(part.dataset for part in report.parts)), _LINE)
    name = Text(f" (lần trình {report.name})", f" ({report.name})") if report.name else Text("", "")
    return Text(
        f"Về việc công bố số liệu {datasets}{name.vi}",
        f"On publishing figures of {datasets}{name.en}",
    )


def _body(report: Report) -> Iterator[Text]:
    """What came, what changes, what is suspected, whose rank moves, what was left out, each in few
    lines.
    """
    yield _files(report)
    yield from _changes(report)
    yield from _doubts(report)
    yield from _movers(report)
    yield _left_out(report)
    if alike := page.sameness(report):
        yield Text(f"Lưu ý: {alike.vi}.", f"Note: {alike.en}.")
    yield _AGREED


def _files(report: Report) -> Text:
    names = "; ".join(
        f"{_cut(file.name, 60)} (SHA-256 {file.sha256[:16]}…)" for file in report.files[:_FILES]
    )
    rest = len(report.files) - _FILES
    more = Text(f" và {rest} tệp khác", f" and {rest} more") if rest > 0 else Text("", "")
    return Text(f"1. Tệp trình: {names}{more.vi}.", f"1. Files: {names}{more.en}.")


def _changes(report: Report) -> Iterator[Text]:
    listed = _counted(report)
    yield Text(f"2. Số liệu: {listed.vi}.", f"2. Figures: {listed.en}.")
    changes = [change for part in report.parts for change in part.changes]
    yield from (_changed(change) for change in changes[:_LISTED])
    count = sum(report.sum(word) for word in ("added", "changed", "gone"))
    if count > _LISTED:
        yield Text(
            f"- … và {count - _LISTED} số liệu khác (xem báo cáo kèm theo).",
            f"- … and {count - _LISTED} more (see the report).",
        )


def _counted(report: Report) -> Text:
    """How many figures become what."""
    words = [word for word in ("added", "changed", "gone", "unchanged") if report.sum(word)]
    if not words:
        return _NONE
    numbers = [Text(*(f"{name} {report.sum(word)}" for name in COUNTS[word])) for word in words]
    return Text(*(", ".join(each) for each in zip(*numbers, strict=True)))


def _changed(change: ChangeLine) -> Text:
    words = zip(change.name, change.unit, change.what, strict=True)
    lines = (_change(name, unit, f", {change.period}: {what}") for name, unit, what in words)
    return Text(*lines)


def _change(name: str, unit: str, what: str) -> str:
    """A line in which names are cut before their figures are."""
    figures = _cut(what, 2 * _LINE)
    room = max(2 * _NAME, _LINE - len(figures))
    unit = _cut(unit, room // 2)
    return f"- {_cut(name, room - len(unit))}, {unit}{figures}"


_NONE = Text("không có gì thay đổi", "nothing changes")


def _doubts(report: Report) -> Iterator[Text]:
    doubts = [doubt for part in report.parts for doubt in part.doubts]
    faults = sum(len(part.faults) + part.untold.get("faults", 0) for part in report.parts)
    count = len(doubts)
    yield Text(
        f"3. Lỗi: {faults}. Điểm nghi vấn: {count}, chưa chấp nhận {len(report.open)}.",
        f"3. Faults: {faults}. Suspicions: {count}, not accepted {len(report.open)}.",
    )
    yield from (_doubt(doubt) for doubt in doubts[:_LISTED])


def _doubt(doubt: Doubt) -> Text:
    reason = f" ({_cut(doubt.accepted, 60)})" if doubt.accepted else ""
    texts = (f"- [{doubt.number}] {words}" for words in doubt.text)
    return Text(*(_cut(words, 2 * _LINE - len(reason)) + reason for words in texts))


def _movers(report: Report) -> Iterator[Text]:
    """How many ranks and quartiles change, and those that move farthest."""
    tables = [table for part in report.parts for table in part.ranks]
    moves = [(table, one) for table in tables for one in table.movers]
    ranks = [(table, one) for table, one in moves if one.before != one.after]
    quartiles = sum(one.quartile_before != one.quartile_after for _, one in moves)
    listed = _farthest(ranks)
    yield Text(
        f"4. Hạng do hệ thống tính: {len(ranks)} lượt đổi hạng, {quartiles} lượt đổi nhóm (tứ phân"
        f" vị){listed.vi}.",
        f"4. Computed ranks: {len(ranks)} ranks and {quartiles} quartiles change{listed.en}.",
    )


def _farthest(ranks: Iterable[Move]) -> Text:
    """Those that move farthest."""
    words = [_moved(*move) for move in sorted(ranks, key=_distance, reverse=True)[:_MOVERS]]
    if not words:
        return Text("", "")
    lists = (": " + "; ".join(each) for each in zip(*words, strict=True))
    return Text(*(_cut(each, 3 * _LINE) for each in lists))


def _distance(move: Move) -> int:
    """How far a rank moves; whoever gains or loses one comes last."""
    _, mover = move
    return abs(mover.before - mover.after) if mover.before and mover.after else 0


def _moved(table: RankTable, mover: Mover) -> Text:
    place = f"{mover.before or '–'} → {mover.after or '–'} ({table.indicator} {table.period})"
    return Text(*(f"{name} {place}" for name in mover.unit))


def _left_out(report: Report) -> Text:
    ignored, rejected = report.sum("ignored"), report.sum("rejected")
    return Text(
        f"5. Ô bỏ qua: {ignored}; ô bị từ chối: {rejected}.",
        f"5. Cells left out: {ignored}; rejected: {rejected}.",
    )


def _signatures(sheet: Document, report: Report, language: Language) -> None:
    """Who staged on the left, who decides on the right, with room to sign."""
    table = sheet.add_table(rows=3, cols=2)
    bold, italic = replace(CENTRED, bold=True), replace(CENTRED, italic=True)
    pairs = ((_STAGER, report.staged), (_APPROVER, report.decided))
    for column, (role, deed) in enumerate(pairs):
        word.line(table.cell(0, column), role.within(language), bold)
        word.line(table.cell(0, column), form.SIGN.within(language), italic)
        word.line(table.cell(2, column), _signer(deed), bold)
    table.rows[1].height = _ROOM


def _signer(deed: Deed | None) -> str:
    """The name that was told; a line to write on where none was."""
    name = deed.person.name if deed else None
    return name or form.BLANK


def _cut(text: str, most: int) -> str:
    """The text as it is printed, no longer than that."""
    return shortened(printable(text), most)
