"""What was found, marked in copies of the files that a command names."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from hub import intake
from hub.cli import scans
from hub.cli.console import SETTINGS, SPOKEN, err, say, tell
from hub.dataset.options import NO_HINTS, Hints
from hub.importing.release import Outcome
from hub.intake import marked
from hub.intake.answers import ListedAnswers
from hub.intake.marked import Discoveries, MarkedFile, Marking
from hub.intake.selection import Parcel
from hub.markup.form import KINDS
from hub.words.errors import BadInput, BadUse, UserError
from hub.words.language import Text

_FILE_WANTED = Text("--back cần một tệp", "--back wants a file")
_ONE_FILE = Text(
    "--back-to chỉ dùng với một tệp; nhiều tệp thì dùng --back",
    "--back-to is for one file; with several use --back",
)
_WORKBOOK = Text("--back-to cần tên tệp .xlsx", "--back-to wants the name of an .xlsx file")


class Back:
    """Copies of files in which all that was found is marked; BadUse where there can be none."""

    def __init__(self, what: Sequence[str], target: Path | None, hints: Hints = NO_HINTS) -> None:
        self._hints = hints
        self._named = [Path(word) for word in what]
        self._target = target
        if not any(path.exists() for path in self._named):
            raise BadUse(_FILE_WANTED)
        if target is None:
            return
        if target.suffix.lower() != ".xlsx":
            raise BadUse(_WORKBOOK)
        if len(self._named) > 1 or self._named[0].is_dir():
            raise BadUse(_ONE_FILE)
        if target.exists():
            raise BadUse(marked.taken(target))

    def write(self, parcels: Sequence[Parcel], found: Discoveries) -> None:
        """Mark what was found in the files of these parcels; of none, in those that were named."""
        if not (found.faults or found.suspicions):
            return
        scans.write(parcels, found.faults, self._hints)
        files, earlier = self._files(parcels), _earlier(parcels)
        if not files or earlier is None:
            return
        marking = Marking(
            files=files,
            homes={name: self._home(parcels, name, path) for name, path in files.items()},
            earlier=earlier,
            language=SPOKEN,
            target=self._target,
            maps=SETTINGS.maps,
        )
        for one in marked.write(marking, found):
            _tell(one)

    def _files(self, parcels: Sequence[Parcel]) -> dict[str, Path]:
        """The files of parcels by the names that messages give them; of none those named."""
        files = {name: path for parcel in parcels for name, path in parcel.by_name.items()}
        return files or {path.name: path for path in self._named if path.is_file()}

    def _home(self, parcels: Sequence[Parcel], name: str, path: Path) -> Path:
        """The folder in which a file lies: of one out of an archive that of the archive, of one
        that came back that of its workbook.
        """
        answered = (one for parcel in parcels for one in parcel.answered)
        own = next((one.workbook for one in answered if one.path == path), path)
        archive = next((each for each in self._named if name.startswith(f"{each.name}!")), own)
        return archive.parent


def of_error(error: UserError) -> Discoveries:
    """What a refused decision found, what of it was passed too."""
    numbered = [*getattr(error, "suspicions", ()), *getattr(error, "passed", ())]
    return Discoveries(
        faults=getattr(error, "faults", ()),
        suspicions=[one for _, one in sorted(numbered, key=lambda pair: pair[0])],
        untold=getattr(error, "untold", 0),
    )


def of_outcomes(outcomes: Sequence[Outcome]) -> Discoveries:
    """What was found in files that were looked at; in those that were written only what was left
    out of them.
    """
    return Discoveries(
        faults=[fault for outcome in outcomes for fault in outcome.faults],
        suspicions=[
            one for outcome in outcomes if not outcome.release for one in outcome.suspicions
        ],
        untold=sum(outcome.untold["faults"] for outcome in outcomes),
    )


def _earlier(parcels: Sequence[Parcel]) -> ListedAnswers | None:
    """What came back with the files; None where that is what is wrong: it is mended where it
    stands.
    """
    try:
        return intake.listed_answers(parcels, SETTINGS.maps)
    except BadInput:
        return None


def _tell(one: MarkedFile) -> None:
    """The copies, what they hold, what they do not hold, and the next step."""
    names = ", ".join(map(str, one.paths))
    counts = ", ".join(
        f"{KINDS[kind].within(SPOKEN).lower()} {count}" for kind, count in one.counts.items()
    )
    tell(say(f"đã ghi {names}: {counts}", f"{names} is written: {counts}"), err)
    if one.lost:
        lost = "; ".join(_within(one.lost))
        tell(say(f"  không giữ được: {lost}", f"  not kept: {lost}"), err)
    tell(f"  {_next_step(one)}", err)


def _within(texts: Iterable[Text]) -> Iterable[str]:
    return (text.within(SPOKEN) for text in texts)


def _next_step(one: MarkedFile) -> str:
    workbook = one.paths[0]
    if one.is_alone:
        return say(
            f"sửa lỗi trong tệp gốc, trả lời trong {workbook}, rồi chạy lại lệnh với cả hai tệp",
            f"mend the faults in the file itself, answer in {workbook}, and run the command again"
            " with both files",
        )
    return say(
        f"sửa, trả lời trong tệp này rồi chạy lại lệnh với {workbook}",
        f"mend and answer in this file, then run the command again with {workbook}",
    )
