"""The command that lists the releases."""

import typer

from hub.cli import listing
from hub.cli.console import SPOKEN, tell
from hub.cli.read_only import catalogue_of, reading
from hub.importing import shelf
from hub.words.terms import StagedState

app = typer.Typer()


@app.command()
def releases() -> None:
    """Every release."""
    with reading() as engine:
        with engine.connect() as connection:
            staged = shelf.every(connection, StagedState.WAITING)
        for line in listing.waiting(staged, SPOKEN):
            tell(line)
        for line in listing.lines(catalogue_of(engine).releases, SPOKEN):
            tell(line)
