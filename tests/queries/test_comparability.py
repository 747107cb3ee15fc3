"""Whether figures of two periods may be set against each other."""

import pytest

from hub.queries.comparability import Comparable, breaks_between, comparability, instead
from hub.queries.comparison import Question, compare
from hub.queries.competition.among import Among
from hub.words.errors import BadQuestion
from hub.words.period import parse
from hub.words.terms import BreakKind, EntityKind, Severity
from tests.hubs import TestHub


@pytest.mark.parametrize(
    ("first", "last", "breaks", "verdict"),
    [
        ("2015", "2016", [], Comparable.YES),
        ("2017", "2018", ["2018 NOTE"], Comparable.WITH_CAUTION),
        ("2016", "2017", ["2017 CUT"], Comparable.NO),
        ("2015", "2019", ["2017 CUT", "2018 NOTE"], Comparable.NO),
        ("2018", "2019", [], Comparable.YES),
    ],
)
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
    assert (
        answer.advice.en
        == "compare within each stretch; across them only the relative place of each year"
    )


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
    write(
        hub,
        "breaks.csv",
        "at,kind,severity,note_vi,note_en,code,entity\n2016,TERRITORY,NOTE,Thêm một xã.,A commune"
        " more.,,an\n",
    )

    assert [break_.note.en for break_ in between(hub, "2015", "2016", "an")] == ["A commune more."]
    assert between(hub, "2015", "2016", "binh") == []


def test_other_units_make_ranks_incomparable_and_the_advice_says_what_is_left():
    answer = comparability([], same_units=False)

    assert (answer.value, answer.rank) == (Comparable.YES, Comparable.NO)
    assert answer.reason.en == "other units compete, so ranks are not comparable"
    assert (
        answer.advice.en
        == "compare the values and not the ranks; the relative place is in the percentile of each"
        " period"
    )


def verdicts(hub: TestHub, index: str, first: str, last: str) -> dict[str, Comparable]:
    """Whether two years of each code of an index may be compared, of those that mean something
    in both.
    """
    catalogue, (old, new) = hub.reader.view().catalogue, (parse(first), parse(last))
    codes = [
        code
        for code in catalogue.codes
        if code.startswith(f"{index}/") and all(catalogue.meaning(code, at) for at in (old, new))
    ]
    return {
        code: comparability(breaks_between(catalogue, catalogue.series(code), old, new)).value
        for code in codes
    }


def test_par_index_2022_is_compared_with_2021_in_total_and_percent_only(real: TestHub):
    catalogue, found = real.reader.view().catalogue, verdicts(real, "PAR_INDEX", "2021", "2022")

    percent = {
        code
        for code in found
        if {meaning.unit for meaning in catalogue.series(code).meanings} == {"percent"}
    }
    assert {found[code] for code in percent} == {Comparable.WITH_CAUTION}
    assert {found[code] for code in found.keys() - percent} == {Comparable.NO}
    assert {"PAR_INDEX/TOTAL", *(f"PAR_INDEX/P{area}:pct" for area in range(1, 9))} <= percent
    assert {f"PAR_INDEX/P{area}" for area in range(1, 9)} <= found.keys() - percent


@pytest.mark.parametrize(
    ("index", "first", "last"), [("SIPAS", "2021", "2022"), ("D766", "2025", "2026")]
)
def test_some_years_are_never_compared(real: TestHub, index, first, last):
    found = verdicts(real, index, first, last)

    assert set(found.values()) == {Comparable.NO}
    assert f"{index}/TOTAL" in found


def test_what_may_be_compared_across_a_cut_is_named(real: TestHub):
    catalogue = real.reader.view().catalogue

    def advised(code: str):
        series, span = catalogue.series(code), (parse("2021"), parse("2022"))
        return instead(catalogue, series, breaks_between(catalogue, series, *span), *span)

    assert advised("PAR_INDEX/P1").vi == "có thể so sánh PAR_INDEX/P1:pct"
    assert [advised(code) for code in ("PAR_INDEX/P8_SIPAS", "PAR_INDEX/TOTAL", "SIPAS/TOTAL")] == [
        None,
        None,
        None,
    ]


@pytest.mark.parametrize("index", ["DDCI", "DEPT_PAR", "DEPT_SIPAS"])
def test_what_each_province_rates_by_its_own_set_is_never_compared_across_provinces(
    real: TestHub, index
):
    view = real.reader.view()
    for code in (code for code in view.catalogue.codes if code.startswith(f"{index}/")):
        for meaning in view.catalogue.series(code).meanings:
            for at in view.panel(meaning).periods:
                cells = view.panel(meaning).cells(at)
                own = tuple(
                    entity
                    for entity in map(view.catalogue.by_id.get, cells)
                    if entity.kind is EntityKind.PROVINCE
                )
                answer = compare(
                    view,
                    Question(
                        code,
                        at,
                        among=Among(
                            EntityKind.PROVINCE, entities=tuple(one.public_id for one in own)
                        ),
                    ),
                )
                assert [row.standing for row in answer.rows] == [None] * len(own) or len(own) == 1
                assert {row.gap_to_mean for row in answer.rows} <= {None} or len(own) == 1


def test_departments_of_two_provinces_are_refused_together(real: TestHub):
    asked = Question(
        "DDCI/TOTAL",
        parse("2022"),
        among=Among(EntityKind.DEPARTMENT, entities=("quang-ninh/stp", "lai-chau/stc")),
    )

    with pytest.raises(BadQuestion, match=r"among\.province"):
        compare(real.reader.view(), asked)


def test_every_break_tells_its_reason_and_an_advice_in_both_languages(real: TestHub):
    for break_ in real.reader.view().catalogue.breaks:
        answer = comparability([break_])
        assert all((*answer.reason, *answer.advice))
        assert answer.reason.vi != answer.reason.en


def between(hub: TestHub, first: str, last: str, entity: str | None = None) -> list:
    """The breaks of MADE/TOTAL between two periods."""
    catalogue = hub.reader.view().catalogue
    return breaks_between(
        catalogue,
        catalogue.series("MADE/TOTAL"),
        parse(first),
        parse(last),
        catalogue.entities.get(entity),
    )


def write(hub: TestHub, name: str, text: str) -> None:
    """Put another file into the seeds and import them."""
    (hub.seeds / "made" / name).write_text(text, encoding="utf-8")
    hub.take("made")
