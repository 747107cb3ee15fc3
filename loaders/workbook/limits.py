"""How large a workbook may be. The largest known is 1.2 MB, 6 MB unpacked, with sheets of 17
thousand cells.
"""

from hub.words.language import Text

LARGEST_FILE, LARGEST_UNPACKED = 32 * 2**20, 128 * 2**20  # bytes
LARGEST_SHEET = 2_000_000  # cells
SLOWEST = 60  # seconds
TOO_LARGE = Text(
    f"quá giới hạn: tệp {LARGEST_FILE >> 20} MB, giải nén {LARGEST_UNPACKED >> 20} MB, mỗi trang"
    f" tính {LARGEST_SHEET:,} ô",
    f"the limits: a file of {LARGEST_FILE >> 20} MB, {LARGEST_UNPACKED >> 20} MB unpacked,"
    f" {LARGEST_SHEET:,} cells a sheet",
)
