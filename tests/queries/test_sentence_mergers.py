"""How sentences tell units from others of their name, and what became of those that ended."""

import re

import pytest

from hub.catalogue import Entity
from hub.queries.comparison import Question, compare
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.competition.territory import Territory
from hub.queries.scorecard import Question as CardQuestion
from hub.queries.scorecard import scorecard
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.sentence import paragraph, row_sentence
from hub.words.language import Text
from hub.words.period import parse
from hub.words.terms import EntityKind
from tests.hubs import TestHub

IN_LAI_CHAU = Among(kind=EntityKind.DEPARTMENT, province="lai-chau")


def told(
    hub: TestHub,
    entity: str,
    at: str,
    indicator: str = "PAPI",
    among: Among = EVERYONE,
    territory: Territory = Territory.AS_PUBLISHED,
) -> Text:
    view = hub.reader.view()
    question = Question(indicator, parse(at), (entity,), among, territory=territory)
    (row,) = compare(view, question).rows
    return row_sentence(row, view.catalogue.indices[row.indicator.index])


@pytest.mark.parametrize(
    ("entity", "at", "vi", "en"),
    [
        (
            "ha-nam",
            "2026",
            "tỉnh Hà Nam (đã sáp nhập vào tỉnh Ninh Bình từ ngày 01/7/2025)",
            "(merged into Ninh Binh Province since 2025-07-01)",
        ),
        (
            "ninh-binh",
            "2026",
            "tỉnh Ninh Bình (đã sáp nhập vào tỉnh Ninh Bình mới từ ngày 01/7/2025)",
            "(merged into the new Ninh Binh Province since 2025-07-01)",
        ),
        (
            "dak-lak-2003",
            "2024",
            "(đã chia thành tỉnh Đắk Lắk mới và tỉnh Đắk Nông từ ngày 01/01/2004)",
            "since 2004-01-01)",
        ),
    ],
)
def test_a_unit_that_ended_is_told_with_what_it_became(
    real: TestHub, entity: str, at: str, vi: str, en: str
):
    text = told(real, entity, at)

    assert vi in text.vi
    assert en in text.en


def test_no_unit_that_ended_is_only_said_to_have(real: TestHub):
    view = real.reader.view()
    provinces = view.catalogue.by_kind[EntityKind.PROVINCE]
    ended = [unit.public_id for unit in provinces if unit.valid_to]

    texts = [told(real, entity, "2026") for entity in ended]

    assert len(texts) > 60
    assert not [text.vi for text in texts if "đã kết thúc" in text.vi]


def test_the_mark_of_a_department_does_not_speak_of_its_province(real: TestHub):
    text = told(real, "lai-chau/skhcn-2025", "2022", "DDCI", IN_LAI_CHAU)

    assert "của Sở Khoa học và Công nghệ (sau sắp xếp) tỉnh Lai Châu," in text.vi
    assert "(after the mergers) of Lai Chau," in text.en


def test_no_mark_of_any_department_stands_behind_its_province(real: TestHub):
    comparisons = Comparisons(real.reader.view())
    departments = comparisons.view.catalogue.by_kind[EntityKind.DEPARTMENT]

    texts = [text for unit in departments[::20] for text in of_card(comparisons, unit)]

    assert not [text for text in texts if re.search(r"(?:tỉnh|thành phố) [^(),;.]* \(sau", text.vi)]


def of_card(comparisons: Comparisons, unit: Entity) -> list[Text]:
    card = scorecard(comparisons, CardQuestion(unit, parse("2022")))
    return [text for line in card.lines if (text := paragraph(line))]


def test_a_department_whose_block_was_another_in_the_year_asked_for_has_a_sentence(real: TestHub):
    comparisons = Comparisons(real.reader.view())
    unit = comparisons.view.catalogue.entities["bac-giang/cong-an"]
    (line,) = scorecard(comparisons, CardQuestion(unit, parse("2024"))).lines

    assert line.among.block == "Khối sở, ban, ngành"
    assert paragraph(line).vi.startswith("Hệ thống chưa cập nhật kết quả DDCI năm 2024 của")


@pytest.mark.parametrize("territory", [Territory.REBUILT_MEAN, Territory.REBUILT_POPULATION])
def test_the_numbers_of_a_formula_have_as_many_decimals(real: TestHub, territory: Territory):
    text = told(real, "Ninh Bình", "2024", territory=territory)
    formula = text.vi.partition(" cũ theo " if "theo dân số" in text.vi else " cũ: ")[2]

    values = re.findall(r"[A-Z]\w+ (\d+,\d+)", formula)
    shares = re.findall(r"(\d+,\d+)%", formula)

    assert {len(value.partition(",")[2]) for value in values} == {4}
    assert {len(share.partition(",")[2]) for share in shares} <= {2}
