"""The sheets of a template that lists things of one document: the document, and a row for each."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from xlsxwriter.worksheet import Worksheet

from hub.template.form import KEYS, LABELS, TITLE, ListColumn, SourceField
from hub.template.looks import frame, message, write_texts

FIRST_ROW, FIRST_COLUMN = 4, 1
DAY: Mapping[str, Any] = {
    "validate": "date",
    "criteria": "between",
    "minimum": date(1900, 1, 1),
    "maximum": date(2199, 12, 31),
}


class ListedSheets(NamedTuple):
    """What stands on the two sheets of a template, but for the form itself."""

    title: str
    lead: str  # above the document
    unit: str  # whose it is, as its id
    fields: Sequence[SourceField]
    hints: Mapping[str, str]
    values: Mapping[str, str]  # of the document, where they are known
    columns: Sequence[ListColumn]
    most: int
    rules: Mapping[str, Mapping[str, Any]]  # what a field, or the cells of a column, may hold
    rows: Sequence[Mapping[str, str]] = ()  # what is filled in beforehand


def write_document(sheet: Worksheet, shown: ListedSheets, looks: dict[str, Any]) -> None:
    """The sheet on which the document is described."""
    frame(sheet, (0, 30, 60, 70))
    sheet.write_string(0, 0, TITLE)
    sheet.write_string(0, 1, shown.title, looks["title"])
    sheet.write_string(1, 1, shown.lead, looks["hint"])
    write_texts(sheet, 2, ("#unit", "Đơn vị", shown.unit), look=looks["name"])
    for row, field in enumerate(shown.fields, 3):
        _write_field(sheet, row, field, shown=shown, looks=looks)
    sheet.activate()
    sheet.set_selection(3, 2, 3, 2)


def _write_field(
    sheet: Worksheet, row: int, field: SourceField, shown: ListedSheets, looks: dict[str, Any]
) -> None:
    write_texts(sheet, row, (field.key, starred(field)), look=looks["name"])
    look = looks["date" if field.key == "#date" else "text"]
    if field.key in shown.values:
        sheet.write_string(row, 2, shown.values[field.key], look)
    else:
        sheet.write_blank(row, 2, None, look)
    hint = shown.hints[field.key]
    sheet.write_string(row, 3, hint, looks["hint"])
    rule = DAY if field.key == "#date" else shown.rules.get(field.key, {"validate": "any"})
    sheet.data_validation(row, 2, row, 2, dict(rule) | message(field.label, hint))


def write_table(sheet: Worksheet, shown: ListedSheets, looks: dict[str, Any]) -> None:
    """The sheet with a row for each thing."""
    _write_heads(sheet, shown, looks)
    last = FIRST_ROW + shown.most - 1
    for number, column in enumerate(shown.columns, FIRST_COLUMN):
        for row in range(FIRST_ROW, last + 1):
            sheet.write_blank(row, number, None, looks[column.look])
        for row, cells in enumerate(shown.rows, FIRST_ROW):
            if column.key in cells:
                sheet.write_string(row, number, cells[column.key], looks[column.look])
        rule = dict(shown.rules.get(column.key, {"validate": "any"}))
        sheet.data_validation(
            FIRST_ROW, number, last, number, rule | message(column.label, column.hint)
        )
    sheet.set_selection(FIRST_ROW, FIRST_COLUMN, FIRST_ROW, FIRST_COLUMN)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_heads(sheet: Worksheet, shown: ListedSheets, looks: dict[str, Any]) -> None:
    columns = shown.columns
    frame(sheet, (0, *(column.width for column in columns)))
    sheet.write_string(0, 0, TITLE)
    sheet.write_string(0, 1, shown.title, looks["title"])
    write_texts(sheet, 1, (KEYS, *(column.key for column in columns)), look=None)
    sheet.set_row(1, None, None, {"hidden": True})
    write_texts(sheet, 2, (LABELS, *map(starred, columns)), look=looks["head"])
    write_texts(sheet, 3, ("", *(column.hint for column in columns)), look=looks["scale"])
    sheet.set_row(3, 40)
    sheet.freeze_panes(FIRST_ROW, FIRST_COLUMN + 1)


def starred(field: SourceField | ListColumn) -> str:
    """A label with a star where it must be filled."""
    return f"{field.label} *" if field.wanted else field.label


def write_guide(sheet: Worksheet, lines: Sequence[str], looks: dict[str, Any]) -> None:
    """The sheet that tells how to fill in the others."""
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 130)
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line, looks["plain"])
    sheet.protect()


def listed(source: str) -> dict[str, Any]:
    """That a cell holds one of a list on the hidden sheet; anything where there is no list."""
    return {"validate": "list", "source": f"={source}"} if source else {"validate": "any"}
