"""The card of a department, district or commune, as a page: its figures are the API's."""

import shlex
from io import StringIO
from pathlib import Path

import pandas
import pytest

from tests.commands import call
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.web.page_tables import number, page, rows, text

pytestmark = SQLITE  # what is tested is the page

CARDS = ["lai-chau/skhcn-2025", "lai-chau/snv-2025", "gia-lai-2025/skhcn-2025", "nam-dinh/skhcn"]

CARD = """query Card($unit: String!) { departmentCard(department: $unit) {
  lines { index { shortName decimals } ...Figure forerunners { ...Figure } }
  serviceGroups { value pointsLeft mean bestValue indicator { shortName } row { rank } }
  targets { printed }
} }
fragment Figure on ScorecardLine {
  row { value publishedRank rank gapToMean gapToBest group { name } }
}"""


@pytest.mark.parametrize("unit", CARDS)
def test_the_card_of_a_department_shows_the_figures_of_the_api(real: TestHub, unit: str) -> None:
    card = real.ask(CARD, unit=unit)["departmentCard"]
    html = page(real, f"/co-quan/{unit}")

    lines = [each for line in card["lines"] for each in (line, *line["forerunners"])]
    table = rows(html, "ket-qua") if lines else []
    assert [number(row["Kết quả"]) for row in table] == [line["row"]["value"] for line in lines]
    ranks = [line["row"]["publishedRank"] or line["row"]["rank"] for line in lines]
    assert [number(row["Hạng"]) for row in table] == ranks
    for key, name in {"gapToMean": "trung bình", "gapToBest": "đơn vị dẫn đầu"}.items():
        expected = [line["row"][key] for line in lines]
        found = [number(row[f"So với {name}"]) for row in table]
        assert found == pytest.approx(expected, abs=0.0051)


@pytest.mark.parametrize("unit", CARDS)
def test_groups_stand_by_points_left_beside_mean_and_best(real: TestHub, unit: str) -> None:
    groups = real.ask(CARD, unit=unit)["departmentCard"]["serviceGroups"]
    html = page(real, f"/co-quan/{unit}")

    table = rows(html, "nhom-766") if groups else []
    by_name = {group["indicator"]["shortName"]: group for group in groups}
    left = [number(row["Chưa đạt"]) for row in table]
    assert left == sorted((group["pointsLeft"] for group in groups), reverse=True)
    for row in table:
        group = by_name[row["Nhóm hiển thị trên Cổng"]]
        assert number(row["Điểm"]) == group["value"]
        assert number(row["Trung bình (chưa đạt)"]) == pytest.approx(group["mean"], abs=0.0051)
        assert number(row["Tốt nhất"]) == group["bestValue"]
        assert number(row["Hạng"]) == group["row"]["rank"]


def test_a_department_shows_what_it_reported(real: TestHub) -> None:
    html = page(real, "/co-quan/nam-dinh/skhcn")

    dossiers = {row["Số liệu"]: row["Trong kỳ"] for row in rows(html, "ho-so")}
    figures = {row["Số liệu"]: row["Giá trị"] for row in rows(html, "hoat-dong")}
    assert dossiers["Hồ sơ tiếp nhận"] == "48 hồ sơ"
    assert dossiers["Tỷ lệ hồ sơ giải quyết đúng hạn"] == "100%"
    assert dossiers["Hồ sơ tiếp nhận trực tuyến"] == "38 hồ sơ"
    assert figures["Hồ sơ qua dịch vụ bưu chính công ích"] == "4 hồ sơ"
    assert figures["Biên chế được giao"] == "43 người"
    assert figures["Biên chế có mặt"] == "39 người"
    assert {row["Cùng kỳ năm trước"] for row in rows(html, "ho-so")} == {"– chưa có quý I/2021"}


def test_a_department_stands_beside_its_forerunners_under_the_names_of_their_time(
    real: TestHub,
) -> None:
    html = page(real, "/co-quan/lai-chau/snv-2025")

    before = {row["Bộ chỉ số"]: row for row in rows(html, "ket-qua")}
    forerunner = before["trước sắp xếp: Sở Nội vụ tỉnh Lai Châu"]
    assert forerunner["Kết quả"].startswith("13,258/18")
    assert forerunner["Hạng"] == "12/15 hạng công bố"
    assert html.xpath("//tbody//a[contains(@href, 'co-quan/lai-chau/snv?')]")


def test_targets_of_a_department_are_all_there_with_what_they_lack(real: TestHub) -> None:
    targets = real.ask(CARD, unit="ha-nam/bqlkcn")["departmentCard"]["targets"]

    table = rows(page(real, "/co-quan/ha-nam/bqlkcn"), "chi-tieu")

    assert [row["Mức"] for row in table] == [target["printed"] for target in targets]
    assert all(row["Tình trạng"].startswith("– Chưa có ") for row in table)


@pytest.mark.parametrize("unit", ["ha-nam/bqlkcn", "lai-chau/skhcn-2025", "ha-noi/phuong-ba-dinh"])
def test_an_empty_unit_names_what_to_bring_with_commands_that_work(
    real: TestHub, unit: str, tmp_path: Path
) -> None:
    html = page(real, f"/co-quan/{unit}")
    commands = [text(code) for code in html.xpath("//details/code")]
    for folded in html.xpath("//main//details"):
        folded.drop_tree()
    assert "hub " not in text(html.find(".//main"))

    assert any(command.startswith("hub template OPERATIONS --unit " + unit) for command in commands)
    for command in commands:
        said = call(tmp_path, *shlex.split(command)[1:], HUB_DATABASE_URL=real.readable)
        assert said.code == 0, (command, said.err)
    assert len(list(tmp_path.iterdir())) == len(commands)


def test_a_commune_has_the_same_card(real: TestHub) -> None:
    query = """query Groups($unit: String!) { scorecard(entity: $unit) {
      lines(index: ["D766"]) { row { value rank } effort { pointsLeft bestValue } } } }"""
    (line,) = real.ask(query, unit="ha-noi/phuong-ba-dinh")["scorecard"]["lines"]

    html = page(real, "/co-quan/ha-noi/phuong-ba-dinh")

    shown = rows(html, "ket-qua")[0]
    assert (number(shown["Kết quả"]), number(shown["Hạng"])) == tuple(line["row"].values())
    groups = rows(html, "nhom-766")
    left = sorted((effort["pointsLeft"] for effort in line["effort"]), reverse=True)
    assert [number(row["Chưa đạt"]) for row in groups] == left


PROVINCES = ["lai-chau", "gia-lai", "gia-lai-2025", "ha-noi", "nam-dinh", "an-giang-2025"]


@pytest.mark.parametrize("province", PROVINCES)
def test_results_of_every_department_of_a_province_are_those_of_the_api(
    real: TestHub, province: str
) -> None:
    units = real.ask("query ($of: String!) { departments(province: $of) { id } }", of=province)[
        "departments"
    ]

    for unit in units:
        lines = real.ask(CARD, unit=unit["id"])["departmentCard"]["lines"]
        rows_of = [each["row"] for line in lines for each in (line, *line["forerunners"])]
        answer = real.request("GET", f"/nhung/co-quan/{unit['id']}", params={"language": "vi"})
        tables = pandas.read_html(StringIO(answer.text)) if "<table" in answer.text else []
        results = [table for table in tables if "Phạm vi so sánh" in table.columns]
        shown = results[0].astype(str).to_dict("records") if results else []
        for row, api in zip(shown, rows_of, strict=True):
            rank = None if api is None else api["publishedRank"] or api["rank"]
            assert number(row["Kết quả"]) == (api and api["value"]), (unit["id"], row)
            assert number(row["Hạng"]) == rank, (unit["id"], row)


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/co-quan/lai-chau", {"bo": "x", "ky": "hôm qua"}),
        ("/co-quan/lai-chau/snv", {"theo": "tuần", "ky": "hôm qua"}),
    ],
)
def test_all_wrong_choices_are_named_at_once(
    real: TestHub, path: str, names: dict[str, str]
) -> None:
    answer = real.request("GET", path, params=names | {"language": "vi"})

    assert answer.status_code == 404
    assert all(f"ham số “{name}”" in answer.text for name in names)


def test_why_nothing_is_compared_is_told_once_where_it_is_the_same_of_all(real: TestHub) -> None:
    html = page(real, "/co-quan/ha-noi/phuong-ba-dinh")

    (section,) = html.xpath("//*[@id='nhom-766']/ancestor::section[1]")
    assert text(section).count("guồn không cho biết đã đánh giá bao nhiêu đơn vị") == 1


def test_a_department_may_be_ones_own_and_of_the_past(real: TestHub) -> None:
    now = page(real, "/co-quan/lai-chau/skhcn-2025")
    before = page(real, "/co-quan/lai-chau/skhcn")
    past = page(real, "/co-quan/lai-chau/snv-2025", **{"phien-ban": "1"})

    assert now.xpath("//button[@data-do='home']/@data-unit") == ["lai-chau/skhcn-2025"]
    assert before.xpath("//button[@data-do='home']") == []
    assert "Đang xem phiên bản dữ liệu 1" in text(past.xpath("//p[@class='frozen']")[0])
    assert past.xpath("//*[@id='ket-qua']/ancestor::section[1]//table") == []


def test_an_unknown_unit_is_a_page_that_says_so(real: TestHub) -> None:
    answer = real.request("GET", "/co-quan/lai-chau/khong-co")

    assert answer.status_code == 404
    assert "Không có đơn vị “lai-chau/khong-co”" in answer.text


def test_ratings_of_a_province_name_their_sources_and_how_many_ranks_are_known(
    real: TestHub,
) -> None:
    html = page(real, "/co-quan/lai-chau")

    ratings = html.xpath("//section[.//table[@class='short']]")
    assert all(section.xpath(".//ul[@class='src']/li") for section in ratings)
    ddci = next(section for section in ratings if "DDCI" in text(section.find(".//h2")))
    assert "chỉ biết hạng công bố của một đơn vị" in text(ddci)
    assert "không xếp hạng" not in text(ddci)
