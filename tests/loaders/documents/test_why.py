"""Each row of a document tells the rules that decided it, what was refused too."""

from itertools import pairwise
from pathlib import Path

import pytest

from hub.cli import report
from hub.dataset.rows import FigureRow, ObservationRow, Ruling, TargetRow, UnplacedRow
from hub.words.language import Language
from loaders import documents
from tests.loaders.documents.conftest import REPORT
from tests.loaders.documents.expected import DATASET

KINDS = (FigureRow, TargetRow, UnplacedRow, ObservationRow)


def ruled(folder: Path, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The kind of each row that a number of a report became, and the rules that decided it."""
    path = folder / "a.txt"
    path.write_text(f"{REPORT}{text}\n", encoding="utf-8")
    rows = list(documents.load(DATASET, [path], why=True))
    return [
        (type(row).__name__, ruling.rules)
        for row, ruling in pairwise(rows)
        if isinstance(row, KINDS) and isinstance(ruling, Ruling)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "rules"),
    [
        (
            "Năm 2024 Sở đã tiếp nhận 734 hồ sơ.",
            "FigureRow",
            (
                "tense words-of-a-result",
                "figure result",
                "period own-words",
                "indicator words-of-OPERATIONS/DOSSIERS_RECEIVED",
                "owner issuer",
                "observation observed",
            ),
        ),
        (
            "Năm 2024 Sở đã tiếp nhận khoảng 700 hồ sơ.",
            "FigureRow",
            (
                "tense words-of-a-result",
                "figure result",
                "period own-words",
                "indicator words-of-OPERATIONS/DOSSIERS_RECEIVED",
                "owner issuer",
                "observation round-number",
            ),
        ),
        (
            "Phấn đấu năm 2025 tỷ lệ hồ sơ đúng hạn đạt tối thiểu 95%.",
            "TargetRow",
            ("tense hoped-or-retold", "target bound-aimed-at"),
        ),
        (
            "Ví dụ, đơn vị giải quyết 12 hồ sơ.",
            "UnplacedRow",
            ("tense says-nothing-of-its-own", "no target no-aim", "no figure no-result"),
        ),
        (
            "Chỉ số cải cách hành chính đạt 88,12.",
            "UnplacedRow",
            ("quantity measured-without-a-unit",),
        ),
    ],
    ids=["observed", "figure", "target", "refused", "unread"],
)
def test_the_rules_that_decided_stand_behind_a_row(
    tmp_path: Path, text: str, kind: str, rules: tuple[str, ...]
) -> None:
    assert ruled(tmp_path, text)[0] == (kind, rules)


TABLE = "Lĩnh vực\tSố hồ sơ tiếp nhận\tTỷ lệ đúng hạn (%)\tGhi chú\n"


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        (
            "Đất đai\t88\t\t",
            [
                (
                    "tense table-of-results",
                    "figure cell-of-results",
                    "unit column",
                    "period table",
                    "indicator none-of-results",
                    "owner issuer",
                )
            ],
        ),
        (
            "Sở Tư pháp\t88 trường hợp\t\t",
            [
                (
                    "tense table-of-results",
                    "figure cell-of-results",
                    "unit printed",
                    "period table",
                    "indicator none-of-results",
                    "owner label-is-a-body",
                )
            ],
        ),
        (
            "Tổng\t120 và 5\tkhoảng 90\t",
            [("table no-cell-of-a-column", "cell no-number-alone")],
        ),
        ("Đất đai\t1,250\t\t", [("table no-cell-of-a-column", "cell comma-in-doubt")]),
        ("\t12\t88\t", [("table row-without-a-label",)]),
        ("Đất đai\t12\t88\t\t45 hồ sơ", [("table row-wider-than-the-header",)]),
    ],
    ids=["column", "own-unit-and-office", "refused", "doubtful", "no-label", "too-wide"],
)
def test_the_rules_that_decided_stand_behind_a_cell(
    tmp_path: Path, row: str, rules: list[tuple[str, ...]]
) -> None:
    assert [decided for _, decided in ruled(tmp_path, TABLE + row)] == rules


def test_cells_left_beside_those_taken_tell_why(tmp_path: Path) -> None:
    row = "Đất đai\t88\tkhoảng 90\t12 hồ sơ trễ"

    _, *others = ruled(tmp_path, TABLE + row)

    assert others == [
        ("UnplacedRow", ("cell no-number-alone",)),
        ("UnplacedRow", ("cell beside-the-columns",)),
    ]


def test_a_target_of_a_table_tells_its_indicator(tmp_path: Path) -> None:
    text = "Chỉ tiêu\tĐơn vị tính\tMục tiêu năm 2025\nTỷ lệ hồ sơ giải quyết đúng hạn\t%\t98"

    assert ruled(tmp_path, text) == [
        (
            "TargetRow",
            (
                "tense column-of-aims",
                "target cell-of-aims",
                "unit cell-of-the-row",
                "period column",
                "indicator label",
                "owner issuer",
            ),
        )
    ]


def test_every_number_of_a_document_has_rules(tmp_path: Path) -> None:
    text = "Tiếp nhận 734 hồ sơ. Tỷ lệ trực tuyến đạt 0,87.\nLĩnh vực\tTiếp nhận\nĐất đai\t88"
    path = tmp_path / "a.txt"
    path.write_text(f"{REPORT}{text}\n", encoding="utf-8")
    rows = list(documents.load(DATASET, [path], why=True))

    for row, behind in zip(rows, [*rows[1:], None], strict=True):
        assert not isinstance(row, KINDS) or isinstance(behind, Ruling)


def test_rules_are_told_only_where_they_are_asked_for(read) -> None:
    assert [row for row in read("Tiếp nhận 734 hồ sơ.") if isinstance(row, Ruling)] == []


def test_rules_are_printed_in_the_line_of_their_row() -> None:
    rows = [UnplacedRow("a.txt:1", "d", "12 hồ sơ", "dòng 1"), Ruling("a.txt:1", ("tense a", "b"))]

    assert list(report.read([*rows, rows[0]], Language.EN)) == [
        "unplaced: dòng 1 · 12 hồ sơ ← tense a; b",
        "unplaced: dòng 1 · 12 hồ sơ",
    ]
