"""Where sources disagree and figures contradict themselves: by kind and index, the heaviest
first, without what rounding explains.
"""

import pytest

from hub.queries.disagreements import Question, disagreements
from hub.queries.reconciling.check import CheckKind
from hub.words.errors import BadUse
from tests.hubs import TestHub
from tests.queries.bring import bring
from tests.queries.divided import divide

RANKED = "period,entity,code,value,rank,rank_of,source\n"


def test_sources_that_disagree_are_told_cell_by_cell(hub: TestHub) -> None:
    bring(hub, "2019,Ân,TOTAL,55,made/paper", "2019,Bình,TOTAL,80,made/paper")

    (line,) = lines(hub)

    assert line.vi == "MADE/TOTAL@2017 Ân 2019: dùng 72 (Sổ); nguồn khác nêu 55 (Báo)"
    assert line.en == "MADE/TOTAL@2017 An 2019: 72 is used (Sổ); another source says 55 (Báo)"


def test_each_other_value_is_told_once_the_heaviest_first(hub: TestHub) -> None:
    radio(hub)
    bring(
        hub,
        "2019,Ân,TOTAL,55,made/paper",
        "2019,Ân,TOTAL,56,made/radio",
        "2019,Bình,TOTAL,50,made/paper",
        "2019,Bình,TOTAL,50,made/radio",
    )

    assert [line.en for line in lines(hub)] == [
        "MADE/TOTAL@2017 Binh 2019: 80 is used (Sổ); another source says 50 (Báo)",
        "MADE/TOTAL@2017 An 2019: 72 is used (Sổ); another source says 55 (Báo)",
        "MADE/TOTAL@2017 An 2019: 72 is used (Sổ); another source says 56 (Đài)",
    ]


def test_the_press_weighs_more_than_a_copy_and_a_total_more_than_a_component(hub: TestHub) -> None:
    radio(hub)
    bring(
        hub,
        "2019,Ân,TOTAL,52,made/radio",
        "2019,Bình,TOTAL,60,made/paper",
        "2019,Ân,COST,2,made/paper",
    )

    assert [line.en.partition(":")[0] for line in lines(hub)] == [
        "MADE/TOTAL@2017 Binh 2019",
        "MADE/COST@2015 An 2019",
        "MADE/TOTAL@2017 An 2019",
    ]


@pytest.mark.parametrize(("other", "count"), [("72", 0), ("72.4", 0), ("72.6", 1)])
def test_a_figure_that_is_another_rounded_is_no_conflict(
    hub: TestHub, other: str, count: int
) -> None:
    bring(hub, f"2019,Ân,TOTAL,{other},made/paper")

    assert len(lines(hub)) == count


def test_ranks_that_differ_are_told_as_ranks(hub: TestHub) -> None:
    bring(hub, "2019,Cường,TOTAL,,2,3,made/paper", header=RANKED)

    (line,) = lines(hub)

    assert (
        line.en
        == "MADE/TOTAL@2017 Cuong 2019: rank 3/3 is used (Sổ); another source says rank 2/3 (Báo)"
    )


def test_figures_that_contradict_themselves_are_told_with_their_arithmetic(hub: TestHub) -> None:
    divide(hub)
    bring(
        hub,
        *(f"2018,Ân,{line},split/book" for line in ("LAW,50", "AREA,30", "TOTAL,90")),
        dataset="split",
    )

    (group,) = disagreements(hub.reader.view(), Question())

    assert (group.index, group.kind) == ("SPLIT", CheckKind.PARTS)
    assert (
        group.findings[0].line.en
        == "An 2018: Split index, of “Law” and “Impact”: 50 + 30 = 80; the source (Người thử)"
        " prints 90; difference −10, beyond rounding of ±1.5"
    )


def test_figures_that_agree_are_no_contradiction(hub: TestHub) -> None:
    divide(hub)
    bring(
        hub,
        *(f"2018,Ân,{line},split/book" for line in ("LAW,50", "AREA,30", "TOTAL,80")),
        dataset="split",
    )

    assert disagreements(hub.reader.view(), Question()) == []


def test_a_rank_against_the_scores_is_one_finding_a_unit(hub: TestHub) -> None:
    bring(
        hub,
        *(
            f"2018,{line},made/book"
            for line in ("Ân,TOTAL,90,3,3", "Bình,TOTAL,80,2,3", "Cường,TOTAL,70,1,3")
        ),
        header=RANKED,
    )

    (group,) = disagreements(hub.reader.view(), Question())

    assert group.kind is CheckKind.RANK
    assert [finding.line.en.partition(":")[0] for finding in group.findings] == [
        "An 2018",
        "Binh 2018",
        "Cuong 2018",
    ]


def test_groups_stand_by_their_heaviest(hub: TestHub) -> None:
    divide(hub)
    bring(hub, "2019,Ân,TOTAL,71,made/paper")
    bring(
        hub,
        *(f"2018,Ân,{line},split/book" for line in ("LAW,50", "AREA,30", "TOTAL,90")),
        dataset="split",
    )

    assert [
        (group.index, group.kind) for group in disagreements(hub.reader.view(), Question())
    ] == [
        ("SPLIT", CheckKind.PARTS),
        ("MADE", CheckKind.SOURCES),
    ]
    assert [group.index for group in disagreements(hub.reader.view(), Question(index="made"))] == [
        "MADE"
    ]


def test_a_release_is_looked_at_alone(hub: TestHub) -> None:
    bring(hub, "2019,Ân,TOTAL,55,made/paper")
    bring(hub, "2019,Bình,TOTAL,60,made/paper")
    first, second = (release.id for release in hub.reader.newest().releases[-2:])

    assert [line.en.partition(":")[0] for line in lines(hub, release=first)] == [
        "MADE/TOTAL@2017 An 2019"
    ]
    assert [line.en.partition(":")[0] for line in lines(hub, release=second)] == [
        "MADE/TOTAL@2017 Binh 2019"
    ]


def test_a_sum_is_of_the_release_that_changed_a_part(hub: TestHub) -> None:
    divide(hub)
    bring(
        hub,
        *(f"2018,Ân,{line},split/book" for line in ("LAW,50", "AREA,30", "TOTAL,80")),
        dataset="split",
    )
    bring(hub, "2018,Ân,LAW,60,split/book", dataset="split")
    bring(hub, "2018,Bình,LAW,60,split/book", dataset="split")
    changed, beside = (release.id for release in hub.reader.newest().releases[-2:])

    assert (len(lines(hub, release=changed)), len(lines(hub, release=beside))) == (1, 0)


def test_an_unknown_release_is_refused(hub: TestHub) -> None:
    with pytest.raises(BadUse, match="đợt cập nhật 99"):
        disagreements(hub.reader.view(), Question(release=99))


def lines(hub: TestHub, release: int | None = None) -> list:
    """Every line, group by group."""
    return [
        finding.line
        for group in disagreements(hub.reader.view(), Question(release=release))
        for finding in group.findings
    ]


def radio(hub: TestHub) -> None:
    """One more source, a copy."""
    path = hub.seeds / "made" / "sources.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "made/radio,Đài thử,Đài,COPY,,\n", encoding="utf-8"
    )
    hub.take("made")
