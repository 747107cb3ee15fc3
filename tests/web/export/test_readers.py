"""Every form is read by others' readers as the API answers it."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import openpyxl
import pandas
import pytest
import sdmx
from pyarrow import parquet
from pyjstat import pyjstat

from tests.hubs import TestHub
from tests.web.export.test_exports import TABLES, get

# pyjstat warns of its own way to make a frame.
pytestmark = pytest.mark.filterwarnings("ignore:Shouldn't use this function:DeprecationWarning")

Rows = list[dict[str, Any]]


def answered(hub: TestHub, name: str) -> Rows:
    """The rows of a table as plain objects."""
    answer = get(hub, f"{name}.rows.json", *TABLES[name])
    assert answer.status_code == 200, answer.text
    return answer.json()


def content(hub: TestHub, file: str, *more: tuple[str, str]) -> bytes:
    """The bytes of a file."""
    answer = get(hub, file, *TABLES[file.split(".")[0]], *more)
    assert answer.status_code == 200, answer.text
    return answer.content


def by_pandas(hub: TestHub, name: str) -> Rows:
    return _typed(pandas.read_csv(io.BytesIO(content(hub, f"{name}.csv")), dtype=str))


def by_pandas_with_commas(hub: TestHub, name: str) -> Rows:
    lines = content(hub, f"{name}.csv", ("decimal", "comma")).decode("utf-8-sig")
    assert "\n" not in lines.replace("\r\n", "")
    frame = pandas.read_csv(io.StringIO(lines), sep=";", decimal=",", dtype={"code": str})
    for column in frame.select_dtypes("number"):
        assert column not in frame.select_dtypes("str")
    return _typed(pandas.read_csv(io.StringIO(lines), sep=";", dtype=str), comma=",")


def by_pandas_with_tabs(hub: TestHub, name: str) -> Rows:
    return _typed(pandas.read_csv(io.BytesIO(content(hub, f"{name}.tsv")), sep="\t", dtype=str))


def by_openpyxl(hub: TestHub, name: str) -> Rows:
    book = openpyxl.load_workbook(io.BytesIO(content(hub, f"{name}.xlsx", ("header", "key"))))
    head, *lines = book.worksheets[0].values
    return [dict(zip(head, map(_as_json, line), strict=True)) for line in lines]


def by_pyarrow(hub: TestHub, name: str) -> Rows:
    table = parquet.read_table(io.BytesIO(content(hub, f"{name}.parquet")))
    return [{key: _as_json(cell) for key, cell in row.items()} for row in table.to_pylist()]


def by_zipfile(hub: TestHub, name: str) -> Rows:
    archive = zipfile.ZipFile(io.BytesIO(content(hub, f"{name}.zip")))
    dictionary = pandas.read_csv(archive.open("columns.csv"))
    frame = pandas.read_csv(archive.open("data.csv"), dtype=str)
    assert dictionary["column"].tolist() == list(frame)
    assert archive.read("README.txt").decode("utf-8-sig")
    return _typed(frame)


def _typed(frame: pandas.DataFrame, comma: str = ".") -> Rows:
    """Cells of text as what they are, by the names of their columns."""
    numbers = {"value", "previous", "change", "low", "high"}
    wholes = {
        *("published_rank", "published_rank_of", "rank", "rank_of", "rank_change", "level"),
        *("segment", "held", "expected", "rank_only", "doubtful_count", "missing_count"),
    }
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    for row in rows:
        for key, cell in row.items():
            if cell is None:
                continue
            if key in numbers:
                row[key] = float(cell.replace(comma, "."))
            elif key in wholes:
                row[key] = int(cell)
            elif cell in ("true", "false"):
                row[key] = cell == "true"
    return rows


def _as_json(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else cell


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(
    "read",
    [
        by_pandas,
        by_pandas_with_commas,
        by_pandas_with_tabs,
        by_openpyxl,
        by_pyarrow,
        by_zipfile,
    ],
)
def test_a_file_is_what_the_api_answers(
    hub: TestHub, name: str, read: Callable[[TestHub, str], Rows]
) -> None:
    assert read(hub, name) == answered(hub, name)


CUBES = ["compare", "trend", "scoreboard", "scorecard", "observations"]


@pytest.mark.parametrize("name", CUBES)
def test_a_cube_of_json_stat_holds_the_figures(hub: TestHub, name: str) -> None:
    body = content(hub, f"{name}.json").decode()

    dataset = pyjstat.Dataset.read(body)
    frame = dataset.write("dataframe", naming="id").dropna(subset="value")
    keys = [key for key in ("entity_id", "indicator_id", "period") if key in dataset["id"]]
    cells = dict(zip(frame[keys].itertuples(index=False, name=None), frame["value"], strict=True))
    assert dataset["version"] == "2.0"
    assert dataset["role"]["time"] == ["period"]
    assert cells == {
        tuple(row[key] for key in keys): row["value"]
        for row in answered(hub, name)
        if row["value"] is not None
    }


def test_a_cube_of_several_measures_has_an_axis_of_them(hub: TestHub) -> None:
    dataset = pyjstat.Dataset.read(content(hub, "coverage.json").decode())

    frame = dataset.write("dataframe", naming="id")
    held = frame[frame["measure"] == "held"].set_index(["indicator_id", "period"])["value"]
    rows = {(row["indicator_id"], row["period"]): row["held"] for row in answered(hub, "coverage")}
    assert dataset["role"]["metric"] == ["measure"]
    assert held.dropna().to_dict() == rows


def test_a_cube_tells_the_status_and_unit_of_its_figures(hub: TestHub) -> None:
    dataset = pyjstat.Dataset.read(content(hub, "compare.json").decode())

    assert set(dataset["status"].values()) == {"REPORTED"}
    assert dataset["extension"]["units"] == {"MADE/TOTAL@2017": "points"}
    assert dataset["dimension"]["entity_id"]["category"]["label"]["an"] == "Ân"


@pytest.mark.parametrize("name", [*CUBES, "coverage", "targets"])
def test_sdmx_reads_its_lines_by_their_structure(hub: TestHub, name: str) -> None:
    structure = get(hub, f"{name}.sdmx.xml")
    definitions = sdmx.read_sdmx(io.BytesIO(structure.content)).structure
    lines = io.BytesIO(content(hub, f"{name}.sdmx.csv"))

    message = sdmx.read_sdmx(lines, format="CSV", structure=definitions[name.upper()])

    observations = message.data[0].obs if message.data else []
    rows = answered(hub, name)
    if name == "coverage":
        held = [one for one in observations if one.dimension["MEASURE"].value == "held"]
        assert [one.value for one in held] == [str(row["held"]) for row in rows]
        return
    assert [one.value for one in observations] == [
        "" if row["value"] is None else str(row["value"]) for row in rows
    ]
    assert [one.dimension["TIME_PERIOD"].value for one in observations] == [
        row["period"] for row in rows
    ]
    assert [one.dimension["REF_AREA"].value for one in observations] == [
        row["entity_id"] for row in rows
    ]


def test_sdmx_has_its_own_codes_of_statuses(hub: TestHub) -> None:
    frame = pandas.read_csv(io.BytesIO(content(hub, "observations.sdmx.csv")))

    codes = {"REPORTED": "A", "MISSING": "M", "PROVISIONAL": "P"}
    assert frame["OBS_STATUS"].tolist() == [
        "U" if row["doubtful"] else codes[row["status"]] for row in answered(hub, "observations")
    ]
    assert not content(hub, "observations.sdmx.csv").startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("file", "status", "code"),
    [("ranks.sdmx.xml", 404, "UnknownExport"), ("compare.sdmx.xml?a=1", 400, "BadParameter")],
)
def test_an_unknown_structure_is_refused(hub: TestHub, file: str, status: int, code: str) -> None:
    path, _, query = file.partition("?")
    answer = get(hub, path, *[tuple(query.split("="))] * bool(query))

    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (status, code)


def test_parquet_tells_what_its_columns_are(hub: TestHub) -> None:
    table = parquet.read_table(io.BytesIO(content(hub, "compare.parquet")))

    field = table.schema.field("published_rank")
    assert str(field.type) == "int64"
    assert field.metadata[b"label_vi"].decode() == "Hạng công bố"
    assert str(table.schema.field("period_start").type) == "date32[day]"
