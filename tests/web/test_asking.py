"""How a question finds its answer: at once or by a worker, and each part of the way once."""

import pytest

from schema.answering import Answerer
from tests.hubs import TestHub


@pytest.mark.parametrize(
    ("query", "plans"),
    [
        ('{entity(id: "nobody") {id}}', 1),  # the plan declines at once, then the executor answers
        ("{provinces {id}}", 1),  # at once
        (
            '{entity(id: "an") {id scorecard {lines {sentence}}}}',
            2,
        ),  # not at once, then by a worker
    ],
)
def test_what_a_plan_declines_is_planned_once(
    hub: TestHub, monkeypatch: pytest.MonkeyPatch, query: str, plans: int
) -> None:
    hub.post("{provinces {id}}")  # the data is in memory
    planned, tried = Answerer.planned, []

    def note(*arguments: object, **more: object) -> dict:
        tried.append(arguments)
        return planned(*arguments, **more)

    monkeypatch.setattr(Answerer, "planned", note)
    answer = hub.post(query)

    assert ("errors" in answer) is ("nobody" in query)
    assert len(tried) == plans
