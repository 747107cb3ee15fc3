"""Whether the figures of two periods may be set against each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from hub.catalogue import Break, Catalogue, Entity, Indicator, Series
from hub.words.language import Text, joined
from hub.words.period import Period
from hub.words.terms import BreakKind, Severity


class Comparable(StrEnum):
    """The verdict."""

    YES = "YES"
    WITH_CAUTION = "WITH_CAUTION"
    NO = "NO"


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
    """The breaks after one period and up to another; a change of meaning that is neither told of
    nor chained is a CUT.
    """
    codes = {meaning.code for meaning in series.meanings}
    told = [
        break_
        for break_ in catalogue.breaks_of(codes, entity)
        if break_.between(first, last) and _applies(catalogue, series, break_)
    ]
    cuts = {break_.at.year for break_ in told if break_.severity is Severity.CUT and break_.code}
    for before, meaning in pairwise(series.meanings):
        starts = meaning.valid_from
        untold = (
            starts.year not in cuts and catalogue.chains.get(meaning.public_id) != before.public_id
        )
        if untold and first.last_day < starts.first_day <= last.last_day:
            told.append(_new_meaning(before, meaning))
    return sorted(told, key=lambda break_: break_.at)


def instead(
    catalogue: Catalogue, series: Series, breaks: Sequence[Break], first: Period, last: Period
) -> Text | None:
    """What may be compared across the cuts of a series: the same in another unit that is not
    cut, PAR_INDEX/P1:pct for PAR_INDEX/P1.
    """
    cuts = [break_ for break_ in breaks if break_.severity is Severity.CUT]
    if not cuts or not all(break_.code for break_ in cuts):
        return None
    units = catalogue.units[series.last.code.partition(":")[0]]
    whole = [
        code
        for code in units
        if catalogue.meaning(code, first)
        and catalogue.meaning(code, last)
        and not any(
            break_.severity is Severity.CUT
            for break_ in breaks_between(catalogue, catalogue.series(code), first, last)
        )
    ]
    return (
        Text(f"có thể so sánh {', '.join(whole)}", f"{', '.join(whole)} may be compared")
        if whole
        else None
    )


def comparability(
    breaks: Sequence[Break], same_units: bool = True, instead: Text | None = None
) -> Comparability:
    """The verdict on a span that holds these breaks; ranks among other units are not comparable
    at all.
    """
    cuts = [break_ for break_ in breaks if break_.severity is Severity.CUT]
    verdict = Comparable.NO if cuts else Comparable.WITH_CAUTION if breaks else Comparable.YES
    told = [
        Text(*(f"{break_.at}: {note.rstrip('.')}" for note in break_.note))
        for break_ in cuts or breaks
    ]
    reasons = told if same_units else [*told, _OTHERS]
    advice = [
        _ADVICE.get(verdict),
        instead if cuts else None,
        None if same_units or cuts else _VALUES,
    ]
    return Comparability(
        verdict,
        verdict if same_units else Comparable.NO,
        tuple(breaks),
        joined(reasons),
        joined(filter(None, advice)),
    )


def _applies(catalogue: Catalogue, series: Series, break_: Break) -> bool:
    """Whether a break falls within a meaning of the series; where a chain leads to that meaning
    its beginning is none.
    """
    if not break_.code:
        return True
    for before, meaning in pairwise((None, *series.meanings)):
        if meaning.code == break_.code and meaning.means(break_.at):
            begins = break_.at.first_day == meaning.valid_from.first_day
            return not (
                begins and before and catalogue.chains.get(meaning.public_id) == before.public_id
            )
    return False


def _new_meaning(before: Indicator, meaning: Indicator) -> Break:
    return Break(
        meaning.valid_from,
        BreakKind.METHOD,
        Severity.CUT,
        Text(
            f"mã {meaning.code} đổi nghĩa: “{before.name.vi}” thành “{meaning.name.vi}”",
            f"the code {meaning.code} changes meaning: “{before.name.en}” becomes"
            f" “{meaning.name.en}”",
        ),
        meaning.code,
        "",
        None,
    )
