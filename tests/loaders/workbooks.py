"""Workbooks of the publishers' layouts as tests make them up."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Row
from loaders import papi, pci
from tests.hubs import ROOT

LOADERS = {"papi": papi, "pci": pci}
PROVINCES = [
    "Hà Nội",
    "Hà Giang",
    "TT-Huế",
    "BRVT",
    "Đăk Nông",
    "Bắc Cạn",
    "TP. Hồ Chí Minh",
    "Hòa Bình",
    "Lai Châu",
    "Nam Định ",
    "Ninh Bình",
    "Hà Nam",
    "Cà Mau",
    "An Giang",
]
PAPI = {
    "S11": "1.1: Tri thức công dân ",
    "D1": " 1: Tham gia của người dân ở cấp cơ sở",
    "S12": "1.2: Cơ hội tham gia",
    "D4": "Dimension 4: Control",
    "S41": "4.1: Limits on Corruption in Local Governments",
}
PCI = {
    "ENTRY": "Gia nhập\n thị trường",
    "LAND": "Land Access",
    "TIME": "Sub-Index 4: Time Costs",
    "LEGAL": "Thiết chế pháp lý",
    "TOTAL": "PCI 2015",
}


def load(index: str, path: Path) -> list[Row]:
    """Everything a loader says of a workbook."""
    return list(LOADERS[index].load(Dataset(index, ROOT / "seeds" / index), [path]))


def save(
    path: Path,
    *sheets: tuple[str, list[list[object]]],
    then: Callable[[openpyxl.Workbook], None] = lambda book: None,
) -> Path:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, grid in sheets:
        sheet = book.create_sheet(name)
        for row, cells in enumerate(grid, 1):
            for column, value in enumerate(cells, 1):
                if value is not None:
                    sheet.cell(row, column, value)
    then(book)
    book.save(path)
    return path


def value(province: int, line: int) -> float:
    """A score that no other cell has, within every scale."""
    return round(1 + province / 100 + line / 10000, 4)


def table(labels: list[str], provinces: list[str] = PROVINCES) -> list[list[object]]:
    """Provinces in rows, one header row."""
    return [["Tên tỉnh", *labels]] + [
        [name, *(value(at, line) for line in range(len(labels)))]
        for at, name in enumerate(provinces)
    ]


def small(index: str = "papi") -> list[list[object]]:
    """A sheet of parts alone, whose scores are within their scales."""
    return table(["1.1: Tri thức công dân", "1.2: Cơ hội tham gia", "1.3: Chất lượng bầu cử"])


def with_part(path: Path, change: Callable[[bytes], bytes]) -> None:
    """A workbook whose sheet is changed in its XML."""
    save(path, ("2016", small()))
    with zipfile.ZipFile(path) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    held["xl/worksheets/sheet1.xml"] = change(held["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, text in held.items():
            parts.writestr(name, text)
