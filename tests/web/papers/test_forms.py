"""A paper is the same in each of its forms: text whole, tables with borders, an office's form."""

import base64
import hashlib
from io import BytesIO

import lxml.html
import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.web.papers import hypertext, typeset
from hub.web.papers.paper import DASH, PaperColumn, PaperPart, PaperPicture, PaperTable
from hub.web.papers.paper_form import FORMS
from hub.words.language import Language
from tests import needs
from tests.web.papers.papers import COLUMNS, SENTENCE, drawn, read, written

MARKUP = '#let x = 1 *đậm* _nghiêng_ $a$ @b <script>alert("1")</script> \\u{41} // #image("/a")'
MM = 72 / 25.4  # points
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", Language)
def test_a_paper_that_is_signed_has_its_head_and_room_to_sign(
    form: str, language: Language
) -> None:
    text = written(drawn(language=language), form).text

    vi = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Nơi nhận:", "(Ký, ghi rõ họ tên)")
    en = ("SOCIALIST REPUBLIC OF VIET NAM", "To:", "(signature, full name)")
    for words in vi if language is Language.VI else en:
        assert words in text
    assert "BÁO CÁO TÓM TẮT" in text
    assert "Phiên bản dữ liệu 12." in text


@pytest.mark.parametrize("form", FORMS)
def test_an_annex_names_the_document_that_it_belongs_to(form: str) -> None:
    text = written(drawn(signed=False), form).text

    assert "(Kèm theo văn bản số ……)" in text
    assert "CỘNG HÒA" not in text
    assert "Nơi nhận" not in text


@pytest.mark.parametrize("form", FORMS)
def test_texts_and_tables_are_whole(form: str) -> None:
    paper = written(drawn(), form)

    assert paper.text.count(SENTENCE.split(":")[0]) >= 6
    assert paper.tables == [
        [["Bộ chỉ số", "Kết quả"], *([SENTENCE, f"{number},50"] for number in range(3))]
    ]


@pytest.mark.parametrize("form", FORMS)
def test_a_text_is_never_markup(form: str) -> None:
    paper = written(drawn(MARKUP), form)

    assert paper.tables[0][1][0].replace(" ", "") == MARKUP.replace(" ", "")


def test_a_pdf_is_a4_with_the_margins_and_letters_of_an_office() -> None:
    needs.fonts()
    content = typeset.content(drawn(rows=90))

    with pdfplumber.open(BytesIO(content)) as file:
        pages = [(page.width / MM, page.height / MM) for page in file.pages]
        chars = [char for page in file.pages for char in page.chars]
        heads = [page.extract_text().splitlines()[0] for page in file.pages]
        tables = [page.extract_tables()[0][0] for page in file.pages]
    assert len(pages) > 2
    assert {(round(width), round(height)) for width, height in pages} == {(210, 297)}
    assert round(min(char["x0"] for char in chars) / MM) == 30
    assert max(char["x1"] for char in chars) / MM <= 195.3
    assert {char["fontname"].partition("+")[2].partition("-")[0] for char in chars} == {"Tinos"}
    assert {round(char["size"]) for char in chars} <= {11, 12, 13, 14}
    assert heads[1:] == [str(number) for number in range(2, len(pages) + 1)]
    assert heads[0] != "1"
    assert tables == [["Bộ chỉ số", "Kết quả"]] * len(pages)


def test_letters_that_the_font_lacks_are_printed_in_another() -> None:
    assert "≥ 90 → ▲" in written(drawn("≥ 90 → ▲"), "pdf").text


def test_a_page_of_html_needs_nothing_beside_it_under_its_own_policy() -> None:
    page = lxml.html.fromstring(hypertext.content(drawn(MARKUP)).decode())
    ((_, policy),) = hypertext.HEADERS

    digest = base64.b64encode(hashlib.sha256(page.findtext(".//style").encode()).digest())
    assert [one.tag for one in page.iter() if one.tag in ("script", "link", "img")] == []
    assert page.xpath("//@style") == []
    assert b"style-src 'sha256-" + digest + b"'" in policy
    assert b"unsafe" not in policy


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_stands_in_the_paper_and_is_told_in_words(form: str) -> None:
    picture = PaperPicture(PIXEL, "Biểu đồ PAPI của Lai Châu")
    paper = drawn()
    parts = (PaperPart("1. Biểu đồ", (picture,)),)
    content = FORMS[form].content(type(paper)(**vars(paper) | {"parts": parts}))

    if form == "html":
        (image,) = lxml.html.fromstring(content.decode()).iter("img")
        assert (image.get("alt"), image.get("src")[:21]) == (
            "Biểu đồ PAPI của Lai Châu",
            "data:image/png;base64",
        )
    else:
        assert read(content, form).text
        assert len(content) > len(FORMS[form].content(type(paper)(**vars(paper) | {"parts": ()})))


def test_columns_in_which_nothing_stands_are_left_out() -> None:
    columns = (*COLUMNS, PaperColumn("Hạng công bố", 10))
    table = PaperTable(columns, (("PAPI", "43,48", DASH), ("SIPAS", DASH, DASH)))

    assert table.dense() == PaperTable(COLUMNS, (("PAPI", "43,48"), ("SIPAS", DASH)))
    assert PaperTable(columns, ()).dense() == PaperTable(columns, ())
    assert sum(table.widths(165)) == pytest.approx(165)


@settings(max_examples=15)
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_every_form_takes_every_text(word: str) -> None:
    for form in FORMS.values():
        assert form.content(drawn(word))
