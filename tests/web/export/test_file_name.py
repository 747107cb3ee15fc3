"""Names of files: what every system takes, and what tells the file from others."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.web.export.file_name import disposition, file_name

TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(title=TITLES)
def test_any_title_is_a_name(title: str) -> None:
    name = file_name(title, "rows.json", ", phiên bản 12")

    assert name.endswith(", phiên bản 12.rows.json")
    assert len(name.encode()) <= 200
    assert not set(name) & set('<>:"/\\|?*\0\r\n')
    assert not name.startswith((" ", "."))


@given(title=TITLES)
def test_a_header_holds_any_name(title: str) -> None:
    name = file_name(title, "csv")

    key, value = disposition(name)

    plain, coded = value.decode("ascii").split("; filename*=UTF-8''")
    assert key == b"content-disposition"
    assert unquote(coded) == name
    assert plain.startswith('attachment; filename="')
    assert plain.count('"') == 2


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("So sánh PAPI, 2024", "So sánh PAPI, 2024.csv"),
        ("../../etc/passwd", "etc-passwd.csv"),
        ("a\u202egnp.exe", "a-gnp.exe.csv"),
        ("Ẫ" * 100, "Ẫ" * 50 + ".csv"),
    ],
)
def test_a_title_is_made_a_name(title: str, name: str) -> None:
    assert file_name(title, "csv") == name
