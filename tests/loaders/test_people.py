"""Tidy files as people have them: other separators and encodings, decimal commas, headers and
words in Vietnamese.
"""

from pathlib import Path

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored, ObservationRow, Row
from hub.words.errors import Fault
from hub.words.terms import EntityKind, MissingReason, Status
from loaders import tidy

HEADER, LINE = "period,entity,code,value,source", "2023,Hà Nam,T,61.5,x/book"
INDICATORS = (
    "public_id,index,code,level,name_vi,name_en,unit,minimum,maximum,valid_from\nX/T@2020,X,X/T,0,Tổng,Total,points,0,100,2020\nX/P@2020,X,X/P,0,Tỷ"
    " lệ,Share,percent,0,100,2020\nX/N@2020,X,X/N,0,Số hồ sơ,Dossiers,dossiers,0,,2020\n"
)


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """A made-up index in points, in percent and of a number of dossiers, with one source."""
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "dataset.toml").write_text('[[index]]\npublic_id = "X"\n', encoding="utf-8")
    (folder / "sources.csv").write_text(
        "public_id,publisher,title,tier\nx/book,Nhà in,Sách điểm năm 2023,COPY\n", encoding="utf-8"
    )
    (folder / "indicators.csv").write_text(INDICATORS, encoding="utf-8")
    return Dataset("x", folder)


def load(dataset: Dataset, *lines: str, encoding: str = "utf-8", ends: str = "\n") -> list[Row]:
    """Everything that is said of a file that somebody else has made."""
    path = dataset.folder.parent / "tệp.csv"
    path.write_bytes(ends.join((*lines, "")).encode(encoding))
    return list(tidy.rows(dataset, [path]))


def values(rows: list[Row]) -> list[float | None]:
    """The values, where nothing is wrong with the file."""
    assert [row for row in rows if isinstance(row, Fault)] == []
    return [row.value for row in rows if isinstance(row, ObservationRow)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "mac"])
def test_an_encoding_is_told_by_the_file(dataset: Dataset, encoding: str, ends: str) -> None:
    [row] = load(dataset, HEADER, LINE, encoding=encoding, ends=ends)

    assert (row.origin, row.entity, row.value) == ("tệp.csv:2", "Hà Nam", 61.5)


def test_utf_16_with_its_big_end_first_is_told_by_its_mark(dataset: Dataset) -> None:
    assert values(load(dataset, "\ufeff" + HEADER, LINE, encoding="utf-16-be")) == [61.5]


@pytest.mark.parametrize(
    ("separator", "number"),
    [(";", "61,5"), ("\t", "61,5"), ("|", "61.5"), (",", '"61,5"'), (";", "61.5")],
)
def test_a_separator_is_told_by_the_header(dataset: Dataset, separator: str, number: str) -> None:
    lines = (
        HEADER.replace(",", separator),
        separator.join(("2023", "Hà Nam", "T", number, "x/book")),
    )

    assert values(load(dataset, *lines)) == [61.5]


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;;;"])
def test_a_line_that_declares_the_separator_is_no_header(dataset: Dataset, first: str) -> None:
    [row, bad] = load(
        dataset,
        first,
        HEADER.replace(",", ";"),
        "2023;Hà Nam;T;61,5;x/book",
        "2023;Hà Nam;T;x;x/book",
    )

    assert (row.origin, row.value, bad.origin) == ("tệp.csv:3", 61.5, "tệp.csv:4")


def test_blanks_and_separators_at_the_end_are_nothing(dataset: Dataset) -> None:
    rows = load(
        dataset,
        "",
        ",,,,,,",
        " period , entity ,code , value,source ,,",
        '2023 , "Hà Nam" ,T , 61.5 ,x/book ,,,',
        ",,,,,",
        "",
    )

    [row, blank] = rows
    assert (row.origin, row.entity, row.source, row.value) == (
        "tệp.csv:4",
        "Hà Nam",
        "x/book",
        61.5,
    )
    assert (type(blank), blank.cells) == (Ignored, 2)


def test_a_filled_cell_under_no_header_is_named(dataset: Dataset) -> None:
    [unheaded] = load(dataset, HEADER + ",", LINE + ",thêm")
    beyond = load(dataset, HEADER, "2023,Hà Nam,T,61,5,x/book", "2023,Hà Nam,T,60,25,x/book")

    assert (
        unheaded.within("vi")
        == "tệp.csv:2: thấy “thêm”, cột này không có tiêu đề: đặt tiêu đề hoặc xóa cột"
    )
    assert [fault.within("vi") for fault in beyond] == [
        f"tệp.csv:{line}: thấy “6”, mỗi dòng cần đúng số ô của dòng tiêu đề (5); ô có dấu “,” phải"
        " đặt trong ngoặc kép"
        for line in (2, 3)
    ]


@pytest.mark.parametrize(
    "header",
    [
        "kỳ,đơn vị,mã,giá trị,nguồn",
        "Kỳ số liệu,Tên đơn vị,Mã chỉ số,Điểm,Nguồn",
        "KY,TINH,CHI SO,DIEM,NGUON",
        "năm,Tỉnh,mã chỉ số,GIÁ TRỊ,nguồn",
        "Period,Entity,CODE,Value,Source",
        "ky\u0300,đơn vị,mã,giá trị,nguồn".replace("ky\u0300", "kỳ"),
    ],
)
def test_headers_are_known_in_both_languages(dataset: Dataset, header: str) -> None:
    assert values(load(dataset, header, LINE)) == [61.5]


def test_a_province_beside_a_unit_is_the_province_of_the_unit(dataset: Dataset) -> None:
    [row] = load(
        dataset,
        "STT,kỳ,tỉnh,đơn vị,mã,điểm,hạng,trên tổng số,xếp loại,khối,nguồn,ngày đọc,lũy kế,số sơ bộ",
        "1,tháng 10/2023,Hà Nam,Sở Y tế,T,61.5,1.0,12,Tốt,Khối sở,x/book,05/10/2023,TRUE,có",
    )[:1]

    assert (row.kind, row.province, row.entity) == (EntityKind.DEPARTMENT, "Hà Nam", "Sở Y tế")
    assert (str(row.period), row.rank, row.rank_of, row.group, row.block) == (
        "2023-10",
        1,
        12,
        "Tốt",
        "Khối sở",
    )
    assert (row.reading, row.cumulative, row.status) == (20231005, True, Status.PROVISIONAL)


def test_reasons_and_kinds_may_be_said_in_vietnamese(dataset: Dataset) -> None:
    [row] = load(
        dataset,
        "kỳ,đơn vị,loại đơn vị,thuộc tỉnh,mã,giá trị,lý do thiếu,nguồn",
        "2023,Ba Sao,xã,Hà Nam,T,,không khảo sát,x/book",
    )

    assert (row.kind, row.missing_reason, row.status) == (
        EntityKind.COMMUNE,
        MissingReason.NOT_SURVEYED,
        Status.MISSING,
    )


@pytest.mark.parametrize(
    ("value", "missing", "reason"),
    [
        ("KCDL", "", MissingReason.NOT_PUBLISHED),
        ("khong khao sat", "", MissingReason.NOT_SURVEYED),
        ("", "chua cong bo", MissingReason.NOT_PUBLISHED),
        ("KCDL", "Khong cong bo", MissingReason.SUPPRESSED),
    ],
)
def test_a_reason_may_stand_as_a_mark_with_or_without_diacritics(
    dataset: Dataset, value: str, missing: str, reason: MissingReason
) -> None:
    [row] = load(dataset, HEADER + ",missing", f"2023,Hà Nam,T,{value},x/book,{missing}")

    assert (row.value, row.missing_reason, row.status, row.printed) == (
        None,
        reason,
        Status.MISSING,
        value or None,
    )


@pytest.mark.parametrize(
    "cells", ["rut lai,x/book,", "Rút lại,x/book,", ",x/book,RUT LAI", ",x/book,withdrawn"]
)
def test_a_mark_takes_back_with_or_without_diacritics(dataset: Dataset, cells: str) -> None:
    [row] = load(dataset, HEADER + ",missing", f"2023,Hà Nam,T,{cells}")

    assert (row.value, row.retracted, row.missing_reason) == (None, ("value",), MissingReason.NONE)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("79.5,x/book,NOT_PUBLISHED,", "79.5"),
        ("79.5,x/book,KCDL,", "79.5"),
        ("79.5,x/book,không khảo sát,", "79.5"),
        ("80,x/book,WITHDRAWN,", "80"),
        ("KCDL,x/book,WITHDRAWN,", "KCDL"),
        ("rút lại,x/book,NOT_PUBLISHED,", "NOT_PUBLISHED"),
        (",x/book,NOT_SURVEYED,79.5", "79.5"),
        (",x/book,rút lại,80", "80"),
    ],
)
def test_a_number_beside_a_mark_is_a_fault(dataset: Dataset, cells: str, said: str) -> None:
    [bad] = load(dataset, HEADER + ",missing,printed", f"2023,Hà Nam,T,{cells}")

    assert (type(bad), bad.found) == (Fault, said)
    assert "một ô nói hai cách" in bad.wanted.vi


@pytest.mark.parametrize(
    ("value", "printed", "agrees"),
    [
        ("80.1", "91.0", False),
        ("80.1", '"80,1"', True),
        ("80.14", "80.1", True),
        ("80.1", "80.14", False),
        ("0.801", "80.1%", True),
        ("1234", "1.234", True),
        ("80.1", "Tốt", True),
        ("", "80.1", False),
    ],
)
def test_a_number_and_how_it_is_printed_agree(
    dataset: Dataset, value: str, printed: str, agrees: bool
) -> None:
    [row] = load(
        dataset, HEADER.replace("value", "value,printed"), f"2023,Hà Nam,N,{value},{printed},x/book"
    )

    assert isinstance(row, ObservationRow) is agrees


def test_a_blank_value_says_nothing_and_is_counted(dataset: Dataset) -> None:
    row, blank = load(
        dataset,
        HEADER + ",rank_of",
        "2023,Hà Nam,T,,x/book,63",
        LINE + ",63",
        "2023,Hà Nội,T,,x/book,",
    )

    assert (row.origin, blank.origin, blank.why.vi, blank.cells) == (
        "tệp.csv:3",
        "tệp.csv:2",
        "ô trống",
        2,
    )


def test_a_file_of_blank_values_alone_has_no_fault(dataset: Dataset) -> None:
    [blank] = load(dataset, HEADER, "2023,Hà Nam,T,,x/book")

    assert (type(blank), blank.cells) == (Ignored, 1)


@pytest.mark.parametrize(
    "line", ["2023,,T,,x/book", "2023,Hà Nam,,,x/book", ",Hà Nam,T,,x/book", "2023,Hà Nam,T,,"]
)
def test_a_line_that_lacks_more_than_its_value_is_a_fault(dataset: Dataset, line: str) -> None:
    [bad] = load(dataset, HEADER, line)

    assert isinstance(bad, Fault)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("phường", EntityKind.COMMUNE),
        ("Đặc khu", EntityKind.COMMUNE),
        ("xa", EntityKind.COMMUNE),
        ("Quận", EntityKind.DISTRICT),
        ("thị xã", EntityKind.DISTRICT),
        ("Thành phố thuộc tỉnh", EntityKind.DISTRICT),
        ("quận, huyện", EntityKind.DISTRICT),
        ("thành phố trực thuộc trung ương", EntityKind.PROVINCE),
        ("so", EntityKind.DEPARTMENT),
    ],
)
def test_a_kind_may_be_said_by_each_of_its_words(
    dataset: Dataset, word: str, kind: EntityKind
) -> None:
    [row] = load(dataset, HEADER + ",kind", f'{LINE},"{word}"')

    assert row.kind is kind


def test_an_unknown_kind_gets_the_words_that_are_known(dataset: Dataset) -> None:
    [bad] = load(dataset, HEADER + ",kind", LINE + ",thành phố")

    assert "huyện (quận, thị xã, thành phố thuộc tỉnh)" in bad.wanted.vi


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("TX. Ba Sao", EntityKind.DISTRICT),
        ("Q. Ba Sao", EntityKind.DISTRICT),
        ("H.Ba Sao", EntityKind.DISTRICT),
        ("Q3", EntityKind.PROVINCE),
        ("P. Ba Sao", EntityKind.COMMUNE),
        ("UBND huyện Ba Sao", EntityKind.DISTRICT),
        ("Ba Sao", EntityKind.PROVINCE),
    ],
)
def test_the_kind_of_a_unit_is_told_by_the_beginning_of_its_name(
    dataset: Dataset, name: str, kind: EntityKind
) -> None:
    [row] = load(dataset, HEADER, LINE.replace("Hà Nam", name))

    assert row.kind is kind


def test_unknown_headers_get_the_whole_list_once(dataset: Dataset) -> None:
    first, second, wanted = load(
        dataset, "kỳ,đơn vị,màu,mùi,giá trị,nguồn", "2023,Hà Nam,đỏ,thơm,61.5,x/book"
    )

    assert [fault.found for fault in (first, second)] == ["màu", "mùi"]
    assert "period (kỳ), entity (đơn vị), code (mã chỉ số), value (giá trị)" in first.wanted.vi
    assert second.wanted.vi == "không phải cột đã biết"
    assert wanted.wanted.vi == "cần cột code (tiêu đề “mã chỉ số”, “chỉ số”, “mã”)"


def test_two_headers_of_one_field_are_named(dataset: Dataset) -> None:
    [fault] = load(dataset, HEADER + ",điểm", LINE + ",61.5")

    assert (fault.found, fault.wanted.vi) == ("value, điểm", "cột value bị lặp")


def test_a_number_with_two_readings_is_asked_about_once(dataset: Dataset) -> None:
    lines = [f'2023,Hà Nam,N,"{number}",x/book' for number in ("1,234", "2,345")]

    [bad, fault] = load(dataset, HEADER, *lines, "2023,,N,12,x/book")

    assert bad.origin == "tệp.csv:4"
    assert (fault.origin, fault.found, fault.cells) == ("tệp.csv:2", "1,234", 2)
    assert fault.wanted.vi.startswith(
        "cột value: là 1234 hay 1,234? cả cột không cho biết dấu nào là dấu thập phân; ghi lại "
    )


@pytest.mark.parametrize(
    ("code", "numbers", "expected"),
    [
        ("T", ["61,125"], [61.125]),
        ("N", ["1.234", "61,5"], [1234, 61.5]),
        ("N", ["1.234.567", "1.234"], [1234567, 1234]),
        ("N", ["1,234", "61.5"], [1234, 61.5]),
        ("P", ["61,5%", "60"], [61.5, 60]),
    ],
)
def test_the_decimal_mark_is_that_of_the_column(
    dataset: Dataset, code: str, numbers: list[str], expected: list[float]
) -> None:
    assert (
        values(
            load(dataset, HEADER, *(f'2023,Hà Nam,{code},"{number}",x/book' for number in numbers))
        )
        == expected
    )


def test_a_cell_with_another_mark_than_the_others_is_named(dataset: Dataset) -> None:
    rows = load(
        dataset,
        HEADER,
        *(f'2023,Hà Nam,T,"{number}",x/book' for number in ("61,5", "60,25", "59.75")),
    )

    [fault] = [row for row in rows if isinstance(row, Fault)]
    assert (
        fault.within("vi")
        == "tệp.csv:4: thấy “59.75”, cột value cần một số, với dấu phẩy thập phân như các ô khác"
    )


def test_the_mark_of_a_long_file_is_told_by_its_last_line(dataset: Dataset) -> None:
    rows = load(
        dataset,
        "kỳ;đơn vị;mã;giá trị;nguồn",
        *["2023;Hà Nam;N;1.234;x/book"] * 45_000,
        "2023;Hà Nam;N;61,5;x/book",
    )

    assert {row.value for row in rows} == {1234.0, 61.5}


@pytest.mark.parametrize("code", ["T", "N"])
def test_a_percentage_of_what_is_not_in_percent_is_refused(dataset: Dataset, code: str) -> None:
    good, bad = load(
        dataset, HEADER, f"2023,Hà Nam,{code},61.5,x/book", f"2023,Hà Nam,{code},61.5%,x/book"
    )

    assert isinstance(good, ObservationRow)
    assert (bad.origin, bad.found) == ("tệp.csv:3", "61.5%")
    assert "không phải %" in bad.wanted.vi


@pytest.mark.parametrize("text", ["1e2", "6.15E1", "2e-05"])
def test_a_power_of_ten_is_no_number_of_an_office(dataset: Dataset, text: str) -> None:
    [fault] = load(dataset, HEADER, f"2023,Hà Nam,T,{text},x/book")

    assert (fault.found, fault.wanted.vi) == (text, "cột value cần một số")


def test_an_unknown_source_gets_the_nearest_and_the_way_to_declare_one(dataset: Dataset) -> None:
    [fault] = load(dataset, HEADER, "2023,Hà Nam,T,61.5,Sách điểm 2023")

    assert fault.wanted.vi.startswith(
        "cột source (nguồn) cần khóa có trong sources.csv; gần nhất: x/book; nguồn mới thì thêm vào"
        " seeds/x/sources.csv một dòng public_id,publisher,title,tier như x/ten-nguon,"
    )


@pytest.mark.parametrize(
    ("encoding", "wanted"),
    [("cp1258", "lưu thành “CSV UTF-8”"), ("latin-1", "lưu thành “CSV UTF-8”")],
)
def test_another_encoding_is_refused_with_the_next_step(
    dataset: Dataset, encoding: str, wanted: str
) -> None:
    [fault] = load(dataset, HEADER, "2023,Hà Nam,T,61.5,x/book", encoding=encoding)

    assert fault.found == "2023,H\ufffd Nam,T,61.5,x/book"
    assert wanted in fault.wanted.vi


def test_names_in_the_old_font_encoding_are_refused(dataset: Dataset) -> None:
    [fault] = load(dataset, HEADER, "2023,Hµ Néi,T,61.5,x/book")

    assert "TCVN3" in fault.wanted.vi


def test_text_cut_off_within_a_letter_is_refused(dataset: Dataset) -> None:
    path = dataset.folder.parent / "tệp.csv"
    path.write_bytes(f"{HEADER}\n{LINE}\n".encode("utf-16")[:-1])

    [fault] = tidy.rows(dataset, [path])

    assert "UTF-16" in fault.wanted.vi


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04" + bytes(50), b"%PDF-1.7\n", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(50)],
)
def test_what_is_no_text_is_refused(dataset: Dataset, content: bytes) -> None:
    path = dataset.folder.parent / "tệp.csv"
    path.write_bytes(content)

    [fault] = tidy.rows(dataset, [path])

    assert "không phải văn bản CSV" in fault.wanted.vi


def test_a_header_in_vietnamese_is_called_so_in_a_fault(dataset: Dataset) -> None:
    [fault] = load(dataset, "kỳ,đơn vị,mã,giá trị,hạng,nguồn", "2023,Hà Nam,T,61.5,nhất,x/book")

    assert fault.wanted.vi == "cột hạng cần một số nguyên"
