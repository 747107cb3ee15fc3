"""One wrong name takes away its own answer, not those of the others."""

import pytest
from graphql import GraphQLNonNull

from hub.queries.competition.naming import MOST_UNKNOWN
from hub.words.language import Language
from schema.descriptions import schema
from tests.hubs import TestHub

WRONG = "không có đơn vị “Bih”; gần nhất: Bình"


def test_every_field_of_the_root_may_be_null_alone():
    fields = schema(Language.VI)._schema.query_type.fields

    assert [name for name, field in fields.items() if isinstance(field.type, GraphQLNonNull)] == []


@pytest.mark.parametrize(
    "tile",
    [
        'compare(indicator: "MADE", entities: ["Bih"]) {period}',
        'trend(indicator: "MADE", entities: ["Bih"]) {entity {id}}',
        'scorecard(entity: "Bih") {period}',
        'scorecards(entity: "Bih", from: "2018", to: "2019") {period}',
        'scoreboard(index: "MADE", entities: ["Bih"]) {period}',
        'observations(entity: ["Bih"]) {totalCount}',
        'targets(entity: "Bih") {id}',
        'documents(province: "Bih") {id}',
        'departments(province: "Bih") {id}',
        'coverage(index: "MAD") {cells {held}}',
        'releases(dataset: "maed") {id}',
        'provinces(region: "Bih") {id}',
    ],
    ids=lambda tile: tile.partition("(")[0],
)
def test_a_tile_that_fails_leaves_the_others_on_the_board(hub: TestHub, tile: str):
    answer = hub.post(f'{{tile: {tile} other: index(id: "MADE") {{id}}}}')

    (error,) = answer["errors"]
    assert answer["data"] == {"tile": None, "other": {"id": "MADE"}}
    assert (error["path"], error["extensions"]["code"]) == (["tile"], "UnknownName")


def test_a_wrong_unit_of_a_comparison_is_told_beside_the_rows_of_the_others(hub: TestHub):
    answer = hub.ask(
        """{compare(indicator: "MADE", period: "2018", entities: ["Bih", "an", "Cường"])
            {unknown unknownReasons rows {entity {id}}}}"""
    )["compare"]

    assert sorted(row["entity"]["id"] for row in answer["rows"]) == ["an", "cuong"]
    assert (answer["unknown"], answer["unknownReasons"]) == (["Bih"], [WRONG])


def test_the_reason_is_told_in_the_language_of_the_reader(hub: TestHub):
    query = '{compare(indicator: "MADE", period: "2018", entities: ["an", "Bih"]) {unknownReasons}}'

    assert hub.ask(query, "en")["compare"]["unknownReasons"] == [
        "there is no unit “Bih”; the nearest are: Bình"
    ]


def test_every_trend_of_an_answer_tells_the_same_wrong_units(hub: TestHub):
    trends = hub.ask(
        """{trend(indicator: "MADE", entities: ["an", "Bih", "cuong", "Dũng"])
            {entity {id} unknown}}"""
    )["trend"]

    assert [trend["entity"]["id"] for trend in trends] == ["an", "cuong"]
    assert {tuple(trend["unknown"]) for trend in trends} == {("Bih", "Dũng")}


def test_a_wrong_peer_is_told_and_the_others_compete(hub: TestHub):
    answer = hub.ask(
        """{compare(indicator: "MADE", period: "2018", among: {entities: ["an", "binh", "Bih"]})
            {unknown peers {expected label} rows {entity {id} rank}}}"""
    )["compare"]

    assert answer["unknown"] == ["Bih"]
    assert answer["peers"] == {"expected": 2, "label": "2 đơn vị được chọn"}
    assert sorted(row["rank"] for row in answer["rows"]) == [1, 2]


def test_a_wrong_peer_of_a_trend_is_told(hub: TestHub):
    (trend,) = hub.ask(
        """{trend(indicator: "MADE", entities: ["an"], among: {entities: ["an", "binh", "Bih"]})
            {unknown}}"""
    )["trend"]

    assert trend["unknown"] == ["Bih"]


def test_each_comparison_of_a_scoreboard_tells_the_wrong_units(hub: TestHub):
    (board,) = hub.ask(
        '{scoreboard(index: "MADE", period: "2018", entities: ["an", "Bih"]) {unknown}}'
    )["scoreboard"]

    assert board["unknown"] == ["Bih"]


def test_observations_of_a_wrong_unit_are_told_beside_those_of_the_others(hub: TestHub):
    answer = hub.ask(
        '{observations(entity: ["an", "Bih"], indicator: ["MADE"]) {unknown totalCount}}'
    )["observations"]

    assert (answer["unknown"], answer["totalCount"]) == (["Bih"], 5)


def test_names_that_are_known_leave_nothing_to_tell(hub: TestHub):
    query = (
        '{compare(indicator: "MADE", period: "2018", entities: ["an"]) {unknown unknownReasons}}'
    )

    assert hub.ask(query)["compare"] == {"unknown": [], "unknownReasons": []}


def test_where_no_name_is_known_all_are_told_in_one_error(hub: TestHub):
    message = hub.complaint('{compare(indicator: "MADE", entities: ["Bih", "Dũng"]) {period}}')

    assert message == f"{WRONG}; không có đơn vị “Dũng”; gần nhất: Vùng, Cường"


def test_a_list_of_wrong_names_without_end_is_refused(hub: TestHub):
    names = ["an", *(f"Bih {number}" for number in range(900))]

    answer = hub.post(
        'query($names: [String!]) {compare(indicator: "MADE", entities: $names) {period}}',
        names=names,
    )

    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "UnknownName"
    assert error["message"].count("không có đơn vị") == MOST_UNKNOWN + 1
