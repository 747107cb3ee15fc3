"""What a quantity is compared by: at least, at most, more, less, an increase, a decrease."""

from re import Pattern
from typing import NamedTuple

from hub.words.terms import Comparator, Measure
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import pattern
from loaders.documents.text.quantity import Quantity
from loaders.documents.text.units import SHARE

# What may stand between a word that compares, or a verb of growth, and its number.
_FILLED = (
    r"(?:\s+(?:đạt|là|từ|có|khoảng|được|còn|ở mức|tỷ lệ|trung bình|bình quân|mỗi năm|hằng năm|hàng"
    r" năm|thêm|tới|đến))*\s*"
)
_GROWN = (
    r"(?:\s+(?:thêm|bình quân|trung bình|mỗi năm|hằng năm|hàng năm|được|từ|khoảng|bớt|tối thiểu|ít"
    r" nhất))*\s*$"
)


_FROM, _SHARE_FROM = pattern(r"(?:đạt|đến|lên|tới|có)\s+từ\s*$"), pattern(r"(?<!\w)từ\s*$")
_YEARLY = pattern(r"(?:mỗi|hằng|hàng|từng) năm|/\s*năm")
_A_YEAR = pattern(r"\s*(?:/|mỗi|hằng|hàng)\s*năm")
_UNTIL = pattern(rf"\b(?:{RULES.quantities.growth.until}){_FILLED}$")


class _Form(NamedTuple):
    """Words that compare, right before a number or right behind its unit."""

    comparator: Comparator
    before: Pattern[str]
    after: Pattern[str] | None


class _Change(NamedTuple):
    """Verbs of a growth or a decrease, right before a number or where its part opens."""

    comparator: Comparator
    right_before: Pattern[str]
    opening: Pattern[str]


# The first that fits holds.
_FORMS = tuple(
    _Form(
        rule.comparator,
        pattern(rf"(?<!\w)(?:{rule.before})(?!\w){_FILLED}$"),
        pattern(rf"\s*(?:[^\W\d]+\s+){{0,2}}{rule.after}") if rule.after else None,
    )
    for rule in RULES.quantities.comparators
)
_CHANGES = tuple(
    _Change(
        comparator,
        pattern(rf"(?<!\w)(?:{verbs}){_GROWN}"),
        pattern(rf"{RULES.quantities.growth.opening}(?:{verbs})\b"),
    )
    for comparator, verbs in RULES.quantities.changes.items()
)


class Compared(NamedTuple):
    """What compares a quantity, and where it begins and ends with the words that do."""

    comparator: Comparator
    start: int
    end: int
    yearly: bool = False


def compared(masked: str, quantity: Quantity, start: int, end: int) -> Compared:
    """How the words of its part of the sentence compare a quantity."""
    before, after = masked[start : quantity.start], masked[quantity.end : end]
    for form in _FORMS:
        if words := form.before.search(before):
            plain = Compared(form.comparator, start + words.start(), quantity.end)
            return _changed(before[: words.start()], plain, masked=masked, end=end)
        words = form.after.match(after) if form.after else None
        if words:
            comparator = _of_a_rank(form.comparator, quantity)
            plain = Compared(comparator, quantity.start, quantity.end + words.end())
            return _changed(before, plain, masked=masked, end=end)
    plain = Compared(_plain(quantity, before), quantity.start, quantity.end)
    if quantity.measure is not Measure.VALUE:
        return plain
    return _changed(before, plain, masked=masked, end=end)


def _of_a_rank(comparator: Comparator, quantity: Quantity) -> Comparator:
    """The tenth place or better is a number of at most ten."""
    return Comparator.AT_MOST if quantity.measure is Measure.RANK else comparator


def _plain(quantity: Quantity, before: str) -> Comparator:
    """How a quantity is meant that no word compares: the lower end of a range is the least."""
    if quantity.measure is not Measure.VALUE:
        return Comparator.AT_MOST if quantity.at_least else Comparator.EQUAL
    is_from = (_SHARE_FROM if quantity.unit == SHARE else _FROM).search(before)
    return Comparator.AT_LEAST if quantity.at_least or is_from else Comparator.EQUAL


def _changed(before: str, comparison: Compared, masked: str, end: int) -> Compared:
    """The comparison as a growth or a decrease where a verb before it asks for that: tăng thêm ít
    nhất 20%.
    """
    for change in _CHANGES:
        if verb := change.right_before.search(before):
            yearly = _YEARLY.search(masked, 0, min(len(masked), end))
            behind = _A_YEAR.match(masked, comparison.end)
            start = comparison.start - (len(before) - verb.start())
            last = behind.end() if behind else comparison.end
            return Compared(change.comparator, start=start, end=last, yearly=bool(yearly))
    return _set_against(before, comparison, masked=masked, end=end)


def _set_against(before: str, comparison: Compared, masked: str, end: int) -> Compared:
    """The same, as a change where a verb opens the part and it is set against another time: giảm số
    vụ tai nạn 5% so với năm 2020.

    A decrease of a range needs no other time: giảm giá cước từ 10% đến 20%.
    """
    own_words = masked[comparison.start : comparison.end]
    is_range = comparison.comparator is Comparator.AT_LEAST and "đến" in own_words
    if not is_range and "so với" not in masked[comparison.end : end]:
        return comparison
    part = before.rpartition(":")[2]
    change = next((change for change in _CHANGES if change.opening.match(part)), None)
    if change is None or _UNTIL.search(before):
        return comparison
    if is_range and change.comparator is not Comparator.REDUCE_BY:
        return comparison
    return comparison._replace(comparator=change.comparator)
