"""The values of formulas in a workbook that openpyxl wrote: it leaves them out, and whoever reads
the file before a spreadsheet has opened it would find none.
"""

import re
import shutil
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel

from hub.markup import form

Solved = Mapping[str, object]  # values by the address of their cell

_UNSOLVED = re.compile(
    rb'<c r="([A-Z]{1,3}\d{1,7})"([^<>]*)>(<f\b[^<>]*>[^<>]*</f>|<f\b[^<>]*/>)<v(?: ?/>|></v>)</c>'
)
_FORMULA = b"<f"
_TYPED = re.compile(rb' t="[a-z]+"', re.IGNORECASE)


def restore(source: Path, target: Path) -> None:
    """Write the values of the formulas of a workbook into its copy, as far as it has any."""
    with zipfile.ZipFile(target) as written:
        parts = [name for name in _sheets(written) if _FORMULA in written.read(name)]
    if not parts:
        return
    values = _values(source)
    whole = target.with_suffix(".part")
    with (
        zipfile.ZipFile(target) as written,
        zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for part in written.namelist():
            content = written.read(part)
            if part in parts:
                own = values.get(_order(part), {})
                content = _UNSOLVED.sub(lambda match, own=own: _with_value(match, own), content)
            copy.writestr(part, content)
    shutil.move(whole, target)


def _sheets(written: zipfile.ZipFile) -> list[str]:
    return [name for name in written.namelist() if name.startswith("xl/worksheets/sheet")]


def _order(part: str) -> int:
    """The number of a sheet by its part: openpyxl numbers them in their order."""
    return int("".join(filter(str.isdigit, part.rpartition("/")[2])))


def _values(source: Path) -> dict[int, Solved]:
    """The values of each sheet by its number, beside the list of before."""
    book = load_workbook(source, read_only=True, data_only=True)
    values: dict[int, Solved] = {}
    sheets = [sheet for sheet in book.worksheets if sheet["A1"].value != form.MARK]
    for number, sheet in enumerate(sheets, 1):
        cells = (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)
        values[number] = {cell.coordinate: cell.value for cell in cells}
    book.close()
    return values


def _with_value(match: re.Match[bytes], values: Solved) -> bytes:
    address, looks, formula = match.groups()
    value = values.get(address.decode())
    if value is None:
        return match[0]
    kind, text = _written(value)
    looks = _TYPED.sub(b"", looks) + (f' t="{kind}"'.encode() if kind else b"")
    return b'<c r="%b"%b>%b<v>%b</v></c>' % (address, looks, formula, escape(text).encode())


def _written(value: object) -> tuple[str, str]:
    """The type of a value and how it is written."""
    if isinstance(value, bool):
        return "b", str(int(value))
    if isinstance(value, int | float):
        return "", repr(value)
    if isinstance(value, date | datetime | time | timedelta):
        return "", repr(to_excel(value))
    text = str(value)
    return ("e", text) if text.startswith("#") and text.isupper() else ("str", text)
