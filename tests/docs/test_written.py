"""The pages that scripts write are those that the code would write today."""

import csv
from fnmatch import fnmatch
from typing import get_type_hints

import pytest

from hub.dataset import datasets
from hub.dataset.rows import ObservationRow
from loaders.tidy import column_words
from scripts import data_dictionary, examples
from tests.hubs import ROOT

KINDS = [
    *data_dictionary.FILES.values(),
    *data_dictionary.TABLES_OF_A_DATASET.values(),
]


@pytest.mark.parametrize("writer", [data_dictionary, examples], ids=["dictionary", "examples"])
def test_a_written_page_is_current(writer) -> None:
    current = writer.PAGE.read_text(encoding="utf-8") == writer.page()

    assert current, (
        f"{writer.PAGE.name} has changed; write it anew with `python -m {writer.__name__}`"
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_column_has_words_and_no_words_lack_a_column(kind: type) -> None:
    columns = get_type_hints(kind).keys() - {data_dictionary.ORIGIN}

    assert data_dictionary.words()[kind.__name__].keys() == columns


def test_every_column_of_figures_has_words() -> None:
    assert data_dictionary.words()["ObservationRow"].keys() == column_words.WORDS.keys()


def test_figures_want_what_their_rows_want() -> None:
    wanted = get_type_hints(ObservationRow).keys() - ObservationRow._field_defaults.keys()

    assert set(data_dictionary.REQUIRED) == (wanted - {"origin", "indicator"}) | {"code"}


def test_every_file_of_the_seeds_is_in_the_dictionary() -> None:
    for dataset in datasets.every(ROOT / "seeds").values():
        for path in dataset.folder.glob("*.csv"):
            with path.open(encoding="utf-8-sig", newline="") as file:
                columns = next(csv.reader(file))
            kind = data_dictionary.FILES.get(path.name)
            known = get_type_hints(kind).keys() if kind else column_words.WORDS.keys()

            assert kind or fnmatch(path.name, dataset.settings["figures"]), path
            assert set(columns) <= known, path


def test_every_setting_of_a_dataset_is_in_the_dictionary() -> None:
    told = {name.partition(".")[0] for name in data_dictionary.words()["settings"]}
    tables = data_dictionary.TABLES_OF_A_DATASET.keys()

    for dataset in datasets.every(ROOT / "seeds").values():
        assert dataset.settings.keys() - told - tables == set(), dataset.name
