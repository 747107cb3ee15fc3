"""The officer's month: the commands of the Vietnamese guide, one after the other."""

import re
import shlex
from pathlib import Path

import openpyxl
import pytest

from tests import commands
from tests.commands import Said
from tests.databases import SQLITE
from tests.docs.pages import text
from tests.hubs import TestHub

pytestmark = SQLITE
GUIDE = "docs/huong-dan.md"
SOURCE = {
    "#document": "Báo cáo kết quả Bộ chỉ số 766 tháng 10 năm 2026",
    "#number": "415/BC-VPUBND",
    "#date": "05/11/2026",
    "#publisher": "Văn phòng UBND tỉnh Lai Châu",
    "#tier": "Văn bản của cơ quan công bố",
    "#reading": "31/10/2026",
    "#cumulative": "Không",
}
FIGURES = {"TOTAL#value": "64,12", "TOTAL#rank": 14, "TOTAL#rank_of": 34}


@pytest.fixture
def office(real: TestHub, tmp_path: Path) -> dict[str, str]:
    """The settings of an office with a hub of all real seeds, free to be written to."""
    hub = real.copy(tmp_path)
    return {"HUB_DATABASE_URL": hub.url, "HUB_SEEDS": str(hub.seeds)}


def test_the_month_goes_as_the_guide_says(office: dict[str, str], tmp_path: Path) -> None:
    month = text(GUIDE).partition("## 3. ")[2].partition("### Các loại tệp khác")[0]
    template, diff, take, *look, undo = re.findall(
        r"^    \.venv/bin/hub (.+)$", month, re.MULTILINE
    )
    (change,) = re.findall(r"^    (\+ .+)$", month, re.MULTILINE)

    assert run(tmp_path, office, template).code == 0
    fill_in(tmp_path / shlex.split(template)[-1])
    assert change in run(tmp_path, office, diff).out
    assert "thêm mới 1" in run(tmp_path, office, take).out
    assert [run(tmp_path, office, command).code for command in look] == [0, 0, 0]
    undone = run(tmp_path, office, f"{undo} --yes")
    assert (undone.code, "không còn 1" in undone.out) == (0, True)
    assert f"hoàn tác đợt {shlex.split(undo)[-1]}" in run(tmp_path, office, "releases").out


def test_a_second_person_approves_as_the_guide_says(office: dict[str, str], tmp_path: Path) -> None:
    guide = text(GUIDE)
    template = re.search(r"^    \.venv/bin/hub (template .+)$", guide, re.MULTILINE)[1]
    section = guide.partition("### Cần người khác duyệt")[2].partition("\n### ")[0]
    stage, page, slip, publish, *others = re.findall(
        r"^    \.venv/bin/hub (.+)$", section, re.MULTILINE
    )
    run(tmp_path, office, template)
    fill_in(tmp_path / shlex.split(template)[-1])

    staged = run(tmp_path, office, stage)
    written = [run(tmp_path, office, command).code for command in (page, slip)]
    published = run(tmp_path, office, publish)
    after = [run(tmp_path, office, command).code for command in others]

    assert (staged.code, written, published.code) == (0, [0, 0], 0)
    assert "S1 đang chờ duyệt" in staged.out
    assert "không có → 64,12; hạng không có → 14/34" in (tmp_path / "lai-chau-766.html").read_text(
        encoding="utf-8"
    )
    assert (tmp_path / "phieu-trinh.docx").stat().st_size > 10_000
    assert "Trần Hùng" in run(tmp_path, office, "releases").out
    assert after == [2, 2, 2]  # it was published already


def fill_in(path: Path) -> None:
    """Write source and figures into the template, as an office does."""
    book = openpyxl.load_workbook(path)
    for mark, _, answer, *_ in book["Nguồn"].iter_rows():
        if mark.value in SOURCE:
            answer.value = SOURCE[mark.value]
    sheet = book["Số liệu"]
    codes = next(list(row) for row in sheet.iter_rows(values_only=True) if row[0] == "#codes")
    for code, figure in FIGURES.items():
        sheet.cell(sheet.max_row, codes.index(code) + 1).value = figure
    book.save(path)


def run(folder: Path, settings: dict[str, str], command: str) -> Said:
    """A command as the guide writes it."""
    return commands.call(folder, *shlex.split(command), **settings)
