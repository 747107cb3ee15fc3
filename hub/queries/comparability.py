"""Whether the figures of two periods may be set against each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hub.catalogue import Break, Catalogue, Entity, Indicator, Series
from hub.words import codes
from hub.words.language import Text, joined
from hub.words.period import Period
from hub.words.terms import BreakKind, Comparable, Severity


@dataclass(frozen=True)
class Comparability:
    """Whether values, and separately ranks, may be compared, why not, and what may be done
    instead.
    """

    value: Comparable
    rank: Comparable
    breaks: tuple[Break, ...]
    reason: Text | None
    advice: Text | None


_ADVICE = {
    Comparable.NO: Text(
        "chỉ so sánh trong từng giai đoạn; giữa hai giai đoạn có thể so vị trí tương đối của"
        " từng năm",
        "compare within each stretch; across them only the relative place of each year",
    ),
    Comparable.WITH_CAUTION: Text(
        "được so sánh nhưng phải nêu rõ thay đổi", "compare, and tell of the change"
    ),
}
_OTHERS = Text(
    "tập đơn vị xếp hạng đã khác nên không so sánh hạng",
    "other units compete, so ranks are not comparable",
)
_VALUES = Text(
    "so sánh giá trị, không so sánh hạng; vị trí tương đối xem ở bách phân vị của từng kỳ",
    "compare the values and not the ranks; the relative place is in the percentile of each period",
)


def breaks_between(
    catalogue: Catalogue, series: Series, first: Period, last: Period, entity: Entity | None = None
) -> list[Break]:
    """The breaks after one period and up to another, those of an entity among them; a change of
    meaning that no break tells and no chain joins is a CUT.
    """
    codes = {meaning.code for meaning in series.meanings}
    breaks = [
        break_
        for break_ in catalogue.breaks_of(codes, entity)
        if break_.between(first, last) and _applies(catalogue, series, break_)
    ]
    cut_years = {break_.at.year for break_ in cuts_of(breaks) if break_.code}
    breaks += [
        change
        for change in _changes_of_meaning(catalogue, series)
        if change.at.year not in cut_years and change.between(first, last)
    ]
    return sorted(breaks, key=lambda break_: break_.at)


def _changes_of_meaning(catalogue: Catalogue, series: Series) -> list[Break]:
    """A CUT wherever a code gets another meaning that no chain joins to the one before."""
    return [
        _new_meaning(before, meaning)
        for before, meaning in pairwise(series.meanings)
        if not _is_chained(catalogue, before, meaning)
    ]


def cuts_of(breaks: Iterable[Break]) -> list[Break]:
    """The breaks across which values are not one series."""
    return [break_ for break_ in breaks if break_.severity is Severity.CUT]


def instead(
    catalogue: Catalogue, series: Series, breaks: Sequence[Break], first: Period, last: Period
) -> Text | None:
    """What may be compared across the cuts of a series: the same in another unit that is not
    cut, PAR_INDEX/P1:pct for PAR_INDEX/P1.
    """
    cuts = cuts_of(breaks)
    if not cuts or not all(break_.code for break_ in cuts):
        return None
    in_each_unit = catalogue.units[codes.base(series.last.code)]
    uncut = ", ".join(
        code for code in in_each_unit if _is_uncut(catalogue, code, first=first, last=last)
    )
    return Text(f"có thể so sánh {uncut}", f"{uncut} may be compared") if uncut else None


def _is_uncut(catalogue: Catalogue, code: str, first: Period, last: Period) -> bool:
    """Whether a code has a meaning in two periods and no CUT between them."""
    if not (catalogue.meaning(code, first) and catalogue.meaning(code, last)):
        return False
    return not cuts_of(breaks_between(catalogue, catalogue.series(code), first=first, last=last))


def comparability(
    breaks: Sequence[Break], same_units: bool = True, instead: Text | None = None
) -> Comparability:
    """The verdict on a span that holds these breaks; ranks among other units are not comparable
    at all.
    """
    cuts = cuts_of(breaks)
    verdict = Comparable.WITH_CAUTION if breaks else Comparable.YES
    if cuts:
        verdict = Comparable.NO
    reasons, advice = list(map(_dated_note, cuts or breaks)), []
    if verdict in _ADVICE:
        advice.append(_ADVICE[verdict])
    if cuts and instead:
        advice.append(instead)
    if not same_units:
        reasons.append(_OTHERS)
        advice += [] if cuts else [_VALUES]
    return Comparability(
        value=verdict,
        rank=verdict if same_units else Comparable.NO,
        breaks=tuple(breaks),
        reason=joined(reasons),
        advice=joined(advice),
    )


def _dated_note(break_: Break) -> Text:
    return Text(*(f"{break_.at}: {note.rstrip('.')}" for note in break_.note))


def _is_chained(catalogue: Catalogue, before: Indicator | None, meaning: Indicator) -> bool:
    """Whether a chain leads from one meaning to another."""
    return before is not None and catalogue.chains.get(meaning.public_id) == before.public_id


def _applies(catalogue: Catalogue, series: Series, break_: Break) -> bool:
    """Whether a break falls within a meaning of the series; where a chain leads to that meaning
    its beginning is none.
    """
    if not break_.code:
        return True
    for before, meaning in pairwise((None, *series.meanings)):
        if meaning.code == break_.code and meaning.means(break_.at):
            begins = break_.at.first_day == meaning.valid_from.first_day
            return not (begins and _is_chained(catalogue, before, meaning))
    return False


def _new_meaning(before: Indicator, meaning: Indicator) -> Break:
    return Break(
        at=meaning.valid_from,
        kind=BreakKind.METHOD,
        severity=Severity.CUT,
        note=Text(
            f"mã {meaning.code} đổi nghĩa: “{before.name.vi}” thành “{meaning.name.vi}”",
            f"the code {meaning.code} changes meaning: “{before.name.en}” becomes"
            f" “{meaning.name.en}”",
        ),
        code=meaning.code,
        entity="",
        document=None,
    )
