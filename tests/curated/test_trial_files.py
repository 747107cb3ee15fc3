"""The data officer's own files of the field trial are read."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import ObservationRow, Row
from hub.words.errors import BadInput, Fault
from loaders import d766, general
from tests.hubs import ROOT, SHARED, TestHub

TRIALS = SHARED / "trials"
pytestmark = pytest.mark.skipif(
    not TRIALS.exists(), reason=f"{TRIALS} is not there: the files of the trial cannot be read"
)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    """A hub of places alone."""
    with closing(TestHub(f"sqlite:///{tmp_path_factory.mktemp('trials') / 'hub.db'}")) as hub:
        hub.take("places")
        yield hub


def said(index: str, file: str) -> list[Row]:
    """What a loader says of a file."""
    loader = {"d766": d766, "dept_par": general}[index]
    return list(loader.load(Dataset(index, ROOT / "seeds" / index), [TRIALS / file]))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("08a chấm phẩy", [61.5]),
        ("08b utf16", [61.5, 60.25, 58.4]),
        ("08c dấu cách cuối nguồn", [61.5]),
        ("08d tiêu đề tiếng Việt", [61.5, 60.25, 58.4]),
        ("08e dấu phẩy thập phân", [61.5]),
    ],
)
def test_files_as_people_have_them_are_read(name: str, values: list[float]) -> None:
    rows = said("d766", f"imports/{name}.csv")

    assert [row.value for row in rows if isinstance(row, ObservationRow)] == values
    assert len(rows) == len(values)


def test_a_file_of_vietnamese_excel_is_read() -> None:
    [row] = d766.load(
        Dataset("papi", ROOT / "seeds" / "papi"),
        [TRIALS / "documents" / "10_semicolon_excel_vi.csv"],
    )

    assert (row.entity, row.value) == ("Hà Nội", 42.1)


def test_a_percentage_among_points_is_refused() -> None:
    [fault] = [
        row
        for row in said("d766", "imports/06 phần trăm trên cột điểm.csv")
        if isinstance(row, Fault)
    ]

    assert (
        fault.within("vi")
        == "06 phần trăm trên cột điểm.csv:2: thấy “61.5%”, TOTAL tính bằng điểm, không phải %: "
        "bỏ dấu % hoặc sửa lại số"
    )


def test_a_department_without_its_province_gets_the_next_step(hub: TestHub) -> None:
    with pytest.raises(BadInput) as refused:
        hub.take("d766", TRIALS / "imports" / "08g sở không tỉnh.csv")

    [fault] = refused.value.faults
    assert fault.wanted.vi.startswith("không có đơn vị “Sở Nội vụ”; ")
    assert fault.wanted.vi.endswith("đơn vị cấp này cần tỉnh: thêm cột province (thuộc tỉnh)")


def test_two_merged_columns_are_told_one_line_each() -> None:
    faults = [
        row for row in said("dept_par", "imports/11 gộp ô hai cột.xlsx") if isinstance(row, Fault)
    ]

    assert [(fault.origin.rpartition("!")[2], fault.found) for fault in faults] == [
        ("E8:E19", "12"),
        ("G8:G19", "Khối sở, ban, ngành"),
    ]
