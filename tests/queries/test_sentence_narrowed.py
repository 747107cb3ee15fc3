"""The sentences of a row that a question compares with fewer than were rated together."""

import re

import pytest

from hub.queries.comparison import Question, compare
from hub.queries.competition.among import EVERYONE, Among
from hub.queries.competition.territory import Territory
from hub.queries.sentence import row_sentence
from hub.words.language import Text
from hub.words.period import parse
from tests.hubs import TestHub

DELTA = Among(region="DBSH")
THREE = Among(entities=("lai chau", "son la", "dien bien"))
MIXED = Among(entities=("lai chau", "ha noi", "son la"))


def told(
    hub: TestHub,
    entity: str,
    among: Among,
    indicator: str = "PAPI",
    at: str = "2024",
    territory: Territory = Territory.AS_PUBLISHED,
) -> Text:
    view = hub.reader.view()
    question = Question(indicator, parse(at), (entity,), among, territory=territory)
    answer = compare(view, question)
    (row,) = answer.rows
    return row_sentence(row, view.catalogue.indices[row.indicator.index])


@pytest.mark.parametrize("at", ["2022", "2024"])
@pytest.mark.parametrize("among", [Among(region="TDMNPB"), THREE, MIXED], ids=str)
def test_groups_are_counted_in_the_country_however_few_are_compared(
    real: TestHub, among: Among, at: str
):
    whole, few = (told(real, "lai chau", each, "PAR INDEX", at) for each in (EVERYONE, among))
    counts = [re.search(r"cả nước có [^.]*", each.vi)[0] for each in (whole, few)]

    assert counts[0] == counts[1]
    assert not re.search(r"-\d", few.vi + few.en)


def test_groups_of_before_a_merger_are_counted_among_the_units_of_then(real: TestHub):
    text = told(real, "lai chau", EVERYONE, "PAR INDEX", territory=Territory.REBUILT_MEAN)

    assert "cả nước có 13 tỉnh, thành phố nhóm A và 50 tỉnh, thành phố nhóm B." in text.vi


@pytest.mark.parametrize(
    ("among", "vi", "en"),
    [
        (
            Among(region="TDMNPB"),
            "tỉnh, thành phố vùng Trung du và miền núi phía Bắc",
            "provinces and cities of the Northern Midlands and Mountains region",
        ),
        (THREE, "3 tỉnh được chọn", "3 chosen provinces"),
        (MIXED, "3 tỉnh, thành phố được chọn", "3 chosen provinces and cities"),
    ],
    ids=str,
)
def test_every_number_of_a_narrowed_question_names_among_whom(
    real: TestHub, among: Among, vi: str, en: str
):
    text = told(real, "lai chau", among)

    assert text.vi.count(f"{vi} có số liệu") == 3
    assert len(re.findall(f"{en} with (?:PAPI )?figures", text.en)) == 3
    assert "tỉnh, thành phố có số liệu" not in text.vi
    assert " dẫn đầu (" not in text.vi


def test_those_without_a_result_are_counted_in_their_region(real: TestHub):
    text = told(real, "lai chau", Among(region="TDMNPB"), "PAR INDEX", "2023")

    assert text.vi.endswith(
        "hiện có điểm của 8/14 tỉnh, thành phố vùng Trung du và miền núi phía Bắc."
    )


@pytest.mark.parametrize("territory", [Territory.AS_PUBLISHED, Territory.REBUILT_MEAN])
def test_the_mean_of_a_region_is_told_once_to_those_who_compete_in_it(
    real: TestHub, territory: Territory
):
    text = told(real, "quang ninh", DELTA, territory=territory)

    assert text.vi.count("trung bình ") - text.vi.count("Thứ hạng và trung bình ở trên") == 1
    assert text.vi.count("do hệ thống tính)") == 1


def test_peers_of_the_present_map_are_those_of_the_question(real: TestHub):
    text = told(real, "ha noi", DELTA, territory=Territory.REBUILT_MEAN)

    assert "so trong 6 tỉnh, thành phố sau sắp xếp vùng Đồng bằng sông Hồng" in text.vi
    assert "among the 6 provinces and cities after the mergers of the Red River Delta" in text.en


def test_a_question_to_everyone_names_no_region(real: TestHub):
    text = told(real, "quang ninh", EVERYONE)

    assert "1/61 tỉnh, thành phố có số liệu" in text.vi
    assert "trung bình vùng Đồng bằng sông Hồng (" in text.vi
