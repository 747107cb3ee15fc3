"""Documents read again, in any order, with those that cite them: what a document itself prints
stands, and nothing flips.
"""

from itertools import permutations
from pathlib import Path

import pytest
from sqlalchemy import select

from hub.dataset.datasets import named
from hub.dataset.rows import DocumentCitationRow, DocumentRow, SourceRow
from hub.importing import catalogue_rows
from hub.store.tables import Document
from loaders.documents import load
from tests.hubs import ROOT, TestHub

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: {}\nLai Châu, ngày {} năm 2025\n{}\n"
PLAN = (
    HEAD.format("394/KH-UBND", "23 tháng 01", "KẾ HOẠCH\nCải cách hành chính năm 2025")
    + "1. Các sở thực hiện.\n"
)
DRAFT = PLAN.replace("ngày 23", "ngày    ")
CITING = (
    HEAD.format("500/QĐ-UBND", "14 tháng 3", "QUYẾT ĐỊNH\nVề việc giao chỉ tiêu")
    + "Căn cứ Kế hoạch số 394/KH-UBND ngày 23/01/2025 của UBND tỉnh.\nĐiều 1. Giao các sở thực"
    " hiện.\n"
)
ANOTHER = CITING.replace("500/QĐ", "501/QĐ").replace("ngày 23/01/2025", "ngày 23 tháng 1 năm 2025")


def read(hub: TestHub, folder: Path, *texts: str) -> int:
    """Bring these documents into the catalogue; how many of its lines are new or changed."""
    paths = [folder / f"{number}.txt" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    rows = load(named(ROOT / "seeds", "documents"), paths)
    told = [row for row in rows if isinstance(row, DocumentRow | DocumentCitationRow | SourceRow)]
    with hub.engine.begin() as connection:
        counts, faults = catalogue_rows.write(connection, "documents", told)
    assert faults == []
    return counts["added"] + counts["changed"]


def held(hub: TestHub) -> tuple:
    """What is held of the plan."""
    table = Document.__table__
    with hub.engine.connect() as connection:
        columns = (table.c.title, table.c.date_printed, table.c.issuer)
        return tuple(
            connection.execute(
                select(*columns).where(table.c.public_id == "lai-chau/394-kh-ubnd-2025")
            ).one()
        )


@pytest.mark.parametrize("texts", [*permutations([PLAN, DRAFT, CITING])])
def test_documents_read_again_in_any_order_change_nothing(
    real: TestHub, tmp_path: Path, texts: tuple[str, ...]
) -> None:
    hub = real.copy(tmp_path)
    for text in (*texts, ANOTHER):
        read(hub, tmp_path, text)

    assert held(hub) == (
        "Cải cách hành chính năm 2025",
        "23 tháng 01 năm 2025",
        "Ủy ban nhân dân tỉnh Lai Châu",
    )
    assert [
        read(hub, tmp_path, text) for text in (CITING, PLAN, ANOTHER, DRAFT, PLAN, CITING, DRAFT)
    ] == [0] * 7
    hub.close()


def test_a_document_read_with_the_one_that_cites_it_says_itself_what_it_is(
    real: TestHub, tmp_path: Path
) -> None:
    hub = real.copy(tmp_path)
    read(hub, tmp_path, CITING)

    read(hub, tmp_path, CITING, PLAN)

    assert held(hub)[:2] == ("Cải cách hành chính năm 2025", "23 tháng 01 năm 2025")
    hub.close()
