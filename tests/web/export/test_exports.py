"""Exports by address: tables that others' readers read equal the API's own answers."""

from io import BytesIO
from typing import Any
from urllib.parse import unquote

import httpx
import openpyxl
import pandas
import pytest

from tests.hubs import TestHub

TABLES = {
    "compare": [("indicator", "MADE/TOTAL"), ("period", "2018")],
    "trend": [("indicator", "MADE/TOTAL"), ("entities", "an"), ("entities", "binh")],
    "scoreboard": [("index", "MADE")],
    "scorecard": [("entity", "an")],
    "observations": [("indicator", "MADE/TOTAL")],
    "targets": [],
    "coverage": [("index", "MADE")],
}
COMPARISON = """query ($indicator: ID!, $period: Period) {
  compare(indicator: $indicator, period: $period) {
    rows { entity { id name } value rank rankOf previous change publishedRank status doubtful
      observation { citation { title url } } } } }"""


def get(hub: TestHub, file: str, *parameters: tuple[str, str], **headers: str) -> httpx.Response:
    """What is answered at the address of an export."""
    return hub.request("GET", f"/export/{file}", params=parameters, headers=headers)


def frame(hub: TestHub, file: str, *parameters: tuple[str, str]) -> pandas.DataFrame:
    """The lines of an export, nothing where a cell is empty."""
    answer = get(hub, file, *parameters)
    assert answer.status_code == 200, answer.text
    return pandas.read_csv(BytesIO(answer.content), dtype=object, keep_default_na=False)


def test_a_comparison_is_the_one_that_the_api_answers(hub: TestHub) -> None:
    lines = frame(hub, "compare.csv", *TABLES["compare"])
    rows = hub.ask(COMPARISON, indicator="MADE/TOTAL", period="2018")["compare"]["rows"]

    assert lines["entity"].tolist() == ["Cường", "Ân", "Bình"]
    assert lines["value"].tolist() == [repr(row["value"]) for row in rows]
    assert lines["rank"].tolist() == [str(row["rank"]) for row in rows]
    assert lines["change"].tolist() == [repr(row["change"]) for row in rows]
    assert lines["source"].tolist() == [row["observation"]["citation"]["title"] for row in rows]
    assert set(lines["data_version"]) == {"2"}
    assert set(lines["unit"]) == {"points"}


def test_a_trend_has_a_line_for_each_point(hub: TestHub) -> None:
    lines = frame(hub, "trend.csv", *TABLES["trend"])

    assert lines["entity_id"].tolist() == ["an"] * 5 + ["binh"] * 5
    assert lines["period"].tolist() == ["2015", "2016", "2017", "2018", "2019"] * 2
    assert lines["segment"].tolist() == ["0", "0", "1", "1", "1"] * 2
    assert lines["value"].tolist() == [
        *("50.0", "50.0", "70.0", "72.0", "72.0"),
        *("40.0", "60.0", "70.0", "71.0", "80.0"),
    ]


def test_a_parameter_that_comes_again_is_a_list(hub: TestHub) -> None:
    lines = frame(
        hub, "observations.csv", ("entity", "an"), ("entity", "cuong"), ("period", "2019")
    )

    assert sorted(set(lines["entity_id"])) == ["an", "cuong"]
    assert set(lines["period"]) == {"2019"}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_table_is_answered_in_every_form(hub: TestHub, name: str, language: str) -> None:
    parameters = [*TABLES[name], ("language", language)]
    objects = get(hub, f"{name}.rows.json", *parameters).json()
    lines = frame(hub, f"{name}.csv", *parameters)
    tabbed = get(hub, f"{name}.tsv", *parameters)
    book = openpyxl.load_workbook(BytesIO(get(hub, f"{name}.xlsx", *parameters).content))

    assert (name == "targets") == (objects == [])
    assert len(lines) == len(objects)
    assert [_text(row) for row in objects] == [
        {key: cell.lstrip("'") for key, cell in line.items()} for line in lines.to_dict("records")
    ]
    assert len(pandas.read_csv(BytesIO(tabbed.content), sep="\t")) == len(objects)
    assert book.worksheets[0].max_row == len(objects) + 1
    assert (
        book.sheetnames[1:]
        == {
            "vi": ["Đọc trước", "Định nghĩa", "Nguồn"],
            "en": ["Read first", "Definitions", "Sources"],
        }[language]
    )


def _text(row: dict[str, Any]) -> dict[str, str]:
    """A row as lines write it."""
    words = {None: "", True: "true", False: "false"}
    return {
        key: words[cell] if cell is None or cell is True or cell is False else str(cell)
        for key, cell in row.items()
    }


def test_a_workbook_tells_the_question_and_the_sources(hub: TestHub) -> None:
    answer = get(hub, "compare.xlsx", *TABLES["compare"])
    table, question, definitions, sources = openpyxl.load_workbook(
        BytesIO(answer.content)
    ).worksheets

    lines = dict(row[:2] for row in question.values)
    assert lines["Tham số indicator"] == "MADE/TOTAL"
    assert lines["Phiên bản dữ liệu"].startswith("2 (")
    assert lines["Tình trạng"] == "Đã công bố: 3"
    address = lines["Địa chỉ"]
    assert address.startswith("/export/compare.xlsx?indicator=MADE%2FTOTAL")
    assert address.endswith("&asOf=2")
    again = openpyxl.load_workbook(BytesIO(hub.request("GET", address).content))
    assert list(again.worksheets[0].values) == list(table.values)
    assert {row[1] for row in definitions.values} >= {"entity_id", "value", "rank"}
    assert [row[:2] for row in sources.values][1:] == [("Người thử", "Sổ")]


def test_a_file_tells_where_others_find_it(hub: TestHub) -> None:
    hub.allowed["public_url"] = "https://so.vn/kho/"
    for file in ("compare.xlsx", "observations.xlsx"):
        answer = get(hub, file, *TABLES[file.split(".")[0]])
        _, question, *_ = openpyxl.load_workbook(BytesIO(answer.content)).worksheets

        lines = dict(row[:2] for row in question.values)
        assert lines["Địa chỉ"].startswith(
            f"https://so.vn/kho/export/{file}?indicator=MADE%2FTOTAL"
        )
        assert "Đã công bố" in lines["Tình trạng"]


def test_a_file_says_what_it_is(hub: TestHub) -> None:
    answer = get(hub, "compare.csv", *TABLES["compare"])

    plain, name = answer.headers["content-disposition"].split("; filename*=UTF-8''")
    assert plain == 'attachment; filename="So-sanh-MADE-Tong-2018-phien-ban-2.csv"'
    assert unquote(name) == "So sánh MADE, Tổng, 2018, phiên bản 2.csv"


@pytest.mark.parametrize("file", ["compare.csv", "compare.xlsx", "observations.csv"])
def test_who_has_a_file_already_is_told_so(hub: TestHub, file: str) -> None:
    parameters = TABLES[file.split(".")[0]]
    tag = get(hub, file, *parameters).headers["etag"]

    again = get(hub, file, *parameters, **{"if-none-match": tag})
    other = get(hub, file, *parameters, ("header", "label"), **{"if-none-match": tag})

    assert (again.status_code, again.content) == (304, b"")
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("file", "parameters", "status", "code", "words"),
    [
        (
            "compare.csv",
            [("period", "2x"), ("reading", "1/2"), ("asOf", "then"), ("decimal", "dot")],
            400,
            "BadParameter",
            ["“indicator”", "2x", "1/2", "then", "dot"],
        ),
        ("ranks.csv", [], 404, "UnknownExport", ["ranks", "compare", "coverage"]),
        ("compare.doc", [], 404, "UnknownExport", ["doc", "csv", "xlsx", "rows.json"]),
        ("ranks.doc", [], 404, "UnknownExport", ["ranks", "doc"]),
        ("observations.doc", [], 404, "UnknownExport", ["doc"]),
        (
            "compare.csv",
            [("decimal", "dot"), ("header", "no"), ("indicators", "x"), ("first", "ten")],
            400,
            "BadParameter",
            ["decimal", "dot", "header", "“indicators”", "“indicator”", "ten"],
        ),
        ("observations.csv", [("decimal", "dot")], 400, "BadParameter", ["point, comma"]),
        ("observations.csv", [("indicator", "NONE")], 404, "UnknownName", ["NONE"]),
        (
            "trend.csv",
            [("indicator", "MADE/TOTAL"), ("entities", "an"), ("entities", "zz")],
            404,
            "UnknownName",
            ["zz"],
        ),
        ("observations.csv", [("entity", "an"), ("entity", "zz")], 404, "UnknownName", ["zz"]),
    ],
)
def test_what_is_wrong_is_told_at_once(
    hub: TestHub,
    file: str,
    parameters: list[tuple[str, str]],
    status: int,
    code: str,
    words: list[str],
) -> None:
    answer = get(hub, file, *parameters)

    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (status, code)
    assert [word for word in words if word not in error["message"]] == []


def test_a_past_version_is_exported(hub: TestHub) -> None:
    lines = frame(hub, "compare.csv", *TABLES["compare"], ("asOf", "2"))

    assert set(lines["data_version"]) == {"2"}


@pytest.mark.parametrize("file", ["compare.csv", "observations.csv", "observations.xlsx"])
def test_an_export_is_only_read(hub: TestHub, file: str) -> None:
    parameters = TABLES[file.split(".")[0]]
    headed = hub.request("HEAD", f"/export/{file}", params=parameters)
    posted = hub.request("POST", f"/export/{file}", params=parameters)

    assert (headed.status_code, headed.content) == (200, b"")
    assert headed.headers["content-disposition"]
    assert posted.status_code == 405
