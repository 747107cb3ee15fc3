"""The rules are data: each code they name is in the catalogue, each pattern can be read."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from hub.dataset.rows import IndicatorRow
from hub.words.errors import HubFault
from hub.words.language import Language
from hub.words.terms import Comparator, ReformArea
from loaders.documents.rules import RULES
from loaders.documents.rules.indices import indices
from loaders.documents.rules.reader import read
from tests.loaders.documents.expected import DATASET


def test_every_indicator_of_the_rules_is_in_the_catalogue() -> None:
    known = {row.code for row in DATASET.catalogue() if isinstance(row, IndicatorRow)}
    named = {rule.code or rule.breakdown_of for rule in RULES.meanings.operations}

    assert named - known == set()


def test_every_indicator_of_the_catalogue_is_reached_by_a_rule() -> None:
    known = {row.code for row in DATASET.catalogue() if isinstance(row, IndicatorRow)}

    assert known - {rule.code for rule in RULES.meanings.operations} == set()


def test_comparators_and_areas_are_those_of_the_hub() -> None:
    comparators = {rule.comparator for rule in RULES.quantities.comparators}

    assert comparators | RULES.quantities.changes.keys() <= set(Comparator)
    assert RULES.meanings.areas.keys() == set(ReformArea)


def test_words_to_be_found_in_folded_text_are_written_small() -> None:
    variants = [word for words in RULES.quantities.units.values() for word in words]

    assert [word for word in variants if word != word.lower()] == []


def test_patterns_can_be_read() -> None:
    for mask in RULES.quantities.masks.patterns:
        assert mask.flags


def test_indices_that_documents_name_are_those_of_the_datasets() -> None:
    seeds = indices(DATASET.folder.parent)

    assert {index.code for index in seeds.named} == {
        "D766/TOTAL",
        "DDCI/TOTAL",
        "PAPI/TOTAL",
        "PAR_INDEX/TOTAL",
        "PCI/TOTAL",
        "SIPAS/TOTAL",
    }
    assert seeds.observed.keys() - {index.code for index in seeds.named} == {
        "DEPT_PAR/TOTAL",
        "DEPT_SIPAS/TOTAL",
    }


def test_every_short_name_of_an_index_may_stand_before_a_year() -> None:
    short_names = indices(DATASET.folder.parent).letters.split("|")

    assert set(RULES.quantities.years.index_names) == set(short_names)


def test_a_wrong_name_of_an_index_names_its_dataset_and_key(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    text = '[[index]]\npublic_id = "MADE"\n[in_documents]\nspelling = "("\n'
    (tmp_path / "made" / "dataset.toml").write_text(text, encoding="utf-8")

    with pytest.raises(HubFault) as fault:
        indices(tmp_path)

    assert "seeds/made/dataset.toml: in_documents: spelling" in fault.value.within(Language.EN)


def test_no_rule_lies_in_the_seeds() -> None:
    # What lies there is part of the checksum by which an import knows that nothing has changed.
    assert [path.name for path in DATASET.folder.glob("*.toml")] == ["dataset.toml"]


@dataclass(frozen=True)
class Inner:
    words: tuple[str, ...]


@dataclass(frozen=True)
class Outer:
    label: str
    inner: Inner


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('label = "a"', "rules.toml: inner"),
        ('label = "a"\nmore = 1\n[inner]\nwords = []', "rules.toml: more"),
        ('label = "a"\n[inner]\nword = []', "rules.toml: inner: word"),
        ("label = 1\n[inner]\nwords = []", "rules.toml: label"),
        ('label = "a"\n[inner]\nwords = ["b", 2]', "rules.toml: inner: words 2"),
        ('label = "a"\ninner = "b"', "rules.toml: inner"),
    ],
)
def test_an_unknown_missing_or_mistyped_key_names_file_and_key(
    tmp_path: Path, text: str, place: str
) -> None:
    (tmp_path / "rules.toml").write_text(text, encoding="utf-8")

    with pytest.raises(HubFault) as fault:
        read(Outer, "rules.toml", tmp_path)

    assert f" {place}: " in fault.value.within(Language.EN)


def test_seeds_without_indices_name_none(tmp_path: Path):
    nameless = indices(tmp_path)

    assert nameless.name.search("chỉ số PAPI năm 2024") is None
    assert re.search(nameless.letters, "papi 2024") is None
