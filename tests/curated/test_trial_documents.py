"""Documents as offices make them: every row of the table of documents in the README of the field
trial.
"""

from contextlib import closing

import pytest

from tests.curated.conftest import TRIALS, Officer
from tests.databases import SQLITE
from tests.hubs import TestHub

pytestmark = [
    SQLITE,
    pytest.mark.skipif(
        not TRIALS.exists(), reason=f"{TRIALS} is not there: the files of the trial cannot be read"
    ),
]
Lines = list[list[str]]


def read(officer: Officer, name: str) -> dict[str, Lines]:
    """What `hub read` says of a trial: the parts of each line, by what the line is."""
    said = officer.run("read", officer.trial(name, "documents"))
    assert (said.code, said.err) == (0, "")
    lines: dict[str, Lines] = {}
    for line in said.out.splitlines():
        kind, _, parts = line.partition(": ")
        lines.setdefault(kind, []).append(parts.split(" · "))
    return lines


def filled(officer: Officer, name: str) -> dict[str, str]:
    """The indicators that a trial fills, and their figures as printed."""
    return {
        parts[1].removeprefix("OPERATIONS/"): parts[-1]
        for parts in read(officer, name)["điền vào chỉ số"]
    }


def test_01_no_raised_mark_is_part_of_a_number_nor_a_number(officer: Officer) -> None:
    lines = read(officer, "01")

    figures = {parts[-1]: parts[2] for parts in lines["số liệu"]}
    assert figures["OPERATIONS/DOSSIERS_RECEIVED"] == "95 hồ sơ"
    assert figures["OPERATIONS/DOSSIERS_SOLVED"] == "90 hồ sơ"
    assert figures["OPERATIONS/DOSSIERS_ON_TIME_SHARE"] == "98,5%"
    assert figures["OPERATIONS/PROCEDURES_FULL_ONLINE"] == "35 thủ tục hành chính"
    assert "OPERATIONS/PROCEDURES" not in figures
    assert "chưa xếp" not in lines


def test_01_what_is_read_is_stored(officer: Officer) -> None:
    said = officer.run("import", officer.trial("01", "documents"))

    assert (said.code, said.out.splitlines()[1]) == (0, "  số liệu: thêm mới 11")


@pytest.mark.parametrize(
    ("name", "received", "solved"),
    [("02_", "1502", "1480"), ("02b", "1.502", "1.480"), ("11", "1.502", "1.480")],
)
def test_02_11_insertions_and_text_boxes_are_read_once(
    name: str, received: str, solved: str, officer: Officer
) -> None:
    assert filled(officer, name) == {"DOSSIERS_RECEIVED": received, "DOSSIERS_SOLVED": solved}


def test_03_a_cell_in_a_content_control_keeps_its_place(officer: Officer) -> None:
    lines = read(officer, "03_docx")["số liệu"]

    assert [tuple(parts[1:3]) for parts in lines] == [
        ("Tôn giáo – hồ sơ tiếp nhận", "12 hồ sơ"),
        ("Tôn giáo – hồ sơ đã giải quyết", "11 hồ sơ"),
        ("Tôn giáo – hồ sơ quá hạn", "1 hồ sơ"),
    ]
    assert lines == read(officer, "03_control")["số liệu"]


def test_04_former_provinces_get_their_own_ranks_and_rises(officer: Officer) -> None:
    lines = read(officer, "04")

    said = [
        (parts[2].removesuffix(" tỉnh, thành phố"), parts[3], parts[4])
        for parts in lines["số liệu"]
    ]
    assert said == [
        ("xếp hạng 30/63", "2024", "lam-dong"),
        ("tăng 02 bậc", "2024", "lam-dong"),
        ("xếp hạng 11/63", "2024", "binh-thuan"),
        ("tăng 04 bậc", "2024", "binh-thuan"),
        ("xếp hạng 55/63", "2024", "dak-nong"),
        ("tăng 01 bậc", "2024", "dak-nong"),
    ]
    assert "điền vào chỉ số" not in lines


def test_04_the_new_province_takes_no_rank_of_the_former_ones(officer: Officer) -> None:
    said = officer.run("import", "--dataset", "documents", officer.trial("04", "documents"))

    assert said.code == 0
    with closing(TestHub(officer.settings["HUB_DATABASE_URL"])) as hub:
        documents = hub.ask("{documents(first:100){number figures{printed entity{id}}}}")[
            "documents"
        ]
    [figures] = [
        document["figures"] for document in documents if document["number"] == "77/KH-UBND"
    ]
    assert {figure["entity"]["id"] for figure in figures} == {"lam-dong", "binh-thuan", "dak-nong"}


def test_05_no_unit_is_read_out_of_a_name_of_a_row(officer: Officer) -> None:
    lines = read(officer, "05")["số liệu"]

    assert len(lines) == 10
    assert all(parts[2].endswith(" điểm") for parts in lines)


def test_06_goals_retold_are_targets_each_at_its_own_place(officer: Officer) -> None:
    lines = read(officer, "06")

    assert "số liệu" not in lines
    assert "điền vào chỉ số" not in lines
    assert [(parts[0].partition(",")[0], parts[2], parts[3]) for parts in lines["chỉ tiêu"]] == [
        ("mục 1", "100%", "→ 2025"),
        ("mục 2", "Tối thiểu 95%", "→ 2025"),
        ("mục 3", "tối thiểu 92%", "→ 2025"),
        ("mục 4", "Giảm ít nhất 30%", "→ 2025"),
    ]


def test_07_so_many_in_a_thousand_people_is_one_rate(officer: Officer) -> None:
    lines = read(officer, "07")["chỉ tiêu"]

    assert [parts[2] for parts in lines] == [
        "12 doanh nghiệp trên 1.000 dân",
        "13 bác sĩ trên 10.000 dân",
    ]


def test_08_each_preferred_figure_that_changes_is_named_with_both_sources(officer: Officer) -> None:
    path = officer.trial("08", "documents")

    looked = officer.run("diff", "--dataset", "papi", path)
    dry = officer.run("import", "--dry-run", "--accept", "x", "--dataset", "papi", path)

    assert (looked.code, looked.err, dry.code, dry.err) == (0, "", 0, "")
    assert looked.out.splitlines()[:-1] == dry.out.splitlines()
    assert looked.out.splitlines()[-1].startswith("khi nhập, lệnh sẽ dừng cho tới khi ")
    turns = [
        line.strip()
        for line in looked.out.splitlines()
        if line.count("(") > 1 and " 2023: " in line and "?" not in line
    ]
    assert [
        (
            line.partition(" 2023: ")[0],
            "PAPI 2015–2023" in line,
            "→ 50.5" in line or "→ 20.2" in line,
        )
        for line in turns
    ] == [("PAPI/TOTAL@2018 Hà Nội", True, True), ("PAPI/TOTAL@2018 Hà Giang", True, True)]
    assert "PAPI/TOTAL@2018 2023: Hà Nội 15 → 1, " in looked.out
    assert "08_diff_preferred_change.csv:3: PAPI/TOTAL của Hà Giang kỳ 2023 là 20,2" in looked.out


def test_09_a_period_to_come_is_refused_in_files_and_templates(officer: Officer) -> None:
    said = officer.run("import", "--dry-run", "--dataset", "d766", officer.trial("09", "documents"))
    template = officer.run("template", "PCI", "--period", "2052")

    assert said.code == 3
    assert "kỳ 2062-10 chưa tới; có phải 2026-10?" in said.out
    assert (template.code, template.out) == (2, "")
    assert template.err.startswith("kỳ 2052 chưa tới")
    assert list(officer.folder.glob("*.xlsx")) == []


def test_10_semicolons_and_decimal_commas_are_read(officer: Officer) -> None:
    path = officer.trial("10", "documents")
    (officer.folder / "declared.csv").write_text(
        f"sep=;\n{path.read_text(encoding='utf-8-sig')}", encoding="utf-8"
    )

    plain, declared = (
        officer.run("diff", "--dataset", "papi", one) for one in (path, "declared.csv")
    )

    assert (plain.code, declared.code) == (0, 0)
    assert all(
        "+ PAPI/TOTAL@2018 Hà Nội 2023: không có → 42,1\n" in said.out for said in (plain, declared)
    )


def test_12_cells_of_a_printed_table_stand_under_their_headings(officer: Officer) -> None:
    lines = read(officer, "12")

    cells = {parts[1]: parts[2] for parts in lines["số liệu"] if " – " in parts[1]}
    assert cells == {
        "Tôn giáo – hồ sơ tiếp nhận": "12 hồ sơ",
        "Tôn giáo – hồ sơ đã giải quyết": "11 hồ sơ",
        "Công chức – hồ sơ đã giải quyết": "8 hồ sơ",
    }
    assert "chưa xếp" not in lines
