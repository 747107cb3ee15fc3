"""What imports and undoings did, or would do, on the screen: lines for a person, or one JSON
document.
"""

from collections.abc import Sequence

from hub import intake
from hub.catalogue import Catalogue
from hub.cli import changes, data, report
from hub.cli.console import SPOKEN, tell, tell_data
from hub.importing.release import Outcome


def show(outcomes: Sequence[Outcome], now: Catalogue, whole: bool, json: bool) -> None:
    """What would change, for a person or as data."""
    if json:
        print_data([outcomes], now)
        return
    for outcome, numbered in zip(outcomes, intake.suspicions(outcomes), strict=True):
        for line in report.lines(outcome, SPOKEN, numbered):
            tell(line)
        print_changes(outcome, now, whole)


def print_changes(outcome: Outcome, now: Catalogue, whole: bool) -> None:
    """Each change of an outcome; without `whole` they are summed up."""
    for line in changes.lines(outcome, now, SPOKEN, whole=whole):
        tell(f"  {line}")


def print_reports(outcomes: Sequence[Outcome]) -> None:
    """What was done, in lines."""
    for outcome, numbered in zip(outcomes, intake.suspicions(outcomes), strict=True):
        for line in report.lines(outcome, SPOKEN, numbered):
            tell(line)


def print_data(
    decisions: Sequence[Sequence[Outcome]], now: Catalogue, refused: Sequence[dict] = ()
) -> None:
    """One JSON document for a command; suspicions are numbered within a decision."""
    documents = [
        data.outcome_data(outcome, now, SPOKEN, numbered=numbered)
        for outcomes in decisions
        for outcome, numbered in zip(outcomes, intake.suspicions(outcomes), strict=True)
    ]
    dump(documents, refused)


def dump(outcomes: Sequence[dict], refused: Sequence[dict]) -> None:
    """The JSON document of these outcomes and refusals."""
    document = {"outcomes": list(outcomes), "refused": list(refused)}
    tell_data(document)
