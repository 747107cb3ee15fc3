"""What a command tells of a file that does not say it: period, province, block and kind."""

from pathlib import Path
from typing import Any

import pytest

import loaders
from hub.dataset.cited import cited_source
from hub.dataset.datasets import Dataset
from hub.dataset.options import Options
from hub.dataset.rows import DocumentRow, ObservationRow, Recognised, Row, SourceRow
from hub.words.dates import period
from hub.words.errors import BadUse, Fault, UserError
from hub.words.terms import EntityKind, SourceTier
from tests.hubs import ROOT
from tests.rows import of

INDICATORS = (
    "public_id,index,code,level,name_vi,name_en,unit,minimum,maximum,valid_from\n"
    "X/T@2020,X,X/T,0,Tổng,Total,points,0,100,2020\n"
)
HINTS = {
    "period": period("quý I/2027"),
    "province": "lai-chau",
    "block": "Khối I",
    "kind": EntityKind.DEPARTMENT,
}


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    """A made-up index with one source."""
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "dataset.toml").write_text('[[index]]\npublic_id = "X"\n', encoding="utf-8")
    (folder / "sources.csv").write_text(
        "public_id,publisher,title,tier\nx/book,Nhà in,Sách,COPY\n", encoding="utf-8"
    )
    (folder / "indicators.csv").write_text(INDICATORS, encoding="utf-8")
    return Dataset("x", folder)


def load(dataset: Dataset, *lines: str, **options: Any) -> list[Row]:
    """All that a command with these options finds in a tidy file."""
    path = dataset.folder.parent / "tệp.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(loaders.load(dataset, [path], Options(**options).chosen()))


def told(row: Row) -> tuple[Any, ...]:
    """What of a figure a command may tell."""
    assert isinstance(row, ObservationRow), row
    return row.period, row.province, row.block, row.kind


def test_columns_that_a_file_lacks_are_told_by_the_command(dataset: Dataset) -> None:
    [row] = load(dataset, "entity,code,value,source", "Sở Nội vụ,T,61.5,x/book", **HINTS)

    assert told(row) == tuple(HINTS.values())


def test_blank_cells_are_told_by_the_command(dataset: Dataset) -> None:
    lines = (
        "period,entity,code,value,source,province,block,kind",
        "2027-Q1,Sở Nội vụ,T,61.5,x/book,,,",
        ",Sở Y tế,T,62.5,x/book,Tỉnh Lai Châu,KHỐI I,sở",
    )

    first, second = map(told, load(dataset, *lines, **HINTS))

    assert first == tuple(HINTS.values())
    assert second == (HINTS["period"], "Tỉnh Lai Châu", "KHỐI I", EntityKind.DEPARTMENT)


@pytest.mark.parametrize(
    ("field", "cell"),
    [("period", "2026"), ("province", "Lào Cai"), ("block", "Khối II"), ("kind", "xã")],
)
def test_a_cell_that_says_otherwise_is_a_fault(dataset: Dataset, field: str, cell: str) -> None:
    lines = (f"{field},entity,code,value,source", f"{cell},Sở Nội vụ,T,61.5,x/book")

    [fault] = load(dataset, *lines, **HINTS)

    assert isinstance(fault, Fault)
    assert (fault.origin, fault.found) == ("tệp.csv:2", cell)
    assert f"--{field}" in fault.wanted.vi
    assert f"--{field}" in fault.wanted.en


def test_a_lacking_column_names_the_option_that_stands_for_it(dataset: Dataset) -> None:
    [fault] = load(dataset, "entity,code,value,source", "Lai Châu,T,61.5,x/book")

    assert fault.wanted.vi.startswith("cần cột period")
    assert "--period" in fault.wanted.vi


def test_a_family_whose_files_tell_it_themselves_takes_no_hint() -> None:
    with pytest.raises(BadUse) as refusal:
        loaders.load(Dataset("documents", ROOT / "seeds/documents"), [], {"province": "lai-chau"})

    assert "--province" in refusal.value.text.vi


def test_a_portal_answer_tells_its_period_itself(tmp_path: Path) -> None:
    path = tmp_path / "766.json"
    path.write_text("{}", encoding="utf-8")

    first, *_ = loaders.load(
        Dataset("d766", ROOT / "seeds/d766"), [path], {"period": period("2025-10")}
    )

    assert (first.origin, first.found, first.is_whole) == ("766.json", "--period", True)


EARLIER = "QĐ 123/QĐ-UBND ngày 12/01/2026 của UBND tỉnh Lai Châu"
LINE = "period,entity,code,value,source"


def test_a_source_of_the_command_takes_the_place_of_the_files(dataset: Dataset) -> None:
    rows = load(
        dataset, LINE, "2025,Lai Châu,T,1,x/book", "2025,Hà Nam,T,2,Sách cũ", source=EARLIER
    )

    [document], [source] = of(DocumentRow, rows), of(SourceRow, rows)
    assert (document.number, str(document.date)) == ("123/QĐ-UBND", "2026-01-12")
    assert (source.public_id, source.document, source.tier) == (
        "x/123-qd-ubnd-lai-chau-2026",
        "123-qd-ubnd-lai-chau-2026",
        SourceTier.OFFICIAL,
    )
    assert {row.source for row in of(ObservationRow, rows)} == {source.public_id}
    [told_of] = of(Recognised, rows)
    assert told_of.text.vi == (
        "nguồn theo lệnh: Quyết định 123/QĐ-UBND, UBND tỉnh Lai Châu (OFFICIAL), thay cho nguồn ghi"
        " trong tệp: x/book, Sách cũ"
    )


def test_a_file_without_sources_has_that_of_the_command(dataset: Dataset) -> None:
    rows = load(
        dataset,
        "period,entity,code,value",
        "2025,Lai Châu,T,1",
        source=EARLIER,
        tier=SourceTier.COPY,
    )

    [source], [row] = of(SourceRow, rows), of(ObservationRow, rows)
    assert (row.source, source.tier) == (source.public_id, SourceTier.COPY)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("QĐ 123/QĐ-UBND của UBND tỉnh Lai Châu", "ngày ban hành"),
        ("QĐ 123/QĐ-UBND ngày 12/01/2026", "cơ quan ban hành"),
        ("QĐ 123/QĐ-UBND ngày 12/01/2999 của UBND tỉnh Lai Châu", "chưa tới"),
        ("QĐ 123/QĐ-UBND ngày 31/02/2026 của UBND tỉnh Lai Châu", "viết sai"),
        ("QĐ 1/QĐ-UBND, QĐ 2/QĐ-UBND ngày 12/01/2026 của UBND tỉnh Lai Châu", "đúng một văn bản"),
        ("Bài của Báo Lai Châu ngày 12/01/2026", "--tier"),
    ],
)
def test_what_a_source_lacks_is_asked_for(dataset: Dataset, text: str, asked: str) -> None:
    with pytest.raises(UserError) as error:
        load(dataset, LINE, "2025,Lai Châu,T,1,x/book", source=text)

    assert asked in error.value.text.vi


@pytest.mark.parametrize(
    ("text", "own", "publisher"),
    [
        ("289/QĐ-BNV ngày 14/4/2023", "289-qd-bnv-2023", "Bộ Nội vụ"),
        (
            "Quyết định số 9 /QĐ-UBND ngày 12 tháng 01 năm 2025 của Ủy ban nhân dân thành phố Huế"
            " về việc công bố",
            "9-qd-ubnd-hue-2025",
            "Ủy ban nhân dân thành phố Huế",
        ),
        (
            "Thông báo 12/TB-SNV ngày 12-1-2024 của Sở Nội vụ tỉnh Lai Châu",
            "12-tb-snv-so-noi-vu-tinh-lai-chau-2024",
            "Sở Nội vụ tỉnh Lai Châu",
        ),
    ],
)
def test_a_document_is_known_by_its_number_issuer_and_year(
    text: str, own: str, publisher: str
) -> None:
    source, document = cited_source("x", text, None)

    assert document is not None
    assert (document.public_id, document.issuer, source.publisher) == (own, publisher, publisher)


def test_a_page_without_a_number_is_a_source_of_its_tier() -> None:
    source, document = cited_source("x", "Bài của Báo Lai Châu ngày 12/01/2026", SourceTier.PRESS)

    assert (document, source.publisher, source.tier) == (None, "Báo Lai Châu", SourceTier.PRESS)


def test_a_tier_alone_says_nothing_of_a_tidy_file(dataset: Dataset) -> None:
    fault, _ = load(dataset, LINE, "2025,Lai Châu,T,1,x/book", tier=SourceTier.PRESS)

    assert (fault.found, fault.is_whole) == ("--tier", True)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("BQL KKT cửa khẩu", EntityKind.DEPARTMENT),
        ("CA tỉnh", EntityKind.DEPARTMENT),
        ("Cục Thuế", EntityKind.DEPARTMENT),
        ("T.xã Nghi Sơn", EntityKind.DISTRICT),
        ("TT. Sìn Hồ", EntityKind.COMMUNE),
        ("ĐK. Phú Quý", EntityKind.COMMUNE),
    ],
)
def test_a_unit_beside_its_province_needs_no_kind(
    dataset: Dataset, name: str, kind: EntityKind
) -> None:
    [row] = load(dataset, LINE, f"2025,{name},T,1,x/book", province="lai-chau")

    assert told(row)[3] is kind
