"""What the tidy file tells of its figures and its faults."""

from pathlib import Path

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored, ObservationRow, Row
from hub.words.errors import Fault
from hub.words.period import Period
from hub.words.terms import MissingReason, Status
from loaders import tidy

HEADER = "period,entity,code,value,source"


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """A made-up index that writes the comma for the decimal mark, with one source and one note."""
    (tmp_path / "dataset.toml").write_text(
        '[numbers]\ndecimal = ","\n[[index]]\npublic_id = "X"\n', encoding="utf-8"
    )
    (tmp_path / "sources.csv").write_text(
        "public_id,publisher,title,tier\nx/book,Nhà in,Sách,COPY\n", encoding="utf-8"
    )
    (tmp_path / "notes.csv").write_text(
        "public_id,text_vi,text_en\nx/odd,lạ,odd\n", encoding="utf-8"
    )
    return Dataset("x", tmp_path)


def rows_of(dataset: Dataset, *lines: str, file: str = "figures.csv") -> list[Row]:
    path = dataset.folder / file
    path.write_text("\n".join(lines) + "\n" * bool(lines), encoding="utf-8")
    return list(tidy.rows(dataset, [path]))


def test_line_becomes_an_observation_with_its_address(dataset: Dataset) -> None:
    header = (
        "period,entity,code,value,rank,rank_of,low,high,standard_error,respondents,"
        "source,locator,notes,preferred"
    )

    [row] = rows_of(
        dataset,
        header,
        '2023,Hà Nam,T,"91,510",5,63,"90,5","92,5","0,25",1200,x/book,Bảng 1!C7,x/odd,rõ hơn',
    )

    assert row == ObservationRow(
        "figures.csv:2",
        "X/T",
        "Hà Nam",
        Period(2023, 1, 12),
        "x/book",
        91.51,
        "91,510",
        5,
        63,
        None,
        90.5,
        92.5,
        0.25,
        1200,
        locator="Bảng 1!C7",
        notes="x/odd",
        preferred="rõ hơn",
    )


def test_missing_keeps_what_the_cell_held(dataset: Dataset) -> None:
    found = rows_of(
        dataset,
        HEADER + ",missing",
        "2023,A,T,KCDL,x/book,NOT_PUBLISHED",
        "2023,B,T,-,x/book,NOT_SURVEYED",
        "2023,C,T,,x/book,NOT_HELD",
    )

    assert [(row.value, row.printed, row.status, row.missing_reason) for row in found] == [
        (None, "KCDL", Status.MISSING, MissingReason.NOT_PUBLISHED),
        (None, "-", Status.MISSING, MissingReason.NOT_SURVEYED),
        (None, None, Status.MISSING, MissingReason.NOT_HELD),
    ]


def test_rank_may_stand_without_a_value(dataset: Dataset) -> None:
    [row] = rows_of(dataset, "period,entity,code,rank,source", "2023,Hà Nam,T,5,x/book")

    assert (row.value, row.printed, row.rank, row.status) == (None, None, 5, Status.REPORTED)


@pytest.mark.parametrize(
    ("line", "found", "column"),
    [
        ("2023,Hà Nam,T,abc,x/book", "abc", "value"),
        ("2023,Hà Nam,T,91.81.2,x/book", "91.81.2", "value"),
        ("2023,Hà Nam,T,,x/book", "", "value"),
        ("2023-13,Hà Nam,T,1,x/book", "2023-13", "period"),
        (",Hà Nam,T,1,x/book", "", "period"),
        ("2023,,T,1,x/book", "", "entity"),
        ("2023,Hà Nam,,1,x/book", "", "code"),
        ("2023,Hà Nam,T,1,x/other", "x/other", "source"),
        ("2023,Hà Nam,T,1,", "", "source"),
    ],
)
def test_bad_cell_names_file_line_and_column(
    dataset: Dataset, line: str, found: str, column: str
) -> None:
    good, bad = rows_of(dataset, HEADER, "2023,Hà Nam,S,1,x/book", line)

    assert isinstance(good, ObservationRow)
    assert isinstance(bad, Fault)
    assert (bad.origin, bad.found) == ("figures.csv:3", found)
    assert f"cột {column} " in bad.wanted.vi
    assert f"the column {column} " in bad.wanted.en


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("missing", "GONE"),
        ("rank", "1st"),
        ("rank_of", "63.5"),
        ("low", "x"),
        ("high", "x"),
        ("standard_error", "x"),
        ("respondents", "many"),
        ("notes", "x/odd x/unknown"),
    ],
)
def test_bad_cell_of_another_column_is_named(dataset: Dataset, column: str, cell: str) -> None:
    [bad] = rows_of(dataset, f"{HEADER},{column}", f"2023,Hà Nam,T,1,x/book,{cell}")

    assert (bad.origin, bad.found) == ("figures.csv:2", cell)
    assert f"the column {column} wants" in bad.wanted.en


@pytest.mark.parametrize(
    ("columns", "cells", "wanted"),
    [
        ("rank,rank_of", "5,4", "hạng 5 lớn hơn tổng số 4"),
        ("low,high", '2,"1,5"', "cận dưới 2 lớn hơn cận trên 1,5"),
        ("reading", "2022-12-31", "ngày này trước khi kỳ số liệu bắt đầu (01/01/2023)"),
        ("reading", "2199-12-31", "ngày 31/12/2199 chưa đến"),
        ("cumulative", "true", "số lũy kế cần ngày đọc"),
        ("missing", "NOT_SURVEYED", "một ô nói hai cách"),
        ("missing", "không khảo sát", "một ô nói hai cách"),
        ("missing", "rut lai", "một ô nói hai cách"),
        ("printed", "91", "cột value là 1, cột printed ghi khác"),
    ],
)
def test_a_line_that_cannot_be_is_named(
    dataset: Dataset, columns: str, cells: str, wanted: str
) -> None:
    good, bad = rows_of(
        dataset,
        f"{HEADER},{columns}",
        f"2023,Hà Nam,T,1,x/book{',' * (columns.count(',') + 1)}",
        f"2023,Hà Nam,T,1,x/book,{cells}",
    )

    assert isinstance(good, ObservationRow)
    assert (bad.origin, bad.found) == ("figures.csv:3", "91" if columns == "printed" else "1")
    assert wanted in bad.wanted.vi


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        ("rank,rank_of", "4,4"),
        ("low,high", "2,2"),
        ("low,high", "2,3"),
        ("reading,cumulative", "2023-01-01,true"),
        ("rank_of", "4"),
        ("printed", "1.00"),
        ("printed", '"1,0"'),
        ("printed", "1 điểm"),
        ("printed", "100%"),
    ],
)
def test_a_line_that_can_be_is_taken(dataset: Dataset, columns: str, cells: str) -> None:
    [row] = rows_of(dataset, f"{HEADER},{columns}", f"2023,Hà Nam,T,1,x/book,{cells}")

    assert isinstance(row, ObservationRow)


def test_a_rank_of_who_was_not_measured_cannot_be(dataset: Dataset) -> None:
    taken, bad = rows_of(
        dataset,
        f"{HEADER},missing,rank",
        "2023,A,T,,x/book,NOT_PUBLISHED,5",
        "2023,B,T,,x/book,NOT_SURVEYED,5",
    )

    assert (taken.rank, bad.wanted.vi) == (5, "có hạng 5 nhưng NOT_SURVEYED")


def test_a_zero_beside_a_reason_is_no_number_where_the_dataset_declares_it(
    dataset: Dataset,
) -> None:
    lines = (
        HEADER + ",missing",
        "2023,A,T,0,x/book,NOT_SURVEYED",
        "2023,B,T,0.5,x/book,NOT_SURVEYED",
    )
    before = rows_of(dataset, *lines)
    (dataset.folder / "dataset.toml").write_text(
        '[numbers]\ngaps = ["0"]\n[[index]]\npublic_id = "X"\n', encoding="utf-8"
    )

    taken, bad = rows_of(Dataset("x", dataset.folder), *lines)

    assert [row.found for row in before] == ["0", "0.5"]
    assert (taken.value, taken.printed, taken.missing_reason, bad.found) == (
        None,
        "0",
        MissingReason.NOT_SURVEYED,
        "0.5",
    )


def test_all_faults_are_told_at_once_one_a_line(dataset: Dataset) -> None:
    found = rows_of(
        dataset, HEADER, "x,,T,abc,x/book", "2023,Hà Nam,T,1,x/book", "2023,Hà Nam,T,1,no"
    )

    assert [type(row) for row in found] == [Fault, ObservationRow, Fault]
    assert (found[0].origin, found[0].found) == ("figures.csv:2", "x; abc")
    assert all(
        f"the column {name} wants" in found[0].wanted.en for name in ("period", "entity", "value")
    )
    assert found[2].origin == "figures.csv:4"


def test_blank_lines_are_ignored_and_summed(dataset: Dataset) -> None:
    found = rows_of(dataset, HEADER, ",,,,", "", "2023,Hà Nam,T,1,x/book")

    assert [(type(row), row.origin) for row in found] == [
        (ObservationRow, "figures.csv:4"),
        (Ignored, "figures.csv:2"),
    ]
    assert found[1].cells == 2


def test_unknown_and_missing_columns_are_told_together(dataset: Dataset) -> None:
    found = rows_of(dataset, "period,entity,score,colour", "2023,Hà Nam,1,red")

    assert [(fault.origin, fault.found) for fault in found] == [
        ("figures.csv:1", name) for name in ("score", "colour", "", "")
    ]
    assert [fault.wanted.en for fault in found[2:]] == [
        "the column code is wanted",
        "the column source is wanted, or --source",
    ]


@pytest.mark.parametrize("lines", [(), (HEADER,)], ids=["nothing", "header only"])
def test_empty_file_wants_a_row(dataset: Dataset, lines: tuple[str, ...]) -> None:
    [fault] = rows_of(dataset, *lines)

    assert fault.origin == "figures.csv"
    assert fault.wanted.en == "at least one row is wanted"


def test_ragged_line_is_named(dataset: Dataset) -> None:
    [fault] = rows_of(dataset, HEADER, "2023,Hà Nam,T,1,x/book", "2023,Hà Nam,T,1,x/book,more")

    assert (fault.origin, fault.found) == ("figures.csv:3", "6")


@pytest.mark.parametrize("lines", [0, 45_000], ids=["short", "long"])
def test_an_open_quotation_mark_is_named_by_the_line_where_it_starts(
    dataset: Dataset, lines: int
) -> None:
    [fault] = rows_of(
        dataset,
        HEADER,
        *["2023,Hà Nam,T,1,x/book"] * lines,
        '2023,"Hà Nam,T,1,x/book',
        "2023,Hà Nam,T,1,x/book",
    )

    assert (
        fault.within("vi")
        == f'figures.csv:{lines + 2}: thấy “"”, dấu ngoặc kép mở ở dòng này không có dấu đóng'
    )
    assert fault.wanted.en == "the quotation mark that opens on this line is never closed"


def test_lines_of_a_long_file_keep_their_numbers(dataset: Dataset) -> None:
    lines = [f"2023,Hà Nam,T{number},{number},x/book" for number in range(2, 45_002)]
    lines[39_998] = "2023,Hà Nam,T40000,bốn,x/book"

    found = rows_of(dataset, HEADER, *lines)

    assert [row.origin for row in found] == [f"figures.csv:{number}" for number in range(2, 45_002)]
    assert [row.found for row in found if isinstance(row, Fault)] == ["bốn"]
    assert all(
        row.indicator == f"X/T{row.origin.partition(':')[2]}"
        for row in found
        if isinstance(row, ObservationRow)
    )


def test_of_a_long_file_that_breaks_off_nothing_is_taken(dataset: Dataset) -> None:
    [fault] = rows_of(
        dataset, HEADER, *["2023,Hà Nam,T,1,x/book"] * 45_000, "2023,Hà Nam,T,1,x/book,more"
    )

    assert (fault.origin, fault.found) == ("figures.csv:45002", "6")


def test_wrong_header_of_a_long_file_is_told_once(dataset: Dataset) -> None:
    [fault] = rows_of(dataset, f"{HEADER},weight", *["2023,Hà Nam,T,1,x/book,2"] * 45_000)

    assert (fault.origin, fault.found) == ("figures.csv:1", "weight")


def test_file_in_another_encoding_is_a_fault(dataset: Dataset) -> None:
    path = dataset.folder / "figures.csv"
    path.write_bytes(f"{HEADER}\n2023,Hòa Bình,T,1,x/book\n".encode("latin-1"))

    [fault] = tidy.rows(dataset, [path])

    assert fault.origin == "figures.csv"
    assert "UTF-8" in fault.wanted.en


def test_one_bad_file_does_not_hide_the_next(dataset: Dataset) -> None:
    rows_of(dataset, file="empty.csv")
    rows_of(dataset, HEADER, "2023,Hà Nam,T,1,x/book")

    found = list(tidy.rows(dataset, [dataset.folder / "empty.csv", dataset.folder / "figures.csv"]))

    assert [row.origin for row in found] == ["empty.csv", "figures.csv:2"]


def test_a_city_beside_its_province_is_a_district_and_one_beside_its_own_name_is_none(
    dataset: Dataset,
) -> None:
    rows = rows_of(
        dataset,
        "period,entity,code,value,source,province",
        "2019,TP. Thủ Đức,TOTAL,1,x/book,TP. Hồ Chí Minh",
        "2019,TP. Hồ Chí Minh,TOTAL,1,x/book,Hồ Chí Minh",
        "2019,TP. Huế,TOTAL,1,x/book,",
    )

    assert [row.kind.name for row in rows if isinstance(row, ObservationRow)] == [
        "DISTRICT",
        "PROVINCE",
        "PROVINCE",
    ]
