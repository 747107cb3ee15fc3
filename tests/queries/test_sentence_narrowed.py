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
