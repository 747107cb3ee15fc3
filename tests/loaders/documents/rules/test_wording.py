"""Letters are set right and broken lines joined without losing their place."""

import unicodedata

import pytest

from loaders.documents.rules.wording import fold, mend
from loaders.documents.text import passages
from loaders.documents.text.paper import Line


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (unicodedata.normalize("NFD", "Kế hoạch"), "Kế hoạch"),
        ("B Á O  C Á O", "BÁO CÁO"),
        ("<p>H&agrave; <b>Nam</b></p>", " Hà Nam"),
        ("ngày 1O tháng 7 năm 2O23", "ngày 10 tháng 7 năm 2023"),
        ("**Mục** *tiêu*", "Mục tiêu"),
        ("• 100% hồ sơ", "- 100% hồ sơ"),
        ("Ðẩy mạnh", "Đẩy mạnh"),
        ("thủ\u00adtục", "thủtục"),
    ],
)
def test_a_line_is_mended(written: str, meant: str) -> None:
    assert mend(written) == meant


def test_one_word_with_its_tone_on_either_vowel_is_one() -> None:
    assert fold("Ủy ban, hòa giải") == fold("uỷ ban, hoà giải")


def joined(text: str) -> list[str]:
    """The passages of a text."""
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    return [passage.text for passage in passages.passages(passages.mended(lines))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Sở đã tiếp nhận và giải quyết các hồ\nsơ đúng hạn.",
            ["Sở đã tiếp nhận và giải quyết các hồ sơ đúng hạn."],
        ),
        ("theo Nghị đị-\nnh số 1", ["theo Nghị định số 1"]),
        ("Quyết định số 1/QĐ-\nUBND tỉnh", ["Quyết định số 1/QĐ-UBND tỉnh"]),
        ("I. MỤC ĐÍCH,\nYÊU CẦU\n1. Chung", ["I. MỤC ĐÍCH, YÊU CẦU", "1. Chung"]),
        ("theo văn bản của Bộ\nNội vụ", ["theo văn bản của Bộ Nội vụ"]),
        ("Phần I\nKẾT QUẢ NĂM 2023", ["Phần I KẾT QUẢ NĂM 2023"]),
        ("I. MỤC TIÊU\n1. Chung\n- Một", ["I. MỤC TIÊU", "1. Chung", "- Một"]),
        ("Hết câu.\n12\nCâu sau.", ["Hết câu.", "Câu sau."]),
    ],
)
def test_broken_lines_are_joined_and_items_are_not(text: str, parts: list[str]) -> None:
    assert joined(text) == parts


def test_each_letter_keeps_its_line() -> None:
    (passage,) = passages.passages(
        [Line(7, "phấn đấu đến năm 2025 đạt"), Line(9, "ít nhất 90% hồ sơ")]
    )

    assert (passage.line(0).number, passage.line(passage.text.index("90")).number) == (7, 9)


def test_a_passage_knows_its_sections() -> None:
    lines = [
        Line(number, line)
        for number, line in enumerate(
            ["II. MỤC TIÊU", "2. Cụ thể", "a) Một", "III. GIẢI PHÁP", "Hai"], 1
        )
    ]

    assert [passage.section for passage in passages.passages(lines)] == [
        "II",
        "II.2",
        "II.2.a",
        "III",
        "III",
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A. KẾT QUẢ NĂM 2021", "KẾT QUẢ NĂM 2021"),
        ("2.2- Mục tiêu cụ thể đến năm 2025", "Mục tiêu cụ thể đến năm 2025"),
        ("a/ Về hạ tầng:", "Về hạ tầng"),
        ("4. NHIỆM VỤ 3 THÁNG CUỐI NĂM", "NHIỆM VỤ 3 THÁNG CUỐI NĂM"),
        ("CHỈ TIÊU NĂM 2025", "CHỈ TIÊU NĂM 2025"),
    ],
)
def test_a_heading_is_known_by_its_mark_or_its_capitals(text: str, title: str) -> None:
    (passage,) = passages.passages([Line(1, text)])

    assert passage.headings[-1].title == title
