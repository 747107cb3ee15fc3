"""`hub export` writes what the addresses of exports answer."""

import io
import zipfile
from pathlib import Path

import pandas
import pytest

from tests import commands
from tests.commands import Said
from tests.hubs import Shared

ASKED = ("indicator=MADE/TOTAL", "period=2018")


@pytest.fixture
def url(sqlite: Shared) -> str:
    """The address of the made-up hub."""
    return sqlite.readable.url


def export(folder: Path, url: str, *arguments: str, language: str = "en") -> Said:
    """What the command says."""
    settings = {"HUB_DATABASE_URL": url, "HUB_LANGUAGE": language}
    return commands.call(folder, "export", *arguments, **settings)


def test_a_table_is_written_under_its_name(tmp_path: Path, url: str) -> None:
    said = export(tmp_path, url, "compare.csv", *ASKED)

    name = "Comparison MADE, Total, 2018, version 2.csv"
    assert (said.code, said.out) == (0, "")
    assert said.err == f"{name} is written\n"
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert pandas.read_csv(tmp_path / name)["value"].tolist() == [73.0, 72.0, 71.0]


def test_a_folder_takes_a_file_under_its_name(tmp_path: Path, url: str) -> None:
    (tmp_path / "out").mkdir()
    first = export(tmp_path, url, "coverage.csv", "index=MADE", "--out", "out")
    again = export(tmp_path, url, "coverage.csv", "index=MADE", "--out", "out")

    assert (first.code, again.code) == (0, 2)
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".csv"]


def test_an_address_is_taken_as_it_is(tmp_path: Path, url: str) -> None:
    address = "https://hub.vn/export/trend.tsv?indicator=MADE%2FTOTAL&entities=an&language=vi"
    said = export(tmp_path, url, address, "entities=binh", "--out", "xu-huong.tsv")

    frame = pandas.read_csv(tmp_path / "xu-huong.tsv", sep="\t")
    assert said.code == 0
    assert set(frame["entity_id"]) == {"an", "binh"}
    assert set(frame["indicator"]) == {"Tổng"}


@pytest.mark.parametrize("suffix", ["csv", "tsv", "rows.json", "sdmx.csv"])
def test_standard_output_has_the_bytes_of_the_file(tmp_path: Path, url: str, suffix: str) -> None:
    said = export(tmp_path, url, f"observations.{suffix}", "index=MADE", "--out", "-")
    export(tmp_path, url, f"observations.{suffix}", "index=MADE", "--out", "file")

    assert (said.code, said.err) == (0, "")
    assert said.out.encode() == (tmp_path / "file").read_bytes()


@pytest.mark.parametrize("suffix", ["xlsx", "parquet", "json", "zip", "sdmx.xml"])
def test_every_form_is_written(tmp_path: Path, url: str, suffix: str) -> None:
    pairs = () if suffix == "sdmx.xml" else ("index=MADE",)
    said = export(tmp_path, url, f"observations.{suffix}", *pairs, "--out", "file")

    assert (said.code, (tmp_path / "file").stat().st_size > 500) == (0, True)


def test_the_whole_hub_is_written(tmp_path: Path, url: str) -> None:
    said = export(tmp_path, url, "all.zip", language="vi")

    (path,) = tmp_path.iterdir()
    assert (said.code, path.name) == (0, "Toàn bộ số liệu, phiên bản 2.zip")
    with zipfile.ZipFile(path) as archive:
        frame = pandas.read_csv(io.BytesIO(archive.read("observations.csv")))
    assert len(frame) == 30


def test_a_file_that_is_there_stays(tmp_path: Path, url: str) -> None:
    (tmp_path / "mine.csv").write_text("mine", encoding="utf-8")

    kept = export(tmp_path, url, "compare.csv", *ASKED, "--out", "mine.csv")
    content = (tmp_path / "mine.csv").read_text(encoding="utf-8")
    replaced = export(tmp_path, url, "compare.csv", *ASKED, "--out", "mine.csv", "--overwrite")

    assert (kept.code, content, replaced.code) == (2, "mine", 0)
    assert "--overwrite" in kept.err
    assert (tmp_path / "mine.csv").read_bytes().startswith("\ufeffentity_id,".encode())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ranks.doc"], ["ranks", "doc", "compare", "csv"]),
        (["compare.csv", "indicator", "period"], ["indicator, period", "NAME=VALUE"]),
        (["compare.csv", "indicator=NONE", "period=2018"], ["NONE"]),
        (["compare.csv", "decimal=dot"], ["“decimal”", "“indicator”"]),
        (["compare.csv", *ASKED, "language=fr"], ["language"]),
        (["all.zip", "index=MADE"], ["index"]),
    ],
)
def test_what_is_wrong_is_told_and_nothing_written(
    tmp_path: Path, url: str, arguments: list[str], words: list[str]
) -> None:
    said = export(tmp_path, url, *arguments)

    assert (said.code, list(tmp_path.iterdir())) == (2, [])
    assert [word for word in words if word not in said.err] == []


def test_without_a_database_it_says_what_to_do(tmp_path: Path) -> None:
    said = export(tmp_path, f"sqlite:///{tmp_path / 'none.db'}", "compare.csv", *ASKED)

    assert (said.code, "hub up" in said.err) == (2, True)
