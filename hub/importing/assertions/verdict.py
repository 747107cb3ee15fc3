"""What becomes of anomalies: they stop the command, are only reported, or leave a figure doubtful
or out of its indicator.
"""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import NamedTuple

from hub.dataset.datasets import Dataset, Known
from hub.dataset.rows import Suspicion
from hub.importing.assertions.anomaly import Anomaly
from hub.importing.claim import ClaimKey
from hub.words import period
from hub.words.errors import place
from hub.words.language import Text
from hub.words.rounding import NOISE


class Verdict(NamedTuple):
    """What stops a command unless it is accepted, what is only reported, which claims are doubtful
    by which note, and which fill no indicator.
    """

    suspicions: list[Suspicion]
    reported: list[Suspicion]
    doubts: Mapping[ClaimKey, str]
    withheld: frozenset[ClaimKey]
    about: Mapping[Suspicion, tuple[ClaimKey, ...]]


def judged(dataset: Dataset, anomalies: Iterable[Anomaly]) -> Verdict:
    """The verdict on anomalies by what a dataset declares of its publisher."""
    suspected: list[Anomaly] = []
    covered: dict[Known, list[Anomaly]] = {}
    for anomaly in sorted(anomalies, key=_order):
        declared = next((one for one in dataset.known if _covers(one, anomaly)), None)
        if declared:
            covered.setdefault(declared, []).append(anomaly)
        else:
            suspected.append(anomaly)
    reported = [_reported(declared, several) for declared, several in covered.items()]
    suspicions = [Suspicion(anomaly.origin, anomaly.text) for anomaly in suspected]
    about = dict(zip(suspicions, map(attrgetter("keys"), suspected), strict=True))
    if not dataset.withholds:
        return Verdict(
            suspicions=suspicions,
            reported=reported,
            doubts=_doubts(covered),
            withheld=frozenset(),
            about=about,
        )
    withheld = frozenset(key for anomaly in suspected for key in (*anomaly.keys, *anomaly.beside))
    return Verdict(
        suspicions=[],
        reported=reported + suspicions,
        doubts=_doubts(covered),
        withheld=withheld,
        about=about,
    )


def _doubts(covered: Mapping[Known, Iterable[Anomaly]]) -> dict[ClaimKey, str]:
    """The claims that a declaration calls doubtful, with its note."""
    notes: dict[ClaimKey, str] = {}
    for declared, anomalies in covered.items():
        if declared.doubtful:
            for anomaly in anomalies:
                notes |= dict.fromkeys(anomaly.keys, declared.note)
    return notes


def _order(anomaly: Anomaly) -> tuple[list[str | int], str, Text]:
    return place(anomaly.origin), anomaly.check, anomaly.text


def _covers(entry: Known, anomaly: Anomaly) -> bool:
    at = period.of_key(anomaly.period)
    return (
        entry.check == anomaly.check
        and anomaly.code == entry.indicator
        and entry.entity in ("", anomaly.entity)
        and anomaly.size <= entry.most + NOISE
        and period.within(at, period.parse(entry.valid_from), period.optional(entry.valid_to))
    )


def _reported(entry: Known, anomalies: list[Anomaly]) -> Suspicion:
    """One line for all that a declaration covers: the first, how many more, and why they stand."""
    first, more = anomalies[0], len(anomalies) - 1
    others = (
        Text(f" (và {more} số liệu khác)", f" (and {more} more figures)") if more else Text("", "")
    )
    return Suspicion(
        first.origin,
        Text(
            f"{first.text.vi}{others.vi}. {entry.reason_vi}",
            f"{first.text.en}{others.en}. {entry.reason_en}",
        ),
    )
