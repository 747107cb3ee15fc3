"""The command that shows what would be read from documents."""

from collections.abc import Iterator

import typer

from hub import intake
from hub.cli import report
from hub.cli.arguments import Files
from hub.cli.console import SETTINGS, SPOKEN, out, say
from hub.dataset.rows import Row
from hub.intake import selection
from hub.intake.selection import Parcel, selected
from hub.words.errors import BadInput, Fault

app = typer.Typer()


@app.command(
    help=say(
        "Cho biết sẽ đọc được gì từ văn bản, từng dòng; không ghi.",
        "Show what would be taken from documents, line by line; write nothing.",
    )
)
def read(files: Files) -> None:
    """What the reader of documents finds."""
    with selected(SETTINGS.seeds, files, selection.DOCUMENTS) as parcels:
        rows = [row for parcel in parcels for row in _rows(parcel)]
    faults = [row for row in rows if isinstance(row, Fault)]
    if faults:
        raise BadInput(faults)
    for line in filter(None, (report.taken(row, SPOKEN) for row in rows)):
        out.print(line, markup=False)


def _rows(parcel: Parcel) -> Iterator[Row]:
    yield from intake.read(parcel)
    yield from parcel.left_out
