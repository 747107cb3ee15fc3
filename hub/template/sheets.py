"""A form as a workbook to be filled in: source, table and guide, the form on a hidden sheet."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from math import ceil
from types import MappingProxyType
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from hub.template import form
from hub.template.form import Form, FormColumn, SourceField
from hub.template.looks import LOOKS, WRITTEN, frame, message, write_hidden, write_texts
from hub.template.report import ReportForm

_FIRST_ROW, _FIRST_COLUMN = 5, 2  # of figures
_LETTERS, _LINE_HEIGHT = 14, 16  # of a header's line
_WIDE = 16  # columns that do not fit on one page
_IN_SHORT = (
    "Chưa biết thì để trống; văn bản không có số liệu thì ghi KCDL. Nguồn ghi ở trang tính"
    f" “{form.SOURCE}”."
)
_BESIDE = {
    "rank": "Số nguyên từ 1: hạng in trong văn bản, không tự tính.",
    "rank_of": "Số nguyên từ 1: số đơn vị được xếp hạng cùng nhau.",
    "group": "Nhóm hoặc xếp loại đúng như văn bản ghi.",
    "block": (
        "Tên khối mà văn bản xếp hạng riêng, ví dụ Khối sở, ban, ngành. Các đơn vị cùng khối ghi"
        " giống hệt nhau."
    ),
}
_HINTS = {
    "#document": "Ví dụ: Quyết định công bố Chỉ số cải cách hành chính năm 2024",
    "#number": "Ví dụ: 12/QĐ-BNV",
    "#date": "Ngày/tháng/năm, ví dụ 06/4/2025",
    "#publisher": "Ví dụ: Bộ Nội vụ; UBND tỉnh Lai Châu",
    "#url": "Bắt đầu bằng https:// hoặc http://; không có thì để trống",
    "#tier": "Của chính cơ quan công bố, của báo chí dẫn lại, hay bản người khác chép",
    "#replaces": (
        "Số, ký hiệu của văn bản mà văn bản này thay thế; mọi số liệu của văn bản đó hết hiệu lực"
    ),
    "#annuls": (
        "Số, ký hiệu của văn bản mà văn bản này bãi bỏ hoặc thu hồi; mọi số liệu của văn bản đó hết"
        " hiệu lực"
    ),
    "#reading": "Ngày lấy số trên cổng; để trống nếu văn bản không theo ngày đọc",
    "#cumulative": "Chọn Có nếu số liệu cộng dồn từ đầu kỳ đến ngày đọc",
    "#provisional": "Chọn Có nếu số liệu còn có thể thay đổi",
}
_DATES = ("#date", "#reading")
_GUIDE = (
    ("Cách điền", True),
    (
        (
            "1. Trang tính “Nguồn”: ghi văn bản công bố số liệu; mọi con số trong tệp được trích"
            " dẫn theo văn bản này, kèm ô."
        ),
        False,
    ),
    ("    Ô có dấu * phải điền. Số liệu lấy từ hai văn bản thì điền hai tệp.", False),
    (
        (
            "2. Trang tính “Số liệu”: mỗi dòng là một đơn vị, mỗi cột là một chỉ số. Chỉ điền các ô"
            " nền vàng."
        ),
        False,
    ),
    (
        (
            "3. Chép đúng con số văn bản ghi, giữ đủ chữ số thập phân. Dấu thập phân là dấu phẩy"
            " hoặc dấu chấm đều được."
        ),
        False,
    ),
    ("4. Chỉ số tính bằng %: ghi 86,37 (hoặc 86,37%), không ghi 0,8637.", False),
    (
        (
            "5. Chưa biết thì để trống ô; ô trống không bao giờ xóa số liệu, hạng, xếp loại hay"
            " khối đã có trong hệ thống."
        ),
        False,
    ),
    (
        (
            "6. Văn bản nói rõ là không có số liệu thì ghi một trong các chữ sau, không ghi 0 hoặc"
            " dấu gạch:"
        ),
        False,
    ),
    ("        KCDL hoặc chưa công bố: cơ quan ban hành không đưa ra con số của đơn vị", False),
    (
        "        không công bố: cơ quan ban hành chủ động không nêu, ví dụ đơn vị ngoài nhóm 30",
        False,
    ),
    ("        không khảo sát: đơn vị không được khảo sát hoặc chấm điểm trong kỳ", False),
    ("        chưa hoạt động: trong kỳ đơn vị chưa được thành lập hoặc chưa sắp xếp", False),
    ("        đã kết thúc: trong kỳ đơn vị không còn hoạt động", False),
    (
        (
            "7. Văn bản rút lại con số, hạng, xếp loại hoặc khối đã công bố thì ghi “rút lại” vào"
            " đúng ô đó."
        ),
        False,
    ),
    (
        (
            "        Ghi “rút lại” ở ô điểm thì cả hạng và xếp loại của điểm ấy cũng hết hiệu lực,"
            " trừ những gì dòng này ghi lại."
        ),
        False,
    ),
    (
        (
            "8. Hạng là hạng in trong văn bản, không tự tính; “Trên tổng số” là số đơn vị được xếp"
            " hạng cùng nhau."
        ),
        False,
    ),
    ("    Đồng hạng thì ghi cùng một hạng.", False),
    ("9. Nhóm, xếp loại: chọn trong danh sách, nếu ô có danh sách.", False),
    (
        (
            "10. Thay thế văn bản số …, Bãi bỏ, thu hồi văn bản số …: ở trang “Nguồn”, ghi số của"
            " văn bản cũ nếu văn bản này nói như vậy."
        ),
        False,
    ),
    (
        (
            "        Mọi số liệu của văn bản cũ hết hiệu lực từ đợt nhập này; vẫn xem lại được theo"
            " thời điểm (asOf)."
        ),
        False,
    ),
    ("", False),
    ("Không làm", True),
    (
        (
            "Không đổi tên trang tính, tên đơn vị, tên cột, kỳ số liệu; không thêm, xóa, đổi chỗ,"
            " gộp hoặc ẩn dòng, cột."
        ),
        False,
    ),
    (
        (
            "Không ghi số liệu ngoài bảng. Đơn vị hoặc chỉ số chưa có trong mẫu thì báo người quản"
            " trị hệ thống để lập mẫu mới."
        ),
        False,
    ),
    ("", False),
    ("Nhập vào hệ thống", True),
    (
        (
            "Chạy: hub import TÊN_TỆP.xlsx. Nếu có ô sai, hệ thống chỉ ra mọi ô sai cùng lúc và"
            " chưa ghi gì; sửa rồi chạy lại."
        ),
        False,
    ),
)


def workbook(
    blank: Form, source: Mapping[str, object] = MappingProxyType({}), block: str = ""
) -> bytes:
    """The workbook of a form, ready to be filled in, with what is known of its source and the block
    of its units.
    """
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": blank.title, "created": WRITTEN})
        looks = {name: book.add_format(style) for name, style in LOOKS.items()}
        first, data, guide, hidden = (
            book.add_worksheet(name) for name in (form.SOURCE, form.DATA, form.GUIDE, form.HIDDEN)
        )
        write_source(first, blank, looks, values=source)
        lists = write_hidden(hidden, form.lines(blank), ("group", "mark"))
        _write_data(data, blank, looks, lists=lists)
        if block:
            _write_block(data, blank, block, looks["cell"])
        _write_guide(guide, looks)
    return file.getvalue()


def write_source(
    sheet: Worksheet,
    blank: Form | ReportForm,
    looks: dict[str, Any],
    values: Mapping[str, object],
) -> None:
    """What is wanted of the source of all figures, with the values that are known of it."""
    frame(sheet, (0, 34, 60, 70))
    sheet.write_string(0, 0, form.TITLE)
    sheet.write_string(0, 1, blank.title, looks["title"])
    sheet.write_row(
        1, 1, ["Nguồn của mọi số liệu trong tệp này. Ô có dấu * phải điền."], looks["hint"]
    )
    for row, (key, label, value) in enumerate(
        (("#index", "Bộ chỉ số", blank.index), ("#period", "Kỳ số liệu", blank.period_words)), 2
    ):
        write_texts(sheet, row, (key, label, value), look=looks["name"])
    for row, field in enumerate(blank.fields, 4):
        _write_field(sheet, row, field, looks=looks)
        look = looks["date" if field.key in _DATES else "text"]
        if field.key in values:
            sheet.write(row, 2, values[field.key], look)
    sheet.activate()
    sheet.set_selection(4, 2, 4, 2)


def _write_field(sheet: Worksheet, row: int, field: SourceField, looks: dict[str, Any]) -> None:
    """What is wanted of the source, the cell to fill in, and a hint."""
    hint = _HINTS[field.key]
    label = f"{field.label} *" if field.wanted else field.label
    write_texts(sheet, row, (field.key, label), look=looks["name"])
    sheet.write_blank(row, 2, None, looks["date" if field.key in _DATES else "text"])
    sheet.write_string(row, 3, hint, looks["hint"])
    sheet.set_row(row, 32 if field.key == "#document" else 20)
    rule = _source_rule(field.key) | message(field.label, hint)
    sheet.data_validation(row, 2, row, 2, rule)


def _write_data(
    sheet: Worksheet, blank: Form, looks: dict[str, Any], lists: dict[str, str]
) -> None:
    frame(sheet, (0, 30))
    sheet.set_column(_FIRST_COLUMN, _FIRST_COLUMN + len(blank.columns) - 1, _LETTERS + 3)
    sheet.freeze_panes(_FIRST_ROW, _FIRST_COLUMN)
    _write_head(sheet, blank, looks)
    for row, unit in enumerate(blank.units, _FIRST_ROW):
        write_texts(sheet, row, unit, look=looks["name"])
        for column in range(_FIRST_COLUMN, _FIRST_COLUMN + len(blank.columns)):
            sheet.write_blank(row, column, None, looks["cell"])
    last = _FIRST_ROW + len(blank.units) - 1
    for number, column in enumerate(blank.columns, _FIRST_COLUMN):
        rule = _rule(column, xl_rowcol_to_cell(_FIRST_ROW, number), lists)
        words = message(column.label, _help(column))
        sheet.data_validation(_FIRST_ROW, number, last, number, rule | words)
    sheet.set_selection(_FIRST_ROW, _FIRST_COLUMN, _FIRST_ROW, _FIRST_COLUMN)
    sheet.set_landscape()
    sheet.repeat_rows(3, 4)
    sheet.repeat_columns(1)
    sheet.fit_to_pages(1 if len(blank.columns) < _WIDE else 0, 0)


def _write_block(sheet: Worksheet, blank: Form, block: str, look: Any) -> None:
    """The block of every unit, where it is asked for."""
    for number, column in enumerate(blank.columns, _FIRST_COLUMN):
        if column.field == "block":
            for row in range(_FIRST_ROW, _FIRST_ROW + len(blank.units)):
                sheet.write_string(row, number, block, look)


def _write_head(sheet: Worksheet, blank: Form, looks: dict[str, Any]) -> None:
    """The title, a hint, and the rows of codes, labels and scales; the codes are hidden."""
    sheet.write_string(0, 0, form.TITLE)
    sheet.write_string(0, 1, blank.title, looks["title"])
    sheet.write_string(1, 1, _IN_SHORT, looks["hint"])
    sheet.set_row(2, None, None, {"hidden": True})
    lines = [ceil(len(column.label) / _LETTERS) for column in blank.columns]
    sheet.set_row(3, _LINE_HEIGHT * max(3, *lines))
    sheet.set_row(4, 28)
    codes = (form.CODES, "", *(column.key for column in blank.columns))
    labels = (form.LABELS, "Đơn vị", *(column.label for column in blank.columns))
    scales = (
        form.SCALES,
        "Đơn vị tính; thang điểm",
        *(column.scale for column in blank.columns),
    )
    write_texts(sheet, 2, codes, look=None)
    write_texts(sheet, 3, labels, look=looks["head"])
    write_texts(sheet, 4, scales, look=looks["scale"])


def _write_guide(sheet: Worksheet, looks: dict[str, Any]) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 130)
    for row, (line, heads) in enumerate(_GUIDE):
        sheet.write_string(row, 0, line, looks["title" if heads else "plain"])
    sheet.protect()


def _source_rule(key: str) -> dict[str, Any]:
    if key in _DATES:
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": date(1990, 1, 1),
            "maximum": date(2199, 12, 31),
        }
    choices = {
        "#tier": list(form.TIERS),
        "#cumulative": [form.YES, form.NO],
        "#provisional": [form.YES, form.NO],
    }.get(key)
    return {"validate": "list", "source": choices} if choices else {"validate": "any"}


def _rule(column: FormColumn, first: str, lists: dict[str, str]) -> dict[str, Any]:
    """What a cell of a column may hold; the address is that of its first cell."""
    is_mark = f"COUNTIF({lists['mark']},TRIM({first}))>0"
    if column.field == "value":
        limits = [
            f"{first}{sign}{limit!r}"
            for sign, limit in ((">=", column.minimum), ("<=", column.maximum))
            if limit is not None
        ]
        return {
            "validate": "custom",
            "value": f"=OR(AND({','.join([f'ISNUMBER({first})', *limits])}),{is_mark})",
        }
    if column.field in ("rank", "rank_of"):
        return {
            "validate": "custom",
            "value": f"=OR(AND(ISNUMBER({first}),{first}>=1,INT({first})={first}),{is_mark})",
        }
    if column.field == "group" and lists["group"]:
        # A mark is in no list of grades: whoever types one is only warned.
        return {"validate": "list", "source": f"={lists['group']}", "error_type": "warning"}
    return {"validate": "any"}


def _help(column: FormColumn) -> str:
    if column.field != "value":
        return _BESIDE[column.field]
    return (
        f"Số đúng như văn bản ghi ({column.scale}). Chưa biết thì để trống; văn bản không có số"
        " liệu thì ghi KCDL."
    )
