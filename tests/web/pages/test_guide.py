"""The guide and the glossary."""

import re

import pytest

from hub.web.pages.guide.guide import glossary, sections
from hub.words.labels import label
from hub.words.language import Language
from hub.words.terms import MissingReason
from schema import descriptions
from tests.hubs import TestHub
from tests.web.pages.conftest import shown, words

_VIETNAMESE = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)
# Each state of the pages, by words that stand with it.
STATES = (
    "quá hạn",
    "hạng công bố",
    "hệ thống tính",
    "nghi vấn",
    "lũy kế, số sơ bộ",
    "tính lại",
    "không so sánh",
    "2 nguồn",
    "hoạt động từ ngày",
    "đã được thay thế bởi",
    "đã bãi bỏ",
    "Đang xem phiên bản dữ liệu",
    "Không trả lời được",
    "✓ đạt",
    "tứ phân vị",
    "▲ 3 bậc",
)


def test_every_state_of_the_pages_is_explained_with_an_example(made: TestHub) -> None:
    page = shown(made, "/huong-dan")

    text = words(page.find(".//main"))
    assert [state for state in STATES if state not in text] == []
    assert len(page.xpath("//table[contains(@class, 'marks')]/tbody/tr")) > 20
    for reason in set(MissingReason) - {MissingReason.NONE}:
        assert f"– {label(reason).vi}" in text, reason


def test_its_contents_lead_to_what_is_there(made: TestHub) -> None:
    page = shown(made, "/huong-dan")

    targets = [link[1:] for link in page.xpath("//nav[contains(@class, 'toc')]//a/@href")]
    assert "diem-noi-bat" in targets
    assert [one for one in targets if not page.xpath(f"//*[@id='{one}']")] == []


def test_the_english_guide_is_english(made: TestHub) -> None:
    page = shown(made, "/huong-dan", language="en")

    text = words(page.find(".//main")).replace("QĐ-TTg", "")
    assert _VIETNAMESE.findall(text) == []
    assert len(page.xpath("//dl")) == len(shown(made, "/huong-dan").xpath("//dl"))


@pytest.mark.parametrize("language", list(Language))
def test_everything_is_said_in_both_languages(language: Language) -> None:
    said = [section.heading.within(language) for section in sections()]
    said += [line.within(language) for section in sections() for line in section.lines]
    said += [mark.meaning.within(language) for section in sections() for mark in section.marks]
    said += [term.meaning.within(language) for term in glossary()]

    assert all(len(text) > 3 for text in said)
    assert "34 tỉnh " not in " ".join(said)


def test_words_of_the_glossary_are_names_of_the_api() -> None:
    text = descriptions.schema(Language.EN).as_str()
    indices = {"PAR_INDEX", "SIPAS", "PAPI", "D766", "PCI", "DDCI", "DEPT_PAR", "DEPT_SIPAS"}
    indices |= {"OPERATIONS"}

    names = {part for term in glossary() for part in re.split(r", |\.", term.api) if part}
    assert [one for one in names - indices if not re.search(rf"\b{one}\b", text)] == []


def test_terms_stand_in_the_order_of_the_alphabet(made: TestHub) -> None:
    page = shown(made, "/huong-dan", language="en")

    names = [one.text for one in page.xpath("//h2[@id='thuat-ngu']/ancestor::section//dt")]
    assert names == sorted(names, key=str.lower)
    assert len(names) == len(glossary())


def test_addresses_that_the_guide_names_are_answered(real: TestHub) -> None:
    page = shown(real, "/huong-dan")

    codes = {words(code) for code in page.xpath("//h2[@id='ket-noi']/ancestor::section//code")}
    for code in codes:
        address = re.sub(r'^=IMPORTDATA\("|"\)$', "", code)
        if address != "/graphql":
            assert real.request("GET", address).status_code == 200, address
    assert len(codes) >= 4
