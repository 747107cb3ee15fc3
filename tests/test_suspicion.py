"""What a person should look at: broken assertions and wrong copies."""

import pytest

from hub import catalogue, suspicion
from hub.claim import Claim, ClaimKey, Said
from hub.datasets import Assertions
from hub.rows import Suspicion
from tests.hubs import TestHub

TWENTY = {entity: float(entity) for entity in range(1, 21)}


def claims(hub: TestHub, values: dict[int, float | None], at: int = 20190112, code: str = "MADE/TOTAL@2017") -> list[Claim]:
    """A table of claims by entity."""
    with hub.engine.connect() as connection:
        indicator = catalogue.load(connection).indicators[code].id
    return [Claim(ClaimKey(indicator, at, entity, 0, 1), Said(0, 0, 0, value, str(value), *[None] * 7, False, "", None), "Ân", "",
                  f"new.csv:{line}") for line, (entity, value) in enumerate(values.items(), 2)]


def broken(hub: TestHub, given: list[Claim], **assertions) -> str | None:
    """What does not hold, in English."""
    with hub.engine.connect() as connection:
        asserted = suspicion.Asserted(Assertions(**assertions), catalogue.load(connection))
    asserted.see(given)
    told = asserted.broken()
    return told and told.en


def copies(hub: TestHub, *tables: list[Claim]) -> list[Suspicion]:
    """The suspicions about these tables together."""
    with hub.engine.connect() as connection:
        found = suspicion.Copies(connection, catalogue.load(connection))
        for table in tables:
            found.see(table)
        return found.found()


def test_what_holds_is_not_told(hub: TestHub) -> None:
    given = claims(hub, {1: 0.0, 2: 100.0, 3: None})

    assert broken(hub, given, complete=("MADE/TOTAL",), within_range=True) is None


@pytest.mark.parametrize("value", [-0.01, 100.01])
def test_value_outside_the_scale_is_told(hub: TestHub, value: float) -> None:
    assert broken(hub, claims(hub, {1: value}), within_range=True).startswith(f"new.csv:2: MADE/TOTAL is {value}, outside ")


def test_error_of_rounding_is_within_the_scale(hub: TestHub) -> None:
    assert broken(hub, claims(hub, {1: 100.0000001}), within_range=True) is None


def test_only_the_first_five_are_told_and_the_rest_counted(hub: TestHub) -> None:
    told = broken(hub, claims(hub, dict.fromkeys(range(1, 8), 101.0)), within_range=True)

    assert told.count("outside") == 5
    assert "; and 2 more; if it is right all the same, use --accept REASON" in told


def test_nothing_is_asserted_of_codes_that_are_not_named(hub: TestHub) -> None:
    assert broken(hub, claims(hub, {1: 1.0}), complete=("MADE/COST",)) is None


def test_the_same_figures_under_another_period_are_suspect(hub: TestHub) -> None:
    (found,) = copies(hub, claims(hub, TWENTY), claims(hub, TWENTY, 20200112))

    assert found.origin == "new.csv:2"
    assert found.text.en == "the figures of 2020 are those of 2019 in 1 indicators (MADE/TOTAL): perhaps a wrong copy"
    assert found.text.vi == "số liệu kỳ 2020 trùng với kỳ 2019 ở 1 chỉ số (MADE/TOTAL): có thể là bản chép nhầm kỳ"


@pytest.mark.parametrize(("other", "suspect"), [
    pytest.param(TWENTY | {1: 50.0, 2: 50.0}, True, id="nine in ten are equal"),
    pytest.param(TWENTY | {1: 50.0, 2: 50.0, 3: 50.0}, False, id="fewer are"),
    pytest.param({entity: 21.0 - value for entity, value in TWENTY.items()}, False, id="other entities have them"),
    pytest.param({entity: TWENTY[entity] for entity in range(1, 10)}, False, id="too few to tell"),
])
def test_suspicion_wants_nine_in_ten_equal(hub: TestHub, other: dict[int, float], suspect: bool) -> None:
    assert bool(copies(hub, claims(hub, TWENTY), claims(hub, other, 20200112))) is suspect


def test_copy_across_a_change_of_meaning_is_suspect_too(hub: TestHub) -> None:
    assert len(copies(hub, claims(hub, TWENTY), claims(hub, TWENTY, 20160112, "MADE/TOTAL@2015"))) == 1


def test_other_indicators_may_have_the_same_figures(hub: TestHub) -> None:
    assert copies(hub, claims(hub, TWENTY), claims(hub, TWENTY, 20200112, "MADE/COST@2015")) == []
