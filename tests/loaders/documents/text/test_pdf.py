"""A PDF's raised marks are no digits, and its tables are rows where their cells can be told."""

from pathlib import Path

import pytest

from hub.dataset.rows import FigureRow, Ignored, TargetRow, UnplacedRow
from loaders import documents
from loaders.documents.text import pdf as door
from loaders.documents.text.line import Paper
from tests.loaders.documents.expected import DATASET, TEXTS, of
from tests.loaders.documents.files import at, pdf, ruled

PRINTED = TEXTS / "printed"
COLUMNS, ROWS = [50, 200, 320, 440], [700, 680, 660, 640]
CELLS = [
    ["Lĩnh vực", "Hồ sơ tiếp nhận", "Hồ sơ quá hạn"],
    ["Tôn giáo", "12", "1"],
    ["Văn thư", "7", ""],
]


def read(path: Path) -> Paper:
    """What is read of a PDF made here, within this process."""
    return door.pdf(path)


def texts(path: Path) -> list[str]:
    """The lines of a PDF."""
    return [line.text for line in read(path).lines]


def table(cells: list[list[str]] = CELLS, lefts: list[float] = COLUMNS, top: float = 700) -> bytes:
    """The words of a table, each in its cell."""
    return b"\n".join(
        at(x + 4, top - 14 - 20 * row, text, 9)
        for row, line in enumerate(cells)
        for x, text in zip(lefts, line, strict=False)
        if text
    )


def drawn(*parts: bytes) -> bytes:
    """A page of these parts."""
    return b"\n".join(parts)


@pytest.mark.parametrize(
    "mark",
    [
        at(61, 704, "1", 7),
        at(61, 704, "(1)", 7),
        at(61, 704, "[1]", 7),
        at(61, 704, "*", 7),
        at(61, 704, "12", 7),
        at(61, 704, "101", 7),
        at(61, 704, "1,2", 7),
        at(61, 704, "a", 7),
        at(61, 702, "3", 9),
    ],
    ids=[
        "digit",
        "brackets",
        "square brackets",
        "star",
        "two digits",
        "three digits",
        "two marks",
        "letter",
        "printed by a browser",
    ],
)
def test_what_is_smaller_and_raised_beside_a_number_is_a_mark(tmp_path: Path, mark: bytes) -> None:
    path = pdf(tmp_path / "a.pdf", drawn(at(50, 700, "95"), mark, at(80, 700, "hồ sơ")))

    assert [text.replace("  ", " ") for text in texts(path)] == ["95 hồ sơ"]


@pytest.mark.parametrize(
    "mark",
    [at(61, 700, "1", 6), at(61, 705, "1"), at(61, 696, "1", 7)],
    ids=["small", "raised", "lowered"],
)
def test_a_number_that_may_hold_a_mark_is_not_read(tmp_path: Path, mark: bytes) -> None:
    (text,) = texts(pdf(tmp_path / "a.pdf", drawn(at(50, 700, "95"), mark, at(80, 700, "hồ sơ"))))

    assert text.startswith("⁹⁵¹")


@pytest.mark.parametrize(
    ("other", "digits"),
    [
        (drawn(at(50, 700, "95 hồ sơ", 14), at(50, 685, "1 hồ sơ", 9)), "951"),
        (drawn(at(50, 700, "Năm 2024"), at(200, 704, "1", 7)), "20241"),
        (drawn(at(50, 700, "Nhỏ 95 hồ sơ", 8), at(130, 700, "lớn", 14)), "95"),
        (at(50, 700, "1.502 hồ sơ, 98,5%", 7), "1502985"),
    ],
    ids=["a smaller line below", "far away", "small words before", "all small"],
)
def test_digits_of_other_lines_and_sizes_stay(tmp_path: Path, other: bytes, digits: str) -> None:
    said = "".join(texts(pdf(tmp_path / "a.pdf", other)))

    assert "".join(filter(str.isdigit, said)) == digits


def test_a_unit_keeps_its_power(tmp_path: Path) -> None:
    assert texts(pdf(tmp_path / "a.pdf", drawn(at(50, 700, "1.250 m"), at(89, 704, "2", 7))))[
        0
    ].endswith("1.250 m2")


def test_marks_of_a_browser_are_read_as_such() -> None:
    figures = of(FigureRow, PRINTED / "raised_marks.pdf")

    assert [(row.value, row.unit) for row in figures] == [
        (310, "hồ sơ"),
        (305, "hồ sơ"),
        (5, "hồ sơ"),
        (250, "hồ sơ"),
        (80.6, "%"),
        (1250, "m2"),
    ]
    assert [row.found for row in of(Ignored, PRINTED / "raised_marks.pdf")] == ["¹⁰³"]


def test_what_a_browser_prints_small_or_raised_alone_is_unplaced_with_its_reason() -> None:
    path = PRINTED / "unsure_marks.pdf"

    assert [row.value for row in of(FigureRow, path)] == [310, 305]
    assert [(row.text, row.locator) for row in of(UnplacedRow, path)] == [
        ("2. Quá hạn ⁵³ hồ sơ.", "mục I.2, trang 1, dòng 7"),
        ("3. Trả lại ⁴¹ hồ sơ.", "mục I.3, trang 1, dòng 8"),
    ]


def test_a_ruled_table_is_rows_and_none_of_it_running_text(tmp_path: Path) -> None:
    page = drawn(at(50, 760, "Trước bảng"), ruled(COLUMNS, ROWS), table(), at(50, 600, "Sau bảng"))

    lines = read(pdf(tmp_path / "a.pdf", page)).lines

    assert [(line.text, line.table) for line in lines] == [
        ("Trước bảng", 0),
        ("Lĩnh vực\tHồ sơ tiếp nhận\tHồ sơ quá hạn", 1),
        ("Tôn giáo\t12\t1", 1),
        ("Văn thư\t7\t", 1),
        ("Sau bảng", 0),
    ]


def test_a_table_on_a_turned_page_is_read_as_it_is_shown(tmp_path: Path) -> None:
    upright = b"0 1 -1 0 595 0 cm\n" + drawn(ruled(COLUMNS, [500, 480, 460, 440]), table(top=500))

    lines = texts(pdf(tmp_path / "a.pdf", upright, turned=90))

    assert lines[1:] == ["Tôn giáo\t12\t1", "Văn thư\t7\t"]


def test_a_cell_of_two_lines_and_a_mark_in_a_cell(tmp_path: Path) -> None:
    words = drawn(
        at(54, 692, "Lĩnh vực", 7),
        at(54, 683, "công tác", 7),
        at(204, 686, "Tiếp nhận"),
        at(54, 666, "Tôn giáo"),
        at(204, 666, "12"),
        at(216, 670, "1", 7),
    )

    assert texts(pdf(tmp_path / "a.pdf", drawn(ruled([50, 200, 320], [700, 680, 660]), words))) == [
        "Lĩnh vực công tác\tTiếp nhận",
        "Tôn giáo\t12",
    ]


def test_merged_heads_are_read_by_columns() -> None:
    figures = of(FigureRow, PRINTED / "merged_heads.pdf")

    assert [(row.label.partition(" – ")[2], row.value) for row in figures[:3]] == [
        ("hồ sơ tiếp nhận – trực tuyến", 12),
        ("hồ sơ tiếp nhận – trực tiếp", 3),
        ("hồ sơ quá hạn", 0),
    ]
    assert figures[-1].value == 1255


def test_a_table_goes_on_overleaf_under_its_header(tmp_path: Path) -> None:
    head = [
        at(50, 800, "BÁO CÁO"),
        at(50, 780, "Kết quả cải cách hành chính năm 2024"),
        at(50, 760, "1. Kết quả"),
    ]
    first = drawn(*head, ruled(COLUMNS, ROWS), table(), at(290, 20, "1"))
    second = drawn(
        ruled(COLUMNS, ROWS[:2]), table([["Đất đai", "30", "2"]]), at(50, 600, "2. Hết.")
    )

    rows = list(documents.load(DATASET, [pdf(tmp_path / "a.pdf", first, second)]))

    assert [(row.label, row.value, row.locator) for row in rows if isinstance(row, FigureRow)][
        -1
    ] == ("Đất đai – hồ sơ quá hạn", 2, "mục 1, trang 2, dòng 8")


def test_a_row_broken_by_a_page_is_one(tmp_path: Path) -> None:
    open_below = (
        ruled(COLUMNS, [700, 680, 660])
        + b"\n"
        + b"\n".join(b"%d 660 m %d 640 l S" % (x, x) for x in COLUMNS)
    )
    first = drawn(open_below, table([CELLS[0], CELLS[1], ["Tài nguyên", "30", "2"]]))
    second = drawn(
        ruled(COLUMNS, [700, 680, 660, 640]),
        table([CELLS[0], ["và Môi trường", "", ""], ["Y tế", "4", "0"]]),
    )

    assert texts(pdf(tmp_path / "a.pdf", first, second)) == [
        "Lĩnh vực\tHồ sơ tiếp nhận\tHồ sơ quá hạn",
        "Tôn giáo\t12\t1",
        "Tài nguyên và Môi trường\t30\t2",
        "Lĩnh vực\tHồ sơ tiếp nhận\tHồ sơ quá hạn",
        "Y tế\t4\t0",
    ]


def test_a_table_without_ruled_cells_is_unplaced_with_page_line_and_reason(tmp_path: Path) -> None:
    head = [
        at(50, 800, "BÁO CÁO"),
        at(50, 780, "Kết quả cải cách hành chính năm 2024"),
        at(50, 760, "1. Kết quả"),
    ]
    cells = [CELLS[0], CELLS[1], ["Văn thư", "7", "0"]]

    rows = list(
        documents.load(
            DATASET, [pdf(tmp_path / "a.pdf", drawn(*head, table(cells), at(50, 600, "2. Hết.")))]
        )
    )

    assert [row for row in rows if isinstance(row, FigureRow)] == []
    assert [(row.text, row.locator) for row in rows if isinstance(row, UnplacedRow)] == [
        ("Tôn giáo | 12 | 1", "mục 1, trang 1, dòng 5"),
        ("Văn thư | 7 | 0", "mục 1, trang 1, dòng 6"),
    ]
    assert ["without ruled cells" in row.why.en for row in rows if isinstance(row, Ignored)] == [
        True
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "\n".join(
            [
                *(f"50 {y} m 440 {y} l S" for y in ROWS),
                *(f"{x} 700 m {x} 640 l S" for x in COLUMNS[1:-1]),
            ]
        ),
        "\n".join(
            [
                *(f"50 {y} m 440 {y} l S" for y in ROWS[1:]),
                *(f"{x} 700 m {x} 640 l S" for x in COLUMNS),
            ]
        ),
        "\n".join(
            f"{x} {y} 0.5 20 re f {x} {y} {width} 0.5 re f {x} {y + 20} {width} 0.5 re f"
            f" {x + width} {y} 0.5 20 re f"
            for y in ROWS[1:]
            for x, width in zip(COLUMNS, (150, 120, 120), strict=False)
        ),
        "\n".join(
            f"{x} {y} {width} 20 re f"
            for y in ROWS[1:]
            for x, width in zip(COLUMNS, (150, 120, 120), strict=False)
        ),
    ],
    ids=["open sides", "open top", "thin rectangles", "shaded cells"],
)
def test_a_table_is_read_however_its_lines_are_drawn(tmp_path: Path, lines: str) -> None:
    path = pdf(tmp_path / "a.pdf", drawn(lines.encode(), b"0 g", table()))

    assert texts(path) == ["\t".join(row) for row in CELLS]


@pytest.mark.parametrize(
    "lines",
    [
        b"40 40 515 760 re S",
        b"50 697 m 200 697 l S\n50 677 m 200 677 l S",
        b"50 650 100 60 re S\n300 650 100 60 re S",
    ],
    ids=["a frame of the page", "underlines", "boxes"],
)
def test_other_lines_make_no_table(tmp_path: Path, lines: bytes) -> None:
    path = pdf(
        tmp_path / "a.pdf",
        drawn(lines, at(60, 700, "Tiếp nhận 95 hồ sơ"), at(60, 680, "Giải quyết 90 hồ sơ")),
    )

    assert [line.table for line in read(path).lines] == [0, 0]


def test_a_page_that_is_a_drawing_of_lines_is_read_within_bounds(tmp_path: Path) -> None:
    grid = ruled([float(x) for x in range(20, 560, 4)], [float(y) for y in range(820, 20, -4)])

    found = read(pdf(tmp_path / "a.pdf", drawn(grid, at(60, 700, "Tiếp nhận 95 hồ sơ"))))

    assert [line.text for line in found.lines] == ["Tiếp nhận 95 hồ sơ"]
    assert ["too many drawn lines" in one.what.en for one in found.omissions] == [True]


def test_pages_that_cannot_be_decoded_are_told_by_their_numbers(tmp_path: Path) -> None:
    strange = at(50, 700, "\ue001\ue002\ue003\ue004 \ue005")

    found = read(
        pdf(
            tmp_path / "a.pdf",
            drawn(at(50, 700, "Tiếp nhận 95 hồ sơ")),
            drawn(strange),
            drawn(strange),
        )
    )

    assert [(one.what.en, one.page) for one in found.omissions] == [
        ("letters that cannot be decoded; not read", 2),
        ("letters that cannot be decoded; not read", 3),
    ]


def test_what_goes_on_overleaf_from_a_table_without_ruled_cells_is_unplaced_too(
    tmp_path: Path,
) -> None:
    head = [
        at(50, 800, "KẾ HOẠCH"),
        at(50, 780, "Cải cách hành chính năm 2024"),
        at(50, 760, "I. MỤC TIÊU"),
    ]
    cells = [["1", "Tỷ lệ hồ sơ trực tuyến", "61,5%"], ["2", "Tỷ lệ hồ sơ đúng hạn", "99,1%"]]
    overleaf = [
        "3 Chỉ số SIPAS của tỉnh 81,4% 84%",
        "4 Nhiệm vụ rà soát 25 thủ tục",
        "II. GIẢI PHÁP",
        "Phấn đấu mở 6 lớp tập huấn.",
    ]

    rows = list(
        documents.load(DATASET, [pdf(tmp_path / "a.pdf", drawn(*head, table(cells)), overleaf)])
    )

    assert [row.text for row in rows if isinstance(row, UnplacedRow)] == [
        "1 | Tỷ lệ hồ sơ trực tuyến | 61,5%",
        "2 | Tỷ lệ hồ sơ đúng hạn | 99,1%",
        "Chỉ số SIPAS của tỉnh 81,4% 84%",
        "Nhiệm vụ rà soát 25 thủ tục",
    ]
    assert [row.printed for row in rows if isinstance(row, TargetRow | FigureRow)] == [
        "6 lớp tập huấn"
    ]
