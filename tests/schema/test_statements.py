"""The number of SQL statements does not grow with the number of rows."""

import pytest

from tests.hubs import TestHub
from tests.statements import statements

SAID = (
    "value entity {name province {name}} indicator {name} citation {title text release {id}} notes"
)
OBSERVATION = f"observation {{{SAID} claims {{{SAID}}} history {{{SAID}}}}}"


def test_a_comparison_of_all_asks_no_more_than_one_of_three(real: TestHub):
    query = f"""query($entities: [String!]) {{
      compare(indicator: "PAPI/TOTAL", period: "2023", entities: $entities) {{rows {{entity {{name}}
        notes {OBSERVATION}}}}}}}"""
    real.ask(query)

    with statements(real.reader.engine) as few:
        three = real.ask(query, entities=["Hà Nam", "Nam Định", "Lai Châu"])
    with statements(real.reader.engine) as many:
        every = real.ask(query)

    assert (len(three["compare"]["rows"]), len(every["compare"]["rows"])) == (3, 63)
    assert len(many) == len(few)


def test_all_rebuilt_provinces_with_their_inputs_ask_no_more_than_one_of_them(real: TestHub):
    query = f"""query($entities: [String!]) {{
      compare(indicator: "PAPI/TOTAL", period: "2024", entities: $entities, territory:
        REBUILT_POPULATION) {{
        rows {{value observation {{id}} derivation {{formula inputs {{{SAID}}} weightedBy
          {{{SAID}}}}}}}}}}}"""
    real.ask(query)

    with statements(real.reader.engine) as few:
        real.ask(query, entities=["Ninh Bình", "Lai Châu"])
    with statements(real.reader.engine) as many:
        every = real.ask(query)

    assert (
        sum(
            len(row["derivation"]["inputs"])
            for row in every["compare"]["rows"]
            if row["derivation"]
        )
        > 40
    )
    assert len(many) == len(few)


def test_a_trend_of_twenty_asks_no_more_than_one_of_one(real: TestHub):
    query = f"""query($entities: [String!]!) {{
      trend(indicator: "PAPI/TOTAL", entities: $entities) {{entity {{name}} segments {{points
        {{value rank {OBSERVATION}}}}}}}}}"""
    names = [
        province["id"] for province in real.ask('{provinces(on: "2024-12-31") {id}}')["provinces"]
    ][:20]
    real.ask(query, entities=names)

    with statements(real.reader.engine) as few:
        real.ask(query, entities=names[:1])
    with statements(real.reader.engine) as many:
        answer = real.ask(query, entities=names)

    assert len(answer["trend"]) == 20
    assert len(many) == len(few)


def test_a_thousand_observations_ask_no_more_than_ten(real: TestHub):
    query = f"""query($first: Int!) {{
      observations(index: "PAPI", first: $first) {{nodes {{id {SAID} claims {{{SAID}}} history
        {{{SAID}}}}}}}}}"""

    with statements(real.reader.engine) as few:
        real.ask(query, first=10)
    with statements(real.reader.engine) as many:
        answer = real.ask(query, first=1000)

    assert len(answer["observations"]["nodes"]) == 1000
    assert len(many) == len(few)


@pytest.mark.parametrize(
    "query",
    [
        (
            '{compare(indicator: "PAPI/D1", period: "2024") {rows {entity {name} value rank'
            " gapToBest change} summary {mean} columns {values}}}"
        ),
        (
            '{trend(indicator: "PAPI/D1", entities: ["Hà Nam", "Lai Châu"]) {segments {points'
            " {period value rank}} breaks {note}}}"
        ),
        '{provinces(on: "2024-12-31") {name region {name} predecessors {from {name}}}}',
        '{index(id: "PAPI") {name editions {name} indicators {name parent {name} breaks {note}}}}',
        '{search(text: "hà") {__typename}}',
        (
            '{coverage(index: "PAPI") {cells {held expected indicator {name} missing {name}'
            " missingByReason {reason entities {name}}}}}"
        ),
        "{indices {freshness {lastRelease {id} lastPeriod nextExpected late}}}",
    ],
    ids=["compare", "trend", "provinces", "index", "search", "coverage", "freshness"],
)
def test_what_is_warm_asks_for_the_version_only(real: TestHub, query):
    real.ask(query)

    with statements(real.reader.engine) as found:
        real.ask(query)

    (newest,) = found
    assert newest.startswith("SELECT release.version, release.published_at \nFROM release")


def test_coverage_that_is_cold_reads_each_indicator_once(real: TestHub):
    cold = TestHub(real.url)
    cold.reader.newest()

    with statements(cold.reader.engine) as found:
        answer = cold.ask(
            '{coverage(index: "PCI") {cells {indicator {id} held expected missing {name province'
            " {name}}}}}"
        )

    cold.close()
    indicators = {cell["indicator"]["id"] for cell in answer["coverage"]["cells"]}
    assert len(found) == 1 + len(indicators)
    assert len(answer["coverage"]["cells"]) > 10 * len(indicators)


def test_observations_are_counted_only_when_asked(real: TestHub):
    with statements(real.reader.engine) as found:
        real.ask('{observations(index: "PCI", first: 5) {nodes {id} pageInfo {endCursor}}}')
    with statements(real.reader.engine) as counted:
        real.ask(
            '{observations(index: "PCI", first: 5) {totalCount nodes {id} pageInfo {endCursor}}}'
        )

    assert not any("count(" in one.lower() for one in found)
    assert len(counted) == len(found) + 1


CARDS = (
    "index {name} row {value rank regionMean gapToPublishedMean} above {entity {name}} peers"
    " {withValue} components {value} weakest {name} effort {pointsLeft best {name} rankIfBest"
    " reason}"
)


@pytest.mark.parametrize(
    "query",
    [
        (
            '{scoreboard(index: "PAPI", period: "2024") {indicator {name} rows {entity {name} value'
            " rank gapToRegionMean} summary {mean}}}"
        ),
        f'{{scorecard(entity: "Lai Châu", period: "2024") {{lines {{{CARDS} sentence}}}}}}',
        (
            f'{{scorecards(entity: "Lai Châu", from: "2020", to: "2024") {{period lines {{{CARDS}'
            " sentence}}}"
        ),
    ],
    ids=["scoreboard", "scorecard", "scorecards"],
)
def test_a_card_that_is_warm_asks_for_the_version_only(real: TestHub, query):
    real.ask(query)

    with statements(real.reader.engine) as found:
        real.ask(query)

    (newest,) = found
    assert newest.startswith("SELECT release.version, release.published_at \nFROM release")


def test_the_cards_of_all_provinces_ask_no_more_than_that_of_one(real: TestHub):
    query = """query($region: String) {provinces(on: "2026-10-31", region: $region) {
      scorecard {lines(index: ["D766"]) {sentence row {observation {citation {title}}
        regionMeanObservation {value}}}}}}"""
    real.ask(query)

    with statements(real.reader.engine) as few:
        some = real.ask(query, region="Đông Nam Bộ")
    with statements(real.reader.engine) as many:
        every = real.ask(query)

    assert (len(some["provinces"]), len(every["provinces"])) == (3, 34)
    assert len(many) == len(few)
