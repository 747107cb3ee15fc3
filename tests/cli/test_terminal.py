"""What a file hides in its texts is shown on a terminal, and never obeyed by it."""

import json
import logging
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.cli import console
from hub.web.logs import VisibleFormatter
from hub.words.language import in_line
from tests.cli.test_cli import House, full, house, imported
from tests.hubs import ROOT

__all__ = ["full", "house", "imported"]  # fixtures

HOSTILE = "\x1b]0;x\x07\x9b31m\u202egnp\u200f\x7f"
TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from(HOSTILE), max_size=30)


def written(house: House, name: str, text: str) -> Path:
    """A file in the folder of a house."""
    path = house.folder / name
    path.write_text(text, encoding="utf-8")
    return path


def is_obeyed(letter: str) -> bool:
    """Whether a terminal does something else with a letter than to show it."""
    return letter not in "\n\t" and unicodedata.category(letter) in ("Cc", "Cf", "Zl", "Zp")


def test_each_command_shows_what_is_hidden_in_a_file_or_its_name(full: House) -> None:
    cells = written(
        full, f"{HOSTILE}.csv", f"period,entity,code,value,source\n2019,{HOSTILE},T,1,s\n"
    )
    packed = written(full, "post.zip", "")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"{HOSTILE}.csv", "a")
        archive.writestr(f"{HOSTILE}.exe", "a")
    text = written(full, "a.txt", f"UBND TỈNH\nSố: {HOSTILE}\nKế hoạch đạt 95%{HOSTILE}\n")

    for arguments in (
        ("diff", cells, "--dataset", "made"),
        ("diff", cells, "--dataset", "made", "--json"),
        ("diff", packed, "--dataset", "made"),
        ("diff", packed, "--dataset", "made", "--json"),
        ("read", text),
        ("price", cells),
        (HOSTILE,),
        ("import", HOSTILE),
        ("template", HOSTILE, "--period", "2019"),
        ("template", "MADE", f"{HOSTILE}.xlsx", "--period", "2019"),
    ):
        said = full.run(*arguments)
        assert said.out + said.err
        assert not list(filter(is_obeyed, said.out + said.err)), arguments


def test_a_line_end_in_a_cell_makes_no_line_of_the_report(full: House) -> None:
    cell = '"a\nmade: 9 figures were written"'
    path = written(full, "a.csv", f"period,entity,code,value,source\n2019,{cell},T,1,s\n")

    said = full.run("diff", path, "--dataset", "made")

    assert "\nmade: 9" not in said.out + said.err


@given(st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner)))
def test_data_for_machines_is_the_same_without_what_a_terminal_obeys(content: object) -> None:
    with pytest.MonkeyPatch.context() as patch:
        lines: list[str] = []
        patch.setattr(console.sys.stdout, "write", lines.append)
        console.tell_data(content)

    assert json.loads(lines[0]) == content
    assert not list(filter(is_obeyed, lines[0]))


@given(TEXTS)
def test_a_line_stays_one_line_in_which_nothing_is_obeyed(text: str) -> None:
    assert "\n" not in in_line(text)
    assert not list(filter(is_obeyed, in_line(text)))


def test_a_name_that_is_no_utf_8_is_told_as_data(capsys: pytest.CaptureFixture) -> None:
    console.tell_data({"origin": "a\udcff.csv"})

    assert json.loads(capsys.readouterr().out) == {"origin": r"a\udcff.csv"}


def test_a_log_shows_what_a_path_or_an_error_hides() -> None:
    record = logging.LogRecord("hub", logging.ERROR, "", 0, HOSTILE, None, None)

    assert not list(filter(is_obeyed, VisibleFormatter().format(record)))


def test_only_the_console_prints_what_a_file_may_hold() -> None:
    printing = {
        path.name
        for path in (ROOT / "hub" / "cli").glob("*.py")
        if "out.print(" in path.read_text("utf-8") or "stdout.write(" in path.read_text("utf-8")
    }

    assert printing <= {"console.py", "schema.py", "status.py"}
