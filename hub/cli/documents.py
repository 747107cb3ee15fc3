"""The command that shows what would be read from documents."""

from collections.abc import Iterator
from typing import Annotated

import typer

from hub import intake
from hub.cli import report
from hub.cli.arguments import Files
from hub.cli.console import SETTINGS, SPOKEN, say, tell
from hub.dataset.options import Options
from hub.dataset.rows import Row
from hub.importing.release import Manner
from hub.intake import selection
from hub.intake.selection import Parcel, selected
from hub.words.errors import BadInput, Fault

app = typer.Typer()
Why = Annotated[
    bool,
    typer.Option(
        "--why",
        help=say(
            "Sau mỗi dòng, cho biết quy tắc nào đã quyết định, kể cả khi không nhận.",
            "Behind each line, name the rules that decided it, also where it was refused.",
        ),
    ),
]


@app.command()
def read(files: Files, why: Why = False) -> None:
    """What the reader of documents finds."""
    with selected(SETTINGS.seeds, files, selection.DOCUMENTS) as parcels:
        rows = [row for parcel in parcels for row in _rows(parcel, why)]
    faults = [row for row in rows if isinstance(row, Fault)]
    if faults:
        raise BadInput(faults)
    for line in report.read(rows, SPOKEN):
        tell(line)


def _rows(parcel: Parcel, why: bool) -> Iterator[Row]:
    yield from intake.read(parcel, Manner(options=Options(why=why)))
    yield from parcel.left_out
