"""The list of documents, by kind, province and words."""

from typing import Any

from hub.web.pages.documents.naming import PageDocument, heading, subject, whole
from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import PageTable
from hub.words.language import Text

_TITLE = Text("Văn bản", "Documents")
_KEYS = (
    "document_id",
    "document_kind",
    "number",
    "date",
    "issuer",
    "title",
    "province_id",
    "entity",
    "state_text",
    "url",
)


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    return {
        "found": _found(page),
        "choices": _choices(page),
        "heading": heading,
        "subject": subject,
        "question": page.graphiql(document("documents"), _variables(page)),
    }


def table(page: PageRequest) -> PageTable:
    """All documents of the question, page after page."""
    found = _found(page)
    rows = list(map(_row, found["nodes"]))
    while found["pageInfo"]["hasNextPage"]:
        found = _found(page, found["pageInfo"]["endCursor"])
        rows += map(_row, found["nodes"])
    return PageTable(_TITLE, rows, _KEYS, (), ())


def _found(page: PageRequest, after: str | None = None) -> dict[str, Any]:
    variables = _variables(page) | ({"after": after} if after else {})
    return page.data("documents", **variables)["documentsConnection"]


def _variables(page: PageRequest) -> dict[str, Any]:
    names = {"province": "tinh", "search": "tim", "kind": "loai", "issuer": "co-quan"}
    asked = {name: page.address.last(own) or None for name, own in names.items()}
    return asked | {"after": page.address.last("sau") or None}


def _choices(page: PageRequest) -> dict[str, list[tuple[str, str]]]:
    """The kinds and the provinces of which there are documents."""
    every = page.data("document_choices")["documents"]
    kinds = sorted({one["documentKind"] for one in every})
    provinces = {one["province"]["id"]: one["province"]["name"] for one in every if one["province"]}
    return {
        "kinds": [(kind, kind) for kind in kinds],
        "provinces": sorted(provinces.items(), key=lambda pair: pair[1]),
    }


def _row(one: PageDocument) -> dict[str, Any]:
    ending = one["withdrawal"]
    province = one["province"] or {}
    return {
        "document_id": one["id"],
        "document_kind": one["documentKind"],
        "number": one["number"],
        "date": one["date"],
        "issuer": one["issuer"],
        "title": whole(one),
        "province_id": province.get("id"),
        "entity": province.get("name"),
        "state_text": ending and f"{ending['kindText']}: {ending['document']}",
        "url": one["url"],
    }
