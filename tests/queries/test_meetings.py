"""What the words of a search mean together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.queries.meetings import MOST, meetings
from tests.hubs import Shared, TestHub

Told = tuple[str | None, str | None, str | None]


def met(hub: TestHub, text: str) -> list[Told]:
    """Unit, indicator and period of each meeting."""
    return [
        (
            one.entity.public_id if one.entity else None,
            one.indicator.public_id if one.indicator else None,
            str(one.period) if one.period else None,
        )
        for one in meetings(hub.reader.view(), text)
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("an made", ("an", "MADE/TOTAL@2017", None)),
        ("MADE cua an nam 2018", ("an", "MADE/TOTAL@2017", "2018")),
        ("made 2019", (None, "MADE/TOTAL@2017", "2019")),
        ("2019 an", ("an", None, "2019")),
        ("chi phí an", ("an", "MADE/COST@2015", None)),
    ],
    ids=str,
)
def test_words_of_several_kinds_are_met(hub: TestHub, text: str, first: Told) -> None:
    assert met(hub, text)[0] == first


@pytest.mark.parametrize("text", ["an", "made", "2019", "", "x y", "an x made", "an " * 400])
def test_one_name_alone_or_a_stranger_meets_nothing(hub: TestHub, text: str) -> None:
    assert met(hub, text) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["an", "made", "2018", "của", "năm", "‘", "\0", "9" * 40])))
def test_whatever_is_asked_has_few_answers(shared: Shared, words: list[str]) -> None:
    assert len(met(shared.readable, " ".join(words))) <= MOST
