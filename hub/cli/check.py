"""The command that checks whether the database is sound, and where figures disagree."""

from typing import Annotated

import typer

from hub.cli import soundness
from hub.cli.console import SETTINGS, SPOKEN, say, tell
from hub.cli.read_only import reading, warn_of_rights
from hub.panels.reader import Reader
from hub.queries.disagreements import Question, disagreements
from hub.store import database
from hub.web.saved import shelf

app = typer.Typer()

OfIndex = Annotated[
    str | None,
    typer.Option(
        "--index",
        metavar=say("BỘ_CHỈ_SỐ", "INDEX"),
        help=say("Chỉ xét bộ chỉ số này.", "Look at this index only."),
    ),
]
OfRelease = Annotated[
    int | None,
    typer.Option(
        "--release",
        metavar=say("ĐỢT", "RELEASE"),
        help=say(
            "Chỉ xét số liệu mà đợt cập nhật này thêm, sửa hoặc rút.",
            "Look only at what this release brought or touched.",
        ),
    ),
]
Whole = Annotated[
    bool,
    typer.Option("--all", help=say("Liệt kê hết, không rút gọn.", "List everything, cut nothing.")),
]


@app.command()
def check(index: OfIndex = None, release: OfRelease = None, whole: Whole = False) -> None:
    """Whether the database is sound, what disagrees by more than rounding, what cannot be asked."""
    with reading() as engine:
        warn_of_rights(engine)
        broken = database.integrity(engine)
        lines = (
            soundness.damage(broken)
            if broken
            else soundness.lines(
                disagreements(Reader(engine).view(), Question(index, release)), whole
            )
        )
    for line in (*lines, *soundness.unread(shelf(SETTINGS).faults)):
        tell(line.within(SPOKEN))
    if broken:
        raise typer.Exit(1)
