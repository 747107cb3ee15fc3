"""The measures and fixed words of an office's paper."""

from datetime import date
from typing import NamedTuple

from hub.words.language import Text

FONT, SIZE, TITLE_SIZE = "Times New Roman", 13, 14
TABLE_SIZE = 11
WIDTH, HEIGHT = 210, 297  # millimetres
LEFT, RIGHT, UPPER, LOWER = 30, 15, 20, 20
WRITTEN_WIDTH = WIDTH - LEFT - RIGHT
WRITTEN_HEIGHT = 225  # of a page, below a heading and above a foot
HEAD_WIDTHS = (65, WRITTEN_WIDTH - 65)

STATE = Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
MOTTO = Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
OFFICE = Text("TÊN CƠ QUAN: ……………………", "OFFICE: ……………………")
SIGN = Text("(Ký, ghi rõ họ tên)", "(signature, full name)")
BLANK = "……………………………"  # a name to write by hand
_WITH_ZERO = 2  # months that an office writes with a zero: tháng 01, tháng 02, tháng 3


class Letterhead(NamedTuple):
    """The head of a paper: whose it is, its number, where and when it was written."""

    office: str
    number: str
    dated: str


def dated(day: date) -> Text:
    """Where, which is left to be written, and when."""
    month = f"{day:%m}" if day.month <= _WITH_ZERO else str(day.month)
    return Text(
        f"……………, ngày {day:%d} tháng {month} năm {day.year}",
        f"……………, {day.isoformat()}",
    )
