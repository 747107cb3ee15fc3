"""The commands that review, publish and reject what was staged, and how an import is staged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typer

from hub.cli import data
from hub.cli.acceptance import acceptance
from hub.cli.arguments import (
    Accept,
    Again,
    All,
    By,
    Json,
    Overwrite,
    Reason,
    ReviewedName,
    StagedName,
    ToReport,
)
from hub.cli.back import Back, of_error, of_outcomes
from hub.cli.console import SETTINGS, SPOKEN, complain, say, tell, tell_data
from hub.cli.decisions import LEFT_OUT, progressing
from hub.cli.engines import writing
from hub.cli.read_only import reading
from hub.importing import shelf
from hub.importing.release import Manner
from hub.intake import retold, staging
from hub.intake.reviewing import Reviewed
from hub.intake.selection import Parcel
from hub.intake.staging import Approver
from hub.review import lines, page
from hub.review import writing as reports
from hub.review.data import plain
from hub.review.report import Report, ReportState
from hub.store import database
from hub.words.errors import BadUse, UserError
from hub.words.language import Text
from hub.words.person import Person, account

app = typer.Typer()

_NAME = re.compile(r"([sS]?)(\d{1,9})", re.ASCII)
_LONGEST_NAME = 100


@app.command()
def review(
    name: ReviewedName,
    report: ToReport = None,
    overwrite: Overwrite = False,
    all_: All = False,
    json: Json = False,
) -> None:
    """Review what is staged, or a release."""
    _check(report, overwrite)
    with reading() as engine, engine.connect() as connection:
        is_staged, number = _number(name)
        if is_staged:
            reviewed = retold.of_staged(connection, shelf.one(connection, number))
        else:
            reviewed = retold.of_release(connection, number)
    _show(reviewed, report, whole=all_, json=json)


@app.command()
def publish(
    name: StagedName,
    accept: Accept = None,
    by: By = None,
    again: Again = False,
    report: ToReport = None,
    overwrite: Overwrite = False,
    all_: All = False,
    json: Json = False,
) -> None:
    """Publish what is staged."""
    _check(report, overwrite)
    number = _staged(name)
    reason, numbers = acceptance(accept)
    approver = Approver(person(by), reason, numbers, SETTINGS.two_persons)
    with writing() as engine:
        if again:
            reviewed = staging.again(engine, SETTINGS.seeds, number)
            _show(reviewed, report, whole=all_, json=json)
            return
        decision = staging.publish(engine, SETTINGS.seeds, number, approver)
    _show(decision.report, report, whole=all_, json=json)
    if decision.error:
        raise decision.error
    if alike := page.sameness(decision.report):
        tell(alike.within(SPOKEN))
    if decision.report.sum("rejected"):
        raise typer.Exit(LEFT_OUT)


@app.command()
def reject(name: StagedName, reason: Reason, by: By = None) -> None:
    """Give back what is staged."""
    with writing() as engine:
        rejected = staging.reject(engine, _staged(name), reason, person(by))
    tell(
        say(
            f"đã trả lại {rejected.name}: {rejected.reason}",
            f"{rejected.name} was rejected: {rejected.reason}",
        )
    )


def stage(
    engine: database.Engine,
    decisions: Sequence[Sequence[Parcel]],
    manner: Manner,
    by: str | None,
    report: Path | None = None,
    json: bool = False,
    back: Back | None = None,
) -> list[int]:
    """Stage decision by decision, with what was found marked; the exit codes of what went wrong."""
    results = _StagingResults(back)
    for parcels in decisions:
        try:
            with progressing(parcels, manner) as shown:
                decision = staging.stage(engine, SETTINGS.seeds, parcels, shown, person(by))
        except UserError as error:
            results.refuse(parcels, error)
            continue
        results.take(parcels, decision, is_told=not json)
        if report:  # what is staged is told, whatever becomes of its report
            reports.write(decision.report, report, SPOKEN)
    if json:
        tell_data({"staged": results.staged, "refused": results.refused})
    return results.codes


@dataclass
class _StagingResults:
    """What became of the decisions of one command."""

    back: Back | None
    codes: list[int] = field(default_factory=list)
    staged: list[dict] = field(default_factory=list)
    refused: list[dict] = field(default_factory=list)

    def take(self, parcels: Sequence[Parcel], decision: Reviewed, is_told: bool) -> None:
        """Note, and tell, what was staged, or why nothing was."""
        if decision.error:
            self.refuse(parcels, decision.error)
            return
        if self.back:
            self.back.write(parcels, of_outcomes(decision.outcomes))
        self.staged.append(plain(decision.report, SPOKEN))
        if is_told:
            _tell_staged(decision.report, is_new=bool(decision.outcomes))
        if decision.report.sum("rejected"):
            self.codes.append(LEFT_OUT)

    def refuse(self, parcels: Sequence[Parcel], error: UserError) -> None:
        """Note and tell why nothing was staged."""
        complain(error)
        if self.back:
            self.back.write(parcels, of_error(error))
        self.codes.append(error.exit_code)
        names = ", ".join(name for parcel in parcels for name in parcel.names)
        self.refused.append(data.refusal(error, names, SPOKEN))


def person(by: str | None) -> Person:
    """Who gives the command; BadUse for a name that is none."""
    name = " ".join((by or "").split())
    if by is not None and not 0 < len(name) <= _LONGEST_NAME:
        raise BadUse(
            Text(
                f"--by cần họ tên, nhiều nhất {_LONGEST_NAME} chữ",
                f"--by wants a name of at most {_LONGEST_NAME} letters",
            )
        )
    return Person(account(), name or None)


def _number(name: str) -> tuple[bool, int]:
    """Whether a name means something staged, and its number; BadUse otherwise."""
    match = _NAME.fullmatch(name.strip())
    if match is None:
        raise BadUse(
            Text(
                f"“{name}” không phải số của lần trình (như S3) hay đợt cập nhật (như 12); xem hub"
                " releases",
                f"“{name}” is no number of what is staged (such as S3) or of a release (such as"
                " 12); see hub releases",
            )
        )
    return bool(match[1]), int(match[2])


def _staged(name: str) -> int:
    """The number of what is staged; BadUse for a release."""
    is_staged, number = _number(name)
    if not is_staged:
        raise BadUse(
            Text(
                f"{number} là số của đợt cập nhật; lần trình có chữ S ở trước: S{number}",
                f"{number} is the number of a release; what is staged has an S: S{number}",
            )
        )
    return number


def _check(report: Path | None, overwrite: bool) -> None:
    if report:
        reports.check(report, overwrite)


def _show(reviewed: Report, report: Path | None, whole: bool, json: bool) -> None:
    """The report on the screen, and in the file that is wanted."""
    if json:
        tell_data(plain(reviewed, SPOKEN))
    else:
        for line in lines.lines(reviewed, SPOKEN, whole):
            tell(line)
    if report:
        reports.write(reviewed, report, SPOKEN)


def _tell_staged(report: Report, is_new: bool) -> None:
    """The report, then under which number it waits and what comes next."""
    for line in lines.lines(report, SPOKEN):
        tell(line)
    if report.state is not ReportState.WAITING:
        tell(say("không có gì thay đổi nên không trình", "nothing changes, so nothing is staged"))
        return
    name, left = report.name, len(report.open)
    before = "" if is_new else say(" từ trước", " already")
    accept = say(' --accept "LÝ DO"', ' --accept "REASON"') if left else ""
    tell(
        say(
            f"{name} đang chờ duyệt{before}; xem lại: hub review {name}; công bố: hub publish"
            f" {name}{accept}; trả lại: hub reject {name} --reason …",
            f"{name} is staged{before}; review: hub review {name}; publish: hub publish"
            f" {name}{accept}; give back: hub reject {name} --reason …",
        )
    )
