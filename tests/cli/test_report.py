"""What an import did, in lines for a person."""

from collections import Counter
from pathlib import Path

import pytest

from hub.cli import report
from hub.dataset.rows import FigureRow, Ignored
from hub.importing.release import Outcome
from hub.words.language import Language, Text
from tests.hubs import TestHub

HEADER = "period,entity,code,value,missing,rank,rank_of,source\n"


def told(
    hub: TestHub, text: str, folder: Path, language: Language = Language.VI, **manner
) -> list[str]:
    """The lines about a file of these lines."""
    path = folder / "new.csv"
    path.write_text(HEADER + text, encoding="utf-8")
    return list(report.lines(hub.take("made", path, **manner), language))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            Language.VI,
            [
                "made: phiên bản dữ liệu 3",
                "  số liệu: thêm mới 1, thay đổi 1, lặp lại 1, bỏ qua 1, bị từ chối 1",
                "  danh mục: giữ nguyên 11",
                "  số liệu được chọn thay đổi: 1",
                "  ! new.csv:6: thấy “bảy”, cột value cần một số",
                "  - new.csv: bỏ qua 1 ô, dòng trống",
            ],
        ),
        (
            Language.EN,
            [
                "made: data version 3",
                "  figures: added 1, changed 1, repeated 1, ignored 1, rejected 1",
                "  catalogue: unchanged 11",
                "  preferred figures that change: 1",
                "  ! new.csv:6: found “bảy”, the column value wants a number",
                "  - new.csv: 1 cells left out, a blank line",
            ],
        ),
    ],
)
def test_counts_first_then_every_place(
    hub: TestHub, tmp_path: Path, language: Language, expected: list[str]
) -> None:
    lines = told(
        hub,
        "2020,Ân,TOTAL,71,,,,made/book\n2019,Ân,TOTAL,75,,,,made/book\n2019,Ân,TOTAL,75,,,,made/book\n,,,,,,,\n"
        "2019,Bình,TOTAL,bảy,,,,made/book\n",
        tmp_path,
        language,
        keep_good=True,
    )

    assert lines == expected


def test_nothing_new_says_so(hub: TestHub, tmp_path: Path) -> None:
    same = "2019,Bình,COST,4,,,,made/paper\n"
    told(hub, same, tmp_path)

    assert told(hub, same, tmp_path)[0] == "made: không có gì thay đổi"
    assert told(hub, same, tmp_path, Language.EN)[0] == "made: nothing changed"


def test_look_only_says_so(hub: TestHub, tmp_path: Path) -> None:
    line = "2019,Bình,TOTAL,81,,,,made/book\n"

    assert told(hub, line, tmp_path, dry_run=True)[0] == "made: chỉ xem trước, chưa ghi gì"
    assert (
        told(hub, line, tmp_path, Language.EN, dry_run=True)[0]
        == "made: a look only, nothing was written"
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            Language.VI,
            ["  ! … và 5 lỗi nữa, không liệt kê", "  - … và 2 chỗ bỏ qua nữa, không liệt kê"],
        ),
        (
            Language.EN,
            ["  ! … and 5 more faults, not listed", "  - … and 2 more ignored places, not listed"],
        ),
    ],
)
def test_what_is_only_counted_is_told(language: Language, expected: list[str]) -> None:
    outcome = Outcome("made", 3, untold=Counter(faults=5, ignored=2))

    assert list(report.lines(outcome, language))[1:] == expected


@pytest.mark.parametrize(
    ("printed", "unit", "shown"),
    [
        ("125 hồ sơ", "hồ sơ", "125 hồ sơ"),
        ("96%", "%", "96%"),
        ("98 thủ tục", "TTHC", "98 thủ tục"),
        ("xếp hạng 30/63", "hạng", "xếp hạng 30/63"),
        ("30/63", "hạng", "30/63 hạng"),
        ("≥ 99,5", "%", "≥ 99,5 %"),
        ("65,75", "điểm", "65,75 điểm"),
        ("trên 93", "%", "trên 93 %"),
        (
            "12 doanh nghiệp trên 1.000 dân",
            "doanh nghiệp/1.000 dân",
            "12 doanh nghiệp trên 1.000 dân",
        ),
        ("50 m²", "m2", "50 m²"),
    ],
)
def test_a_unit_stands_once(printed: str, unit: str, shown: str) -> None:
    row = FigureRow("a.txt:1", "a", "Số liệu", 1, printed, unit, "2024")

    assert report.taken(row, Language.VI) == f"số liệu: Số liệu · {shown} · 2024"


def test_a_figure_says_whose_it_is_or_that_this_is_unknown() -> None:
    row = FigureRow("a.txt:1", "a", "PAPI", 43, "43 điểm", "điểm", "2024")

    assert (
        report.taken(row._replace(entity="ha-nam"), Language.VI)
        == "số liệu: PAPI · 43 điểm · 2024 · ha-nam"
    )
    assert (
        report.taken(row._replace(entity=""), Language.VI)
        == "số liệu: PAPI · 43 điểm · 2024 · không rõ đơn vị"
    )


def test_what_is_not_read_of_a_document_is_a_line_of_its_own() -> None:
    row = Ignored(
        "a.docx:4",
        "4, 9",
        Text("(dòng): ảnh, không đọc chữ trong ảnh", "(line): pictures, whose words are not read"),
    )

    assert (
        report.taken(row, Language.EN)
        == "- a.docx:4: “4, 9” (line): pictures, whose words are not read"
    )


@pytest.mark.parametrize(
    ("printed", "unit", "told"),
    [
        ("20 m2", "m2", "20 m2"),
        ("20 m2", "m²", "20 m2"),
        ("20", "m2", "20 m2"),
        ("20%", "%", "20%"),
    ],
)
def test_a_unit_that_is_printed_is_not_told_twice(printed: str, unit: str, told: str) -> None:
    assert report._measured(FigureRow("x", "", "dòng 1", 20.0, printed, unit)) == told
