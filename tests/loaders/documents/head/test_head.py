"""Kind, number, day, issuer and period are read from heads as they are printed, copied and
broken.
"""

from datetime import date
from pathlib import Path

import pytest

from hub.dataset.rows import DocumentRow, ObservationRow
from hub.words.errors import Suspicion
from loaders import documents
from tests.loaders.documents.expected import DATASET

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def read(folder: Path, text: str) -> DocumentRow:
    """What the head of a text says of it."""
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    return next(row for row in documents.load(DATASET, [path]) if isinstance(row, DocumentRow))


@pytest.mark.parametrize(
    "text",
    [
        (
            f"UBND TỈNH KIM SƠN\t{MOTTO}\nSỞ Y TẾ\tĐộc lập - Tự do\nSố: 12/BC-SYT\tKim Sơn, ngày 05"
            " tháng 3 năm 2024\nBÁO CÁO\nKết quả quý I năm 2024"
        ),
        (
            f"UBND TỈNH KIM SƠN\nSỞ Y TẾ\n-----\n|\n{MOTTO}\n|\nSố:\n12/BC-SYT\n|\nKim Sơn,"
            " ngày\n05 tháng 3 năm 2024\n|\nBÁO CÁO\nKết quả quý I năm 2024"
        ),
        (
            f"UBND TỈNH KIM SƠN | {MOTTO} |\nSỞ Y TẾ\nSố: 12/BC-SYT | Kim Sơn, ngày 5/3/2024 |\nBÁO"
            " CÁO\nKết quả quý I\nnăm 2024"
        ),
        (
            f"SỞ Y TẾ TỈNH KIM SƠN\nSố 12/BC-SYT\n{MOTTO}\nBÁO\nCÁO\nKết quả quý I năm 2024\nKim"
            " Sơn,\nngày 05 tháng 3 năm 2024"
        ),
        (
            f"{MOTTO} UBND TỈNH KIM SƠN SỞ Y TẾ Độc lập - Tự do - Hạnh phúc Số: 12/BC-SYT Kim Sơn,"
            " ngày 05 tháng 3 năm 2024 BÁO CÁO KẾT QUẢ CẢI CÁCH HÀNH CHÍNH QUÝ I NĂM 2024 Trong"
            " quý, Sở đã ban hành kế hoạch."
        ),
    ],
    ids=["two columns", "broken", "bars", "day below the title", "one line"],
)
def test_one_head_is_read_in_every_form(tmp_path: Path, text: str) -> None:
    found = read(tmp_path, f"{text}\nThực hiện Kế hoạch của UBND tỉnh, Sở báo cáo như sau:")

    assert (found.kind, found.number, found.date, found.issuer, found.period) == (
        "Báo cáo",
        "12/BC-SYT",
        date(2024, 3, 5),
        "Sở Y tế",
        "2024-Q1",
    )


@pytest.mark.parametrize(
    ("letterhead", "number", "issuer"),
    [
        ("ỦY BAN NHÂN\nDÂN\nTỈNH\nTHÁI BÌNH", "96/KH-UBND", "Ủy ban nhân dân tỉnh Thái Bình"),
        ("UBND TỈNH NAM LONG\nVĂN PHÒNG", "7/KH-VP", "Văn phòng Ủy ban nhân dân"),
        ("SỞ Y TẾ TỈNH ĐÔNG AN\nBỆNH VIỆN ĐA KHOA", "6/KH-BVĐK", "Bệnh viện đa khoa tỉnh Đông An"),
        ("UBND HUYỆN MINH CHÂU\nPHÒNG NỘI VỤ", "6/KH-NV", "Phòng nội vụ huyện Minh Châu"),
        ("TỈNH ỦY AN LẠC\n*", "08-NQ/TU", "Tỉnh ủy An Lạc"),
        ("UBND THÀNH PHỐ HẢI PHÒNG", "8/KH-UBND", "UBND thành phố Hải Phòng"),
        (
            "ỦY BAN NHÂN DÂN\nXÃ TÂN BÌNH\nTỈNH AN GIANG",
            "8/KH-UBND",
            "Ủy ban nhân dân xã Tân Bình, tỉnh An Giang",
        ),
    ],
)
def test_the_issuer_is_the_last_body_of_the_letterhead(
    tmp_path: Path, letterhead: str, number: str, issuer: str
) -> None:
    found = read(
        tmp_path,
        f"{letterhead}\nSố: {number}\n{MOTTO}\nKẾ HOẠCH\nCải cách hành chính năm 2024\nCăn cứ Luật"
        " Lưu trữ.",
    )

    assert found.issuer == issuer


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("Cập nhật ngày: 19/01/2021 | 11:05 GMT+7", "2021-01-19"),
        ("Thứ tư, 17/04/2024 | 16:25 (GMT+7)", "2024-04-17"),
        (
            (
                "28/12/2022 | lượt xem: 25 Kết quả triển khai chuyển đổi số năm 2022 trên địa bàn"
                " huyện"
            ),
            "2022-12-28",
        ),
        (
            (
                "Để thực hiện Kế hoạch số 41-KH/TU ngày 12-01-2022 của Tỉnh ủy, các huyện ủy, đảng"
                " ủy đã tổ chức quán triệt"
            ),
            "None",
        ),
        (
            (
                "Từ ngày 01/3/2021, thị xã tiếp nhận toàn bộ hồ sơ đất đai của người dân trên môi"
                " trường mạng"
            ),
            "None",
        ),
    ],
)
def test_news_is_of_the_day_of_its_dateline(tmp_path: Path, lines: str, day: str) -> None:
    found = read(tmp_path, f"Huyện Phú Mỹ giải quyết nhanh hồ sơ của người dân\n{lines}\nTin bài.")

    assert (found.kind, str(found.date), found.issuer) == ("Tin", day, None)


def test_a_period_to_come_after_the_plan_is_not_its_own(tmp_path: Path) -> None:
    text = (
        "KẾ HOẠCH\nXây dựng chính quyền số giai đoạn 2021 - 2025, định hướng đến năm 2030\nCăn cứ"
        " Luật Lưu trữ."
    )

    assert read(tmp_path, text).period == "2021/2025"


def test_the_first_article_of_a_decision_ends_its_title(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "UBND TỈNH KIM SƠN\nSố: 7/QĐ-UBND\nKim Sơn, ngày 05 tháng 3 năm 2024\nQUYẾT ĐỊNH\nVề việc"
        " thu hồi văn bản\nĐiều 1. Thu hồi Quyết định số 5/QĐ-UBND ngày 10 tháng 01 năm 2024.",
    )

    assert (found.kind, found.title) == ("Quyết định", "Về việc thu hồi văn bản")


@pytest.mark.parametrize(
    "below",
    [
        "PHỤ LỤC: CHỈ TIÊU CHUYỂN ĐỔI SỐ",
        "Kết quả cụ thể như sau:",
        "TT Chỉ số Kết quả năm 2023 Mục tiêu",
        "Điều 1. Ban hành Quy chế kèm theo.",
        "Biểu số 1. Chỉ tiêu giao",
        "STT\tChỉ tiêu\tNăm 2024",
    ],
)
def test_a_title_ends_where_something_else_begins(tmp_path: Path, below: str) -> None:
    found = read(
        tmp_path,
        "SỞ TƯ PHÁP\nSố: 9/KH-STP\nLong Xuyên, ngày 05 tháng 3 năm 2024\nKẾ HOẠCH\nChuyển đổi"
        f" số\nnăm 2024\n{below}",
    )

    assert found.title == "Chuyển đổi số năm 2024"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 53c/BC-SYT", "53c/BC-SYT"),
        ("Số: 53đ/2024/BC-SYT", "53đ/2024/BC-SYT"),
        ("Số 53c đường Lê Lợi", None),
    ],
)
def test_a_letter_behind_the_number_is_part_of_it(
    tmp_path: Path, line: str, number: str | None
) -> None:
    found = read(
        tmp_path,
        f"SỞ Y TẾ TỈNH KIM SƠN\n{line}\nKim Sơn, ngày 05 tháng 3 năm 2024\nBÁO CÁO\nKết quả quý I"
        " năm 2024\nSở báo cáo.",
    )

    assert (found.number, found.date_printed) == (number, "05 tháng 3 năm 2024")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("05 tháng 10 năm 2099", "ngày 05/10/2099 chưa đến"),
        ("31 tháng 02 năm 2024", "không có ngày 31 tháng 02 năm 2024 trong lịch"),
        ("05 tháng 13 năm 2024", "không có ngày 05 tháng 13 năm 2024 trong lịch"),
        ("31/4/2024", "không có ngày 31/4/2024 trong lịch"),
    ],
)
def test_a_day_that_cannot_be_is_a_suspicion_of_its_line(
    tmp_path: Path, day: str, said: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        f"UBND TỈNH LAI CHÂU\nSỞ TƯ PHÁP\nSố: 9/BC-STP\nLai Châu, ngày {day}\nBÁO CÁO\nKết quả"
        " tháng 01 năm 2024\n\nI. KẾT QUẢ\nTiếp nhận 734 hồ sơ.",
        encoding="utf-8",
    )

    (suspicion,) = [row for row in documents.load(DATASET, [path]) if isinstance(row, Suspicion)]

    assert suspicion.origin == "a.txt:4"
    assert suspicion.text.vi.startswith(f"ngày ban hành của văn bản: {said}")


@pytest.mark.parametrize(
    "day", ["05 tháng 10 năm 2024", "… tháng 10 năm 2024", "    tháng 02 năm 2024"]
)
def test_a_day_that_may_be_is_no_suspicion(tmp_path: Path, day: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        f"SỞ TƯ PHÁP TỈNH LAI CHÂU\nSố: 9/BC-STP\nLai Châu, ngày {day}\nBÁO CÁO\nKết quả năm 2023",
        encoding="utf-8",
    )

    assert not any(isinstance(row, Suspicion) for row in documents.load(DATASET, [path]))


def test_figures_of_a_time_to_come_fill_nothing_under_a_day_to_come(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "UBND TỈNH LAI CHÂU\nSỞ TƯ PHÁP\nSố: 9/BC-STP\nLai Châu, ngày 05 tháng 10 năm 2099\nBÁO"
        " CÁO\nKết quả năm 2099\n\nI. KẾT QUẢ\nTiếp nhận 734 hồ sơ.",
        encoding="utf-8",
    )

    assert not any(isinstance(row, ObservationRow) for row in documents.load(DATASET, [path]))
