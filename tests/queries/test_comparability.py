"""Whether figures of two periods may be set against each other."""

import pytest

from hub.period import parse
from hub.queries.comparability import Comparable, breaks_between, comparability
from hub.terms import BreakKind, Severity
from tests.hubs import TestHub


@pytest.mark.parametrize(("first", "last", "breaks", "verdict"), [
    ("2015", "2016", [], Comparable.YES),
    ("2017", "2018", ["2018 NOTE"], Comparable.WITH_CAUTION),
    ("2016", "2017", ["2017 CUT"], Comparable.NO),
    ("2015", "2019", ["2017 CUT", "2018 NOTE"], Comparable.NO),
    ("2018", "2019", [], Comparable.YES),
])
def test_breaks_between_two_periods_decide(hub: TestHub, first, last, breaks, verdict):
    found = between(hub, first, last)

    assert [f"{break_.at} {break_.severity}" for break_ in found] == breaks
    assert comparability(found).value is verdict


def test_the_reason_tells_of_the_cuts_and_the_advice_what_to_do():
    answer = comparability([])

    assert (answer.reason, answer.advice) == (None, None)


def test_a_cut_is_the_reason_and_a_note_beside_it_is_not(hub: TestHub):
    answer = comparability(between(hub, "2015", "2019"))

    assert answer.reason.vi == "2017: Đổi bộ tiêu chí"
    assert answer.reason.en == "2017: The criteria changed"
    assert answer.advice.en == "compare within each stretch; across them only the relative place of each year"


def test_a_note_is_compared_with_caution_and_told(hub: TestHub):
    answer = comparability(between(hub, "2017", "2018"))

    assert answer.reason.en == "2018: The questionnaire changed"
    assert answer.advice.vi == "được so sánh nhưng phải nêu rõ thay đổi"


def test_a_change_of_meaning_that_nobody_told_of_is_a_cut(hub: TestHub):
    write(hub, "breaks.csv", "at,kind,severity,note_vi,note_en,code\n")

    (found,) = between(hub, "2016", "2017")

    assert (found.at, found.kind, found.severity) == (parse("2017"), BreakKind.METHOD, Severity.CUT)
    assert found.note.en == "the code MADE/TOTAL changes meaning: “Total” becomes “Total”"


def test_chained_meanings_are_one_series(hub: TestHub):
    write(hub, "breaks.csv", "at,kind,severity,note_vi,note_en,code\n")
    write(hub, "chains.csv", "predecessor,successor\nMADE/TOTAL@2015,MADE/TOTAL@2017\n")

    assert between(hub, "2015", "2019") == []


def test_a_break_of_an_entity_is_its_own(hub: TestHub):
    write(hub, "breaks.csv", "at,kind,severity,note_vi,note_en,code,entity\n2016,TERRITORY,NOTE,Thêm một xã.,A commune more.,,an\n")

    assert [break_.note.en for break_ in between(hub, "2015", "2016", "an")] == ["A commune more."]
    assert between(hub, "2015", "2016", "binh") == []


def between(hub: TestHub, first: str, last: str, entity: str | None = None) -> list:
    """The breaks of MADE/TOTAL between two periods."""
    catalogue = hub.reader.view().catalogue
    return breaks_between(catalogue, catalogue.series("MADE/TOTAL"), parse(first), parse(last), catalogue.entities.get(entity))


def write(hub: TestHub, name: str, text: str) -> None:
    """Put another file into the seeds and import them."""
    (hub.seeds / "made" / name).write_text(text, encoding="utf-8")
    hub.take("made")
