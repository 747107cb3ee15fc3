"""Each change of an import as a line."""

from pathlib import Path

import pytest

from hub import intake
from hub.cli import changes
from hub.dataset.datasets import named
from hub.dataset.rows import WithdrawalRow
from hub.importing.release import Manner
from hub.intake.selection import Parcel
from hub.words.language import Language
from hub.words.terms import WithdrawalKind
from tests.hubs import TestHub

HEADER = "period,entity,code,value,missing,rank,rank_of,group,block,source\n"


def shown(hub: TestHub, folder: Path, *lines: str, whole: bool = False) -> list[str]:
    """The changes that a file of these lines would make."""
    path = folder / "new.csv"
    path.write_text(HEADER + "\n".join(lines), encoding="utf-8")
    (outcome,), now = intake.look(
        hub.engine, hub.seeds, [Parcel(named(hub.seeds, "made"), (path,))], Manner()
    )
    return list(changes.lines(outcome, now, Language.EN, whole))


def test_each_field_that_differs_is_told_as_it_was_and_is(hub: TestHub, tmp_path: Path) -> None:
    lines = shown(
        hub,
        tmp_path,
        "2019,Ân,TOTAL,75,,,,,,made/book",
        "2019,Bình,TOTAL,,,1,3,B,,made/book",
        "2019,Cường,TOTAL,0,,,,,,made/book",
    )

    assert lines[:3] == [
        "MADE/TOTAL@2017 An 2019: 72 → 75",
        "MADE/TOTAL@2017 Binh 2019: rank nothing → 1/3; group nothing → B",
        "MADE/TOTAL@2017 Cuong 2019: not published → 0",
    ]


def test_a_cell_that_two_sources_lose_and_gain_turns_once(hub: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    path.write_text(
        HEADER + "2019,Ân,TOTAL,70,,,,,,made/paper\n2019,Bình,TOTAL,71,,,,,,made/paper\n",
        encoding="utf-8",
    )
    manner = Manner(
        withdrawals=(WithdrawalRow("--replaces", "made/book", WithdrawalKind.REPLACED),)
    )

    (outcome,), now = intake.look(
        hub.engine, hub.seeds, [Parcel(named(hub.seeds, "made"), (path,))], manner
    )

    turned = [
        line
        for line in changes.lines(outcome, now, Language.EN, whole=True)
        if " (Sổ) → " in line and " (Báo)" in line
    ]
    assert [line.partition(":")[0].strip() for line in turned] == [
        "MADE/TOTAL@2017 An 2019",
        "MADE/TOTAL@2017 Binh 2019",
    ]


def test_a_change_beside_value_and_rank_is_told_too(hub: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    path.write_text(
        "period,entity,code,value,source,respondents\n2018,Ân,TOTAL,70,made/paper,10\n",
        encoding="utf-8",
    )
    hub.take("made", path)
    path.write_text(
        "period,entity,code,value,source,respondents\n2018,Ân,TOTAL,70,made/paper,20\n",
        encoding="utf-8",
    )

    (outcome,), now = intake.look(
        hub.engine, hub.seeds, [Parcel(named(hub.seeds, "made"), (path,))], Manner()
    )

    assert list(changes.lines(outcome, now, Language.EN)) == [
        "MADE/TOTAL@2017 An 2018: respondents 10 → 20"
    ]


def test_what_its_source_takes_back_departs(hub: TestHub, tmp_path: Path) -> None:
    lines = shown(
        hub,
        tmp_path,
        "2019,Ân,TOTAL,rút lại,,,,,,made/book",
        "2019,Cường,TOTAL,,,WITHDRAWN,,,,made/book",
    )

    assert set(lines) == {
        "MADE/TOTAL@2017 Cuong 2019: rank 3/3 → nothing",
        "− MADE/TOTAL@2017 An 2019: 72 → nothing",
    }


def test_long_lists_are_summed_by_unit_and_shown_whole_on_demand(
    hub: TestHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MANY", 3)
    lines = [
        f"{year},{name},TOTAL,{year - 1990},,,,,,made/paper"
        for year in (2020, 2021)
        for name in ("Ân", "Bình")
    ]

    summed = shown(hub, tmp_path, *lines)
    whole = shown(hub, tmp_path, *lines, whole=True)

    assert summed[:3] == [
        "An: added 2",
        "Binh: added 2",
        "(summed by unit; each figure: add --all or --json)",
    ]
    assert len([line for line in whole if line.startswith("+")]) == 4


def test_a_long_list_of_ranks_is_cut_and_its_rest_is_counted(
    hub: TestHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MANY", 1)
    lines = [
        f"{year},{name},TOTAL,{year - 1950},,,,,,made/paper"
        for year in (2020, 2021)
        for name in ("Ân", "Bình")
    ]

    ranks = [
        line
        for line in shown(hub, tmp_path, *lines)
        if " 2020: " in line or " 2021: " in line or "more" in line
    ]

    assert ranks == [
        "  MADE/TOTAL@2017 2020: An – → 1, … +1",
        "  … and 1 more; to see all add --all",
    ]
