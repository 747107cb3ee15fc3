"""Documents that another one says it replaces or annuls."""

from pathlib import Path

import pytest

from hub.dataset.datasets import named
from hub.dataset.rows import Recognised, SourceRow
from hub.words.language import Language
from loaders.documents import load
from tests.hubs import ROOT

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: 77/QĐ-UBND\nLai Châu, ngày 15 tháng 3 năm 2025\nQUYẾT"
    " ĐỊNH\nVề việc công bố Chỉ số cải cách hành chính năm 2024 của các sở, ban, ngành\n"
)


def offers(folder: Path, sentence: str) -> list[str]:
    """What a decision with this sentence offers."""
    path = folder / "qd.txt"
    path.write_text(
        f"{HEAD}Điều 1. Công bố Chỉ số cải cách hành chính năm 2024.\nĐiều 2. {sentence}\n",
        encoding="utf-8",
    )
    rows = load(named(ROOT / "seeds", "documents"), [path])
    return [row.text.within(Language.VI) for row in rows if isinstance(row, Recognised)]


@pytest.mark.parametrize(
    ("sentence", "option", "number"),
    [
        (
            (
                "Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 10/01/2025 của Chủ tịch UBND"
                " tỉnh."
            ),
            "--replaces",
            "12/QĐ-UBND",
        ),
        (
            "Quyết định này có hiệu lực kể từ ngày ký và thay thế cho Quyết định số 12/QĐ-UBND.",
            "--replaces",
            "12/QĐ-UBND",
        ),
        ("Bãi bỏ Quyết định số 12/QĐ-UBND ngày 10/01/2025.", "--annuls", "12/QĐ-UBND"),
        ("Thu hồi Thông báo số 45/TB-SNV ngày 02/02/2025 của Sở Nội vụ.", "--annuls", "45/TB-SNV"),
        (
            (
                "Quyết định số 12/QĐ-UBND ngày 10/01/2025 hết hiệu lực kể từ ngày Quyết định này có"
                " hiệu lực."
            ),
            "--annuls",
            "12/QĐ-UBND",
        ),
        (
            (
                "Kể từ ngày ký, Kế hoạch số 8/KH-UBND ngày 10/01/2025 của UBND tỉnh không còn hiệu"
                " lực thi hành."
            ),
            "--annuls",
            "8/KH-UBND",
        ),
        (
            "Hủy bỏ toàn bộ các quyết định sau: Quyết định số 12/QĐ-UBND ngày 10/01/2025.",
            "--annuls",
            "12/QĐ-UBND",
        ),
    ],
)
def test_a_document_that_is_replaced_or_annulled_is_offered(
    tmp_path: Path, sentence: str, option: str, number: str
) -> None:
    (offer,) = offers(tmp_path, sentence)

    assert f'{option} "{number}"' in offer


@pytest.mark.parametrize(
    "title",
    [
        "Kết quả công tác tư pháp tháng 9 năm 2024 (thay thế Báo cáo số 45/BC-STP)",
        (
            "Kết quả công tác tư pháp tháng 9 năm 2024\n(Thay thế Báo cáo số\n45/BC-STP ngày"
            " 05/10/2024)"
        ),
    ],
)
def test_what_a_title_says_is_replaced_is_offered(tmp_path: Path, title: str) -> None:
    path = tmp_path / "bc.txt"
    path.write_text(
        "UBND TỈNH LAI CHÂU\nSỞ TƯ PHÁP\nSố: 51/BC-STP\nLai Châu, ngày 25 tháng 10 năm 2024\nBÁO"
        f" CÁO\n{title}\n\nI. KẾT QUẢ\nTiếp nhận 734 hồ sơ.",
        encoding="utf-8",
    )

    (offer,) = [
        row.text.en
        for row in load(named(ROOT / "seeds", "documents"), [path])
        if isinstance(row, Recognised)
    ]

    assert '--replaces "45/BC-STP"' in offer


@pytest.mark.parametrize(
    "sentence",
    [
        "Bãi bỏ 12 thủ tục hành chính tại Quyết định số 12/QĐ-UBND.",
        "Sửa đổi, thay thế Quyết định số 12/QĐ-UBND.",
        "Căn cứ Quyết định số 12/QĐ-UBND ngày 10/01/2025.",
        "Thay thế máy tính theo Quyết định số 12/QĐ-UBND.",
        "Quyết định số 12/QĐ-UBND hết hiệu lực một phần.",
        "Khi Quyết định số 12/QĐ-UBND hết hiệu lực thì áp dụng quyết định này.",
        "Giấy phép cấp theo Quyết định số 12/QĐ-UBND hết hiệu lực.",
        "Điều 3 Quyết định số 12/QĐ-UBND hết hiệu lực.",
        "Quyết định số 12/QĐ-UBND chưa hết hiệu lực.",
        "Đề nghị thu hồi Quyết định số 12/QĐ-UBND.",
        "Thu hồi đất theo Quyết định số 12/QĐ-UBND.",
    ],
)
def test_what_only_sounds_so_is_not_offered(tmp_path: Path, sentence: str) -> None:
    assert offers(tmp_path, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        (
            (
                "Thay thế Quyết định số 12/QĐ-UBND, Quyết định số 13/QĐ-UBND và sửa đổi, bổ sung"
                " Quyết định số 14/QĐ-UBND."
            ),
            [12, 13],
        ),
        ("Thay thế Quyết định số 12/QĐ-UBND và căn cứ Quyết định số 14/QĐ-UBND.", [12]),
        ("Thay thế Quyết định số 12/QĐ-UBND; bổ sung Quyết định số 14/QĐ-UBND.", [12]),
        ("Thay thế Quyết định số 12/QĐ-UBND về việc sửa đổi Quyết định số 14/QĐ-UBND.", [12]),
        ("Thay thế Quyết định số 12/QĐ-UBND và bãi bỏ Quyết định số 14/QĐ-UBND.", [12, 14]),
        (
            "Thay thế Quyết định số 12/QĐ-UBND về việc công bố chỉ số và Quyết định số 13/QĐ-UBND.",
            [12, 13],
        ),
        ("Các Quyết định số 12/QĐ-UBND và số 13/QĐ-UBND hết hiệu lực.", [12, 13]),
    ],
)
def test_the_list_of_a_verb_ends_where_another_act_begins(
    tmp_path: Path, sentence: str, numbers: list[int]
) -> None:
    said = offers(tmp_path, sentence)

    assert [
        f'"{number}/QĐ-UBND"' in offer for number, offer in zip(numbers, said, strict=True)
    ] == [True] * len(numbers)


@pytest.mark.parametrize(
    ("number", "sources"),
    [("77/QĐ-UBND", ["documents/lai-chau/77-qd-ubnd-2025"]), ("    /QĐ-UBND", [])],
    ids=["a number", "none"],
)
def test_a_document_that_states_nothing_is_a_source_where_it_has_a_number(
    tmp_path: Path, number: str, sources: list[str]
) -> None:
    path = tmp_path / "qd.txt"
    path.write_text(
        f"{HEAD.replace('77/QĐ-UBND', number)}Điều 1. Các sở, ban, ngành phối hợp thực hiện.\n",
        encoding="utf-8",
    )

    rows = load(named(ROOT / "seeds", "documents"), [path])

    assert [row.public_id for row in rows if isinstance(row, SourceRow)] == sources
