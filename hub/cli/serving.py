"""The commands that serve the hub over HTTP, at once or after importing what changed."""

import typer

from hub import intake
from hub.cli.console import SETTINGS, SPOKEN, err, say, tell
from hub.cli.decisions import carry_out
from hub.cli.engines import writing
from hub.cli.read_only import reading, warn_of_rights
from hub.dataset import datasets
from hub.importing.release import Manner
from hub.intake.selection import Parcel
from hub.store import migration
from hub.web import serving as server
from hub.web.saved import shelf
from hub.words.errors import BadUse
from hub.words.language import Text

app = typer.Typer()


@app.command()
def up() -> None:
    """Everything from an empty folder to a running hub."""
    with writing() as engine:
        new = [
            dataset
            for dataset in datasets.every(SETTINGS.seeds).values()
            if intake.is_new(engine, dataset)
        ]
        carry_out(engine, [[Parcel(dataset)] for dataset in new], Manner())
    serve()


@app.command()
def serve() -> None:
    """Answer questions."""
    with reading() as engine:
        warn_of_rights(engine)
        if not migration.is_current(engine):
            raise BadUse(
                Text(
                    "cơ sở dữ liệu chưa ở dạng mới nhất; hãy chạy hub up",
                    "the database is not in its newest form; run hub up",
                )
            )
    for fault in shelf(SETTINGS).faults:
        tell(fault.within(SPOKEN), err)
    address = f"http://{SETTINGS.host}:{SETTINGS.port}/"
    tell(say(f"Mở {address}", f"Open {address}"))
    server.serve(SETTINGS)
