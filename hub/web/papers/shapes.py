"""Parts that several papers have: results, components, what stands out, targets, sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from hub.web.papers.paper import (
    DASH,
    PaperBlock,
    PaperColumn,
    PaperParagraph,
    PaperPart,
    PaperTable,
    note,
)
from hub.web.papers.paper_request import PaperRequest
from hub.words.language import Language, opened, within_sentence

Line = Mapping[str, Any]  # of a scorecard
_WIDTHS = {  # of the columns of results, in millimetres
    Language.VI: (24.5, 20.5, 20, 16, 18, 31, 20.5, 14.5),
    Language.EN: (24, 23, 20, 20, 20, 27, 18, 13),
}
_COMPUTED = "*"  # behind a difference from a mean that the hub computed


def titled(sentence: str) -> str:
    """A reason of the API as a sentence."""
    return f"{opened(sentence.rstrip('.'))}."


def numbered(paper: PaperRequest, parts: Iterable[PaperPart]) -> tuple[PaperPart, ...]:
    """The parts that hold anything, with their numbers before their headings; the sources last."""
    held = [part for part in parts if part.blocks]
    if sources := [*_computed_means(paper, held), *paper.sources.listing()]:
        held.append(PaperPart(paper.say("Nguồn số liệu", "Sources"), tuple(sources)))
    return tuple(
        PaperPart(f"{number}. {part.heading}", part.blocks) for number, part in enumerate(held, 1)
    )


def _computed_means(paper: PaperRequest, parts: Iterable[PaperPart]) -> Iterator[PaperBlock]:
    """What the mark behind some differences is for."""
    tables = (block for part in parts for block in part.blocks if isinstance(block, PaperTable))
    if any(cell.endswith(_COMPUTED) for table in tables for row in table.rows for cell in row):
        yield note(paper.say("* Trung bình do hệ thống tính.", "* The mean is the hub's own."))


def results(paper: PaperRequest, lines: Sequence[Line]) -> Iterator[PaperBlock]:
    """Where a unit stands on every index; ranks that were published and computed apart."""
    say = paper.say
    widths = _WIDTHS[paper.language]
    heads = (
        (say("Bộ chỉ số", "Index"), False),
        (say("Kỳ số liệu", "Period"), False),
        (say("Kết quả", "Result"), True),
        (say("Hạng công bố", "Published rank"), True),
        (say("Hạng do hệ thống tính", "Computed rank"), True),
        (say("So với kỳ trước", "Against the period before"), False),
        (say("So với trung bình", "Against the mean"), True),
        (say("Nguồn", "Source"), False),
    )
    columns = tuple(
        PaperColumn(head, width, is_number)
        for (head, is_number), width in zip(heads, widths, strict=True)
    )
    rows = tuple(_result(paper, line) for line in lines if line["row"])
    if not rows:
        yield from _nothing(paper)
        return
    yield PaperTable(columns, rows).dense()
    yield from _reasons(paper, lines)


def _nothing(paper: PaperRequest) -> Iterator[PaperBlock]:
    """That there is no result, and what to bring."""
    yield note(
        paper.say(
            "Hệ thống chưa có kết quả của đơn vị trên bộ chỉ số nào.",
            "The hub holds no result of the unit on any index.",
        )
    )
    yield note(
        paper.say(
            "Cần đưa vào: quyết định, báo cáo công bố kết quả của đơn vị; đề nghị người quản trị"
            " hệ thống nhập hoặc lập mẫu báo cáo.",
            "To be brought: decisions and reports with the unit's results; ask the operator of the"
            " hub to import them, or for a template of the report.",
        )
    )


def _result(paper: PaperRequest, line: Line) -> tuple[str, ...]:
    figures, row = paper.figures, line["row"]
    decimals = line["index"]["decimals"]
    moment = figures.moment(row["previousPeriod"], row["previousReadingDate"])
    return (
        line["index"]["shortName"],
        _when(paper, line["period"], row),
        figures.value(row, decimals),
        figures.published(row),
        figures.computed(row),
        DASH if row["change"] is None else f"{figures.change(row, decimals)} ({moment})",
        _against_mean(paper, row, decimals),
        paper.sources.mark(row["observation"]),
    )


def _when(paper: PaperRequest, period: str, row: Mapping[str, Any]) -> str:
    """Of when a figure is, and that it is provisional."""
    moment = paper.figures.moment(period, row["readingDate"])
    is_sure = row["status"] in ("REPORTED", "MISSING")
    return moment if is_sure else f"{moment} ({row['statusText'].lower()})"


def _against_mean(paper: PaperRequest, row: Mapping[str, Any], decimals: int) -> str:
    """How far from the mean that was published, else from the hub's own, which has a mark."""
    published, computed = row["gapToPublishedMean"], row["gapToMean"]
    difference, unit = paper.figures.difference, row["indicator"]["unit"]
    if published is not None:
        return difference(published, unit, decimals)
    text = difference(computed, unit, decimals)
    return text if computed is None else text + _COMPUTED


def _reasons(paper: PaperRequest, lines: Iterable[Line]) -> Iterator[PaperBlock]:
    """Why something is missing or may not be compared; what is said of several, once."""
    names: dict[str, list[str]] = {}
    for line in lines:
        row, comparability = line["row"], line["comparability"]
        reasons = [line["periodReason"], row and (row["reason"] or row["rankReason"])]
        if comparability["value"] != "YES":
            reasons += [comparability["reason"], comparability["advice"]]
        if sentences := " ".join(titled(reason) for reason in dict.fromkeys(reasons) if reason):
            names.setdefault(sentences, []).append(line["index"]["shortName"])
    yield from (note(f"{', '.join(of)}: {sentences}") for sentences, of in names.items())


def components(paper: PaperRequest, lines: Iterable[Line]) -> Iterator[PaperPart]:
    """The components of each index of which there are figures; a source that all of them have
    stands in the heading.
    """
    for line in lines:
        rows = [row for row in line["components"] if row["value"] is not None]
        if rows:
            name = line["index"]["shortName"]
            moment = paper.figures.moment(line["period"], rows[0]["readingDate"])
            marks = [paper.sources.mark(row["observation"]) for row in rows]
            mark, marks = (f" {marks[0]}", []) if len({*marks}) == 1 else ("", marks)
            heading = paper.say(f"Thành phần {name}, {moment}", f"Components of {name}, {moment}")
            table = _components(paper, rows, line["index"]["decimals"], marks)
            yield PaperPart(heading + mark, (table.dense(),))


def _components(
    paper: PaperRequest, rows: Sequence[Mapping[str, Any]], decimals: int, marks: Sequence[str]
) -> PaperTable:
    say, figures = paper.say, paper.figures
    moments = [figures.moment(row["previousPeriod"], row["previousReadingDate"]) for row in rows]
    since = one_of(moments)
    before = since or say("kỳ trước", "the period before")
    columns = (
        PaperColumn(say("Thành phần", "Component"), 68),
        PaperColumn(say("Kết quả", "Result"), 20, True),
        PaperColumn(say("Hạng do hệ thống tính", "Computed rank"), 20, True),
        PaperColumn(say(f"So với {before}", f"Against {before}"), 38),
        PaperColumn(say("So với trung bình", "Against the mean"), 19, True),
        PaperColumn(say("Nguồn", "Source"), 14),
    )
    cells = tuple(
        (
            row["indicator"]["shortName"],
            figures.value(row, decimals),
            figures.published_first(row),
            figures.change(row, decimals) + ("" if since or moment == DASH else f" ({moment})"),
            _against_mean(paper, row, decimals),
            mark,
        )
        for row, moment, mark in zip_longest(rows, moments, marks, fillvalue=DASH)
    )
    return PaperTable(columns, cells)


def one_of(moments: Iterable[str]) -> str:
    """The only moment of these; nothing where they are several."""
    known = {*moments} - {DASH}
    return known.pop() if len(known) == 1 else ""


def outstanding(paper: PaperRequest, highlights: Mapping[str, Any] | None) -> Iterator[PaperBlock]:
    """Strengths beside what wants attention, and what has not come, by the rules of the API."""
    if highlights is None:
        return
    columns = (
        PaperColumn(paper.say("Điểm mạnh", "Strengths"), 1),
        PaperColumn(paper.say("Điểm cần chú ý", "For attention"), 1),
    )
    none = paper.say("Chưa có mục nào theo quy tắc.", "None by the rule.")
    strengths, attention = (
        [_point(paper, point) for point in highlights[name]] for name in ("strengths", "attention")
    )
    if strengths or attention:
        rows = zip_longest(strengths or [none], attention or [none], fillvalue="")
        yield PaperTable(columns, tuple(rows))
    else:
        yield note(none)
    yield from _awaited(paper, highlights["awaited"])


def _awaited(paper: PaperRequest, indices: Sequence[Mapping[str, Any]]) -> Iterator[PaperBlock]:
    """The indices of which newer figures have not come."""
    texts = [
        f"{one['index']['shortName']}: {within_sentence(reason.rstrip('.'))}"
        for one in indices
        if (reason := one["freshness"]["reason"])
    ]
    if texts:
        listing = "; ".join(texts)
        yield note(paper.say(f"Số liệu đang chờ: {listing}.", f"Awaited figures: {listing}."))


def _point(paper: PaperRequest, point: Mapping[str, Any]) -> str:
    """What stands out, in a line: the indicator, its result and its ranks."""
    figures, row, index = paper.figures, point["row"], point["index"]
    name = row["indicator"]["shortName"]
    whose = name if name == index["shortName"] else f"{name} ({index['shortName']})"
    value = figures.value(row | {"doubtful": False}, index["decimals"])
    facts = [f"{whose}: {value}", *figures.ranks(row)]
    if point["publishedRankBefore"]:
        moment = paper.format.period(point["publishedRankBeforePeriod"])
        rank = paper.format.rank(point["publishedRankBefore"], row["publishedRankOf"])
        facts.append(paper.say(f"{moment} xếp thứ {rank}", f"{rank} in {moment}"))
    if row["rankChange"] and figures.tells_computed:
        facts.append(figures.places(row["rankChange"]))
    return f"{', '.join(facts)} {paper.sources.mark(row['observation'])}."


def sentences(paper: PaperRequest, lines: Iterable[Line]) -> Iterator[PaperBlock]:
    """The whole passage on each index, with its source."""
    yield from (_sentence(paper, line, line["sentence"]) for line in lines if line["sentence"])


def short_sentences(paper: PaperRequest, lines: Iterable[Line]) -> Iterator[PaperBlock]:
    """A sentence on each result, with its source."""
    for line in lines:
        yield from (_sentence(paper, line, one["text"]) for one in line["reportSentences"])


def _sentence(paper: PaperRequest, line: Line, text: str) -> PaperParagraph:
    mark = paper.sources.mark(line["row"] and line["row"]["observation"])
    return PaperParagraph(f"{text} {mark}".removesuffix(f" {DASH}"))


def targets(paper: PaperRequest, rows: Sequence[Mapping[str, Any]]) -> Iterator[PaperBlock]:
    """What was promised, by when, and how it stands; the earliest due first."""
    if not rows:
        yield no_targets(paper)
        return
    say = paper.say
    columns = (
        PaperColumn(say("Chỉ tiêu", "Target"), 63),
        PaperColumn(say("Mức phấn đấu", "Level"), 26),
        PaperColumn(say("Hạn", "Due"), 18),
        PaperColumn(say("Tình trạng", "State"), 32),
        PaperColumn(say("Nguồn", "Source"), 26),
    )
    ordered = sorted(rows, key=lambda row: row["by"] or "9999")
    yield PaperTable(columns, tuple(_target(paper, row) for row in ordered))
    wanted = dict.fromkeys(row["measurableWith"] for row in rows if row["measurableWith"])
    yield from (note(titled(text)) for text in wanted)


def no_targets(paper: PaperRequest) -> PaperParagraph:
    """That there are no targets, and how they come."""
    return note(
        paper.say(
            "Hệ thống chưa có chỉ tiêu nào của đơn vị; đề nghị người quản trị hệ thống nhập"
            " kế hoạch, quyết định giao chỉ tiêu.",
            "The hub holds no target of the unit; ask the operator of the hub to import its plans.",
        )
    )


def _target(paper: PaperRequest, row: Mapping[str, Any]) -> tuple[str, ...]:
    printed, place = row["printed"], row["citation"]["locator"]
    level = printed if printed[:1].isalpha() else f"{row['comparatorText']} {printed}"
    source = ", ".join(filter(None, (paper.sources.mark(row), place)))
    return opened(row["label"]), level, paper.format.period(row["by"]), _state(paper, row), source


def _state(paper: PaperRequest, row: Mapping[str, Any]) -> str:
    """How a target stands: the figure of now, or what is wanted to tell."""
    pace, text = row["pace"], row["stateText"]
    if pace is None or pace["current"] is None:
        return text
    moment = paper.format.period(pace["currentPeriod"])
    current = paper.format.number(pace["current"])
    return f"{text}; {paper.say('hiện đạt', 'now at')} {current} ({moment})"
