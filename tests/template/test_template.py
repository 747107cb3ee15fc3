"""Templates: the right rows and columns for a family, a period and a province, filled in and
imported.
"""

import csv
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from hub import catalogue
from hub.catalogue import Catalogue
from hub.intake.selection import selected
from hub.template import family, form, sheets
from hub.template.form import Form, FormColumn, FormRow, SourceField
from hub.words.errors import BadInput, BadQuestion, BadUse, HubError, Refused, UnknownName
from hub.words.period import parse
from hub.words.terms import EntityKind
from tests.hubs import ROOT, Shared, TestHub
from tests.offices import SOURCE, fill

CITED = """{observations(indicator: "MADE/TOTAL", period: "2019") {nodes {
  entity {id} entityAsPrinted value printed rank status claims {value} citation {publisher title
    tier publishedOn locator text}}}}"""


def now(hub: TestHub) -> Catalogue:
    """The catalogue of a hub."""
    with hub.engine.connect() as connection:
        return catalogue.load(connection)


def made(hub: TestHub, folder: Path, *asked, **more) -> Path:
    """A template in a folder."""
    path = folder / "mau.xlsx"
    path.write_bytes(sheets.workbook(family.template(now(hub), *asked, **more)))
    return path


@pytest.fixture
def offices(shared: Shared, tmp_path: Path) -> Iterator[TestHub]:
    """That hub, free to be written to."""
    with shared.changed(with_offices).draft(tmp_path) as hub:
        yield hub


def with_offices(hub: TestHub) -> None:
    """The made-up hub with a family of departments, ranked in blocks and read several times a
    period; the general loader reads it.
    """
    folder = shutil.copytree(ROOT / "tests" / "family" / "seeds" / "offices", hub.seeds / "offices")
    told = (
        (folder / "dataset.toml")
        .read_text(encoding="utf-8")
        .replace('frequency = "YEAR"', 'frequency = "READING"')
    )
    (folder / "dataset.toml").write_text(told, encoding="utf-8")
    for path in folder.glob("[0-9]*.csv"):
        path.unlink()
    (folder / "2016.csv").write_text(
        "period,entity,kind,province,code,value,source\n2016,Sở"
        " Y,DEPARTMENT,an,TOTAL,50,offices/book\n"
    )
    hub.take("offices")


# The form


def test_rows_are_the_units_in_force_and_columns_the_indicators_in_force(hub: TestHub) -> None:
    asked = family.template(now(hub), "made", parse("2019"))

    assert [unit.name for unit in asked.units] == ["Ân", "Bình", "Cường"]
    assert [column.key for column in asked.columns] == [
        "TOTAL#value",
        "TOTAL#rank",
        "TOTAL#rank_of",
        "TOTAL#group",
        "COST#value",
    ]
    assert [
        (column.label, column.scale) for column in asked.columns if column.field == "value"
    ] == [("Tổng", "điểm; 0–100"), ("Chi phí", "điểm; 0–10")]
    assert asked.title == "Chỉ số thử – tỉnh, thành phố – năm 2019"


def test_units_are_those_of_the_last_day_of_the_period(hub: TestHub) -> None:
    assert [unit.public_id for unit in family.template(now(hub), "MADE", parse("2020")).units] == [
        "an",
        "binh-2020",
    ]


def test_a_province_alone_is_one_row_and_only_a_part(hub: TestHub) -> None:
    asked = family.template(now(hub), "made", parse("2019"), province="bình")

    assert ([unit.public_id for unit in asked.units], asked.part) == (["binh"], True)
    assert asked.title == "Chỉ số thử – tỉnh Bình – năm 2019"


def test_departments_are_those_of_the_province_with_its_groups_blocks_and_readings(
    offices: TestHub,
) -> None:
    asked = family.template(now(offices), "offices", parse("2019-10"), province="Ân")

    assert [unit.name for unit in asked.units] == [
        "Cục Kho",
        "Cục Thuế",
        "Sở Giao",
        "Sở Học",
        "Sở Y",
    ]
    assert [column.field for column in asked.columns] == [
        "value",
        "rank",
        "rank_of",
        "group",
        "block",
    ]
    assert asked.groups == ("Tốt", "Khá")
    assert [field.key for field in asked.fields][-5:] == [
        "#reading",
        "#cumulative",
        "#provisional",
        "#replaces",
        "#annuls",
    ]
    assert asked.title == "Chỉ số cơ quan – sở, ban, ngành – tỉnh Ân – tháng 10/2019"


def test_another_kind_may_be_asked(offices: TestHub) -> None:
    asked = family.template(
        now(offices), "offices", parse("2019"), province="Ân", kind=EntityKind.DISTRICT
    )

    assert [unit.public_id for unit in asked.units] == ["an/huyen-dong", "an/huyen-tay"]


@pytest.mark.parametrize(
    ("asked", "more", "error", "said"),
    [
        (
            ("maed", "2019"),
            {},
            UnknownName,
            "không có bộ chỉ số “maed”; hiện có: MADE (Chỉ số thử)",
        ),
        (
            ("made", "2019"),
            {"province": "Bỉnh"},
            UnknownName,
            "không có đơn vị “Bỉnh”; gần nhất: Bình",
        ),
        (
            ("made", "2021"),
            {"province": "cuong"},
            BadUse,
            (
                "tỉnh Cường đã kết thúc ngày 31/12/2019, trước khi kỳ 2021 hết; nay thuộc Bình"
                " (binh-2020)"
            ),
        ),
        (("made", "2019-Q1"), {}, BadUse, "Chỉ số thử có số liệu theo năm, không có kỳ 2019-Q1"),
        (("made", "2091"), {}, BadUse, "kỳ 2091 chưa tới; có phải 2019?"),
        (
            ("made", "2014"),
            {},
            BadQuestion,
            "MADE chưa có năm 2014; hệ thống có từ năm 2015",
        ),
        (("made", "2019"), {"kind": EntityKind.DEPARTMENT}, BadUse, "cần --province"),
        (
            ("made", "2019"),
            {"kind": EntityKind.COMMUNE, "province": "Ân"},
            BadUse,
            "chưa biết đơn vị nào thuộc loại “Xã, phường, đặc khu” của tỉnh Ân",
        ),
        (
            ("made", "2019"),
            {"more": ("COTS",)},
            UnknownName,
            "không có chỉ số “MADE/COTS”; gần nhất: MADE/COST",
        ),
    ],
)
def test_what_cannot_be_asked_is_told_with_what_can(
    hub: TestHub, asked: tuple[str, str], more: dict, error: type[HubError], said: str
) -> None:
    with pytest.raises(error) as told:
        family.template(now(hub), asked[0], parse(asked[1]), **more)

    assert said in told.value.text.vi


def test_papi_stands_in_the_order_of_its_tree(real: TestHub) -> None:
    shown = now(real)
    asked = family.template(shown, "PAPI", parse("2017"))
    upper = family.template(shown, "papi", parse("2019"), level=1, more=("TOTAL_W",))

    codes = [column.code for column in asked.columns if column.field == "value"]
    assert codes[:5] == ["TOTAL", "D1", "S11", "S12", "S13"]
    assert len(asked.units) == 63
    assert [column.code for column in upper.columns if column.field == "value"] == [
        "TOTAL",
        *(f"D{n}" for n in range(1, 9)),
        "TOTAL_W",
    ]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2024", "năm 2024"),
        ("2025-S1", "6 tháng đầu năm 2025"),
        ("2025-S2", "6 tháng cuối năm 2025"),
        ("2022-Q1", "quý I/2022"),
        ("2022-Q4", "quý IV/2022"),
        ("2026-10", "tháng 10/2026"),
        ("2026-02", "tháng 02/2026"),
        ("2022/2025", "giai đoạn 2022-2025"),
        ("2024-01/2024-09", "giai đoạn 01/2024 đến 9/2024"),
    ],
)
def test_periods_are_written_as_offices_write_them(at: str, said: str) -> None:
    assert family.period_words(parse(at)) == said


_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20
)
_LIMIT = st.none() | st.floats(-1e6, 1e6)
_FORMS = st.builds(
    Form,
    _TEXT,
    _TEXT,
    _TEXT,
    _TEXT | st.just(""),
    st.booleans(),
    _TEXT,
    _TEXT,
    st.tuples(st.builds(SourceField, _TEXT, _TEXT, st.booleans())),
    st.tuples(
        st.builds(
            FormColumn,
            _TEXT,
            _TEXT,
            _TEXT,
            _TEXT | st.just(""),
            _TEXT,
            _LIMIT,
            _LIMIT,
            st.booleans(),
        )
    ),
    st.tuples(st.builds(FormRow, _TEXT, _TEXT), st.builds(FormRow, _TEXT, _TEXT)),
    st.just(()) | st.tuples(_TEXT),
)


@settings(max_examples=40)
@given(_FORMS)
def test_a_form_is_told_by_its_lines(asked: Form) -> None:
    padded = [[*line, "", ""] for line in form.lines(asked)]

    assert form.parse([*padded, ["", ""]]) == asked


@settings(max_examples=40)
@given(_FORMS, st.data())
def test_a_form_whose_lines_were_changed_is_none(asked: Form, data: st.DataObject) -> None:
    lines = [list(line) for line in form.lines(asked)]
    row = data.draw(st.integers(1, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[row]) - 1))
    lines[row][column] += "x"

    with pytest.raises(ValueError, match="hub-template"):
        form.parse(lines)


# The workbook


def test_the_same_form_gives_the_same_bytes(hub: TestHub) -> None:
    asked = family.template(now(hub), "made", parse("2019"))

    assert sheets.workbook(asked) == sheets.workbook(asked)


@pytest.fixture
def table(offices: TestHub, tmp_path: Path) -> Iterator[Worksheet]:
    """The table of a template for departments."""
    with closing(
        openpyxl.load_workbook(made(offices, tmp_path, "offices", parse("2019-10"), province="Ân"))
    ) as book:
        yield book["Số liệu"]


def test_headers_are_locked_and_frozen_and_cells_are_free(table: Worksheet) -> None:
    assert (table.freeze_panes, table.protection.sheet, table.protection.password) == (
        "C6",
        True,
        None,
    )
    assert [table[at].protection.locked for at in ("B4", "C4", "C5", "B6", "C6", "G10")] == [
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert (table.column_dimensions["A"].hidden, table.row_dimensions[3].hidden) == (True, True)
    assert table.column_dimensions["B"].width > 25


def test_each_column_says_what_it_takes(table: Worksheet) -> None:
    rules = {str(rule.sqref): rule for rule in table.data_validations.dataValidation}

    assert {at: rule.type for at, rule in rules.items()} == {
        "C6:C10": "custom",
        "D6:D10": "custom",
        "E6:E10": "custom",
        "F6:F10": "list",
        "G6:G10": None,
    }
    assert (
        rules["C6:C10"].formula1
        == "OR(AND(ISNUMBER(C6),C6>=0.0,C6<=100.0),COUNTIF('Mẫu'!$B$32:$B$40,TRIM(C6))>0)"
    )
    marks = [row[0].value for row in table.parent["Mẫu"]["B32:B39"]]
    assert (marks[0], None in marks) == ("KCDL", False)
    assert rules["F6:F10"].formula1.startswith("'Mẫu'!$B$")
    assert rules["C6:C10"].promptTitle == "Tổng điểm"
    assert rules["C6:C10"].prompt.startswith("Số đúng như văn bản ghi (điểm; 0–100).")


def test_the_source_asks_for_its_days_and_answers(table: Worksheet) -> None:
    sheet = table.parent["Nguồn"]
    rules = {str(rule.sqref): rule.type for rule in sheet.data_validations.dataValidation}

    labels = [cell.value for cell in sheet["B"][4:]]
    assert labels == [
        "Văn bản công bố (tên loại, trích yếu) *",
        "Số, ký hiệu",
        "Ngày ban hành *",
        "Cơ quan ban hành *",
        "Địa chỉ trên mạng",
        "Loại nguồn *",
        "Ngày đọc số liệu",
        "Lũy kế từ đầu kỳ",
        "Số sơ bộ",
        "Thay thế văn bản số",
        "Bãi bỏ, thu hồi văn bản số",
    ]
    assert (rules["C7"], rules["C10"], rules["C11"], rules["C12"]) == (
        "date",
        "list",
        "date",
        "list",
    )


def test_sheets_are_named_and_the_form_is_hidden(table: Worksheet) -> None:
    book = table.parent

    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("Nguồn", "visible"),
        ("Số liệu", "visible"),
        ("Hướng dẫn", "visible"),
        ("Mẫu", "veryHidden"),
    ]
    guide = "\n".join(cell.value or "" for cell in book["Hướng dẫn"]["A"])
    assert [
        word
        for word in ("KCDL", "để trống", "dấu phẩy hoặc dấu chấm", "hub import")
        if word not in guide
    ] == []


# Filled in and imported


def test_a_filled_template_finds_its_dataset_and_is_imported(hub: TestHub, tmp_path: Path) -> None:
    path = fill(
        made(hub, tmp_path, "made", parse("2019")),
        {
            ("Ân", "TOTAL#value"): 72.5,
            ("Ân", "TOTAL#rank"): 2,
            ("Ân", "TOTAL#rank_of"): 3,
            ("Bình", "TOTAL#value"): "80,25",
            ("Bình", "TOTAL#rank"): 1,
            ("Cường", "TOTAL#value"): "không khảo sát",
            ("Cường", "COST#value"): 6,
        },
    )

    with selected(hub.seeds, [str(path)]) as ((dataset, files, *_),):
        outcome = hub.take(dataset.name, *files)

    assert dataset.name == "made"
    assert {word: count for word, count in outcome.counts.items() if count} == {"added": 4}
    nodes = {node["entity"]["id"]: node for node in hub.ask(CITED)["observations"]["nodes"]}
    assert {
        own: (node["value"], node["printed"], node["rank"], node["entityAsPrinted"])
        for own, node in nodes.items()
    } == {
        "an": (72.5, "72.5", 2, "Ân"),
        "binh": (80.25, "80,25", 1, "Bình"),
        "cuong": (None, "KCDL", 3, "Cường"),
    }
    assert nodes["binh"]["citation"] == {
        "publisher": "Người thử",
        "title": "Quyết định công bố kết quả (số 12/QĐ-TĐ)",
        "tier": "OFFICIAL",
        "publishedOn": "2025-04-06",
        "locator": "Số liệu!C7",
        "text": (
            "Nguồn: Người thử, Quyết định công bố kết quả (số 12/QĐ-TĐ), ngày 06/4/2025, "
            "Số liệu!C7; nguồn chính thức; phiên bản dữ liệu 3; nguồn khác nêu 80 (Sổ)."
        ),
    }
    assert nodes["binh"]["claims"] == [{"value": 80}]


def test_a_template_of_one_province_passes_where_a_whole_table_is_wanted(
    hub: TestHub, tmp_path: Path
) -> None:
    toml = hub.seeds / "made" / "dataset.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace(
            "[assertions]", '[assertions]\ncomplete = ["MADE/TOTAL"]'
        ),
        encoding="utf-8",
    )
    alone = fill(
        made(hub, tmp_path, "made", parse("2019"), province="Ân"), {("Ân", "TOTAL#value"): 72.5}
    )

    assert hub.take("made", alone).counts["added"] == 1
    short = fill(made(hub, tmp_path, "made", parse("2020")), {("Bình", "TOTAL#value"): 81.5})
    with pytest.raises(Refused) as refused:
        hub.take("made", short)
    assert refused.value.suspicions[0][1].text.vi == "MADE/TOTAL kỳ 2020 chỉ có 1 trên 2 đơn vị"


def test_keep_good_takes_what_is_right_and_counts_what_is_not(hub: TestHub, tmp_path: Path) -> None:
    path = fill(
        made(hub, tmp_path, "made", parse("2019")),
        {
            ("Ân", "TOTAL#value"): 72.5,
            ("Bình", "TOTAL#value"): 8025,
            ("Bình", "TOTAL#rank"): 1,
            ("Bình", "COST#value"): 4,
        },
    )

    with pytest.raises(BadInput) as refused:
        hub.take("made", path)
    outcome = hub.take("made", path, keep_good=True)

    assert [fault.within("vi") for fault in refused.value.faults] == [
        "mau.xlsx!Số liệu!C7: thấy “8025”, ngoài thang 0–100; có thể là 80,25"
    ]
    assert (outcome.counts["added"], outcome.counts["rejected"]) == (2, 2)


def test_departments_keep_their_block_group_and_reading(offices: TestHub, tmp_path: Path) -> None:
    path = fill(
        made(offices, tmp_path, "offices", parse("2019-10"), province="Ân"),
        {
            ("Sở Giao", "TOTAL#value"): 91.4,
            ("Sở Giao", "TOTAL#rank"): 1,
            ("Sở Giao", "TOTAL#block"): "Khối sở",
            ("Sở Giao", "TOTAL#group"): "Tốt",
            ("Cục Thuế", "TOTAL#rank"): 1,
            ("Cục Thuế", "TOTAL#block"): "Khối ngành dọc",
        },
        SOURCE | {"#reading": date(2019, 10, 5), "#cumulative": "Có", "#provisional": "có"},
    )

    offices.take("offices", path)
    nodes = offices.ask(
        '{observations(index: "OFFICES", period: "2019-10") {nodes {entity {id} value rank group'
        " {code} readingDate cumulative status citation {locator}}}}"
    )["observations"]["nodes"]

    common = {"readingDate": "2019-10-05", "cumulative": True, "status": "PROVISIONAL"}
    assert sorted(nodes, key=lambda node: node["entity"]["id"]) == [
        {
            "entity": {"id": "an/cuc-thue"},
            "value": None,
            "rank": 1,
            "group": None,
            "citation": {"locator": "Số liệu!D7"},
        }
        | common,
        {
            "entity": {"id": "an/so-giao"},
            "value": 91.4,
            "rank": 1,
            "group": {"code": "Tốt"},
            "citation": {"locator": "Số liệu!C8"},
        }
        | common,
    ]


@pytest.mark.parametrize(
    ("family", "year", "province", "told", "source", "count"),
    [
        ("papi", "2013", None, {}, {}, 1827),
        ("pci", "2009", None, {}, {}, 630),
        (
            "d766",
            "2026",
            None,
            {"kind": "", "reading": "2026-10-10"},
            {"#reading": date(2026, 10, 10), "#cumulative": "Có"},
            267,
        ),
        ("tthc_quality", "2021", "Lai Châu", {"kind": "DEPARTMENT"}, {}, 150),
    ],
)
def test_real_figures_filled_in_come_in_clean(
    real: TestHub,
    tmp_path: Path,
    family: str,
    year: str,
    province: str | None,
    told: dict[str, str],
    source: dict[str, object],
    count: int,
) -> None:
    path = made(real, tmp_path, family, parse(year), province=province, level=2)
    with closing(openpyxl.load_workbook(path)) as book:
        names, keys = (
            {cell.value for cell in cells} for cells in (book["Số liệu"]["B"], book["Số liệu"][3])
        )
    figures = {
        at: value for at, value in curated(family, year, told) if at[0] in names and at[1] in keys
    }

    with closing(real.copy(tmp_path)) as hub:
        outcome = hub.take(family, fill(path, figures, SOURCE | {"#date": "20/11/2026"} | source))

    # Saving keeps sixteen digits of a number.
    values = [value for (_, key), value in figures.items() if key.endswith("#value")]
    assert (outcome.faults, outcome.counts["added"], outcome.counts["rejected"], len(values)) == (
        [],
        count,
        0,
        count,
    )
    assert outcome.preferred.changed == sum(
        isinstance(value, float) and float(f"{value:.16g}") != value for value in values
    )


def curated(
    family: str, year: str, told: dict[str, str]
) -> Iterator[tuple[tuple[str, str], float | str]]:
    """The figures of a year by unit and column, with the published ranks; only lines that tell
    this.
    """
    with (ROOT / "seeds" / family / f"{year}.csv").open(encoding="utf-8", newline="") as lines:
        for line in (line for line in csv.DictReader(lines) if told.items() <= line.items()):
            yield (
                (line["entity"], f"{line['code']}#value"),
                ("KCDL" if line.get("missing") else float(line["value"])),
            )
            yield from (
                ((line["entity"], f"{line['code']}#{field}"), int(line[field]))
                for field in ("rank", "rank_of")
                if line.get(field)
            )
