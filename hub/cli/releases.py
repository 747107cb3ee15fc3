"""The command that lists the releases."""

import typer

from hub.cli import listing
from hub.cli.console import SPOKEN, tell
from hub.cli.read_only import catalogue_of, reading

app = typer.Typer()


@app.command()
def releases() -> None:
    """Every release."""
    with reading() as engine:
        for line in listing.lines(catalogue_of(engine).releases, SPOKEN):
            tell(line)
