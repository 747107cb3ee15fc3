"""How a document is called, and cited: who issued it first, then what it is."""

from collections.abc import Mapping
from typing import Any

from hub.web.pages.page_frame import PageFrame

PageDocument = Mapping[str, Any]  # a document as the API answers it


def heading(document: PageDocument) -> str:
    """The kind and the number of a document; its kind and title where it has no number."""
    kind, number, title = (document[name] for name in ("documentKind", "number", "title"))
    if number:
        return f"{kind} {number}"
    return title if title.startswith(kind) else f"{kind} {title}"


def subject(document: PageDocument) -> str:
    """What a document is about, without the kind and number that stand in the heading."""
    words = document["title"].removeprefix(heading(document)).strip(" :,-–")
    return "" if words == document["title"] and not document["number"] else words


def whole(document: PageDocument) -> str:
    """Kind, number and subject in one line."""
    return " ".join(filter(None, (heading(document), subject(document))))


def cited(page: PageFrame, document: PageDocument, version: str) -> str:
    """The line that stands beneath what is taken of a document."""
    day = page.format.day(document["date"]) if document["date"] else document["datePrinted"]
    parts = (
        document["issuer"],
        whole(document),
        day and page.say(f"ngày {day}", f"of {day}"),
        document["url"],
    )
    line = ", ".join(part for part in parts if part)
    return page.say(
        f"Nguồn: {line}; phiên bản dữ liệu {version}.", f"Source: {line}; data version {version}."
    )
