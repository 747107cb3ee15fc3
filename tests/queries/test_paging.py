"""Pages of a list, gone through by their cursors."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.queries import documents, hits
from hub.queries.hits import HitFilter
from hub.queries.paging import ListPage, PageQuestion, page, start
from hub.words.errors import BadQuestion
from tests.hubs import TestHub
from tests.queries import drawn

DRAWN = drawn.view({})
NOW = replace(DRAWN, catalogue=replace(DRAWN.catalogue, version=3), version=3)


@given(st.lists(st.text(), unique=True), st.integers(min_value=1, max_value=9))
def test_pages_hold_every_item_once_and_in_order(items: list[str], size: int):
    seen, after, first = [], None, True
    while True:
        current = turn(items, PageQuestion("all", size, after))
        assert (current.total, current.has_previous) == (len(items), not first)
        seen += current.items
        if not current.has_next:
            break
        after, first = current.cursors[-1], False

    assert seen == items


def test_items_that_came_before_the_cursor_do_not_shift_the_next_page():
    first = turn(["b", "c", "d"], PageQuestion("all", 2))

    second = turn(["a", "b", "c", "d"], PageQuestion("all", 2, first.cursors[-1]))

    assert second.items == ("d",)


def test_a_page_of_nothing_counts_all_the_same():
    current = turn(["a", "b"], PageQuestion("all", 0))

    assert (current.items, current.total, current.has_next) == ((), 2, True)


def test_a_cursor_whose_item_has_gone_is_refused_by_name():
    first = turn(["a", "b"], PageQuestion("all", 1))

    with pytest.raises(BadQuestion, match="không còn “a”"):
        turn(["b"], PageQuestion("all", 1, first.cursors[-1]))


@pytest.mark.parametrize("other", ["some", ("all",)])
def test_a_cursor_of_another_question_is_refused(other):
    first = turn(["a", "b"], PageQuestion("all", 1))

    with pytest.raises(BadQuestion, match="không thuộc câu hỏi này"):
        turn(["a", "b"], PageQuestion(other, 1, first.cursors[-1]))


def test_a_cursor_of_another_version_than_asked_for_is_refused():
    first = turn(["a", "b"], PageQuestion("all", 1))
    earlier = replace(NOW, version=2)

    with pytest.raises(BadQuestion, match="phiên bản dữ liệu 3, asOf hỏi phiên bản 2"):
        start(PageQuestion("all", 1, first.cursors[-1]), earlier, [str])


def turn(items: list[str], question: PageQuestion) -> ListPage[str]:
    """A page of these items at data version 3."""
    view, last = start(question, NOW, [str])
    return page(items, lambda item: (item,), question, last=last, version=view.version)


def test_pages_of_documents_and_hits_say_the_version_that_answers(real: TestHub):
    """Documents and names are those of the newest version, whatever the cursor."""
    view = real.reader.view()
    for ask, criteria in ((documents.page, documents.Question()), (hits.page, HitFilter("PAPI"))):
        first = ask(view, PageQuestion(criteria, 1))
        version, *key = orjson.loads(urlsafe_b64decode(f"{first.cursors[0]}=="))
        old = urlsafe_b64encode(orjson.dumps([1, *key])).decode().rstrip("=")

        second = ask(view, PageQuestion(criteria, 1, old))

        assert version == first.version == second.version == view.catalogue.version > 1
        assert second.items != first.items
