"""The workbook of a unit's targets, to be filled in: document, table and guide, the form on a
hidden sheet.
"""

from io import BytesIO

from xlsxwriter import Workbook

from hub.template import targets
from hub.template.listing import ListedSheets, listed, write_document, write_guide, write_table
from hub.template.looks import LOOKS, WRITTEN, write_hidden
from hub.template.targets import TargetForm

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
        lists = write_hidden(hidden, targets.lines(form), ("indicator", "unit-of-measure"))
        shown = _shown(form, lists)
        write_document(source, shown, looks)
        write_table(data, shown, looks)
        write_guide(guide, _GUIDE, looks)
    return file.getvalue()


def _shown(form: TargetForm, lists: dict[str, str]) -> ListedSheets:
    # Units of things that are counted are in no list, nor are all kinds of documents.
    units = listed(lists["unit-of-measure"]) | {"error_type": "warning"}
    kinds = {"validate": "list", "source": list(targets.KINDS), "error_type": "warning"}
    chosen = {key: {"validate": "list", "source": words} for key, words in _CHOICES.items()}
    return ListedSheets(
        title=form.title,
        lead="Văn bản đặt ra các chỉ tiêu. Ô có dấu * phải điền.",
        unit=form.unit,
        fields=targets.DOCUMENT,
        hints=_HINTS,
        values={"#issuer": form.name},
        columns=targets.COLUMNS,
        most=targets.MOST,
        rules={
            **chosen,
            "#kind": kinds,
            "#indicator": listed(lists["indicator"]),
            "#unit": units,
        },
    )
