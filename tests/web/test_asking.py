"""How a question finds its answer: at once or by a worker, and each part of the way once."""

import pytest

from schema.answering import Answerer
from tests.hubs import TestHub


# The plan declines the first at once, and the executor answers; the second is answered at once.
@pytest.mark.parametrize("query", ['{entity(id: "nobody") {id}}', "{provinces {id}}"])
def test_what_is_in_memory_is_planned_once(
    hub: TestHub, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    hub.post("{provinces {id}}")  # the data is in memory
    planned, tried = Answerer.planned, []

    def note(*arguments: object, **more: object) -> dict:
        tried.append(arguments)
        return planned(*arguments, **more)

    monkeypatch.setattr(Answerer, "planned", note)
    answer = hub.post(query)

    assert ("errors" in answer) is ("nobody" in query)
    assert len(tried) == 1
