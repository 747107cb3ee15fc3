"""The inputs with which the hub was tried are read as their README says, where they are there."""

import pytest

from hub.dataset.rows import FigureRow, Ignored, ObservationRow, UnplacedRow
from loaders import documents
from tests.hubs import SHARED
from tests.loaders.documents.expected import DATASET
from tests.rows import of

TRIALS = SHARED / "trials"
pytestmark = pytest.mark.skipif(
    not TRIALS.exists(), reason=f"{TRIALS} is not there: the trials cannot be read"
)
RECEIVED, SOLVED = "OPERATIONS/DOSSIERS_RECEIVED", "OPERATIONS/DOSSIERS_SOLVED"


def read(name: str) -> list:
    """All that is said of the one trial whose name begins so."""
    (path,) = (path for path in TRIALS.glob(f"documents/{name}*") if path.suffix != ".html")
    return list(documents.load(DATASET, [path]))


def test_no_mark_of_a_note_is_a_figure() -> None:
    rows = read("01")

    filled = {row.indicator: row.value for row in of(ObservationRow, rows)}
    assert filled[RECEIVED] > filled[SOLVED] > 4  # there are four notes
    assert "OPERATIONS/PROCEDURES" not in filled
    assert of(UnplacedRow, rows) == of(Ignored, rows) == []


@pytest.mark.parametrize("name", ["02_", "02b", "11"])
def test_what_stands_in_an_insertion_or_a_box_is_read_once(name: str) -> None:
    filled = [(row.indicator, row.value > 1000) for row in of(ObservationRow, read(name))]

    assert filled == [(RECEIVED, True), (SOLVED, True)]


def test_a_cell_in_a_content_control_keeps_its_place() -> None:
    with_control, without = (of(FigureRow, read(name)) for name in ("03_docx", "03_control"))

    assert [row[2:] for row in with_control] == [row[2:] for row in without]
    assert len(with_control) == 3


def test_every_cell_of_a_printed_table_is_under_its_heading() -> None:
    rows = read("12")

    labels = [row.label for row in of(FigureRow, rows) if " – " in row.label]
    assert [label.partition(" – ")[2] for label in labels] == [
        "hồ sơ tiếp nhận",
        "hồ sơ đã giải quyết",
        "hồ sơ đã giải quyết",
    ]
    assert of(UnplacedRow, rows) == []
