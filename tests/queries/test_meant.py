"""Among whom, and on what, the units that a question names compete."""

from datetime import date

import pytest

from hub.panels.panel import View
from hub.queries import comparison, distributions, scoreboard, several, trend
from hub.queries.competition.among import Among
from hub.queries.competition.meant import index_meant, series_meant
from hub.words.errors import BadQuestion, UnknownName
from hub.words.period import parse
from hub.words.terms import EntityKind
from tests.hubs import TestHub

OFFICES = ("gia-lai-2025/skhcn-2025", "gia-lai-2025/snv-2025")
ELSEWHERE = "ha-noi/stc-2025"
TODAY = date(2026, 11, 1)


@pytest.fixture
def now(real: TestHub) -> View:
    return real.reader.view()


def compared(view: View, indicator: str, *entities: str, **further) -> comparison.Comparison:
    return comparison.compare(view, comparison.Question(indicator, entities=entities, **further))


def test_units_of_one_kind_and_province_compete_within_it(now: View):
    answer = compared(now, "D766", *OFFICES)
    told = compared(now, "D766", *OFFICES, among=Among(EntityKind.DEPARTMENT, "gia-lai-2025"))

    ranks = [(row.entity.public_id, row.standing.rank) for row in answer.rows]
    assert ranks == [(row.entity.public_id, row.standing.rank) for row in told.rows]
    assert answer.competition.label.vi == "các sở, ban, ngành của tỉnh Gia Lai"


ASKED = {
    "compare": lambda view, names: compared(view, "D766", *names),
    "trend": lambda view, names: trend.trend(view, trend.Question("D766", names)),
    "scoreboard": lambda view, names: scoreboard.scoreboard(
        view, scoreboard.Question("D766", entities=names)
    ),
    "several": lambda view, names: several.several(
        view, several.Question(("D766", "D766/CKMB"), entities=names)
    ),
    "distribution": lambda view, names: distributions.distributions(
        view, distributions.Question("D766", Among(entities=names))
    ),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_every_question_answers_within_one_province(now: View, ask):
    assert ask(now, OFFICES)


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_every_question_refuses_several_provinces_in_the_same_words(now: View, ask):
    with pytest.raises(BadQuestion) as raised:
        ask(now, (OFFICES[0], ELSEWHERE))

    assert raised.value.text.vi.startswith(
        "sở, ban, ngành chỉ so sánh trong một tỉnh: cần among.province, như among:"
    )
    assert '"gia-lai-2025" | "ha-noi"' in raised.value.text.en


@pytest.mark.parametrize(
    ("indicator", "entities", "reason"),
    [
        ("D766", ["lai-chau", OFFICES[0]], "so sánh trong tỉnh bằng among: {kind: DEPARTMENT"),
        ("PAPI", ["lai-chau", "lai-chau/stc"], "PAPI đánh giá tỉnh, thành phố"),
        ("PAPI", ["lai-chau/stc"], "PAPI đánh giá tỉnh, thành phố"),
    ],
    ids=["beside a province", "not rated beside a province", "not rated"],
)
def test_who_does_not_compete_is_told_why(
    now: View, indicator: str, entities: list[str], reason: str
):
    row = compared(now, indicator, *entities).rows[-1]

    assert row.standing is None
    assert reason in comparison.row.rank_reason(now, row).vi


def test_whoever_has_a_value_has_a_rank_or_a_reason(now: View):
    for indicator in ("PAPI", "D766", "PAR_INDEX", "SIPAS", "PCI"):
        for row in comparison.compare(now, comparison.Question(indicator)).rows:
            assert (row.standing is None) == (comparison.row.rank_reason(now, row) is not None)


def test_a_kind_that_is_not_rated_is_told(now: View):
    among = Among(EntityKind.DEPARTMENT, "lai-chau")

    answer = comparison.compare(now, comparison.Question("PAPI", among=among))

    assert answer.competition.reason.vi == (
        "PAPI đánh giá tỉnh, thành phố, không đánh giá sở, ban, ngành"
    )


def test_the_latest_period_is_that_of_those_who_compete(now: View):
    answer = compared(now, "DEPT_PAR", "ninh-binh/stc")

    assert (answer.period, answer.rows[0].value) == (parse("2020"), 91.468)


def test_a_name_borne_by_two_provinces_in_turn_competes_in_each_at_its_time(now: View):
    (before, *_) = trend.trend(now, trend.Question("DEPT_PAR", ("Sở Tài chính Ninh Bình",)))

    assert before.entity.public_id == "ninh-binh/stc"
    assert {point.unranked.vi for point in before.points} == {
        "hệ thống mới có giá trị của 3 trên 18 đơn vị được đánh giá, chưa đủ 9/10"
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Chỉ số CCHC", "DEPT_PAR/TOTAL"),
        ("CCHC", "DEPT_PAR/TOTAL"),
        ("chi so cai cach hanh chinh", "DEPT_PAR/TOTAL"),
        ("PAR INDEX", "DEPT_PAR/TOTAL"),
        ("SIPAS", "DEPT_SIPAS/TOTAL"),
        ("Chỉ số hài lòng", "DEPT_SIPAS/TOTAL"),
        ("PAR_INDEX", "PAR_INDEX/TOTAL"),
        ("766", "D766/TOTAL"),
        ("PAPI", "PAPI/TOTAL"),
    ],
)
def test_a_name_beside_a_department_means_the_departments_index(now: View, text: str, code: str):
    by_unit = series_meant(now.catalogue, text, ["lai-chau/stc-2025"], TODAY)
    by_kind = series_meant(now.catalogue, text, [], TODAY, EntityKind.DEPARTMENT)

    assert {by_unit.last.code, by_kind.last.code} == {code}


@pytest.mark.parametrize(
    ("text", "index"),
    [("Chỉ số CCHC", "DEPT_PAR"), ("Chỉ số hài lòng", "DEPT_SIPAS"), ("SIPAS", "SIPAS")],
    ids=["a name", "another name", "an id has one meaning"],
)
def test_an_index_beside_a_department_goes_by_its_name(now: View, text: str, index: str):
    assert index_meant(now.catalogue, text, ["lai-chau/stc-2025"], TODAY).public_id == index


@pytest.mark.parametrize("names", [["Lai Châu"], ["Lai Châu", "lai-chau/stc-2025"], []])
def test_a_name_beside_a_province_means_the_provinces_index(now: View, names: list[str]):
    assert series_meant(now.catalogue, "Chỉ số CCHC", names, TODAY).last.code == "PAR_INDEX/TOTAL"


def test_first_words_of_an_index_are_listed_beside_a_component_of_that_name(now: View):
    with pytest.raises(UnknownName) as raised:
        now.catalogue.series("TTHC")

    assert raised.value.several
    assert [text.vi.partition(" ")[0] for text in raised.value.nearest] == [
        "SIPAS/S_PROCEDURE",
        "TTHC_QUALITY/TOTAL",
    ]
    assert now.catalogue.series("Thủ tục hành chính").last.code == "SIPAS/S_PROCEDURE"
    assert now.catalogue.index("TTHC").public_id == "TTHC_QUALITY"
