"""What several tests of documents share."""

from pathlib import Path

import pytest

from hub.dataset.rows import Row
from loaders import documents
from tests.loaders.documents.expected import DATASET

REPORT = """UBND TỈNH LAI CHÂU
SỞ TƯ PHÁP
Số: 12/BC-STP
Lai Châu, ngày 14 tháng 12 năm 2024
BÁO CÁO
Kết quả công tác cải cách hành chính năm 2024
Thực hiện kế hoạch, Sở Tư pháp báo cáo như sau:
I. KẾT QUẢ
"""


@pytest.fixture
def read(tmp_path: Path):
    """A reader of a text in the report of an office."""

    def rows(text: str) -> list[Row]:
        path = tmp_path / "a.txt"
        path.write_text(f"{REPORT}{text}\n", encoding="utf-8")
        return list(documents.load(DATASET, [path]))

    return rows
