"""How large a workbook may be. The largest known is 1.2 MB, 6 MB unpacked, with sheets of 17
thousand cells.
"""

from hub.words.language import Text

LARGEST_FILE, LARGEST_UNPACKED = 32 * 2**20, 64 * 2**20  # bytes
MOST_CELLS = 500_000  # of all sheets
SLOWEST = 60  # seconds
# A sheet of Excel has 1,048,576 rows; where each has a blank cell, that is three tags a row.
MOST_TAGS, MOST_TAGS_OF_A_TREE = 4_000_000, 500_000
MOST_MERGED, MOST_COLUMNS = 20_000, 2**14  # of a sheet
LONGEST_TAG = 2**14  # letters
TOO_LARGE = Text(
    f"quá giới hạn: tệp {LARGEST_FILE >> 20} MB, giải nén {LARGEST_UNPACKED >> 20} MB,"
    f" {MOST_CELLS:,} ô trong các trang tính; hãy chia nhỏ",
    f"the limits: a file of {LARGEST_FILE >> 20} MB, {LARGEST_UNPACKED >> 20} MB unpacked,"
    f" {MOST_CELLS:,} cells in its sheets; take less at once",
)
OVERLOADED = Text(
    f"quá giới hạn: {MOST_TAGS_OF_A_TREE:,} định dạng hoặc chuỗi nhiều kiểu chữ,"
    f" {MOST_MERGED:,} ô gộp không chồng nhau và {MOST_COLUMNS:,} cột mỗi trang tính; hãy chép"
    " riêng giá trị sang sổ tính mới rồi lưu",
    f"the limits: {MOST_TAGS_OF_A_TREE:,} formats or texts of several fonts, {MOST_MERGED:,}"
    f" merged cells, none over another, and {MOST_COLUMNS:,} columns a sheet; copy the values alone"
    " into a new workbook",
)
