"""A report as sections in one language, each a table with its words: what the terminal, a page, a
workbook and a sheet to sign show in their own ways.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from hub.review import wording
from hub.review.report import (
    ChangeLine,
    Doubt,
    RankTable,
    Report,
    ReportPart,
    ReportState,
    TallyLine,
    TurnLine,
)
from hub.review.wording import COUNTS
from hub.words import clock
from hub.words.language import Language, Text, opened
from hub.words.person import Deed

Cell = str | int | None
Say = Callable[[Text], str]

_NEWS = ("added", "changed", "gone")
_OF_TABLE = ("added", "changed", "unchanged", "gone")
_STATES = {
    ReportState.LOOKED_AT: Text("xem trước, chưa ghi gì", "a look only, nothing was written"),
    ReportState.REFUSED: Text("không nhập được, chưa ghi gì", "refused, nothing was written"),
    ReportState.WAITING: Text("chờ duyệt, chưa công bố", "staged, not published"),
    ReportState.PUBLISHED: Text("đã đưa vào sử dụng", "published"),
    ReportState.REJECTED: Text("đã bị trả lại, không công bố", "rejected, never published"),
    ReportState.UNDONE: Text("đã đưa vào sử dụng rồi hoàn tác", "published and undone"),
}
_INDICATOR, _PERIOD = Text("Chỉ số", "Indicator"), Text("Kỳ", "Period")
_UNIT, _PROVINCE = Text("Đơn vị", "Unit"), Text("Tỉnh, thành phố", "Province")
_PLACE, _SOURCE = Text("Vị trí trong tệp", "Place in the file"), Text("Nguồn", "Source")
_FOUND, _WANTED = Text("Thấy", "Found"), Text("Cần", "Wanted")
_DATASET = Text("Bộ dữ liệu", "Dataset")
_CHANGE = Text("Cũ → mới", "Old → new")
_RANK, _QUARTILE = Text("Hạng", "Rank"), Text("Tứ phân vị", "Quartile")
_NAME = Text("Tên chỉ số", "Name")
_NOT_KEPT = Text(
    "Chỉ lưu số lượng, không lưu danh sách từng chỗ.",
    "Only the number was kept, not each place.",
)


class Section(NamedTuple):
    """A part of the page: its title, sentences, and a table."""

    title: str
    notes: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.notes or self.rows)


def title(report: Report, language: Language) -> str:
    """What the report is of."""
    name = report.name
    if not name:
        return Text("Báo cáo nhập số liệu", "Report on an import").within(language)
    if name.startswith("S"):
        return Text(f"Báo cáo lần trình {name}", f"Report on the staged import {name}").within(
            language
        )
    return Text(f"Báo cáo đợt cập nhật {name}", f"Report on release {name}").within(language)


def facts(report: Report, language: Language) -> list[tuple[str, str]]:
    """What stands above all: state, who and when, the data it was set against, how much changes."""
    pairs = chain(_deeds(report), _numbers(report))
    return [(name.within(language), words.within(language)) for name, words in pairs]


def sections(report: Report, language: Language) -> list[Section]:
    """The parts of the page of which there is anything to tell: faults and suspicions first."""

    def say(text: Text) -> str:
        return text.within(language)

    makers = (
        _faults,
        _doubts,
        _files,
        _recognised,
        _by_indicator,
        _by_province,
        _changes,
        _turns,
        _unused,
        _endings,
        _ranks,
        _ignored,
        _reported,
    )
    return [section for section in (make(report, say) for make in makers) if section]


def _deeds(report: Report) -> Iterator[tuple[Text, Text]]:
    yield Text("Tình trạng", "State"), _STATES[report.state]
    if report.staged:
        yield Text("Người trình", "Staged by"), _deed(report.staged)
    if report.decided:
        is_rejected = report.state is ReportState.REJECTED
        deciding = Text("Người trả lại", "Rejected by") if is_rejected else _APPROVED
        yield deciding, _deed(report.decided)
    if report.reason:
        yield Text("Lý do trả lại", "Reason"), Text(report.reason, report.reason)
    if alike := sameness(report):
        yield Text("Lưu ý", "Note"), alike
    if report.releases:
        numbers = ", ".join(map(str, report.releases))
        yield Text("Đợt cập nhật", "Releases"), Text(numbers, numbers)


_APPROVED = Text("Người duyệt", "Published by")


def sameness(report: Report) -> Text | None:
    """That one person, as far as the hub knows, staged and published."""
    if not (report.staged and report.decided):
        return None
    return report.staged.person.sameness(report.decided.person)


def _deed(deed: Deed) -> Text:
    at = moment(deed.at)
    told = deed.person.told
    return Text(f"{told}, {at.vi}", f"{told}, {at.en}")


def moment(at: datetime) -> Text:
    """A moment in Vietnam."""
    local = at.astimezone(clock.VIETNAM)
    return Text(f"{local:%H:%M} ngày {local:%d/%m/%Y}", f"{local:%Y-%m-%d %H:%M}")


def _numbers(report: Report) -> Iterator[tuple[Text, Text]]:
    based = Text(
        f"phiên bản dữ liệu {report.base}, lúc {moment(report.made_at).vi}",
        f"data version {report.base}, at {moment(report.made_at).en}",
    )
    yield Text("Đối chiếu với", "Set against"), based
    if report.options:
        listed = "; ".join(report.options)
        yield Text("Tùy chọn của lệnh", "Options"), Text(listed, listed)
    for part in report.parts:
        name = f"{part.dataset}: "
        yield Text("Số liệu", "Figures"), _counted(name, part.counts)
        if any(part.structure.get(word) for word in _NEWS):
            yield Text("Danh mục", "Catalogue"), _counted(name, part.structure)
    yield from _weights(report)


def _weights(report: Report) -> Iterator[tuple[Text, Text]]:
    """How many ranks move, how many faults and suspicions there are, where there are any."""
    movers = sum(len(table.movers) for part in report.parts for table in part.ranks)
    if movers:
        yield (
            Text("Hạng do hệ thống tính", "Computed ranks"),
            Text(f"{movers} hạng hoặc nhóm thay đổi", f"{movers} ranks or quartiles change"),
        )
    faults = sum(len(part.faults) + part.untold.get("faults", 0) for part in report.parts)
    if faults:
        yield Text("Lỗi", "Faults"), Text(str(faults), str(faults))
    doubts = sum(len(part.doubts) for part in report.parts)
    if doubts:
        left = len(report.open)
        yield (
            Text("Nghi vấn", "Suspicions"),
            Text(f"{doubts}, còn {left} điểm chưa chấp nhận", f"{doubts}, {left} not accepted"),
        )


def _counted(name: str, counts: dict[str, int]) -> Text:
    if not counts:
        return Text(f"{name}không có gì thay đổi", f"{name}nothing changes")
    words = (Text(*(f"{word} {count}" for word in COUNTS[key])) for key, count in counts.items())
    return Text(*(name + ", ".join(each) for each in zip(*words, strict=True)))


def _faults(report: Report, say: Say) -> Section:
    rows = [
        (one.origin, one.found, say(one.wanted)) for part in report.parts for one in part.faults
    ]
    more = _more(report.parts, "faults")
    return Section(
        say(Text("Lỗi phải sửa", "Faults")),
        notes=tuple(map(say, more)),
        head=_head(say, _PLACE, _FOUND, _WANTED),
        rows=tuple(rows),
    )


def _more(parts: Iterable[ReportPart], word: str) -> Iterator[Text]:
    """How many are only counted, where any are."""
    count = sum(part.untold.get(word, 0) for part in parts)
    if count:
        yield Text(f"… và {count} chỗ nữa, không liệt kê.", f"… and {count} more, not listed.")


def _doubts(report: Report, say: Say) -> Section:
    rows = [_doubt(one, say) for part in report.parts for one in part.doubts]
    head = (
        Text("Số", "No."),
        _PLACE,
        Text("Điểm nghi vấn", "Suspicion"),
        Text("Số liệu trước đây", "Held before"),
        Text("Lý do chấp nhận", "Accepted because"),
    )
    return Section(
        say(Text("Điểm nghi vấn", "Suspicions")), head=_head(say, *head), rows=tuple(rows)
    )


def _doubt(doubt: Doubt, say: Say) -> tuple[Cell, ...]:
    accepted = Text("chưa chấp nhận", "not accepted") if doubt.accepted is None else None
    return (
        doubt.number,
        doubt.place,
        say(doubt.text),
        "\n".join(map(say, doubt.past)) or "–",
        say(accepted) if accepted else doubt.accepted,
    )


def _files(report: Report, say: Say) -> Section:
    head = (Text("Tệp", "File"), _DATASET, Text("Dung lượng", "Bytes"), Text("SHA-256", "SHA-256"))
    return Section(
        say(Text("Tệp đã nhận", "What came")),
        head=_head(say, *head),
        rows=tuple((one.name, one.dataset, one.size, one.sha256) for one in report.files),
    )


def _recognised(report: Report, say: Say) -> Section:
    rows = [(one.origin, say(one.text)) for part in report.parts for one in part.files]
    return Section(
        say(Text("Đã nhận ra trong tệp", "Recognised in the files")),
        head=_head(say, _PLACE, Text("Là", "As")),
        rows=tuple(rows),
    )


def _by_indicator(report: Report, say: Say) -> Section:
    """How many figures of each indicator and period, of how many provinces."""
    sums: dict[tuple[str, Text, str], Counter[str]] = {}
    provinces: Counter[tuple[str, Text, str]] = Counter()
    for line in _tallies(report):
        place = line.indicator, line.name, line.period
        sums.setdefault(place, Counter()).update(line.counts)
        provinces[place] += 1
    rows = [
        (code, say(name), period, provinces[code, name, period], *_counts(counts))
        for (code, name, period), counts in sums.items()
    ]
    head = (_INDICATOR, _NAME, _PERIOD, Text("Số tỉnh", "Provinces"), *_COUNT_HEADS)
    return Section(
        say(Text("Số dòng theo chỉ số và kỳ", "Rows by indicator and period")),
        head=_head(say, *head),
        rows=tuple(rows),
    )


_COUNT_HEADS = tuple(Text(*map(opened, COUNTS[word])) for word in _OF_TABLE)


def _by_province(report: Report, say: Say) -> Section:
    """How many figures of each province."""
    sums: dict[Text, Counter[str]] = {}
    for line in _tallies(report):
        sums.setdefault(line.province, Counter()).update(line.counts)
    rows = [(say(name), *_counts(counts)) for name, counts in sums.items()]
    return Section(
        say(Text("Số dòng theo tỉnh, thành phố", "Rows by province")),
        head=_head(say, _PROVINCE, *_COUNT_HEADS),
        rows=tuple(rows),
    )


def tallied(report: Report, language: Language) -> Section:
    """How many figures of each indicator, period and province, line by line."""

    def say(text: Text) -> str:
        return text.within(language)

    rows = [
        (line.indicator, say(line.name), line.period, say(line.province), *_counts(line.counts))
        for line in _tallies(report)
    ]
    return Section(
        say(Text("Số dòng theo chỉ số, kỳ, tỉnh", "Rows by all three")),
        head=_head(say, _INDICATOR, _NAME, _PERIOD, _PROVINCE, *_COUNT_HEADS),
        rows=tuple(rows),
    )


def _tallies(report: Report) -> Iterator[TallyLine]:
    for part in report.parts:
        yield from part.tallies


def _counts(counts: dict[str, int]) -> Sequence[int]:
    return [counts.get(word, 0) for word in _OF_TABLE]


def _changes(report: Report, say: Say) -> Section:
    rows = [
        (
            say(_MARKS[one.word]),
            _indicator(one, say),
            say(one.unit),
            one.period + (f" ({one.reading})" if one.reading else ""),
            say(one.what),
            one.source,
            one.place,
        )
        for part in report.parts
        for one in part.changes
    ]
    more = _more(report.parts, "changes")
    return Section(
        say(Text("Số liệu thay đổi", "What changes")),
        notes=tuple(map(say, more)),
        head=_head(say, Text("", ""), _INDICATOR, _UNIT, _PERIOD, _CHANGE, _SOURCE, _PLACE),
        rows=tuple(rows),
    )


_MARKS = {
    "added": Text("mới", "new"),
    "changed": Text("đổi", "changed"),
    "gone": Text("thôi", "gone"),
}


def _indicator(line: ChangeLine | TurnLine | RankTable, say: Say) -> str:
    """The name of the indicator of a line, with its code."""
    return f"{say(line.name)} ({line.indicator})"


def _turns(report: Report, say: Say) -> Section:
    lines = [line for part in report.parts for line in part.turns]
    return _of_turns(wording.REPLACED, lines, say)


def _unused(report: Report, say: Say) -> Section:
    lines = [line for part in report.parts for line in part.unused]
    return _of_turns(wording.UNUSED, lines, say)


def _of_turns(heading: Text, lines: Sequence[TurnLine], say: Say) -> Section:
    rows = [(_indicator(one, say), say(one.unit), one.period, say(one.what)) for one in lines]
    return Section(
        say(heading),
        head=_head(say, _INDICATOR, _UNIT, _PERIOD, _CHANGE),
        rows=tuple(rows),
    )


def _endings(report: Report, say: Say) -> Section:
    return Section(
        say(Text("Văn bản hết hiệu lực", "Sources that end")),
        notes=tuple(say(one) for part in report.parts for one in part.endings),
    )


def _ranks(report: Report, say: Say) -> Section:
    """Every unit that moves, of the file or not, and the tables in which none does."""
    tables = [table for part in report.parts for table in part.ranks]
    rows = chain.from_iterable(_moves(table, say) for table in tables)
    head = (_INDICATOR, _PERIOD, _UNIT, _RANK, Text("Trên tổng số", "Of"), _QUARTILE, _OF_FILE)
    return Section(
        say(
            Text(
                "Ảnh hưởng tới hạng và nhóm (do hệ thống tính)",
                "Effect on ranks and quartiles (computed by the hub)",
            )
        ),
        notes=tuple(map(say, _unmoved(tables))),
        head=_head(say, *head),
        rows=tuple(rows),
    )


_OF_FILE = Text("Có trong tệp", "In the file")
_YES, _NO = Text("có", "yes"), Text("không", "no")


def _moves(table: RankTable, say: Say) -> Iterator[tuple[Cell, ...]]:
    of = _turned(table.before_of, table.after_of)
    when = table.period + (f" ({table.beside})" if table.beside else "")
    for one in table.movers:
        yield (
            _indicator(table, say),
            when,
            say(one.unit),
            _turned(one.before, one.after),
            of,
            _turned(one.quartile_before, one.quartile_after),
            say(_YES if one.is_of_file else _NO),
        )


def _turned(before: int | None, after: int | None) -> str:
    return f"{before or '–'} → {after or '–'}" if before != after else f"{after or '–'}"


def _unmoved(tables: Iterable[RankTable]) -> Iterator[Text]:
    names = [f"{table.indicator} {table.period}" for table in tables if not table.movers]
    if names:
        listed = ", ".join(names[:_NAMED]) + (
            f" … (+{len(names) - _NAMED})" * (len(names) > _NAMED)
        )
        yield Text(
            f"Không hạng nào thay đổi (chỉ xếp hạng khi đã có đủ đơn vị): {listed}.",
            f"No rank changes (there are ranks once enough units have come): {listed}.",
        )


_NAMED = 20


def _ignored(report: Report, say: Say) -> Section:
    rows = [
        (one.origin, one.found, say(one.why), one.cells)
        for part in report.parts
        for one in part.ignored
    ]
    notes = list(_more(report.parts, "ignored"))
    if any(part.counts.get("ignored") for part in report.parts if not part.is_whole):
        notes.append(_NOT_KEPT)
    head = (_PLACE, _FOUND, Text("Vì sao bỏ qua", "Why it was left out"), Text("Số ô", "Cells"))
    return Section(
        say(Text("Bị bỏ qua", "Left out")),
        notes=tuple(map(say, notes)),
        head=_head(say, *head),
        rows=tuple(rows),
    )


def _reported(report: Report, say: Say) -> Section:
    return Section(
        say(Text("Đã biết trước, chỉ báo", "Known before, only reported")),
        head=_head(say, _PLACE, Text("Nội dung", "What")),
        rows=tuple((one.origin, say(one.text)) for part in report.parts for one in part.reported),
    )


def _head(say: Say, *heads: Text) -> tuple[str, ...]:
    return tuple(map(say, heads))
