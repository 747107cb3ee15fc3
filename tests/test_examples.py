"""The manual that runs: each page of tests/examples is a question and its real answer."""

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from graphql import FieldNode, parse

from tests.hubs import TestHub

PAGES = sorted((Path(__file__).parent / "examples").glob("*.md"))


class Page(NamedTuple):
    """What a page asks and what it says is answered."""

    query: str
    variables: dict
    answer: dict


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_gives_the_answer_it_shows(real: TestHub, path: Path):
    page = read(path)

    answer = real.post(page.query, **page.variables)

    assert answer == page.answer


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_has_a_title_in_both_languages_and_says_what_it_means(path: Path):
    title, _, english, _, meaning, *_ = path.read_text(encoding="utf-8").split("\n")

    assert title.startswith("# ")
    assert re.fullmatch(r"\*[^*]+\*", english)
    assert len(meaning) > 60


def test_every_question_has_a_page(real: TestHub):
    questions = {
        field["name"]
        for field in real.ask("{__schema {queryType {fields {name}}}}")["__schema"]["queryType"][
            "fields"
        ]
    }

    assert questions - {field for path in PAGES for field in asked(read(path).query)} == set()


def test_manual_has_enough_pages():
    assert len(PAGES) >= 12


def read(path: Path) -> Page:
    """The blocks of a page: the query, its variables where it has any, the answer."""
    (query,), given = blocks(path, "graphql"), blocks(path, "json")
    return Page(query, json.loads(given[0]) if len(given) > 1 else {}, json.loads(given[-1]))


def blocks(path: Path, language: str) -> list[str]:
    """The code blocks of a page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL)


def asked(query: str) -> list[str]:
    """The questions that a query asks."""
    operation = parse(query).definitions[0]
    return [
        field.name.value
        for field in operation.selection_set.selections
        if isinstance(field, FieldNode)
    ]
