"""Reports of an office, read again and again: its observations and the document's figures stay
in step.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.importing.release import Outcome
from hub.words.errors import Refused
from tests import databases
from tests.hubs import ROOT, TestHub
from tests.statements import statements

HEAD = """UBND TỈNH LAI CHÂU
SỞ TƯ PHÁP
Số: {number}/BC-STP
Lai Châu, ngày 14 tháng {month} năm 2024
BÁO CÁO
Kết quả công tác cải cách hành chính quý I năm 2024
Sở Tư pháp báo cáo kết quả công tác cải cách hành chính như sau:
I. KẾT QUẢ
"""
FIRST = (
    "- Sở đã tiếp nhận 300 hồ sơ, cụ thể:\n+ Lĩnh vực hộ tịch: 200 hồ sơ.\n+ Lĩnh vực hòa giải: 100"
    " hồ sơ.\n- Không có hồ sơ quá hạn.\n"
)
DOCUMENT = "lai-chau/12-bc-stp-2024"
RECEIVED, OVERDUE, FIELD = (
    "OPERATIONS/DOSSIERS_RECEIVED",
    "OPERATIONS/DOSSIERS_OVERDUE",
    "OPERATIONS/DOSSIERS_RECEIVED.CIVIL_STATUS",
)
ASKED = """query ($asOf: DateTime) {observations(index: "OPERATIONS", asOf: $asOf, first: 100)
  {nodes {
  value printed notes(language: EN) entity {id} period indicator {id} citation {tier locator
    document {id}}
  claims(asOf: $asOf) {value citation {document {id}}} history {value}}}}"""


@pytest.fixture(scope="module")
def office(home: Path | str, tmp_path_factory: pytest.TempPathFactory) -> TestHub:
    """A hub of the real places and the words by which documents are read, without any document."""
    seeds = tmp_path_factory.mktemp("reports") / "seeds"
    for name in ("places", "documents"):
        shutil.copytree(ROOT / "seeds" / name, seeds / name)
    for name in (
        "documents",
        "citations",
        "entities",
        "names",
        "sources",
        "targets",
        "figures",
        "observations",
        "breaks",
    ):
        (seeds / "documents" / f"{name}.csv").unlink()
    path = seeds / "documents" / "dataset.toml"
    path.write_text(
        "\n".join(
            'needs = ["places"]' if line.startswith("needs") else line
            for line in path.read_text(encoding="utf-8").split("\n")
        ),
        encoding="utf-8",
    )
    hub = TestHub(databases.new(home), seeds)
    hub.take("places")
    return hub


@pytest.fixture(scope="module")
def reported(office: TestHub, tmp_path_factory: pytest.TempPathFactory) -> TestHub:
    """The same hub with a first report, to be copied only."""
    hub = office.copy(tmp_path_factory.mktemp("reported"))
    take(hub, FIRST)
    return hub


@pytest.fixture
def reports(reported: TestHub, tmp_path: Path) -> Iterator[TestHub]:
    """That hub, free to be written to."""
    hub = reported.copy(tmp_path)
    yield hub
    hub.close()
    databases.dropped(hub.url)


def take(
    hub: TestHub, text: str, number: int = 12, month: str = "3", accept: str | None = "bản sửa"
) -> Outcome:
    """Import a report of this text, for good even where it says less than before."""
    path = hub.seeds.parent / f"{number}.txt"
    path.write_text(HEAD.format(number=number, month=month) + text, encoding="utf-8")
    return hub.take("documents", path, accept=accept)


def observed(hub: TestHub, **variables: str) -> dict[str, float]:
    """What is observed, by the code of its indicator."""
    return {
        node["indicator"]["id"].partition("@")[0]: node["value"]
        for node in hub.ask(ASKED, **variables)["observations"]["nodes"]
    }


def stated(hub: TestHub, document: str = DOCUMENT) -> list[tuple[float, float | None]]:
    """Each figure of a document with the value of its observation."""
    asked = "query ($id: ID!) {document(id: $id) {figures {value observation {value}}}}"
    return [
        (figure["value"], figure["observation"] and figure["observation"]["value"])
        for figure in hub.ask(asked, id=document)["document"]["figures"]
    ]


def test_a_report_is_observed_with_its_place_and_its_implied_zero(reports: TestHub) -> None:
    nodes = {node["indicator"]["id"]: node for node in reports.ask(ASKED)["observations"]["nodes"]}

    assert observed(reports) == {RECEIVED: 300, OVERDUE: 0, FIELD: 200}
    assert nodes[f"{RECEIVED}@2001"] == {
        "value": 300,
        "printed": "300",
        "notes": [],
        "entity": {"id": "lai-chau/stp"},
        "period": "2024-Q1",
        "indicator": {"id": f"{RECEIVED}@2001"},
        "claims": [],
        "history": [],
        "citation": {"tier": "OFFICIAL", "locator": "mục I, dòng 9", "document": {"id": DOCUMENT}},
    }
    assert nodes[f"{OVERDUE}@2001"]["notes"] == [
        "The source prints no number: its words, such as “không có” or “chưa có”, mean zero."
    ]


def test_a_figure_knows_its_observation_and_one_of_an_unknown_field_has_none(
    reports: TestHub,
) -> None:
    assert stated(reports) == [(300, 300), (200, 200), (100, None), (0, 0)]


def test_trend_and_comparison_answer_about_it(reports: TestHub) -> None:
    take(reports, "- Sở đã tiếp nhận 350 hồ sơ trong quý II năm 2024.\n", 20, "7")

    answer = reports.ask("""{
      trend(indicator: "OPERATIONS/DOSSIERS_RECEIVED", entities: ["lai-chau/stp"], among: {province:
        "Lai Châu"}) {
        segments {points {period value change}}}
      compare(indicator: "OPERATIONS/DOSSIERS_RECEIVED", period: "2024-Q1", entities:
        ["lai-chau/stp"], among: {province: "Lai Châu"}) {
        rows {value rank}}}""")

    assert answer["trend"][0]["segments"][0]["points"] == [
        {"period": "2024-Q1", "value": 300, "change": None},
        {"period": "2024-Q2", "value": 350, "change": 50},
    ]
    assert answer["compare"]["rows"] == [{"value": 300, "rank": None}]


def test_the_same_report_again_changes_nothing(reports: TestHub) -> None:
    again = take(reports, FIRST)

    assert (again.version, again.counts["unchanged"]) == (None, 3 + 4)


def test_a_corrected_number_is_a_revision_of_both(reports: TestHub) -> None:
    before = reports.ask("{dataVersion {publishedAt}}")["dataVersion"]["publishedAt"]

    take(reports, FIRST.replace("quá hạn", "trễ hạn").replace("300", "310").replace("200", "210"))

    assert stated(reports) == [(100, None), (310, 310), (210, 210), (0, 0)]
    assert observed(reports) == {RECEIVED: 310, OVERDUE: 0, FIELD: 210}
    assert observed(reports, asOf=before) == {RECEIVED: 300, OVERDUE: 0, FIELD: 200}
    history = {
        node["indicator"]["id"]: node["history"]
        for node in reports.ask(ASKED)["observations"]["nodes"]
    }
    assert history == {
        f"{RECEIVED}@2001": [{"value": 300}],
        f"{OVERDUE}@2001": [],
        f"{FIELD}@2001": [{"value": 200}],
    }


def test_what_a_report_no_longer_says_is_no_longer_observed(reports: TestHub) -> None:
    outcome = take(reports, FIRST.partition("+")[0])

    assert observed(reports) == {RECEIVED: 300}
    assert stated(reports) == [(300, 300)]
    assert outcome.counts["gone"] == 2 + 3  # observations, figures


def test_a_shorter_copy_of_a_report_takes_nothing_before_somebody_confirms_it(
    reports: TestHub,
) -> None:
    with pytest.raises(Refused) as refused:
        take(reports, FIRST.partition("+")[0], accept=None)

    (suspicion,) = (suspicion for _, suspicion in refused.value.suspicions)
    assert suspicion.text.en.startswith(
        "3 figures or targets read from this document before are not in the file and would go: "
    )
    assert stated(reports) == [(300, 300), (200, 200), (100, None), (0, 0)]


def test_another_period_takes_the_place_of_the_first(reports: TestHub) -> None:
    take(reports, "- Tháng 01/2024 Sở đã tiếp nhận 90 hồ sơ.\n")

    assert [
        (node["period"], node["value"]) for node in reports.ask(ASKED)["observations"]["nodes"]
    ] == [("2024-01", 90)]


def test_two_numbers_for_one_cell_end_what_was_observed_of_it(reports: TestHub) -> None:
    outcome = take(reports, FIRST + "- Tổng số hồ sơ tiếp nhận là 301 hồ sơ.\n")

    assert observed(reports) == {OVERDUE: 0, FIELD: 200}
    assert stated(reports) == [(300, None), (200, 200), (100, None), (0, 0), (301, None)]
    assert ["none is chosen" in suspicion.text.en for suspicion in outcome.reported] == [True]


def test_an_undo_takes_back_observations_with_figures(reports: TestHub) -> None:
    release = take(reports, "- Sở đã tiếp nhận 310 hồ sơ.\n").version

    reports.undo(release)

    assert observed(reports) == {RECEIVED: 300, OVERDUE: 0, FIELD: 200}
    assert sorted(stated(reports), key=str) == [(0, 0), (100, None), (200, 200), (300, 300)]


def test_an_undo_of_the_first_reading_leaves_neither(reports: TestHub) -> None:
    reports.undo(reports.reader.newest().version)

    assert (observed(reports), stated(reports)) == ({}, [])


def test_another_report_of_the_same_cell_is_another_claim(reports: TestHub) -> None:
    take(reports, "- Sở đã tiếp nhận 305 hồ sơ.\n", 15, "4")

    (node,) = [
        node
        for node in reports.ask(ASKED)["observations"]["nodes"]
        if node["indicator"]["id"] == f"{RECEIVED}@2001"
    ]
    assert (node["value"], node["citation"]["document"]["id"]) == (305, "lai-chau/15-bc-stp-2024")
    assert node["claims"] == [{"value": 300, "citation": {"document": {"id": DOCUMENT}}}]
    assert stated(reports) == [(300, 300), (200, 200), (100, None), (0, 0)]
    assert stated(reports, "lai-chau/15-bc-stp-2024") == [(305, 305)]


def test_the_observations_of_many_figures_cost_as_many_statements_as_of_one(
    reports: TestHub,
) -> None:
    take(reports, "- Không có hồ sơ quá hạn.\n", 15, "4")

    assert cost(reports, DOCUMENT) == cost(reports, "lai-chau/15-bc-stp-2024")


def test_status_and_coverage_tell_of_an_index_that_comes_at_will(reports: TestHub) -> None:
    answer = reports.ask(
        """{coverage(index: "OPERATIONS") {cells {period held missing {id} indicator {id}}}
      index(id: "OPERATIONS") {freshness {nextExpected late lastRelease {dataset}}}}"""
    )

    assert [
        (cell["period"], cell["held"], cell["missing"]) for cell in answer["coverage"]["cells"]
    ] == [("2024-Q1", 1, [])] * 3
    assert answer["index"]["freshness"] == {
        "nextExpected": None,
        "late": False,
        "lastRelease": {"dataset": "documents"},
    }


def cost(hub: TestHub, document: str) -> int:
    """How many statements it costs to ask for the figures of a document with their observations."""
    stated(hub, document)
    with statements(hub.reader.engine) as sent:
        stated(hub, document)
    return len(sent)
