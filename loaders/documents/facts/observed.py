"""Figures that are sure enough to stand as observations: each cell once, of the office whose it
is, with the document as its source.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hub.dataset import records
from hub.dataset.rows import FigureRow, IndicatorRow, ObservationRow, SourceRow
from hub.words import clock
from hub.words.errors import Suspicion
from hub.words.language import Text
from hub.words.period import Period, optional, parse, within
from hub.words.terms import Comparator, Measure, SourceTier, Status
from loaders.cells.contradiction import contradiction
from loaders.documents.facts import fields
from loaders.documents.facts.owners import Owner, lives
from loaders.documents.head import head, offices
from loaders.documents.head.head import Head
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements.statement import Statement
from loaders.documents.text.numerals import SCORES
from loaders.documents.text.spans import blotted

_BESIDE = 60  # letters around a number that may make it a rate
IMPLIED = "documents/implied-zero"  # the note of a zero that is said in words
_NUMERAL = re.compile(
    r"(?:\d{1,3}(?: \d{3})+(?!\d)|\d)[\d.,]*(?:\s*(?:nghìn|ngàn|triệu|tỷ|tỉ))?(?:\s*%)?"
)


@dataclass(frozen=True)
class Found:
    """A figure with what an observation wants beside it."""

    row: FigureRow
    statement: Statement
    owner: Owner
    timely: bool  # its period is beyond doubt
    doubt: Text | None = None  # why it can be of no indicator


def rows(folder: Path, told: Head, found: Sequence[Found]) -> Iterator[SourceRow | ObservationRow]:
    """What a document says that is sure, after the sources that it is."""
    said = [row for one in found if (row := _observation(folder, told, one))]
    sources = (source(folder, told, tier) for tier in (SourceTier.OFFICIAL, SourceTier.PRESS))
    yield from (one for one in sources if any(row.source == one.public_id for row in said))
    yield from said


def doubt(folder: Path, told: Head, row: FigureRow, statement: Statement) -> Text | None:
    """Why a figure can be none of its indicator: its time, its scale, its rank."""
    if row.indicator is None or row.period is None:
        return None
    period, out_of = parse(row.period), statement.quantity.out_of
    known = min(told.day or clock.today(), clock.today())
    if period.first_day > known and row.indicator not in RULES.observations.ahead:
        return Text(
            f"kỳ {period} chưa bắt đầu vào ngày {known:%d/%m/%Y}",
            f"{period} had not begun on {known}",
        )
    if statement.quantity.measure is Measure.RANK:
        odd = row.value < 1 or (out_of is not None and row.value > out_of)
        return (
            Text(
                f"không có hạng {row.value:g} trong {out_of}",
                f"there is no rank {row.value:g} of {out_of}",
            )
            if odd
            else None
        )
    meaning = _meaning(folder, row.indicator, row.period)
    return _off_scale(meaning, row.value) if meaning else None


def _off_scale(meaning: IndicatorRow, value: float) -> Text | None:
    least, most = meaning.scale
    if meaning.scale.fits(value):
        return None
    scale = f"{'' if least is None else f'{least:g}'}–{'' if most is None else f'{most:g}'}"
    return Text(
        f"{value:g} nằm ngoài thang {scale} của {meaning.code}",
        f"{value:g} is outside the scale {scale} of {meaning.code}",
    )


def settled(said: Iterable[ObservationRow]) -> Iterator[ObservationRow | Suspicion]:
    """Each cell once; what one source says of a cell in two ways is told, and none is taken."""
    cells: dict[tuple[str, str, str, Period], list[ObservationRow]] = {}
    for row in said:
        cells.setdefault((row.source, row.indicator, row.entity, row.period), []).append(row)
    return map(_merged, cells.values())


def _observation(folder: Path, told: Head, one: Found) -> ObservationRow | None:
    """A figure as the observation that it is; None where indicator, time, owner or number is in
    doubt.
    """
    row, meaning = one.row, _meaning(folder, one.row.indicator, one.row.period)
    if meaning is None or not (
        one.timely
        and one.owner.sure
        and is_exact(one.statement)
        and _is_all(one)
        and _is_plain(folder, told, one)
    ):
        return None
    period, tier = parse(row.period), _tier(told, meaning)
    entity, kind = one.owner.entity or told.entity, one.owner.kind
    rank = one.statement.quantity.measure is Measure.RANK
    said = ObservationRow(
        row.origin,
        row.indicator,
        entity,
        period,
        _source_id(told, tier),
        None if rank else row.value,
        None if rank else _printed(one.statement),
        int(row.value) if rank else None,
        one.statement.quantity.out_of,
        status=_status(one.statement),
        locator=row.locator,
        notes=IMPLIED if row.implied else "",
        kind=kind,
        as_printed=one.owner.printed or told.issuer,
    )
    places = folder.parent / "places"
    lived = lives(places, entity, kind, told, period.first_day, period.last_day)
    fits = lived and _fits(folder, row, meaning, rank) and _has_been(told, row.indicator, period)
    return said if fits and not contradiction(said, clock.today()) else None


def _meaning(folder: Path, code: str | None, at: str | None) -> IndicatorRow | None:
    """What the code of an indicator means in a period, as the seeds of its index tell; None
    where they tell nothing.
    """
    if not (code and at):
        return None
    period = parse(at)
    return next(
        (
            meaning
            for meaning in _meanings(folder).get(code, ())
            if within(period, parse(meaning.valid_from), optional(meaning.valid_to))
        ),
        None,
    )


@lru_cache(maxsize=4)
def _meanings(folder: Path) -> dict[str, list[IndicatorRow]]:
    known: dict[str, list[IndicatorRow]] = {}
    told = (
        row
        for path in sorted(folder.parent.glob("*/indicators.csv"))
        for row in records.rows(IndicatorRow, path)
    )
    for row in (*told, *fields.indicators(folder)):
        known.setdefault(row.code, []).append(row)
    return known


def is_exact(statement: Statement) -> bool:
    """Whether the number is said as it is and is a whole: no bound, no range, no round number,
    no rate.
    """
    words, quantity = RULES.observations, statement.quantity
    about = pattern(rf"(?<!\w)(?:{words.about.pattern})\s*$").search(statement.lead)
    beside = (
        statement.lead[-_BESIDE:]
        + " … "
        + fold(statement.clear[quantity.end : statement.end])[:_BESIDE]
    )
    rate = not quantity.unit.startswith("phút") and pattern(
        rf"(?<!\w)(?:{words.rate.pattern})"
    ).search(beside)
    due = pattern(rf"(?<!\w)(?:{words.due.pattern})").search(statement.lead)
    return (
        statement.compared.comparator is Comparator.EQUAL
        and quantity.counted
        and not (quantity.at_least or is_rate(statement) or about or rate or due)
    )


def is_rate(statement: Statement) -> bool:
    """Whether things are counted on each of others, or in the mean: no count of all of them."""
    words, quantity = RULES.observations, statement.quantity
    counts = (
        quantity.measure is Measure.VALUE
        and quantity.unit not in SCORES
        and not quantity.unit.startswith("phút")
    )
    return quantity.is_rate or (
        counts
        and bool(
            "/" in quantity.unit
            or pattern(rf"(?<!\w)(?:{words.rate.pattern})").search(statement.lead[-_BESIDE:])
            or words.each.match(fold(statement.clear), quantity.end)
        )
    )


def is_narrower(statement: Statement) -> bool:
    """Whether a number is of some persons, of a day or of a week: none of the whole office or of
    the whole time.
    """
    words, before = RULES.observations.narrower, statement.before
    clauses = filter(str.strip, (statement.lead, before))
    return bool(
        any(words.opens.search(clause) for clause in clauses)
        or words.beside.search(before)
        or words.anywhere.search(statement.folded)
        or re.search(words.person, statement.clear[: statement.quantity.start])
    )


def _is_all(one: Found) -> bool:
    """Whether all is counted of what has no bounds of its own."""
    total = RULES.observations.totals.get(one.row.indicator)
    return total is None or bool(total.search(one.statement.folded))


def _is_plain(folder: Path, told: Head, one: Found) -> bool:
    """Whether no other words stand between the name of an index, where its part names it, and
    the number.
    """
    named = "|".join(index.named.pattern for index in RULES.meanings.indices)
    found = list(pattern(named).finditer(one.statement.lead))
    if not found or one.row.indicator.startswith("OPERATIONS/"):
        return True
    known = offices.called(folder.parent / "places").get(told.province or "", ())
    own = [
        re.escape(fold(name))
        for name in {row.name_vi for row in known}
        | ({told.office.name_vi} if told.office else set())
    ]
    rest = blotted(one.statement.lead[found[-1].end() :])
    return not re.search(
        r"[^\W\d_]",
        pattern(rf"\b(?:{'|'.join([*own, RULES.observations.plain.pattern])})\b").sub(" ", rest),
    )


def _status(statement: Statement) -> Status:
    estimated = pattern(rf"(?<!\w)(?:{RULES.observations.estimated.pattern})\s*$").search(
        statement.lead
    )
    return Status.PROVISIONAL if estimated else Status.REPORTED


def _fits(folder: Path, row: FigureRow, meaning: IndicatorRow, rank: bool) -> bool:
    """Whether the number can be one of its indicator: the year and unit of its index, between
    its least and its most.
    """
    index = RULES.observations.indices.get(row.indicator)
    if index is None and not row.indicator.startswith("OPERATIONS/"):
        return False
    if index is not None and parse(row.period).months != 12:
        return False
    if rank:
        return index is not None and row.value >= 1
    apart = row.unit == "điểm" and _meaning(folder, f"{row.indicator}:points", row.period)
    return meaning.scale.fits(row.value) and (
        index is None or (row.unit in index.units and not apart)
    )


def _has_been(told: Head, indicator: str, period: Period) -> bool:
    """Whether a period is over by the end of the time that the document is of, or by its day;
    what is given for a year may run on.
    """
    ahead = RULES.observations.ahead
    dated = min(told.around, clock.today()) if told.day or told.printed else None
    spans = (dated, told.period.last_day if told.period and not told.aims else None)
    end = max(filter(None, spans), default=None)
    return end is not None and (
        period.last_day <= end or (indicator in ahead and period.first_day <= end)
    )


def _merged(said: Sequence[ObservationRow]) -> ObservationRow | Suspicion:
    """What a document says of one cell: its value with its rank; two values, or two ranks, are
    told and none is taken.
    """
    values, ranks = ({getattr(row, field) for row in said} - {None} for field in ("value", "rank"))
    if len(values) > 1 or len(ranks) > 1:
        return _contradicted(said)
    first = next((row for row in said if row.value is not None), said[0])
    ranked = next((row for row in said if row.rank is not None), first)
    return first._replace(rank=ranked.rank, rank_of=ranked.rank_of)


def _contradicted(said: Sequence[ObservationRow]) -> Suspicion:
    told = ", ".join(f"{row.printed or row.rank} ({row.origin}, {row.locator})" for row in said)
    return Suspicion(
        said[0].origin,
        Text(
            f"văn bản nêu nhiều con số cho {said[0].indicator} kỳ {said[0].period}: {told}; giữ là"
            " số liệu của văn bản, không chọn số nào",
            f"the document says several numbers of {said[0].indicator} in {said[0].period}: {told};"
            " kept as its figures, none is chosen",
        ),
    )


def _tier(told: Head, meaning: IndicatorRow) -> SourceTier:
    """What an office says of itself is official; an index of others, or what the press says, is
    retold.
    """
    return (
        SourceTier.OFFICIAL
        if meaning.index == "OPERATIONS" and told.kind != head.NEWS
        else SourceTier.PRESS
    )


def _source_id(told: Head, tier: SourceTier) -> str:
    return f"documents/{told.public_id}" + ("/retold" if tier is SourceTier.PRESS else "")


def source(folder: Path, told: Head, tier: SourceTier) -> SourceRow:
    """The document as a source: who says it by the whole name, what it is, its day unless that
    is still to come.
    """
    day = told.day if told.day and not clock.to_come(told.day, clock.today()) else None
    issuer = told.issuer or ""
    if told.office and told.province:
        issuer = offices.official(
            folder.parent / "places", told.office, told.province, told.around
        )[0]
    title = " ".join(filter(None, (told.kind, told.number, told.title)))
    return SourceRow(
        _source_id(told, tier), issuer, title, tier, published_on=day, document=told.public_id
    )


def _printed(statement: Statement) -> str:
    """The number as printed, without its unit; the words where they say it."""
    quantity = statement.quantity
    text = statement.sentence.text[quantity.start : quantity.end]
    found = None if quantity.implied else _NUMERAL.match(text)
    return found[0].strip() if found else text
