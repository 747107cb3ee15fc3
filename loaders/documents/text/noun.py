"""The unit of a number: behind it, else in the label before it, else the next noun."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from loaders.documents.rules import RULES
from loaders.documents.rules.decision import Finder, answered
from loaders.documents.rules.wording import pattern
from loaders.documents.text.numerals import ONE_COMMA, value
from loaders.documents.text.quantity import blots
from loaders.documents.text.units import MONEY, POINTS, UNIT_OF, UNITS

LIKE = "="  # of the same unit as the one before
_WORDS = RULES.quantities.labels
_NEAR = 200  # letters before a number in which the noun that it counts may stand
_MONEY_SCALES = ("triệu", "tỷ", "tỉ")
_ALONE = re.compile(r"\s*(?:[;,)(]|\.?$)")
_LIMIT = re.compile(r"(?:dưới|trên)\s$")
_AND = re.compile(r"\s+và\b")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_FOLLOWING = re.compile(r"\s+([^\W\d_]+(?:-[^\W\d_]+)*)(?:\s+([^\W\d_]+))?")
_NOUN = re.compile(rf"(?<!\w)(?:{UNITS})(?!\w)")
_LABEL = pattern(rf"(.*)(?::|\b(?:{_WORDS.saying}))\s*$")
_ACTING = pattern(rf"\b(?:{_WORDS.actors})(?=\s+(?:đã\s+|được\s+)?(?:{_WORDS.saying})\b|\s*$)")
_REFUSED = pattern(rf"(?:{RULES.quantities.not_counted.words})")
_ENDS = pattern(rf"\s*(?:[^\w\s]|$|(?:{RULES.quantities.not_counted.words})\b)")
_NEARBY = tuple(
    (unit, pattern(rf"\s+{near.word}\b")) for unit, near in RULES.quantities.nearby.items()
)


class Noun(NamedTuple):
    """The unit of a number, None where it counts nothing; where it ends, and whether it is a known
    one.
    """

    unit: str | None
    end: int
    is_known: bool = True


@dataclass(frozen=True)
class Numeral:
    """A number in its masked sentence, also in the sentence without the names in it."""

    masked: str
    nameless: str
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.match.end()

    @cached_property
    def lead(self) -> str:
        """The words not far before it, in its clause."""
        return re.split(r"[.;(]", self.masked[max(0, self.start - _NEAR) : self.start])[-1]

    @cached_property
    def is_alone(self) -> bool:
        """Whether no word follows it in its clause."""
        return bool(_ALONE.match(self.masked, self.end))

    @cached_property
    def is_fraction(self) -> bool:
        """Whether it counts none of the things before it: 66,2, and dưới 70."""
        number = self.match["number"]
        if "," in number and not ONE_COMMA.fullmatch(number):
            return True
        return bool(_LIMIT.search(self.masked, max(0, self.start - 6), self.start))

    @property
    def is_year(self) -> bool:
        """Whether it may be a year."""
        return bool(_YEAR.fullmatch(self.match["number"]))


def noun(numeral: Numeral) -> Noun:
    """The unit of a number."""
    return answered(_FINDERS, numeral).verdict


def _printed(numeral: Numeral) -> Noun | None:
    unit = numeral.match["unit"]
    return Noun(UNIT_OF.get(unit, unit), numeral.end) if unit else None


def _out_of_most(numeral: Numeral) -> Noun | None:
    """Points out of the most that there are: 16,4/18."""
    most = numeral.match["most"]
    if not most:
        return None
    return Noun(POINTS if value(numeral.match["number"]) <= int(most) else None, numeral.end)


def _nearby(numeral: Numeral) -> Noun | None:
    """A word that is a unit only where that is spoken of before: tổng số hồ sơ là 59.010 bộ."""
    for unit, word in _NEARBY:
        behind = word.match(numeral.masked, numeral.end)
        if behind and unit in numeral.masked[: numeral.start]:
            return Noun(unit, behind.end())
    return None


def _money(numeral: Numeral) -> Noun | None:
    return Noun(MONEY, numeral.end) if numeral.match["scale"] in _MONEY_SCALES else None


def _points(numeral: Numeral) -> Noun | None:
    if not numeral.is_alone or "," not in numeral.match["number"]:
        return None
    return Noun(POINTS, numeral.end) if _WORDS.points.search(numeral.lead) else None


def _of_its_label(numeral: Numeral) -> Noun | None:
    """The thing that a label names before a number without a noun: hồ sơ tiếp nhận: 1.347.

    A body that acts is not what is counted.
    """
    if not (numeral.is_alone or _AND.match(numeral.masked, numeral.end)):
        return None
    label = _LABEL.match(numeral.lead)
    if not label or numeral.is_fraction:
        return None
    nameless = numeral.nameless[numeral.start - len(numeral.lead) : numeral.start]
    label = _LABEL.match(nameless) or label
    things = _ACTING.sub(lambda actor: blots(actor[0]), label[1])
    nouns = (_NOUN.search(part) for part in reversed(things.split(":")))
    name = next(filter(None, nouns), None)
    return Noun(UNIT_OF[name[0]] if name else LIKE, numeral.end)


def _of_the_one_before(numeral: Numeral) -> Noun | None:
    """A number alone behind a word may be of the unit before it."""
    if not numeral.is_alone or numeral.is_year or numeral.is_fraction:
        return None
    behind_a_word = re.search(
        r"[^\W\d_]\s$", numeral.masked[max(0, numeral.start - 3) : numeral.start]
    )
    return Noun(LIKE, numeral.end, is_known=False) if behind_a_word else None


def _following(numeral: Numeral) -> Noun:
    """The next word where it may be a noun, with the one after where the two end their phrase:
    tờ rơi.
    """
    words = _FOLLOWING.match(numeral.masked, numeral.end)
    if not words or numeral.is_year or _REFUSED.fullmatch(words[1]):
        return Noun(None, numeral.end, is_known=False)
    second = words[2] and not _REFUSED.fullmatch(words[2])
    if second and _ENDS.match(numeral.masked, words.end(2)):
        return Noun(f"{words[1]} {words[2]}", words.end(2), is_known=False)
    return Noun(words[1], words.end(1), is_known=False)


_FINDERS = (
    Finder("printed", _printed),
    Finder("out-of-most", _out_of_most),
    Finder("nearby", _nearby),
    Finder("money", _money),
    Finder("points", _points),
    Finder("label", _of_its_label),
    Finder("like-the-one-before", _of_the_one_before),
    Finder("following", _following),
)
