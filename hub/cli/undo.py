"""The command that takes back a release."""

import sys

import typer

from hub import intake
from hub.cli.arguments import All, Json, Number, Yes
from hub.cli.console import say
from hub.cli.engines import writing
from hub.cli.outcomes import print_changes, print_reports, show
from hub.words.errors import BadUse
from hub.words.language import Text

app = typer.Typer()


@app.command()
def undo(
    number: Number,
    yes: Yes = False,
    all_: All = False,
    json: Json = False,
) -> None:
    """Take back a release as a new one."""
    with writing() as engine:
        outcome, now = intake.look_at_undo(engine, number)
        if yes and not json:
            print_changes(outcome, now, all_)
        else:
            show([outcome], now, all_, json=json)
        if not yes:
            _ask(number)
        outcome = intake.take_back(engine, number)
        if not json:
            print_reports([outcome])


def _ask(number: int) -> None:
    """Ask for a confirmation; BadUse without a terminal, exit code 2 where it is refused."""
    if not sys.stdin.isatty():
        raise BadUse(
            Text(
                f"hoàn tác đợt {number} cần được xác nhận; chạy lại với --yes",
                f"undoing release {number} wants to be confirmed; run it again with --yes",
            )
        )
    if not typer.confirm(say(f"Hoàn tác đợt {number}?", f"Undo release {number}?")):
        raise typer.Exit(2)
