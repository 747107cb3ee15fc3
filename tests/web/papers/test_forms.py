"""A paper is the same in each of its forms: text whole, tables with borders, an office's form."""

import base64
import hashlib
from dataclasses import replace
from io import BytesIO

import docx
import lxml.html
import pdfplumber
import pytest
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.web.charts import PrintedChart
from hub.web.papers import hypertext, typeset
from hub.web.papers.paper import (
    DASH,
    OfficePaper,
    PaperColumn,
    PaperPart,
    PaperPictures,
    PaperTable,
)
from hub.web.papers.paper_form import FORMS
from hub.words.language import Language
from tests import needs
from tests.web.papers.papers import COLUMNS, SENTENCE, drawn, written

MARKUP = '#let x = 1 *đậm* _nghiêng_ $a$ @b <script>alert("1")</script> \\u{41} // #image("/a")'
MM = 72 / 25.4  # points
CHART = PrintedChart(
    b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">'
    b'<rect width="40" height="20" fill="#0f5499"/></svg>',
    "Biểu đồ PAPI của Lai Châu",
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


@pytest.mark.parametrize(("count", "width"), [(1, 161), (2, 77)])
def test_charts_of_a_word_file_are_told_in_words_and_stand_beside_one_another(
    count: int, width: int
) -> None:
    document = docx.Document(BytesIO(FORMS["docx"].content(with_charts(count))))

    shapes = document.inline_shapes
    assert [round(shape.width / Mm(1)) for shape in shapes] == [width] * count
    assert {shape._inline.docPr.get("descr") for shape in shapes} == {CHART.description}
    assert [len(table.rows) for table in document.tables] == [1]


def test_charts_of_a_pdf_are_drawn_not_pasted() -> None:
    with pdfplumber.open(BytesIO(typeset.content(with_charts(2)))) as file:
        (page,) = file.pages
        drawn = [rect for rect in page.rects if rect["height"] > 10 * MM]

    assert page.images == []
    assert [round(rect["width"] / MM) for rect in drawn] == [81, 81]


def test_charts_of_a_page_are_whole_within_it() -> None:
    images = list(lxml.html.fromstring(hypertext.content(with_charts(2)).decode()).iter("img"))

    assert [image.get("alt") for image in images] == [CHART.description] * 2
    assert {image.get("src")[:21] for image in images} == {"data:image/png;base64"}


def test_a_high_chart_stays_within_the_page() -> None:
    svg = CHART.svg.replace(b'height="20"', b'height="400"')
    (width,) = PaperPictures((PrintedChart(svg, ""),)).widths(165, 225)

    assert width == 22.5


def with_charts(count: int) -> OfficePaper:
    """A paper with so many charts beside one another, and nothing else."""
    parts = (PaperPart("1. Biểu đồ", (PaperPictures((CHART,) * count),)),)
    return replace(drawn(signed=False), parts=parts)


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


def test_a_long_word_stays_within_its_cell() -> None:
    with pdfplumber.open(BytesIO(typeset.content(drawn("m" * 90)))) as file:
        page = file.pages[0]
        ((left, _, right, _), *_) = page.find_tables()[0].rows[1].cells

    letters = [char for char in page.chars if char["text"] == "m" and char["size"] == 11]
    inside = [char for char in letters if char["x0"] >= left and char["x1"] <= right]
    assert len(inside) >= 90
