"""What openpyxl does not keep of a workbook, by the parts of its file."""

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from hub.words.language import Text

# What a part of a workbook is by its name; a chart or a picture is kept or drawn anew.
_PARTS = (
    (re.compile(r"xl/vbaProject\.bin|xl/macrosheets/.*"), Text("macro", "macros")),
    (re.compile(r"xl/charts/chart[^/]*\.xml|xl/chartsheets/[^/]*\.xml"), Text("biểu đồ", "charts")),
    (re.compile(r"xl/media/.*"), Text("hình ảnh", "pictures")),
    (re.compile(r"xl/pivotTables/[^/]*\.xml"), Text("bảng tổng hợp (pivot)", "pivot tables")),
    (re.compile(r"xl/slicers/[^/]*\.xml|xl/timelines/.*"), Text("bộ lọc (slicer)", "slicers")),
    (re.compile(r"xl/ctrlProps/.*|xl/activeX/.*"), Text("nút, ô chọn", "form controls")),
    (re.compile(r"xl/threadedComments/.*"), Text("chuỗi trao đổi", "threaded comments")),
    (re.compile(r"xl/diagrams/.*"), Text("SmartArt", "SmartArt")),
    (re.compile(r"xl/embeddings/.*"), Text("đối tượng nhúng", "embedded objects")),
    (re.compile(r"_xmlsignatures/.*"), Text("chữ ký số", "digital signatures")),
    (re.compile(r"xl/queryTables/.*|xl/connections\.xml"), Text("kết nối dữ liệu", "connections")),
)
_SHAPES = Text("hình vẽ, hộp chữ", "shapes and text boxes")
_EXTENSIONS = Text(
    "định dạng có điều kiện, danh sách chọn kiểu mới, sparkline",
    "new conditional formats, drop-downs, sparklines",
)
_REDRAWN = Text("biểu đồ được vẽ lại, có thể khác", "charts are drawn anew and may differ")
_CHARTS = _PARTS[1][0]
_SHAPE, _EXTENSION = (b"<xdr:sp ", b"<xdr:sp>", b"<xdr:cxnSp"), b"<extLst"


def lost(source: Path, target: Path) -> list[Text]:
    """What of a workbook its copy does not hold."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target) as new:
        before, after = old.namelist(), new.namelist()
        gone = [what for form, what in _PARTS if _count(form, before) > _count(form, after)]
        if _count(_CHARTS, after):
            gone.append(_REDRAWN)
        if _holds(old, "xl/drawings/drawing", _SHAPE):
            gone.append(_SHAPES)
        if _holds(old, "xl/worksheets/sheet", (_EXTENSION,)):
            gone.append(_EXTENSIONS)
    return gone


def _count(form: re.Pattern[str], names: Sequence[str]) -> int:
    return sum(bool(form.fullmatch(name)) for name in names)


def _holds(book: zipfile.ZipFile, beginning: str, signs: Sequence[bytes]) -> bool:
    """Whether a part whose name begins so holds any of these signs."""
    parts = (book.read(name) for name in book.namelist() if name.startswith(beginning))
    return any(sign in part for part in parts for sign in signs)
