"""The workbook of what became of units, to be filled in: decision, table and guide, the form on a
hidden sheet.
"""

from io import BytesIO

from xlsxwriter import Workbook

from hub.template import places
from hub.template.listing import DAY, ListedSheets, listed, write_document, write_guide, write_table
from hub.template.looks import LOOKS, WRITTEN, write_hidden
from hub.template.places import PlacesForm

_HINTS = {
    "#kind": "Ví dụ: Quyết định, Nghị quyết, Nghị định",
    "#document": "Ví dụ: Tổ chức lại Ban Quản lý các khu công nghiệp tỉnh",
    "#number": "Ví dụ: 45/QĐ-UBND",
    "#date": "Ngày/tháng/năm, ví dụ 06/4/2025",
    "#issuer": "Ví dụ: Ủy ban nhân dân tỉnh Ninh Bình",
    "#url": "Bắt đầu bằng https:// hoặc http://; không có thì để trống",
}
_GUIDE = (
    "1. Trang tính “Văn bản”: ghi văn bản quyết định việc sắp xếp. Ô có dấu * phải điền. Hai văn"
    " bản thì điền hai tệp.",
    "2. Trang tính “Sắp xếp”: mỗi dòng một đơn vị cũ và một đơn vị mới. Một đơn vị cũ chia cho"
    " nhiều đơn vị thì ghi nhiều dòng.",
    "3. Các đơn vị cũ ghi sẵn là đơn vị không còn mà hệ thống chưa biết nay thuộc đâu; dòng nào"
    " chưa có văn bản thì xóa tên đơn vị cũ ở dòng đó.",
    "4. Đơn vị mới: chọn trong danh sách; chưa có thì ghi đủ tên, không ghi tên tỉnh, và chọn loại"
    " đơn vị. Hệ thống lập đơn vị ấy từ ngày hiệu lực.",
    "5. “Nhập vào”: đơn vị cũ kết thúc vào ngày liền trước ngày hiệu lực. “Chuyển một phần sang”:"
    " đơn vị cũ còn.",
    "6. Chỉ đổi tên mà không đổi tổ chức thì không phải sắp xếp: đơn vị giữ nguyên, báo người quản"
    " trị hệ thống ghi thêm tên.",
    "7. Ghi lại một đơn vị cũ thì những gì đã ghi trước đó của đơn vị ấy được thay thế. Ghi nhầm"
    f" thì chọn “{places.TAKEN_BACK}”, để trống đơn vị mới và ngày.",
    "Không đổi tên trang tính, tên cột; không thêm, xóa, đổi chỗ, gộp hoặc ẩn cột.",
    "Nhập vào hệ thống: hub import TÊN_TỆP.xlsx. Có ô sai thì hệ thống chỉ ra mọi ô sai cùng lúc"
    " và chưa ghi gì.",
)


def workbook(form: PlacesForm) -> bytes:
    """The workbook of a form, ready to be filled in; the same form gives the same bytes."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": form.title, "created": WRITTEN})
        looks = {name: book.add_format(style) for name, style in LOOKS.items()}
        names = (places.SOURCE, places.DATA, places.GUIDE, places.HIDDEN)
        source, data, guide, hidden = (book.add_worksheet(name) for name in names)
        lists = write_hidden(hidden, places.lines(form), ("unit",))
        shown = _shown(form, lists)
        write_document(source, shown, looks)
        write_table(data, shown, looks)
        write_guide(guide, _GUIDE, looks)
    return file.getvalue()


def _shown(form: PlacesForm, lists: dict[str, str]) -> ListedSheets:
    units = listed(lists["unit"])
    return ListedSheets(
        title=form.title,
        lead="Văn bản quyết định việc sắp xếp. Ô có dấu * phải điền.",
        unit=form.province,
        fields=places.DOCUMENT,
        hints=_HINTS,
        values={},
        columns=places.COLUMNS,
        most=places.MOST,
        rules={
            "#old": units,
            "#new": units | {"error_type": "warning"},
            "#manner": {"validate": "list", "source": [*places.MANNERS, places.TAKEN_BACK]},
            "#new-kind": {"validate": "list", "source": list(places.KINDS)},
            "#day": DAY,
        },
        rows=[{"#old": unit} for unit in form.open],
    )
