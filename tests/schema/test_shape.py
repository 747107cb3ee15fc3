"""The shape of answers, told by a document alone."""

import pytest
from graphql import parse

from hub.words.language import Language
from schema.descriptions import schema
from schema.shape import shape

SCHEMA = schema(Language.EN)._schema


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("{ regions { id } }", {"regions": [{"id": None}]}),
        (
            "{ areas: regions { key: id __typename } }",
            {"areas": [{"key": None, "__typename": None}]},
        ),
        (
            '{ trend(indicator: "A", entities: []) {'
            " entity { id } segments { points { value } } } }",
            {"trend": [{"entity": {"id": None}, "segments": [{"points": [{"value": None}]}]}]},
        ),
        (
            '{ compare(indicator: "A") { columns { values } rows { rank } rows { value } } }',
            {"compare": {"columns": {"values": [None]}, "rows": [{"rank": None, "value": None}]}},
        ),
        (
            '{ entity(id: "a") { id ...P ... on Department { abbreviations } ... { name } } }'
            " fragment P on Province { region { id } }",
            {"entity": {"id": None, "region": {"id": None}, "abbreviations": [None], "name": None}},
        ),
    ],
    ids=["a list", "aliases", "lists within lists", "fields told twice", "fragments"],
)
def test_a_document_tells_the_shape_of_its_answer(query: str, expected: dict) -> None:
    document = parse(query)

    assert shape(document, document.definitions[0], SCHEMA) == expected
