"""A sheet that says one year and holds the figures of another sheet's year: a compiler's wrong
copy.
"""

from collections.abc import Sequence

from loaders.table import layout
from loaders.table.finding import TOLERANCE, Finding, share

SAME = 0.9  # the share of equal figures above which two sheets are one


def original(finding: Finding, found: Sequence[Finding]) -> Finding | None:
    """The sheet of which this one is a copy under another year; None where it is none."""
    return next(
        (
            other
            for other in found
            if other is not finding
            and other.year
            and _precedes(other, finding)
            and _equal(finding, other)
        ),
        None,
    )


def _precedes(other: Finding, finding: Finding) -> bool:
    if finding.marked:
        return (
            other.year == finding.year
            and bool(finding.told)
            and finding.year not in finding.told
            and other.year in other.told
        )
    return finding.year is not None and other.year < finding.year


def _equal(one: Finding, other: Finding) -> bool:
    ours, theirs = one.figures, other.figures
    both = ours.keys() & theirs.keys()
    return (
        len(both) >= layout.FEWEST
        and share([abs(ours[cell] - theirs[cell]) < TOLERANCE for cell in both]) >= SAME
    )
