"""Datasets: what their folders say."""

from pathlib import Path

import pytest

from hub.dataset import datasets
from hub.dataset.datasets import Dataset
from hub.dataset.rows import BreakRow, EditionRow, IndexRow, IndicatorRow, NoteRow, SourceRow
from hub.words.errors import BadInput, HubError, UnknownName
from hub.words.language import Language, Text
from tests.hubs import ROOT, TestHub


def seeds(folder: Path, **toml: str) -> Path:
    """A folder of datasets, each told by its dataset.toml."""
    for name, text in toml.items():
        (folder / name).mkdir()
        (folder / name / "dataset.toml").write_text(text, encoding="utf-8")
    return folder


def test_needed_datasets_come_first(tmp_path: Path) -> None:
    found = datasets.every(seeds(tmp_path, a='needs = ["c"]', b="", c='needs = ["d"]', d=""))

    assert list(found) == ["d", "c", "a", "b"]


def test_real_seeds_begin_with_the_places() -> None:
    assert next(iter(datasets.every(ROOT / "seeds"))) == "places"


def test_unknown_dataset_offers_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownName) as unknown:
        datasets.named(seeds(tmp_path, places="", papi=""), "pappi")

    assert (
        unknown.value.within(Language.EN)
        == "there is no dataset “pappi”; the nearest are: papi, places"
    )


@pytest.mark.parametrize(
    "toml",
    [
        {"a": 'needs = ["no-such"]'},
        {"a": 'needs = ["b"]', "b": 'needs = ["a"]'},
        {"a": "needs = ["},
    ],
    ids=["unknown need", "circle", "no toml"],
)
def test_faulty_description_is_told_in_one_sentence(tmp_path: Path, toml: dict[str, str]) -> None:
    with pytest.raises(HubError):
        print(*(dataset.needs for dataset in datasets.every(seeds(tmp_path, **toml)).values()))


def test_description_of_the_made_up_dataset(hub: TestHub) -> None:
    made = datasets.named(hub.seeds, "made")

    assert (made.index, made.needs, made.complete, made.known, made.withholds) == (
        "MADE",
        ("places",),
        (),
        (),
        False,
    )
    assert [path.name for path in made.files] == [f"{year}.csv" for year in range(2015, 2020)]


def test_known_contradictions_are_declared_with_their_reason_which_is_a_note(
    tmp_path: Path,
) -> None:
    (tmp_path / "dataset.toml").write_text(
        """
[[known]]
check = "PARTS"
indicator = "X/TOTAL"
valid_from = "2026"
most = 2
doubtful = true
note = "x/apart"
reason_vi = "Tính vào lúc khác nhau."
reason_en = "Computed at different moments."
""",
        encoding="utf-8",
    )

    [known] = Dataset("x", tmp_path).known

    assert (known.check, known.most, known.doubtful, known.entity, known.valid_to) == (
        "PARTS",
        2.0,
        True,
        "",
        None,
    )
    assert list(Dataset("x", tmp_path).catalogue()) == [
        NoteRow("x/apart", "Tính vào lúc khác nhau.", "Computed at different moments.")
    ]


def test_a_declaration_without_its_reason_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dataset.toml").write_text(
        '[[known]]\ncheck = "PARTS"\nindicator = "X/TOTAL"\nvalid_from = "2026"\n', encoding="utf-8"
    )

    with pytest.raises(BadInput) as refused:
        print(Dataset("x", tmp_path).known)

    assert [fault.wanted.en for fault in refused.value.faults] == [
        "the column reason_vi must be filled",
        "the column reason_en must be filled",
    ]


def test_catalogue_of_the_made_up_dataset(hub: TestHub) -> None:
    rows = list(datasets.named(hub.seeds, "made").catalogue())

    counts = [
        sum(isinstance(row, kind) for row in rows)
        for kind in (IndexRow, EditionRow, IndicatorRow, BreakRow, SourceRow, NoteRow)
    ]
    assert counts == [1, 2, 3, 2, 2, 1]
    assert len(rows) == sum(counts)


def test_a_source_of_a_day_to_come_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "dataset.toml").write_text("", encoding="utf-8")
    (tmp_path / "sources.csv").write_text(
        "public_id,publisher,title,tier,published_on\nx/a,Nhà in,Sách,COPY,2020-01-01\n"
        "x/b,Nhà in,Sách,COPY,2199-12-31\n",
        encoding="utf-8",
    )

    with pytest.raises(BadInput) as refused:
        list(Dataset("x", tmp_path).catalogue())

    assert [(fault.origin, fault.found) for fault in refused.value.faults] == [
        ("sources.csv:3", "2199-12-31")
    ]


def test_a_source_of_an_endless_title_is_refused_and_shown_short(tmp_path: Path) -> None:
    (tmp_path / "dataset.toml").write_text("", encoding="utf-8")
    (tmp_path / "sources.csv").write_text(
        f"public_id,publisher,title,tier\nx/a,Nhà in,{'a' * 500},COPY\nx/b,Nhà"
        f" in,{'b' * 501},COPY\n",
        encoding="utf-8",
    )

    with pytest.raises(BadInput) as refused:
        list(Dataset("x", tmp_path).catalogue())

    [fault] = refused.value.faults
    assert (
        fault.within(Language.EN)
        == f"sources.csv:3: found “{'b' * 199}…”, is longer than 500 letters; the name alone is"
        " wanted"
    )


def test_a_name_of_thousands_of_letters_is_shown_short() -> None:
    assert len(UnknownName(Text("đơn vị", "unit"), "rất dài " * 1000).within(Language.VI)) < 300
