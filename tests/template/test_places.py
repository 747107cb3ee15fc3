"""What became of units: the workbook that an office fills in, and what of it is imported, refused,
kept.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from hub import catalogue
from hub.catalogue import Catalogue
from hub.dataset.datasets import named
from hub.dataset.rows import SuccessionRow
from hub.intake.selection import selected
from hub.template import place_sheets, places
from hub.template.places import PlacesForm
from hub.words.errors import BadInput, Fault
from loaders import successions
from tests.commands import call
from tests.hubs import ROOT, Shared, TestHub
from tests.queries.chained import found_offices

TODAY = date(2021, 6, 1)
DOCUMENT = {
    "#kind": "Quyết định",
    "#document": "Tổ chức lại các cơ quan của tỉnh",
    "#number": "45/QĐ-UBND",
    "#date": "01/9/2020",
    "#issuer": "Ủy ban nhân dân tỉnh Bình",
}
MERGED, PART = places.MANNERS
OFFICE = next(iter(places.KINDS))
HEALTH, NEW, BUILDING = (
    "Sở Y tế tỉnh Bình (binh-2020/y-te)",
    "Sở Mới tỉnh Bình (binh-2020/moi)",
    "Sở Xây dựng tỉnh Bình (binh-2020/xay)",
)
ROADS = "Sở Giao tỉnh Bình (binh/giao), đến 30/6/2019"
INTO_HEALTH = {"#old": NEW, "#manner": MERGED, "#new": HEALTH, "#day": "01/10/2020"}
INTO_A_NEW_ONE = {
    "#old": BUILDING,
    "#manner": MERGED,
    "#new": "Sở Xây dựng và Môi trường",
    "#day": "01/10/2020",
    "#new-kind": OFFICE,
    "#note": "theo đề án",
}


@pytest.fixture
def offices(shared: Shared, tmp_path: Path) -> Iterator[TestHub]:
    """A hub of offices that merged twice, free to be written to."""
    with shared.template.draft(tmp_path) as hub:
        found_offices(hub)
        folder = hub.seeds / "successions"
        folder.mkdir()
        toml = (ROOT / "seeds/successions/dataset.toml").read_text(encoding="utf-8")
        toml = toml.replace('"places", "documents"', '"places"')
        (folder / "dataset.toml").write_text(toml, encoding="utf-8")
        hub.take("successions")
        yield hub


def now(hub: TestHub) -> Catalogue:
    with hub.engine.connect() as connection:
        return catalogue.load(connection)


def form_of(hub: TestHub, province: str = "binh-2020") -> PlacesForm:
    return places.places_form(now(hub), province, TODAY)


def fill(hub: TestHub, folder: Path, *rows: dict[str, Any], **document: Any) -> Path:
    """A template of Bình with these rows, by the keys of its columns."""
    path = folder / f"mau-{len(list(folder.glob('*.xlsx')))}.xlsx"
    path.write_bytes(place_sheets.workbook(form_of(hub)))
    book = openpyxl.load_workbook(path)
    answers = DOCUMENT | {f"#{name}": value for name, value in document.items()}
    for line in book[places.SOURCE].iter_rows(max_col=3):
        if line[0].value in answers:
            line[2].value = answers[line[0].value]
    table = book[places.DATA]
    columns = {cell.value: cell.column for cell in table[2]}
    for line in table.iter_rows(min_row=5, min_col=2):
        for cell in line:
            cell.value = None
    for number, row in enumerate(rows, 5):
        for key, value in row.items():
            table.cell(number, columns[key]).value = value
    book.save(path)
    return path


def faults(hub: TestHub, path: Path) -> dict[str, str]:
    """What is wrong, by place."""
    rows = list(successions.load(named(hub.seeds, "successions"), [path]))
    assert all(isinstance(row, Fault) for row in rows), rows
    return {fault.origin.partition("!")[2]: fault.wanted.vi for fault in rows}


def outcomes(hub: TestHub) -> dict[str, list[tuple[str, str]]]:
    """Which units went into which, with the day."""
    return {
        old: [(each.successor, str(each.day)) for each in told]
        for old, told in now(hub).outcomes.items()
    }


def test_a_template_names_the_units_whose_way_is_not_known(offices: TestHub):
    form = form_of(offices)

    assert {HEALTH, NEW, BUILDING, ROADS} <= set(form.units)
    assert form.open == ()
    with offices.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM succession WHERE predecessor = 'binh/y-te'")
    assert form_of(offices).open == ("Sở Y tế tỉnh Bình (binh/y-te), đến 31/12/2019",)
    assert places.parse(places.lines(form)) == form._replace(open=())


def test_a_unit_goes_into_another_and_ends_the_day_before(offices: TestHub, tmp_path: Path):
    offices.take("successions", fill(offices, tmp_path, INTO_HEALTH))

    ended = now(offices).entities["binh-2020/moi"]
    assert (ended.valid_to, outcomes(offices)["binh-2020/moi"]) == (
        date(2020, 9, 30),
        [("binh-2020/y-te", "2020-10-01")],
    )
    answer = offices.ask(
        '{entity(id: "binh-2020/y-te") {predecessors {from {id} document {number}}}}'
    )
    assert {"from": {"id": "binh-2020/moi"}, "document": {"number": "45/QĐ-UBND"}} in answer[
        "entity"
    ]["predecessors"]


def test_a_new_unit_begins_with_the_day_by_the_rule_of_ids(offices: TestHub, tmp_path: Path):
    offices.take("successions", fill(offices, tmp_path, INTO_A_NEW_ONE))

    new = now(offices).entities["binh-2020/so-xay-dung-va-moi-truong"]
    assert (new.kind, new.valid_from, new.names[-1].official_vi) == (
        "DEPARTMENT",
        date(2020, 10, 1),
        "Sở Xây dựng và Môi trường thành phố Bình",
    )
    named_so = now(offices).entity("Sở Xây dựng và Môi trường, Bình", TODAY)
    assert named_so.public_id == new.public_id


def test_files_of_two_offices_stand_beside_each_other_and_the_seeds(
    offices: TestHub, tmp_path: Path
):
    before = outcomes(offices)

    offices.take("successions", fill(offices, tmp_path, INTO_HEALTH))
    offices.take("successions", fill(offices, tmp_path, INTO_A_NEW_ONE, number="46/QĐ-UBND"))
    offices.take("successions")
    offices.take("places")

    new = {"binh-2020/moi", "binh-2020/xay"}
    assert outcomes(offices).keys() == before.keys() | new
    assert "binh-2020/so-xay-dung-va-moi-truong" in now(offices).entities
    names = now(offices).entities["binh-2020/so-xay-dung-va-moi-truong"].names
    assert len(names) == 1


def test_what_is_told_anew_of_a_unit_replaces_what_was_told(offices: TestHub, tmp_path: Path):
    offices.take("successions", fill(offices, tmp_path, INTO_HEALTH))
    offices.take("successions", fill(offices, tmp_path, INTO_HEALTH | {"#new": BUILDING}))

    assert outcomes(offices)["binh-2020/moi"] == [("binh-2020/xay", "2020-10-01")]


def test_seeds_that_learn_it_later_are_not_held_up_by_what_an_office_told(
    offices: TestHub, tmp_path: Path
):
    offices.take("successions", fill(offices, tmp_path, INTO_HEALTH))
    path = offices.seeds / "places" / "successions.csv"
    line = "binh-2020/moi,binh-2020/xay,2020-10-01,MERGED_INTO,1-2019\n"
    path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")

    offices.take("places")

    assert outcomes(offices)["binh-2020/moi"] == [
        ("binh-2020/y-te", "2020-10-01"),
        ("binh-2020/xay", "2020-10-01"),
    ]


def test_what_was_told_by_mistake_is_taken_back(offices: TestHub, tmp_path: Path):
    offices.take("successions", fill(offices, tmp_path, INTO_HEALTH, INTO_A_NEW_ONE))
    taken_back = {"#old": NEW, "#manner": places.TAKEN_BACK}

    offices.take("successions", fill(offices, tmp_path, taken_back, number="47/QĐ-UBND"))

    assert "binh-2020/moi" not in outcomes(offices)
    assert "binh-2020/xay" in outcomes(offices)
    assert now(offices).entities["binh-2020/moi"].valid_to is None


def test_the_same_file_again_is_no_news(offices: TestHub, tmp_path: Path):
    path = fill(offices, tmp_path, INTO_HEALTH, INTO_A_NEW_ONE)
    offices.take("successions", path)

    again = offices.take("successions", path)

    assert (again.empty, again.version) == (True, None)


def test_a_part_that_goes_ends_nobody(offices: TestHub, tmp_path: Path):
    offices.take("successions", fill(offices, tmp_path, INTO_HEALTH | {"#manner": PART}))

    assert now(offices).entities["binh-2020/moi"].valid_to is None


def test_what_the_seeds_tell_otherwise_is_refused(offices: TestHub, tmp_path: Path):
    old = {"#old": ROADS}

    with pytest.raises(BadInput) as bad:
        offices.take("successions", fill(offices, tmp_path, INTO_HEALTH | old))

    (fault,) = bad.value.faults
    assert fault.wanted.vi == "bộ dữ liệu places đã ghi: nhập vào binh/xay-2019 từ ngày 01/07/2019"


@pytest.mark.parametrize(
    ("row", "place", "wanted"),
    [
        ({"#old": "Sở Lạ"}, "Sắp xếp!B5", "cần một đơn vị trong danh sách"),
        ({"#old": None}, "Sắp xếp!B5", "phải ghi đơn vị cũ"),
        ({"#manner": "gộp"}, "Sắp xếp!C5", "cần một trong"),
        ({"#new": "Sở Lạ"}, "Sắp xếp!F5", "cần chọn loại đơn vị"),
        ({"#new": "sở xây dựng", "#new-kind": OFFICE}, "Sắp xếp!D5", f"cần chọn “{BUILDING}”"),
        ({"#new": None}, "Sắp xếp!D5", "phải ghi đơn vị mới"),
        ({"#new": NEW}, "Sắp xếp!D5", "trùng đơn vị cũ"),
        ({"#new-kind": OFFICE}, "Sắp xếp!F5", "bỏ trống loại đơn vị mới"),
        ({"#day": None}, "Sắp xếp!E5", "phải ghi ngày hiệu lực"),
        ({"#manner": places.TAKEN_BACK}, "Sắp xếp!D5", "để trống ô này"),
        ({"#day": "32/10/2020"}, "Sắp xếp!E5", "cần ngày/tháng/năm"),
        ({"#day": "01/10/2999"}, "Sắp xếp!E5", "chưa đến"),
    ],
)
def test_what_cannot_be_is_refused_at_its_cell(
    offices: TestHub, tmp_path: Path, row: dict[str, Any], place: str, wanted: str
):
    assert wanted in faults(offices, fill(offices, tmp_path, INTO_HEALTH | row))[place]


def test_rows_that_contradict_each_other_are_refused(offices: TestHub, tmp_path: Path):
    other = INTO_HEALTH | {"#new": BUILDING, "#day": "02/10/2020"}
    back = {"#old": BUILDING, "#manner": places.TAKEN_BACK}
    told = INTO_HEALTH | {"#old": BUILDING}

    rows = (INTO_HEALTH, INTO_HEALTH, other, back, told)
    found = faults(offices, fill(offices, tmp_path, *rows, date=None))

    assert found == {
        "Sắp xếp!D6": "dòng này đã ghi ở dòng 5",
        "Sắp xếp!E7": "đơn vị cũ nhập vào một đơn vị thì kết thúc; ở dòng 5 ngày hiệu lực khác",
        "Sắp xếp!B9": "đơn vị cũ này vừa ghi vừa rút lại",
        "Văn bản!C7": "phải ghi ngày ban hành",
    }


def test_the_file_names_its_dataset_itself(offices: TestHub, tmp_path: Path):
    path = fill(offices, tmp_path, INTO_HEALTH)

    with selected(offices.seeds, [str(path)]) as parcels:
        (parcel,) = parcels

    assert parcel.dataset.name == "successions"
    rows = list(successions.load(parcel.dataset, [path]))
    assert [row.successor for row in rows if isinstance(row, SuccessionRow)] == ["binh-2020/y-te"]


def test_the_command_wants_a_province_alone(tmp_path: Path):
    said = call(tmp_path, "template", "PLACES", "--period", "2025")

    assert (said.code, "không dùng --period; chỉ cần --province" in said.err) == (2, True)
    assert not list(tmp_path.iterdir())
