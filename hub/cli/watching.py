"""The command that watches a folder."""

import signal
import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from threading import Event as Flag
from typing import Annotated

import typer

from hub.cli.arguments import By, Named
from hub.cli.console import SETTINGS, SPOKEN, err, say, tell, tell_data, tell_lines
from hub.cli.engines import writing
from hub.cli.staging import person
from hub.dataset.options import Options
from hub.importing.release import Manner
from hub.inbox import places, turn
from hub.inbox.desk import Desk, Event
from hub.inbox.watch import FolderWatch
from hub.words import clock
from hub.words.errors import BadUse
from hub.words.language import Text
from hub.words.terms import TwoPersons

app = typer.Typer()

_ONCE_SECONDS = 2.5  # between the two looks of one run
_TWO_WANTED = Text(
    "HUB_TWO_PERSONS đòi hai người: bỏ --publish, để mọi tệp chờ duyệt",
    "HUB_TWO_PERSONS wants two persons: leave --publish out, so that all files wait",
)

Folder = Annotated[
    Path,
    typer.Argument(
        metavar=say("THƯ_MỤC", "FOLDER"),
        help=say("Thư mục mà cán bộ bỏ tệp vào.", "The folder into which files are put."),
    ),
]
Publishes = Annotated[
    bool,
    typer.Option(
        "--publish/--stage",
        help=say(
            "Tệp không có điểm nghi vấn thì công bố ngay; không thì mọi tệp đều chờ duyệt.",
            "Publish what has no suspicion at once; without it every file waits for approval.",
        ),
    ),
]
Once = Annotated[
    bool,
    typer.Option(
        "--once",
        help=say("Xử lý một lượt rồi thôi (cho cron).", "Take what there is, then end (for cron)."),
    ),
]
Seconds = Annotated[
    float,
    typer.Option(
        "--seconds",
        min=1,
        max=3600,
        metavar=say("GIÂY", "SECONDS"),
        help=say("Bao lâu xem thư mục một lần.", "How often the folder is looked at."),
    ),
]
JsonLines = Annotated[
    bool,
    typer.Option(
        "--json", help=say("Mỗi việc một dòng JSON.", "Tell each thing as a line of JSON.")
    ),
]


@app.command()
def watch(
    folder: Folder,
    dataset: Named = None,
    publish: Publishes = False,
    by: By = None,
    once: Once = False,
    seconds: Seconds = 5,
    json: JsonLines = False,
) -> None:
    """Watch a folder."""
    if publish and SETTINGS.two_persons is not TwoPersons.NONE:
        raise BadUse(_TWO_WANTED)
    inbox = places.opened(folder.absolute())
    desk = Desk(
        inbox=inbox,
        writing=writing,
        seeds=SETTINGS.seeds.absolute(),
        language=SPOKEN,
        manner=Manner(options=Options(maps=SETTINGS.maps)),
        dataset=dataset,
        by=person(by).name,
        publishes=publish,
        two_persons=SETTINGS.two_persons,
    )
    with turn.held(inbox.root):
        places.swept(inbox)
        codes = (
            _once(FolderWatch(desk), json) if once else _on(FolderWatch(desk), seconds, json=json)
        )
    if codes:
        raise typer.Exit(min(codes))


def _once(watch: FolderWatch, json: bool) -> set[int]:
    """Look twice, so that what still comes is left for the next time."""
    stop = _stopping()
    codes = _tell(watch.round(), json)
    if not stop.wait(_ONCE_SECONDS):
        codes |= _tell(watch.round(), json)
    return codes


def _on(watch: FolderWatch, seconds: float, json: bool) -> set[int]:
    """Look again and again until the process is told to end; a file under way is ended first."""
    stop = _stopping()
    folder = watch.desk.inbox.root
    if not json:
        tell(say(f"Theo dõi {folder}; dừng: Ctrl-C", f"Watching {folder}; Ctrl-C ends it"))
    while not stop.is_set():
        for event in watch.round():
            _tell([event], json)
            if stop.is_set():
                break
        stop.wait(seconds)
    return set()


def _stopping() -> Flag:
    """What is set as soon as the process is told to end."""
    stop = Flag()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if hasattr(signal, "SIGIO"):  # of whoever writes to a file while it is asked whether one does
        signal.signal(signal.SIGIO, signal.SIG_IGN)
    return stop


def _tell(events: Iterable[Event], json: bool) -> set[int]:
    """A line for each event; the exit codes of those that went wrong."""
    codes = set()
    for event in events:
        now = datetime.now(clock.VIETNAM).isoformat(timespec="seconds")
        if json:
            tell_data(_plain(event, now), compact=True)
        else:
            to = f" → {event.to}" if event.to else ""
            tell(f"{now} {event.file}{to}: {event.text.within(SPOKEN)}")
        if event.trace:
            tell_lines(event.trace, err)
        sys.stdout.flush()
        codes |= {event.exit_code} - {0}
    return codes


def _plain(event: Event, now: str) -> dict[str, object]:
    """An event as JSON has it."""
    return {
        "at": now,
        "event": event.kind,
        "file": event.file,
        "to": event.to,
        "staged": event.staged,
        "releases": event.releases,
        "text": event.text.within(SPOKEN),
    }
