"""How a paper speaks of a unit: its name within a sentence, and what became of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from hub.web.papers.paper import PaperParagraph
from hub.web.papers.paper_request import PaperRequest
from hub.words.language import Language, within_sentence

_YEARS = 5  # for which it is told of what a unit was formed


def named(paper: PaperRequest, entity: Mapping[str, Any]) -> str:
    """The official name of a unit as it stands within a sentence; a department's begins with a
    capital there too.
    """
    name = entity["officialName"]
    is_place = entity["kind"] != "DEPARTMENT" and paper.language is Language.VI
    return within_sentence(name) if is_place else name


def history(paper: PaperRequest, entity: Mapping[str, Any]) -> Iterator[PaperParagraph]:
    """Of which units it was formed, and which took its place."""
    before = [one["from"]["officialName"] for one in entity["predecessors"]]
    is_new = (entity["validFrom"] or "") >= str(paper.asker.today.year - _YEARS)
    if len(before) > 1 and is_new:
        day, names = paper.format.day(entity["validFrom"]), ", ".join(before)
        yield PaperParagraph(
            paper.say(
                f"Hoạt động từ ngày {day}, sắp xếp từ: {names}.",
                f"In being since {day}, formed of: {names}.",
            )
        )
    if entity["validTo"]:
        day = paper.format.day(entity["validTo"])
        names = ", ".join(one["to"]["officialName"] for one in entity["successors"])
        yield PaperParagraph(
            paper.say(
                f"Kết thúc hoạt động ngày {day}; đơn vị kế thừa: {names}.",
                f"Ended on {day}; succeeded by: {names}.",
            )
        )
