"""The copy of a file with its marks, as a command writes it and tells of it."""

import shutil
import zipfile

import openpyxl
import pytest

from tests.cli.test_cli import House, full, imported  # noqa: F401
from tests.databases import SQLITE
from tests.offices import fill

LINES = ["2020,Ân,TOTAL,bảy,,,,made/book", "2020,Bình,TOTAL,71,,,,made/book"]


@SQLITE
def test_a_refused_file_comes_back_beside_itself(full: House) -> None:  # noqa: F811
    path = full.file(*LINES)

    said = full.run("import", path, "--dataset", "made", "--back")

    copy = path.with_name("new-danh-dau.xlsx")
    assert said.code == 3
    assert f"đã ghi {copy}: lỗi 1\n" in said.err
    assert f"chạy lại lệnh với {copy}\n" in said.err
    book = openpyxl.load_workbook(copy)
    book.worksheets[0]["D2"] = "72"
    book.save(copy)
    again = full.run("import", copy, "--dataset", "made", "--back")
    assert (again.code, again.err) == (0, "")


@SQLITE
@pytest.mark.parametrize("command", [["diff"], ["import", "--dry-run"]], ids=str)
def test_a_look_marks_too_and_in_english(full: House, command: list[str]) -> None:  # noqa: F811
    path = full.file(*LINES)
    target = full.folder / "seen.xlsx"

    said = full.run(*command, path, "--dataset", "made", "--back-to", target, language="en")

    assert said.code == 3
    assert f"{target} is written: fault 1\n" in said.err
    assert openpyxl.load_workbook(target).sheetnames == ["Số liệu", "Faults and suspicions"]


@SQLITE
def test_nothing_is_written_where_nothing_is_found(full: House) -> None:  # noqa: F811
    path = full.file(LINES[1])

    said = full.run("import", path, "--dataset", "made", "--back")

    assert (said.code, said.err) == (0, "")
    assert list(full.folder.glob("*.xlsx")) == []


@SQLITE
def test_a_copy_is_written_for_each_file_with_a_fault(full: House) -> None:  # noqa: F811
    paths = [full.file(LINES[0], name=f"{name}.csv") for name in ("a", "b")]
    paths.append(full.file(LINES[1], name="c.csv"))
    packed = full.folder / "post.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(paths[1], "10/b.csv")
    paths[1].unlink()

    said = full.run("import", paths[0], packed, paths[2], "--dataset", "made", "--each", "--back")

    assert said.code == 3
    assert sorted(path.name for path in full.folder.glob("*.xlsx")) == [
        "a-danh-dau.xlsx",
        "b-danh-dau.xlsx",
    ]


@SQLITE
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--back-to", "new.csv"], "--back-to cần tên tệp .xlsx"),
        (["--back-to", "there.xlsx"], "đã có tệp there.xlsx; không ghi đè, hãy nêu tên khác"),
        (["other.csv", "--back-to", "a.xlsx"], "--back-to chỉ dùng với một tệp"),
    ],
)
def test_wrong_use_of_it_is_one_sentence(
    full: House,  # noqa: F811
    options: list[str],
    told: str,
) -> None:
    path = full.file(*LINES)
    shutil.copy(path, full.folder / "other.csv")
    (full.folder / "there.xlsx").touch()

    said = full.run("import", path, *options, "--dataset", "made")

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert told in said.err


@SQLITE
def test_seeds_have_no_copy(full: House) -> None:  # noqa: F811
    said = full.run("import", "--back")

    assert (said.code, said.err) == (2, "--back cần một tệp\n")


@SQLITE
def test_a_template_comes_back_as_one(full: House) -> None:  # noqa: F811
    full.run("template", "made", "a.xlsx", "--period", "2019")
    fill(full.folder / "a.xlsx", {("Ân", "TOTAL#value"): "bảy"}, {"#document": "Sổ"})
    said = full.run("import", "a.xlsx", "--back")
    book = openpyxl.load_workbook(full.folder / "a-danh-dau.xlsx")
    marked = [
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet
        for cell in row
        if cell.comment
    ]

    assert said.code == 3
    assert marked == [
        ("Nguồn", "C7"),
        ("Nguồn", "C8"),
        ("Nguồn", "C10"),
        ("Số liệu", "C6"),
    ]
    assert book["Mẫu"].sheet_state == "veryHidden"
    righted = fill(full.folder / "a-danh-dau.xlsx", {("Ân", "TOTAL#value"): 72})
    again = full.run("import", righted, "--back")
    assert (again.code, again.err) == (0, "")


@SQLITE
def test_a_slip_in_the_answers_is_mended_where_it_stands(full: House) -> None:  # noqa: F811
    header = "period,entity,kind,province,code,value,source\n"
    path = full.folder / "new.csv"
    path.write_text(f"{header}2019,Sở Y tế,DEPARTMENT,Ân,TOTAL,5,made/book\n", encoding="utf-8")
    full.run("import", path, "--dataset", "made", "--back")
    copy = path.with_name("new-danh-dau.xlsx")
    book = openpyxl.load_workbook(copy)
    book.worksheets[-1]["I5"] = "mới"
    book.save(copy)

    said = full.run("import", copy, "--dataset", "made", "--back")

    assert said.code == 3
    assert f"{copy.name}!Lỗi và nghi vấn!I5: thấy “mới”, cần X, hoặc để trống\n" in said.err
    assert [one.name for one in full.folder.glob("*.xlsx")] == [copy.name]
    book.worksheets[-1]["I5"] = "x"
    book.save(copy)
    assert full.run("import", copy, "--dataset", "made").code == 0
