"""Panels: the preferred claim of every cell as of one data version, kept within a limit."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub import catalogue
from hub.catalogue import Catalogue
from hub.panels.memory import Panels
from hub.panels.panel import StoredClaim, build
from hub.words.period import parse
from hub.words.terms import MissingReason, Status
from tests.hubs import TestHub
from tests.statements import statements

ENTRY = 500  # what a panel weighs beside its cells

CLAIMS = st.dictionaries(
    st.tuples(
        st.sampled_from([20220112, 20230112, 20230706]),
        st.sampled_from([0, 20230630]),
        st.integers(1, 4),
        st.integers(0, 9),
    ),
    st.floats(0, 100) | st.none(),
)


def line(
    period: int,
    entity: int,
    value: float | None,
    own: int,
    reading: int = 0,
    rank: int | None = None,
    error: tuple = (None, None, None),
) -> StoredClaim:
    """A claim as SQL gives it: value, then a rank among seven."""
    missing = value is None and rank is None
    return StoredClaim(
        period,
        reading,
        entity,
        Status.MISSING if missing else Status.REPORTED,
        MissingReason.NOT_PUBLISHED if missing else MissingReason.NONE,
        value,
        rank,
        rank and 7,
        None,
        "",
        False,
        own,
        *error,
    )


def now(hub: TestHub) -> Catalogue:
    """The catalogue as it stands."""
    with hub.engine.connect() as connection:
        return catalogue.load(connection)


def test_panel_holds_what_is_said_and_nothing_else() -> None:
    panel = build(
        None,
        [
            line(20220112, 5, 1.5, 11),
            line(20230112, 3, None, 12),
            line(20230112, 5, None, 13, rank=2),
        ],
    )

    assert panel.periods == (parse("2022"), parse("2023"))
    assert [
        (own, cell.value, cell.rank, cell.rank_of, cell.observation_id)
        for own, cell in panel.cells(parse("2022")).items()
    ] == [(5, 1.5, None, None, 11)]
    missing, ranked = (panel.cells(parse("2023"))[entity] for entity in (3, 5))
    assert (missing.status, missing.missing_reason, missing.value) == (
        Status.MISSING,
        MissingReason.NOT_PUBLISHED,
        None,
    )
    assert (ranked.status, ranked.rank, ranked.rank_of, ranked.value) == (
        Status.REPORTED,
        2,
        7,
        None,
    )
    assert panel.cells(parse("2024")) == {}


def test_latest_reading_of_a_period_is_shown() -> None:
    panel = build(
        None,
        [line(20230112, 1, 1, 11, reading=20230131), line(20230112, 1, 2, 12, reading=20230228)],
    )

    assert (
        panel.reading(parse("2023")),
        panel.cells(parse("2023"))[1].value,
        panel.reading(parse("2024")),
    ) == (20230228, 2, 0)


def test_a_printed_standard_error_is_carried() -> None:
    panel = build(
        None, [line(20220112, 5, 1.5, 11, error=(0.25, 1, 2)), line(20220112, 6, 2.5, 12)]
    )

    assert [cell.error for cell in panel.cells(parse("2022")).values()] == [0.25, None]


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        ((None, 10 - 1.644854, 10 + 1.644854), 1),
        ((None, 10 - 2 * 1.644854, 10 + 1.644854), 2),
        ((None, 10, 10), None),
        ((0, 10, 10), None),
        ((None, 9, None), None),
        ((0.5, None, None), 0.5),
    ],
    ids=[
        "the interval",
        "its wider side",
        "a single point",
        "an error of zero",
        "half an interval",
        "an error alone",
    ],
)
def test_without_a_printed_standard_error_the_interval_tells_it(
    error: tuple, expected: float | None
) -> None:
    (cell,) = build(None, [line(20220112, 5, 10, 11, error=error)]).cells(parse("2022")).values()

    assert cell.error == pytest.approx(expected)


def test_a_panel_without_errors_holds_nothing_for_them() -> None:
    plain, sampled = (
        build(None, [line(20220112, entity, 1.5, 11, error=error) for entity in range(1, 64)])
        for error in ((None, None, None), (0.25, None, None))
    )

    assert {cell.error for cell in plain.cells(parse("2022")).values()} == {None}
    assert sampled.size - plain.size == 63 * 24


def test_empty_panel_holds_nothing() -> None:
    panel = build(None, [])

    assert (panel.periods, panel.cells(parse("2023"))) == ((), {})


@given(CLAIMS)
def test_claim_of_lowest_precedence_is_the_one_held(claims: dict) -> None:
    ordered = sorted(claims)
    lines = [
        line(period, entity, claims[period, reading, entity, place], own, reading)
        for own, (period, reading, entity, place) in enumerate(ordered, 1)
    ]

    panel = build(None, iter(lines))

    best = {}
    for period, reading, entity, place in reversed(ordered):
        best[period, reading, entity] = claims[period, reading, entity, place]
    held = {
        (at.key, reading, entity): cell.value
        for at, reading in panel.moments
        for entity, cell in panel.cells(at, reading).items()
    }
    assert held.keys() == best.keys()
    assert held == best


def test_panel_is_built_once_however_many_ask(hub: TestHub) -> None:
    found, panels, started = now(hub), Panels(hub.engine, 2**20), Barrier(8)

    def ask(_: int):
        started.wait()
        return panels.get(found, found.indicators["MADE/COST@2015"], 2)

    with statements(hub.engine) as sent, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))

    assert panels_read(sent) == 1
    assert len({id(panel) for panel in answers}) == 1


def test_fault_while_building_is_told_to_all_and_not_kept(
    hub: TestHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, panels, reading = now(hub), Panels(hub.engine, 2**20), Event()
    cost = found.indicators["MADE/COST@2015"]

    def fail(*_: object) -> None:
        reading.wait(10)
        raise OSError("the disk is gone")

    with monkeypatch.context() as broken, ThreadPoolExecutor(2) as pool:
        broken.setattr(panels, "_read", fail)
        answers = [pool.submit(panels.get, found, cost, 2) for _ in range(2)]
        reading.set()
        assert [str(answer.exception()) for answer in answers] == ["the disk is gone"] * 2

    assert panels.get(found, cost, 2).periods[0] == parse("2015")


def test_panels_beyond_the_limit_let_the_least_recently_used_go(hub: TestHub) -> None:
    found = now(hub)
    first, second, third = (
        found.indicators[name] for name in ("MADE/TOTAL@2015", "MADE/TOTAL@2017", "MADE/COST@2015")
    )
    sizes = [Panels(hub.engine, 0).get(found, indicator, 2).size for indicator in (first, third)]
    panels = Panels(hub.engine, sum(sizes) + 2 * ENTRY)

    with statements(hub.engine) as sent:
        for indicator in (first, third, first, second, first, second):
            panels.get(found, indicator, 2)
        assert panels_read(sent) == 3
        panels.get(found, third, 2)

    # The second pushed out the third, which had waited longer than the first.
    assert panels_read(sent) == 4


def test_import_touching_another_indicator_evicts_nothing(hub: TestHub, tmp_path: Path) -> None:
    before, panels = now(hub), Panels(hub.engine, 2**20)
    cost, total = (before.indicators[name] for name in ("MADE/COST@2015", "MADE/TOTAL@2017"))
    held = [panels.get(before, indicator, 2) for indicator in (cost, total)]
    path = tmp_path / "new.csv"
    path.write_text(
        "period,entity,code,value,source\n2020,Ân,TOTAL,61,made/book\n", encoding="utf-8"
    )
    hub.take("made", path)

    with statements(hub.engine) as sent:
        again = [panels.get(now(hub), indicator, 3) for indicator in (cost, total)]

    assert again[0] is held[0]
    assert again[1] is not held[1]
    assert panels_read(sent) == 1


def test_every_version_has_its_own_figures(hub: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    for value in (61, 62):
        path.write_text(
            f"period,entity,code,value,source\n2020,Ân,TOTAL,{value},made/book\n", encoding="utf-8"
        )
        hub.take("made", path)
    found, panels = now(hub), Panels(hub.engine, 2**20)
    total, an = found.indicators["MADE/TOTAL@2017"], found.entities["an"].id

    values = [
        panels.get(found, total, version).cells(parse("2020")).get(an) for version in (2, 3, 4)
    ]

    assert [cell and cell.value for cell in values] == [None, 61, 62]


def panels_read(sent: list[str]) -> int:
    """How many of the statements read the observations of panels; the catalogue asks whether there
    are any of a unit.
    """
    return sum(
        "FROM observation" in statement and "FROM entity" not in statement for statement in sent
    )
