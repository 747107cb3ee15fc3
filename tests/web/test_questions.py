"""The questions that a reader finds in the first tabs of GraphiQL."""

from pathlib import Path

import pytest

from tests.hubs import ROOT, TestHub

QUESTIONS = sorted((ROOT / "hub/web/client/questions").glob("*.graphql"))


@pytest.mark.parametrize("path", QUESTIONS, ids=lambda path: path.stem)
def test_question_has_an_answer(real: TestHub, path: Path) -> None:
    answer = real.ask(path.read_text(encoding="utf-8"))

    assert all(answer.values())
