"""What a careful person finds in documents, the reader finds too, and no target beside it."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.dataset.rows import DocumentRow, FigureRow, TargetRow, UnplacedRow
from loaders import documents
from tests.loaders.documents.expected import (
    DATASET,
    FIVE,
    MADE_UP,
    described,
    expected,
    heads,
    missed,
    of,
    references,
    shared,
)

every = [pytest.param(path, id=path.stem) for path in MADE_UP] + [
    pytest.param(path, id=path.stem[:3], marks=shared) for path in FIVE
]


@pytest.mark.parametrize("path", every)
def test_every_legal_reference_is_found_and_no_other(path: Path) -> None:
    assert sorted(references(path)) == sorted(
        (item.value, item.unit) for item in expected(path, "citation")
    )


@pytest.mark.parametrize("path", every)
def test_the_issuer_of_a_legal_reference_is_as_it_is_named(path: Path) -> None:
    found = {
        (row.number or row.title, str(row.date or "")): row.issuer
        for row in of(DocumentRow, path)[1:]
    }

    named = [item for item in expected(path, "citation") if item.words]
    assert [(item.value, found.get((item.value, item.unit))) for item in named] == [
        (item.value, item.words) for item in named
    ]


@pytest.mark.parametrize("path", every)
def test_no_target_is_false(path: Path) -> None:
    assert described(missed(path, "target")[1]) == []


@pytest.mark.parametrize("path", every)
def test_targets_are_found_with_value_comparator_time_and_place(path: Path) -> None:
    assert [str(item) for item in missed(path, "target")[0]] == []


@pytest.mark.parametrize("path", every)
def test_figures_are_found_with_value_unit_and_time(path: Path) -> None:
    missing, beside = missed(path, "figure")

    assert ([str(item) for item in missing], described(beside)) == ([], [])


def test_hardly_a_value_stays_unread() -> None:
    read = sum(len(expected(path, "target", "figure")) for path in MADE_UP)
    unread = sum(len(expected(path, "unread target", "unread figure")) for path in MADE_UP)

    assert unread < read / 100


@pytest.mark.parametrize("path", every)
def test_the_head_is_read(path: Path) -> None:
    assert [said for said in heads(path) if said[1] != said[2]] == []


@pytest.mark.parametrize("path", every)
def test_each_item_says_where_it_stands(path: Path) -> None:
    items = [*of(TargetRow, path), *of(FigureRow, path), *of(UnplacedRow, path)]

    assert all(item.locator.endswith(f"dòng {item.origin.rpartition(':')[2]}") for item in items)


def test_blank_forms_and_examples_yield_nothing() -> None:
    path = next(path for path in MADE_UP if path.stem == "blank_forms")

    assert of(TargetRow, path) == of(FigureRow, path) == []


def test_a_document_read_after_it_was_cited_keeps_its_own_title(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(
        "BÁO CÁO\nKết quả\nCăn cứ Kế hoạch số 5/KH-UBND ngày 03/01/2024 của UBND tỉnh.",
        encoding="utf-8",
    )
    second.write_text(
        "Số: 5/KH-UBND\nTrường Giang, ngày 03/01/2024\nKẾ HOẠCH\nCải cách năm 2024\nCăn cứ Luật Lưu"
        " trữ.",
        encoding="utf-8",
    )

    (plan,) = [
        row
        for row in documents.load(DATASET, [first, second])
        if isinstance(row, DocumentRow) and row.number == "5/KH-UBND"
    ]

    assert plan.title == "Cải cách năm 2024"


LINES = [
    line
    for path in MADE_UP
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip()
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=40))
def test_lines_in_any_order_are_read_each_with_its_place(lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text("\n".join(lines), encoding="utf-8")

        items = [
            row
            for row in documents.load(DATASET, [path])
            if isinstance(row, TargetRow | FigureRow | UnplacedRow)
        ]

    assert all(item.locator.endswith(f"dòng {item.origin.rpartition(':')[2]}") for item in items)
    assert all(1 <= int(item.origin.rpartition(":")[2]) <= len(lines) for item in items)
