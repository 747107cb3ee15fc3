"""The command that prints the GraphQL schema."""

import sys

import typer

from hub.cli.console import SPOKEN
from schema import descriptions

app = typer.Typer()


@app.command()
def schema() -> None:
    """The schema in the language of the settings."""
    sys.stdout.write(descriptions.schema(SPOKEN).as_str() + "\n")
