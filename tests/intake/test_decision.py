"""All of a command or nothing: however files are ordered and grouped, one with a fault leaves
all out.
"""

from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub import intake
from hub.dataset import datasets
from hub.intake.selection import Parcel
from hub.words.errors import HubError
from hub.words.period import parse
from tests import databases
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.offices import fill
from tests.template.test_template import made

HEADER = "period,entity,code,value,missing,rank,rank_of,source\n"
GOOD = [
    f"{year},{name},TOTAL,{50 + number},,,,made/paper"
    for number, (year, name) in enumerate(
        (year, name) for year in (2020, 2021) for name in ("Ân", "Bình")
    )
]
BAD = [
    "2020,Ăn,TOTAL,1,,,,made/paper",
    "2020,Ân,TOTAL,bảy,,,,made/paper",
    "2062,Ân,TOTAL,7,,,,made/paper",
    "2020,Ân,TOTAL,700,,,,made/paper",
]
NUMBERS = count()


@SQLITE
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    files=st.lists(st.lists(st.sampled_from(GOOD), min_size=1, max_size=3), min_size=1, max_size=3),
    bad=st.sampled_from(BAD),
    place=st.integers(0, 3),
)
def test_a_failed_command_changes_nothing(
    hub: TestHub, tmp_path: Path, files: list[list[str]], bad: str, place: int
) -> None:
    files.insert(min(place, len(files)), [bad])
    paths = []
    for lines in files:
        paths.append(tmp_path / f"{next(NUMBERS)}.csv")
        paths[-1].write_text(HEADER + "\n".join(lines), encoding="utf-8")
    before = databases.held(hub.url)

    with pytest.raises(HubError):
        intake.take(
            hub.engine, hub.seeds, [Parcel(datasets.named(hub.seeds, "made"), tuple(paths))]
        )

    assert databases.held(hub.url) == before


@SQLITE
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    blank=st.sets(
        st.sampled_from(
            [
                (unit, column)
                for unit in ("Ân", "Bình", "Cường")
                for column in (
                    "TOTAL#value",
                    "TOTAL#rank",
                    "TOTAL#rank_of",
                    "TOTAL#group",
                    "COST#value",
                )
            ]
        ),
        max_size=14,
    )
)
def test_whatever_is_blanked_nothing_that_is_held_changes(
    hub: TestHub, tmp_path: Path, blank: set[tuple[str, str]]
) -> None:
    figures = {
        ("Ân", "TOTAL#value"): 72.5,
        ("Ân", "TOTAL#rank"): 2,
        ("Ân", "TOTAL#rank_of"): 3,
        ("Ân", "COST#value"): 5,
        ("Bình", "TOTAL#value"): 80,
        ("Bình", "TOTAL#rank"): 1,
        ("Bình", "TOTAL#rank_of"): 3,
        ("Bình", "COST#value"): 4,
        ("Cường", "TOTAL#value"): 60,
        ("Cường", "TOTAL#rank"): 3,
        ("Cường", "TOTAL#rank_of"): 3,
        ("Cường", "COST#value"): 6,
    }
    whole = fill(made(hub, tmp_path, "made", parse("2019")), figures)
    hub.take("made", whole, accept="chỉ để thử")
    before = databases.held(hub.url)["observation"]

    left = {place: value for place, value in figures.items() if place not in blank}
    outcome = hub.take(
        "made",
        fill(made(hub, tmp_path, "made", parse("2019")), left),
        keep_good=True,
        accept="chỉ để thử",
    )

    assert (outcome.counts["added"], outcome.counts["changed"], outcome.counts["gone"]) == (0, 0, 0)
    assert databases.held(hub.url)["observation"] == before
