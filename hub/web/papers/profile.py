"""/tinh/{id} as a paper: where a province stands on every index."""

from collections.abc import Iterator
from typing import Any

from hub.web.papers import shapes
from hub.web.papers.paper import Paper, PaperPart
from hub.web.papers.paper_request import PERIOD, PaperRequest
from hub.web.papers.unit_name import history, named


def gather(paper: PaperRequest) -> Paper:
    """The paper; Refusal."""
    at = paper.period(PERIOD)
    unit = paper.address.part("id")
    data = paper.data("profile", unit=unit, period=str(at) if at else None)
    name = named(paper, data["entity"])
    return Paper(
        language=paper.language,
        title=paper.say("PHỤ LỤC", "ANNEX"),
        subject=paper.say(f"Kết quả các bộ chỉ số của {name}", f"Results of {name}"),
        below=paper.annexed,
        foot=paper.foot(data["dataVersion"], f"/tinh/{data['entity']['id']}", paper.parameters),
        parts=shapes.numbered(_parts(paper, data)),
    )


def _parts(paper: PaperRequest, data: dict[str, Any]) -> Iterator[PaperPart]:
    card, say = data["scorecard"], paper.say
    lines = card["lines"]
    results = (*history(paper, data["entity"]), *shapes.results(paper, lines))
    yield PaperPart(say("Kết quả mới nhất", "Newest results"), results)
    highlights = tuple(shapes.outstanding(paper, card["highlights"]))
    yield PaperPart(say("Điểm mạnh, điểm cần chú ý", "Strengths and attention"), highlights)
    yield from shapes.components(paper, lines)
    sentences = tuple(shapes.sentences(paper, lines, "shortSentence"))
    yield PaperPart(say("Câu viết sẵn cho báo cáo", "Sentences for a report"), sentences)
    targets = tuple(shapes.targets(paper, data["targets"]))
    yield PaperPart(say("Chỉ tiêu kế hoạch", "Targets"), targets)
