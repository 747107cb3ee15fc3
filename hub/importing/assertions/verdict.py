"""What becomes of what was found: it stops the command, is only told, or leaves a figure
doubtful or out of its indicator.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hub.dataset.datasets import Dataset, Known
from hub.dataset.rows import Suspicion
from hub.importing.assertions.finding import Finding
from hub.importing.difference import ClaimKey
from hub.words import period
from hub.words.errors import place
from hub.words.language import Text


class Verdict(NamedTuple):
    """What stops a command unless it is accepted, what is only told, which claims are doubtful
    by which note, and which land nowhere.
    """

    suspicions: list[Suspicion]
    reported: list[Suspicion]
    doubts: Mapping[ClaimKey, str]
    withheld: frozenset[ClaimKey]


def judged(dataset: Dataset, findings: Iterable[Finding]) -> Verdict:
    """The verdict on findings by what a dataset declares of its publisher."""
    suspected: list[Finding] = []
    known: dict[Known, list[Finding]] = {}
    for finding in sorted(findings, key=_order):
        declared = next((one for one in dataset.known if _covers(one, finding)), None)
        (known.setdefault(declared, []) if declared else suspected).append(finding)
    doubts = {
        key: one.note
        for one, several in known.items()
        if one.doubtful
        for finding in several
        for key in finding.keys
    }
    reported = [_reported(one, several) for one, several in known.items()]
    told = [Suspicion(finding.origin, finding.text) for finding in suspected]
    if not dataset.withholds:
        return Verdict(told, reported, doubts, frozenset())
    return Verdict(
        [],
        reported + told,
        doubts,
        frozenset(key for finding in suspected for key in (*finding.keys, *finding.beside)),
    )


def _order(finding: Finding) -> tuple[list[str | int], str, Text]:
    return place(finding.origin), finding.check, finding.text


def _covers(known: Known, finding: Finding) -> bool:
    at = period.of_key(finding.period)
    return (
        known.check == finding.check
        and finding.code == known.indicator
        and known.entity in ("", finding.entity)
        and finding.size <= known.most + 1e-9
        and period.within(at, period.parse(known.valid_from), period.optional(known.valid_to))
    )


def _reported(known: Known, findings: list[Finding]) -> Suspicion:
    """One line for all that a declaration covers: the first, how many more, and why they stand."""
    first, more = findings[0], len(findings) - 1
    others = (
        Text(f" (và {more} số liệu khác)", f" (and {more} more figures)") if more else Text("", "")
    )
    return Suspicion(
        first.origin,
        Text(
            f"{first.text.vi}{others.vi}. {known.reason_vi}",
            f"{first.text.en}{others.en}. {known.reason_en}",
        ),
    )
