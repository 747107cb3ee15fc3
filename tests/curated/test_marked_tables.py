"""Each figure of the trial's tables has its place in the file, and can be marked there."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from hub.dataset.rows import ObservationRow
from hub.intake import marked, places, returned
from hub.intake.answers import ListedAnswers
from hub.intake.marked import Discoveries, Marking
from hub.markup import form
from hub.words.errors import Fault, Suspicion
from hub.words.language import Language, Text
from tests.curated.test_trial_tables import RIGHT, pytestmark, read, table

__all__ = ["pytestmark"]
IN_PLACE = (".xlsx", ".xls", ".csv")


@pytest.mark.parametrize("expected", RIGHT, ids=lambda path: path.name.partition(".")[0])
def test_every_figure_is_found_and_marked_in_its_file(expected: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(table(expected), tmp_path))
    _, rows = read(table(expected))
    figures = [row for row in rows if isinstance(row, ObservationRow)]
    by_place = {places.parted(row.origin, [path.name])[1]: row for row in figures}

    spots = places.spots(path, by_place)

    assert spots.keys() == by_place.keys()
    for place, spot in spots.items():
        texts = [spot.text, *(text for _, text in spot.row)]
        assert any(by_place[place].as_printed in text for text in texts), place
    faults = [Fault(figures[0].origin, "x", Text("sai", "wrong"))]
    odd = [Suspicion(figures[-1].origin, Text("lạ", "odd"))]
    marking = Marking({path.name: path}, {path.name: tmp_path}, ListedAnswers(), Language.VI)
    [one] = marked.write(marking, Discoveries(faults, odd))
    book = openpyxl.load_workbook(one.paths[0])
    assert one.is_alone == (path.suffix not in IN_PLACE)
    assert book.worksheets[-1]["A1"].value == form.MARK
    comments = [cell for sheet in book for row in sheet for cell in row if cell.comment]
    assert len(comments) == (0 if one.is_alone else 2)
    if not one.is_alone:
        _, [answers] = returned.resolved({one.paths[0]: str(one.paths[0])}, tmp_path / "back")
        again = places.spots(answers.path, by_place)
        assert {place: (spot.text, spot.whole) for place, spot in again.items()} == {
            place: (spot.text, spot.whole) for place, spot in spots.items()
        }
        assert places.rest(answers.path, set()) == places.rest(path, set())
    assert len(one.paths) == (2 if path.suffix == ".docx" else 1)
