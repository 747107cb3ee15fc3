"""Which cell a figure of a document fills, and which claim of it is the document's own."""

from dataclasses import dataclass

import pytest

from hub.catalogue import Figure
from hub.errors import HubError, UnknownName
from hub.queries import documents
from tests.hubs import TestHub


@dataclass(frozen=True)
class Told:
    """The document of a source."""

    document: str | None


@dataclass(frozen=True)
class Claimed:
    """What a source says of a cell."""

    source: Told
    value: float | None
    rank: int | None = None


def figure(value: float = 72, period: str | None = "2019", entity: str | None = "an", indicator: str | None = "MADE/TOTAL") -> Figure:
    """A figure of the document 1-bc."""
    return Figure(1, 1, 9, "a.txt:1", "1-bc", None, "Tổng", value, "72 điểm", "điểm", period, entity, None, indicator, None, False)


def test_a_figure_fills_the_cell_of_its_meaning_time_and_unit(hub: TestHub) -> None:
    view = hub.reader.view()

    cell = documents.cell(view, figure())

    assert cell == (view.catalogue.indicators["MADE/TOTAL@2017"].id, 20190112, view.catalogue.entities["an"].id, 0)


@pytest.mark.parametrize("lacking", [{"period": None}, {"entity": None}, {"indicator": None}, {"period": "2012"}],
                         ids=["time", "unit", "indicator", "meaning"])
def test_a_figure_that_lacks_something_fills_none(hub: TestHub, lacking: dict) -> None:
    assert documents.cell(hub.reader.view(), figure(**lacking)) is None


def test_its_observation_is_what_its_own_document_says() -> None:
    others, own = Claimed(Told("2-bc"), 72), Claimed(Told("1-bc"), 72)

    assert documents.observed(figure(), [others, Claimed(Told(None), 72), own]) is own
    assert documents.observed(figure(), [others]) is None


def test_a_rank_is_found_beside_its_value() -> None:
    own = Claimed(Told("1-bc"), 84.79, 33)

    assert documents.observed(figure(33), [own]) is documents.observed(figure(84.79), [own]) is own


def test_an_observation_with_another_number_is_not_the_figures() -> None:
    assert documents.observed(figure(50), [Claimed(Told("1-bc"), 72)]) is None


@pytest.mark.parametrize("asked", [{"entity": ""}, {"indicator": ""}])
def test_targets_of_an_empty_name_are_not_all_targets(hub: TestHub, asked: dict) -> None:
    with pytest.raises(HubError):
        documents.targets(hub.reader.view(), **asked)


def test_documents_of_an_empty_name_are_not_all_documents(hub: TestHub) -> None:
    with pytest.raises(UnknownName):
        documents.documents(hub.reader.view(), "")
