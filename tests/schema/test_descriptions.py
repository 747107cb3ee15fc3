"""What an officer reads about every name of the schema."""

import tomllib
import unicodedata
from pathlib import Path

import pytest

from hub.words.language import Language
from schema.descriptions import described, schema

WORDS = Path(__file__).resolve().parents[2] / "schema" / "descriptions.toml"
LANGUAGES = pytest.mark.parametrize("language", Language)


def told(language):
    return {name: thing.description for name, thing in described(schema(language))}


@LANGUAGES
def test_every_name_has_a_description(language):
    untold = [name for name, description in told(language).items() if not description]

    assert untold == [], "write them into schema/descriptions.toml"


def test_every_description_describes_something():
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))

    assert sorted(words.keys() - told(Language.VI).keys()) == []


def test_the_two_languages_differ():
    english = told(Language.EN)

    assert [
        name for name, description in told(Language.VI).items() if description == english[name]
    ] == []


@LANGUAGES
def test_descriptions_are_composed_sentences(language):
    wrong = [
        name
        for name, description in told(language).items()
        if not unicodedata.is_normalized("NFC", description)
        or not description.endswith((".", "…"))
        or "  " in description
    ]

    assert wrong == []


@pytest.mark.parametrize("name", ["id", "name.on", "predecessors"])
@pytest.mark.parametrize("kind", ["Province", "Department", "Region", "Area"])
def test_a_field_says_what_its_interface_says(kind, name):
    english = told(Language.EN)

    assert english[f"{kind}.{name}"] == english[f"Entity.{name}"]


def test_a_description_is_of_its_own_language():
    assert told(Language.VI)["ComparisonRow.publishedRank"].startswith("Hạng công bố: ")
    assert told(Language.EN)["ComparisonRow.publishedRank"].startswith(
        "The published rank: as printed"
    )


@pytest.mark.parametrize(
    ("headers", "sentence"),
    [
        ({}, "Sở, ban, ngành cấp tỉnh."),
        ({"accept-language": "en"}, "A department of a province."),
        ({"accept-language": "vi,en;q=0.5"}, "Sở, ban, ngành cấp tỉnh."),
    ],
    ids=["by default", "English", "Vietnamese preferred"],
)
def test_the_schema_is_told_in_the_language_of_the_request(hub, headers, sentence):
    answer = hub.request("GET", "/schema.graphql", headers=headers)

    assert answer.status_code == 200
    assert answer.headers["vary"] == "Accept-Language, Origin"
    assert sentence in answer.text
