"""One cell that a person filled in: what it says, or what it should have held."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import NamedTuple
from unicodedata import normalize

from hub.template import form
from hub.template.form import Column
from hub.words import dates, units
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.scale import Scale
from hub.words.terms import MissingReason
from loaders import number as numbers
from loaders.workbook import Sheet, address, printed
from loaders.workbook.layout import Place, is_blank, is_number

_DASHES = re.compile(r"[-–—−.…]+")
_COUNT = re.compile(r"\d{1,9}", re.ASCII)
_SHARED = Text(
    "cần từng ô riêng; các ô này bị gộp: bỏ gộp rồi ghi từng ô",
    "cells of their own are wanted; these are merged: unmerge them and fill each",
)
_BROKEN = Text(
    "cần giá trị; công thức không có giá trị hoặc báo lỗi",
    "a value is wanted; the formula has none or gives an error",
)
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


class Said(NamedTuple):
    """A number, as it is shown, or why there is none; or what the cell should have held."""

    value: float | None = None
    printed: str | None = None
    reason: MissingReason = MissingReason.NONE
    wrong: Text | None = None


def value(sheet: Sheet, place: Place) -> object:
    """What a place holds; nothing beyond the sheet."""
    row, column = place
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    return cells[column] if column < len(cells) else None


def text(held: object) -> str:
    """What a cell holds as one line of text."""
    return "" if is_blank(held) else " ".join(normalize("NFC", printed(held)).split())


def shown(sheet: Sheet, place: Place) -> str:
    """What a person sees at a place, the formula or the error of a cell without a value among
    it.
    """
    return sheet.broken.get(address(*place)) or text(value(sheet, place))


def trouble(sheet: Sheet, place: Place) -> Text | None:
    """Why nothing that stands at a place may be read."""
    if place in sheet.covered or place in sheet.covered.values():
        return _SHARED
    return _BROKEN if address(*place) in sheet.broken else None


def number(sheet: Sheet, place: Place, column: Column) -> Said:
    """The figure of a column, within its scale."""
    held = value(sheet, place)
    if wrong := trouble(sheet, place):
        return Said(wrong=wrong)
    if isinstance(held, str) and (reason := form.reason(held)):
        return Said(None, text(held), reason)
    said = _shown(held, address(*place) in sheet.percent, column)
    if said.wrong or said.value is None or within(column, said.value):
        return said
    return Said(wrong=_beyond(column, said.value))


def no_name(text: str) -> Text | None:
    """Why a text is the name of no grade and of no block: it is a dash, or the reason of a
    missing figure.
    """
    return _NAMED if text and (_DASHES.fullmatch(text) or form.reason(text)) else None


def whole(sheet: Sheet, place: Place) -> tuple[int | None, Text | None]:
    """A rank or a number of units, or what the cell should have held."""
    held = value(sheet, place)
    if wrong := trouble(sheet, place):
        return None, wrong
    if is_blank(held):
        return None, None
    if isinstance(held, date | time | timedelta) or address(*place) in sheet.percent:
        return None, _COUNTED
    said = text(held)
    return (int(said), None) if _COUNT.fullmatch(said) and int(said) > 0 else (None, _COUNTED)


def day(sheet: Sheet, place: Place) -> tuple[date | None, Text | None]:
    """A date, whether typed as one or as text."""
    held = value(sheet, place)
    if wrong := trouble(sheet, place):
        return None, wrong
    if isinstance(held, datetime):
        return held.date(), None
    if isinstance(held, date) or is_blank(held):
        return held or None, None
    try:
        return dates.day(text(held)), None
    except BadQuestion:
        return None, _DAY_WANTED


def within(column: Column, value: float) -> bool:
    """Whether a value lies within a column's scale."""
    return Scale(column.minimum, column.maximum).fits(value)


def _shown(held: object, is_percent: bool, column: Column) -> Said:
    """The number as a person sees it: 0.8637 shown as 86.37% is 86.37 in percent, and stays a
    share where shares are wanted.
    """
    if is_number(held):
        if not is_percent or column.unit == units.SHARE:
            return Said(float(held), printed(held))
        hundredfold = Decimal(repr(held)) * 100
        return (
            Said(float(hundredfold), f"{_plain(hundredfold)}%")
            if column.unit == units.PERCENT
            else Said(wrong=_SHOWN)
        )
    if isinstance(held, date | time | timedelta):
        return Said(wrong=_DATED)
    return _typed(text(held), column) if isinstance(held, str) else Said(wrong=_NUMBER)


def _typed(said: str, column: Column) -> Said:
    if _DASHES.fullmatch(said):
        return Said(wrong=_DASHED)
    if said.endswith("%") and column.unit != units.PERCENT:
        return Said(wrong=_SHOWN)
    value, wrong = numbers.typed(said, partial(within, column))
    return Said(value, said, wrong=wrong)


def _beyond(column: Column, value: float) -> Text:
    """The scale, and the number that was perhaps meant where a decimal mark was lost: 8637 for
    86,37.
    """
    span = Scale(column.minimum, column.maximum).written(_comma)
    shifted = (float(Decimal(repr(value)).scaleb(-places)) for places in range(1, 7))
    likely = next((one for one in shifted if within(column, one)), None)
    perhaps = (
        Text("", "")
        if likely is None
        else Text(f"; có thể là {_comma(likely)}", f"; perhaps {likely!r}")
    )
    return Text(f"ngoài thang {span}{perhaps.vi}", f"outside {span}{perhaps.en}")


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _comma(number: float) -> str:
    return _plain(Decimal(repr(number))).replace(".", ",")
