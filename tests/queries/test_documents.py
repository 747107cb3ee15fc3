"""What documents say is told without looking at every statement for each document."""

import time
from dataclasses import replace

from hub.catalogue import Document, Unplaced
from hub.panel import View
from hub.queries.documents import stated
from tests.hubs import TestHub

DOCUMENTS, EACH = 2_000, 30


def many(hub: TestHub) -> View:
    """The made-up hub with many documents of as many passages each; every third passage is withdrawn."""
    view = hub.reader.view()
    documents = {f"d{number}": Document(f"d{number}", "Kế hoạch", "", *[None] * 8) for number in range(DOCUMENTS)}
    unplaced = tuple(Unplaced(place, 1, 1 if place % 3 == 0 else 10**9, "", f"d{place % DOCUMENTS}", None, str(place))
                     for place in range(DOCUMENTS * EACH))
    return View(replace(view.catalogue, documents=documents, unplaced=unplaced), view.version, view.find)


def test_many_documents_each_tell_their_own_in_little_time(hub: TestHub):
    view = many(hub)
    started = time.perf_counter()

    told = [len(stated(view, document)[2]) for document in view.catalogue.documents.values()]

    assert sum(told) == DOCUMENTS * EACH * 2 // 3
    assert time.perf_counter() - started < 10  # seconds; a scan of all for each takes minutes


def test_what_was_withdrawn_is_not_told(hub: TestHub):
    view = many(hub)

    said = [passage.text for passage in stated(view, view.catalogue.documents["d1"])[2]]

    assert said == [str(place) for place in range(1, DOCUMENTS * EACH, DOCUMENTS) if place % 3]
