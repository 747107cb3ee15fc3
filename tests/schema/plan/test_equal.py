"""Plans answer the pages of the manual and the tiles of a dashboard byte by byte as the executor
of GraphQL does.
"""

import pytest

from hub.panels.kept import NotHeld, without_waiting
from hub.words.language import Language
from schema.answering import GraphQLQuestion
from tests.hubs import TestHub
from tests.kept.tiles import TILES
from tests.schema.plan.asking import answerer, by_executor, by_plan, written
from tests.statements import statements
from tests.test_examples import PAGES, read

BOARD = TILES[:9]  # the tiles of a dashboard; those behind them are of a client's cache
QUESTIONS = {
    **{path.stem: GraphQLQuestion(*read(path)[:2]) for path in PAGES},
    **{f"tile-{tile.name}": GraphQLQuestion(tile.query, tile.variables) for tile in BOARD},
}
# What the executor alone answers, with errors.
DECLINED = {path.stem for path in PAGES if "errors" in read(path).answer}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", QUESTIONS)
def test_a_plan_answers_as_the_executor_does(real: TestHub, name: str, language: Language) -> None:
    question, view, asked = QUESTIONS[name], real.reader.view(), answerer(language)
    if asked.documents.of(question.query).faults:
        assert name in DECLINED
        return
    result = by_executor(asked, question, view)
    if result.errors:
        assert name in DECLINED
        with pytest.raises(Exception):  # noqa: B017, PT011 (whatever is wrong, the plan declines)
            by_plan(asked, question, view)
        return

    data = by_plan(asked, question, view)

    assert written(data) == written(result.data)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", sorted(QUESTIONS.keys() - DECLINED))
def test_what_is_held_is_answered_again_without_waiting(
    real: TestHub, name: str, language: Language
) -> None:
    question, view, asked = QUESTIONS[name], real.reader.view(), answerer(language)
    data = written(by_plan(asked, question, view))

    with statements(real.reader.engine) as sent:
        again = written(by_plan(asked, question, view))

    assert again == data
    with without_waiting():
        if sent:
            with pytest.raises(NotHeld):
                by_plan(asked, question, view)
        else:
            assert written(by_plan(asked, question, view)) == data


def test_every_tile_is_held(real: TestHub) -> None:
    view, asked = real.reader.view(), answerer()
    questions = [GraphQLQuestion(tile.query, tile.variables) for tile in BOARD]
    for question in questions:
        by_plan(asked, question, view)

    with without_waiting():
        assert all(by_plan(asked, question, view) for question in questions)
