"""/tom-tat/{unit}: what became of a unit since the period before, as a report to sign."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hub.web.papers import baseline, department, paper_chart, profile, shapes
from hub.web.papers.baseline import Baseline, Day
from hub.web.papers.brief_table import BriefTable
from hub.web.papers.moves import IndexCourse, IndexMove, course, days, newest_period, shown_apart
from hub.web.papers.paper import (
    OfficePaper,
    PaperBlock,
    PaperParagraph,
    PaperPart,
    item,
    note,
)
from hub.web.papers.paper_request import PERIOD, PaperRequest
from hub.web.papers.predecessors import predecessors
from hub.web.papers.unit_name import named
from hub.web.request import Refusal
from hub.words.errors import BadQuestion
from hub.words.language import Text, opened
from hub.words.period import Period, parse

PATH = "/tom-tat"
AGAINST = "so-voi"
_LATE = ("OFF_TRACK", "MISSED")
_WITHOUT = ("COUNTRY", "REGION", "MINISTRY")  # kinds of units of which there are no briefs


def gather(paper: PaperRequest) -> OfficePaper:
    """The paper; Refusal."""
    brief = Brief(paper, paper.address.part("unit"))
    name, (at, before) = named(paper, brief.entity), brief.spoken
    pairs = ((PERIOD, str(brief.at)), (AGAINST, brief.against_written))
    return OfficePaper(
        language=paper.language,
        title=paper.say("BÁO CÁO TÓM TẮT", "BRIEF"),
        subject=paper.say(
            f"Kết quả các bộ chỉ số của {name}, {at} so với {before}",
            f"Results of {name}, {at} against {before}",
        ),
        letterhead=paper.letterhead(),
        foot=paper.foot(brief.newest["dataVersion"], f"{PATH}/{brief.entity['id']}.html", pairs),
        parts=shapes.numbered(paper, _parts(brief)),
    )


@dataclass(frozen=True)
class Brief:
    """What is known of a unit in a period and the one before, or in two data versions."""

    paper: PaperRequest
    unit: str

    @cached_property
    def entity(self) -> Mapping[str, Any]:
        """The unit; Refusal."""
        entity = self.paper.data("unit", unit=self.unit)["entity"]
        if entity["kind"] in _WITHOUT:
            raise Refusal(
                404,
                Text(
                    "chỉ tóm tắt tỉnh, thành phố và các đơn vị trong tỉnh;"
                    f" {entity['officialName']} không phải",
                    "briefs are of provinces and units within them;"
                    f" {entity['officialName']} is neither",
                ),
                code="UnknownName",
            )
        return entity

    @property
    def is_department(self) -> bool:
        """Whether it is a department, which has a card of its own kind."""
        return self.entity["kind"] == department.KIND

    @cached_property
    def newest(self) -> Mapping[str, Any]:
        """What the API tells of the unit now."""
        unit = self.entity["id"]
        return self.paper.data("department" if self.is_department else "profile", unit=unit)

    @cached_property
    def lines(self) -> list[shapes.Line]:
        """The lines of its card now."""
        return profile.in_order(_card(self.newest)["lines"])

    @cached_property
    def courses(self) -> list[IndexCourse]:
        """The unit on each of its indices through time."""
        codes = (line["indicator"]["id"].partition("@")[0] for line in self.lines)
        courses = (_course(self.paper, code, self.entity) for code in codes)
        return [one for one in courses if one]

    @cached_property
    def reported(self) -> list[Period]:
        """The periods of which the unit reports its dossiers."""
        dossiers = _card(self.newest)["dossiers"] if self.is_department else ()
        return [parse(one["period"]) for one in dossiers]

    @cached_property
    def wish(self) -> Baseline:
        """Against what it is wished; Refusal."""
        try:
            wish = baseline.read(self.paper.address.last(AGAINST))
        except BadQuestion as error:
            raise Refusal(400, error.text, code="BadParameter") from None
        newest = self.paper.frozen or self.paper.asker.version
        if wish.version is not None and not 0 < wish.version < newest:
            raise _not_earlier(str(wish.version), str(newest))
        return wish

    @cached_property
    def at(self) -> Period:
        """Of which period the paper is: the one asked, else that of the newest figure."""
        at = self.paper.period(PERIOD) or self._newest_period
        months = self.wish.months
        return at if months in (None, at.months) else baseline.holding(at.last_day, months)

    @property
    def _newest_period(self) -> Period:
        newest, today = newest_period(self.courses), self.paper.asker.today
        known = [*self.reported, *([newest] if newest else [])]
        return max(known, key=lambda one: one.last_day, default=Period(today.year, today.month, 1))

    @cached_property
    def against(self) -> Period | Day:
        """When it is set beside: the moment wished, else the period before; Refusal of one that is
        not earlier.
        """
        before = self.wish.moment or self.at.before
        if before.last_day >= self.at.last_day:
            raise _not_earlier(str(before), str(self.at))
        return before

    @property
    def against_written(self) -> str:
        """Against what, as an address holds it."""
        return f"phien-ban-{self.wish.version}" if self.wish.version else str(self.against)

    @property
    def spoken(self) -> tuple[str, str]:
        """What is set beside what, in words."""
        if self.wish.version:
            now = self.newest["dataVersion"]["id"]
            texts = [
                Text(f"phiên bản dữ liệu {one}", f"data version {one}")
                for one in (now, self.wish.version)
            ]
        else:
            texts = [self.at.spoken, self.against.spoken]
        now, before = (text.within(self.paper.language) for text in texts)
        return now, before

    @property
    def heads(self) -> tuple[str, str]:
        """The heads of the columns of before and now, where they hold figures of many moments."""
        now, before = self.spoken
        if self.wish.version:
            return opened(before), opened(now)
        say = self.paper.say
        return say("Kỳ so sánh", "Before"), say("Kỳ báo cáo", "Now")

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
    def moves(self) -> tuple[list[IndexMove], list[IndexMove]]:
        """The indices with new figures, and those without."""
        return shown_apart(self.move(one) for one in self.courses)

    def move(self, course: IndexCourse) -> IndexMove:
        """What a course holds now and what it held before."""
        if not self.wish.version:
            return IndexMove(course, course.at(self.at), course.at(self.against))
        past = self.paper.of_version(self.wish.version)
        old = _course(past, _code(course), self.entity)
        return IndexMove(course, course.at(self.at), old and old.at(self.at))

    def parts_of(self, move: IndexMove) -> Iterator[IndexMove]:
        """What moved in the components of an index, at the same moments."""
        for line in self.lines:
            if move.now and line["index"]["id"] == move.course.indicator["index"]["id"]:
                held = [row for row in line["components"] if row["value"] is not None]
                for row in held:
                    code = row["indicator"]["id"].partition("@")[0]
                    if part := _course(self.paper, code, self.entity):
                        yield IndexMove(part, part.like(move.now), self._before(part, move))

    def _before(self, part: IndexCourse, move: IndexMove) -> Mapping[str, Any] | None:
        """What stood for a component at the moment before that of its whole."""
        if self.wish.version:
            past = self.paper.of_version(self.wish.version)
            old = _course(past, _code(part), self.entity)
            return old and old.like(move.before)
        return part.like(move.before)

    def standing(self, move: IndexMove) -> Mapping[str, Any] | None:
        """The new figure of an index as the API compares it with the one before."""
        now, before = move.now, move.before
        if now is None or self.wish.version:
            return None
        is_reading = now["readingDate"] or before is None or before["readingDate"]
        baseline = None if is_reading or before is None else before["period"]
        return self.paper.data(
            "standing",
            indicator=_code(move.course),
            unit=self.entity["id"],
            period=now["period"],
            reading=now["readingDate"],
            baseline=baseline,
        )["compare"]


def _course(paper: PaperRequest, indicator: str, entity: Mapping[str, Any]) -> IndexCourse | None:
    """A unit on an indicator through time; None where there is none."""
    try:
        return course(paper.data("course", indicator=indicator, unit=entity["id"])["trend"])
    except Refusal as refusal:
        if refusal.status == 404:
            return None
        raise


def _code(course: IndexCourse) -> str:
    """The indicator of a course, of whatever edition."""
    return course.indicator["id"].partition("@")[0]


def _not_earlier(before: str, at: str) -> Refusal:
    text = Text(
        f"kỳ hoặc phiên bản so sánh {before} phải trước {at}",
        f"the period or version {before} is to be earlier than {at}",
    )
    return Refusal(400, text, code="BadParameter")


def _card(data: Mapping[str, Any]) -> Mapping[str, Any]:
    return data["departmentCard"] if "departmentCard" in data else data["scorecard"]


def _parts(brief: Brief) -> Iterator[PaperPart]:
    paper, card = brief.paper, brief.card
    say, lines = paper.say, profile.in_order(card["lines"])
    yield PaperPart(say("Biến động trong kỳ", "What moved"), tuple(_moved(brief)))
    if brief.is_department:
        standings = tuple(department.standings(paper, card))
        yield PaperPart(say("Kết quả trong khối", "Results in the block"), standings)
        before = brief.wish.version or brief.against
        yield from department.operations(
            paper, card, before if isinstance(before, Period) else None
        )
    else:
        results = (*shapes.results(paper, lines), *predecessors(paper, brief.data["entity"], lines))
        yield PaperPart(say("Kết quả đến hết kỳ", "Results at the end of the period"), results)
        points = tuple(shapes.outstanding(paper, card["highlights"]))
        yield PaperPart(say("Điểm mạnh, điểm cần chú ý", "Strengths and attention"), points)
    sentences = tuple(_sentences(brief, lines))
    yield PaperPart(say("Câu viết sẵn cho báo cáo", "Sentences for a report"), sentences)
    yield PaperPart(say("Chỉ tiêu đến hạn, chỉ tiêu chậm", "Targets due or late"), _due(brief))


def _sentences(brief: Brief, lines: Sequence[shapes.Line]) -> Iterator[PaperBlock]:
    """The whole passage on an index with new figures, a sentence on each of the others."""
    new = {move.course.indicator["index"]["id"] for move in brief.moves[0]}
    for line in lines:
        write = shapes.sentences if line["index"]["id"] in new else shapes.short_sentences
        yield from write(brief.paper, [line])


def _moved(brief: Brief) -> Iterator[PaperBlock]:
    """The figures of the period beside those before, who overtook whom, and what is not new."""
    new, old = brief.moves
    yield PaperParagraph(_summary(brief, new))
    if new:
        moves = [[each, *brief.parts_of(each)] for each in new]
        yield BriefTable(brief.paper, moves).drawn(*brief.heads)
        for each in new:
            yield from _overtaking(brief, each)
        indicators = [(each.course.indicator["id"], _read_since(each)) for each in new]
        yield from paper_chart.courses(brief.paper, brief.entity["id"], indicators)
    for each in old:
        yield item(_unmoved(brief, each))


def _read_since(move: IndexMove) -> str:
    """The period of whose readings a figure is one; nothing where it is none."""
    return move.now["period"] if move.now and move.now["readingDate"] else ""


def _summary(brief: Brief, new: Sequence[IndexMove]) -> str:
    """Of which indices there are new figures, or that of none."""
    paper, (at, before) = brief.paper, brief.spoken
    names = ", ".join(each.course.indicator["shortName"] for each in new)
    if brief.wish.version:
        vi, en = f"Từ {before} đến {at}", f"From {before} to {at}"
    elif isinstance(brief.wish.moment, Day):
        vi, en = f"Từ sau {before} đến hết {at}", f"After {before}, to the end of {at}"
    else:
        vi, en = f"Trong {at}", f"In {at}"
    if not new:
        return paper.say(
            f"{vi}, hệ thống không có số liệu mới của đơn vị về bộ chỉ số nào.",
            f"{en} the hub holds no new figure of the unit on any index.",
        )
    return paper.say(
        f"{vi}, hệ thống có số liệu mới của đơn vị về: {names}.",
        f"{en} there are new figures of the unit on: {names}.",
    )


def _overtaking(brief: Brief, move: IndexMove) -> Iterator[PaperBlock]:
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


def _unmoved(brief: Brief, move: IndexMove) -> str:
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
