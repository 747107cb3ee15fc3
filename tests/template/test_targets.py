"""Targets of a unit: the workbook that it fills in, and what of it is imported, refused, kept."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from hub import catalogue
from hub.dataset.rows import DocumentRow, TargetRow
from hub.intake.selection import selected
from hub.template import target_sheets, targets
from hub.template.targets import TargetForm
from hub.words.errors import BadInput, Fault, Refused, UnknownName
from loaders import workbook
from loaders.documents import filled
from tests.commands import Said, call
from tests.hubs import ROOT, Shared, TestHub

TODAY = date(2026, 11, 29)
FORM = TargetForm(
    "an/so", "Sở Thử tỉnh Ân", "DEPARTMENT", "an", ("MADE/TOTAL – Tổng điểm", "MADE/SHARE – Tỷ lệ")
)
DOCUMENT = {
    "#kind": "Kế hoạch",
    "#document": "Cải cách hành chính năm 2018",
    "#number": "7/KH-UBND",
    "#date": date(2018, 1, 5),
    "#period": "2018",
}
SCORE = {
    "#label": "Tổng điểm của tỉnh",
    "#comparator": "Tối thiểu",
    "#value": 60,
    "#unit": "điểm",
    "#indicator": "MADE/TOTAL – Tổng điểm",
    "#area": "Thủ tục hành chính",
    "#locator": "mục II.1",
}
WAIT = {"#label": "Thời gian chờ", "#comparator": "Tối đa", "#value": "15", "#unit": "phút/lượt"}
ASKED = """{targets(entity: "an") {label value printed unit by comparator measure reformArea state
  indicator {id} entity {id} citation {locator origin document {id number title}}}}"""


def fill(
    path: Path,
    *rows: dict[str, Any],
    document: dict[str, Any] = DOCUMENT,
    then: Callable[[Workbook], None] | None = None,
) -> Path:
    """Fill in a template, by the keys of its fields and columns, as a spreadsheet does."""
    book = openpyxl.load_workbook(path)
    for line in book[targets.SOURCE].iter_rows(max_col=3):
        if line[0].value in document:
            line[2].value = document[line[0].value]
    table = book[targets.DATA]
    columns = {cell.value: cell.column for cell in table[2]}
    for number, row in enumerate(rows, 5):
        for key, value in row.items():
            table.cell(number, columns[key]).value = value
    if then:
        then(book)
    book.save(path)
    return path


def blank(folder: Path, form: TargetForm = FORM) -> Path:
    """A template that nobody has filled in yet."""
    path = folder / "mau.xlsx"
    path.write_bytes(target_sheets.workbook(form))
    return path


def read(path: Path) -> list:
    """All that is read of a filled template."""
    return list(filled.rows(path.name, workbook.sheets(path)))


def faults(path: Path) -> dict[str, str]:
    """What is wrong, by place."""
    rows = read(path)
    assert all(isinstance(row, Fault) for row in rows)
    return {fault.origin.partition("!")[2]: fault.wanted.vi for fault in rows}


@pytest.fixture
def papers(shared: Shared, tmp_path: Path) -> Iterator[TestHub]:
    """That hub, free to be written to."""
    with shared.changed(with_papers).draft(tmp_path) as hub:
        yield hub


def with_papers(hub: TestHub) -> None:
    """The made-up hub with the dataset of documents, without any document."""
    folder = hub.seeds / "documents"
    folder.mkdir()
    toml = (ROOT / "seeds" / "documents" / "dataset.toml").read_text(encoding="utf-8")
    needs = next(line for line in toml.splitlines() if line.startswith("needs"))
    toml = toml.replace(needs, 'needs = ["places"]').replace("observations.csv", "none.csv")
    (folder / "dataset.toml").write_text(toml, encoding="utf-8")
    for name in ("fields.csv", "indicators.csv", "notes.csv"):
        shutil.copy(ROOT / "seeds" / "documents" / name, folder / name)
    hub.take("documents")


def form_of(hub: TestHub, unit: str) -> TargetForm:
    """The form of a unit of a hub."""
    with hub.engine.connect() as connection:
        return targets.targets_form(catalogue.load(connection), unit, TODAY)


def test_a_template_is_filled_with_its_unit_and_offers_closed_lists(papers: TestHub, tmp_path):
    form = form_of(papers, "Ân")

    book = openpyxl.load_workbook(blank(tmp_path, form))

    table = book[targets.DATA]
    rules = {
        str(rule.sqref).rstrip("0123456789").partition(":")[0][0]: rule
        for rule in table.data_validations.dataValidation
    }
    assert (form.unit, form.name) == ("an", "Tỉnh Ân")
    assert "MADE/TOTAL" in {one.partition(targets.APART)[0] for one in form.indicators}
    assert [cell.value for cell in book[targets.SOURCE]["C"]][2] == "an"
    assert form.name in [cell.value for cell in book[targets.SOURCE]["C"]]
    assert [rules[column].type for column in "CDFJK"] == ["list"] * 5
    assert "Tối thiểu" in rules["D"].formula1
    assert target_sheets.workbook(form) == target_sheets.workbook(form)


def test_a_name_that_nobody_bears_is_said(papers: TestHub):
    with pytest.raises(UnknownName):
        form_of(papers, "Sở Không Có")


def test_what_was_filled_in_are_targets_of_the_unit_and_measured(papers: TestHub, tmp_path):
    path = fill(blank(tmp_path, form_of(papers, "an")), SCORE, WAIT)

    papers.take("documents", path)

    score, wait = papers.ask(ASKED)["targets"]
    assert score == {
        "label": "Tổng điểm của tỉnh",
        "value": 60,
        "printed": "tối thiểu 60 điểm",
        "unit": "điểm",
        "by": "2018",
        "comparator": "AT_LEAST",
        "measure": "VALUE",
        "reformArea": "PROCEDURES",
        "state": "REACHED",
        "indicator": {"id": "MADE/TOTAL@2017"},
        "entity": {"id": "an"},
        "citation": {
            "locator": "mục II.1",
            "origin": "mau.xlsx!Chỉ tiêu!B5",
            "document": {
                "id": "an/7-kh-ubnd-2018",
                "number": "7/KH-UBND",
                "title": "Cải cách hành chính năm 2018",
            },
        },
    }
    assert (wait["value"], wait["printed"], wait["state"]) == (
        15,
        "tối đa 15 phút/lượt",
        "NOT_MEASURABLE",
    )
    assert wait["citation"]["locator"] == "Chỉ tiêu!B6"


def test_the_same_file_again_is_no_news_and_an_undo_takes_all_back(papers: TestHub, tmp_path):
    path = fill(blank(tmp_path, form_of(papers, "an")), SCORE, WAIT)

    first, again = papers.take("documents", path), papers.take("documents", path)
    assert (first.counts["added"], again.counts["unchanged"], again.empty) == (2, 2, True)

    papers.undo(first.release)
    assert papers.ask(ASKED)["targets"] == []


def test_a_target_that_is_gone_wants_a_word_and_stays_to_be_asked_for(papers: TestHub, tmp_path):
    path = fill(blank(tmp_path, form_of(papers, "an")), SCORE, WAIT)
    papers.take("documents", path)
    before = papers.ask("{dataVersion {id}}")["dataVersion"]["id"]
    shorter = fill(blank(tmp_path, form_of(papers, "an")), {**SCORE, "#value": 61})

    with pytest.raises(Refused):
        papers.take("documents", shorter)
    assert len(papers.ask(ASKED)["targets"]) == 2

    papers.take("documents", shorter, accept="đã sửa kế hoạch")
    assert [each["value"] for each in papers.ask(ASKED)["targets"]] == [61]
    assert before


def test_figures_of_the_same_document_stand_as_they_are(papers: TestHub, tmp_path):
    folder = papers.seeds / "documents"
    (folder / "documents.csv").write_text(
        "public_id,kind,title,number,date,issuer,issuer_entity,province,period\n"
        "an/7-kh-ubnd-2018,Kế hoạch,Cải cách hành chính năm 2018,7/KH-UBND,2018-01-05,"
        "UBND tỉnh Ân,an,an,2018\n",
        encoding="utf-8",
    )
    (folder / "figures.csv").write_text(
        "document,label,value,printed,unit,period,implied\n"
        "an/7-kh-ubnd-2018,Hồ sơ tiếp nhận,48,48 hồ sơ,hồ sơ,2017,false\n",
        encoding="utf-8",
    )
    papers.take("documents")

    papers.take("documents", fill(blank(tmp_path, form_of(papers, "an")), SCORE))

    document = papers.ask('{document(id: "an/7-kh-ubnd-2018") {figures {label} targets {label}}}')[
        "document"
    ]
    assert document == {
        "figures": [{"label": "Hồ sơ tiếp nhận"}],
        "targets": [{"label": "Tổng điểm của tỉnh"}],
    }


def test_faults_are_told_all_at_once_and_nothing_is_written(papers: TestHub, tmp_path):
    path = fill(blank(tmp_path, form_of(papers, "an")), SCORE, {**WAIT, "#comparator": "Ít nhất"})

    with pytest.raises(BadInput):
        papers.take("documents", path)

    assert papers.ask(ASKED)["targets"] == []


def test_a_template_names_its_own_dataset(papers: TestHub, tmp_path):
    path = fill(blank(tmp_path), SCORE)

    with selected(papers.seeds, [str(path)]) as parcels:
        assert [parcel.dataset.name for parcel in parcels] == ["documents"]


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        ({"#label": None}, "B5", "nội dung chỉ tiêu"),
        ({"#comparator": None}, "D5", "cách so"),
        ({"#comparator": "Ít nhất"}, "D5", "một trong: Tối thiểu"),
        ({"#value": None}, "E5", "mức phấn đấu"),
        ({"#value": "nhiều"}, "E5", "cần một số"),
        ({"#value": 9500, "#unit": "%"}, "E5", "từ 0 đến 100"),
        ({"#value": 0.95, "#unit": "%"}, "E5", "không ghi 0,95"),
        ({"#measure": "Thứ hạng", "#value": 2.5}, "E5", "số nguyên"),
        ({"#measure": "Nhóm hoặc xếp loại", "#value": "A", "#comparator": "Giảm"}, "D5", "nhóm"),
        ({"#by": "sang năm"}, "H5", "viết sai"),
        ({"#from": "2019", "#by": "2018"}, "G5", "không sau thời hạn"),
        ({"#indicator": "PAPI/KHONG"}, "J5", "trong danh sách"),
        ({"#area": "Khác"}, "K5", "một trong"),
        ({"#label": "x" * 2001}, "B5", "2000"),
        ({"#value": "=1/0"}, "E5", ""),
        ({"#value": "95%", "#unit": "phút"}, "E5", "không phải %"),
    ],
)
def test_a_slip_in_a_row_is_named_with_its_cell(tmp_path, row, place, words):
    found = faults(fill(blank(tmp_path), {**SCORE, **row}))

    assert list(found) == [f"{targets.DATA}!{place}"]
    assert words in found[f"{targets.DATA}!{place}"]


@pytest.mark.parametrize(
    ("field", "value", "place"),
    [
        ("#kind", None, "C4"),
        ("#document", None, "C5"),
        ("#document", "x" * 501, "C5"),
        ("#date", None, "C7"),
        ("#date", "32/1/2018", "C7"),
        ("#date", date(2199, 1, 1), "C7"),
        ("#issuer", "", "C8"),
        ("#period", "mấy năm", "C9"),
        ("#url", "trang của sở", "C10"),
    ],
)
def test_a_slip_about_the_document_is_named_with_its_cell(tmp_path, field, value, place):
    row = {**SCORE, "#by": "2018"}

    found = faults(fill(blank(tmp_path), row, document={**DOCUMENT, field: value}))

    assert list(found) == [f"{targets.SOURCE}!{place}"]


def test_a_deadline_is_the_target_s_own_or_that_of_the_document(tmp_path):
    rows = (SCORE, {**SCORE, "#by": "quý II/2019", "#from": "2018"})
    span = {**DOCUMENT, "#period": "2016-2020"}

    found = [row for row in read(fill(blank(tmp_path), *rows, document=span)) if _is_target(row)]

    assert [(row.valid_from, row.by) for row in found] == [("2016", "2020"), ("2018", "2019-Q2")]


def test_neither_deadline_is_a_fault(tmp_path):
    path = fill(blank(tmp_path), SCORE, document={**DOCUMENT, "#period": None})

    assert "cần thời hạn" in faults(path)[f"{targets.DATA}!H5"]


def test_a_target_may_not_stand_twice(tmp_path):
    path = fill(blank(tmp_path), SCORE, WAIT, SCORE)

    assert "dòng 5" in faults(path)[f"{targets.DATA}!B7"]


def test_what_another_body_sets_is_still_the_unit_s(tmp_path):
    path = fill(blank(tmp_path), SCORE, document={**DOCUMENT, "#issuer": "UBND tỉnh Ân"})

    (target,) = [row for row in read(path) if _is_target(row)]

    assert target.entity == "an/so"


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (lambda book: book.remove(book[targets.DATA]), "trang tính"),
        (lambda book: book[targets.DATA].delete_rows(2), "các dòng đầu"),
        (lambda book: book[targets.DATA].insert_cols(3), "cần cột"),
        (lambda book: book[targets.DATA].cell(5, 20, "ghi thêm"), "ngoài bảng"),
        (lambda book: book[targets.DATA].merge_cells("B5:C5"), ""),
        (lambda book: book[targets.SOURCE].delete_rows(5), "Trích yếu"),
        (lambda book: book[targets.HIDDEN].cell(2, 2, "binh/so"), "phần ẩn"),
        (lambda book: setattr(book[targets.DATA].row_dimensions[5], "hidden", True), "bỏ ẩn"),
    ],
    ids=["sheet", "heads", "column", "beside", "merged", "field", "form", "hidden row"],
)
def test_a_template_that_is_no_longer_as_it_was_made_is_refused(tmp_path, then, words):
    found = faults(fill(blank(tmp_path), SCORE, then=then))

    assert any(words in wanted for wanted in found.values())


def test_an_empty_template_is_refused(tmp_path):
    assert "ít nhất một chỉ tiêu" in " ".join(faults(fill(blank(tmp_path))).values())


def test_another_workbook_is_no_document(papers: TestHub, tmp_path):
    path = tmp_path / "so.xlsx"
    openpyxl.Workbook().save(path)

    with pytest.raises(BadInput) as refusal:
        papers.take("documents", path)

    assert "hub template TARGETS" in refusal.value.faults[0].wanted.vi


@settings(max_examples=15, deadline=None)
@given(
    st.decimals(1, 100, places=1),
    st.sampled_from(sorted(targets.COMPARATORS)),
    st.integers(2000, 2100),
)
def test_what_is_filled_in_comes_back(tmp_path_factory, value, comparator, year):
    row = {
        **SCORE,
        "#value": str(value).replace(".", ","),
        "#unit": "%",
        "#comparator": comparator,
        "#by": year,
    }
    path = fill(blank(tmp_path_factory.mktemp("targets")), row)

    (target,) = [row for row in read(path) if _is_target(row)]

    assert (target.value, target.comparator, target.by) == (
        float(value),
        targets.COMPARATORS[comparator],
        str(year),
    )
    assert target.printed.endswith("%")


def test_a_form_comes_back_from_its_lines():
    assert targets.parse(targets.lines(FORM)) == FORM
    assert targets.parse([("x",)]) is None


def command(hub: TestHub, folder: Path, *words: str) -> Said:
    """The command of templates, asked of a hub in a folder."""
    assert hub.engine
    settings = {"HUB_DATABASE_URL": hub.url, "HUB_SEEDS": str(hub.seeds)}
    return call(folder, "template", *words, **settings)


def _is_target(row: object) -> bool:
    return isinstance(row, TargetRow)


def test_a_percentage_needs_no_unit_beside_it(tmp_path):
    path = fill(blank(tmp_path), {**SCORE, "#value": "95,5%", "#unit": None})

    (target,) = [row for row in read(path) if _is_target(row)]

    assert (target.value, target.unit, target.printed) == (95.5, "%", "tối thiểu 95,5%")


@pytest.mark.parametrize(
    ("kind", "province", "number", "own"),
    [
        ("DEPARTMENT", "an", "7/KH-SNV", "an/7-kh-snv-2018"),
        ("COMMUNE", "an", "7/KH-UBND", "an/xa/7-kh-ubnd-2018"),
        ("MINISTRY", "", "7/KH-BNV", "7-kh-bnv-2018"),
        ("MINISTRY", "", None, "an/xa/ke-hoach-cai-cach-hanh-chinh-nam-2018"),
    ],
)
def test_a_document_is_known_as_the_reader_would_know_it(tmp_path, kind, province, number, own):
    path = blank(tmp_path, TargetForm("an/xa", "Đơn vị Thử", kind, province, ()))
    row = {**SCORE, "#indicator": None}

    rows = read(fill(path, row, document={**DOCUMENT, "#number": number}))

    (document,) = [row for row in rows if isinstance(row, DocumentRow)]
    assert (document.public_id, document.province) == (own, province or None)


def test_a_template_of_targets_is_of_no_other_dataset(papers: TestHub, tmp_path):
    with pytest.raises(BadInput) as refusal:
        papers.take("made", fill(blank(tmp_path), SCORE))

    assert "--dataset documents" in refusal.value.faults[0].wanted.vi


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("TARGETS",), "cần --unit"),
        (("targets", "--unit", "an", "--period", "2024"), "không dùng --period"),
        (("MADE", "--unit", "an", "--period", "2019"), "--unit chỉ dùng với TARGETS"),
        (("MADE",), "cần --period"),
    ],
)
def test_a_command_that_wants_something_says_what(hub: TestHub, tmp_path, words, wanted):
    assert wanted in command(hub, tmp_path, *words).err


def test_the_command_writes_the_template_of_a_unit(hub: TestHub, tmp_path):
    done = command(hub, tmp_path, "TARGETS", "--unit", "Ân")

    assert (done.code, (tmp_path / "mau-targets-an.xlsx").exists()) == (0, True)
    assert "hub import" in done.out
    assert "--overwrite" in command(hub, tmp_path, "TARGETS", "--unit", "Ân").err
