"""What a command tells of a file that does not say it: period, province, block and kind."""

from pathlib import Path
from typing import Any

import pytest

import loaders
from hub.dataset.datasets import Dataset
from hub.dataset.options import Options
from hub.dataset.rows import ObservationRow, Row
from hub.words.dates import period
from hub.words.errors import BadUse, Fault
from hub.words.terms import EntityKind
from tests.hubs import ROOT

INDICATORS = (
    "public_id,index,code,level,name_vi,name_en,unit,minimum,maximum,valid_from\n"
    "X/T@2020,X,X/T,0,Tổng,Total,points,0,100,2020\n"
)
HINTS = {
    "period": period("quý I/2027"),
    "province": "lai-chau",
    "block": "Khối I",
    "kind": EntityKind.DEPARTMENT,
}


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """A made-up index with one source."""
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "dataset.toml").write_text('[[index]]\npublic_id = "X"\n', encoding="utf-8")
    (folder / "sources.csv").write_text(
        "public_id,publisher,title,tier\nx/book,Nhà in,Sách,COPY\n", encoding="utf-8"
    )
    (folder / "indicators.csv").write_text(INDICATORS, encoding="utf-8")
    return Dataset("x", folder)


def load(dataset: Dataset, *lines: str, **options: Any) -> list[Row]:
    """All that a command with these options finds in a tidy file."""
    path = dataset.folder.parent / "tệp.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(loaders.load(dataset, [path], Options(**options).chosen()))


def told(row: Row) -> tuple[Any, ...]:
    """What of a figure a command may tell."""
    assert isinstance(row, ObservationRow), row
    return row.period, row.province, row.block, row.kind


def test_columns_that_a_file_lacks_are_told_by_the_command(dataset: Dataset) -> None:
    [row] = load(dataset, "entity,code,value,source", "Sở Nội vụ,T,61.5,x/book", **HINTS)

    assert told(row) == tuple(HINTS.values())


def test_blank_cells_are_told_by_the_command(dataset: Dataset) -> None:
    lines = (
        "period,entity,code,value,source,province,block,kind",
        "2027-Q1,Sở Nội vụ,T,61.5,x/book,,,",
        ",Sở Y tế,T,62.5,x/book,Tỉnh Lai Châu,KHỐI I,sở",
    )

    first, second = map(told, load(dataset, *lines, **HINTS))

    assert first == tuple(HINTS.values())
    assert second == (HINTS["period"], "Tỉnh Lai Châu", "KHỐI I", EntityKind.DEPARTMENT)


@pytest.mark.parametrize(
    ("field", "cell"),
    [("period", "2026"), ("province", "Lào Cai"), ("block", "Khối II"), ("kind", "xã")],
)
def test_a_cell_that_says_otherwise_is_a_fault(dataset: Dataset, field: str, cell: str) -> None:
    lines = (f"{field},entity,code,value,source", f"{cell},Sở Nội vụ,T,61.5,x/book")

    [fault] = load(dataset, *lines, **HINTS)

    assert isinstance(fault, Fault)
    assert (fault.origin, fault.found) == ("tệp.csv:2", cell)
    assert f"--{field}" in fault.wanted.vi
    assert f"--{field}" in fault.wanted.en


def test_a_lacking_column_names_the_option_that_stands_for_it(dataset: Dataset) -> None:
    [fault] = load(dataset, "entity,code,value,source", "Lai Châu,T,61.5,x/book")

    assert fault.wanted.vi.startswith("cần cột period")
    assert "--period" in fault.wanted.vi


def test_a_family_whose_files_tell_it_themselves_takes_no_hint() -> None:
    with pytest.raises(BadUse) as refusal:
        loaders.load(Dataset("documents", ROOT / "seeds/documents"), [], {"province": "lai-chau"})

    assert "--province" in refusal.value.text.vi


def test_a_portal_answer_tells_its_period_itself(tmp_path: Path) -> None:
    path = tmp_path / "766.json"
    path.write_text("{}", encoding="utf-8")

    first, *_ = loaders.load(
        Dataset("d766", ROOT / "seeds/d766"), [path], {"period": period("2025-10")}
    )

    assert (first.origin, first.found, first.is_whole) == ("766.json", "--period", True)
