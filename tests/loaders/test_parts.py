"""Workbooks of a publisher's layout from other hands: whose they are, tables of few provinces,
abbreviated headers.
"""

from pathlib import Path

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import ObservationRow, Recognised, Row, SourceRow
from hub.words.errors import Fault
from hub.words.terms import SourceTier
from loaders import papi, pci
from tests.hubs import ROOT
from tests.loaders.workbooks import PROVINCES, load, save, small, table
from tests.rows import of

SUB_INDICES = {
    2010: [
        "Gia nhập thị trường",
        "Tiếp cận đất đai",
        "Tính minh bạch",
        "Chi phí thời gian",
        "Chi phí không chính thức",
        "Tính năng động",
        "Dịch vụ hỗ trợ DN",
        "Đào tạo lao động",
        "Thiết chế pháp lý",
    ]
}


def few(path: Path, provinces: list[str]) -> Path:
    """PAPI 2016 of some provinces."""
    return save(path, ("PAPI 2016", [row for row in small() if row[0] in ("Tên tỉnh", *provinces)]))


def taken(path: Path, **told: object) -> list[Row]:
    """What PAPI's loader says of a file, told more about it."""
    return list(papi.load(Dataset("papi", ROOT / "seeds" / "papi"), [path], **told))


def test_a_table_of_few_provinces_says_what_is_missing(tmp_path: Path) -> None:
    [fault] = of(
        Fault, load("papi", few(tmp_path / "x.xlsx", ["Hà Nội", "Lai Châu", "Hà Nam", "Cà Mau"]))
    )

    assert (fault.origin, fault.found) == ("x.xlsx!PAPI 2016", "4")
    assert fault.wanted.vi.startswith("bảng đầy đủ có 63 tỉnh, thành phố; thiếu 59: ")
    assert fault.wanted.vi.endswith("; nếu tệp chỉ có 4 thì thêm --partial")


@pytest.mark.parametrize(
    "provinces", [["Hà Nội", "Lai Châu", "Hà Nam", "Cà Mau"], ["Lai Châu"]], ids=["four", "one"]
)
def test_a_table_of_few_provinces_is_taken_as_a_part(tmp_path: Path, provinces: list[str]) -> None:
    rows = taken(few(tmp_path / "x.xlsx", provinces), partial=True)

    assert of(Fault, rows) == []
    assert {row.entity for row in of(ObservationRow, rows)} == set(provinces)
    assert len(of(ObservationRow, rows)) == 3 * len(provinces)
    assert [row.part for row in of(Recognised, rows)] == [True]


def test_a_workbook_without_any_province_is_still_refused(tmp_path: Path) -> None:
    path = save(
        tmp_path / "x.xlsx", ("PAPI 2016", [["Tên", "1.1: Tri thức công dân"], ["Tổng", 1.5]])
    )

    [fault] = of(Fault, load("papi", path))

    assert fault.wanted.vi == "cần ít nhất một bảng PAPI theo tỉnh"


def test_a_layout_alone_makes_nothing_official(tmp_path: Path) -> None:
    rows = taken(save(tmp_path / "Bảng chép tay.xlsx", ("2016", small())))

    [source] = of(SourceRow, rows)
    assert (source.public_id, source.tier) == ("papi/copy-bang-chep-tay", SourceTier.COPY)
    assert {row.source for row in of(ObservationRow, rows)} == {source.public_id}


def test_who_answers_for_a_workbook_makes_it_the_publishers_own(tmp_path: Path) -> None:
    path = save(tmp_path / "x.xlsx", ("2016", small()))

    official, press = (taken(path, tier=tier) for tier in (SourceTier.OFFICIAL, SourceTier.PRESS))

    assert of(SourceRow, official) == []
    assert {row.source for row in of(ObservationRow, official)} == {"papi/publisher"}
    assert [(source.public_id, source.tier) for source in of(SourceRow, press)] == [
        ("papi/press-x", SourceTier.PRESS)
    ]


def test_a_dataset_may_answer_for_its_workbooks(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    for name in ("papi", "places"):
        (seeds / name).mkdir(parents=True)
        for file in (ROOT / "seeds" / name).glob("[!0-9]*"):
            (seeds / name / file.name).write_bytes(file.read_bytes())
    told = seeds / "papi" / "dataset.toml"
    told.write_text(
        told.read_text(encoding="utf-8").replace("[workbook]", '[workbook]\ntier = "OFFICIAL"'),
        encoding="utf-8",
    )

    rows = list(
        papi.load(Dataset("papi", seeds / "papi"), [save(tmp_path / "x.xlsx", ("2016", small()))])
    )

    assert {row.source for row in of(ObservationRow, rows)} == {"papi/publisher"}


def numbered(
    path: Path, words: list[str], numbers: list[int] | None = None, year: int = 2010
) -> list[Row]:
    """What is said of a PCI table with two rows of headers: the number of a sub-index over its
    name, and the total.
    """
    grid = table([*words, f"PCI {year}"], PROVINCES)
    above = [
        "",
        *(f"Chỉ số thành phần {number}" for number in numbers or range(1, len(words) + 1)),
        "Chỉ số chung",
    ]
    return list(
        pci.load(
            Dataset("pci", ROOT / "seeds" / "pci"), [save(path, (f"PCI {year}", [above, *grid]))]
        )
    )


@pytest.mark.parametrize(("at", "code"), [(6, "PCI/SUPPORT"), (1, "PCI/LAND"), (8, "PCI/LEGAL")])
def test_an_abbreviated_name_is_known_by_its_number(tmp_path: Path, at: int, code: str) -> None:
    words = [
        word if place != at else "CSTP viết tắt" for place, word in enumerate(SUB_INDICES[2010])
    ]
    words = [word.replace("hỗ trợ DN", "hỗ trợ doanh nghiệp") for word in words]

    rows = numbered(tmp_path / "x.xlsx", words)

    found = {row.locator.split("!")[1]: row.indicator for row in of(ObservationRow, rows)}
    assert found[f"{chr(66 + at)}3"] == code
    assert len(found) == 10 * 14


def test_a_support_of_firms_under_number_seven_is_known(tmp_path: Path) -> None:
    found = {
        row.indicator
        for row in of(ObservationRow, numbered(tmp_path / "x.xlsx", SUB_INDICES[2010]))
    }

    assert "PCI/SUPPORT" in found


def test_a_number_tells_nothing_where_its_neighbours_are_of_another_year(tmp_path: Path) -> None:
    found = {
        row.indicator
        for row in of(
            ObservationRow,
            numbered(tmp_path / "x.xlsx", SUB_INDICES[2010], [1, 2, 3, 4, 5, 7, 8, 9, 10]),
        )
    }

    assert "PCI/SUPPORT" not in found
    assert len(found) == 9
