"""The quantities of a sentence: a number with its unit, a rank, a band, a zero in words."""

import re
from collections.abc import Iterator, Sequence

from loaders.documents.rules import RULES
from loaders.documents.rules.wording import alternatives, pattern, toned
from loaders.documents.text import numerals, units
from loaders.documents.text.noun import LIKE, Numeral, noun
from loaders.documents.text.numerals import NUMERAL, value
from loaders.documents.text.quantity import MARK, Quantity, blot, blots
from loaders.documents.text.ranks import ranks
from loaders.documents.text.rates import rates
from loaders.documents.text.spans import blotted
from loaders.documents.text.units import UNIT_OF, UNITS

_WORDS = RULES.quantities
_DECIMAL = (  # what a number of a score ends with: 16,4/18
    r"(?:(?<=\d,\d)|(?<=\d,\d\d)|(?<=\d,\d{3})|(?<=\d,\d{4}))"
)
# 01 (một) công chức
_DIGIT = "không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|linh|lẻ"
_SPELT = rf"(?:\s*\((?:(?:{_DIGIT})\s?)+\))?"
_ORDINAL = re.compile(r"\bthứ\s+\d+")
_NUMBERED = re.compile(
    r"(?<![\w,.])\d{1,5}[a-z]?\s?(?:/\s?\d{4}\s?/\s?|/\s?|-)"
    r"(?:nq|nđ|qđ|tt|ct|kh|bc|kl|tb|ttr|hd|tw|tu|ubnd|qh|cv|vp|b[a-zđ]{2,})[a-zđ&\d]*(?:\s?[-–.]\s?[a-zđ&]+\d*)*"
)
_OF_AN_INDEX = pattern(rf"(?:{_WORDS.years.index_name}) \d{{4}}")
_PERS, _PER_OF = alternatives(_WORDS.per)
_SCALES = "|".join(_WORDS.scales)
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?P<minus>[-−–])?(?:(?P<low>{NUMERAL})\s*%?\s*(?:-|–|đến)\s*)?"
    rf"(?P<number>{NUMERAL}){MARK}{_SPELT}"
    rf"(?P<doubt>\s+(?:\(\d{{1,2}}\)|\[\d{{1,2}}\])(?=\s*(?:[%‰]|(?:{UNITS})(?!\w))))?"
    rf"(?:\s*/\s*(?P<of>{NUMERAL})(?=\s*\(?\s*[^\W\d%])|{_DECIMAL}\s*/\s*(?P<most>\d+))?"
    rf"(?![\d/]|[.,]\d)(?:\s*(?P<scale>{_SCALES})(?!\w))?"
    rf"(?:\s+(?P<rest>{NUMERAL})\s*(?P<lesser>{_SCALES})(?!\w))?"
    rf"(?:\s*(?P<unit>[%‰]|(?:{UNITS})(?!\w)))?(?:\s*/\s*(?:\d+\s*)?(?P<per>{_PERS})(?!\w))?"
)
# A count said in a word, where a word that compares stands before it: ít nhất ba thủ tục.
_SPOKEN = pattern(
    rf"(?<!\w)(?:{_WORDS.number_words.after})\s+(?P<word>{'|'.join(_WORDS.number_words.words)})"
    rf"\s+(?P<unit>{UNITS})(?!\w)"
)
_THINGS = "|".join(sorted(map(toned, _WORDS.zero.of), key=len, reverse=True))
_ZERO = pattern(rf"(?<!\w)(?:{_WORDS.zero.words})\s+(?P<unit>{_THINGS})(?!\w)")


def masked(folded: str) -> str:
    """The sentence with numbers of documents, days, times and other names blotted out."""
    folded = blotted(folded)
    for mask in (*_WORDS.masks.patterns, _OF_AN_INDEX, _NUMBERED):
        folded = mask.sub(lambda match: blots(match[0]), folded)
    return folded


def quantities(
    sentence: str,
    unit: str = "",
    names: Sequence[tuple[int, int]] = (),
    places: Sequence[int] = (),
    english: bool = False,
) -> list[Quantity]:
    """Every quantity of a masked sentence, in order.

    `unit` is that of the sentence which this one continues; words within `names` are no units. A
    number right before the name of a place (`places`) counts nothing; in `english` text a comma
    separates thousands.
    """
    ranked = list(ranks(sentence))
    rest = sentence
    for rank in ranked:
        rest = blot(rest, rank.start, rank.end)
    per_thousand, rest = rates(rest)
    rest = _ORDINAL.sub(lambda ordinal: blots(ordinal[0]), rest)
    nameless = rest
    for start, end in names:
        nameless = blot(nameless, start, end)
    numbers = list(_numbers(rest, nameless, places, english=english))
    unsorted = (
        *ranked,
        *per_thousand,
        *_of_like_kind(numbers, unit),
        *_zeros(rest),
        *_spoken(rest),
    )
    return sorted(unsorted, key=lambda quantity: quantity.start)


def of_things(members: Sequence[Quantity], unit: str) -> str:
    """The last unit of these that is passed on to numbers without one, else the one before them."""
    names = (quantity.unit for quantity in reversed(members))
    return next((name for name in names if units.unit(name).is_passed_on), unit)


def _numbers(rest: str, nameless: str, places: Sequence[int], english: bool) -> Iterator[Quantity]:
    """The numbers with a unit, or with that of a number before them."""
    for match in _NUMBER.finditer(rest):
        if _behind(rest, match) in places:
            continue
        unit, end, is_known = noun(Numeral(rest, nameless, match))
        if unit is None:
            continue
        if doubt := numerals.doubt(rest, match, unit=unit, english=english):
            yield Quantity(match.start(), end, value=None, unit=unit, doubt=doubt)
        else:
            per = _PER_OF.get(match["per"] or "")
            yield Quantity(
                match.start(),
                end,
                value=_size(match, unit),
                unit=f"{unit}/{per}" if per else unit,
                at_least=bool(match["low"]),
                counted=is_known,
            )


def _behind(text: str, match: re.Match[str]) -> int:
    """Where the word right behind a number begins."""
    end = match.start("unit") if match["unit"] else match.end()
    return end + len(text[end:]) - len(text[end:].lstrip())


def _size(match: re.Match[str], unit: str) -> float:
    """What a number is worth with its scale: 1 tỷ 250 triệu."""
    numeral, scale = match["low"] or match["number"], match["scale"]
    is_counted = not units.unit(unit).has_fractions
    size = value(numeral, is_counted, bool(scale)) * _WORDS.scales.get(scale, 1)
    if match["rest"]:
        size += value(match["rest"], True) * _WORDS.scales[match["lesser"]]
    return size


def _of_like_kind(members: list[Quantity], unit: str) -> list[Quantity]:
    """The quantities, where those without a unit take that of the things before.

    Trực tuyến: 398; trực tiếp: 14.
    """
    with_units: list[Quantity] = []
    for quantity in members:
        if quantity.unit != LIKE:
            with_units.append(quantity)
        elif unit and (quantity.doubt or quantity.value == int(quantity.value or 0)):
            with_units.append(quantity._replace(unit=unit))
        unit = of_things(with_units, unit)
    return with_units


def _spoken(rest: str) -> Iterator[Quantity]:
    for match in _SPOKEN.finditer(rest):
        count, unit = float(_WORDS.number_words.words[match["word"]]), UNIT_OF[match["unit"]]
        yield Quantity(match.start("word"), match.end(), value=count, unit=unit)


def _zeros(rest: str) -> Iterator[Quantity]:
    for match in _ZERO.finditer(rest):
        unit = UNIT_OF.get(match["unit"], match["unit"])
        yield Quantity(match.start(), match.end(), value=0.0, unit=unit, implied=True)
