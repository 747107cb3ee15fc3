"""The words of a check: the verdict first, then the groups, then their lines."""

from functools import partial

import pytest

from hub.cli import soundness
from hub.queries.disagreements import DisagreementGroup, Finding
from hub.queries.reconciling.check import CheckKind
from hub.words.language import Text


def test_a_sound_database_without_disagreements_is_one_sentence() -> None:
    assert soundness.lines([], whole=False) == [
        (
            "Cơ sở dữ liệu nguyên vẹn; không có mâu thuẫn nào vượt sai số làm tròn.",
            "The database is sound; nothing disagrees by more than rounding.",
        )
    ]


def test_damage_comes_before_what_is_damaged() -> None:
    assert [line.en for line in soundness.damage(["row 3 missing"])] == [
        "The database is damaged; its figures were not compared:",
        "  row 3 missing",
    ]


@pytest.mark.parametrize(
    ("whole", "shown", "last"),
    [(False, 10, "  … 2 more; add --all to see them"), (True, 12, "  line 11")],
)
def test_a_long_group_is_cut_with_a_count(whole: bool, shown: int, last: str) -> None:
    told = [
        line.en
        for line in soundness.lines(
            [group("MADE", CheckKind.PARTS, 12), group("DONE", CheckKind.RANK, 1)], whole
        )
    ]

    assert told[:3] == [
        "The database is sound; 13 disagreements of 2 kinds in 2 indices: MADE, DONE.",
        "  MADE: 12 – totals that are not the sum of their parts",
        "  DONE: 1 – ranks that do not fit the scores",
    ]
    assert told[4] == "MADE, totals that are not the sum of their parts (12):"
    assert sum(line.startswith("  line") for line in told) == shown + 1
    assert told[told.index("DONE, ranks that do not fit the scores (1):") - 2] == last


def test_every_kind_that_is_looked_for_has_words() -> None:
    for kind in (CheckKind.PARTS, CheckKind.RANK, CheckKind.MEAN, CheckKind.SOURCES):
        assert soundness.lines([group("MADE", kind, 1)], whole=False)[1].vi.startswith(
            "  MADE: 1 – "
        )


def group(index: str, kind: CheckKind, count: int) -> DisagreementGroup:
    """A group of so many findings."""
    return DisagreementGroup(
        index,
        kind,
        tuple(
            Finding(index, kind, 1.0, partial(Text, f"dòng {each}", f"line {each}"))
            for each in range(count)
        ),
    )
