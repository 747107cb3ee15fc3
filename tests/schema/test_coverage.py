"""Coverage and freshness as the API tells them."""

from tests.hubs import TestHub
from tests.queries.bring import bring, day

CELL = (
    "period indicator {id} held expected expectedAtLeast rankOnly doubtful missing {id}"
    " missingByReason {reason count entities {name}}"
)


def test_coverage_is_told_of_an_index_and_as_a_question(hub: TestHub):
    answer = hub.ask(
        f'{{coverage(index: "made") {{index {{id}} cells {{{CELL}}}}} index(id: "MADE") {{coverage'
        f" {{cells {{{CELL}}}}}}}}}"
    )

    assert answer["coverage"]["index"] == {"id": "MADE"}
    assert answer["coverage"]["cells"] == answer["index"]["coverage"]["cells"]
    assert answer["coverage"]["cells"][-2:] == [
        {
            "period": "2019",
            "indicator": {"id": "MADE/TOTAL@2017"},
            "held": 2,
            "expected": 3,
            "expectedAtLeast": False,
            "rankOnly": 1,
            "doubtful": 0,
            "missing": [{"id": "cuong"}],
            "missingByReason": [
                {"reason": "NOT_PUBLISHED", "count": 1, "entities": [{"name": "Cường"}]}
            ],
        },
        {
            "period": "2019",
            "indicator": {"id": "MADE/COST@2015"},
            "held": 3,
            "expected": 3,
            "expectedAtLeast": False,
            "rankOnly": 0,
            "doubtful": 0,
            "missing": [],
            "missingByReason": [],
        },
    ]


def test_names_within_coverage_are_in_the_language_of_the_request(hub: TestHub):
    query = (
        '{coverage(index: "MADE", level: 0) {cells {missing {name} missingByReason {entities'
        " {name}}}}}"
    )

    assert [
        hub.ask(query, language)["coverage"]["cells"][-1]["missing"] for language in ("vi", "en")
    ] == [[{"name": "Cường"}], [{"name": "Cuong"}]]


def test_a_level_of_null_is_every_level(hub: TestHub):
    answer = hub.ask(
        '{all: coverage(index: "MADE", level: null) {cells {held}} totals: coverage(index: "MADE",'
        " level: 0) {cells {held}}}"
    )

    assert (len(answer["all"]["cells"]), len(answer["totals"]["cells"])) == (10, 5)


def test_coverage_as_of_the_past_is_what_was_held_then(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,75,made/book", year=2100)

    answer = hub.ask(
        """query($then: DateTime) {
      then: coverage(index: "MADE", level: 0, asOf: $then) {cells {period}} now: coverage(index:
        "MADE", level: 0) {cells {period}}
      index(id: "MADE") {coverage(level: 0, asOf: $then) {cells {period}}}}""",
        then=day(2100).isoformat(),
    )

    assert [answer[name]["cells"][-1]["period"] for name in ("then", "now")] == ["2019", "2020"]
    assert answer["index"]["coverage"] == answer["then"]


def test_the_coverage_of_an_unknown_index_is_refused_with_the_nearest(hub: TestHub):
    assert (
        hub.complaint('{coverage(index: "MAD") {cells {held}}}')
        == "không có bộ chỉ số “MAD”; hiện có: MADE (Chỉ số thử)"
    )
    assert (
        hub.complaint('{coverage(index: "MAD") {cells {held}}}', "en")
        == "there is no index “MAD”; there are: MADE (Made-up index)"
    )


def test_coverage_agrees_with_the_peers_of_a_comparison(real: TestHub):
    answer = real.ask(
        """{coverage(index: "PAPI", level: 0) {cells {period held expected indicator {id}}}}"""
    )
    cells = [
        cell
        for cell in answer["coverage"]["cells"]
        if cell["indicator"]["id"].startswith("PAPI/TOTAL@")
    ]

    compared = real.ask(
        "{"
        + " ".join(
            f'y{cell["period"]}: compare(indicator: "PAPI/TOTAL", period: "{cell["period"]}")'
            " {peers {expected withValue}}"
            for cell in cells
        )
        + "}"
    )

    assert compared == {
        f"y{cell['period']}": {"peers": {"expected": cell["expected"], "withValue": cell["held"]}}
        for cell in cells
    }


def test_freshness_without_a_lag_expects_nothing(hub: TestHub):
    answer = hub.ask(
        '{index(id: "MADE") {freshness {lastRelease {id dataset} lastPeriod nextPeriod nextExpected'
        " late}}}"
    )

    assert answer["index"]["freshness"] == {
        "lastRelease": {"id": "2", "dataset": "made"},
        "lastPeriod": "2019",
        "nextPeriod": None,
        "nextExpected": None,
        "late": False,
    }


def test_figures_of_long_ago_are_missing_but_nobody_is_late_by_a_usual_day(real: TestHub):
    answer = real.ask(
        """{index(id: "PCI") {freshness {
      lastPeriod nextPeriod nextExpected late come due {period held} readingDate usualMonth vi:
        reason en: reason(language: EN)}}}"""
    )

    found = answer["index"]["freshness"]
    assert (found["lastPeriod"], found["nextPeriod"], found["nextExpected"], found["late"]) == (
        "2022",
        "2023",
        "2024-05-31",
        False,
    )
    assert (found["come"], found["due"]["held"], found["readingDate"], found["usualMonth"]) == (
        False,
        0,
        None,
        None,
    )
    assert found["vi"].startswith("Hệ thống chưa có các kỳ 2023, 2024")
    assert found["en"].startswith("The hub does not hold 2023, 2024")
