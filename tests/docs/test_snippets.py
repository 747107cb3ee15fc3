"""The snippets of docs/connect.md: run where this machine can, else what they send is sent."""

import html
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pandas
import pytest

from tests import needs
from tests.clients import tools
from tests.databases import SQLITE
from tests.docs.pages import text
from tests.hubs import TestHub
from tests.web.browsing import served

pytestmark = SQLITE

HUB = "https://hub.example.vn"
PAGE = text("docs/connect.md")


def snippets(language: str) -> list[str]:
    """The snippets of the page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def address(real: TestHub) -> Iterator[str]:
    """Where a real server serves the hub of all real seeds."""
    with served(real.another_app()) as address:
        yield address


def run(program: list[str], snippet: str, address: str, folder: Path) -> str:
    """What a program prints that reads a snippet, its hub being the one at an address."""
    done = subprocess.run(
        program,
        input=snippet.replace(HUB, address),
        cwd=folder,
        env={**os.environ, "PYTHONWARNINGS": "default", "NO_PROXY": "*"},
        encoding="utf-8",
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def asked(url: str, address: str) -> httpx.Response:
    """What is answered where a snippet asks."""
    return httpx.get(url.replace(HUB, address), headers={"accept": "*/*"}, timeout=30)


def table(url: str, address: str) -> pandas.DataFrame:
    answer = asked(url, address)
    assert answer.status_code == 200, answer.text
    return pandas.read_csv(BytesIO(answer.content))


def test_curl_saves_a_table_and_asks_a_question(address: str, tmp_path: Path) -> None:
    needs.program("curl", "apt-get install curl")
    saving, asking, _ = snippets("bash")

    run(["bash", "-e"], saving, address, tmp_path)
    answer = json.loads(run(["bash", "-e"], asking, address, tmp_path))

    assert pandas.read_csv(tmp_path / "papi.csv")["entity"][0] == "Quảng Ninh"
    assert len(answer["data"]["compare"]["rows"]) == 3


def test_curl_polls_and_keeps_what_it_has(address: str, tmp_path: Path) -> None:
    needs.program("curl", "apt-get install curl")
    *_, polling = snippets("bash")

    run(["bash", "-e"], polling, address, tmp_path)
    first = (tmp_path / "ranking.json").read_bytes()
    tag = (tmp_path / "etag.txt").read_text()
    code = run(
        ["bash", "-e"],
        polling.replace("--output", "--write-out '%{http_code}' --output"),
        address,
        tmp_path,
    )

    assert json.loads(first)["extensions"]["question"] == "ranking-of-an-indicator"
    assert (code, (tmp_path / "etag.txt").read_text()) == ("304", tag)


def test_pandas_reads_a_table(address: str, tmp_path: Path) -> None:
    reading, _ = snippets("python")

    assert "Quảng Ninh" in run([sys.executable, "-"], reading, address, tmp_path)


def test_gql_asks_and_what_it_is_told_to_ask_is_answered(address: str, tmp_path: Path) -> None:
    _, asking = snippets("python")
    program = tools.ENVIRONMENT / "bin/python"
    if program.exists():  # after `make clients`, for gql wants another graphql-core than the hub
        assert "Quảng Ninh" in run([str(program), "-"], asking, address, tmp_path)
    query = re.search(r'gql\("(.*)"\)', asking)[1]
    variables = json.loads(re.search(r"variable_values = (\{.*\})", asking)[1])

    answer = httpx.post(f"{address}/graphql", json={"query": query, "variables": variables}).json()

    assert answer["data"]["compare"]["rows"][0]["name"] == "Quảng Ninh"


def test_node_asks_in_both_ways(address: str, tmp_path: Path) -> None:
    node = needs.program("node", "apt-get install nodejs")

    points, rows = (
        run([node, "--input-type=module"], snippet, address, tmp_path)
        for snippet in snippets("js")[:2]
    )

    assert "Lai Châu" in points
    assert "Quảng Ninh" in rows


def test_r_reads_a_table(address: str, tmp_path: Path) -> None:
    (snippet,) = snippets("r")
    if program := shutil.which("Rscript"):
        assert "Quảng Ninh" in run([program, "-"], snippet, address, tmp_path)

    frame = table(re.search(r'"(https://\S+)"', snippet)[1], address)

    assert {"entity", "value", "rank"} <= set(frame.columns)


def test_power_query_gets_columns_of_the_types_that_it_sets(address: str) -> None:
    (snippet,) = snippets("powerquery")
    base, path = (re.search(rf'{name}"(.*?)"', snippet)[1] for name in (r"Contents\(", "Path = "))
    query = dict(re.findall(r'(\w+) = "(.*?)"', re.search(r"Query = \[(.*?)\]", snippet)[1]))
    typed = re.findall(r'\{"(\w+)", ([\w.]+(?: \w+)?)\}', snippet)

    frame = table(f"{base}/{path}?{urlencode(query)}", address)

    assert typed == [("value", "type number"), ("rank", "Int64.Type")]
    assert frame["value"].dtype == "float64"
    assert frame["rank"].dropna().mod(1).eq(0).all()


def test_google_sheets_gets_lines_with_decimal_points(address: str) -> None:
    (snippet,) = snippets("text")
    url, separator, locale = re.findall(r'"(.*?)"', snippet)

    frame = table(url, address)

    assert (separator, locale) == (",", "en_US")
    assert frame["value"].dtype == "float64"


def test_grafana_finds_each_column_that_it_selects(address: str) -> None:
    (panel,) = [json.loads(one) for one in snippets("json") if "selector" in one]

    rows = asked(panel["url"], address).json()

    selectors = [column["selector"] for column in panel["columns"]]
    assert (panel["root_selector"], panel["url_options"]) == ("", {"method": "GET"})
    assert rows
    assert all(set(selectors) <= row.keys() for row in rows)
    assert all(pandas.Timestamp(row["period_end"]) for row in rows)


def test_superset_finds_each_column_that_it_selects(address: str) -> None:
    (snippet,) = snippets("sql")
    url, pointer = re.search(r'FROM "(.*?)#(.*?)"', snippet).groups()
    columns = re.search(r"SELECT (.*)", snippet)[1].replace('"', "").split(", ")

    rows = asked(url, address).json()

    assert pointer == "$[*]"
    assert all(set(columns) <= row.keys() for row in rows)


def test_every_address_of_the_page_is_answered(address: str) -> None:
    paths = {
        *re.findall(rf"{HUB}(/(?:export|q|charts|nhung)/[^\s\"#\\]+)", PAGE),
        *re.findall(r"`(/(?:export|q|charts|nhung)/[^`….]*[?.][^`…]*)`", PAGE),
    }
    paths = {html.unescape(path) for path in paths}

    answers = {path: asked(f"{HUB}{path}", address).status_code for path in paths}

    assert len(paths) > 5
    # curl is told the parameters of this one apart
    assert answers.pop("/export/compare.csv") == 400
    assert set(answers.values()) == {200}, answers


@pytest.mark.parametrize(
    "address_of_a_version",
    [
        "/export/compare.csv?indicator=PAPI/TOTAL&period=2024&asOf=12",
        "/charts/ranking.svg?indicator=PAPI/TOTAL&period=2024&asOf=12",
        "/q/compare-top?phien-ban=12",
        "/xep-hang?phien-ban=12",
    ],
)
def test_a_version_is_pinned_as_the_page_says(address: str, address_of_a_version: str) -> None:
    name = re.search(r"&?(\w[\w-]*)=12", address_of_a_version)[1]

    assert f"`{name}=12`" in PAGE
    assert asked(f"{HUB}{address_of_a_version}", address).status_code == 200
