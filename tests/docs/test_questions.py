"""The questions and the sentences that the pages show are asked and answered."""

import re

import pytest

from tests.databases import SQLITE
from tests.docs.pages import questions, text
from tests.hubs import TestHub

pytestmark = SQLITE  # what is tested are the pages
FIVE = 5
SAYING = """{
  a: scorecard(entity: "Hải Phòng", period: "2024") { lines { sentences } }
  b: scorecard(entity: "Lai Châu", period: "2024") { lines { sentences } }
  c: scorecard(entity: "Nam Định", period: "2024") { lines { sentences } }
  d: scorecard(entity: "Hà Tĩnh", period: "2022") { lines { sentences } }
  e: scorecards(entity: "Lai Châu", from: "2023", to: "2023") { lines { sentences } }
  f: scorecard(entity: "Lai Châu") { lines { sentences } }
  g: scorecard(entity: "Ninh Bình", period: "2024", territory: REBUILT_POPULATION) {
    lines { sentences }
  }
  h: scorecard(entity: "Lai Châu", period: "2024", territory: REBUILT_MEAN) { lines { sentences } }
  i: scorecard(entity: "Lai Châu", period: "2021") { lines { sentences } }
}"""


@pytest.mark.parametrize("page", ["README.md", "docs/huong-dan.md"])
@pytest.mark.parametrize("number", range(FIVE))
def test_questions_of_a_page_have_answers(real: TestHub, page: str, number: int) -> None:
    asked = questions(page)

    assert len(asked) == FIVE
    assert all(real.ask(asked[number]).values())


def test_sentences_of_the_page_are_said(real: TestHub) -> None:
    answer = real.ask(SAYING)
    cards = [card for told in answer.values() for card in (told if type(told) is list else [told])]
    said = {sentence for card in cards for line in card["lines"] for sentence in line["sentences"]}

    shown = re.findall(r"^\d+\. \*(.+?)\*$", text("docs/sentences.md"), re.DOTALL | re.MULTILINE)
    assert len(shown) == 12
    assert {re.sub(r"\s+", " ", sentence) for sentence in shown} - said == set()
