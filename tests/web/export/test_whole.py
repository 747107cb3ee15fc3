"""The whole hub: one file of a data version, made once, and the feed of releases."""

import asyncio
import fcntl
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pandas
import pytest

from tests.hubs import TestHub

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def folder(hub: TestHub, tmp_path: Path) -> Path:
    """Where the dumps of the hub lie."""
    hub.allowed["exports"] = tmp_path / "exports"
    return tmp_path / "exports"


def frames(content: bytes) -> dict[str, pandas.DataFrame]:
    """The tables of a dump."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = [name for name in archive.namelist() if name.endswith(".csv")]
    return {name: pandas.read_csv(io.BytesIO(archive.read(name)), dtype=str) for name in names}


def test_the_whole_hub_is_one_file(hub: TestHub, folder: Path) -> None:
    answer = hub.request("GET", "/export/all.zip")

    tables = frames(answer.content)
    assert answer.status_code == 200
    assert (
        len(tables["observations.csv"])
        == hub.ask("{ observations { totalCount } }")["observations"]["totalCount"]
    )
    assert set(tables["entities.csv"]["entity_id"]) == {"an", "binh", "cuong"}
    assert set(tables["indicators.csv"]["indicator_id"]) == {
        "MADE/TOTAL@2015",
        "MADE/TOTAL@2017",
        "MADE/COST@2015",
    }
    assert tables["releases.csv"]["release_id"].tolist() == ["2", "1"]
    columns = tables["columns.csv"]
    for name, table in tables.items():
        assert (
            name == "columns.csv"
            or list(table) == columns.loc[columns["file"] == name, "column"].tolist()
        )
    assert columns["definition_vi"].notna().all()


def test_a_dump_is_made_once_and_the_oldest_make_room(hub: TestHub, folder: Path) -> None:
    folder.mkdir()
    for number in range(3):
        (folder / f"hub-{number}.zip").write_bytes(b"older")
        (folder / f"hub-{number}.part").write_bytes(b"half")

    first = hub.request("GET", "/export/all.zip")
    (made,) = [path for path in folder.glob("hub-*.zip") if path.stat().st_size > 5]
    made.write_bytes(b"as it was made")
    second = hub.request("GET", "/export/all.zip")

    assert second.content == b"as it was made"
    assert len(list(folder.glob("hub-*.zip"))) == 2
    assert list(folder.glob("*.part")) == []  # also of a process that was ended
    again = hub.request("GET", "/export/all.zip", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_each_language_has_a_dump_of_a_version_and_makes_no_room_for_the_other(
    hub: TestHub, folder: Path
) -> None:
    answers = {
        language: hub.request("GET", "/export/all.zip", params={"language": language})
        for language in ("vi", "en", "vi")
    }

    words = {
        language: set(frames(answer.content)["observations.csv"]["status_text"])
        for language, answer in answers.items()
    }
    assert "Đã công bố" in words["vi"]
    assert words["vi"].isdisjoint(words["en"])
    assert answers["vi"].headers["etag"] != answers["en"].headers["etag"]
    assert len(list(folder.glob("hub-*.zip"))) == 2


def test_a_dump_tells_what_is_in_it(hub: TestHub, folder: Path) -> None:
    content = hub.request("GET", "/export/all.zip").content

    archive = zipfile.ZipFile(io.BytesIO(content))
    vietnamese, english = (archive.read(name).decode() for name in ("DOC-TRUOC.txt", "README.txt"))
    names = [name for name in archive.namelist() if name.endswith(".csv")]
    assert [name for name in names if name not in vietnamese or name not in english] == []
    assert "Phiên bản dữ liệu: 2" in vietnamese
    assert "Data version: 2" in english
    assert "Số liệu tham khảo" in vietnamese
    assert "columns between" not in vietnamese


def test_all_who_ask_at_once_wait_for_one_dump(hub: TestHub, folder: Path) -> None:
    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=hub.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://hub") as client:
            return await asyncio.gather(*(client.get("/export/all.zip") for _ in range(4)))

    answers = asyncio.run(ask())

    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
    assert len(list(folder.glob("hub-*.zip"))) == 1


def test_another_process_that_makes_it_is_waited_for(
    hub: TestHub, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.web.export.whole._SECONDS", 0.2)
    folder.mkdir()
    with (folder / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        busy = hub.request("GET", "/export/all.zip")
    monkeypatch.setattr("hub.web.export.whole._SECONDS", 60)

    assert (busy.status_code, busy.headers["retry-after"]) == (503, "10")
    assert busy.json()["errors"][0]["extensions"]["code"] == "Busy"
    assert hub.request("GET", "/export/all.zip").status_code == 200


def test_a_folder_that_cannot_be_written_to_is_told(hub: TestHub, folder: Path) -> None:
    folder.write_text("a file stands here")

    answer = hub.request("GET", "/export/all.zip")

    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (503, "ExportsUnwritable")
    assert "HUB_EXPORTS" in error["message"]


def test_it_takes_no_parameters(hub: TestHub, folder: Path) -> None:
    answer = hub.request("GET", "/export/all.zip", params={"index": "MADE"})

    assert answer.status_code == 400


@pytest.mark.parametrize(("language", "title"), [("vi", "Đợt 2: made"), ("en", "Release 2: made")])
def test_the_feed_tells_what_was_published(hub: TestHub, language: str, title: str) -> None:
    answer = hub.request("GET", "/releases.atom", params={"language": language})

    root = ElementTree.fromstring(answer.content)
    entries = root.findall(f"{ATOM}entry")
    releases = hub.ask("{ releases { id importedAt } }")["releases"]
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert next(entry.findtext(f"{ATOM}title") for entry in entries) == title
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == [
        release["importedAt"] for release in releases
    ]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == len(entries) == 2
    assert root.findtext(f"{ATOM}updated") == releases[0]["importedAt"]


def links(hub: TestHub) -> list[str]:
    """Where the feed leads."""
    root = ElementTree.fromstring(hub.request("GET", "/releases.atom").content)
    return [link.attrib["href"] for link in root.iter(f"{ATOM}link")]


def test_the_feed_leads_to_each_version(hub: TestHub, folder: Path) -> None:
    own, newest, *others = links(hub)

    assert (own, newest) == ("releases.atom", "export/all.zip")
    assert others == ["export/observations.csv?asOf=1"]
    assert {hub.request("GET", f"/{link}").status_code for link in (newest, *others)} == {200}


def test_the_feed_of_a_hub_with_an_address_leads_there(hub: TestHub) -> None:
    hub.allowed |= {"public_url": "https://so.vn/kho/", "owner": "Sở KH&CN"}

    content = hub.request("GET", "/releases.atom").text

    assert all(link.startswith("https://so.vn/kho/") for link in links(hub))
    assert "<name>Sở KH&amp;CN</name>" in content
