"""Numerals as they are printed: what they are worth, and why that may be in doubt."""

import re
from collections.abc import Iterable

from hub.words.language import Text
from loaders.documents.text import units

NUMERAL = (
    r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:"
    r" \d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
)
_GROUPED, _ENGLISH = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"), re.compile(r"\d{1,3}(?:,\d{3})+")
ONE_COMMA = re.compile(r"\d{1,3},\d{3}")
_BESIDE = re.compile(
    r"(?<![\d.,/_-])\d{1,3}(?: \d{3})*\s+$"
)  # another number right before one, that is no year
_NAMED = re.compile(  # what a first number may only be the name of: quý 3 120 hồ sơ
    r"(?<!\w)(?:quý|đợt|lần|kỳ|nhóm|tổ|lớp|mức|khu|bảng|biểu|mục|phòng|tầng|khóa|khoá|vòng|cấp|loại|tuần|năm|số|phần|bước|thứ)\s+$"
)
_COMMAS = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:,\d{3}){2,}(?![\d,])|\d{1,3}(?:,\d{3})+\.\d|\d{1,3}\.\d{1,2}\s?%)"
)
_POINTS = re.compile(
    r"(?<![\d.,])(?:\d{1,3}(?:\.\d{3}){2,}(?![\d.])|\d{1,3}(?:\.\d{3})+,\d|\d{1,3},\d{1,2}\s?(?:%|điểm))"
)
_MARKED = Text(
    "không rõ số trong ngoặc là dấu chú thích hay là số liệu",
    "it is not known whether the number in brackets is a mark or a figure",
)
_NEGATIVE = Text(
    "không rõ dấu trước số là dấu âm hay dấu gạch đầu dòng",
    "it is not known whether the dash before the number is a minus or a bullet",
)
_PERMILLE = Text(
    "phần nghìn không phải đơn vị của số liệu nào đã biết",
    "no figure that is known is counted per thousand",
)
_APART = Text(
    "không rõ là một số có dấu cách ở hàng nghìn hay là nhiều số",
    "it is not known whether it is one number with spaces or several",
)
COMMA = Text(
    "không rõ dấu phẩy là dấu thập phân hay dấu hàng nghìn",
    "it is not known whether the comma is a decimal one or parts thousands",
)


def is_english(texts: Iterable[str]) -> bool:
    """Whether texts show by other numerals that a comma parts their thousands, and none that it
    is a decimal one: 91.5%; 1,234,567.
    """
    shown = [(bool(_COMMAS.search(text)), bool(_POINTS.search(text))) for text in texts]
    return any(commas for commas, _ in shown) and not any(points for _, points in shown)


def value(text: str, counted: bool = False, scaled: bool = False) -> float:
    """The number as Vietnamese writes it; a point or comma before three digits parts thousands
    where things are counted.

    Before a scale a comma is always the decimal one: 1,488 triệu.
    """
    text = text.replace(" ", "")
    if _GROUPED.fullmatch(text) and (counted or text.count(".") > 1 or "," in text):
        return float(text.replace(".", "").replace(",", "."))
    if counted and not scaled and _ENGLISH.fullmatch(text):
        return float(text.replace(",", ""))
    return float(text.replace(",", "."))


def doubt(text: str, match: re.Match[str], unit: str, english: bool) -> Text | None:
    """Why the value of a number is not known: a mark behind it, or one before, within or beside
    it that may mean two things.
    """
    if match["doubt"]:
        return _MARKED
    if match["minus"]:
        return _NEGATIVE
    if unit == "‰":
        return _PERMILLE
    numerals = [numeral for numeral in (match["low"], match["number"]) if numeral]
    if _is_apart(text, match, unit=unit, numerals=numerals):
        return _APART
    is_in_doubt = any(is_unsure(numeral, unit, english) for numeral in numerals)
    return COMMA if is_in_doubt and not match["scale"] else None


def _is_apart(text: str, match: re.Match[str], unit: str, numerals: Iterable[str]) -> bool:
    """Whether digits with spaces between them may be one number or several."""
    if _BESIDE.search(text[: match.start()]):
        return True
    return " " in "".join(numerals) and not _is_one(text, match, unit)


def is_unsure(numeral: str, unit: str, english: bool) -> bool:
    """Whether the comma of a numeral may be a decimal one or part thousands."""
    return (
        bool(ONE_COMMA.fullmatch(numeral))
        and not units.unit(unit).has_fractions
        and (not english or numeral.startswith("0"))
    )


def _is_one(text: str, match: re.Match[str], unit: str) -> bool:
    """Whether groups of digits are surely one number: of things, no zero first, no name of
    something before them.
    """
    if not match["unit"] or units.unit(unit).has_fractions or match["number"].startswith("0"):
        return False
    return not _NAMED.search(text[: match.start()])
