"""Legal documents are found in every usual form, and nothing that only looks like one."""

import pytest

from loaders.documents.citations import cited as citations
from loaders.documents.citations.citation import CitedDocument
from loaders.documents.text import passages
from loaders.documents.text.paper import Line


def cited(text: str) -> list[CitedDocument]:
    """What a text cites."""
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    return [citation for _, citation in citations.cited(passages.passages(passages.mended(lines)))]


@pytest.mark.parametrize(
    ("text", "number", "day", "issuer"),
    [
        (
            "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ ban hành",
            "76/NQ-CP",
            "2021-07-15",
            "Chính phủ",
        ),
        (
            "Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2024 của UBND tỉnh Hải Sơn về việc",
            "12/QĐ-UBND",
            "2024-03-05",
            "UBND tỉnh Hải Sơn",
        ),
        ("Chỉ thị 27/CT-TTg ngày 27-10-2023", "27/CT-TTg", "2023-10-27", "Thủ tướng Chính phủ"),
        (
            "Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị",
            "57-NQ/TW",
            "2024-12-22",
            "Bộ Chính trị",
        ),
        (
            "quy định của Chính phủ tại Nghị định số 61/2018/NĐ-CP",
            "61/2018/NĐ-CP",
            "None",
            "Chính phủ",
        ),
        (
            "Thông tư liên tịch số 11/2014/TTLT-BTP-BNV ngày 22/4/2014",
            "11/2014/TTLT-BTP-BNV",
            "2014-04-22",
            "Bộ Nội vụ",
        ),
        (
            "Công văn số 1593/UBND-TCĐNC, ngày 14/8/2023 của Ủy ban nhân dân tỉnh về",
            "1593/UBND-TCĐNC",
            "2023-08-14",
            "Ủy ban nhân dân tỉnh",
        ),
        (
            "Nghị quyết số 1211/2016/UBTVQH13",
            "1211/2016/UBTVQH13",
            "None",
            "Ủy ban Thường vụ Quốc hội",
        ),
        (
            "ngày 31/12/2021, Sở đã ban hành Quyết định số 1319/QĐ-SKHCN về",
            "1319/QĐ-SKHCN",
            "2021-12-31",
            "None",
        ),
        (
            "Quyết định số 76/ QĐ - UBND ngày 1 / 2 / 2023",
            "76/QĐ-UBND",
            "2023-02-01",
            "Ủy ban nhân dân",
        ),
        ("Kế hoạch số 120/KH-\nSKHCN ngày 17/02/2022", "120/KH-SKHCN", "2022-02-17", "None"),
        ("Luật Lưu trữ số 33/2024/QH15", "33/2024/QH15", "None", "Quốc hội"),
        (
            "Chỉ thị số 27/CT-TTg của Thủ tướng Chính phủ ngày 27 tháng 10 năm 2023 về",
            "27/CT-TTg",
            "2023-10-27",
            "Thủ tướng Chính phủ",
        ),
        (
            "Kế hoạch 32/KH-UBND ngày 22.01.2024 của UBND thành phố về",
            "32/KH-UBND",
            "2024-01-22",
            "UBND thành phố",
        ),
        (
            "Thông tư số 01/2023/TT-VPCP của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ về",
            "01/2023/TT-VPCP",
            "None",
            "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
        ),
        (
            "Công văn số 4338/BTTTT-CĐSQG ngày 14/10/2024 của Bộ\nThông tin và Truyền thông về",
            "4338/BTTTT-CĐSQG",
            "2024-10-14",
            "Bộ Thông tin và Truyền thông",
        ),
        ("Báo cáo thẩm định số 03/BCTĐ-STP ngày 08/01/2025", "03/BCTĐ-STP", "2025-01-08", "None"),
        (
            "Nghị quyết số 76/NQ-CP ngày 15 tháng 7/2021 của Chính phủ",
            "76/NQ-CP",
            "2021-07-15",
            "Chính phủ",
        ),
        ("CV 845/SNV-CCHC ngày 06/9/2022 của Sở Nội vụ", "845/SNV-CCHC", "2022-09-06", "Sở Nội vụ"),
        ("Nghị quyết 22-NQ/ThU của Thị ủy xác định", "22-NQ/ThU", "None", "Thị ủy"),
        ("Kết luận số 41-KL/TW ngày 02/8/2023 về", "41-KL/TW", "2023-08-02", "None"),
        ("Chỉ thị số 8-CT/TW của Ban Bí thư về", "8-CT/TW", "None", "Ban Bí thư"),
        (
            "Chương trình hành động số 7-CTHĐ/TU ngày 03/02/2021 của Tỉnh ủy về",
            "7-CTHĐ/TU",
            "2021-02-03",
            "Tỉnh ủy",
        ),
        (
            "Quyết định số 9/QĐ-BLĐTBXH của Bộ Lao động - Thương binh và Xã hội",
            "9/QĐ-BLĐTBXH",
            "None",
            "Bộ Lao động - Thương binh và Xã hội",
        ),
    ],
)
def test_a_usual_form_is_read(text: str, number: str, day: str, issuer: str) -> None:
    (citation,) = cited(f"Căn cứ {text};")

    assert (citation.number, str(citation.date), str(citation.issuer)) == (number, day, issuer)


@pytest.mark.parametrize(
    "text",
    [
        "ban hành Nghị quyết số 76/NQ-CP. Theo đó, các bộ thực hiện",
        "ban hành Nghị quyết số 76/NQ-CP.Theo đó, các bộ thực hiện",
        "ban hành Nghị quyết số 76/NQ-CP - Theo đó, các bộ thực hiện",
        "thực hiện Nghị quyết số 76/NQ.CP. Sau đó",
    ],
)
def test_the_word_that_begins_the_next_sentence_is_no_part_of_a_number(text: str) -> None:
    (citation,) = cited(f"Ngày 15/7/2021, Chính phủ {text}.")

    assert citation.number.replace(".", "-") == "76/NQ-CP"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Theo Quyết định số 268/QĐ-BNV, năm 2024 tỉnh xếp thứ 25/63.", None),
        ("Theo Quyết định số 268/QĐ-BNV, tháng 3 năm 2024 tỉnh xếp thứ 25/63.", None),
        ("Theo Quyết định số 268/QĐ-BNV năm 2024, tỉnh xếp thứ 25/63.", "năm 2024"),
        ("Theo Quyết định số 268/QĐ-BNV, năm 2024 của Bộ Nội vụ, tỉnh xếp thứ 25/63.", "năm 2024"),
        ("Tỉnh xếp thứ 25/63 theo Quyết định số 268/QĐ-BNV, tháng 3 năm 2024.", "tháng 3 năm 2024"),
    ],
)
def test_a_time_behind_a_comma_is_of_a_document_only_where_no_phrase_begins_with_it(
    text: str, printed: str | None
) -> None:
    (citation,) = cited(text)

    assert citation.printed == printed


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("các Nghị quyết số 12-NQ/TU, 13-NQ/TU và 14-NQ/TU", ["12-NQ/TU", "13-NQ/TU", "14-NQ/TU"]),
        ("các Nghị quyết số 21, 22 và 23/NQ-HĐND", ["21/NQ-HĐND", "22/NQ-HĐND", "23/NQ-HĐND"]),
        ("các Nghị quyết số 1, 2 và 3 năm 2021 của Chính phủ", ["1", "2", "3"]),
        (
            "các Nghị định của Chính phủ: số 1/2020/NĐ-CP; số 2/2021/NĐ-CP",
            ["1/2020/NĐ-CP", "2/2021/NĐ-CP"],
        ),
    ],
)
def test_a_list_gives_each_of_its_documents(text: str, numbers: list[str]) -> None:
    assert [citation.number for citation in cited(f"Căn cứ {text}.")] == numbers


def test_the_day_of_a_list_is_that_of_each() -> None:
    assert {
        str(citation.date)
        for citation in cited("Quyết định số 876/QĐ-BNV, 877/QĐ-BNV ngày 10/11/2022")
    } == {"2022-11-10"}


def test_a_document_named_twice_is_cited_once_with_all_that_is_said_of_it() -> None:
    (citation,) = cited(
        "Theo Nghị quyết số 76/NQ-CP.\nNghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ."
    )

    assert str(citation.date) == "2021-07-15"


def test_the_day_of_one_document_is_not_that_of_the_next() -> None:
    first, second = cited(
        "ban hành Quyết định số 685/QĐ-UBND ngày 21/3/2022 chọn ngày ban hành Nghị quyết 06-NQ/TU"
        " là ngày hội."
    )

    assert (str(first.date), second.number, second.date) == ("2022-03-21", "06-NQ/TU", None)


def test_one_number_of_two_years_is_two_documents() -> None:
    assert (
        len(cited("Kế hoạch số 5/KH-UBND ngày 3/1/2022; Kế hoạch số 5/KH-UBND ngày 4/1/2023")) == 2
    )


def test_a_law_is_known_by_its_name() -> None:
    assert [
        citation.title
        for citation in cited("theo Luật Cán bộ, công chức và Bộ luật Lao động năm 2019.")
    ] == ["Luật Cán bộ, công chức", "Bộ luật Lao động"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Luật Tổ chức HĐND và UBND ngày 26/11/2003",
            [("Luật Tổ chức HĐND và UBND", "2003-11-26")],
        ),
        (
            "Luật ban hành văn bản quy phạm pháp luật ngày 03/12/2004",
            [("Luật ban hành văn bản quy phạm pháp luật", "2004-12-03")],
        ),
        (
            "Luật Giao dịch điện tử (sửa đổi) ngày 22/6/2023",
            [("Luật Giao dịch điện tử", "2023-06-22")],
        ),
        ("Luật Phòng, chống tham nhũng năm 2018", [("Luật Phòng, chống tham nhũng", "None")]),
        (
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Viên chức và Luật Thanh tra ngày"
                " 25/11/2019"
            ),
            [
                ("Luật Viên chức", "None"),
                ("Luật Thanh tra", "None"),
                (
                    "Luật sửa đổi, bổ sung một số điều của Luật Viên chức và Luật Thanh tra",
                    "2019-11-25",
                ),
            ],
        ),
        (
            "Luật sửa đổi, bổ sung một số điều Luật Thanh tra ngày 18/6/2020",
            [
                ("Luật Thanh tra", "None"),
                ("Luật sửa đổi, bổ sung một số điều Luật Thanh tra", "2020-06-18"),
            ],
        ),
        ("Luật Lưu trữ số 33/2024/QH15. Theo Luật Lưu trữ", [("Luật Lưu trữ", "None")]),
    ],
)
def test_the_day_behind_the_laws_that_a_law_amends_is_that_of_the_law(
    text: str, titles: list[tuple[str, str]]
) -> None:
    found = [(citation.title, str(citation.date)) for citation in cited(f"Căn cứ {text}.")]

    assert sorted(found) == sorted(titles)


@pytest.mark.parametrize(
    "text", ["Nghị định số 62/2020/NĐ-TTg", "Nghị định số 62/2020/NĐ-CP ngày 1/1/2021"]
)
def test_a_number_that_cannot_be_is_flagged(text: str) -> None:
    (citation,) = cited(text)

    assert citation.odd


@pytest.mark.parametrize(
    "text",
    [
        "giải quyết 18/20 nhiệm vụ và 9/9 xã",
        "hoạt động 24/7, tiêu chuẩn TCVN ISO 9001:2015",
        "tăng 5%/năm, 30 phút/01 lần",
        "theo quy định pháp luật",
        "công văn số /KH-SKHCN ngày / /2023",
        "kỷ luật Đảng và Luật sư",
        "https://example.vn/quyet-dinh-468/QD-TTg.html",
    ],
)
def test_what_only_looks_like_a_document_is_none(text: str) -> None:
    assert cited(text) == []
