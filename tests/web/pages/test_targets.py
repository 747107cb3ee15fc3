"""The page of targets: who promised what by when, and how it stands."""

import shlex
from io import BytesIO, StringIO
from pathlib import Path

import lxml.html
import pandas
import pytest

from tests.commands import call
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.queries.test_targets import plan
from tests.web.page_tables import number
from tests.web.pages.conftest import answer, shown, words

TARGETS = """query ($unit: String, $province: String) {
  targets(entity: $unit, province: $province) {
    id label shortLabel printed by stateText stateReason entity { officialName } } }"""
WHOSE = {
    "": {},
    "ha-nam/bqlkcn": {"unit": "ha-nam/bqlkcn"},
    "ha-nam": {"province": "ha-nam"},
    "Nam Định": {"province": "nam-dinh"},
}


@pytest.mark.parametrize("unit", WHOSE)
def test_every_target_is_told_as_the_api_has_it(real: TestHub, unit: str) -> None:
    targets = real.ask(TARGETS, **WHOSE[unit])["targets"]

    (table,) = pandas.read_html(
        StringIO(answer(real, "/nhung/chi-tieu", don_vi=unit).text), attrs={"data-copy": ""}
    )

    rows = table[table.iloc[:, 0] != table.iloc[:, 1]].astype(str).to_dict("records")
    assert len(rows) == len(targets)
    for target in targets:
        (row,) = [one for one in rows if is_of(one, target)]
        rows.remove(row)
        assert row["Tình trạng"] == f"– {target['stateText']}{target['stateReason']}"


def is_of(row: dict[str, str], target: dict) -> bool:
    """Whether a row tells a target: its wording, whose it is, its level."""
    is_worded = target["label"] in row["Chỉ tiêu"] and target["shortLabel"] in row["Chỉ tiêu"]
    is_own = row["Đơn vị"] == target["entity"]["officialName"]
    return is_worded and is_own and row["Mức"].startswith(target["printed"])


def test_the_first_line_says_how_many_and_why_they_cannot_be_judged(real: TestHub) -> None:
    page = shown(real, "/chi-tieu", don_vi="ha-nam/bqlkcn")

    first = words(page.xpath("//main/p")[0])
    assert first.startswith("11 chỉ tiêu: 11 chưa đánh giá được. Chưa đánh giá được vì:")
    heads = page.xpath("//th[@scope='rowgroup']")
    assert [words(head) for head in heads] == ["Chưa đánh giá được: 11"]


@SQLITE
def test_targets_stand_by_state_the_worst_first_with_their_pace(hub: TestHub) -> None:
    plan(
        hub,
        "Mức đã đạt,VALUE,AT_LEAST,60,ít nhất 60 điểm,điểm,,2018,an,MADE/TOTAL",
        "Mức quá cao,VALUE,AT_LEAST,99,ít nhất 99 điểm,điểm,,2029,an,MADE/TOTAL",
        "Mức vừa,VALUE,AT_LEAST,82,ít nhất 82 điểm,điểm,,2029,an,MADE/TOTAL",
        "Mức không đạt,VALUE,AT_LEAST,99,ít nhất 99 điểm,điểm,,2018,an,MADE/TOTAL",
    )
    targets = hub.ask("{ targets { label pace { current neededPerYear currentPerYear } } }")

    page = shown(hub, "/chi-tieu")

    heads = [words(head) for head in page.xpath("//th[@scope='rowgroup']")]
    assert heads == ["Không đạt: 1", "Chậm tiến độ: 1", "Đúng tiến độ: 1", "Đã đạt: 1"]
    marks = [words(mark)[0] for mark in page.xpath("//span[contains(@class, 'state ')]")]
    assert marks == ["✕", "▲", "●", "✓"]
    rows = {words(row[0]).partition(" 1/KH")[0]: row for row in rows_of(page)}
    for target in targets["targets"]:
        figures = [number(words(cell)) for cell in rows[target["label"]][4:7]]
        assert figures == pytest.approx(list(target["pace"].values()), abs=0.0051)


@SQLITE
def test_many_targets_go_on_from_page_to_page(hub: TestHub) -> None:
    line = "Mức {0},VALUE,AT_LEAST,{0},ít nhất {0} điểm,điểm,,2029,an,MADE/TOTAL"
    plan(hub, *(line.format(level) for level in range(1000, 1230)))

    labels, address = [], ["/chi-tieu"]
    while address:
        answered = hub.request("GET", "/" + address[0].lstrip("./"))
        page = lxml.html.fromstring(answered.text)
        labels += [words(row[0]) for row in rows_of(page)]
        address = page.xpath("//main/p/a[contains(@href, 'sau=')]/@href")

    assert len(labels) == len(set(labels)) == 230


def rows_of(page: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    """The rows of targets."""
    return page.xpath("//main//tbody/tr[th/@scope='row']")


def test_a_cut_wording_opens_whole_without_a_script(real: TestHub) -> None:
    page = shown(real, "/chi-tieu", don_vi="ha-nam/skhcn")

    (opened, *_) = page.xpath("//details[@class='full']")
    assert words(opened.find("summary")).endswith("… xem nguyên văn")
    assert "Tổng cục Tiêu chuẩn đo lường chất lượng quy định" in words(opened)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"han": "2022"}, 3),
        ({"han": "2022-Q2"}, 1),
        ({"han": "da-qua"}, 17),
        ({"han": "con-han"}, 0),
        ({"tinh_trang": "chua-danh-gia", "don_vi": "ha-nam"}, 15),
        ({"tinh_trang": "dat"}, 0),
    ],
)
def test_targets_are_chosen_by_state_and_due(
    real: TestHub, asked: dict[str, str], count: int
) -> None:
    page = shown(real, "/chi-tieu", **asked)

    assert len(page.xpath("//tbody/tr[th/@scope='row']")) == count
    if not count:
        assert "Không có chỉ tiêu nào với điều kiện đã chọn" in words(page.find(".//main"))


def test_a_merged_unit_leads_to_the_targets_of_those_before(real: TestHub) -> None:
    page = shown(real, "/chi-tieu", don_vi="ninh-binh-2025")

    assert "Không có chỉ tiêu nào của tỉnh Ninh Bình" in words(page.find(".//main"))
    assert "tỉnh Hà Nam (15 chỉ tiêu), tỉnh Nam Định (1 chỉ tiêu)" in words(page.find(".//main"))


def test_a_unit_without_targets_tells_what_was_read_and_what_to_bring(
    real: TestHub, tmp_path: Path
) -> None:
    page = shown(real, "/chi-tieu", don_vi="lai-chau/skhcn-2025")

    assert page.xpath("//section//li/a[contains(@href, 'van-ban/')]")
    (command,) = page.xpath("//main//code/text()")
    said = call(tmp_path, *shlex.split(command)[1:], HUB_DATABASE_URL=real.readable)
    assert said.code == 0, said.err


def test_files_hold_every_target_with_its_source(real: TestHub) -> None:
    targets = real.ask(TARGETS, province="ha-nam")["targets"]

    file = answer(real, "/chi-tieu.csv", don_vi="ha-nam").content
    table = pandas.read_csv(BytesIO(file), sep=";", decimal=",")

    assert table["Mã chỉ tiêu"].tolist() == [target["id"] for target in targets]
    assert table["Tình trạng thực hiện"].tolist() == [target["stateText"] for target in targets]
    assert table["Nguồn"].notna().all()


def test_all_wrong_choices_are_named_at_once(real: TestHub) -> None:
    response = answer(real, "/chi-tieu", tinh_trang="x", han="hôm qua")

    assert response.status_code == 404
    assert all(f"ham số “{name}”" in response.text for name in ("tinh-trang", "han"))


def test_an_unknown_unit_is_told_with_the_nearest(real: TestHub) -> None:
    response = answer(real, "/chi-tieu", don_vi="lai-chauu")

    assert response.status_code == 404
    assert "gần nhất: Lai Châu" in response.text


@pytest.mark.parametrize("name", ["don-vi", "tinh-trang", "han", "sau", "phien-ban"])
@pytest.mark.parametrize("value", ["x", "‘;", "lai-chau/%00", "<b>", ",,,", "a" * 3000])
def test_whatever_a_stranger_sends_is_answered_in_the_frame(
    made: TestHub, name: str, value: str
) -> None:
    response = made.request("GET", "/chi-tieu", params={"tinh-trang": "chua-danh-gia", name: value})

    assert response.status_code in (200, 400, 404)
    assert "<b>" not in response.text.replace("<b>0", "")
    assert "<main" in response.text
