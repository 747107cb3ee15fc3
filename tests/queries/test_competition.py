"""Who competes, and whether enough of them have a value."""

from dataclasses import replace

import pytest

from hub.catalogue import Entity
from hub.panels.panel import Cell
from hub.queries import comparison
from hub.queries.competition import Competition, PeriodReading, Question, competition
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.coverage import Question as CoverageQuestion
from hub.queries.coverage import coverage
from hub.queries.sentence import row_sentence
from hub.words.errors import BadQuestion, UnknownName
from hub.words.labels import KINDS
from hub.words.language import Text
from hub.words.period import parse
from hub.words.terms import EntityKind, MissingReason, Status
from tests.hubs import TestHub
from tests.queries.bring import HEADER, bring, found_departments
from tests.queries.drawn import SHARE


def test_the_provinces_in_force_compete(hub: TestHub):
    found = field(hub, "2018")

    assert ids(found) == ["an", "binh", "cuong"]
    assert (found.label.vi, found.expected, found.with_value, found.complete) == (
        "các tỉnh, thành phố",
        3,
        3,
        True,
    )


def test_the_last_day_of_the_period_decides_who_is_in_force(hub: TestHub):
    bring(hub, "2020,Ân,COST,5,made/book")

    found = field(hub, "2020", code="MADE/COST")

    assert ids(found) == ["an", "binh-2020"]
    assert (found.expected, found.with_value, found.complete) == (2, 1, False)


@pytest.mark.parametrize(
    ("expected", "with_value", "complete"),
    [(10, 9, True), (10, 8, False), (63, 57, True), (63, 56, False), (1, 1, True), (0, 0, False)],
)
def test_nine_in_ten_are_enough(expected, with_value, complete):
    assert drawn(EntityKind.PROVINCE, expected, with_value).complete is complete


@pytest.mark.parametrize("kind", [EntityKind.COUNTRY, EntityKind.REGION])
def test_the_country_and_regions_are_complete_but_not_ranked(kind):
    found = drawn(kind, 6, 6)

    assert (found.complete, found.ranked) == (True, False)


def test_a_missing_cell_is_no_value(hub: TestHub):
    found = field(hub, "2019")

    assert (found.expected, found.with_value, found.complete) == (3, 2, False)


def test_a_region_narrows_the_field(hub: TestHub):
    found = field(hub, "2018", Among(region="vùng"))

    assert (found.label.vi, found.label.en) == (
        "các tỉnh, thành phố vùng Vùng",
        "the provinces and cities of the region Region",
    )
    assert ids(found) == ["an", "binh", "cuong"]


def test_chosen_entities_are_the_whole_field(hub: TestHub):
    found = field(hub, "2019", Among(entities=("an", "Bình", "01")))

    assert ids(found) == ["an", "binh"]
    assert (found.label.vi, found.expected, found.complete) == ("2 đơn vị được chọn", 2, True)


def test_where_a_publisher_rated_fewer_those_with_a_cell_compete(hub: TestHub):
    rated = (
        '\n[[rated]]\nindex = "MADE"\nkind = "PROVINCE"\nvalid_from = "2019"\nvalid_to ='
        ' "2019"\ncount = 2\n'
    )
    path = hub.seeds / "made" / "dataset.toml"
    path.write_text(path.read_text(encoding="utf-8") + rated, encoding="utf-8")
    hub.take("made", accept="hạng 3 trên 3 là của bảng trước")

    found = field(hub, "2019")

    assert (found.expected, found.with_value, found.complete) == (2, 2, True)


def test_an_unknown_region_is_refused(hub: TestHub):
    with pytest.raises(UnknownName, match="không có vùng “Tây Bắc”; hiện có: Vùng"):
        field(hub, "2018", Among(region="Tây Bắc"))


def test_units_below_the_province_compete_within_one(hub: TestHub):
    with pytest.raises(BadQuestion, match=r"cần among\.province"):
        field(hub, "2018", Among(kind=EntityKind.DEPARTMENT))


def test_departments_of_one_province_do_not_meet_those_of_another(real: TestHub):
    view = real.reader.view()

    found = competition(
        view,
        Question(
            view.catalogue.series("PAPI/TOTAL").last,
            parse("2024"),
            Among(kind=EntityKind.DEPARTMENT, province="Lai Châu"),
        ),
    )

    assert found.label.vi == "các sở, ban, ngành của tỉnh Lai Châu"
    assert {entity.province for entity in found.members} == {"lai-chau"}


def test_of_districts_those_compete_that_figures_of_the_period_name(hub: TestHub):
    found_departments(hub)
    for file, line in (
        ("entities.csv", "an/huyen-tay,DISTRICT,an,,,,\n"),
        ("names.csv", "an/huyen-tay,Huyện Tây,West,Huyện Tây,West,,,\n"),
    ):
        path = hub.seeds / "places" / file
        path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
    hub.take("places")
    bring(
        hub,
        "2019,Huyện Đông,TOTAL,80,offices/paper,DISTRICT,Ân",
        header="period,entity,code,value,source,kind,province\n",
        dataset="offices",
    )
    of_an = Among(kind=EntityKind.DISTRICT, province="Ân")

    assert ids(field(hub, "2019", of_an, "OFFICES/TOTAL")) == ["an/huyen"]
    assert ids(field(hub, "2020", of_an, "OFFICES/TOTAL")) == []
    assert ids(
        field(hub, "2019", replace(of_an, entities=("H. Tây", "an/huyen")), "OFFICES/TOTAL")
    ) == ["an/huyen", "an/huyen-tay"]


def field(hub: TestHub, at: str, among: Among = EVERYONE, code: str = "MADE/TOTAL") -> Competition:
    """Who competes on an indicator of the made-up index in a period."""
    view = hub.reader.view()
    indicator = view.catalogue.series(code).meaning(parse(at))
    return competition(view, Question(indicator, parse(at), among))


def drawn(kind: EntityKind, expected: int, with_value: int) -> Competition:
    """So many units of a kind, of which the first so many have a value."""
    return Competition(
        catalogue=None,
        indicator=SHARE,
        at=PeriodReading(parse("2020"), 0),
        among=Among(kind),
        map_period=parse("2020"),
        kind=kind,
        label=Text("", ""),
        members=tuple(made(number, kind) for number in range(expected)),
        expected=expected,
        obstacle=None,
        cells=dict.fromkeys(
            range(with_value),
            Cell(1, 5.0, None, None, Status.REPORTED, MissingReason.NONE),
        ),
    )


def made(number: int, kind: EntityKind) -> Entity:
    """A unit of a kind."""
    return Entity(number, f"unit-{number}", kind, None, None, None, None, None, ())


def ids(found: Competition) -> list[str]:
    """The ids of those who compete."""
    return [entity.public_id for entity in found.members]


def test_what_is_held_in_doubt_is_told_beside_what_is_missing(hub: TestHub):
    bring(
        hub, "2019,Ân,TOTAL,74,made/book,true", header=HEADER.replace("source", "source,doubtful")
    )

    found = field(hub, "2019")

    assert (found.with_value, found.doubtful, found.held) == (1, 1, 2)
    assert (
        found.reason.vi
        == "hệ thống mới có giá trị của 1 trên 3 đơn vị được đánh giá, giá trị của 1 đơn vị còn"
        " nghi vấn nên không tính, chưa đủ 9/10"
    )


def test_what_is_read_on_other_days_is_told_so_that_the_counts_of_a_year_add_up(real: TestHub):
    view = real.reader.view()
    answer = comparison.compare(view, comparison.Question("D766", parse("2025")))
    (cell,) = (
        cell
        for cell in coverage(view, CoverageQuestion(view.catalogue.index("D766"), level=0))
        if cell.period == parse("2025")
    )
    with_value = [row for row in answer.rows if row.value is not None]
    counts = answer.competition

    assert (counts.with_value, counts.read_otherwise, counts.doubtful) == (4, 2, 1)
    assert counts.with_value + counts.read_otherwise == cell.held
    assert cell.held + cell.doubtful == len(with_value)
    assert "giá trị của 2 đơn vị đọc ngày khác nên không tính" in counts.reason.vi
    (missing,) = (row for row in answer.rows if row.entity.public_id == "lai-chau")
    assert row_sentence(missing, view.catalogue.index("D766")).vi.endswith(
        "4/34 tỉnh, thành phố đọc ngày 29/8/2025 và của 2 đơn vị đọc ngày khác."
    )


def test_every_kind_of_unit_has_a_name() -> None:
    assert KINDS.keys() == set(EntityKind)


@pytest.mark.parametrize("kind", [kind for kind in EntityKind if kind is not EntityKind.PROVINCE])
def test_a_province_among_units_of_another_kind_is_told(hub: TestHub, kind: EntityKind) -> None:
    query = f'{{compare(indicator: "MADE/TOTAL", among: {{kind: {kind}, entities: ["an"]}}) '
    answer = hub.post(query + "{unknown}}")

    codes = [error["extensions"]["code"] for error in answer.get("errors", ())]
    assert codes or answer["data"]["compare"]["unknown"] == ["an"]
    assert "HubFault" not in codes
