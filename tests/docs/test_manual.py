"""The manual is whole: every command, option, setting and question is in it, and no others."""

import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer

from hub import cli
from hub.settings import Settings
from hub.words.errors import UserError
from hub.words.language import Language
from schema.descriptions import schema
from tests.docs.pages import PAGES, named, text

HELP = {"--help", "--no-all"}


def options() -> dict[str, set[str]]:
    """The options of each command."""
    group = typer.main.get_command(cli.app)
    return {
        name: {
            option
            for parameter in group.get_command(None, name).params
            for option in parameter.opts
            if option.startswith("--")
        }
        for name in group.commands
    }


def test_every_command_and_option_is_told() -> None:
    page = text("docs/commands.md")

    assert [name for name in options() if f"`hub {name}" not in page] == []
    told = set(re.findall(r"--[a-z-]+", page))
    assert set().union(*options().values()) - told == set()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_that_a_page_shows_can_be_given(page: Path) -> None:
    known = options()
    shown = re.findall(r"\bhub ([a-z]+)((?: [^`\n]*)?)[`\n]", page.read_text(encoding="utf-8"))

    wrong = [
        (name, option)
        for name, rest in shown
        if name in known
        for option in re.findall(r"(?<!\S)--[a-z-]+", rest)
        if option not in known[name] | {"--help"}
    ]
    assert wrong == []
    in_code = re.findall(r"`(?:\.venv/bin/)?hub ([a-z]+)", page.read_text(encoding="utf-8"))
    assert set(in_code) - known.keys() == set()


def test_every_setting_is_told_with_its_default() -> None:
    lines = re.findall(r"^\| `(HUB_\w+)` \| (.+?) \|", text("docs/operate.md"), re.MULTILINE)
    told = {name: default.strip("`") for name, default in lines}

    defaults = {
        f"HUB_{field.name.upper()}": str(getattr(Settings(), field.name) or "none")
        for field in fields(Settings)
    }
    assert told == defaults | {"HUB_READ_DATABASE_URL": "the same"}


@pytest.mark.parametrize(
    ("page", "language"), [("docs/commands.md", "en"), ("docs/huong-dan.md", "vi")]
)
def test_every_exit_code_is_told(page: str, language: str) -> None:
    told = set(map(int, re.findall(r"^\| (\d) \|", text(page), re.MULTILINE)))

    kinds = [UserError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    left_out, not_all = 6, 8
    assert told == {0, 1, left_out, not_all} | {kind.exit_code for kind in kinds}


def test_every_question_is_told() -> None:
    questions = set(schema(Language.EN)._schema.query_type.fields)

    assert questions == set(re.findall(r"^## (\w+)$", text("docs/examples.md"), re.MULTILINE))
    overview = set(re.findall(r"`(\w+)`", text("docs/questions.md")))
    assert questions - overview == set()


def test_every_command_of_make_is_told() -> None:
    targets = set(re.search(r"^\.PHONY: (.+)$", text("Makefile"), re.MULTILINE)[1].split())

    assert targets == set(
        re.findall(r"^\| `make ([\w-]+)`", text("docs/commands.md"), re.MULTILINE)
    )
