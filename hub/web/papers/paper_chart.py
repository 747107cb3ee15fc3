"""Charts in papers: drawn of the same answers; a chart that cannot be drawn is left out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from hub.web.charts import ChartLook, ChartMeasure, PrintedChart, printed
from hub.web.papers.paper import PaperPictures
from hub.web.papers.paper_request import PaperRequest
from hub.web.request import Refusal
from schema.parameters import Parameters

_HALF, _WHOLE = 400, 640  # pixels for which a chart is laid out, beside another or alone
_HIGH, _HIGH_ALONE = 92, 140
_OWN_FAULT = 500  # and above: statuses of what no other question would mend
_FEWEST = 2  # points that make a course


def chart(
    paper: PaperRequest, name: str, parameters: Parameters, look: ChartLook
) -> PrintedChart | None:
    """A chart of the version of the paper; None where there is nothing to draw. Refusal where the
    hub is too busy, as a paper without its charts would be kept.
    """
    as_of = (("asOf", str(paper.frozen)),) if paper.frozen else ()
    try:
        return printed(paper.asker, name, (*parameters, *as_of), look)
    except Refusal as refusal:
        if refusal.status >= _OWN_FAULT:
            raise
        return None


def whole(
    paper: PaperRequest, name: str, parameters: Parameters, *, width: int, own: str
) -> Iterator[PaperPictures]:
    """A chart alone, laid out for so many pixels."""
    drawn = chart(paper, name, parameters, ChartLook(paper.language, width=width, own=own))
    if drawn:
        yield PaperPictures((drawn,))


class PaperCourse(NamedTuple):
    """A unit through time on an indicator: by which measure, and by readings from which period."""

    indicator: str
    measure: ChartMeasure
    since: str = ""

    @property
    def parameters(self) -> Parameters:
        """What is asked besides the unit."""
        readings = (("byReading", "true"), ("from", self.since)) if self.since else ()
        return ("indicator", self.indicator), *readings


def courses(
    paper: PaperRequest, unit: str, indicators: Iterable[tuple[str, str]], most: int = 2
) -> Iterator[PaperPictures]:
    """A unit through time on the first indicators on which it has a course, beside one another;
    with an indicator, the period from which its readings are shown, where it is read.
    """
    held = (
        course
        for indicator, since in indicators
        if (course := _course(paper, unit, indicator.partition("@")[0], since))
    )
    shown = list(islice(held, most))
    wide, high = (_WHOLE, _HIGH_ALONE) if len(shown) == 1 else (_HALF, _HIGH)
    drawn = [
        chart(
            paper,
            "trend",
            (*course.parameters, ("entities", unit)),
            ChartLook(paper.language, width=wide, own=unit, measure=course.measure, height=high),
        )
        for course in shown
    ]
    if charts := tuple(one for one in drawn if one):
        yield PaperPictures(charts)


def _course(paper: PaperRequest, unit: str, indicator: str, since: str) -> PaperCourse | None:
    """The published ranks, where more of them are known than values; else the values."""
    points = _points(paper, unit, indicator, since)
    values = sum(one["value"] is not None for one in points)
    ranks = sum(one["publishedRank"] is not None for one in points)
    if max(values, ranks) < _FEWEST:
        return None
    measure = ChartMeasure.RANK if ranks > values else ChartMeasure.VALUE
    return PaperCourse(indicator, measure, since)


def _points(
    paper: PaperRequest, unit: str, indicator: str, since: str
) -> Sequence[Mapping[str, Any]]:
    names = {"indicator": indicator, "unit": unit, "byReading": bool(since), "from": since or None}
    try:
        trend = paper.data("course_points", **names)["trend"]
    except Refusal as refusal:
        if refusal.status >= _OWN_FAULT:
            raise
        return ()
    return [one for line in trend for segment in line["segments"] for one in segment["points"]]
