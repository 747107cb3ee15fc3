"""The catalogue: what is small, in memory, as one snapshot per data version."""

from datetime import UTC, date, datetime, timedelta

import pytest

from hub import catalogue
from hub.catalogue import Catalogue
from hub.words.errors import BadQuestion, UnknownName
from hub.words.language import Language
from hub.words.period import parse
from hub.words.terms import EntityKind, Frequency, Severity, SourceTier
from tests.hubs import TestHub
from tests.statements import statements


def load(hub: TestHub) -> Catalogue:
    """The catalogue as it stands."""
    with hub.engine.connect() as connection:
        return catalogue.load(connection)


@pytest.fixture
def now(hub: TestHub) -> Catalogue:
    """The catalogue of the made-up hub."""
    return load(hub)


def cost(hub: TestHub) -> int:
    """How many statements it takes to load the catalogue."""
    with statements(hub.engine) as sent:
        load(hub)
    return len(sent)


def test_statements_do_not_grow_with_the_catalogue(hub: TestHub, real: TestHub) -> None:
    assert cost(hub) == cost(real) < 33


def test_everything_of_the_seeds_is_there(now: Catalogue) -> None:
    assert list(now.entities) == ["ca-nuoc", "vung", "an", "binh", "cuong", "binh-2020"]
    assert (list(now.indices), list(now.editions), list(now.documents)) == (
        ["MADE"],
        ["MADE@2015", "MADE@2017"],
        ["1-2019"],
    )
    assert list(now.indicators) == ["MADE/TOTAL@2015", "MADE/TOTAL@2017", "MADE/COST@2015"]
    assert (now.sources["made/paper"].tier, now.sources["made/paper"].published_on) == (
        SourceTier.PRESS,
        date(2018, 1, 1),
    )
    assert (now.indices["MADE"].frequency, now.indices["MADE"].kind) == (
        Frequency.YEAR,
        EntityKind.PROVINCE,
    )
    assert now.notes["made/blurred"] == ("Chữ mờ.", "The print is blurred.")
    assert [(one.predecessor, one.successor, one.day) for one in now.successions] == [
        ("binh", "binh-2020", date(2020, 1, 1)),
        ("cuong", "binh-2020", date(2020, 1, 1)),
    ]


def test_name_means_the_unit_of_its_day(now: Catalogue) -> None:
    assert now.entity("Bình", date(2019, 12, 31)).public_id == "binh"
    assert now.entity("Bình", date(2020, 1, 1)).public_id == "binh-2020"
    assert [
        one.public_id for one in now.entities_over("Bình", date(2019, 1, 1), date(2020, 12, 31))
    ] == ["binh", "binh-2020"]


def test_names_and_regions_of_an_entity(now: Catalogue) -> None:
    binh = now.entities["binh-2020"]

    assert (binh.name(Language.VI), binh.official_name(Language.EN)) == ("Bình", "Binh City")
    assert (binh.region(date(2021, 1, 1)), now.entities["ca-nuoc"].region(date(2021, 1, 1))) == (
        "vung",
        None,
    )
    assert (binh.exists_on(date(2019, 12, 31)), binh.exists_on(date(2020, 1, 1))) == (False, True)


def test_unit_of_a_province_ends_with_it(real: TestHub) -> None:
    catalogue = load(real)
    board = catalogue.entities["ha-nam/bqlkcn"]
    units = [each for each in catalogue.entities.values() if each.province]
    outliving = [
        each.public_id
        for each in units
        if (end := catalogue.entities[each.province].valid_to)
        and (each.valid_to is None or each.valid_to > end)
    ]

    assert board.valid_to == date(2025, 6, 30)  # documents name it, nobody tells its end
    assert len(units) > 4000
    assert outliving == []
    assert catalogue.entities["lai-chau/stp"].valid_to is None


def test_code_stands_for_every_meaning_and_an_id_for_one(now: Catalogue) -> None:
    assert [meaning.public_id for meaning in now.series(" made/total ").meanings] == [
        "MADE/TOTAL@2015",
        "MADE/TOTAL@2017",
    ]
    assert [meaning.public_id for meaning in now.series("MADE/TOTAL@2015").meanings] == [
        "MADE/TOTAL@2015"
    ]


def test_chained_meanings_are_one_series(real: TestHub) -> None:
    now = load(real)
    successor, predecessor = next(iter(now.chains.items()))

    meanings = [meaning.public_id for meaning in now.series(successor).meanings]

    assert meanings[-2:] == [predecessor, successor]


@pytest.mark.parametrize(
    ("at", "meaning"),
    [
        ("2015", "MADE/TOTAL@2015"),
        ("2016-S2", "MADE/TOTAL@2015"),
        ("2017", "MADE/TOTAL@2017"),
        ("2030-Q1", "MADE/TOTAL@2017"),
    ],
)
def test_meaning_goes_by_the_period(now: Catalogue, at: str, meaning: str) -> None:
    assert now.series("MADE/TOTAL").meaning(parse(at)).public_id == meaning
    assert now.meaning("MADE/TOTAL", parse(at)).public_id == meaning


@pytest.mark.parametrize(
    ("at", "told"),
    [
        ("2014", "MADE has no 2014 yet; the hub has it from 2015"),
        ("2016/2017", "MADE has no 2016–2017; the hub has 2015–2016, 2017–"),
    ],
)
def test_period_without_a_meaning_tells_since_when_there_is_one(
    now: Catalogue, at: str, told: str
) -> None:
    with pytest.raises(BadQuestion) as bad:
        now.series("MADE/TOTAL").meaning(parse(at))

    assert bad.value.within(Language.EN) == told
    assert now.meaning("MADE/TOTAL", parse(at)) is None


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (
            lambda now: now.series("MADE/TOTAAL"),
            "there is no indicator “MADE/TOTAAL”; the nearest are: MADE/TOTAL",
        ),
        (lambda now: now.index("MADDE"), "there is no index “MADDE”; there are: MADE"),
        (
            lambda now: now.source_named("made/bok"),
            "there is no source “made/bok”; the nearest are: made/book",
        ),
        (
            lambda now: now.indicators_of("MADE", "MADE@2016"),
            "there is no edition “MADE@2016”; there are: MADE@2015 (Criteria of 2015), MADE@2017",
        ),
        (
            lambda now: now.entity("Ânn", date(2019, 1, 1)),
            "there is no unit “Ânn”; the nearest are: Ân",
        ),
    ],
)
def test_unknown_name_offers_the_nearest(now: Catalogue, ask, told: str) -> None:
    with pytest.raises(UnknownName) as unknown:
        ask(now)

    assert unknown.value.within(Language.EN).startswith(told)


def test_editions_and_their_indicators(now: Catalogue) -> None:
    total = now.indicators["MADE/TOTAL@2017"]

    assert now.edition_at(total, parse("2018")).public_id == "MADE@2017"
    assert now.edition_at(total, parse("2014")) is None
    assert [one.public_id for one in now.indicators_of("MADE", "MADE@2015")] == [
        "MADE/TOTAL@2015",
        "MADE/COST@2015",
    ]
    assert [one.public_id for one in now.indicators_of("MADE", level=1)] == ["MADE/COST@2015"]
    assert [one.public_id for one in now.components(total)] == ["MADE/COST@2015"]


def test_breaks_are_in_time_order(now: Catalogue) -> None:
    found = now.breaks_of(["MADE/TOTAL"])

    assert [(str(one.at), one.severity) for one in found] == [
        ("2017", Severity.CUT),
        ("2018", Severity.NOTE),
    ]
    assert now.breaks_of(["MADE/COST"]) == []


@pytest.mark.parametrize(("at", "expected"), [("2019", 3), ("2020", 2)])
def test_all_in_force_are_expected(now: Catalogue, at: str, expected: int) -> None:
    assert now.expected("MADE", parse(at)) == expected


def test_number_that_the_publisher_rated_goes_before(real: TestHub) -> None:
    now = load(real)
    rated = now.rated[0]

    assert now.expected(rated.index, rated.valid_from) == rated.count


def test_moment_finds_its_version(now: Catalogue) -> None:
    first, second = (release.published_at for release in now.releases)
    tick = timedelta(microseconds=1)

    assert [
        now.version_at(moment)
        for moment in (first, second - tick, second, datetime(2200, 1, 1, tzinfo=UTC))
    ] == [1, 1, 2, 2]
    with pytest.raises(BadQuestion, match="hệ thống chưa có số liệu vào lúc"):
        now.version_at(first - tick)


def test_version_finds_its_release_and_the_last_touch(hub: TestHub) -> None:
    hub.undo(2)
    now = load(hub)
    total = now.indicators["MADE/TOTAL@2015"].id

    assert [now.release_of(version).id for version in (1, 2, 3)] == [1, 2, 3]
    assert [now.last_touch(total, version) for version in (1, 2, 3, 99)] == [0, 2, 3, 3]
    assert now.releases[2].undoes == 2
