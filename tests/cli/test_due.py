"""What is expected this month, who has sent a report, and how scripts are told."""

from pathlib import Path

import openpyxl
import orjson
import pytest
from docx import Document
from docx.shared import Mm

from hub.words import clock
from tests.commands import Said, call
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.queries.chained import found_offices, report

pytestmark = SQLITE
HEADS = ("TT", "Cơ quan, đơn vị", "Tình trạng", "Ghi chú")
LINES = [
    ("1", "Sở Giao", "đã gửi", "2 số liệu"),
    ("2", "Sở Xây", "chưa gửi", "có báo cáo kỳ 2018"),
    ("3", "Sở Y tế", "chưa gửi", ""),
]


class Monitor:
    """The commands at a hub of offices that report."""

    def __init__(self, hub: TestHub, folder: Path) -> None:
        self.hub, self.folder = hub, folder

    def run(self, *arguments: str | Path, language: str = "vi") -> Said:
        settings = {"HUB_DATABASE_URL": self.hub.url, "HUB_SEEDS": str(self.hub.seeds)}
        return call(self.folder, *arguments, HUB_LANGUAGE=language, COLUMNS="200", **settings)

    def sent(self, *more: str | Path) -> Said:
        return self.run("due", "--province", "binh", "--period", "Quý I/2018", *more)


@pytest.fixture
def monitor(hub: TestHub, tmp_path: Path) -> Monitor:
    found_offices(hub)
    report(
        hub,
        "2018-Q1,binh/giao,DOSSIERS_RECEIVED,100",
        "2018-Q1,binh/giao,STAFF,10",
        "2018,binh/xay,STAFF,10",
    )
    return Monitor(hub, tmp_path)


def test_who_has_sent_a_report_and_who_has_not(monitor: Monitor):
    said = monitor.sent()

    lines = [line.split("  ") for line in said.out.splitlines()]
    assert [lines[number][0].split(" ", 1)[0] for number in range(4)] == ["TT", "1", "2", "3"]
    assert "chưa gửi   có báo cáo kỳ 2018" in said.out
    today = clock.vietnamese(clock.today())
    assert f"1 trên 3 đơn vị đã gửi, 2 đơn vị chưa gửi (ngày {today})" in said.out


def test_the_list_is_a_workbook(monitor: Monitor):
    assert monitor.sent("--report", "a.xlsx").code == 0

    sheet = openpyxl.load_workbook(monitor.folder / "a.xlsx")["Báo cáo"]
    rows = [tuple(cell.value or "" for cell in row) for row in sheet.iter_rows(min_row=4)]
    assert rows == [HEADS, *LINES]
    assert sheet["A1"].value == (
        "Tình hình gửi báo cáo quý I/2018 của các cơ quan, đơn vị thuộc Tỉnh Bình"
    )


def test_the_list_is_a_word_file_as_offices_print(monitor: Monitor):
    assert monitor.sent("--report", "a.docx").code == 0

    document = Document(str(monitor.folder / "a.docx"))
    (table,) = document.tables
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == [HEADS, *LINES]
    assert document.paragraphs[0].text.startswith("Tình hình gửi báo cáo quý I/2018")
    assert (
        document.styles["Normal"].font.name,
        round(document.sections[0].left_margin / Mm(1)),
    ) == (
        "Times New Roman",
        30,
    )


def test_a_file_that_is_there_or_of_another_kind_is_left_alone(monitor: Monitor):
    (monitor.folder / "a.docx").write_text("của tôi", encoding="utf-8")

    there, other = monitor.sent("--report", "a.docx"), monitor.sent("--report", "a.pdf")

    assert (there.code, "thêm --overwrite" in there.err) == (2, True)
    assert (other.code, "cần đuôi .xlsx hoặc .docx" in other.err) == (2, True)
    assert (monitor.folder / "a.docx").read_text(encoding="utf-8") == "của tôi"


def test_scripts_are_told_by_data_and_by_a_code(monitor: Monitor):
    said = monitor.sent("--json", "--check")

    told = orjson.loads(said.out)
    assert said.code == 8
    assert (told["province"], told["period"], told["sent"], told["expected"]) == (
        "binh",
        "2018-Q1",
        1,
        3,
    )
    assert told["units"][1] == {
        "id": "binh/xay",
        "name": "Sở Xây",
        "kind": "DEPARTMENT",
        "figures": 0,
        "sent": False,
        "others": ["2018"],
    }
    assert monitor.sent().code == 0


def test_figures_that_are_later_than_usual_are_told_with_their_template(monitor: Monitor):
    path = monitor.hub.seeds / "made" / "dataset.toml"
    toml = path.read_text(encoding="utf-8")
    path.write_text(
        toml.replace('frequency = "YEAR"', 'frequency = "YEAR"\nlag_months = 4'), encoding="utf-8"
    )
    monitor.hub.take("made")

    said, data = monitor.run("due", "--check"), monitor.run("due", "--json")

    assert said.code == 8
    assert "muộn hơn thường lệ (2/3)" in said.out
    assert "mẫu: hub template MADE --period" in said.out
    items = orjson.loads(data.out)["due"]
    first = items[0]
    assert (first["index"], first["period"], first["expected"], first["late"], first["held"]) == (
        "MADE",
        "2019",
        "2020-04-30",
        True,
        "2/3",
    )
    assert [item["period"] for item in items[:3]] == ["2019", "2020", "2021"]
    assert monitor.run("status", "--check").code == 0  # no act sets a day


def test_an_index_that_is_late_by_an_act_ends_status_with_a_code(monitor: Monitor):
    path = monitor.hub.seeds / "made" / "dataset.toml"
    due = 'frequency = "YEAR"\nlag_months = 4\ndue_month = 4\ndue_document = "Quyết định 1"'
    toml = path.read_text(encoding="utf-8").replace('frequency = "YEAR"', due)
    path.write_text(toml, encoding="utf-8")
    monitor.hub.take("made")

    assert [monitor.run("status", *more).code for more in ((), ("--check",))] == [0, 8]
    assert "quá hạn theo Quyết định 1" in monitor.run("due").out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--province", "binh"), 'cần --period, ví dụ --period "Quý I/2027"'),
        (("--report", "a.xlsx"), "đi cùng --province"),
        (("--period", "2018-Q1"), "--period là một tháng"),
        (("--province", "Lạ", "--period", "2018"), "không có đơn vị “Lạ”"),
    ],
)
def test_what_it_wants_is_said(monitor: Monitor, arguments: tuple[str, ...], said: str):
    answer = monitor.run("due", *arguments)

    assert (answer.code, said in answer.err) == (2, True), answer.err


def test_nothing_expected_is_said(monitor: Monitor):
    assert "không có số liệu nào dự kiến đến hết tháng" in monitor.run("due").out
