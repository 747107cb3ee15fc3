"""/tom-tat/{unit}: what became of a unit since the period before, as a report to sign."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hub.web.papers import department, shapes
from hub.web.papers.moves import Course, Move, course, days, newest_period, shown_apart
from hub.web.papers.paper import (
    Paper,
    PaperBlock,
    PaperColumn,
    PaperParagraph,
    PaperPart,
    PaperTable,
    item,
    note,
)
from hub.web.papers.paper_request import PERIOD, PaperRequest
from hub.web.papers.unit_name import named
from hub.web.request import Refusal
from hub.words.language import Text, apart
from hub.words.period import Period, parse

PATH = "/tom-tat"
AGAINST = "so-voi"
_LATE = ("OFF_TRACK", "MISSED")


def gather(paper: PaperRequest) -> Paper:
    """The paper; Refusal."""
    brief = Brief(paper, paper.address.part("unit"))
    name = named(paper, brief.entity)
    pairs = ((PERIOD, str(brief.at)), (AGAINST, str(brief.against)))
    at, against = (paper.format.period(str(each)) for each in (brief.at, brief.against))
    return Paper(
        language=paper.language,
        title=paper.say("BÁO CÁO TÓM TẮT", "BRIEF"),
        subject=paper.say(
            f"Kết quả các bộ chỉ số của {name}, {at} so với {against}",
            f"Results of {name}, {at} against {against}",
        ),
        letterhead=paper.letterhead(),
        foot=paper.foot(brief.newest["dataVersion"], f"{PATH}/{brief.entity['id']}.html", pairs),
        parts=shapes.numbered(_parts(brief)),
    )


@dataclass(frozen=True)
class Brief:
    """What is known of a unit in a period and the one before."""

    paper: PaperRequest
    unit: str

    @cached_property
    def entity(self) -> Mapping[str, Any]:
        """The unit; Refusal."""
        entity = self.paper.data("unit", unit=self.unit)["entity"]
        if entity["kind"] not in ("PROVINCE", "DEPARTMENT"):
            raise Refusal(
                404,
                Text(
                    f"chỉ tóm tắt tỉnh, thành phố và cơ quan, đơn vị; {entity['officialName']}"
                    " không phải",
                    f"briefs are of provinces and departments; {entity['officialName']} is neither",
                ),
                code="UnknownName",
            )
        return entity

    @property
    def is_department(self) -> bool:
        """Whether it is a department, which has a card of its own kind."""
        return self.entity["kind"] == "DEPARTMENT"

    @cached_property
    def newest(self) -> Mapping[str, Any]:
        """What the API tells of the unit now."""
        unit = self.entity["id"]
        return self.paper.data("department" if self.is_department else "profile", unit=unit)

    @cached_property
    def courses(self) -> list[Course]:
        """The unit on each of its indices through time."""
        lines = _card(self.newest)["lines"]
        return [one for line in lines if (one := self.course(line["indicator"]["id"]))]

    def course(self, indicator: str) -> Course | None:
        """The unit on an indicator through time."""
        unit = self.entity["id"]
        return course(self.paper.data("course", indicator=indicator, unit=unit)["trend"])

    @cached_property
    def reported(self) -> list[Period]:
        """The periods of which the unit reports its dossiers."""
        dossiers = _card(self.newest)["dossiers"] if self.is_department else ()
        return [parse(one["period"]) for one in dossiers]

    @cached_property
    def at(self) -> Period:
        """Of which period the paper is: the one asked, else that of the newest figure."""
        if asked := self.paper.period(PERIOD):
            return asked
        today = self.paper.asker.today
        newest = newest_period(self.courses)
        known = [*self.reported, *([newest] if newest else [])]
        return max(known, key=lambda one: one.last_day, default=Period(today.year, today.month, 1))

    @cached_property
    def against(self) -> Period:
        """The period that it is set beside: the one asked, else the one before; Refusal of one that
        is not earlier.
        """
        against = self.paper.period(AGAINST) or self.at.before
        if against.last_day >= self.at.last_day:
            raise Refusal(
                400,
                Text(
                    f"kỳ so sánh {against} phải trước kỳ {self.at}",
                    f"the period {against} is to be earlier than {self.at}",
                ),
                code="BadParameter",
            )
        return against

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """What the API tells of the unit at the end of the period."""
        last = [*days(self.courses), *(one.last_day for one in self.reported)]
        is_past = any(day > self.at.last_day for day in last)
        at, unit = str(self.at) if is_past else None, self.entity["id"]
        if self.is_department:
            return self.paper.data(
                "department", unit=unit, period=at, **department.of_length(self.at)
            )
        return self.paper.data("profile", unit=unit, period=at) if is_past else self.newest

    @cached_property
    def card(self) -> Mapping[str, Any]:
        """Its scorecard, or a department's card."""
        return _card(self.data)

    @cached_property
    def moves(self) -> tuple[list[Move], list[Move]]:
        """The indices with new figures, and those without."""
        return shown_apart(one.move(self.at, self.against) for one in self.courses)

    def standing(self, move: Move) -> Mapping[str, Any] | None:
        """The new figure of an index as the API compares it with the one before."""
        now, before = move.now, move.before
        if now is None:
            return None
        is_reading = now["readingDate"] or before is None or before["readingDate"]
        baseline = None if is_reading or before is None else before["period"]
        return self.paper.data(
            "standing",
            indicator=move.course.indicator["id"],
            unit=self.entity["id"],
            period=now["period"],
            reading=now["readingDate"],
            baseline=baseline,
        )["compare"]

    def parts_of(self, move: Move) -> Iterator[Move]:
        """What moved in the components of an index, at the same moments."""
        now = move.now
        for line in _card(self.newest)["lines"]:
            if now and line["index"]["id"] == move.course.indicator["index"]["id"]:
                held = [row for row in line["components"] if row["value"] is not None]
                for row in held:
                    if part := self.course(row["indicator"]["id"]):
                        yield Move(part, part.like(now), part.like(move.before))


def _card(data: Mapping[str, Any]) -> Mapping[str, Any]:
    return data["departmentCard"] if "departmentCard" in data else data["scorecard"]


def _parts(brief: Brief) -> Iterator[PaperPart]:
    paper, card = brief.paper, brief.card
    say = paper.say
    yield PaperPart(say("Biến động trong kỳ", "What moved"), tuple(_moved(brief)))
    if brief.is_department:
        standings = tuple(department.standings(paper, card))
        yield PaperPart(say("Kết quả trong khối", "Results in the block"), standings)
        yield from department.operations(paper, card, brief.against)
    else:
        results = tuple(shapes.results(paper, card["lines"]))
        yield PaperPart(say("Kết quả đến hết kỳ", "Results at the end of the period"), results)
        points = tuple(shapes.outstanding(paper, card["highlights"]))
        yield PaperPart(say("Điểm mạnh, điểm cần chú ý", "Strengths and attention"), points)
    if sentences := tuple(shapes.sentences(paper, card["lines"], "sentence")):
        yield PaperPart(say("Câu viết sẵn cho báo cáo", "Sentences for a report"), sentences)
    yield PaperPart(say("Chỉ tiêu đến hạn, chỉ tiêu chậm", "Targets due or late"), _due(brief))


def _moved(brief: Brief) -> Iterator[PaperBlock]:
    """The figures of the period beside those before, who overtook whom, and what is not new."""
    new, old = brief.moves
    yield PaperParagraph(_summary(brief, new))
    if new:
        moves = [(each, list(brief.parts_of(each))) for each in new]
        yield _table(brief, moves)
        for each in new:
            yield from _overtaking(brief, each)
        yield from brief.paper.sources.listing()
    for each in old:
        yield item(_unmoved(brief, each))


def _summary(brief: Brief, new: Sequence[Move]) -> str:
    paper = brief.paper
    at = paper.format.period(str(brief.at))
    if not new:
        return paper.say(
            f"Trong {at}, hệ thống không có số liệu mới của đơn vị về bộ chỉ số nào.",
            f"The hub holds no new figure of the unit on any index in {at}.",
        )
    names = ", ".join(each.course.indicator["shortName"] for each in new)
    return paper.say(
        f"Trong {at}, hệ thống có số liệu mới của đơn vị về: {names}.",
        f"In {at} there are new figures of the unit on: {names}.",
    )


def _table(brief: Brief, moves: Sequence[tuple[Move, Sequence[Move]]]) -> PaperTable:
    say = brief.paper.say
    columns = (
        PaperColumn(say("Chỉ số", "Indicator"), 40),
        PaperColumn(say("Kỳ so sánh", "Before"), 30, True),
        PaperColumn(say("Kỳ báo cáo", "Now"), 30, True),
        PaperColumn(say("Tăng, giảm", "Change"), 22, True),
        PaperColumn(say("Hạng công bố (trước; nay)", "Published rank (before; now)"), 22, True),
        PaperColumn(say("Hạng do hệ thống tính (trước; nay)", "Computed rank"), 22, True),
        PaperColumn(say("Nguồn", "Source"), 15),
    )
    rows = []
    for whole, parts in moves:
        decimals = whole.course.indicator["index"]["decimals"]
        rows.append(_row(brief.paper, whole, decimals))
        rows += [_row(brief.paper, part, decimals, "– ") for part in parts if part.now]
    return PaperTable(columns, tuple(rows)).dense()


def _row(paper: PaperRequest, move: Move, decimals: int, mark: str = "") -> tuple[str, ...]:
    figures, unit = paper.figures, move.course.indicator["unit"]
    now, before = move.now, move.before
    assert now is not None
    change = (
        apart(now["value"], before["value"], decimals) if before and move.is_comparable else None
    )
    return (
        f"{mark}{move.course.indicator['shortName']}",
        _figure(paper, move, before, decimals),
        _figure(paper, move, now, decimals),
        figures.difference(change, unit, decimals),
        _both(figures.published(before) if before else "–", figures.published(now)),
        _both(figures.computed(before) if before else "–", figures.computed(now)),
        paper.sources.mark(before and before["observation"], now["observation"]),
    )


def _figure(paper: PaperRequest, move: Move, point: Mapping[str, Any] | None, decimals: int) -> str:
    """A value and of when it is."""
    if point is None:
        return "–"
    value = paper.figures.value({**point, "indicator": move.course.indicator}, decimals)
    return f"{value} ({paper.figures.moment(point['period'], point['readingDate'])})"


def _both(before: str, now: str) -> str:
    return "–" if before == now == "–" else f"{before}; {now}"


def _overtaking(brief: Brief, move: Move) -> Iterator[PaperBlock]:
    """What the API says of a new figure: why it may not be compared, and who overtook whom."""
    standing = brief.standing(move)
    if standing is None or not standing["rows"]:
        return
    paper, row = brief.paper, standing["rows"][0]
    name, comparability = move.course.indicator["shortName"], standing["comparability"]
    if comparability["value"] != "YES" and comparability["reason"]:
        reasons = (comparability["reason"], comparability["advice"])
        yield note(f"{name}: {' '.join(shapes.titled(one) for one in reasons if one)}")
    since = paper.figures.moment(row["previousPeriod"], row["previousReadingDate"])
    if row["passed"]:
        names = paper.figures.names(row["passed"])
        yield note(
            paper.say(
                f"{name}: so với {since}, vượt {names}.", f"{name}: since {since}, passed {names}."
            )
        )
    if row["passedBy"]:
        names = paper.figures.names(row["passedBy"])
        yield note(
            paper.say(
                f"{name}: so với {since}, bị các đơn vị sau vượt: {names}.",
                f"{name}: since {since}, passed by {names}.",
            )
        )


def _unmoved(brief: Brief, move: Move) -> str:
    """That an index has nothing new, and what is newest."""
    paper, name = brief.paper, move.course.indicator["shortName"]
    if move.now is None:
        return paper.say(f"{name}: chưa có số liệu đến hết kỳ.", f"{name}: no figure yet.")
    moment = paper.figures.moment(move.now["period"], move.now["readingDate"])
    return paper.say(
        f"{name}: không có số mới; số gần nhất là của {moment}.",
        f"{name}: nothing new; the newest figure is of {moment}.",
    )


def _due(brief: Brief) -> tuple[PaperBlock, ...]:
    """Targets due by the end of the year, and those that are late; others are counted."""
    paper = brief.paper
    rows = brief.data["targets"] if "targets" in brief.data else brief.card["targets"]
    due = [row for row in rows if row["state"] in _LATE or _is_due(row, brief.at)]
    if rows and not due:
        blocks: tuple[PaperBlock, ...] = ()
    else:
        blocks = tuple(shapes.targets(paper, due))
    if rest := len(rows) - len(due):
        blocks += (
            note(
                paper.say(
                    f"Còn {rest} chỉ tiêu đến hạn sau năm {brief.at.year} hoặc không nêu hạn.",
                    f"{rest} more targets are due after {brief.at.year} or name no day.",
                )
            ),
        )
    return blocks


def _is_due(row: Mapping[str, Any], at: Period) -> bool:
    return bool(row["by"]) and parse(row["by"]).last_day.year <= at.last_day.year
