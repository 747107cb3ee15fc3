"""The workbook of an office's report of a period: the report itself, its figures, a guide, the
form on a hidden sheet.
"""

from collections.abc import Mapping
from io import BytesIO
from itertools import groupby
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from hub.template import report
from hub.template.looks import LOOKS, WRITTEN, frame, message, write_hidden, write_texts
from hub.template.report import ReportColumn, ReportForm, ReportRow
from hub.template.sheets import write_source
from hub.words import units

_FIRST = 1  # the column of labels; codes stand before it
_HEADS = 4  # rows before the first section
_AT = {column: number for number, column in enumerate(report.COLUMNS, _FIRST)}
_HINT = "Chỉ điền ô vàng. Ô cam đã lấy từ báo cáo: đối chiếu với câu bên cạnh rồi chọn xác nhận."
_VALUE_HELP = "Số đúng như báo cáo ghi. Chưa biết thì để trống; không có hồ sơ nào thì ghi 0."
_CONFIRMED_HELP = (
    "Có: con số đúng là của dòng này. Không: bỏ con số. Để trống: con số không được nhập."
)
_GUIDE = (
    "1. Trang tính “Nguồn”: ghi báo cáo mà số liệu thuộc về. Ô có dấu * phải điền.",
    "2. Trang tính “Số liệu”: mỗi dòng một nội dung. Chỉ điền các ô nền vàng, đúng như báo cáo"
    " ghi; chưa biết thì để trống, không phát sinh thì ghi 0.",
    "3. Ô nền cam đã được lấy sẵn từ báo cáo; câu và vị trí của câu ở cột “Lấy từ câu nào của báo"
    " cáo”. Đúng thì chọn Có ở cột “Xác nhận”; sai thì ghi đè số đúng, hoặc chọn Không.",
    "4. Ô lấy sẵn mà chưa xác nhận thì không được nhập và được kể ra: số do máy đọc mà chưa ai xem"
    " thì chưa phải số liệu của đơn vị.",
    "5. Câu có ghi “(chưa chắc)” chỉ để tham khảo: máy không chắc con số thuộc dòng này hoặc kỳ"
    " này, nên không điền sẵn.",
    "6. Hai cột “Kỳ trước”, “Cùng kỳ năm trước” là số đơn vị đã báo cáo, chỉ để đối chiếu. Kỳ theo"
    " lịch và kỳ báo cáo chốt ngày 14 không đặt cạnh nhau.",
    "7. Lĩnh vực chưa có dòng: chọn trong danh sách ở các dòng cuối mục II.",
    "8. Tính bằng %: ghi 86,37 (hoặc 86,37%), không ghi 0,8637.",
    "Không đổi tên trang tính, nội dung, tên cột; không thêm, xóa, đổi chỗ, gộp hoặc ẩn dòng, cột.",
    "Nhập vào hệ thống: hub import TÊN_TỆP.xlsx. Có ô sai thì hệ thống chỉ ra mọi ô sai cùng lúc và"
    " chưa ghi gì.",
)


def workbook(blank: ReportForm, source: Mapping[str, object]) -> bytes:
    """The workbook of a form, with what is known of the report; the same form gives the same
    bytes.
    """
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": blank.title, "created": WRITTEN})
        looks = {name: book.add_format(style) for name, style in LOOKS.items()}
        names = (report.SOURCE, report.DATA, report.GUIDE, report.HIDDEN)
        first, data, guide, hidden = (book.add_worksheet(name) for name in names)
        write_source(first, blank, looks, values=source)
        lists = write_hidden(hidden, report.lines(blank), ("choice", "answer"))
        _ReportTable(data, blank, looks, lists=lists).write()
        _write_guide(guide, looks)
    return file.getvalue()


class _ReportTable:
    """The sheet of figures while it is written."""

    def __init__(
        self, sheet: Worksheet, blank: ReportForm, looks: dict[str, Any], lists: dict[str, str]
    ) -> None:
        self._sheet, self._blank, self._looks, self._lists = sheet, blank, looks, lists
        self._row = _HEADS

    def write(self) -> None:
        """Write the heads, and the rows of each section."""
        self._write_heads()
        sections = {name: list(rows) for name, rows in groupby(self._blank.rows, _section)}
        if self._blank.choices:
            sections.setdefault(report.SECTION_OF_FIELDS, [])
        for name in sorted(sections):
            self._write_section(name, sections[name])
        self._sheet.set_landscape()
        self._sheet.repeat_rows(_HEADS - 1)
        self._sheet.fit_to_pages(1, 0)

    def _write_heads(self) -> None:
        sheet, looks = self._sheet, self._looks
        frame(sheet, (0, *(column.width for column in report.COLUMNS)))
        sheet.write_string(0, 0, report.TITLE)
        sheet.write_string(0, _FIRST, self._blank.title, looks["title"])
        sheet.write_string(1, _FIRST, _HINT, looks["hint"])
        keys = (report.KEYS, *(column.key for column in report.COLUMNS))
        write_texts(sheet, 2, keys, look=None)
        sheet.set_row(2, None, None, {"hidden": True})
        labels = (report.LABELS, *(self._label(column) for column in report.COLUMNS))
        write_texts(sheet, 3, labels, look=looks["head"])
        sheet.set_row(3, 48)
        sheet.freeze_panes(_HEADS, _AT[report.VALUE])

    def _label(self, column: ReportColumn) -> str:
        words = {
            report.BEFORE: self._blank.before,
            report.YEAR_BEFORE: self._blank.year_before,
        }.get(column, "")
        return f"{column.label}: {words}" if words else column.label

    def _write_section(self, name: str, rows: list[ReportRow]) -> None:
        for column in range(_FIRST, _FIRST + len(report.COLUMNS)):
            self._sheet.write_string(self._row, column, "", self._looks["head"])
        self._sheet.write_string(self._row, _FIRST, name, self._looks["section"])
        self._row += 1
        for row in rows:
            self._write_row(row)
        if name == report.SECTION_OF_FIELDS:
            for _ in self._blank.choices[: report.MOST_FIELDS]:
                self._write_choice()

    def _write_row(self, row: ReportRow) -> None:
        """What is asked, the cell of its figure, and all that helps to fill it in."""
        sheet, looks, read = self._sheet, self._looks, row.read
        unsure = "(chưa chắc) " if read and read.value is None else ""
        sentence = f"{unsure}{read.sentence} ({read.place})" if read else ""
        texts = {
            report.LABEL: f"{'    ' * row.level}{row.label}",
            report.UNIT: report.unit_words(row),
            report.SENTENCE: sentence,
            report.BEFORE: row.before,
            report.YEAR_BEFORE: row.year_before,
            report.MEANING: row.meaning,
        }
        sheet.write_string(self._row, 0, row.code)
        for column, text in texts.items():
            sheet.write_string(self._row, _AT[column], text, looks["told"])
        self._write_answers(row, is_read=bool(read) and not unsure)

    def _write_answers(self, row: ReportRow, is_read: bool) -> None:
        value, confirmed = _AT[report.VALUE], _AT[report.CONFIRMED]
        if is_read:
            self._sheet.write_number(self._row, value, row.read.value, self._looks["read"])
            self._sheet.write_blank(self._row, confirmed, None, self._looks["cell"])
            rule = {"validate": "list", "source": f"={self._lists['answer']}"}
            words = message(report.CONFIRMED.label, _CONFIRMED_HELP)
            self._sheet.data_validation(self._row, confirmed, self._row, confirmed, rule | words)
        else:
            self._sheet.write_blank(self._row, value, None, self._looks["cell"])
            self._sheet.write_string(self._row, confirmed, "", self._looks["told"])
        self._rule(row, value)
        self._row += 1

    def _write_choice(self) -> None:
        """A row whose field the office chooses."""
        sheet, looks, label = self._sheet, self._looks, _AT[report.LABEL]
        sheet.write_string(self._row, 0, report.FIELD)
        for column in report.COLUMNS:
            sheet.write_string(self._row, _AT[column], "", looks["told"])
        sheet.write_blank(self._row, label, None, looks["text"])
        sheet.write_string(self._row, _AT[report.UNIT], units.called("dossiers").vi, looks["told"])
        sheet.write_blank(self._row, _AT[report.VALUE], None, looks["cell"])
        rule = {"validate": "list", "source": f"={self._lists['choice']}"}
        words = message("Lĩnh vực", "Chọn lĩnh vực chưa có dòng riêng ở trên.")
        sheet.data_validation(self._row, label, self._row, label, rule | words)
        self._rule(report.field_row(self._blank, self._blank.choices[0]), _AT[report.VALUE])
        self._row += 1

    def _rule(self, row: ReportRow, column: int) -> None:
        """What the cell of a figure may hold."""
        cell = xl_rowcol_to_cell(self._row, column)
        limits = [
            f"{cell}{sign}{limit!r}"
            for sign, limit in ((">=", row.minimum), ("<=", row.maximum))
            if limit is not None
        ]
        parts = [f"ISNUMBER({cell})", *limits]
        if units.unit(row.unit).is_count:
            parts.append(f"INT({cell})={cell}")
        rule = {"validate": "custom", "value": f"=AND({','.join(parts)})"}
        words = message(row.label, _VALUE_HELP)
        self._sheet.data_validation(self._row, column, self._row, column, rule | words)


def _section(row: ReportRow) -> str:
    return row.section


def _write_guide(sheet: Worksheet, looks: dict[str, Any]) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 130)
    for row, line in enumerate(_GUIDE):
        sheet.write_string(row, 0, line, looks["plain"])
    sheet.protect()
