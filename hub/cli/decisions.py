"""The decisions of one import command: each is taken or refused as a whole, and reported."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from hub import intake
from hub.cli import data
from hub.cli.back import Back, of_error, of_outcomes
from hub.cli.console import SETTINGS, SPOKEN, complain, err, tell
from hub.cli.outcomes import print_data, print_reports
from hub.cli.read_only import catalogue_of
from hub.importing.release import Manner, Outcome
from hub.intake.selection import Parcel
from hub.store import database
from hub.words.errors import Unwritten, UserError
from hub.words.language import Text

_WRITTEN, _UNCHANGED, _NOT_WRITTEN = (
    Text("đã ghi", "written"),
    Text("không có gì thay đổi", "unchanged"),
    Text("chưa ghi", "not written"),
)
LEFT_OUT = 6  # exit code: done, but cells were left out


@dataclass
class _Results:
    """What became of the decisions of one command."""

    are_several: bool
    codes: list[int] = field(default_factory=list)
    taken: list[list[Outcome]] = field(default_factory=list)
    refused: list[dict] = field(default_factory=list)
    back: Back | None = None
    names: dict[Text, list[str]] = field(default_factory=dict)  # of files, by what became of them

    def take(self, parcels: Sequence[Parcel], outcomes: list[Outcome]) -> None:
        """Note what was written."""
        if self.back:
            self.back.write(parcels, of_outcomes(outcomes))
        if any(outcome.counts["rejected"] for outcome in outcomes):
            self.codes.append(LEFT_OUT)
        self.taken.append(outcomes)
        is_written = any(outcome.version for outcome in outcomes)
        self._note(_WRITTEN if is_written else _UNCHANGED, parcels)

    def refuse(self, parcels: Sequence[Parcel], error: UserError) -> None:
        """Tell and note why nothing was written."""
        names = _names(parcels)
        if self.are_several and isinstance(error, Unwritten):
            error = error.of(names)
        complain(error)
        if self.back:
            self.back.write(parcels, of_error(error))
        self.codes.append(error.exit_code)
        left_out = [one for parcel in parcels for one in parcel.left_out]
        self.refused.append(data.refusal(error, names, SPOKEN, left_out=left_out))
        self._note(_NOT_WRITTEN, parcels)

    def tell_names(self) -> None:
        """Which files were written, changed nothing, and were not written."""
        for what in (_WRITTEN, _UNCHANGED, _NOT_WRITTEN):
            if what in self.names:
                tell(f"{what.within(SPOKEN)}: {'; '.join(self.names[what])}", err)

    def _note(self, what: Text, parcels: Sequence[Parcel]) -> None:
        self.names.setdefault(what, []).append(_names(parcels))


Take = Callable[[database.Engine, Path, Sequence[Parcel], Manner], list[Outcome]]


def carry_out(
    engine: database.Engine,
    decisions: Sequence[Sequence[Parcel]],
    manner: Manner,
    json: bool = False,
    take: Take = intake.take,
    back: Back | None = None,
) -> list[int]:
    """Import decision by decision, so that what one refuses does not hold up the others; the
    exit codes of what went wrong. `back` marks what was found.
    """
    results = _Results(len(decisions) > 1, back=back)
    for parcels in decisions:
        try:
            with progressing(parcels, manner) as shown:
                taken = take(engine, SETTINGS.seeds, parcels, shown)
        except UserError as error:
            results.refuse(parcels, error)
        else:
            results.take(parcels, taken)
            if not json:
                print_reports(taken)
    if json:
        print_data(results.taken, catalogue_of(engine), results.refused)
    if results.refused and results.are_several:
        results.tell_names()
    return results.codes


def _names(parcels: Sequence[Parcel]) -> str:
    return ", ".join(name for parcel in parcels for name in parcel.names)


@contextmanager
def progressing(parcels: Sequence[Parcel], manner: Manner) -> Iterator[Manner]:
    """The manner with a bar that shows how many rows were read."""
    with _progress(", ".join(dict.fromkeys(parcel.dataset.name for parcel in parcels))) as progress:
        yield replace(manner, progress=progress)


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int], None]]:
    """A bar for people; nothing for logs, which get the lines of the report."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,}"),
        TimeElapsedColumn(),
        console=err,
        transient=True,
        disable=not err.is_terminal,
    ) as bars:
        task = bars.add_task(name, total=None)
        yield lambda count: bars.update(task, completed=count)
