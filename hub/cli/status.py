"""The command that shows what the hub holds, and what has not come yet."""

from textwrap import wrap

import rich.text
import typer
from rich.table import Table

from hub.cli.arguments import NOT_ALL, Check, Json
from hub.cli.console import SPOKEN, out, say, tell, tell_data
from hub.cli.read_only import reading
from hub.panels.reader import Reader
from hub.queries import status
from hub.words import clock
from hub.words.language import in_line

app = typer.Typer()


@app.command("status")
def status_(json: Json = False, check: Check = False) -> None:
    """What is held and what comes next, by index."""
    with reading() as engine:
        view = Reader(engine).view()
        statuses = status.status(view, status.Question(clock.today()))
        version = view.version
    if json:
        content = status.as_data(statuses, version, SPOKEN)
        tell_data(content)
    else:
        _table(statuses)
        tell(say(f"Phiên bản dữ liệu: {version}", f"Data version: {version}"))
    if check and any(each.freshness.late for each in statuses):
        raise typer.Exit(NOT_ALL)


def _table(statuses: list[status.IndexStatus]) -> None:
    """A table that fits a screen of eighty columns, and below it a sentence on each index that
    has not come.
    """
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for header in _narrow([header.within(SPOKEN) for header in status.HEADERS]):
        table.add_column(header.replace("/", "/\n"), no_wrap=True)
    for each in statuses:
        table.add_row(*map(_cell, _narrow(each.cells(SPOKEN))))
    out.print(table)
    for each in statuses:
        if each.freshness.reason:
            sentence = f"{each.index}: {each.freshness.reason.within(SPOKEN)}"
            for line in wrap(sentence, out.width, subsequent_indent="  ", break_on_hyphens=False):
                tell(line)


def _cell(text: str) -> rich.text.Text:
    """A cell with what its text hides, and no markup in it."""
    return rich.text.Text(in_line(text))


def _narrow(cells: list[str]) -> list[str]:
    """What a screen has room for: all but the number of indicators and the sentence."""
    return [cells[0], *cells[2:-1]]
