"""The workbook of a unit's targets, to be filled in: document, table and guide, the form on a
hidden sheet.
"""

from datetime import date
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from hub.template import targets
from hub.template.form import SourceField
from hub.template.looks import LOOKS, WRITTEN, frame, message, write_hidden, write_texts
from hub.template.targets import TargetColumn, TargetForm

_FIRST_ROW, _FIRST_COLUMN = 4, 1
_HINTS = {
    "#kind": "Chọn hoặc ghi đúng như văn bản",
    "#document": "Ví dụ: Cải cách hành chính năm 2026",
    "#number": "Ví dụ: 15/KH-SNV",
    "#date": "Ngày/tháng/năm, ví dụ 06/4/2025",
    "#issuer": "Đã ghi sẵn tên đơn vị; sửa nếu cơ quan khác giao chỉ tiêu",
    "#period": "Ví dụ 2026, 2021-2025; là thời hạn của chỉ tiêu không ghi thời hạn riêng",
    "#url": "Bắt đầu bằng https:// hoặc http://; không có thì để trống",
}
_CHOICES = {
    "#measure": list(targets.MEASURES),
    "#comparator": list(targets.COMPARATORS),
    "#area": list(targets.AREAS),
}
_GUIDE = (
    "1. Trang tính “Văn bản”: ghi văn bản đặt ra các chỉ tiêu. Ô có dấu * phải điền. Chỉ tiêu của"
    " hai văn bản thì điền hai tệp.",
    "2. Trang tính “Chỉ tiêu”: mỗi dòng một chỉ tiêu, một mức và một thời hạn. Chỉ tiêu có mức của"
    " từng năm thì ghi mỗi năm một dòng.",
    "3. Nội dung ghi đủ lời văn bản; mức phấn đấu và đơn vị tính ghi ở cột riêng. Tính bằng % thì"
    " ghi 95, không ghi 0,95.",
    "4. Cách so, Đặt cho, Lĩnh vực: chọn trong danh sách.",
    "5. Chỉ số: chọn chỉ số đo đúng nội dung chỉ tiêu thì hệ thống mới đánh giá được; “mức độ hài"
    " lòng” của kế hoạch chưa chắc là SIPAS. Không chắc thì để trống.",
    "6. Mức tăng, giảm cần mốc so sánh là một năm; không ghi thì tính từ năm trước “Từ kỳ”.",
    "7. Nhập lại tệp của cùng một văn bản: chỉ tiêu trong tệp thay cho các chỉ tiêu đã có của văn"
    " bản đó; số liệu của văn bản giữ nguyên. Chỉ tiêu cũ vẫn xem lại được theo thời điểm (asOf).",
    "Không đổi tên trang tính, tên cột; không thêm, xóa, đổi chỗ, gộp hoặc ẩn cột.",
    "Nhập vào hệ thống: hub import TÊN_TỆP.xlsx. Có ô sai thì hệ thống chỉ ra mọi ô sai cùng lúc"
    " và chưa ghi gì.",
)


def workbook(form: TargetForm) -> bytes:
    """The workbook of a form, ready to be filled in; the same form gives the same bytes."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": form.title, "created": WRITTEN})
        looks = {name: book.add_format(style) for name, style in LOOKS.items()}
        names = (targets.SOURCE, targets.DATA, targets.GUIDE, targets.HIDDEN)
        source, data, guide, hidden = (book.add_worksheet(name) for name in names)
        _write_document(source, form, looks)
        _write_table(
            data,
            form,
            looks,
            lists=write_hidden(hidden, targets.lines(form), ("indicator", "unit-of-measure")),
        )
        _write_guide(guide, looks)
    return file.getvalue()


def _write_document(sheet: Worksheet, form: TargetForm, looks: dict[str, Any]) -> None:
    frame(sheet, (0, 30, 60, 70))
    sheet.write_string(0, 0, targets.TITLE)
    sheet.write_string(0, 1, form.title, looks["title"])
    sheet.write_string(1, 1, "Văn bản đặt ra các chỉ tiêu. Ô có dấu * phải điền.", looks["hint"])
    write_texts(sheet, 2, ("#unit", "Đơn vị", form.unit), look=looks["name"])
    for row, field in enumerate(targets.DOCUMENT, 3):
        _write_field(sheet, row, field, form=form, looks=looks)
    sheet.activate()
    sheet.set_selection(3, 2, 3, 2)


def _write_field(
    sheet: Worksheet, row: int, field: SourceField, form: TargetForm, looks: dict[str, Any]
) -> None:
    hint, label = _HINTS[field.key], f"{field.label} *" if field.wanted else field.label
    write_texts(sheet, row, (field.key, label), look=looks["name"])
    look = looks["date" if field.key == "#date" else "text"]
    if field.key == "#issuer":
        sheet.write_string(row, 2, form.name, look)
    else:
        sheet.write_blank(row, 2, None, look)
    sheet.write_string(row, 3, hint, looks["hint"])
    sheet.data_validation(row, 2, row, 2, _document_rule(field.key) | message(field.label, hint))


def _document_rule(key: str) -> dict[str, Any]:
    if key == "#date":
        first, last = date(1990, 1, 1), date(2199, 12, 31)
        return {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
    if key == "#kind":
        return {"validate": "list", "source": list(targets.KINDS), "error_type": "warning"}
    return {"validate": "any"}


def _write_table(
    sheet: Worksheet, form: TargetForm, looks: dict[str, Any], lists: dict[str, str]
) -> None:
    frame(sheet, (0, *(column.width for column in targets.COLUMNS)))
    sheet.write_string(0, 0, targets.TITLE)
    sheet.write_string(0, 1, form.title, looks["title"])
    keys = (targets.KEYS, *(column.key for column in targets.COLUMNS))
    labels = (targets.LABELS, *(_starred(column) for column in targets.COLUMNS))
    write_texts(sheet, 1, keys, look=None)
    sheet.set_row(1, None, None, {"hidden": True})
    write_texts(sheet, 2, labels, look=looks["head"])
    write_texts(sheet, 3, ("", *(column.hint for column in targets.COLUMNS)), look=looks["scale"])
    sheet.set_row(3, 40)
    sheet.freeze_panes(_FIRST_ROW, _FIRST_COLUMN + 1)
    last = _FIRST_ROW + targets.MOST - 1
    for number, column in enumerate(targets.COLUMNS, _FIRST_COLUMN):
        look = looks["cell" if column.key == "#value" else "text"]
        for row in range(_FIRST_ROW, last + 1):
            sheet.write_blank(row, number, None, look)
        rule = _rule(column.key, lists) | message(column.label, column.hint)
        sheet.data_validation(_FIRST_ROW, number, last, number, rule)
    sheet.set_selection(_FIRST_ROW, _FIRST_COLUMN, _FIRST_ROW, _FIRST_COLUMN)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _starred(column: TargetColumn) -> str:
    return f"{column.label} *" if column.wanted else column.label


def _rule(key: str, lists: dict[str, str]) -> dict[str, Any]:
    """What a cell of a column may hold."""
    if key in _CHOICES:
        return {"validate": "list", "source": _CHOICES[key]}
    if key == "#indicator" and lists["indicator"]:
        return {"validate": "list", "source": f"={lists['indicator']}"}
    if key == "#unit":  # units of things that are counted are in no list
        source = f"={lists['unit-of-measure']}"
        return {"validate": "list", "source": source, "error_type": "warning"}
    return {"validate": "any"}


def _write_guide(sheet: Worksheet, looks: dict[str, Any]) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 130)
    for row, line in enumerate(_GUIDE):
        sheet.write_string(row, 0, line, looks["plain"])
    sheet.protect()
