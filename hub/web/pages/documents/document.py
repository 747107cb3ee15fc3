"""One document: what it is and decides, how it stands to others, what comes from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hub.web.pages.documents import naming
from hub.web.pages.documents.naming import PageDocument
from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import CITATION, MOMENT, PageTable, citation_row
from hub.words.language import Text

_TITLE = Text("Số liệu của văn bản", "Figures of the document")
_FIGURES = ("value", "published_rank", "published_rank_of")
_MOST = 200  # figures and passages of its text that a page shows
_KEYS = (
    "entity_id",
    "entity",
    "indicator_id",
    "indicator",
    "period",
    "value",
    "unit_text",
    "printed",
    "published_rank",
    "published_rank_of",
    "status_text",
    "doubtful",
    "source",
    "data_version",
)
_OWN = {
    "period": "period",
    "value": "value",
    "unit_text": "unitText",
    "printed": "printed",
    "published_rank": "rank",
    "published_rank_of": "rankOf",
    "status_text": "statusText",
    "doubtful": "doubtful",
}


@dataclass(frozen=True)
class Decided:
    """What rests on a document: a line of words, and where that is read."""

    words: str
    link: str


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    own = _document(page)
    version = page.data("frame")["dataVersion"]["id"]
    return {
        "document": own,
        "heading": naming.heading,
        "subject": naming.subject,
        "cited": naming.cited(page, own, version),
        "decided": list(_decided(page, own)),
        "targets": _targets(page, own),
        "observations": _observations(page, own, page.address.last("so-lieu-sau") or None),
        "most": _MOST,
        "question": page.graphiql(document("document"), {"id": own["id"]}),
    }


def table(page: PageRequest) -> PageTable:
    """The figures of indices that the document says, page after page."""
    own, version = _document(page), str(page.frozen or page.asker.version)
    found = _observations(page, own, None)
    rows = [_row(one, version) for one in found["nodes"]]
    while found["pageInfo"]["hasNextPage"]:
        found = _observations(page, own, found["pageInfo"]["endCursor"])
        rows += (_row(one, version) for one in found["nodes"])
    return PageTable(_TITLE, rows, _KEYS, MOMENT, _FIGURES)


def _document(page: PageRequest) -> PageDocument:
    return page.data("document", id=page.address.part("id"))["document"]


def _targets(page: PageRequest, own: PageDocument) -> dict[str, Any]:
    after = page.address.last("chi-tieu-sau") or None
    return page.data("document_targets", document=own["id"], after=after)["targetsConnection"]


def _observations(page: PageRequest, own: PageDocument, after: str | None) -> dict[str, Any]:
    return page.data("document_observations", document=own["id"], after=after)["observations"]


def _decided(page: PageRequest, own: PageDocument) -> Iterator[Decided]:
    """The editions, the breaks and the mergers of provinces that the document brought."""
    data = page.data("document_decides", on=own["date"])
    for index in data["indices"]:
        yield from _editions(page, index, own["id"])
        yield from _breaks(page, index, own["id"])
    every = [each for unit in data["provinces"] for each in unit["successors"]]
    every += [each for unit in data["current"] for each in unit["predecessors"]]
    mergers = {
        (each["from"]["id"], each["to"]["id"], each["date"]): each
        for each in every
        if _is(each["document"], own["id"])
    }
    yield from (_merger(page, each) for each in mergers.values())


def _editions(page: PageRequest, index: Mapping[str, Any], own: str) -> Iterator[Decided]:
    for edition in index["editions"]:
        if _is(edition["document"], own):
            words = page.say(
                f"Bộ tiêu chí: {edition['name']}", f"Set of criteria: {edition['name']}"
            )
            total = next(iter(index["indicators"]), {"id": index["id"]})
            yield Decided(words, page.link(f"chi-so/{total['id']}"))


def _breaks(page: PageRequest, index: Mapping[str, Any], own: str) -> Iterator[Decided]:
    for indicator in index["indicators"]:
        for each in indicator["breaks"]:
            if _is(each["document"], own):
                when = page.format.period(each["at"])
                words = f"{index['shortName']}, {when}: {each['note']}"
                yield Decided(words, page.link(f"chi-so/{indicator['id']}"))


def _merger(page: PageRequest, each: Mapping[str, Any]) -> Decided:
    before, after = each["from"]["officialName"], each["to"]["officialName"]
    words = f"{before} → {after}: {each['kindText'].lower()}, {page.format.day(each['date'])}"
    return Decided(words, page.link(f"tinh/{each['to']['id']}"))


def _is(other: Mapping[str, Any] | None, own: str) -> bool:
    return other is not None and other["id"] == own


def _row(one: Mapping[str, Any], version: str) -> dict[str, Any]:
    own = {key: one[name] for key, name in _OWN.items()}
    return own | {
        "entity_id": one["entity"]["id"],
        "entity": one["name"],
        "indicator_id": one["indicator"]["id"],
        "indicator": one["indicator"]["name"],
        "source": one["citation"]["title"],
        CITATION: citation_row(one["citation"]),
        "data_version": version,
    }
