"""What the hub holds, where its sources disagree, and where figures contradict themselves."""

from datetime import date

from hub import checks
from hub.period import parse
from tests.hubs import TestHub
from tests.queries.bring import bring
from tests.queries.divided import divide

TODAY = date(2020, 1, 1)


def test_what_is_held_by_index(hub: TestHub) -> None:
    (held,) = checks.held(hub.reader, TODAY)

    assert (held.index, held.indicators, held.figures, held.first) == ("MADE", 3, 30, parse("2015"))
    assert (held.last.period, held.last.held, held.last.expected) == (parse("2019"), 2, 3)
    assert held.freshness.last_release is hub.reader.newest().releases[-1]


def test_index_without_figures_is_told_too(hub: TestHub) -> None:
    hub.undo(2)

    (held,) = checks.held(hub.reader, TODAY)

    assert (held.figures, held.first, held.last) == (0, None, None)


def test_sources_that_disagree_are_told_cell_by_cell(hub: TestHub) -> None:
    bring(hub, "2019,Ân,TOTAL,55,made/paper", "2019,Bình,TOTAL,80,made/paper")

    (told,) = checks.conflicts(hub.reader)

    assert told.vi == "MADE/TOTAL@2017 Ân 2019: dùng 72 (Sổ); nguồn khác nêu 55 (Báo)"
    assert told.en == "MADE/TOTAL@2017 An 2019: 72 is used (Sổ); another source says 55 (Báo)"


def test_a_conflict_stands_beside_the_figure_that_is_used(hub: TestHub) -> None:
    path = hub.seeds / "made" / "sources.csv"
    path.write_text(path.read_text(encoding="utf-8") + "made/radio,Đài thử,Đài,COPY,,\n", encoding="utf-8")
    hub.take("made")
    bring(hub, "2019,Ân,TOTAL,55,made/paper", "2019,Ân,TOTAL,56,made/radio", "2019,Bình,TOTAL,55,made/paper",
          "2019,Bình,TOTAL,55,made/radio")

    told = [line.en for line in checks.conflicts(hub.reader)]

    assert told == ["MADE/TOTAL@2017 An 2019: 72 is used (Sổ); another source says 55 (Báo)",
                    "MADE/TOTAL@2017 An 2019: 72 is used (Sổ); another source says 56 (Đài)",
                    "MADE/TOTAL@2017 Binh 2019: 80 is used (Sổ); another source says 55 (Báo)"]


def test_sources_that_agree_are_no_conflict(hub: TestHub) -> None:
    bring(hub, "2019,Ân,TOTAL,72,made/paper")

    assert list(checks.conflicts(hub.reader)) == []


def test_figures_that_contradict_themselves_are_told_with_their_arithmetic(hub: TestHub) -> None:
    divide(hub)
    bring(hub, *(f"2018,Ân,{line},split/book" for line in ("LAW,50", "AREA,30", "TOTAL,90")), dataset="split")

    (told,) = checks.contradictions(hub.reader)

    assert told.en == ("An 2018: Split index, of “Law” and “Impact”: 50 + 30 = 80; the source (Người thử) prints 90; difference −10, "
                       "beyond rounding of ±1.5")


def test_figures_that_agree_are_no_contradiction(hub: TestHub) -> None:
    divide(hub)
    bring(hub, *(f"2018,Ân,{line},split/book" for line in ("LAW,50", "AREA,30", "TOTAL,80")), dataset="split")

    assert list(checks.contradictions(hub.reader)) == []
