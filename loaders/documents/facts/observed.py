"""Figures that are sure enough to stand as observations: each cell once, of the office whose it
is, with the document as its source.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from hub.dataset import records
from hub.dataset.rows import FigureRow, IndicatorRow, ObservationRow, SourceRow
from hub.words import clock
from hub.words.errors import Suspicion
from hub.words.language import Text
from hub.words.period import Period, optional, parse, within
from hub.words.terms import Comparator, Measure, SourceTier, Status
from hub.words.units import unit
from loaders.cells.contradiction import contradiction
from loaders.documents.facts import fields
from loaders.documents.facts.owners import Owner, lives
from loaders.documents.head import offices
from loaders.documents.head.head import NEWS, Head
from loaders.documents.head.reading import Reading
from loaders.documents.rules import RULES
from loaders.documents.rules.decision import Decision, Rule, decided
from loaders.documents.rules.indices import NamedIndex
from loaders.documents.rules.ruled import Ruled
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements.statement import Statement
from loaders.documents.text import units
from loaders.documents.text.spans import blotted
from loaders.documents.text.units import POINTS

_BESIDE = 60  # letters around a number that may make it a rate
_OPERATIONS = "OPERATIONS/"
_WORDS = RULES.observations
_ABOUT = pattern(rf"(?<!\w)(?:{_WORDS.about.pattern})\s*$")
_RATE = pattern(rf"(?<!\w)(?:{_WORDS.rate.pattern})")
_DUE = pattern(rf"(?<!\w)(?:{_WORDS.due.pattern})")
_ESTIMATED = pattern(rf"(?<!\w)(?:{_WORDS.estimated.pattern})\s*$")
IMPLIED = "documents/implied-zero"  # the note of a zero that is said in words
_NUMERAL = re.compile(
    r"(?:\d{1,3}(?: \d{3})+(?!\d)|\d)[\d.,]*(?:\s*(?:nghìn|ngàn|triệu|tỷ|tỉ))?(?:\s*%)?"
)


@dataclass(frozen=True)
class StatedFigure:
    """A figure with what an observation wants beside it."""

    row: FigureRow
    statement: Statement
    owner: Owner
    timely: bool  # its period is beyond doubt
    doubt: Text | None = None  # why it can be of no indicator
    rules: tuple[str, ...] = ()  # that decided its period, its indicator and its owner

    @property
    def reading(self) -> Reading:
        """Its document."""
        return self.statement.reading

    @cached_property
    def period(self) -> Period | None:
        """Of when it is."""
        return parse(self.row.period) if self.row.period else None

    @cached_property
    def meaning(self) -> IndicatorRow | None:
        """What its indicator means in its period."""
        return _meaning(self.reading.folder, self.row.indicator, self.period)

    @property
    def entity(self) -> str | None:
        """The public id of its owner."""
        return self.owner.entity or self.reading.head.entity

    @property
    def is_rank(self) -> bool:
        """Whether it is a place in a ranking."""
        return self.statement.quantity.measure is Measure.RANK

    @property
    def index(self) -> NamedIndex | None:
        """The index of other publishers of which it is the total."""
        return self.reading.indices.observed.get(self.row.indicator)


def sources(reading: Reading, observations: Sequence[ObservationRow]) -> Iterator[SourceRow]:
    """The sources that a document is to what is observed in it."""
    for tier in (SourceTier.OFFICIAL, SourceTier.PRESS):
        one = source(reading, tier)
        if any(row.source == one.public_id for row in observations):
            yield one


def doubt(row: FigureRow, statement: Statement) -> Text | None:
    """Why a figure can be none of its indicator: its time, its scale, its rank."""
    if row.indicator is None or row.period is None:
        return None
    period, quantity, head = parse(row.period), statement.quantity, statement.head
    latest = min(head.day or clock.today(), clock.today())
    if period.first_day > latest and row.indicator not in _WORDS.ahead:
        return Text(
            f"kỳ {period} chưa bắt đầu vào ngày {latest:%d/%m/%Y}",
            f"{period} had not begun on {latest}",
        )
    if quantity.measure is Measure.RANK:
        return _no_such_rank(row.value, quantity.out_of)
    meaning = _meaning(statement.reading.folder, row.indicator, period)
    return _off_scale(meaning, row.value) if meaning else None


def _no_such_rank(rank: float, out_of: int | None) -> Text | None:
    if rank >= 1 and (out_of is None or rank <= out_of):
        return None
    return Text(f"không có hạng {rank:g} trong {out_of}", f"there is no rank {rank:g} of {out_of}")


def _off_scale(meaning: IndicatorRow, value: float) -> Text | None:
    if meaning.scale.fits(value):
        return None
    least, most = meaning.scale
    scale = f"{'' if least is None else f'{least:g}'}–{'' if most is None else f'{most:g}'}"
    return Text(
        f"{value:g} nằm ngoài thang {scale} của {meaning.code}",
        f"{value:g} is outside the scale {scale} of {meaning.code}",
    )


def settled(observations: Iterable[ObservationRow]) -> Iterator[Ruled]:
    """One observation for each cell; a cell with contradicting values gets a suspicion instead."""
    cells: dict[tuple[str, str, str, Period], list[ObservationRow]] = {}
    for row in observations:
        cells.setdefault((row.source, row.indicator, row.entity, row.period), []).append(row)
    return map(_merged, cells.values())


def observation(figure: StatedFigure) -> Decision[ObservationRow | None]:
    """A figure as the observation that it is, else why it is none: indicator, time, owner or number
    is in doubt.
    """
    if refusal := decided(_REFUSALS, figure):
        return refusal
    row = _row(figure)
    if contradiction(row, clock.today()):
        return Decision(None, "contradicts-itself")
    return Decision(row, "observed")


def _row(figure: StatedFigure) -> ObservationRow:
    row, statement, head = figure.row, figure.statement, figure.reading.head
    rank = figure.is_rank
    return ObservationRow(
        row.origin,
        row.indicator,
        figure.entity,
        period=figure.period,
        source=_source_id(head, _tier(head, figure.meaning)),
        value=None if rank else row.value,
        printed=None if rank else _printed(statement),
        rank=int(row.value) if rank else None,
        rank_of=statement.quantity.out_of,
        status=_status(statement),
        locator=row.locator,
        notes=IMPLIED if row.implied else "",
        kind=figure.owner.kind,
        as_printed=figure.owner.printed or head.issuer,
    )


def _meaning(folder: Path, code: str | None, period: Period | None) -> IndicatorRow | None:
    """The indicator of a code in a period, from the seeds of its index; None where they lack it."""
    if code is None or period is None:
        return None
    meanings = _meanings(folder).get(code, ())
    return next((meaning for meaning in meanings if _holds(meaning, period)), None)


def _holds(meaning: IndicatorRow, period: Period) -> bool:
    """Whether a meaning holds in all of a period."""
    return within(period, parse(meaning.valid_from), optional(meaning.valid_to))


@lru_cache(maxsize=4)
def _meanings(folder: Path) -> dict[str, list[IndicatorRow]]:
    meanings: dict[str, list[IndicatorRow]] = {}
    for path in sorted(folder.parent.glob("*/indicators.csv")):
        for row in records.rows(IndicatorRow, path):
            meanings.setdefault(row.code, []).append(row)
    for row in fields.indicators(folder):
        meanings.setdefault(row.code, []).append(row)
    return meanings


def is_exact(statement: Statement) -> bool:
    """Whether the number is exact and of a whole: no bound, range, round number or rate."""
    return decided(_INEXACT, statement) is None


def is_rate(statement: Statement) -> bool:
    """Whether things are counted on each of others, or in the mean: no count of all of them."""
    quantity = statement.quantity
    if quantity.is_rate:
        return True
    counts = quantity.measure is Measure.VALUE and not units.unit(quantity.unit).has_fractions
    if not counts or quantity.unit.startswith("phút"):
        return False
    return bool(
        "/" in quantity.unit
        or _RATE.search(statement.lead[-_BESIDE:])
        or _WORDS.each.match(statement.clear_words, quantity.end)
    )


def is_narrower(statement: Statement) -> bool:
    """Whether a number is of some persons, of a day or of a week: none of the whole office or of
    the whole time.
    """
    words, before = _WORDS.narrower, statement.before
    clauses = filter(str.strip, (statement.lead, before))
    return bool(
        any(words.opens.search(clause) for clause in clauses)
        or words.beside.search(before)
        or words.anywhere.search(statement.folded)
        or re.search(words.person, statement.clear[: statement.quantity.start])
    )


def _is_in_a_mean(statement: Statement) -> bool:
    """Whether the words beside a number make it a mean; means of minutes are values."""
    if statement.quantity.unit.startswith("phút"):
        return False
    beside = f"{statement.lead[-_BESIDE:]} … {statement.trail[:_BESIDE]}"
    return bool(_RATE.search(beside))


_INEXACT: tuple[Rule[Statement, None], ...] = (
    Rule("compared", None, lambda one: one.compared.comparator is not Comparator.EQUAL),
    Rule("unit-not-known", None, lambda one: not one.quantity.counted),
    Rule("range", None, lambda one: one.quantity.at_least),
    Rule("rate", None, is_rate),
    Rule("round-number", None, lambda one: _ABOUT.search(one.lead)),
    Rule("mean", None, _is_in_a_mean),
    Rule("due", None, lambda one: _DUE.search(one.lead)),
)


def _is_part_of_all(figure: StatedFigure) -> bool:
    """Whether a count without natural bounds is not marked as a total."""
    total = _WORDS.totals.get(figure.row.indicator)
    return total is not None and not total.search(figure.statement.folded)


def _has_other_words(figure: StatedFigure) -> bool:
    """Whether other words stand between the name of an index, where its part names it, and the
    number.
    """
    lead = figure.statement.lead
    names = list(figure.reading.indices.name.finditer(lead))
    if not names or figure.row.indicator.startswith(_OPERATIONS):
        return False
    plain = "|".join([*_own_names(figure.reading), _WORDS.plain.pattern])
    rest = pattern(rf"\b(?:{plain})\b").sub(" ", blotted(lead[names[-1].end() :]))
    return bool(re.search(r"[^\W\d_]", rest))


def _own_names(reading: Reading) -> list[str]:
    """Patterns of what the issuer and its province are called."""
    head = reading.head
    rows = offices.called(reading.places).get(head.province or "", ())
    names = {row.name_vi for row in rows}
    if head.office:
        names.add(head.office.name_vi)
    return [re.escape(fold(name)) for name in names]


def _status(statement: Statement) -> Status:
    return Status.PROVISIONAL if _ESTIMATED.search(statement.lead) else Status.REPORTED


def _did_not_live(figure: StatedFigure) -> bool:
    return not lives(figure.reading, figure.entity, kind=figure.owner.kind, period=figure.period)


def _is_of_no_index(figure: StatedFigure) -> bool:
    """Whether its indicator is neither of offices' own figures nor the total of a known index."""
    return figure.index is None and not figure.row.indicator.startswith(_OPERATIONS)


def _is_no_rank_of_an_index(figure: StatedFigure) -> bool:
    return figure.is_rank and (figure.index is None or figure.row.value < 1)


def _is_no_score(figure: StatedFigure) -> bool:
    """Whether the unit of a value is none of its index, or points that have an indicator of their
    own.
    """
    row, index = figure.row, figure.index
    if figure.is_rank or index is None:
        return False
    names = (*unit(figure.meaning.unit).in_documents, *index.names.units)
    if row.unit not in names:
        return True
    points = _meaning(figure.reading.folder, f"{row.indicator}:points", figure.period)
    return row.unit == POINTS and points is not None


def _is_not_over(figure: StatedFigure) -> bool:
    """Whether a period runs on beyond the time that the document is of, and beyond its day; what
    is given for a year may.
    """
    head, period = figure.reading.head, figure.period
    day = min(head.around, clock.today()) if head.day or head.printed else None
    last_day = head.period.last_day if head.period and not head.aims else None
    end = max(filter(None, (day, last_day)), default=None)
    if end is None:
        return True
    may_run_on = figure.row.indicator in _WORDS.ahead and period.first_day <= end
    return period.last_day > end and not may_run_on


def _is_of_either_calendar(figure: StatedFigure) -> bool:
    """Whether a year in a report that closes on the 14th may be one of reports; what is given for
    a year is not.
    """
    own, at = figure.reading.head.period, figure.period
    if own is None or own.day == 1:
        return False
    return at.day == 1 and at.months == 12 and figure.row.indicator not in _WORDS.ahead


# Why a figure is no observation.
_REFUSALS: tuple[Rule[StatedFigure, None], ...] = (
    Rule("no-indicator", None, lambda figure: figure.row.indicator is None),
    Rule("no-period", None, lambda figure: figure.period is None),
    Rule("no-meaning-then", None, lambda figure: figure.meaning is None),
    Rule("period-unsure", None, lambda figure: not figure.timely),
    Rule("owner-unsure", None, lambda figure: not figure.owner.sure),
    *(
        Rule(name, None, lambda figure, holds=holds: holds(figure.statement))
        for name, _, holds in _INEXACT
    ),
    Rule("part-of-all", None, _is_part_of_all),
    Rule("other-words-beside-the-index", None, _has_other_words),
    Rule("did-not-exist-then", None, _did_not_live),
    Rule("of-no-index", None, _is_of_no_index),
    Rule("no-year", None, lambda figure: figure.index is not None and figure.period.months != 12),
    Rule("no-rank-of-an-index", None, _is_no_rank_of_an_index),
    Rule(
        "off-the-scale",
        None,
        lambda figure: not (figure.is_rank or figure.meaning.scale.fits(figure.row.value)),
    ),
    Rule("no-unit-of-the-index", None, _is_no_score),
    Rule("period-not-over", None, _is_not_over),
    Rule("year-of-which-calendar", None, _is_of_either_calendar),
)


def _merged(rows: Sequence[ObservationRow]) -> Ruled:
    """The observation of one cell with its value and rank; a suspicion where rows contradict."""
    values, ranks = ({getattr(row, field) for row in rows} - {None} for field in ("value", "rank"))
    if len(values) > 1 or len(ranks) > 1:
        return Ruled(_contradicted(rows), ("cell contradicting-values",))
    first = next((row for row in rows if row.value is not None), rows[0])
    row_with_rank = next((row for row in rows if row.rank is not None), first)
    rule = "stated-once" if len(rows) == 1 else "stated-alike"
    return Ruled(
        first._replace(rank=row_with_rank.rank, rank_of=row_with_rank.rank_of), (f"cell {rule}",)
    )


def _contradicted(rows: Sequence[ObservationRow]) -> Suspicion:
    first = rows[0]
    numbers = ", ".join(f"{row.printed or row.rank} ({row.origin}, {row.locator})" for row in rows)
    return Suspicion(
        first.origin,
        Text(
            f"văn bản nêu nhiều con số cho {first.indicator} kỳ {first.period}: {numbers}; giữ là"
            " số liệu của văn bản, không chọn số nào",
            f"the document says several numbers of {first.indicator} in {first.period}: {numbers};"
            " kept as its figures, none is chosen",
        ),
    )


def _tier(head: Head, meaning: IndicatorRow) -> SourceTier:
    """Official for an office's own figures; press for other publishers' indices and for news."""
    is_own = meaning.index == "OPERATIONS" and head.kind != NEWS
    return SourceTier.OFFICIAL if is_own else SourceTier.PRESS


def _source_id(head: Head, tier: SourceTier) -> str:
    return f"documents/{head.public_id}" + ("/retold" if tier is SourceTier.PRESS else "")


def source(reading: Reading, tier: SourceTier) -> SourceRow:
    """The document as a source: its issuer by the full name, its title, its date unless that is
    ahead.
    """
    head = reading.head
    day = head.day if head.day and not clock.to_come(head.day, clock.today()) else None
    issuer = head.issuer or ""
    if head.office and head.province:
        issuer = offices.official(reading.places, head.office, head.province, on=head.around)[0]
    title = " ".join(filter(None, (head.kind, head.number, head.title)))
    return SourceRow(
        _source_id(head, tier), issuer, title, tier=tier, published_on=day, document=head.public_id
    )


def _printed(statement: Statement) -> str:
    """The number as printed, without its unit; the words where it is written in words."""
    quantity = statement.quantity
    text = statement.sentence.text[quantity.start : quantity.end]
    numeral = None if quantity.implied else _NUMERAL.match(text)
    return numeral[0].strip() if numeral else text
