"""The numbers that a document states, with their time, whose they are and the indicator they are
of.
"""

from hub.dataset.rows import FigureRow
from hub.words.period import Period
from hub.words.terms import Measure
from loaders.documents.facts import meanings, observed
from loaders.documents.facts.meanings import Meaning
from loaders.documents.facts.observed import StatedFigure
from loaders.documents.facts.owners import Owner, owner
from loaders.documents.facts.period import period
from loaders.documents.rules import RULES
from loaders.documents.rules.decision import Decision, Rule, always, decide, decided
from loaders.documents.rules.wording import fold
from loaders.documents.statements import labels
from loaders.documents.statements.statement import Statement
from loaders.documents.statements.tense import Tense
from loaders.documents.text.units import MONEY


def is_figure(statement: Statement) -> Decision[bool]:
    """Whether a statement certainly states a result or a budget with a number."""
    return decide(_RULES, statement)


def _is_a_budget(statement: Statement) -> bool:
    if statement.tense is not Tense.AIM or statement.quantity.unit != MONEY:
        return False
    words = f"{statement.titles} {statement.before} {statement.lead}"
    return bool(RULES.statements.targets.money.budget.search(words))


_RULES: tuple[Rule[Statement, bool], ...] = (
    Rule("no-value", False, lambda statement: statement.quantity.value is None),
    Rule("band", False, lambda statement: statement.quantity.measure is Measure.GROUP),
    Rule("result", True, lambda statement: statement.tense is Tense.DONE),
    Rule("budget", True, _is_a_budget),
    Rule("no-result", False, always),
)
# What is of no indicator: a change is no level, a rate no count, one person's or day's number not
# the office's, the first fifteen are no fifteenth place.
_OF_NO_INDICATOR: tuple[Rule[Statement, Meaning], ...] = (
    Rule("change", Meaning(), lambda statement: statement.compared.comparator.is_change),
    Rule("rate", Meaning(), observed.is_rate),
    Rule("of-a-person-or-a-day", Meaning(), observed.is_narrower),
    Rule(
        "first-places",
        Meaning(),
        lambda statement: (
            statement.quantity.measure is Measure.RANK and statement.quantity.at_least
        ),
    ),
)


def figure(statement: Statement) -> StatedFigure:
    """The statement as a figure."""
    name = labels.label(statement)
    time, time_rule = period(statement)
    decision = decided(_OF_NO_INDICATOR, statement) or meanings.meaning(statement, fold(name))
    meaning, meaning_rule = decision
    whose, owner_rule = owner(statement, meaning.indicator, time.period)
    row = _row(statement, name, whose=whose, time=time.period)
    row = row._replace(indicator=meaning.indicator, breakdown_of=meaning.breakdown_of)
    doubt = whose.doubt or observed.doubt(row, statement)
    return StatedFigure(
        row=row._replace(indicator=None, breakdown_of=None) if doubt else row,
        statement=statement,
        owner=whose,
        timely=time.sure,
        doubt=doubt,
        rules=(f"period {time_rule}", f"indicator {meaning_rule}", f"owner {owner_rule}"),
    )


def _row(statement: Statement, name: str, whose: Owner, time: Period | None) -> FigureRow:
    """The statement as a figure of no indicator."""
    is_own, quantity = whose.entity == statement.head.entity, statement.quantity
    return FigureRow(
        statement.origin,
        statement.reading.document,
        name or statement.text.strip(),
        value=quantity.value,
        printed=statement.printed,
        unit=quantity.unit,
        period=str(time) if time else None,
        entity=None if is_own else whose.entity,
        implied=quantity.implied,
        locator=statement.locator,
        as_printed=None if is_own else whose.printed,
    )
