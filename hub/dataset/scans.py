"""Scans: files of pictures, of which no figure is read."""

from hub.words.errors import Fault
from hub.words.language import Text

SCANNED = Text(
    "PDF chỉ có ảnh quét, cần PDF có lớp chữ (nhận dạng chữ trước khi nhập), hoặc điền số vào mẫu"
    " của hub template (thêm --dataset, --period, --back: mẫu được ghi cạnh tệp)",
    "the PDF holds scanned pictures only; one with a text layer is wanted (recognise its text"
    " first), or a template of hub template filled in (with --dataset, --period and --back it is"
    " written beside the file)",
)


def is_scan(fault: Fault) -> bool:
    """Whether a fault is that its file is a scan."""
    return fault.wanted == SCANNED
