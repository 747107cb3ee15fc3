"""The rules are data: each code they name is in the catalogue, each pattern can be read."""

import re

from hub.dataset.rows import IndicatorRow
from hub.words.terms import Comparator, ReformArea
from loaders.documents.rules import rules
from tests.loaders.documents.expected import DATASET


def test_every_indicator_of_the_rules_is_in_the_catalogue() -> None:
    known = {row.code for row in DATASET.catalogue() if isinstance(row, IndicatorRow)}
    named = {
        rule.get("code") or rule["breakdown_of"]
        for rule in rules(DATASET.folder, "meanings")["operations"]
    }

    assert named - known == set()


def test_every_indicator_of_the_catalogue_is_reached_by_a_rule() -> None:
    known = {row.code for row in DATASET.catalogue() if isinstance(row, IndicatorRow)}

    assert (
        known - {rule.get("code") for rule in rules(DATASET.folder, "meanings")["operations"]}
        == set()
    )


def test_comparators_and_areas_are_those_of_the_hub() -> None:
    comparators = {
        rule["comparator"] for rule in rules(DATASET.folder, "quantities")["comparators"]
    }

    assert comparators | rules(DATASET.folder, "quantities")["changes"].keys() <= set(Comparator)
    assert rules(DATASET.folder, "meanings")["areas"].keys() == set(ReformArea)


def test_words_to_be_found_in_folded_text_are_written_small() -> None:
    variants = [
        word for words in rules(DATASET.folder, "quantities")["units"].values() for word in words
    ]

    assert [word for word in variants if word != word.lower()] == []


def test_patterns_can_be_read() -> None:
    for told in rules(DATASET.folder, "quantities")["masks"]["patterns"]:
        re.compile(told)
