"""Parts that several papers have: results, components, what stands out, targets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from hub.web.papers.paper import (
    PaperBlock,
    PaperColumn,
    PaperParagraph,
    PaperPart,
    PaperTable,
    item,
    note,
)
from hub.web.papers.paper_request import PaperRequest
from hub.words.language import opened

Line = Mapping[str, Any]  # of a scorecard


def titled(sentence: str) -> str:
    """A reason of the API as a sentence."""
    return f"{opened(sentence.rstrip('.'))}."


def numbered(parts: Iterable[PaperPart]) -> tuple[PaperPart, ...]:
    """The parts with their numbers before their headings."""
    return tuple(
        PaperPart(f"{number}. {part.heading}", part.blocks) for number, part in enumerate(parts, 1)
    )


def results(paper: PaperRequest, lines: Sequence[Line]) -> Iterator[PaperBlock]:
    """Where a unit stands on every index; ranks that were published and computed apart."""
    say = paper.say
    columns = (
        PaperColumn(say("Bộ chỉ số", "Index"), 28),
        PaperColumn(say("Kỳ số liệu", "Period"), 22),
        PaperColumn(say("Kết quả", "Result"), 21, True),
        PaperColumn(say("Hạng công bố", "Published rank"), 20.5, True),
        PaperColumn(say("Hạng do hệ thống tính", "Computed rank"), 20.5, True),
        PaperColumn(say("So với kỳ trước", "Against the period before"), 24),
        PaperColumn(say("So với trung bình", "Against the mean"), 23, True),
        PaperColumn(say("Nguồn", "Source"), 15),
    )
    rows = tuple(_result(paper, line) for line in lines if line["row"])
    yield PaperTable(columns, rows).dense()
    yield from _reasons(paper, lines)
    yield from paper.sources.listing()


def _result(paper: PaperRequest, line: Line) -> tuple[str, ...]:
    figures, row = paper.figures, line["row"]
    decimals, unit = line["index"]["decimals"], row["indicator"]["unit"]
    return (
        line["index"]["shortName"],
        when(paper, line["period"], row),
        figures.value(row, decimals),
        figures.published(row),
        figures.computed(row),
        before(paper, row, decimals),
        _against_mean(paper, row, unit, decimals),
        paper.sources.mark(row["observation"]),
    )


def when(paper: PaperRequest, period: str, row: Mapping[str, Any]) -> str:
    """Of when a figure is, and that it is provisional."""
    moment = paper.figures.moment(period, row["readingDate"])
    is_sure = row["status"] in ("REPORTED", "MISSING")
    return moment if is_sure else f"{moment} ({row['statusText'].lower()})"


def before(paper: PaperRequest, row: Mapping[str, Any], decimals: int) -> str:
    """What became of a figure and its rank since the one before."""
    if row["change"] is None:
        return "–"
    figures = paper.figures
    moment = figures.moment(row["previousPeriod"], row["previousReadingDate"])
    change = figures.difference(row["change"], row["indicator"]["unit"], decimals)
    places = "" if row["rankChange"] is None else f"; {figures.places(row['rankChange'])}"
    return f"{change}{places} ({moment})"


def _against_mean(paper: PaperRequest, row: Mapping[str, Any], unit: str, decimals: int) -> str:
    published, computed = row["gapToPublishedMean"], row["gapToMean"]
    if published is not None:
        return paper.figures.difference(published, unit, decimals)
    text = paper.figures.difference(computed, unit, decimals)
    return text if computed is None else f"{text} ({paper.say('hệ thống tính', 'computed')})"


def _reasons(paper: PaperRequest, lines: Iterable[Line]) -> Iterator[PaperBlock]:
    """Why something is missing or may not be compared."""
    for line in lines:
        row, comparability = line["row"], line["comparability"]
        reasons = [line["periodReason"], row and (row["reason"] or row["rankReason"])]
        if comparability["value"] != "YES":
            reasons += [comparability["reason"], comparability["advice"]]
        if sentences := " ".join(titled(reason) for reason in reasons if reason):
            yield note(f"{line['index']['shortName']}: {sentences}")


def components(paper: PaperRequest, lines: Iterable[Line]) -> Iterator[PaperPart]:
    """The components of each index of which there are figures."""
    for line in lines:
        rows = [row for row in line["components"] if row["value"] is not None]
        if rows:
            name = line["index"]["shortName"]
            moment = paper.figures.moment(line["period"], rows[0]["readingDate"])
            heading = paper.say(f"Thành phần {name}, {moment}", f"Components of {name}, {moment}")
            yield PaperPart(heading, tuple(_components(paper, rows, line["index"]["decimals"])))


def _components(
    paper: PaperRequest, rows: Iterable[Mapping[str, Any]], decimals: int
) -> Iterator[PaperBlock]:
    say, figures = paper.say, paper.figures
    columns = (
        PaperColumn(say("Thành phần", "Component"), 54),
        PaperColumn(say("Kết quả", "Result"), 24, True),
        PaperColumn(say("Hạng do hệ thống tính", "Computed rank"), 21, True),
        PaperColumn(say("So với kỳ trước", "Against the period before"), 36),
        PaperColumn(say("So với trung bình", "Against the mean"), 26, True),
        PaperColumn(say("Nguồn", "Source"), 15),
    )
    cells = (
        (
            row["indicator"]["shortName"],
            figures.value(row, decimals),
            figures.computed(row),
            before(paper, row, decimals),
            _against_mean(paper, row, row["indicator"]["unit"], decimals),
            paper.sources.mark(row["observation"]),
        )
        for row in rows
    )
    yield PaperTable(columns, tuple(cells)).dense()
    yield from paper.sources.listing()


def outstanding(paper: PaperRequest, highlights: Mapping[str, Any] | None) -> Iterator[PaperBlock]:
    """Strengths, what wants attention, and what has not come, by the rules of the API."""
    if highlights is None:
        return
    groups = (
        (paper.say("Điểm mạnh:", "Strengths:"), highlights["strengths"]),
        (paper.say("Điểm cần chú ý:", "For attention:"), highlights["attention"]),
    )
    for heading, points in groups:
        yield PaperParagraph(heading)
        for point in points:
            yield item(_point(paper, point))
        if not points:
            yield item(paper.say("Chưa có mục nào theo quy tắc.", "None by the rule."))
    yield from awaited(paper, highlights["awaited"])
    yield from paper.sources.listing()


def awaited(paper: PaperRequest, indices: Sequence[Mapping[str, Any]]) -> Iterator[PaperBlock]:
    """The indices of which newer figures have not come."""
    if not indices:
        return
    yield PaperParagraph(paper.say("Số liệu đang chờ:", "Awaited figures:"))
    for one in indices:
        reason = one["freshness"]["reason"]
        text = f"{one['index']['shortName']}: {titled(reason)}" if reason else ""
        yield item(text or f"{one['index']['shortName']}.")


def _point(paper: PaperRequest, point: Mapping[str, Any]) -> str:
    """What stands out, in a line: the indicator, its result, its rank, and by which rule."""
    figures, row = paper.figures, point["row"]
    name, index = row["indicator"]["shortName"], point["index"]["shortName"]
    whose = name if name == index else f"“{name}” ({index})"
    moment = figures.moment(point["period"], row["readingDate"])
    value = figures.value(row | {"doubtful": False}, point["index"]["decimals"])
    facts = [f"{whose}, {moment}: {value}", *_ranks(paper, point)]
    return f"{', '.join(facts)} {paper.sources.mark(row['observation'])}; {_rule(point)}."


def _rule(point: Mapping[str, Any]) -> str:
    text = point["kindText"]
    return f"{text[:1].lower()}{text[1:]}"


def _ranks(paper: PaperRequest, point: Mapping[str, Any]) -> Iterator[str]:
    """The ranks of a point, each with its kind."""
    figures, row, say = paper.figures, point["row"], paper.say
    if row["publishedRank"]:
        yield say(
            f"hạng công bố {figures.published(row)}", f"published rank {figures.published(row)}"
        )
    if point["publishedRankBefore"]:
        moment = paper.format.period(point["publishedRankBeforePeriod"])
        rank = paper.format.rank(point["publishedRankBefore"], row["publishedRankOf"])
        yield say(f"{moment} xếp thứ {rank}", f"{rank} in {moment}")
    if row["rank"]:
        rank = figures.computed(row)
        yield say(f"hạng do hệ thống tính {rank}", f"computed rank {rank}")
    if row["rankChange"]:
        yield figures.places(row["rankChange"])


def sentences(paper: PaperRequest, lines: Iterable[Line], name: str) -> Iterator[PaperBlock]:
    """The ready sentences of each index, each with its source."""
    for line in lines:
        if line[name]:
            mark = paper.sources.mark(line["row"] and line["row"]["observation"])
            yield PaperParagraph(f"{line[name]} {mark}".removesuffix(" –"))
    yield from paper.sources.listing()


def targets(paper: PaperRequest, rows: Sequence[Mapping[str, Any]]) -> Iterator[PaperBlock]:
    """What was promised, by when, and how it stands; the earliest due first."""
    if not rows:
        yield note(
            paper.say(
                "Hệ thống chưa có chỉ tiêu nào của đơn vị; nhập kế hoạch, quyết định giao chỉ tiêu"
                " bằng hub import, hoặc lập mẫu: hub template TARGETS.",
                "The hub holds no target of the unit; import plans by hub import, or make a"
                " template: hub template TARGETS.",
            )
        )
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
    yield from paper.sources.listing()


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
