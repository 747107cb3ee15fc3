"""How the sheets of a template look, and how they are written."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from xlsxwriter.worksheet import Worksheet

from hub.words.language import shortened

WRITTEN = datetime(2000, 1, 1)  # the same form gives the same bytes
_FRAME = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "hint": {"italic": True, "font_color": "#595959", "valign": "vcenter"},
    "head": {**_FRAME, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#DDEBF7"},
    "scale": {
        **_FRAME,
        "italic": True,
        "text_wrap": True,
        "align": "center",
        "font_size": 9,
        "bg_color": "#DDEBF7",
    },
    "name": {**_FRAME, "bg_color": "#F2F2F2"},
    "cell": {**_FRAME, "locked": False, "bg_color": "#FFFBE6"},
    "text": {
        **_FRAME,
        "locked": False,
        "bg_color": "#FFFBE6",
        "num_format": "@",
        "text_wrap": True,
        "align": "left",
    },
    "date": {
        **_FRAME,
        "locked": False,
        "bg_color": "#FFFBE6",
        "num_format": "dd/mm/yyyy",
        "align": "left",
    },
    "told": {**_FRAME, "bg_color": "#F2F2F2", "text_wrap": True},
    "section": {**_FRAME, "bold": True, "bg_color": "#DDEBF7"},
    "read": {**_FRAME, "locked": False, "bg_color": "#FCE4D6"},
    "plain": {"text_wrap": True, "valign": "top"},
}


def write_texts(sheet: Worksheet, row: int, texts: Iterable[str], look: Any) -> None:
    """Write texts from the first column of a row on; a blank one only where it has a look."""
    for column, text in enumerate(texts):
        if text or look:
            sheet.write_string(row, column, text, look)


def frame(sheet: Worksheet, widths: Iterable[int]) -> None:
    """A protected sheet whose first column, the keys, is hidden."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width, None, {"hidden": column == 0})
    sheet.hide_gridlines(2)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def message(title: str, help: str) -> dict[str, str]:
    """The message beside a cell that is filled in, and the one that refuses its content."""
    return {
        "input_title": shortened(title, 32),
        "input_message": shortened(help, 255),
        "error_title": "Chưa đúng",
        "error_message": shortened(f"{help} Dấu thập phân theo cài đặt của máy.", 255),
    }


def write_hidden(
    sheet: Worksheet, lines: Sequence[Sequence[str]], keys: Sequence[str]
) -> dict[str, str]:
    """The lines of a form on its hidden sheet; where those of each key stand, for the rules of
    cells.
    """
    for row, line in enumerate(lines):
        write_texts(sheet, row, line, look=None)
    sheet.protect()
    sheet.very_hidden()
    return {key: _range(sheet.name, key, lines) for key in keys}


def _range(name: str, key: str, lines: Sequence[Sequence[str]]) -> str:
    """Where the lines of a key stand on a sheet; nothing where there are none."""
    rows = [row for row, line in enumerate(lines, 1) if line[0] == key]
    return f"'{name}'!$B${rows[0]}:$B${rows[-1]}" if rows else ""
