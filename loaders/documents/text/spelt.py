"""Ordinal and counting numbers up to 99 in words: hai mươi mốt, ba mươi tư, mười lăm."""

_DIGITS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_FIRSTS = {"nhất": 1, "nhì": 2}
# Behind a ten, where "năm" is the year: mười năm 2024 is ten.
_BEHIND = {word: digit for word, digit in _DIGITS.items() if word != "năm"} | {
    "mốt": 1,
    "lăm": 5,
    "nhăm": 5,
}
_TENS = "(?:hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín)"
# What goes on from a word to a number that is not understood: hai tư, một trăm linh hai, ba phẩy
# năm.
_GOES_ON = (
    rf"(?!\s+(?:mười|mươi|mốt|tư|lăm|nhăm|rưỡi|trăm|nghìn|ngàn|linh|lẻ|phẩy|"
    rf"(?:{'|'.join(_BEHIND)})(?!\s+(?:năm|kỳ|lần|quý|tháng)\b))\b)"
)

COUNT = (
    rf"(?:(?:{_TENS}\s+mươi|mười)(?:\s+(?:{'|'.join(_BEHIND)})\b)?"
    rf"|(?:{'|'.join(_DIGITS)}))\b{_GOES_ON}"
)
ORDINAL = rf"(?:(?:{'|'.join(_FIRSTS)})\b|{COUNT})"


def number(words: str) -> int:
    """The number in digits, or in words of the patterns above."""
    if words.isdigit():
        return int(words)
    first, *rest = [word for word in words.split() if word != "mươi"]
    if first == "mười":
        return 10 + sum(map(_BEHIND.__getitem__, rest))
    if words.split()[1:2] == ["mươi"]:
        return 10 * _DIGITS[first] + sum(map(_BEHIND.__getitem__, rest))
    return (_FIRSTS | _DIGITS)[first]
