"""The whole way of an annex: into the hub, before two persons, into an answer, and out again."""

from pathlib import Path

import docx
import openpyxl
from playwright.sync_api import sync_playwright

from hub.markup import form
from tests import needs
from tests.cli.test_cli import House, full, house, imported
from tests.commands import Said
from tests.hubs import TestHub
from tests.loaders.ordinary.tables import word

__all__ = ["full", "house", "imported"]  # fixtures

TITLE = "CHỈ SỐ THỬ NĂM 2020 CÁC SỞ, BAN, NGÀNH TỈNH ÂN"
DECISION = "(Kèm theo Quyết định số 12/QĐ-UBND ngày 15/01/2021 của UBND tỉnh Ân)"
HEADS = ["STT", "Tên đơn vị", "Tổng điểm", "Xếp hạng"]
ROWS = [
    [1, "Sở Nội vụ", "92,5", 1],
    [2, "Sở Tư pháp", "9o,4", 2],
    [3, "Ban Quản lý Khu kinh tế cửa khẩu", "70,5", 3],
]
ASKED = """{ observations(index: "MADE", kind: DEPARTMENT, period: ["2020"]) { nodes {
  value rank entity { name } citation { text origin locator release { id approvedBy } } } } }"""


def command(full: House, *arguments: str | Path) -> Said:
    return full.run(*arguments, "--dataset", "made")


def answered(workbook: Path) -> None:
    """Take the unknown units of a list as new ones."""
    book = openpyxl.load_workbook(workbook, rich_text=True)
    sheet = next(sheet for sheet in book if sheet["A1"].value == form.MARK)
    for cells in sheet.iter_rows(min_row=form.ABOVE + 1):
        if cells[2].value == "Đơn vị chưa có":
            cells[8].value = "X"
    book.save(workbook)


def mended(path: Path) -> None:
    """Put the letter right that should be a digit."""
    document = docx.Document(str(path))
    document.tables[0].cell(2, 2).text = "90,4"
    document.save(str(path))


def headings(page: Path) -> list[str]:
    """What a browser shows as headings of a page."""
    with sync_playwright() as playwright:
        options = {"executable_path": needs.chromium(), "args": ["--no-sandbox"]}
        with playwright.chromium.launch(**options) as browser:
            shown = browser.new_page()
            shown.goto(page.as_uri())
            return shown.locator("h2").all_inner_texts()


def nodes(full: House) -> list[dict]:
    """The figures of the offices, as GraphQL answers."""
    url = full.settings.get("HUB_DATABASE_URL", f"sqlite:///{full.folder}/data/hub.db")
    hub = TestHub(url, full.folder / "seeds")
    try:
        return hub.ask(ASKED)["observations"]["nodes"]
    finally:
        hub.close()


def test_an_annex_is_mended_staged_published_by_another_asked_and_taken_back(full: House) -> None:
    annex = word(full.folder / "phu-luc.docx", [TITLE, DECISION], [HEADS, *ROWS])
    report = full.folder / "bao-cao.html"

    refused = command(full, "import", annex, "--stage", "--report", report, "--back")
    shown = headings(report)
    workbook = full.folder / "phu-luc-danh-dau.xlsx"
    mended(annex)
    answered(workbook)
    staged = command(full, "import", annex, workbook, "--stage", "--by", "Nguyễn Thị Lan")
    before = nodes(full)
    annex.unlink()
    published = full.run("publish", "S1", "--by", "Trần Hùng")
    after = nodes(full)
    undone = full.run("undo", after[0]["citation"]["release"]["id"], "--yes")

    assert refused.code == 3
    assert any(heading.startswith("Lỗi") for heading in shown)
    assert (staged.code, published.code, undone.code) == (0, 0, 0)
    assert before == nodes(full) == []
    assert {node["entity"]["name"]: (node["value"], node["rank"]) for node in after} == {
        "Sở Nội vụ": (92.5, 1),
        "Sở Tư pháp": (90.4, 2),
        "Ban Quản lý Khu kinh tế cửa khẩu": (70.5, 3),
    }
    citation = after[0]["citation"]
    assert "12/QĐ-UBND" in citation["text"]
    assert citation["origin"].startswith("phu-luc.docx!bảng 1!dòng ")
    assert citation["locator"].startswith("bảng 1, dòng ")
    assert citation["release"]["approvedBy"] == "Trần Hùng"
