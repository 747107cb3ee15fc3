"""What a person filled into a cell of a template: a number, a whole number, a day; or what the
cell should have held.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from hub.template import form
from hub.template.form import FormColumn
from hub.words import dates, units
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.scale import Scale
from hub.words.terms import MissingReason
from loaders.cells import number as numbers
from loaders.workbook import Place, Sheet, cell, is_blank, is_number, printed

_DASHES = re.compile(r"[-–—−.…]+")
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_LOST_PLACES = range(1, 7)  # decimal places that a number without its decimal mark may have had
_DATED = Text("cần một số; ô này là ngày tháng", "a number is wanted; this is a date")
_NUMBER = Text("cần một số", "a number is wanted")
_COUNTED = Text("cần một số nguyên từ 1", "a whole number from 1 is wanted")
_DASHED = Text(
    "dấu gạch không nói rõ lý do; để trống nếu chưa biết, ghi KCDL nếu văn bản không có số liệu",
    "a dash gives no reason; leave it blank if not known, write KCDL if the document has no figure",
)
_NAMED = Text(
    "cần tên như văn bản ghi; không có thì để trống",
    "a name as printed is wanted; leave it blank where there is none",
)
_SHOWN = Text(
    "ô có định dạng phần trăm; cột này không tính bằng %",
    "the cell is shown as a percentage; this column is not in percent",
)
_DAY_WANTED = Text("cần ngày/tháng/năm, như 06/4/2025", "a day is wanted, such as 06/4/2025")


class Entry(NamedTuple):
    """A number with its text, or why there is none; `wrong` is what the cell should have held."""

    value: float | None = None
    printed: str | None = None
    reason: MissingReason = MissingReason.NONE
    wrong: Text | None = None


def number(sheet: Sheet, place: Place, column: FormColumn) -> Entry:
    """The figure of a column, within its scale."""
    if wrong := cell.trouble(sheet, place):
        return Entry(wrong=wrong)
    content = cell.value(sheet, place)
    if isinstance(content, str) and (reason := form.reason(content)):
        return Entry(None, cell.text(content), reason)
    entry = _entry(content, place in sheet.percent, column)
    if entry.wrong or entry.value is None or _within(column, entry.value):
        return entry
    return Entry(wrong=_beyond(column, entry.value))


def no_name(text: str) -> Text | None:
    """Why a text is the name of no grade and of no block: it is a dash, or the reason of a
    missing figure.
    """
    return _NAMED if text and (_DASHES.fullmatch(text) or form.reason(text)) else None


def whole(sheet: Sheet, place: Place) -> tuple[int | None, Text | None]:
    """A rank or a number of units, or what the cell should have held."""
    content = cell.value(sheet, place)
    if wrong := cell.trouble(sheet, place):
        return None, wrong
    if is_blank(content):
        return None, None
    if isinstance(content, date | time | timedelta) or place in sheet.percent:
        return None, _COUNTED
    text = cell.text(content)
    if _COUNT.fullmatch(text) and int(text) > 0:
        return int(text), None
    return None, _COUNTED


def day(sheet: Sheet, place: Place) -> tuple[date | None, Text | None]:
    """A date, whether typed as one or as text; or what the cell should have held."""
    content = cell.value(sheet, place)
    if wrong := cell.trouble(sheet, place):
        return None, wrong
    if isinstance(content, datetime):
        return content.date(), None
    if isinstance(content, date) or is_blank(content):
        return content or None, None
    try:
        return dates.day(cell.text(content)), None
    except BadQuestion:
        return None, _DAY_WANTED


def _within(column: FormColumn, value: float) -> bool:
    """Whether a value lies within a column's scale."""
    return _scale(column).fits(value)


def _scale(column: FormColumn) -> Scale:
    return Scale(column.minimum, column.maximum)


def _entry(content: object, is_percent: bool, column: FormColumn) -> Entry:
    """The number as a person sees it."""
    if is_number(content):
        return _shown(content, is_percent, column)
    if isinstance(content, date | time | timedelta):
        return Entry(wrong=_DATED)
    if isinstance(content, str):
        return _typed(cell.text(content), column)
    return Entry(wrong=_NUMBER)


def _shown(value: float, is_percent: bool, column: FormColumn) -> Entry:
    """A number as its cell shows it: 0.8637 shown as 86.37% is 86.37 in percent, and stays a share
    where shares are wanted.
    """
    if not is_percent or column.unit == units.SHARE:
        return Entry(float(value), printed(value))
    if column.unit != units.PERCENT:
        return Entry(wrong=_SHOWN)
    hundredfold = Decimal(repr(value)) * 100
    return Entry(float(hundredfold), f"{_plain(hundredfold)}%")


def _typed(text: str, column: FormColumn) -> Entry:
    if _DASHES.fullmatch(text):
        return Entry(wrong=_DASHED)
    if text.endswith("%") and column.unit != units.PERCENT:
        return Entry(wrong=_SHOWN)
    value, wrong = numbers.typed(text, partial(_within, column))
    return Entry(value, text, wrong=wrong)


def _beyond(column: FormColumn, value: float) -> Text:
    """The scale, and the number that was perhaps meant where a decimal mark was lost: 8637 for
    86,37.
    """
    scale = _scale(column).written(_comma)
    shifted = (float(Decimal(repr(value)).scaleb(-places)) for places in _LOST_PLACES)
    likely = next((number for number in shifted if _within(column, number)), None)
    if likely is None:
        return Text(f"ngoài thang {scale}", f"outside {scale}")
    return Text(
        f"ngoài thang {scale}; có thể là {_comma(likely)}", f"outside {scale}; perhaps {likely!r}"
    )


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _comma(number: float) -> str:
    return _plain(Decimal(repr(number))).replace(".", ",")
