"""Columns hold what rows, points and observations hold, at the same places."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from graphql import parse, print_ast
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hubs import TestHub
from tests.statements import statements

FRAGMENTS = """
fragment Columns on Columns {
  entityIds codes names english: names(language: EN) values publishedRanks publishedRanksOf statuses
  doubtful sources periods periodStarts periodEnds
}
fragment Ranked on RankedColumns { ...Columns regions ranks ranksOf changes rankChanges }
fragment Unit on Entity { id ... on Province { code } }
fragment Comparison on Comparison {
  period
  columns { ...Ranked }
  rows {
    entity { ...Unit } name english: name(language: EN) region { name } value status doubtful
    publishedRank publishedRankOf rank rankOf change rankChange periodStart periodEnd
    observation { citation { title } }
  }
}
fragment Trend on Trend {
  entity { ...Unit }
  columns { ...Ranked segments }
  segments {
    points {
      name english: name(language: EN) region { name } value status doubtful publishedRank
      publishedRankOf rank rankOf change rankChange period periodStart periodEnd
      observation { citation { title } }
    }
  }
}
fragment Page on ObservationConnection {
  columns { ...Columns ids cells indicatorIds }
  nodes {
    id cell indicator { id } entity { ...Unit } name english: name(language: EN) value status
    doubtful rank rankOf period periodStart periodEnd citation { title }
  }
}
"""

COLUMNS: dict[str, Callable[[dict], Any]] = {
    "entityIds": lambda row: row["entity"]["id"],
    "codes": lambda row: row["entity"].get("code"),
    "names": lambda row: row["name"],
    "english": lambda row: row["english"],
    "regions": lambda row: row["region"] and row["region"]["name"],
    "values": lambda row: row["value"],
    "ranks": lambda row: row["rank"],
    "ranksOf": lambda row: row["rankOf"],
    "publishedRanks": lambda row: row["publishedRank"],
    "publishedRanksOf": lambda row: row["publishedRankOf"],
    "changes": lambda row: row["change"],
    "rankChanges": lambda row: row["rankChange"],
    "statuses": lambda row: row["status"],
    "doubtful": lambda row: row["doubtful"],
    "sources": lambda row: row["observation"] and row["observation"]["citation"]["title"],
    "periods": lambda row: row["period"],
    "periodStarts": lambda row: row["periodStart"],
    "periodEnds": lambda row: row["periodEnd"],
}

# Of an observation there are no ranks among peers, and those published are its own.
NOT_OF_NODES = {
    *("regions", "ranks", "ranksOf", "changes", "rankChanges"),
    *("publishedRanks", "publishedRanksOf", "sources"),
}

COMPARED = st.fixed_dictionaries(
    {
        "indicator": st.sampled_from(
            ["PAPI/TOTAL", "PAR_INDEX/TOTAL", "PCI/TOTAL", "SIPAS/TOTAL", "D766/TOTAL", "PAPI/D4"]
        ),
        "period": st.sampled_from([None, "2020", "2022", "2024"]),
        "order": st.sampled_from(["BEST_FIRST", "WORST_FIRST", "NAME", "CHANGE"]),
        "territory": st.sampled_from(["AS_PUBLISHED", "REBUILT_MEAN"]),
        "entities": st.sampled_from([None, ["ha-nam", "hue"], ["ninh-binh-2025", "lai-chau"]]),
    }
)


@settings(max_examples=20)
@given(question=COMPARED)
def test_columns_of_a_comparison_are_its_rows(real: TestHub, question: dict):
    answer = real.post(
        """query ($indicator: ID!, $period: Period, $order: Order!, $territory: Territory!,
          $entities: [String!]) {compare(indicator: $indicator, period: $period, order: $order,
          territory: $territory, entities: $entities) {...Comparison}}"""
        + used("Comparison"),
        **question,
    )
    if answer["data"] is None or answer["data"]["compare"] is None:
        return  # no meaning in that period

    comparison = answer["data"]["compare"]
    rows = [row | {"period": comparison["period"]} for row in comparison["rows"]]
    assert comparison["columns"] == by_column(rows)


@settings(max_examples=10)
@given(
    indicator=st.sampled_from(["PAPI/TOTAL", "PAR_INDEX/TOTAL", "SIPAS/TOTAL", "D766/TOTAL"]),
    territory=st.sampled_from(["AS_PUBLISHED", "PREDECESSORS", "REBUILT_MEAN"]),
    chained=st.booleans(),
)
def test_columns_of_a_trend_are_its_points(
    real: TestHub, indicator: str, territory: str, chained: bool
):
    trends = real.ask(
        """query ($indicator: ID!, $territory: Territory!, $chained: Boolean!) {trend(indicator:
          $indicator, entities: ["hue", "ninh-binh-2025", "ha-nam"], territory: $territory, chained:
          $chained) {...Trend}}"""
        + used("Trend"),
        indicator=indicator,
        territory=territory,
        chained=chained,
    )["trend"]

    assert len(trends) >= 3
    for trend in trends:
        points = [
            point | {"entity": trend["entity"], "segment": number}
            for number, segment in enumerate(trend["segments"])
            for point in segment["points"]
        ]
        segments = {"segments": [point["segment"] for point in points]}
        assert trend["columns"] == by_column(points) | segments


@pytest.mark.parametrize("index", ["PAPI", "PAR_INDEX"])
def test_columns_of_a_scoreboard_are_its_rows(real: TestHub, index: str):
    board = real.ask(
        'query ($index: ID!) {scoreboard(index: $index, period: "2024") {...Comparison}}'
        + used("Comparison"),
        index=index,
    )["scoreboard"]

    assert len(board) > 5
    for comparison in board:
        rows = [row | {"period": comparison["period"]} for row in comparison["rows"]]
        assert comparison["columns"] == by_column(rows)


@settings(max_examples=10)
@given(
    wanted=st.sampled_from(
        [
            {"index": "PAPI", "entity": ["hue"]},
            {"index": "SIPAS", "period": ["2024"]},
            {"entity": ["lai-chau/skhcn", "ninh-binh-2025/skhcn-2025"]},
            {"index": "D766", "conflicting": True},
        ]
    ),
    first=st.integers(0, 120),
)
def test_columns_of_observations_are_its_nodes(real: TestHub, wanted: dict, first: int):
    page = real.ask(
        """query ($index: ID, $entity: [String!], $period: [Period!], $conflicting: Boolean! =
          false, $first: Int!) {observations(index: $index, entity: $entity, period: $period,
          conflicting: $conflicting, first: $first) {...Page}}"""
        + used("Page"),
        first=first,
        **wanted,
    )["observations"]

    nodes = page["nodes"]
    assert page["columns"] == {
        "ids": [node["id"] for node in nodes],
        "cells": [node["cell"] for node in nodes],
        "indicatorIds": [node["indicator"]["id"] for node in nodes],
        "publishedRanks": [node["rank"] for node in nodes],
        "publishedRanksOf": [node["rankOf"] for node in nodes],
        "sources": [node["citation"]["title"] for node in nodes],
        **by_column(nodes, [name for name in COLUMNS if name not in NOT_OF_NODES]),
    }


def used(name: str) -> str:
    """The fragments that one of them rests on."""
    document = parse(FRAGMENTS)
    fragments = {each.name.value: print_ast(each) for each in document.definitions}
    wanted, found = [name], {}
    while wanted:
        own = wanted.pop()
        found[own] = fragments[own]
        wanted += [each for each in re.findall(r"\.\.\.(\w+)", fragments[own]) if each in fragments]
    return "\n".join(["", *found.values()])


def test_sources_of_all_ask_no_more_than_those_of_three(real: TestHub):
    query = """query ($entities: [String!]) {compare(indicator: "PAPI/TOTAL", period: "2024",
      entities: $entities) {columns {sources regions}}}"""
    real.ask(query)

    with statements(real.reader.engine) as few:
        real.ask(query, entities=["ha-nam", "nam-dinh", "lai-chau"])
    with statements(real.reader.engine) as many:
        every = real.ask(query)

    assert len(every["compare"]["columns"]["sources"]) == 63
    assert len(many) == len(few)


def by_column(rows: list[dict], names: Sequence[str] = tuple(COLUMNS)) -> dict[str, list]:
    """The rows as columns."""
    return {name: [COLUMNS[name](row) for row in rows] for name in names}
