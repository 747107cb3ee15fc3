"""/tinh/{id} as a paper: where a province stands on every index."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hub.web.papers import paper_chart, shapes
from hub.web.papers.paper import OfficePaper, PaperPart
from hub.web.papers.paper_request import PERIOD, PaperRequest
from hub.web.papers.predecessors import predecessors
from hub.web.papers.unit_name import history, named

PAGES = "trang"  # how many pages are wished
_ONE, _PAGES = "1", 2
_ORDER = ("PAR_INDEX", "SIPAS", "PAPI", "D766", "PCI")


def gather(paper: PaperRequest) -> OfficePaper:
    """The paper; Refusal."""
    return of(paper, paper.address.part("id"), "/tinh/")


def of(paper: PaperRequest, unit: str, start: str) -> OfficePaper:
    """The paper of a unit, whose address starts so; Refusal."""
    at = paper.period(PERIOD)
    data = paper.data("profile", unit=unit, period=str(at) if at else None)
    name = named(paper, data["entity"])
    return OfficePaper(
        language=paper.language,
        title=paper.say("PHỤ LỤC", "ANNEX"),
        subject=paper.say(f"Kết quả các bộ chỉ số của {name}", f"Results of {name}"),
        below=paper.annexed,
        foot=paper.foot(data["dataVersion"], start + data["entity"]["id"], paper.parameters),
        parts=shapes.numbered(paper, _parts(paper, data)),
        most_pages=1 if _is_short(paper) else _PAGES,
    )


def _is_short(paper: PaperRequest) -> bool:
    """Whether one page is wished, which holds what is first in it."""
    return paper.address.last(PAGES) == _ONE


def in_order(lines: Sequence[shapes.Line]) -> list[shapes.Line]:
    """The lines of a scorecard, the indices of provinces in their usual order."""
    ranks = {index: place for place, index in enumerate(_ORDER)}
    return sorted(lines, key=lambda line: ranks.get(line["index"]["id"], len(_ORDER)))


def _parts(paper: PaperRequest, data: Mapping[str, Any]) -> Iterator[PaperPart]:
    card, say = data["scorecard"], paper.say
    lines = in_order(card["lines"])
    results = (
        *history(paper, data["entity"]),
        *shapes.results(paper, lines),
        *predecessors(paper, data["entity"], lines),
    )
    yield PaperPart(say("Kết quả mới nhất", "Newest results"), results)
    highlights = list(shapes.outstanding(paper, card["highlights"]))
    if not data["targets"]:
        highlights.append(shapes.no_targets(paper))
    heading = say("Điểm mạnh, điểm cần chú ý", "Strengths and attention")
    yield PaperPart(heading, tuple(highlights))
    if not _is_short(paper):
        yield from _second_page(paper, data, lines)


def _second_page(
    paper: PaperRequest, data: Mapping[str, Any], lines: Sequence[shapes.Line]
) -> Iterator[PaperPart]:
    say, unit = paper.say, data["entity"]["id"]
    indicators = [(line["indicator"]["id"], "") for line in lines if not _is_read(line)]
    pictures = tuple(paper_chart.courses(paper, unit, indicators))
    yield PaperPart(say("Diễn biến", "Through time"), pictures)
    yield from shapes.components(paper, lines)
    sentences = tuple(shapes.short_sentences(paper, lines))
    yield PaperPart(say("Câu viết sẵn cho báo cáo", "Sentences for a report"), sentences)
    if data["targets"]:
        targets = tuple(shapes.targets(paper, data["targets"]))
        yield PaperPart(say("Chỉ tiêu kế hoạch", "Targets"), targets)


def _is_read(line: shapes.Line) -> bool:
    """Whether an index is read from day to day."""
    return line["row"] is not None and line["row"]["readingDate"] is not None
