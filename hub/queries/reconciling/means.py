"""The published figure of the country or a region against the plain mean of its provinces, where
the publisher means that.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from math import fsum

from hub.catalogue import Catalogue, Entity, Indicator
from hub.panels.panel import Cell
from hub.queries.competition.members import Among, peers, values_of
from hub.queries.reconciling.check import Check, CheckKind
from hub.queries.reconciling.parts import SHOWN
from hub.words.language import Text, fixed, signed
from hub.words.period import Period
from hub.words.rounding import NOISE, decimals, slack
from hub.words.terms import EntityKind

COMPOUND = (EntityKind.COUNTRY, EntityKind.REGION)


def checks(
    catalogue: Catalogue,
    indicator: Indicator,
    cells: Mapping[int, Cell],
    entity: Entity,
    at: Period,
    reading: int,
) -> Iterator[Check]:
    """A mean against its members; only said to be beyond checking where one of them is not held,
    nothing where none is.
    """
    own, region = cells.get(entity.id), entity.kind is EntityKind.REGION
    if entity.kind not in COMPOUND or own is None or own.value is None:
        return
    field = peers(
        catalogue, indicator, at, cells, Among(region=entity.public_id) if region else None, reading
    )
    values = list(values_of(field.members, cells, reading).values())
    if not values:
        return
    if len(values) < field.expected or field.apart:
        yield _unchecked(indicator, own, len(values), field.expected, reading)
    else:
        yield _check(indicator, own, values, reading)


def _check(indicator: Indicator, own: Cell, values: list[float], reading: int) -> Check:
    mean, places = fsum(values) / len(values), max(map(decimals, values))
    tolerance = fsum(slack(value, places) for value in values) / len(values) + slack(
        own.value, decimals(own.value)
    )
    told = partial(_told, own, mean, len(values), min(max(places, decimals(own.value)), SHOWN))
    ok = abs(own.value - mean) <= tolerance + NOISE
    return Check(
        CheckKind.MEAN,
        indicator,
        reading,
        "members",
        told,
        own.value,
        round(mean, 10),
        ok,
        round(tolerance, 10),
    )


def _told(own: Cell, mean: float, count: int, shown: int) -> Text:
    printed, plain, apart = (
        fixed(own.value, shown),
        fixed(mean, shown),
        signed(mean - own.value, shown),
    )
    return Text(
        f"trung bình công bố {printed.vi}; trung bình cộng của {count} đơn vị là {plain.vi}; chênh"
        f" {apart.vi}",
        f"published mean {printed.en}; the plain mean of {count} units is {plain.en}; difference"
        f" {apart.en}",
    )


def _unchecked(indicator: Indicator, own: Cell, held: int, expected: int, reading: int) -> Check:
    return Check(
        CheckKind.MEAN,
        indicator,
        reading,
        "members",
        partial(_lacking, own, held, expected),
        own.value,
        None,
        True,
        checkable=False,
    )


def _lacking(own: Cell, held: int, expected: int) -> Text:
    printed = fixed(own.value, min(decimals(own.value), SHOWN))
    return Text(
        f"trung bình công bố {printed.vi}; mới có số liệu của {held}/{expected} đơn vị nên không"
        " tính lại được",
        f"published mean {printed.en}; {held} of {expected} units are held, so it cannot be"
        " reckoned again",
    )
