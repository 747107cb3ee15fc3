"""A title ends where the body begins, and no figure vanishes in it."""

from pathlib import Path

import pytest

from hub.dataset.rows import DocumentRow, FigureRow, Row, UnplacedRow
from loaders import documents
from tests.loaders.documents import files
from tests.loaders.documents.expected import DATASET

HEAD = "UBND TỈNH LAI CHÂU\nSỞ TƯ PHÁP\nSố: 12/BC-STP\nLai Châu, ngày 05 tháng 11 năm 2024\n"
TITLE = "Kết quả công tác tư pháp tháng 10 năm 2024"


def read(tmp_path: Path, text: str) -> list[Row]:
    """All that is said of a report of these lines under its letterhead."""
    path = tmp_path / "a.txt"
    path.write_text(f"{HEAD}\nBÁO CÁO\n{text}\n", encoding="utf-8")
    return list(documents.load(DATASET, [path]))


def title(rows: list[Row]) -> str:
    """The title of the document itself."""
    return next(row.title for row in rows if isinstance(row, DocumentRow))


def values(rows: list[Row]) -> list[float]:
    """The figures that are read."""
    return [row.value for row in rows if isinstance(row, FigureRow)]


@pytest.mark.parametrize(
    "body",
    [
        "\nĐến hết tháng 10/2024, tỉnh tiếp nhận 734 hồ sơ.",
        "\nToàn tỉnh tiếp nhận 734 hồ sơ",
        "\nSố hồ sơ tiếp nhận: 734 hồ sơ",
        "\nA. KẾT QUẢ\nTiếp nhận 734 hồ sơ.",
        "A. Kết quả\nTiếp nhận 734 hồ sơ.",
        "a) Tiếp nhận 734 hồ sơ.",
        "I - KẾT QUẢ\nTiếp nhận 734 hồ sơ.",
        "1/ Kết quả\nTiếp nhận 734 hồ sơ.",
        "Phần I\nTiếp nhận 734 hồ sơ.",
        "___________\nTổng số hồ sơ tiếp nhận là 734 hồ sơ.",
        "__________\nTổng số hồ sơ tiếp nhận là 734 hồ sơ.",
        "* * *\nTổng số hồ sơ tiếp nhận là 734 hồ sơ.",
        "Cả tỉnh tiếp nhận 734 hồ sơ.",
        "\nCán bộ của đơn vị đã nỗ lực.\nTiếp nhận 734 hồ sơ.",
    ],
    ids=[
        "gap and time",
        "gap",
        "gap and colon",
        "gap and letter",
        "letter",
        "small letter",
        "roman with dash",
        "number with slash",
        "part",
        "odd rule",
        "even rule",
        "stars",
        "figure",
        "gap and words",
    ],
)
def test_the_first_line_of_the_body_is_none_of_the_title(tmp_path: Path, body: str) -> None:
    rows = read(tmp_path, f"{TITLE}\n{body}")

    assert title(rows) == TITLE
    assert values(rows) == [734]


def test_a_paragraph_of_a_word_file_below_an_empty_one_is_none_of_the_title(tmp_path: Path) -> None:
    path = files.word(
        tmp_path / "a.docx",
        *HEAD.splitlines(),
        "BÁO CÁO",
        TITLE,
        "",
        "Toàn tỉnh tiếp nhận 734 hồ sơ.",
    )

    rows = list(documents.load(DATASET, [path]))

    assert (title(rows), values(rows)) == (TITLE, [734])


@pytest.mark.parametrize(
    "printed",
    [
        "Kết quả công tác tư pháp\ntháng 10 năm 2024",
        "\nKết quả công tác tư pháp\n\ntháng 10 năm 2024",
        "Kết quả công tác tư pháp\n\nTháng 10 năm 2024",
        "Kết quả thực hiện nhiệm vụ của\n\nSở Tư pháp tháng 10 năm 2024",
        "KẾT QUẢ CÔNG TÁC TƯ PHÁP\n\nVÀ THI HÀNH ÁN THÁNG 10 NĂM 2024",
        "Kết quả thực hiện Kế hoạch số\n06-KH/TU tháng 10 năm 2024",
        "-----\nKết quả công tác tư pháp tháng 10 năm 2024",
    ],
)
def test_a_title_that_is_broken_within_a_phrase_goes_on(tmp_path: Path, printed: str) -> None:
    rows = read(tmp_path, f"{printed}\n\nI. KẾT QUẢ\nTiếp nhận 734 hồ sơ.")

    assert title(rows) == " ".join(printed.strip("-\n").split())
    assert [row.period for row in rows if isinstance(row, FigureRow)] == ["2024-10"]


@pytest.mark.parametrize(
    "text",
    [
        "Kết quả giải quyết 734 hồ sơ trong tháng 10 năm 2024\n\nI. KẾT QUẢ",
        "Tiếp nhận 734 hồ sơ.\n\nI. KẾT QUẢ",
    ],
    ids=["title", "no title"],
)
def test_a_quantity_within_a_title_is_listed_as_not_placed(tmp_path: Path, text: str) -> None:
    rows = read(tmp_path, text)

    assert [
        (row.text, row.origin, row.locator) for row in rows if isinstance(row, UnplacedRow)
    ] == [(text.splitlines()[0], "a.txt:7", "dòng 7")]


def test_a_quantity_above_the_title_is_listed_as_not_placed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        f"{HEAD}Tiếp nhận 734 hồ sơ.\nBÁO CÁO\n{TITLE}\n\nI. KẾT QUẢ\n", encoding="utf-8"
    )

    (listed,) = [
        row.text for row in documents.load(DATASET, [path]) if isinstance(row, UnplacedRow)
    ]
    assert listed.endswith("Tiếp nhận 734 hồ sơ.")


def test_a_title_that_counts_is_not_broken_where_it_goes_on(tmp_path: Path) -> None:
    rows = read(tmp_path, "Về việc\nCông bố danh mục\n15 thủ tục hành chính\n\nI. KẾT QUẢ")

    assert title(rows) == "Về việc Công bố danh mục 15 thủ tục hành chính"


def test_no_number_time_or_day_of_a_head_is_listed(tmp_path: Path) -> None:
    rows = read(
        tmp_path,
        "Sơ kết 6 tháng đầu năm 2024 việc thực hiện Kế hoạch số 5/KH-UBND\n(lần thứ 2)\n\nI."
        " KẾT QUẢ",
    )

    assert [row for row in rows if isinstance(row, UnplacedRow)] == []
