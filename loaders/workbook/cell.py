"""One cell of a sheet by its place: its value, its text, and why it may not be read."""

from unicodedata import normalize

from hub.words.language import Text
from loaders.workbook import number_format
from loaders.workbook.sheet import Place, Sheet, merged
from loaders.workbook.value import is_blank, is_number, printed

_SHARED = Text(
    "cần từng ô riêng; các ô này bị gộp: bỏ gộp rồi ghi từng ô",
    "cells of their own are wanted; these are merged: unmerge them and fill each",
)
_BROKEN = Text(
    "cần giá trị; công thức không có giá trị hoặc báo lỗi",
    "a value is wanted; the formula has none or gives an error",
)


def value(sheet: Sheet, place: Place) -> object:
    """The value at a place; None beyond the sheet."""
    row, column = place
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    return cells[column] if column < len(cells) else None


def text(content: object) -> str:
    """A value as one line of text."""
    return "" if is_blank(content) else " ".join(normalize("NFC", printed(content)).split())


def shown(sheet: Sheet, place: Place) -> str:
    """What a person sees at a place, the formula or the error of a cell without a value too."""
    return sheet.broken.get(place) or text(value(sheet, place))


def seen(sheet: Sheet, place: Place, as_percent: bool) -> str:
    """A value as its cell shows it to people: 42.32 for 42.3194694519043; a percentage only where
    one is wanted.
    """
    content, form = value(sheet, place), sheet.formats.get(place)
    if form is None or not is_number(content) or ("%" in form and not as_percent):
        return printed(content)
    return number_format.shown(float(content), form) or printed(content)


def trouble(sheet: Sheet, place: Place) -> Text | None:
    """Why the value at a place may not be read; None where it may."""
    if merged(sheet, place):
        return _SHARED
    return _BROKEN if place in sheet.broken else None
