"""A scan is refused, and the template that stands in its place lies beside it."""

import openpyxl

from tests.cli.test_cli import House, full, house, imported
from tests.databases import SQLITE
from tests.loaders.documents.files import pdf

__all__ = ["full", "house", "imported"]  # fixtures

KNOWN = ("--period", "2019", "--source", "QĐ 12/QĐ-UBND ngày 15/01/2020 của UBND tỉnh Ân")


@SQLITE
def test_beside_a_scan_lies_a_template_with_all_that_is_known(full: House) -> None:
    scan = pdf(full.folder / "quet.pdf", [], [])

    refused = full.run("import", scan, "--dataset", "made", *KNOWN, "--back")

    template = full.folder / "quet-mau.xlsx"
    book = openpyxl.load_workbook(template)
    source = {key: value for key, _, value, *_ in book["Nguồn"].iter_rows(values_only=True)}
    assert refused.code == 3
    assert f"đã ghi {template}: mẫu 3 đơn vị" in refused.err
    assert (source["#period"], source["#number"]) == ("năm 2019", "12/QĐ-UBND")
    assert source["#publisher"] == "UBND tỉnh Ân"


@SQLITE
def test_without_its_period_there_is_none(full: House) -> None:
    scan = pdf(full.folder / "quet.pdf", [], [])

    refused = full.run("import", scan, "--dataset", "made", "--back")

    assert "--period" in refused.err
    assert not (full.folder / "quet-mau.xlsx").exists()
