"""Targets against the figures of the made-up hub, many at once, now and as of the past."""

import pytest

from hub.queries.targets import targets_on
from hub.queries.targets.gap import TargetedFigure, gaps
from hub.words.period import parse
from hub.words.terms import Comparator, Measure
from tests.hubs import TestHub
from tests.queries.bring import bring, found_departments
from tests.queries.drawn import target, view
from tests.statements import statements

SETTINGS = 'needs = ["places"]\nfigures = "none.csv"\n'
DOCUMENTS = """public_id,kind,title,number,date,issuer,issuer_entity,province,period
ke-hoach,Kế hoạch,Kế hoạch cải cách,1/KH-UBND,2018-01-05,UBND tỉnh Ân,an,an,2018/2024
"""
HEADER = "document,label,measure,comparator,value,printed,unit,valid_from,by,entity,indicator\n"
FOUND = (
    "state stateReason pace {level current currentPeriod gap neededPerYear currentPerYear reachedBy"
    " state reason target {id}}"
)
PACE = f"{{targets {{id label {FOUND}}}}}"


def plan(hub: TestHub, *targets: str) -> None:
    """Import a plan with these targets."""
    folder = hub.seeds / "papers"
    folder.mkdir(exist_ok=True)
    for name, text in (
        ("dataset.toml", SETTINGS),
        ("documents.csv", DOCUMENTS),
        ("targets.csv", HEADER + "".join(f"ke-hoach,{line}\n" for line in targets)),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    hub.take("papers")


def test_a_target_tells_its_state_and_pace(hub: TestHub):
    plan(hub, "Tổng điểm,VALUE,AT_LEAST,95,ít nhất 95 điểm,điểm,,2100,Bình,MADE/TOTAL")
    bring(hub, "2020,Ân,TOTAL,75,made/book")

    (found,) = hub.ask(PACE)["targets"]

    assert found["state"] == "NOT_MEASURABLE"
    assert (
        found["stateReason"]
        == "chưa có số liệu của kỳ 2100 để kết luận; gần nhất là 80 (kỳ 2019); "
        "đơn vị kết thúc ngày 31/12/2019, trước thời hạn"
    )
    assert found["pace"] == {
        "level": 95,
        "current": 80,
        "currentPeriod": "2019",
        "gap": 15,
        "neededPerYear": None,
        "currentPerYear": 5,
        "reachedBy": "2022",
        "state": "NOT_MEASURABLE",
        "reason": found["stateReason"],
        "target": {"id": found["id"]},
    }


def test_a_target_on_its_way_tells_what_is_needed(hub: TestHub):
    plan(hub, "Tổng điểm,VALUE,AT_LEAST,82,ít nhất 82 điểm,điểm,,2029,an,MADE/TOTAL")

    (found,) = hub.ask(PACE)["targets"]

    assert (found["state"], found["stateReason"]) == ("ON_TRACK", None)
    assert [
        found["pace"][name] for name in ("gap", "neededPerYear", "currentPerYear", "reachedBy")
    ] == [10, 1, 1, "2029"]


def test_a_trend_tells_the_pace_of_its_own_targets(hub: TestHub):
    plan(
        hub,
        "Xa,VALUE,AT_LEAST,82,ít nhất 82 điểm,điểm,,2029,an,MADE/TOTAL",
        "Gần,VALUE,AT_LEAST,70,ít nhất,điểm,,2019,an,MADE/TOTAL",
        "Chi phí,VALUE,AT_MOST,4,tối đa 4 điểm,điểm,,2029,an,MADE/COST",
        "Bình,VALUE,AT_LEAST,90,ít nhất,điểm,,2029,Bình,MADE/TOTAL",
    )

    (an,) = hub.ask(
        '{trend(indicator: "MADE/TOTAL", entities: ["an"], to: "2016") {summary {pace {state target'
        " {label}}}}}"
    )["trend"]

    assert an["summary"]["pace"] == [
        {"state": "REACHED", "target": {"label": "Gần"}},
        {"state": "ON_TRACK", "target": {"label": "Xa"}},
    ]


def test_a_department_is_followed_within_its_province(hub: TestHub):
    found_departments(hub)
    bring(
        hub,
        "2018,Sở Y tế,TOTAL,50,offices/paper,DEPARTMENT,an",
        "2019,Sở Y tế,TOTAL,54,offices/paper,DEPARTMENT,an",
        "2019,Sở Xây dựng,TOTAL,60,offices/paper,DEPARTMENT,an",
        "2019,Sở Y tế,TOTAL,99,offices/paper,DEPARTMENT,binh",
        header="period,entity,code,value,source,kind,province\n",
        dataset="offices",
    )
    plan(hub, "Điểm,VALUE,AT_LEAST,60,ít nhất 60 điểm,điểm,,2100,an/y-te,OFFICES/TOTAL")

    (found,) = hub.ask(
        """{department(id: "an/y-te") {targets {state pace {current currentPerYear}}}}"""
    )["department"]["targets"]

    assert found == {"state": "ON_TRACK", "pace": {"current": 54, "currentPerYear": 4}}


def test_as_of_a_past_moment_neither_figures_nor_days_of_later_count(hub: TestHub):
    plan(hub, "Tổng điểm,VALUE,AT_LEAST,75,ít nhất 75 điểm,điểm,,2105,an,MADE/TOTAL")
    bring(hub, "2020,Ân,TOTAL,76,made/book", year=2101)
    query = (
        "query($at: DateTime) {targets(asOf: $at) {state(asOf: $at) pace(asOf: $at) {current}}"
        ' province(id: "an") {targets(asOf: $at) {state(asOf: $at)}}}'
    )

    found = [hub.ask(query, at=at)["targets"] for at in ("2100-12-31", "2102-01-01", "2106-01-01")]

    assert found == [
        [{"state": "ON_TRACK", "pace": {"current": 72}}],
        [{"state": "REACHED", "pace": {"current": 76}}],
        [{"state": "NOT_MEASURABLE", "pace": {"current": 76}}],
    ]
    assert hub.ask(query, at="2100-12-31")["province"]["targets"] == [{"state": "ON_TRACK"}]


def test_five_hundred_targets_ask_no_more_than_three(hub: TestHub):
    each = [
        f"{{}},VALUE,AT_LEAST,{60 + number % 40},ít"
        f" nhất,điểm,,{2016 + number % 90},{unit},MADE/{code}"
        for number in range(84)
        for unit in ("an", "Bình", "cuong")
        for code in ("TOTAL", "COST")
    ]
    plan(hub, *(line.format(number) for number, line in enumerate(each)))
    cold = TestHub(hub.url)
    cold.reader.newest()

    with statements(cold.reader.engine) as many:
        answer = cold.ask(PACE)
    cold.close()

    assert len(answer["targets"]) == 504
    assert len(many) == 1 + 3  # the version, and the three meanings


def test_a_row_is_set_against_its_own_target_of_that_period(hub: TestHub):
    plan(
        hub,
        "Sau,VALUE,AT_LEAST,90,ít nhất,điểm,2018,2030,an,MADE/TOTAL",
        "Gần,VALUE,AT_LEAST,75,ít nhất,điểm,,2019,an,MADE/TOTAL",
        "Khác đơn vị,VALUE,AT_LEAST,70,ít nhất 70%,%,,2019,Bình,MADE/TOTAL",
        "Hạng,RANK,AT_MOST,2,hạng 2,hạng,,2019,cuong,MADE/TOTAL",
    )
    query = (
        'query($at: Period) {compare(indicator: "MADE/TOTAL", period: $at, order: NAME) {rows'
        " {entity {id} gapToTarget}}}"
    )

    found = [
        [
            (row["entity"]["id"], row["gapToTarget"])
            for row in hub.ask(query, at=at)["compare"]["rows"]
        ]
        for at in ("2017", "2018")
    ]

    assert found == [
        [("an", None), ("binh", None), ("cuong", None)],
        [("an", -3), ("binh", None), ("cuong", None)],
    ]


def test_a_comparison_of_all_asks_no_more_for_its_targets(hub: TestHub):
    plan(
        hub,
        *(
            f"{unit},VALUE,INCREASE_BY,2,thêm 2 điểm,điểm,2019,2019,{unit},MADE/COST"
            for unit in ("an", "Bình", "cuong")
        ),
    )
    query = '{compare(indicator: "MADE/COST", period: "2019", order: NAME) {rows {gapToTarget}}}'
    hub.ask(query)

    with statements(hub.reader.engine) as found:
        answer = hub.ask(query)

    assert [row["gapToTarget"] for row in answer["compare"]["rows"]] == [-2, -2, -2.25]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("own", "at", "found"),
    [
        (target(), "2024", -3),
        (target(valid_from="2024"), "2023", None),
        (target(valid_from="2024"), "2024", -3),
        (target(), "2020", None),
        (target(), "2026", None),
        (target(by=None), "2026", -3),
        (target(60, Comparator.INCREASE_BY, valid_from="2023"), "2024", -3),
        (target(10, measure=Measure.RANK, unit="hạng"), "2024", None),
        (target(unit="phút"), "2024", None),
        (target(until=1), "2024", None),
    ],
    ids=[
        "within the plan's span",
        "before its own first",
        "within its own",
        "before the plan",
        "after the deadline",
        "no deadline",
        "an increase",
        "a rank",
        "another unit",
        "withdrawn",
    ],
)
def test_a_target_is_for_the_periods_of_its_span(own, at, found):
    figure = TargetedFigure("an/so", "MADE/SHARE@2001", parse(at), 92)
    drawn = view({"2022": 35, "2024": 92}, own)

    assert gaps(drawn, [figure]) == {figure: found}


def test_the_nearest_deadline_that_can_be_compared_goes_first():
    figure = TargetedFigure("an/so", "MADE/SHARE@2001", parse("2023"), 92)
    nearest = target(90, by="2023", unit="phút", id=3)
    drawn = view(
        {"2023": 92},
        target(99, by=None, id=1),
        target(95, by="2025", id=2),
        nearest,
        target(93, by="2024", id=4),
    )

    assert [
        each.id for each in targets_on(drawn, drawn.catalogue.entities["an/so"], "MADE/SHARE")
    ] == [
        3,
        4,
        2,
        1,
    ]
    assert gaps(drawn, [figure]) == {figure: -1}


FILTERED = """query($p: String, $d: ID, $s: [TargetState!], $f: Date, $t: Date, $n: Int,
    $a: String) {
  targetsPage(province: $p, document: $d, state: $s, dueFrom: $f, dueTo: $t, first: $n,
      after: $a) {
    totalCount nodes {label} edges {cursor} pageInfo {hasNextPage hasPreviousPage endCursor}
  }
  targets(province: $p, document: $d, state: $s, dueFrom: $f, dueTo: $t) {label}
}"""
THREE = (
    "Của tỉnh,VALUE,AT_LEAST,60,ít nhất 60 điểm,điểm,,2017,Ân,MADE/TOTAL",
    "Của sở,VALUE,AT_LEAST,95,ít nhất 95%,%,,2019,an/xay-dung,",
    "Của Bình,VALUE,AT_LEAST,95,ít nhất 95 điểm,điểm,,,Bình,MADE/TOTAL",
)


@pytest.mark.parametrize(
    ("criteria", "labels"),
    [
        ({}, ["Của tỉnh", "Của sở", "Của Bình"]),
        ({"p": "Ân"}, ["Của tỉnh", "Của sở"]),
        ({"p": "binh"}, ["Của Bình"]),
        ({"d": "ke-hoach"}, ["Của tỉnh", "Của sở", "Của Bình"]),
        ({"f": "2018-01-01"}, ["Của sở"]),
        ({"t": "2017-12-31"}, ["Của tỉnh"]),
        ({"f": "2017-12-31", "t": "2019-12-31"}, ["Của tỉnh", "Của sở"]),
        ({"f": "2017-12-31", "t": "2019-12-30"}, ["Của tỉnh"]),
        ({"s": ["MISSED", "REACHED"], "p": "Ân"}, ["Của tỉnh"]),
        ({"s": ["NOT_MEASURABLE"], "p": "Ân"}, ["Của sở"]),
        ({"s": []}, []),
    ],
)
def test_targets_are_filtered_alike_in_a_list_and_in_pages(
    hub: TestHub, criteria: dict, labels: list[str]
):
    found_departments(hub)
    plan(hub, *THREE)

    answer = hub.ask(FILTERED, **criteria)

    page = answer["targetsPage"]
    assert [each["label"] for each in answer["targets"]] == labels
    assert ([each["label"] for each in page["nodes"]], page["totalCount"]) == (labels, len(labels))


def test_pages_of_targets_hold_each_once_though_the_plan_changes_between(hub: TestHub):
    found_departments(hub)
    plan(hub, *THREE)
    labels, after = [], None

    for _ in range(3):
        page = hub.ask(FILTERED, n=1, a=after)["targetsPage"]
        labels += [each["label"] for each in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        assert page["totalCount"] == 3
        plan(hub, *THREE, "Mới,VALUE,AT_LEAST,1,ít nhất 1,,,2019,Ân,")

    assert (labels, page["pageInfo"]["hasNextPage"]) == (["Của tỉnh", "Của sở", "Của Bình"], False)


def test_a_document_that_is_not_there_and_a_cursor_of_another_question_are_said(hub: TestHub):
    plan(hub, THREE[0])
    after = hub.ask(FILTERED, n=1)["targetsPage"]["pageInfo"]["endCursor"]

    other = hub.post(FILTERED, p="Ân", a=after)["errors"][0]
    unknown = hub.post('{targets(document: "khong-co") {id}}')["errors"][0]

    assert "con trỏ" in other["message"]
    assert "khong-co" in unknown["message"]
