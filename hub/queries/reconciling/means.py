"""The published figure of the country or a region against the plain mean of its provinces, where
the publisher means that.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from math import fsum

from hub.catalogue import Entity, Indicator
from hub.panels.panel import Cell, View
from hub.queries.competition import Question, competition
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.competition.kinds import COMPOUND
from hub.queries.reconciling.check import Check, CheckKind
from hub.queries.reconciling.parts import SHOWN
from hub.words.language import Text, fixed, signed
from hub.words.period import Period
from hub.words.rounding import NOISE, decimals, slack
from hub.words.terms import EntityKind


def checks(
    view: View, indicator: Indicator, entity: Entity, period: Period, reading: int
) -> Iterator[Check]:
    """A mean against its members; marked as not checkable where one of them is not held,
    nothing where none is.
    """
    own = view.panel(indicator).cells(period, reading).get(entity.id)
    if entity.kind not in COMPOUND or own is None or own.value is None:
        return
    region = entity.public_id if entity.kind is EntityKind.REGION else None
    among = Among(region=region) if region else EVERYONE
    question = Question(indicator, period, among=among, reading=reading, by_total=False)
    members = competition(view, question)
    values = list(members.values.values())
    if not values:
        return
    if len(values) < members.expected or members.obstacle:
        count, expected = len(values), members.expected
        yield _unchecked(indicator, own, count=count, expected=expected, reading=reading)
    else:
        yield _check(indicator, own, values=values, reading=reading)


def _check(indicator: Indicator, own: Cell, values: Sequence[float], reading: int) -> Check:
    mean, places = fsum(values) / len(values), max(map(decimals, values))
    rounding = fsum(slack(value, places) for value in values) / len(values)
    tolerance = rounding + slack(own.value, decimals(own.value))
    shown = min(max(places, decimals(own.value)), SHOWN)
    return Check(
        kind=CheckKind.MEAN,
        indicator=indicator,
        reading=reading,
        about="members",
        tell=partial(_line, own, mean, count=len(values), shown=shown),
        expected=own.value,
        found=round(mean, 10),
        ok=abs(own.value - mean) <= tolerance + NOISE,
        tolerance=round(tolerance, 10),
    )


def _line(own: Cell, mean: float, count: int, shown: int) -> Text:
    figure, plain = fixed(own.value, shown), fixed(mean, shown)
    apart = signed(mean - own.value, shown)
    return Text(
        f"trung bình công bố {figure.vi}; trung bình cộng của {count} đơn vị là {plain.vi}; chênh"
        f" {apart.vi}",
        f"published mean {figure.en}; the plain mean of {count} units is {plain.en}; difference"
        f" {apart.en}",
    )


def _unchecked(indicator: Indicator, own: Cell, count: int, expected: int, reading: int) -> Check:
    return Check(
        kind=CheckKind.MEAN,
        indicator=indicator,
        reading=reading,
        about="members",
        tell=partial(_lacking, own, count=count, expected=expected),
        expected=own.value,
        found=None,
        ok=True,
        checkable=False,
    )


def _lacking(own: Cell, count: int, expected: int) -> Text:
    figure = fixed(own.value, min(decimals(own.value), SHOWN))
    return Text(
        f"trung bình công bố {figure.vi}; mới có số liệu của {count}/{expected} đơn vị nên không"
        " tính lại được",
        f"published mean {figure.en}; {count} of {expected} units are held, so it cannot be"
        " reckoned again",
    )
