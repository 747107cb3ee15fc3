"""Several: a table of units by indicators, each indicator compared in its own period."""

from dataclasses import dataclass, replace

from hub.catalogue import Entity
from hub.panels.kept import kept
from hub.panels.panel import View
from hub.queries import comparison
from hub.queries.comparison import Comparison, Order, compare, settled
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.competition.territory import Territory
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import Period

MOST = 12  # indicators of one table

_COLUMN_BYTES = 50000


@dataclass(frozen=True)
class Question:
    """Which indicators of whom; without a period each indicator has its own latest."""

    indicators: tuple[str, ...]
    period: Period | None = None
    entities: tuple[str, ...] | None = None
    among: Among = EVERYONE
    territory: Territory = Territory.AS_PUBLISHED
    order: Order = Order.NAME
    first: int | None = None


@dataclass(frozen=True, eq=False)
class Table:
    """Units, and a comparison for each indicator whose rows are those units in one order."""

    entities: tuple[Entity, ...]
    lead: Comparison  # in whose period the units compete: the latest of the indicators'
    comparisons: tuple[Comparison, ...]


@kept(lambda table: _COLUMN_BYTES * len(table.comparisons))
def several(view: View, question: Question) -> Table:
    """The table of a question; BadQuestion where it names no indicator or too many.

    Its units are those that compete on the latest of the periods, or those that are named. An order
    other than by name is that of the first indicator; who is not in it comes after, by name.
    """
    names = tuple(dict.fromkeys(question.indicators))
    if not 1 <= len(names) <= MOST:
        raise _wrong_number(len(names))
    compared = _compared(view, question, names)
    lead = max(compared, key=lambda one: (one.period.last_day, -compared.index(one)))
    place = compared.index(lead)
    if question.entities is not None:
        named = replace(lead.question, period=lead.period, entities=question.entities)
        lead = compare(view, replace(named, indicator=lead.indicator.code))
        compared[place] = lead
    units = _ordered(lead, compared[0], question.order)[: question.first]
    return Table(
        entities=units,
        lead=lead,
        comparisons=tuple(replace(one, entities=units, in_listed_order=True) for one in compared),
    )


def _compared(view: View, question: Question, names: tuple[str, ...]) -> list[Comparison]:
    """Each indicator once, of everyone among whom the named units compete, in the order of the
    question.
    """
    each = comparison.Question(
        indicator="",
        period=question.period,
        entities=question.entities,
        among=question.among,
        order=Order.NAME,
        territory=question.territory,
    )
    asked = [settled(view, replace(each, indicator=name)) for name in names]
    distinct: dict[str, Comparison] = {}
    for one in asked:
        compared = compare(view, replace(one, entities=None))
        distinct.setdefault(compared.indicator.public_id, compared)
    return list(distinct.values())


def _ordered(lead: Comparison, first: Comparison, order: Order) -> tuple[Entity, ...]:
    """The units of the lead in an order of the first indicator, then by name."""
    by_name = tuple(row.entity for row in lead.rows)
    if order is Order.NAME:
        return by_name
    by_order = replace(first, question=replace(first.question, order=order)).rows
    units = dict.fromkeys(row.entity for row in by_order if row.entity in set(by_name))
    return tuple(dict.fromkeys([*units, *by_name]))


def _wrong_number(count: int) -> BadQuestion:
    return BadQuestion(
        Text(
            f"câu hỏi nêu {count} chỉ số, cần từ 1 đến {MOST}; hãy chia thành nhiều câu hỏi",
            f"the question names {count} indicators, it should name 1 to {MOST}; ask several times",
        )
    )
