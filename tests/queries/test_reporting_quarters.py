"""Quarters that close on the 14th: asked for by themselves, never beside those of the calendar."""

import pytest

from tests.hubs import TestHub
from tests.queries.chained import found_offices, report

FIRST, SECOND, LAST_YEARS = (
    "2017-12-15/2018-03-14",
    "2018-03-15/2018-06-14",
    "2016-12-15/2017-03-14",
)
NINE = "2017-12-15/2018-09-14"
RECEIVED = "OPERATIONS/DOSSIERS_RECEIVED"
FIGURES = {
    "2018-Q1": 100,
    "2018-Q2": 110,
    "2018-Q3": 120,
    "2017-Q1": 90,
    FIRST: 60,
    SECOND: 70,
    LAST_YEARS: 50,
    NINE: 210,
    "2018-01/2018-09": 330,
}
CARD = """query ($frequency: Frequency!) {departmentCard(department: "binh/giao", period: "2018",
  frequency: $frequency) {dossiersReason dossiers {period figures {value previous}}}}"""


@pytest.fixture
def offices(hub: TestHub) -> TestHub:
    found_offices(hub)
    report(hub, *(f"{at},binh/giao,DOSSIERS_RECEIVED,{value}" for at, value in FIGURES.items()))
    return hub


def observed(hub: TestHub, filters: str) -> list[str]:
    query = f'{{observations(indicator: "{RECEIVED}", {filters}) {{nodes {{period}}}}}}'
    return sorted(node["period"] for node in hub.ask(query)["observations"]["nodes"])


def dossiers(hub: TestHub, frequency: str) -> dict[str, tuple[float, float | None]]:
    periods = hub.ask(CARD, frequency=frequency)["departmentCard"]["dossiers"]
    return {
        each["period"]: (each["figures"][0]["value"], each["figures"][0]["previous"])
        for each in periods
    }


def points(hub: TestHub, more: str = "") -> list[tuple[str, float]]:
    query = (
        f'{{trend(indicator: "{RECEIVED}", entities: ["binh/giao"]{more}) {{segments {{points'
        " {period value}}}}"
    )
    (line,) = hub.ask(query)["trend"]
    return [
        (point["period"], point["value"])
        for segment in line["segments"]
        for point in segment["points"]
        if point["value"] is not None
    ]


def test_a_card_sets_each_beside_the_same_of_the_year_before(offices: TestHub):
    assert dossiers(offices, "QUARTER") == {
        "2018-Q3": (120, None),
        "2018-Q2": (110, None),
        "2018-Q1": (100, 90),
        "2017-Q1": (90, None),
    }
    assert dossiers(offices, "REPORTING_QUARTER") == {
        SECOND: (70, None),
        FIRST: (60, 50),
        LAST_YEARS: (50, None),
    }


def test_a_card_without_quarters_of_the_calendar_names_those_there_are(hub: TestHub):
    found_offices(hub)
    report(hub, f"{FIRST},binh/giao,DOSSIERS_RECEIVED,60")

    answer = hub.ask(CARD, frequency="QUARTER")["departmentCard"]

    assert answer["dossiers"] == []
    assert answer["dossiersReason"] == (
        "không có báo cáo hồ sơ TTHC theo quý đến hết kỳ 2018; đang có: theo quý báo cáo (chốt"
        f" ngày 14) (frequency: REPORTING_QUARTER), mới nhất {FIRST}"
    )


@pytest.mark.parametrize(
    ("filters", "periods"),
    [
        ("frequency: QUARTER", ["2017-Q1", "2018-Q1", "2018-Q2", "2018-Q3"]),
        ("frequency: REPORTING_QUARTER", [LAST_YEARS, FIRST, SECOND]),
        ("frequency: IRREGULAR", [NINE, "2018-01/2018-09"]),
        (f'period: "{FIRST}"', [FIRST]),
        (f'from: "{FIRST}", to: "2018-Q2"', [FIRST, "2018-Q1", SECOND, "2018-Q2"]),
        (f'from: "2018-Q1", to: "{SECOND}"', ["2018-Q1", SECOND]),
        (f'from: "2017-12", to: "{FIRST}"', [FIRST]),
        ('from: "2018", to: "2018-02"', []),
        (f'to: "{NINE}"', [LAST_YEARS, "2017-Q1", FIRST, NINE, "2018-Q1", SECOND, "2018-Q2"]),
    ],
)
def test_observations_are_filtered_by_the_days_of_a_period(
    offices: TestHub, filters: str, periods: list[str]
):
    assert observed(offices, filters) == sorted(periods)


def test_a_trend_follows_one_length_of_one_calendar(offices: TestHub):
    assert points(offices, ", frequency: QUARTER") == [
        ("2017-Q1", 90),
        ("2018-Q1", 100),
        ("2018-Q2", 110),
        ("2018-Q3", 120),
    ]
    assert points(offices, ", frequency: REPORTING_QUARTER") == [
        (LAST_YEARS, 50),
        (FIRST, 60),
        (SECOND, 70),
    ]
    assert len(points(offices, ", frequency: IRREGULAR")) == 1


def test_a_comparison_with_the_other_calendar_is_refused(offices: TestHub):
    message = offices.complaint(
        f'{{compare(indicator: "{RECEIVED}", period: "2018-Q1", baseline: "{LAST_YEARS}",'
        ' among: {province: "binh"}) {rows {change}}}'
    )

    assert LAST_YEARS in message
