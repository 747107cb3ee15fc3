"""A department's quarter: from the text of its report to the template, to the next quarter, to its
card.
"""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hub.template import places, report
from tests.curated.conftest import Officer
from tests.databases import SQLITE
from tests.hubs import ROOT, SHARED, TestHub
from tests.loaders.documents.files import word

REPORT = SHARED / "documents" / "004_bd9f6219db303450.txt"
pytestmark = [
    SQLITE,
    pytest.mark.skipif(not REPORT.exists(), reason=f"{REPORT} comes with the shared folder"),
]
UNIT = "Sở KH&CN Nam Định"
CARD = """query ($frequency: Frequency!) {
  departmentCard(department: "nam-dinh/skhcn", period: "2022", frequency: $frequency) {
    dossiers {period figures {indicator {id} value}}}}"""
ACCEPTED = ("--accept", "Báo cáo này đã có trong kho")
RECEIVED = "OPERATIONS/DOSSIERS_RECEIVED"


class Workbook:
    """A template as a spreadsheet shows it."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.table = self.book[report.DATA]
        keys = next(row for row in self.table.iter_rows() if row[0].value == report.KEYS)
        self.columns = {cell.value: cell.column for cell in keys}
        self.rows = {row[0].value: row[0].row for row in self.table.iter_rows()}

    def cell(self, code: str, column: report.ReportColumn) -> Any:
        """The cell of an indicator."""
        return self.table.cell(self.rows[code], self.columns[column.key])

    def told(self, column: report.ReportColumn) -> dict[str, Any]:
        """What stands in a column, by code."""
        codes = [code for code in self.rows if str(code).startswith("OPERATIONS/")]
        return {code: value for code in codes if (value := self.cell(code, column).value)}

    def source(self, **answers: object) -> None:
        """Describe the report."""
        for mark, _, answer, *_ in self.book[report.SOURCE].iter_rows():
            if str(mark.value).lstrip("#") in answers:
                answer.value = answers[mark.value.lstrip("#")]

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@pytest.fixture
def office(real: TestHub, tmp_path: Path) -> tuple[Officer, TestHub]:
    hub = real.copy(tmp_path)
    return Officer.at(hub, tmp_path), hub


def template(officer: Officer, period: str, *more: str | Path) -> Workbook:
    path = officer.folder / "mau.xlsx"
    path.unlink(missing_ok=True)
    said = officer.run("template", "OPERATIONS", "--unit", UNIT, "--period", period, path, *more)
    assert said.code == 0, said.err
    return Workbook(path)


def reported(hub: TestHub, frequency: str = "QUARTER") -> dict[str, dict[str, float]]:
    """The figures of the card by period and indicator."""
    periods = hub.ask(CARD, frequency=frequency)["departmentCard"]["dossiers"]
    return {
        each["period"]: {
            figure["indicator"]["id"].partition("@")[0]: figure["value"]
            for figure in each["figures"]
        }
        for each in periods
    }


def test_its_report_is_confirmed_and_the_next_quarter_stands_on_its_card(office):
    officer, hub = office

    first = template(officer, "Quý I/2022", "--from", REPORT)
    read = first.told(report.VALUE)
    assert read[RECEIVED] == 48
    assert (read[f"{RECEIVED}.STANDARDS"], read["OPERATIONS/STAFF_MASTERS"]) == (26, 18)
    assert first.told(report.SENTENCE)[f"{RECEIVED}.SCIENCE"] == (
        "+ Lĩnh vực KH&CN: 14 hồ sơ. (mục II.2.2.a, dòng 184)"
    )
    assert "STAFF_ASSIGNED" not in "".join(read)
    assert first.told(report.SENTENCE)["OPERATIONS/STAFF_ASSIGNED"].startswith("(chưa chắc)")
    for code in read:
        first.cell(code, report.CONFIRMED).value = "Có"
    first.source(date="15/3/2022")
    said = officer.run("import", first.save())
    assert (said.code, "cùng một văn bản" in said.err) == (4, True)  # of the seeds
    said = officer.run("import", first.path, *ACCEPTED)
    assert said.code == 0, said.err + said.out
    assert f"thêm mới {len(read)}" in said.out

    second = template(officer, "Quý II/2022")
    assert second.cell(RECEIVED, report.BEFORE).value == "48"
    for code, value in {RECEIVED: 61, f"{RECEIVED}_ONLINE": 55, f"{RECEIVED}.SCIENCE": 20}.items():
        second.cell(code, report.VALUE).value = value
    second.source(
        document="Báo cáo cải cách hành chính quý II năm 2022",
        number="40/BC-SKHCN",
        date="05/7/2022",
        tier="Văn bản của cơ quan công bố",
    )
    said = officer.run("import", second.save())
    assert (said.code, "thêm mới 3" in said.out) == (0, True), said.out + said.err

    card = reported(hub)
    assert list(card) == ["2022-Q2", "2022-Q1"]
    assert card["2022-Q2"] == {
        RECEIVED: 61,
        f"{RECEIVED}_ONLINE": 55,
        "OPERATIONS/DOSSIERS_ONLINE_SHARE": pytest.approx(100 * 55 / 61),
    }
    assert card["2022-Q1"][RECEIVED] == 48


def test_a_quarter_that_closes_on_the_14th_stands_apart_on_the_card(office):
    officer, hub = office
    before = reported(hub)

    made = template(officer, "Quý II/2022 (từ 15/3/2022 đến 14/6/2022)")
    assert made.cell(RECEIVED, report.BEFORE).value in (None, "")
    made.cell(RECEIVED, report.VALUE).value = 70
    made.source(
        document="Báo cáo cải cách hành chính quý II năm 2022",
        date="16/6/2022",
        tier="Văn bản của cơ quan công bố",
    )
    assert officer.run("import", made.save()).code == 0

    assert reported(hub) == before
    assert reported(hub, "REPORTING_QUARTER") == {"2022-03-15/2022-06-14": {RECEIVED: 70}}


def test_what_is_left_unconfirmed_is_told_and_not_imported(office):
    officer, _ = office
    made = template(officer, "Quý I/2022", "--from", REPORT)
    made.cell(RECEIVED, report.CONFIRMED).value = "Có"
    made.cell("OPERATIONS/STAFF", report.CONFIRMED).value = "Không"
    made.cell("OPERATIONS/PROCEDURES", report.VALUE).value = 83
    made.source(date="15/3/2022")

    said = officer.run("import", made.save(), *ACCEPTED)

    assert (said.code, "thêm mới 2" in said.out) == (0, True), said.out + said.err
    assert "bỏ qua 20 ô, lấy sẵn từ báo cáo, chưa xác nhận nên không nhập" in said.out
    assert "bỏ qua 1 ô, không nhận (Không): D" in said.out


def test_a_report_of_another_period_or_office_names_those_that_it_has(office):
    officer, _ = office
    arguments = ["template", "OPERATIONS", "--from", REPORT, "a.xlsx", "--unit"]

    other_period = officer.run(*arguments, UNIT, "--period", "Quý II/2022")
    other_office = officer.run(*arguments, "lai-chau/skhcn", "--period", "Quý I/2022")

    for said in (other_period, other_office):
        assert said.code == 2
        assert "có số liệu của nam-dinh/skhcn 2022-Q1" in said.err
    assert not (officer.folder / "a.xlsx").exists()


def test_an_office_that_is_gone_is_told_where_it_went_on(office):
    officer, _ = office

    said = officer.run(
        "template", "OPERATIONS", "--unit", "nam-dinh/skhcn", "--period", "Quý I/2027"
    )

    assert said.code == 2
    assert "nay thuộc Sở Khoa học và Công nghệ (ninh-binh-2025/skhcn-2025)" in said.err


def test_the_folder_of_seeds_brings_nothing_and_is_no_fault(office):
    officer, _ = office

    assert (ROOT / "seeds/operations/dataset.toml").exists()
    assert officer.run("import", "operations").code == 0


HEAD = (
    "UBND TỈNH LAI CHÂU",
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    "Số: 12/BC-SKHCN",
    "Lai Châu, ngày 16 tháng 3 năm 2026",
    "BÁO CÁO",
    "Kết quả công tác cải cách hành chính quý I năm 2026",
)
SAID = (
    "I. KẾT QUẢ",
    "1. Trong quý I năm 2026, Sở đã tiếp nhận 61 hồ sơ, 100% được giải quyết đúng hạn.",
    "2. Sở có 05 phòng với tổng số 80 công chức, viên chức và lao động hợp đồng.",
)
DAYS = "Sở Khoa học và Công nghệ báo cáo (số liệu từ ngày 15/12/2025 đến ngày 14/3/2026) như sau:"
NO_DAYS = "Sở Khoa học và Công nghệ báo cáo như sau:"


@pytest.mark.parametrize(
    ("days", "period", "words"),
    [
        (DAYS, "15/12/2025-14/3/2026", "quý I/2026 (từ 15/12/2025 đến 14/3/2026)"),
        (NO_DAYS, "Quý I/2026", "quý I/2026"),
    ],
    ids=["of reports", "of the calendar"],
)
def test_a_word_report_fills_in_the_quarter_that_it_counts(office, days, period, words):
    officer, _ = office
    document = word(officer.folder / "bc.docx", *HEAD, days, *SAID)
    path = officer.folder / "a.xlsx"
    arguments = ("template", "OPERATIONS", "--unit", "Sở KH&CN Lai Châu", "--from", document, path)

    said = officer.run(*arguments, "--period", period)

    assert said.code == 0, said.err
    made = Workbook(path)
    assert made.told(report.VALUE) == {
        RECEIVED: 61,
        "OPERATIONS/DOSSIERS_ON_TIME_SHARE": 100,
        "OPERATIONS/STAFF": 80,
        "OPERATIONS/UNITS_OFFICES": 5,
    }
    source = {row[0].value: row[2].value for row in made.book[report.SOURCE].iter_rows(max_col=3)}
    assert (source["#number"], source["#period"]) == ("12/BC-SKHCN", words)
    # A report of 16 March on a quarter that ends on the 31st is asked about.
    asked = "trước khi quý I/2026 hết: nếu số liệu chốt ngày 14 thì lập mẫu với --period"
    assert (asked in said.out) == (days is NO_DAYS)


def test_a_report_that_closes_on_the_14th_fills_no_quarter_of_the_calendar(office):
    officer, _ = office
    document = word(officer.folder / "bc.docx", *HEAD, DAYS, *SAID)

    said = officer.run(
        *("template", "OPERATIONS", "--unit", "lai-chau/skhcn-2025", "--period", "Quý I/2026"),
        *("--from", document, "a.xlsx"),
    )

    assert said.code == 2
    assert "có số liệu của lai-chau/skhcn-2025 2025-12-15/2026-03-14" in said.err


def test_what_became_of_a_board_of_industrial_zones_is_told_by_an_office(office):
    officer, hub = office
    path = officer.folder / "sap-xep.xlsx"
    said = officer.run("template", "PLACES", "--province", "Ninh Bình", path)
    assert said.code == 0, said.err
    book = openpyxl.load_workbook(path)
    table = book[places.DATA]
    olds = {row[1].value: row[1].row for row in table.iter_rows(min_row=5) if row[1].value}
    board = next(old for old in olds if "(ha-nam/bqlkcn)" in old)
    for old, row in olds.items():
        table.cell(row, 2).value = board if old == board else None
    # A made-up decision: what became of the board is told nowhere that the seeds know.
    told = ("Nhập vào (đơn vị cũ kết thúc)", "Ban Quản lý khu kinh tế thử", "01/7/2025")
    kind = next(iter(places.KINDS))
    for column, value in zip(range(3, 7), (*told, kind), strict=True):
        table.cell(olds[board], column).value = value
    answers = ("Quyết định", "Thành lập Ban thử", "1/QĐ-UBND", "01/7/2025", "UBND tỉnh Ninh Bình")
    for row, answer in enumerate(answers, 4):
        book[places.SOURCE].cell(row, 3).value = answer
    book.save(path)

    assert officer.run("import", path).code == 0

    answer = hub.ask('{entity(id: "ha-nam/bqlkcn") {successors {to {id name} document {number}}}}')
    (successor,) = answer["entity"]["successors"]
    assert (successor["to"]["id"], successor["document"]["number"]) == (
        "ninh-binh-2025/ban-quan-ly-khu-kinh-te-thu",
        "1/QĐ-UBND",
    )
    again = officer.run("template", "PLACES", "--province", "Ninh Bình", "b.xlsx")
    assert "6 đơn vị chưa rõ nay thuộc đâu" in again.out
