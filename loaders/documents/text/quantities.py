"""The quantities of a sentence: a number with its unit, what it is compared by, a rank, a band,
a zero said in words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from hub.words.language import Text
from hub.words.terms import Comparator, Measure
from loaders.documents.rules import RULES
from loaders.documents.rules.quantities import RankForm
from loaders.documents.rules.wording import alternatives, pattern, toned
from loaders.documents.text import numerals, spelt
from loaders.documents.text.numerals import COMMA, NUMERAL, ONE_COMMA, SCORES, value
from loaders.documents.text.spans import blotted

_DECIMAL = (  # what a number of a score ends with: 16,4/18
    r"(?:(?<=\d,\d)|(?<=\d,\d\d)|(?<=\d,\d{3})|(?<=\d,\d{4}))"
)
_LIKE = "="  # of the same unit as the one before
_ALONE = re.compile(r"\s*(?:[;,)(]|\.?$)")
_LIMIT = re.compile(r"(?:dưới|trên)\s$")
_AND = re.compile(r"\s+và\b")
_FOLLOWING = re.compile(r"\s+([^\W\d_]+(?:-[^\W\d_]+)*)(?:\s+([^\W\d_]+))?")
_NEAR = 200  # letters before a number in which the noun that it counts may stand
_MONEY = frozenset({"đồng", "USD"})
MARK = (  # of a footnote, right behind a number: 95(1) hồ sơ
    r"(?:\(\d{1,2}\)|\[\d{1,2}\]|\(\*+\)|\*+)?"
)
# 01 (một) công chức
_DIGIT = "không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|linh|lẻ"
_SPELT = rf"(?:\s*\((?:(?:{_DIGIT})\s?)+\))?"
_ORDINAL = re.compile(r"\bthứ\s+\d+")
# What may stand between a word that compares, or a verb of growth, and its number.
_FILLED = (
    r"(?:\s+(?:đạt|là|từ|có|khoảng|được|còn|ở mức|tỷ lệ|trung bình|bình quân|mỗi năm|hằng năm|hàng"
    r" năm|thêm|tới|đến))*\s*"
)
_GROWN = (
    r"(?:\s+(?:thêm|bình quân|trung bình|mỗi năm|hằng năm|hàng năm|được|từ|khoảng|bớt|tối thiểu|ít"
    r" nhất))*\s*$"
)
_NUMBERED = re.compile(
    r"(?<![\w,.])\d{1,5}[a-z]?\s?(?:/\s?\d{4}\s?/\s?|/\s?|-)"
    r"(?:nq|nđ|qđ|tt|ct|kh|bc|kl|tb|ttr|hd|tw|tu|ubnd|qh|cv|vp|b[a-zđ]{2,})[a-zđ&\d]*(?:\s?[-–.]\s?[a-zđ&]+\d*)*"
)
_RANKS = tuple(
    (
        form,
        pattern(
            form.words.replace("<ordinal>", spelt.ORDINAL)
            .replace("<among>", RULES.quantities.ranks.of)
            .replace("<count>", spelt.COUNT)
        ),
    )
    for form in RULES.quantities.ranks.forms
)


class Quantity(NamedTuple):
    """A number where it stands in its sentence."""

    start: int
    end: int
    value: float | None
    unit: str
    measure: Measure = Measure.VALUE
    at_least: bool = False  # the lower end of a range, or "trở lên" after it
    implied: bool = False  # a zero said in words
    counted: bool = True  # its unit is one of the known ones
    out_of: int | None = None  # of a rank: among how many
    is_rate: bool = False  # so many on each thousand of something else
    doubt: Text | None = None  # why its value is not known


class Compared(NamedTuple):
    """How a quantity is meant, and where the words that say so begin and end."""

    comparator: Comparator
    start: int
    end: int
    yearly: bool = False


def masked(folded: str) -> str:
    """The sentence with numbers of documents, days, times and other names blotted out."""
    folded = blotted(folded)
    for told in RULES.quantities.masks.patterns:
        folded = told.sub(lambda found: _blots(found[0]), folded)
    return _NUMBERED.sub(lambda found: _blots(found[0]), folded)


def quantities(
    told: str,
    unit: str = "",
    names: Sequence[tuple[int, int]] = (),
    places: Sequence[int] = (),
    english: bool = False,
) -> list[Quantity]:
    """Every quantity of a masked sentence, in order; the unit is that of the sentence which it goes
    on from, and names tell none.

    A number right before the name of a place counts nothing; in a text whose numerals are English a
    comma parts thousands.
    """
    found = [*_ranks(told)]
    rest = told
    for rank in found:
        rest = _blot(rest, rank.start, rank.end)
    rates: list[Quantity] = []
    for told_of in (_spread, _rates):
        more = [*told_of(rest)]
        for rate in more:
            rest = _blot(rest, rate.start, rate.end)
        rates += more
    rates = [rate for rate in rates if rate.unit]
    rest = _ORDINAL.sub(lambda found: _blots(found[0]), rest)
    nameless = rest
    for start, end in names:
        nameless = _blot(nameless, start, end)
    matches = (
        found for found in _number_pattern()[0].finditer(rest) if _behind(rest, found) not in places
    )
    numbers = _of_like_kind(list(_numbers(rest, nameless, matches, english)), unit)
    return sorted(
        [*found, *rates, *numbers, *_zeros(rest), *_spoken(rest)],
        key=lambda quantity: quantity.start,
    )


def compared(told: str, quantity: Quantity, start: int, end: int) -> Compared:
    """How the words of its part of the sentence compare a quantity."""
    before, after = told[start : quantity.start], told[quantity.end : end]
    for rule in RULES.quantities.comparators:
        if found := pattern(rf"(?<!\w)(?:{rule.before})(?!\w){_FILLED}$").search(before):
            plain = Compared(rule.comparator, start + found.start(), quantity.end)
            return _changed(before[: found.start()], plain, told, end)
        if rule.after and (
            found := pattern(rf"\s*(?:[^\W\d]+\s+){{0,2}}{rule.after}").match(after)
        ):
            plain = _raised(
                quantity,
                Compared(rule.comparator, quantity.start, quantity.end + found.end()),
            )
            return _changed(before, plain, told, end)
    if quantity.measure is not Measure.VALUE:
        return Compared(
            Comparator.AT_MOST if quantity.at_least else Comparator.EQUAL,
            quantity.start,
            quantity.end,
        )
    found = pattern(
        r"(?:đạt|đến|lên|tới|có)\s+từ\s*$" if quantity.unit != "%" else r"(?<!\w)từ\s*$"
    ).search(before)
    plain = Compared(
        Comparator.AT_LEAST if quantity.at_least or found else Comparator.EQUAL,
        quantity.start,
        quantity.end,
    )
    return _changed(before, plain, told, end)


def _raised(quantity: Quantity, said: Compared) -> Compared:
    """The tenth place or better is a number of at most ten."""
    return (
        said._replace(comparator=Comparator.AT_MOST) if quantity.measure is Measure.RANK else said
    )


def _changed(before: str, said: Compared, told: str, end: int) -> Compared:
    """The same, as a growth or a decrease where a verb right before says so: tăng thêm ít nhất
    20%.
    """
    for name in ("INCREASE_BY", "REDUCE_BY"):
        verbs = RULES.quantities.changes[Comparator[name]]
        if found := pattern(rf"(?<!\w)(?:{verbs}){_GROWN}").search(before):
            yearly = pattern(r"(?:mỗi|hằng|hàng|từng) năm|/\s*năm").search(
                told, 0, min(len(told), end)
            )
            last = pattern(r"\s*(?:/|mỗi|hằng|hàng)\s*năm").match(told, said.end)
            start = said.start - (len(before) - found.start())
            return Compared(Comparator[name], start, last.end() if last else said.end, bool(yearly))
    return _set_against(before, said, told, end)


def _set_against(before: str, said: Compared, told: str, end: int) -> Compared:
    """The same, as a change where a verb opens the part and it is set against another time: giảm số
    vụ tai nạn 5% so với năm 2020.

    A decrease of a range needs no other time: giảm giá cước từ 10% đến 20%.
    """
    known, growth = RULES.quantities.changes, RULES.quantities.growth
    ranged = said.comparator is Comparator.AT_LEAST and "đến" in told[said.start : said.end]
    if not (ranged or "so với" in told[said.end : end]) or pattern(
        rf"\b(?:{growth.until}){_FILLED}$"
    ).search(before):
        return said
    own = before.rpartition(":")[2]
    name = next(
        (
            name
            for name in ("INCREASE_BY", "REDUCE_BY")
            if pattern(rf"{growth.opening}(?:{known[Comparator[name]]})\b").match(own)
        ),
        None,
    )
    return (
        said._replace(comparator=Comparator[name])
        if name and (name == "REDUCE_BY" or not ranged)
        else said
    )


def _ranks(told: str) -> Iterator[Quantity]:
    """Places in a ranking and bands, each by the first form that tells it."""
    taken: list[tuple[int, int]] = []
    for form, words in _RANKS:
        for rank in words.finditer(told):
            if not any(rank.start() < end and start < rank.end() for start, end in taken):
                taken.append(rank.span())
                yield _rank(form, rank)


def _rank(form: RankForm, found: re.Match[str]) -> Quantity:
    groups = found.groupdict()
    if "rank" not in groups:
        return Quantity(found.start(), found.end(), None, "", Measure.GROUP)
    among = groups.get("of") or groups.get("whole")
    return Quantity(
        found.start(),
        found.end(),
        float(spelt.number(groups["rank"])),
        "hạng",
        Measure.RANK,
        at_least=form.best,
        out_of=spelt.number(among) if among else None,
    )


@lru_cache(maxsize=8)
def _rate_pattern() -> re.Pattern[str]:
    known = RULES.quantities.rates
    return re.compile(
        toned(
            rf"(?<![\w.,/-])(?:(?P<low>{NUMERAL})\s*(?:-|–|đến)\s*)?(?P<number>{NUMERAL})(?![\d/]|[.,]\d)(?:\s+(?P<things>{known.things}))?"
            rf"(?:\s*/\s*|\s+(?:{known.on})\s+)(?P<base>{known.bases})\s+(?P<of>{known.of})(?!\w)"
        )
    )


def _rates(told: str) -> Iterator[Quantity]:
    """So many on each thousand of others: 12 doanh nghiệp trên 1.000 dân.

    Where places of a size are counted (05 xã trên 10.000 dân), the size without a unit, only to be
    left out.
    """
    known = RULES.quantities.rates
    for found in _rate_pattern().finditer(told):
        things, start = found["things"] or found["of"], found.start()
        unit = f"{things}/{_base(known, found['base'])} {found['of']}"
        if found["things"] and known.sized.fullmatch(things):
            yield Quantity(found.end("things"), found.end(), None, "")
        else:
            numeral = found["low"] or found["number"]
            doubt = COMMA if ONE_COMMA.fullmatch(numeral) else None
            size = None if doubt else value(numeral, True)
            yield Quantity(
                start,
                found.end(),
                size,
                unit,
                at_least=bool(found["low"]),
                is_rate=True,
                doubt=doubt,
            )


def _spread(told: str) -> Iterator[Quantity]:
    """So many on each thousand, the base first: cứ 1.000 dân thì có 12 doanh nghiệp."""
    known, units = (
        RULES.quantities.rates,
        alternatives(RULES.quantities.units)[0],
    )
    base, of = rf"(?:{known.bases}|{NUMERAL})", rf"(?:{known.of}|[^\W\d_]+)(?!\w)"
    counted = rf"(?P<number>{NUMERAL})\s+(?P<things>(?:{units})(?!\w)|[^\W\d_]+)"
    spread = (
        r"(?<!\w)(?<!căn )(?<!bất"
        rf" )cứ\s+(?:mỗi\s+)?(?P<base>{base})\s+(?P<of>{of})[^;.\d]{{0,60}}?\s{counted}"
    )
    for found in pattern(spread).finditer(told):
        doubt = COMMA if ONE_COMMA.fullmatch(found["number"]) else None
        size, unit = (
            value(found["number"], True),
            f"{found['things']}/{_base(known, found['base'])} {found['of']}",
        )
        yield Quantity(
            found.start(), found.end(), None if doubt else size, unit, is_rate=True, doubt=doubt
        )


def _base(known: dict, printed: str) -> str:
    """A base as a number: một vạn, 1 vạn, vạn → 10.000."""
    scale = next((size for word, size in known.scales.items() if word in printed), 1)
    number = re.match(r"[\d.]+", printed)
    return f"{(int(number[0].replace('.', '')) if number else 1) * scale:,}".replace(",", ".")


@lru_cache(maxsize=8)
def _number_pattern() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    known = RULES.quantities
    units, meant = alternatives(known.units)
    pers, per_meant = alternatives(known.per)
    scales = "|".join(known.scales)
    number = re.compile(
        rf"(?<![\w.,/-])(?P<minus>[-−–])?(?:(?P<low>{NUMERAL})\s*%?\s*(?:-|–|đến)\s*)?(?P<number>{NUMERAL}){MARK}{_SPELT}(?P<doubt>\s+(?:\(\d{{1,2}}\)|\[\d{{1,2}}\])(?=\s*(?:[%‰]|(?:{units})(?!\w))))?(?:\s*/\s*(?P<of>{NUMERAL})"
        rf"(?=\s*\(?\s*[^\W\d%])|{_DECIMAL}\s*/\s*(?P<most>\d+))?(?![\d/]|[.,]\d)(?:\s*(?P<scale>{scales})(?!\w))?(?:\s+(?P<rest>{NUMERAL})"
        rf"\s*(?P<lesser>{scales})(?!\w))?(?:\s*(?P<unit>[%‰]|(?:{units})(?!\w)))?(?:\s*/\s*(?:\d+\s*)?(?P<per>{pers})(?!\w))?"
    )
    return number, meant, per_meant


@lru_cache(maxsize=8)
def _noun_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(RULES.quantities.units)[0]})(?!\w)")


@lru_cache(maxsize=8)
def _spoken_pattern() -> re.Pattern[str]:
    known, units = RULES.quantities, alternatives(RULES.quantities.units)[0]
    told = "|".join(known.spoken.words)
    return re.compile(
        toned(rf"(?<!\w)(?:{known.spoken.after})\s+(?P<word>{told})\s+(?P<unit>{units})(?!\w)")
    )


def _behind(told: str, found: re.Match[str]) -> int:
    """Where the word right behind a number begins."""
    end = found.start("unit") if found["unit"] else found.end()
    return end + len(told[end:]) - len(told[end:].lstrip())


def _numbers(
    told: str, nameless: str, matches: Iterable[re.Match[str]], english: bool
) -> Iterator[Quantity]:
    _, units, pers = _number_pattern()
    for found in matches:
        unit, end, counted = _unit(told, nameless, found, units)
        if unit is not None and (doubt := numerals.doubt(told, found, unit, english)):
            yield Quantity(found.start(), end, None, unit, doubt=doubt)
        elif unit is not None:
            scale = RULES.quantities.scales.get(found["scale"], 1)
            numeral, per = found["low"] or found["number"], pers.get(found["per"] or "")
            size = value(numeral, unit not in SCORES, bool(found["scale"])) * scale
            size += (
                value(found["rest"], True) * RULES.quantities.scales[found["lesser"]]
                if found["rest"]
                else 0
            )
            yield Quantity(
                found.start(),
                end,
                size,
                f"{unit}/{per}" if per else unit,
                at_least=bool(found["low"]),
                counted=counted,
            )


def _unit(
    told: str, nameless: str, found: re.Match[str], units: dict[str, str]
) -> tuple[str | None, int, bool]:
    """The unit of a number, where it ends, whether it is a known one: after it, else in the
    label that a colon ends, else the next noun.
    """
    if found["unit"]:
        return units.get(found["unit"], found["unit"]), found.end(), True
    if found["most"]:
        return ("điểm" if value(found["number"]) <= int(found["most"]) else None), found.end(), True
    for unit, near in RULES.quantities.nearby.items():
        if (noun := pattern(rf"\s+{near.word}\b").match(told, found.end())) and unit in told[
            : found.start()
        ]:
            return unit, noun.end(), True
    if found["scale"] and found["scale"] in ("triệu", "tỷ", "tỉ"):
        return "đồng", found.end(), True
    saying = RULES.quantities.labels.saying
    lead = re.split(r"[.;(]", told[max(0, found.start() - _NEAR) : found.start()])[-1]
    alone = _ALONE.match(told, found.end())
    if alone and "," in found["number"] and RULES.quantities.labels.points.search(lead):
        return "điểm", found.end(), True
    label = (alone or _AND.match(told, found.end())) and pattern(
        rf"(.*)(?::|\b(?:{saying}))\s*$"
    ).match(lead)
    if label and not _is_no_count(told, found):
        lead = nameless[found.start() - len(lead) : found.start()]
        label = pattern(rf"(.*)(?::|\b(?:{saying}))\s*$").match(lead) or label
        actors = RULES.quantities.labels.actors
        acting = rf"\b(?:{actors})(?=\s+(?:đã\s+|được\s+)?(?:{saying})\b|\s*$)"
        counted = pattern(acting).sub(lambda actor: _blots(actor[0]), label[1])
        nouns = (_noun_pattern().search(part) for part in reversed(counted.split(":")))
        noun = next(filter(None, nouns), None)
        return units[noun[0]] if noun else _LIKE, found.end(), True
    return _noun(told, found)


def _is_no_count(told: str, found: re.Match[str]) -> bool:
    """Whether a number alone counts none of the things before it: 66,2, and dưới 70."""
    fraction = "," in found["number"] and not ONE_COMMA.fullmatch(found["number"])
    return fraction or bool(_LIMIT.search(told, max(0, found.start() - 6), found.start()))


def _noun(told: str, found: re.Match[str]) -> tuple[str | None, int, bool]:
    """The next word where it may be a noun, with the one after where the two end their phrase:
    tờ rơi.
    """
    refused, following = (
        RULES.quantities.not_counted.words,
        _FOLLOWING.match(told, found.end()),
    )
    year = re.fullmatch(r"(?:19|20)\d{2}", found["number"])
    if (
        _ALONE.match(told, found.end())
        and re.search(r"[^\W\d_]\s$", told[max(0, found.start() - 3) : found.start()])
        and not (year or _is_no_count(told, found))
    ):
        return _LIKE, found.end(), False
    if not following or year or pattern(rf"(?:{refused})").fullmatch(following[1]):
        return None, found.end(), False
    second = (
        following[2]
        and not pattern(rf"(?:{refused})").fullmatch(following[2])
        and pattern(rf"\s*(?:[^\w\s]|$|(?:{refused})\b)").match(told, following.end(2))
    )
    group = 2 if second else 1
    return " ".join(following.groups()[:group]), following.end(group), False


def _of_like_kind(found: list[Quantity], unit: str) -> list[Quantity]:
    """The quantities, those without a unit of their own with that of the things before: (trực
    tuyến: 398; trực tiếp: 14).
    """
    kept: list[Quantity] = []
    for quantity in found:
        if quantity.unit != _LIKE:
            kept.append(quantity)
        elif unit and (quantity.doubt or quantity.value == int(quantity.value or 0)):
            kept.append(quantity._replace(unit=unit))
        unit = of_things(kept, unit)
    return kept


def of_things(found: Sequence[Quantity], unit: str) -> str:
    """The last unit of these that counts things, else the one before them."""
    return next(
        (
            quantity.unit
            for quantity in reversed(found)
            if quantity.unit not in ("", "%", "hạng", *_MONEY)
        ),
        unit,
    )


def _spoken(told: str) -> Iterator[Quantity]:
    """A count said in a word, where a word that compares stands before it: ít nhất ba thủ tục."""
    known, units = RULES.quantities.spoken, _number_pattern()[1]
    for found in _spoken_pattern().finditer(told):
        yield Quantity(
            found.start("word"),
            found.end(),
            float(known.words[found["word"]]),
            units[found["unit"]],
        )


def _zeros(told: str) -> Iterator[Quantity]:
    known, units = RULES.quantities, _number_pattern()[1]
    things = "|".join(sorted(map(toned, known.zero.of), key=len, reverse=True))
    for found in pattern(rf"(?<!\w)(?:{known.zero.words})\s+(?P<unit>{things})(?!\w)").finditer(
        told
    ):
        yield Quantity(
            found.start(), found.end(), 0.0, units.get(found["unit"], found["unit"]), implied=True
        )


def _blot(text: str, start: int, end: int) -> str:
    return text[:start] + "_" * (end - start) + text[end:]


def _blots(text: str) -> str:
    return "_" * len(text)
