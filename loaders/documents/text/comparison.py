"""What a quantity is compared by: at least, at most, more, less, an increase, a decrease."""

from typing import NamedTuple

from hub.words.terms import Comparator, Measure
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import pattern
from loaders.documents.text.quantity import Quantity

# What may stand between a word that compares, or a verb of growth, and its number.
_FILLED = (
    r"(?:\s+(?:đạt|là|từ|có|khoảng|được|còn|ở mức|tỷ lệ|trung bình|bình quân|mỗi năm|hằng năm|hàng"
    r" năm|thêm|tới|đến))*\s*"
)
_GROWN = (
    r"(?:\s+(?:thêm|bình quân|trung bình|mỗi năm|hằng năm|hàng năm|được|từ|khoảng|bớt|tối thiểu|ít"
    r" nhất))*\s*$"
)


class Compared(NamedTuple):
    """How a quantity is meant, and where the words that say so begin and end."""

    comparator: Comparator
    start: int
    end: int
    yearly: bool = False


def compared(masked: str, quantity: Quantity, start: int, end: int) -> Compared:
    """How the words of its part of the sentence compare a quantity."""
    before, after = masked[start : quantity.start], masked[quantity.end : end]
    for rule in RULES.quantities.comparators:
        if match := pattern(rf"(?<!\w)(?:{rule.before})(?!\w){_FILLED}$").search(before):
            plain = Compared(rule.comparator, start + match.start(), quantity.end)
            return _changed(before[: match.start()], plain, masked, end)
        if rule.after and (
            match := pattern(rf"\s*(?:[^\W\d]+\s+){{0,2}}{rule.after}").match(after)
        ):
            plain = _raised(
                quantity,
                Compared(rule.comparator, quantity.start, quantity.end + match.end()),
            )
            return _changed(before, plain, masked, end)
    if quantity.measure is not Measure.VALUE:
        return Compared(
            Comparator.AT_MOST if quantity.at_least else Comparator.EQUAL,
            quantity.start,
            quantity.end,
        )
    match = pattern(
        r"(?:đạt|đến|lên|tới|có)\s+từ\s*$" if quantity.unit != "%" else r"(?<!\w)từ\s*$"
    ).search(before)
    plain = Compared(
        Comparator.AT_LEAST if quantity.at_least or match else Comparator.EQUAL,
        quantity.start,
        quantity.end,
    )
    return _changed(before, plain, masked, end)


def _raised(quantity: Quantity, said: Compared) -> Compared:
    """The tenth place or better is a number of at most ten."""
    return (
        said._replace(comparator=Comparator.AT_MOST) if quantity.measure is Measure.RANK else said
    )


def _changed(before: str, said: Compared, masked: str, end: int) -> Compared:
    """The same, as a growth or a decrease where a verb right before says so: tăng thêm ít nhất
    20%.
    """
    for name in ("INCREASE_BY", "REDUCE_BY"):
        verbs = RULES.quantities.changes[Comparator[name]]
        if match := pattern(rf"(?<!\w)(?:{verbs}){_GROWN}").search(before):
            yearly = pattern(r"(?:mỗi|hằng|hàng|từng) năm|/\s*năm").search(
                masked, 0, min(len(masked), end)
            )
            last = pattern(r"\s*(?:/|mỗi|hằng|hàng)\s*năm").match(masked, said.end)
            start = said.start - (len(before) - match.start())
            return Compared(Comparator[name], start, last.end() if last else said.end, bool(yearly))
    return _set_against(before, said, masked, end)


def _set_against(before: str, said: Compared, masked: str, end: int) -> Compared:
    """The same, as a change where a verb opens the part and it is set against another time: giảm số
    vụ tai nạn 5% so với năm 2020.

    A decrease of a range needs no other time: giảm giá cước từ 10% đến 20%.
    """
    words, growth = RULES.quantities.changes, RULES.quantities.growth
    ranged = said.comparator is Comparator.AT_LEAST and "đến" in masked[said.start : said.end]
    if not (ranged or "so với" in masked[said.end : end]) or pattern(
        rf"\b(?:{growth.until}){_FILLED}$"
    ).search(before):
        return said
    own = before.rpartition(":")[2]
    name = next(
        (
            name
            for name in ("INCREASE_BY", "REDUCE_BY")
            if pattern(rf"{growth.opening}(?:{words[Comparator[name]]})\b").match(own)
        ),
        None,
    )
    return (
        said._replace(comparator=Comparator[name])
        if name and (name == "REDUCE_BY" or not ranged)
        else said
    )
