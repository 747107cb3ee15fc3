"""The command that shows what the hub holds, and what has not come yet."""

import sys
from textwrap import wrap
from typing import Annotated

import orjson
import typer
from rich.table import Table

from hub.cli.console import SPOKEN, out, say
from hub.cli.read_only import reading
from hub.panels.reader import Reader
from hub.queries import status
from hub.words import clock

app = typer.Typer()
Json = Annotated[
    bool, typer.Option("--json", help=say("In kết quả dạng JSON.", "Print the result as JSON."))
]


@app.command("status")
def status_(json: Json = False) -> None:
    """What is held and what comes next, by index."""
    with reading() as engine:
        view = Reader(engine).view()
        statuses = status.status(view, status.Question(clock.today()))
        version = view.version
    if json:
        content = status.as_data(statuses, version, SPOKEN)
        sys.stdout.write(orjson.dumps(content, option=orjson.OPT_INDENT_2).decode() + "\n")
        return
    _table(statuses)
    out.print(say(f"Phiên bản dữ liệu: {version}", f"Data version: {version}"))


def _table(statuses: list[status.IndexStatus]) -> None:
    """A table that fits a screen of eighty columns, and below it a sentence on each index that
    has not come.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for header in _narrow([header.within(SPOKEN) for header in status.HEADERS]):
        table.add_column(header.replace("/", "/\n"), no_wrap=True)
    for each in statuses:
        table.add_row(*_narrow(each.cells(SPOKEN)))
    out.print(table)
    for each in statuses:
        if each.freshness.reason:
            sentence = f"{each.index}: {each.freshness.reason.within(SPOKEN)}"
            out.print(
                "\n".join(
                    wrap(sentence, out.width, subsequent_indent="  ", break_on_hyphens=False)
                ),
                markup=False,
            )


def _narrow(cells: list[str]) -> list[str]:
    """What a screen has room for: all but the number of indicators and the sentence."""
    return [cells[0], *cells[2:-1]]
