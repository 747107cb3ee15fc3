"""How an import is to be reviewed: staged by somebody, or written with a report."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from hub.cli import decisions, staging
from hub.cli.back import Back
from hub.cli.console import SETTINGS, SPOKEN
from hub.importing.release import Manner, Outcome
from hub.intake import reviewing
from hub.intake.selection import Parcel
from hub.review import writing as reports
from hub.review.report import Report
from hub.store.database import Engine
from hub.words.errors import BadUse
from hub.words.language import Text
from hub.words.terms import TwoPersons

_STAGE_WANTED = Text(
    "--by là tên người trình: dùng cùng --stage", "--by names who stages: it goes with --stage"
)
_ONE_REPORT = Text(
    "--report là báo cáo của một quyết định: nêu tên tệp, không dùng --each",
    "--report is of one decision: name files, without --each",
)
_TWO_WANTED = Text(
    "HUB_TWO_PERSONS đòi hai người: hãy trình bằng --stage, người khác công bố bằng hub publish",
    "HUB_TWO_PERSONS wants two persons: stage with --stage, another one publishes with hub publish",
)


class Wish(NamedTuple):
    """Whether an import is staged, by whom, and where its report goes."""

    stage: bool = False
    by: str | None = None
    report: Path | None = None
    overwrite: bool = False

    def checked(self, apart: bool) -> "Wish":
        """The same; BadUse where a name is told to nobody, a report is of several decisions, or
        cannot be written.
        """
        if self.by is not None and not self.stage:
            raise BadUse(_STAGE_WANTED)
        if self.report and apart:
            raise BadUse(_ONE_REPORT)
        if self.report:
            reports.check(self.report, self.overwrite)
        return self


def carry_out(
    engine: Engine,
    parcels: Sequence[Sequence[Parcel]],
    manner: Manner,
    wish: Wish,
    json: bool = False,
    back: Back | None = None,
) -> list[int]:
    """Import or stage decision by decision; the exit codes of what went wrong."""
    if wish.stage:
        return staging.stage(
            engine, parcels, manner, wish.by, report=wish.report, json=json, back=back
        )
    _check_alone(parcels)
    if wish.report is None:
        return decisions.carry_out(engine, parcels, manner, json=json, back=back)
    reviewed: list[Report] = []
    take = partial(_take, reviewed)
    codes = decisions.carry_out(engine, parcels, manner, json=json, take=take, back=back)
    for report in reviewed:
        reports.write(report, wish.report, SPOKEN)
    return codes


def _check_alone(parcels: Sequence[Sequence[Parcel]]) -> None:
    """BadUse where two persons are wanted for what an office brings; seeds come with the code."""
    are_seeds = all(_is_seeds(parcel) for several in parcels for parcel in several)
    if not are_seeds and SETTINGS.two_persons is not TwoPersons.NONE:
        raise BadUse(_TWO_WANTED)


def _is_seeds(parcel: Parcel) -> bool:
    return parcel.files is None and not parcel.dataset.is_elsewhere


def _take(
    reviewed: list[Report],
    engine: Engine,
    seeds: Path,
    parcels: Sequence[Parcel],
    manner: Manner,
) -> list[Outcome]:
    """Import with a report, which is noted also of what is refused."""
    decision = reviewing.take(engine, seeds, parcels, manner)
    reviewed.append(decision.report)
    if decision.error:
        raise decision.error
    return decision.outcomes
