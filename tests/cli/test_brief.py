"""The command that writes a brief: the paper that the server gives, without one."""

from pathlib import Path

import pytest

from tests.commands import Said, call
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.web.papers.papers import read

pytestmark = SQLITE


def brief(hub: TestHub, folder: Path, *arguments: str, **settings: str) -> Said:
    """A brief, written into a folder."""
    return call(folder, "brief", *arguments, HUB_DATABASE_URL=hub.readable, **settings)


@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_a_brief_is_the_paper_of_the_server(hub: TestHub, tmp_path: Path, form: str) -> None:
    told = brief(
        hub, tmp_path, "Ân", "--period", "2018", "--out", f"an.{form}", HUB_OWNER="UBND tỉnh Ân"
    )

    answer = hub.request("GET", f"/tom-tat/an.{form}", params={"ky": "2018"})
    own, served = (tmp_path / f"an.{form}").read_bytes(), answer.content
    assert (told.code, told.err) == (0, "")
    assert read(own, form).tables == read(served, form).tables
    assert "UBND tỉnh Ân." in read(own, form).text


def test_periods_are_written_as_people_write_them(hub: TestHub, tmp_path: Path) -> None:
    told = brief(
        hub, tmp_path, "an", "--period", "năm 2018", "--against", "năm 2017", "--out", "an.html"
    )

    assert told.code == 0
    assert "năm 2018 so với năm 2017" in read((tmp_path / "an.html").read_bytes(), "html").text


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Ânn", "--out", "a.docx"), "gần nhất: Ân"),
        (("an", "--out", "a.txt"), "cần đuôi .docx | .pdf | .html"),
        (("an", "--period", "lâu rồi", "--out", "a.docx"), "lâu rồi"),
        (("an", "--period", "2018", "--against", "2019", "--out", "a.docx"), "phải trước"),
    ],
)
def test_what_cannot_be_written_is_refused(
    hub: TestHub, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    told = brief(hub, tmp_path, *arguments)

    assert told.code == 2
    assert words in told.err
    assert list(tmp_path.glob("a.*")) == []


def test_a_file_that_is_there_is_left_alone(hub: TestHub, tmp_path: Path) -> None:
    (tmp_path / "an.docx").write_text("của tôi", encoding="utf-8")

    kept = brief(hub, tmp_path, "an", "--out", "an.docx")
    taken = brief(hub, tmp_path, "an", "--out", "an.docx", "--overwrite")

    assert (kept.code, taken.code) == (2, 0)
    assert read((tmp_path / "an.docx").read_bytes(), "docx").tables


def test_a_brief_without_a_file_is_named_after_its_unit(hub: TestHub, tmp_path: Path) -> None:
    told = brief(hub, tmp_path, "Ân")

    again = brief(hub, tmp_path, "Ân")
    assert (told.code, told.out) == (0, "Đã ghi tom-tat-an.docx.\n")
    assert read((tmp_path / "tom-tat-an.docx").read_bytes(), "docx").tables
    assert (again.code, "--overwrite" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("against", "words"),
    [
        ("year", "năm 2019 so với năm 2018"),
        ("quarter", "quý IV/2019 so với quý III/2019"),
        ("thang", "tháng 12/2019 so với tháng 11/2019"),
        ("2017", "năm 2019 so với năm 2017"),
        ("31/12/2017", "năm 2019 so với ngày 31/12/2017"),
        ("version-1", "phiên bản dữ liệu 2 so với phiên bản dữ liệu 1"),
        ("1", "phiên bản dữ liệu 2 so với phiên bản dữ liệu 1"),
    ],
)
def test_a_brief_is_set_against_what_is_told(
    hub: TestHub, tmp_path: Path, against: str, words: str
) -> None:
    told = brief(hub, tmp_path, "an", "--against", against, "--out", "an.html")

    assert (told.code, told.err) == (0, "")
    assert words in read((tmp_path / "an.html").read_bytes(), "html").text


@pytest.mark.parametrize(
    ("against", "words"),
    [
        ("hôm kia", "không so sánh được với “hôm kia”; cần month, quarter, year"),
        ("2", "phải trước 2"),
        ("version-9", "phải trước 2"),
        ("2020", "phải trước 2019"),
    ],
)
def test_what_is_not_earlier_is_refused(
    hub: TestHub, tmp_path: Path, against: str, words: str
) -> None:
    told = brief(hub, tmp_path, "an", "--against", against, "--out", "an.docx")

    assert told.code == 2
    assert words in told.err
    assert list(tmp_path.glob("an.*")) == []
