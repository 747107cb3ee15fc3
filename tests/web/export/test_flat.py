"""Flattening: any answer of GraphQL as a table."""

from typing import Any

import pytest

from hub.web.export import ColumnKind, flat_table
from hub.words.language import Language, Text

TITLE = Text("Bảng", "Table")
AN, BINH = {"id": "an", "name": "Ân"}, {"id": "binh", "name": "Bình"}


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        pytest.param(
            {"provinces": [AN, BINH]},
            [{"id": "an", "name": "Ân"}, {"id": "binh", "name": "Bình"}],
            id="a list",
        ),
        pytest.param(
            {"compare": {"period": "2024", "rows": [{"entity": AN, "value": 1.5}]}},
            [{"period": "2024", "entity.id": "an", "entity.name": "Ân", "value": 1.5}],
            id="rows beneath what they share",
        ),
        pytest.param(
            {"compare": {"columns": {"names": ["Ân", "Bình"], "values": [1.5, None]}}},
            [{"names": "Ân", "values": 1.5}, {"names": "Bình", "values": None}],
            id="columns",
        ),
        pytest.param(
            {
                "trend": [
                    {"entity": AN, "segments": [{"points": [{"value": 1}, {"value": 2}]}]},
                    {"entity": BINH, "segments": [{"points": []}, {"points": [{"value": 3}]}]},
                ]
            },
            [
                {"entity.id": "an", "entity.name": "Ân", "value": 1},
                {"entity.id": "an", "entity.name": "Ân", "value": 2},
                {"entity.id": "binh", "entity.name": "Bình", "value": 3},
            ],
            id="points within segments",
        ),
        pytest.param(
            {
                "documents": {
                    "totalCount": 1,
                    "pageInfo": {"hasNextPage": False},
                    "edges": [{"cursor": "x", "node": {"title": "T", "cites": [AN]}}],
                }
            },
            [{"totalCount": 1, "title": "T", "cites": '[{"id":"an","name":"Ân"}]'}],
            id="a connection",
        ),
        pytest.param(
            {"index": {"id": "X", "indicators": [{"code": "a"}, {"code": "b"}]}},
            [{"id": "X", "code": "a"}, {"id": "X", "code": "b"}],
            id="any list of objects of the answer",
        ),
        pytest.param({"version": {"id": "2", "n": 3}}, [{"id": "2", "n": 3}], id="an object"),
        pytest.param({"names": ["a", "b"]}, [{"value": "a"}, {"value": "b"}], id="texts"),
        pytest.param(
            {"rows": [{"notes": ["a", "b"]}, {"notes": []}]},
            [{"notes": "a; b"}, {"notes": None}],
            id="a list of texts in a cell",
        ),
        pytest.param({"compare": None}, [], id="null"),
        pytest.param({"compare": {"rows": []}}, [], id="no rows"),
        pytest.param(
            {"card": {"lines": [], "reason": "chưa có", "others": [], "othersReason": None}},
            [{"reason": "chưa có", "others": None, "othersReason": None}],
            id="no rows, and why",
        ),
        pytest.param({}, [], id="nothing"),
        pytest.param({"first": [AN], "second": [BINH, BINH]}, [AN], id="the first of several"),
    ],
)
def test_an_answer_becomes_rows(data: dict[str, Any], rows: list[dict[str, Any]]) -> None:
    assert flat_table(data, TITLE).rows == rows


def test_columns_have_the_kind_of_their_cells_and_known_names() -> None:
    row = {"entity": AN, "value": 1.5, "rank": 1, "tied": False, "publishedRank": None}
    table = flat_table({"rows": [row, {**row, "value": 2}]}, TITLE)

    assert [(column.key, column.kind) for column in table.columns] == [
        ("entity.id", ColumnKind.TEXT),
        ("entity.name", ColumnKind.TEXT),
        ("value", ColumnKind.NUMBER),
        ("rank", ColumnKind.WHOLE),
        ("tied", ColumnKind.TRUTH),
        ("publishedRank", ColumnKind.TEXT),
    ]
    assert table.labels(Language.VI) == [
        *("Mã đơn vị", "Đơn vị", "Giá trị", "Hạng hệ thống tính", "tied", "Hạng công bố"),
    ]
