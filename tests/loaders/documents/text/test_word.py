"""Word files are read as a person sees them in the end: each text once, in its place, and
nothing that is not shown.
"""

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from hub.dataset.rows import DocumentRow, FigureRow, Ignored, ObservationRow, UnplacedRow
from loaders import documents
from loaders.documents.text import word
from loaders.documents.text.line import Paper
from tests.loaders.documents import files
from tests.loaders.documents.expected import DATASET

_SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
HEAD = (
    "<w:p><w:r><w:t>BÁO CÁO</w:t></w:r></w:p><w:p><w:r><w:t>Kết quả cải cách hành chính quý I năm"
    " 2024</w:t></w:r></w:p>"
)


def run(text: str, properties: str = "") -> str:
    """A run of a text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(inner)}</w:p>"


def cell(text: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells, or of texts."""
    marked = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{marked}</w:tr>"


def table(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def control(inner: str, properties: str = "") -> str:
    """A content control around something."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def box(inner: str) -> str:
    """A run with a text box, as Word writes it for itself and for what is older."""
    return (
        "<w:r><mc:AlternateContent><mc:Choice"
        f" Requires='wps'><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{inner}"
        f"</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}"
        "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(instruction: str, result: str) -> str:
    """The runs of a field with its result."""
    return (
        "<w:r><w:fldChar"
        f" w:fldCharType='begin'/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>"
        "<w:r><w:fldChar"
        f" w:fldCharType='separate'/></w:r>{result}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def file(path: Path, body: str, styles: str = "") -> Path:
    """A Word file of this body, with styles of its own."""
    document = Document()
    inner = etree.fromstring(f"<w:body {_SPACES}>{body}</w:body>")
    for element in list(document.element.body):
        document.element.body.remove(element)
    document.element.body.extend(list(inner))
    document.styles.element.extend(
        list(etree.fromstring(f"<w:styles {_SPACES}>{styles}</w:styles>"))
    )
    document.save(str(path))
    return path


def read(tmp_path: Path, body: str, styles: str = "") -> Paper:
    """What is read of a body."""
    return word.word(file(tmp_path / "a.docx", body, styles))


def texts(tmp_path: Path, *inner: str, styles: str = "") -> list[str]:
    """The lines of a body."""
    return [line.text for line in read(tmp_path, "".join(inner), styles).lines]


RAISED = "<w:vertAlign w:val='superscript'/>"
STYLES = (
    "<w:style w:type='character' w:styleId='Mark'><w:rPr><w:vertAlign"
    " w:val='superscript'/></w:rPr></w:style><w:style w:type='character'"
    " w:styleId='Note'><w:basedOn w:val='Mark'/></w:style><w:style w:type='character'"
    " w:styleId='High'><w:rPr><w:position w:val='8'/><w:sz w:val='14'/></w:rPr></w:style><w:style"
    " w:type='character' w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style><w:style"
    " w:type='paragraph' w:styleId='Gone'><w:rPr><w:vanish/></w:rPr></w:style><w:style"
    " w:type='paragraph' w:styleId='Struck'><w:rPr><w:strike/></w:rPr></w:style>"
)


@pytest.mark.parametrize(
    "mark",
    [
        run("1", RAISED),
        run("(1)", RAISED),
        run("1", "<w:rStyle w:val='Mark'/>"),
        run("12", "<w:rStyle w:val='Note'/>"),
        run("1", "<w:rStyle w:val='High'/>"),
        run("1", "<w:position w:val='10'/><w:sz w:val='12'/>"),
        run("¹"),
        "<w:r><w:rPr><w:rStyle w:val='Mark'/></w:rPr><w:footnoteReference w:id='2'/></w:r>",
        "<w:r><w:endnoteReference w:id='2'/></w:r>",
        "<w:r><w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>7</w:t></w:r>",
        field(" NOTEREF _Ref1 \\h ", run("7")),
        "<w:fldSimple w:instr=' NOTEREF _Ref1 \\f '><w:r><w:t>7</w:t></w:r></w:fldSimple>",
    ],
    ids=[
        "superscript",
        "brackets",
        "style",
        "style of a style",
        "style raised and small",
        "raised and small",
        "typed",
        "footnote",
        "endnote",
        "mark of its own",
        "field of a note",
        "simple field of a note",
    ],
)
def test_a_raised_mark_is_no_digit(tmp_path: Path, mark: str) -> None:
    assert texts(tmp_path, paragraph(run("Tiếp nhận 95"), mark, run(" hồ sơ")), styles=STYLES) == [
        "Tiếp nhận 95 hồ sơ"
    ]


@pytest.mark.parametrize(
    "mark",
    [
        run("1", "<w:position w:val='6'/>"),
        run("1", "<w:sz w:val='10'/>"),
        run("1", "<w:vertAlign w:val='subscript'/>"),
    ],
    ids=["raised", "small", "lowered"],
)
def test_a_figure_that_may_hold_a_mark_is_unplaced_with_its_reason(
    tmp_path: Path, mark: str
) -> None:
    body = HEAD + paragraph(run("1. Sở đã tiếp nhận 95"), mark, run(" hồ sơ. Giải quyết 90 hồ sơ."))

    rows = list(documents.load(DATASET, [file(tmp_path / "a.docx", body)]))

    assert [row.value for row in rows if isinstance(row, FigureRow)] == [90]
    assert [row.text for row in rows if isinstance(row, UnplacedRow)] == [
        "1. Sở đã tiếp nhận ⁹⁵¹ hồ sơ."
    ]
    assert [(row.origin, row.found) for row in rows if isinstance(row, Ignored)] == [
        ("a.docx:3", "⁹⁵¹")
    ]


def test_a_cell_that_may_hold_a_mark_is_unplaced_and_the_others_of_its_row_are_read(
    tmp_path: Path,
) -> None:
    lifted = run("1", "<w:position w:val='6'/>")
    unsure = f"<w:tc>{paragraph(run('95'), lifted)}</w:tc>"
    body = (
        HEAD
        + paragraph(run("1. Kết quả"))
        + table(row("Lĩnh vực", "Hồ sơ tiếp nhận", "Hồ sơ quá hạn"), row("Tôn giáo", unsure, "3"))
    )

    rows = list(documents.load(DATASET, [file(tmp_path / "a.docx", body)]))

    assert [(row.label, row.value) for row in rows if isinstance(row, FigureRow)] == [
        ("Tôn giáo – hồ sơ quá hạn", 3)
    ]
    assert [row.text for row in rows if isinstance(row, UnplacedRow)] == ["Tôn giáo | ⁹⁵¹ | 3"]


@pytest.mark.parametrize(
    "inner",
    [
        run("Nhận 150") + f"<w:ins w:id='1'>{run('2')}</w:ins>" + run(" hồ sơ"),
        run("Nhận 1") + "<w:del w:id='1'><w:r><w:delText>9</w:delText></w:r></w:del><w:ins"
        f" w:id='2'>{run('502')}</w:ins>" + run(" hồ sơ"),
        run("Nhận 1502")
        + f"<w:moveFrom w:id='1'>{run('7')}</w:moveFrom>"
        + f"<w:moveTo w:id='2'>{run(' hồ sơ')}</w:moveTo>",
        f"<w:ins w:id='1'>{run('Nhận 1502')}<w:del w:id='2'>{run('9')}</w:del></w:ins>"
        + run(" hồ sơ"),
        run("Nhận ") + control(run("1502")) + run(" hồ sơ"),
        run("Nhận ")
        + control(f"<w:smartTag w:element='x'>{run('1502')}</w:smartTag>")
        + run(" hồ sơ"),
        f"<w:customXml w:element='x'>{run('Nhận 1502')}</w:customXml>" + run(" hồ sơ"),
        f"<w:hyperlink w:anchor='x'>{run('Nhận 1502 hồ sơ')}</w:hyperlink>",
        run("Nhận ") + field(" = 1000 + 502 ", run("1502")) + run(" hồ sơ"),
        run("Nhận ")
        + field(" IF " + field(" X ", run("7")) + " = 7 ", run("1502"))
        + run(" hồ sơ"),
        run("Nhận ")
        + f"<w:fldSimple w:instr=' DOCPROPERTY x '>{run('1502')}</w:fldSimple>"
        + run(" hồ sơ"),
        run("Nhận 1502") + run("9", "<w:vanish/>") + run(" hồ sơ"),
        run("Nhận 1502") + run("9", "<w:rStyle w:val='Secret'/>") + run(" hồ sơ"),
        run("Nhận ")
        + run("1480", "<w:strike/>")
        + run("1400", "<w:dstrike/>")
        + run("1502")
        + run(" hồ sơ"),
        run("Nhận 1502") + run(" hồ sơ", "<w:rStyle w:val='Secret'/><w:vanish w:val='0'/>"),
        run("Nhận ") + control(run("Bấm để nhập 99"), "<w:showingPlcHdr/>") + run("1502 hồ sơ"),
        run("Nhận 1502")
        + "<w:r><w:softHyphen/><w:lastRenderedPageBreak/></w:r>"
        + run(" hồ sơ")
        + "<w:proofErr w:type='spellEnd'/>",
    ],
    ids=[
        "inserted digit",
        "replaced",
        "moved",
        "deleted in inserted",
        "control",
        "smart tag",
        "custom XML",
        "link",
        "field",
        "field in an instruction",
        "simple field",
        "hidden",
        "hidden by style",
        "struck",
        "shown against its style",
        "placeholder",
        "furniture",
    ],
)
def test_a_line_reads_as_it_is_shown_in_the_end(tmp_path: Path, inner: str) -> None:
    assert texts(tmp_path, paragraph(inner), styles=STYLES) == ["Nhận 1502 hồ sơ"]


def test_whole_paragraphs_inserted_and_moved_here_are_read_and_those_deleted_are_not(
    tmp_path: Path,
) -> None:
    gone = paragraph(
        f"<w:del w:id='1'>{run('Đã xóa')}</w:del>", properties="<w:rPr><w:del w:id='2'/></w:rPr>"
    )
    moved = paragraph(
        f"<w:moveFrom w:id='3'>{run('Đã chuyển')}</w:moveFrom>",
        properties="<w:rPr><w:moveFrom w:id='4'/></w:rPr>",
    )
    come = paragraph(
        f"<w:ins w:id='5'>{run('Mới thêm')}</w:ins>", properties="<w:rPr><w:ins w:id='6'/></w:rPr>"
    )

    assert texts(tmp_path, gone, come, moved, paragraph(run("Còn lại"))) == ["Mới thêm", "Còn lại"]


def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(tmp_path: Path) -> None:
    first = paragraph(run("Tiếp nhận "), properties="<w:rPr><w:del w:id='1'/></w:rPr>")

    assert texts(tmp_path, first, paragraph(run("95 hồ sơ"))) == ["Tiếp nhận 95 hồ sơ"]


@pytest.mark.parametrize("style", ["Gone", "Struck"])
def test_a_paragraph_hidden_or_struck_by_its_style_is_not_read(tmp_path: Path, style: str) -> None:
    hidden = paragraph(run("Tiếp nhận 95 hồ sơ"), properties=f"<w:pStyle w:val='{style}'/>")

    assert (
        "".join(texts(tmp_path, hidden, paragraph(run("Giải quyết 90 hồ sơ")), styles=STYLES))
        == "Giải quyết 90 hồ sơ"
    )


def test_wrapped_paragraphs_tables_rows_and_cells_stand_in_their_places(tmp_path: Path) -> None:
    body = (
        control(paragraph(run("Trước"))),
        control(
            table(
                row("Lĩnh vực", "Nhận", "Trả"),
                control(row("Tôn giáo", control(cell("12")), "11")),
                f"<w:customXml w:element='x'>{row('Văn thư', '7', '6')}</w:customXml>",
            )
        ),
        paragraph(run("Sau")),
    )

    assert texts(tmp_path, *body) == [
        "Trước",
        "Lĩnh vực\tNhận\tTrả",
        "Tôn giáo\t12\t11",
        "Văn thư\t7\t6",
        "Sau",
    ]


def test_a_cell_that_waits_to_be_filled_is_empty_and_keeps_its_place(tmp_path: Path) -> None:
    waiting = control(cell("Nhập số 9"), "<w:showingPlcHdr/>")

    assert texts(tmp_path, table(row("Tôn giáo", waiting, "11"))) == ["Tôn giáo\t\t11"]


def test_deleted_and_hidden_rows_and_deleted_cells_are_not_read(tmp_path: Path) -> None:
    body = table(
        row("A", "1", properties="<w:del w:id='1'/>"),
        row("B", "2", properties="<w:hidden/>"),
        row("C", cell("9", "<w:cellDel w:id='2'/>"), "3"),
        row("D", "4", properties="<w:ins w:id='3'/>"),
    )

    assert texts(tmp_path, body) == ["C\t3", "D\t4"]


def test_merged_cells_stand_in_the_first_of_their_columns_and_in_each_of_their_rows(
    tmp_path: Path,
) -> None:
    wide, begin, go_on = "<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    body = table(
        row(cell("Lĩnh vực", begin), cell("Hồ sơ", wide)),
        row(cell("", go_on), "Nhận", "Trả"),
        row(cell("Nhập", "<w:hMerge w:val='restart'/>"), cell("", "<w:hMerge/>"), "5"),
        row("2", properties="<w:gridBefore w:val='2'/>"),
    )

    assert texts(tmp_path, body) == [
        "Lĩnh vực\tHồ sơ\t",
        "Lĩnh vực\tNhận\tTrả",
        "Nhập\t\t5",
        "\t\t2",
    ]


def test_a_table_within_a_table_stands_behind_it(tmp_path: Path) -> None:
    inner = f"<w:tc>{paragraph(run('x'))}{table(row('Nhận', '3'))}{paragraph()}</w:tc>"
    lines = read(tmp_path, table(row("A", inner), row("B", "2"))).lines

    assert [(line.text, line.table) for line in lines] == [("A\tx", 1), ("B\t2", 1), ("Nhận\t3", 2)]


def test_a_frame_around_a_table_is_opened_in_place(tmp_path: Path) -> None:
    frame = (
        f"<w:tc>{paragraph(run('Trước'))}{table(row('Nhận', '3'))}{paragraph(run('Sau'))}</w:tc>"
    )

    assert texts(tmp_path, table(row(frame))) == ["Trước", "Nhận\t3", "Sau"]


def test_a_text_box_is_read_once_behind_its_paragraph(tmp_path: Path) -> None:
    drawn = box(paragraph(run("Trong hộp")) + table(row("Nhận", "3")))

    assert texts(tmp_path, paragraph(run("Câu "), drawn, run("này"))) == [
        "Câu này",
        "Trong hộp",
        "Nhận\t3",
    ]


def test_a_text_box_of_old_word_and_one_within_a_cell_are_read(tmp_path: Path) -> None:
    old = (
        f"<w:r><w:pict><v:group><v:shape><v:textbox><w:txbxContent>{paragraph(run('Cũ'))}</w:txbxContent></v:textbox>"
        "</v:shape></v:group></w:pict></w:r>"
    )
    within = f"<w:tc>{paragraph(run('12'), box(paragraph(run('Ghi chú'))))}</w:tc>"

    assert texts(tmp_path, paragraph(old), table(row("A", within), row("B", "3"))) == [
        "",
        "Cũ",
        "A\t12",
        "B\t3",
        "Ghi chú",
    ]


def test_a_field_that_is_never_closed_takes_no_other_paragraph_with_it(tmp_path: Path) -> None:
    open_field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>"
    )

    assert texts(tmp_path, paragraph(run("Một"), open_field), paragraph(run("Hai"))) == [
        "Một",
        "Hai",
    ]


def test_what_is_chosen_in_a_list_of_a_form_is_read(tmp_path: Path) -> None:
    form = (
        "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:ddList><w:result"
        " w:val='1'/><w:listEntry w:val='90'/><w:listEntry"
        " w:val='95'/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN"
        " </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )

    assert texts(tmp_path, paragraph(run("Đạt "), form, run("%"))) == ["Đạt 95%"]


def test_a_sign_of_the_font_symbol_is_what_it_shows(tmp_path: Path) -> None:
    assert texts(
        tmp_path,
        paragraph(run("Đạt "), "<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>", run(" 90%")),
    ) == ["Đạt ≥ 90%"]


SOLVED = "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 9"
FRACTION = (
    "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
)


def sign(font: str, code: str) -> str:
    """A run of one sign by its font and code."""
    return f"<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>"


@pytest.mark.parametrize(
    "comma",
    [
        sign("Symbol", "F02C"),
        sign("Times New Roman", "002C"),
        run("\uf02c", "<w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/>"),
        "<m:oMath><m:r><w:rPr><w:b/></w:rPr><m:t>,</m:t></m:r></m:oMath>",
    ],
    ids=["symbol", "ordinary font", "letter of symbol", "formula"],
)
def test_a_comma_that_is_a_sign_stays_in_its_number(tmp_path: Path, comma: str) -> None:
    body = HEAD + paragraph(run("1. Kết quả")) + paragraph(run(SOLVED), comma, run("7%."))

    rows = list(documents.load(DATASET, [file(tmp_path / "a.docx", body)]))

    assert [(row.value, row.printed) for row in rows if isinstance(row, FigureRow)] == [
        (9.7, "9,7%")
    ]


@pytest.mark.parametrize(
    "unknown",
    [
        sign("Webdings", "F02C"),
        sign("Wingdings", "F02C"),
        "<w:r><w:object><o:OLEObject/></w:object></w:r>",
        FRACTION,
        "<w:r><w:drawing><wp:inline><pic:pic/></wp:inline></w:drawing></w:r>",
        "<w:r><w:dayShort/></w:r>",
    ],
    ids=["webdings", "wingdings", "object", "fraction", "picture in line", "day"],
)
def test_a_number_beside_an_unknown_sign_is_left_unplaced_with_its_reason(
    tmp_path: Path, unknown: str
) -> None:
    body = (
        HEAD
        + paragraph(run("1. Kết quả"))
        + paragraph(run(SOLVED), unknown, run("7%. Giải quyết 90 hồ sơ."))
    )

    rows = list(documents.load(DATASET, [file(tmp_path / "a.docx", body)]))

    assert [row.value for row in rows if isinstance(row, FigureRow)] == [90]
    assert [row.text[: len(SOLVED)] for row in rows if isinstance(row, UnplacedRow)] == [SOLVED]
    assert "symbol, formula or picture" in next(
        row.why.en for row in rows if isinstance(row, Ignored)
    )


def test_a_private_letter_of_a_text_leaves_its_number_unplaced(read) -> None:
    rows = read(
        "1. Đạt 9\uf02c7% hồ sơ đúng hạn.\n2. Giải quyết 5\ufffd hồ sơ.\n\uf0b7 Tiếp nhận 90 hồ sơ."
    )

    assert [row.value for row in rows if isinstance(row, FigureRow)] == [90]
    assert len([row for row in rows if isinstance(row, UnplacedRow)]) == 2


@pytest.mark.parametrize(
    "beside",
    [
        sign("Wingdings", "F02C"),
        "<w:r><w:drawing><wp:anchor><pic:pic/></wp:anchor></w:drawing></w:r>",
    ],
    ids=["sign", "floating"],
)
def test_what_touches_no_number_or_floats_changes_none(tmp_path: Path, beside: str) -> None:
    assert texts(tmp_path, paragraph(run("Đạt "), beside, run("tổng 95%"))) in (
        ["Đạt tổng 95%"],
        ["Đạt \uf02ctổng 95%"],
    )


def test_a_break_of_a_page_or_a_column_parts_numbers(tmp_path: Path) -> None:
    broken = (
        "<w:r><w:t>95</w:t><w:br w:type='page'/><w:t>12</w:t><w:br"
        " w:type='column'/><w:t>7</w:t></w:r>"
    )

    assert texts(tmp_path, paragraph(broken)) == ["95", "12", "7"]


def test_what_is_no_text_is_told_with_its_lines(tmp_path: Path) -> None:
    picture = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
    embedded = "<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject/></w:object></w:r>"
    body = (
        HEAD
        + paragraph(run("1. Kết quả đạt được."), picture)
        + paragraph(run("2. Tồn tại."), embedded, picture, FRACTION)
    )

    rows = [
        row
        for row in documents.load(DATASET, [file(tmp_path / "a.docx", body)])
        if isinstance(row, Ignored)
    ]

    assert [(row.origin, row.found, row.why.en) for row in rows] == [
        ("a.docx:4", "4", "(line): embedded objects, not read"),
        ("a.docx:4", "4", "(line): formulas, not read"),
        ("a.docx:3", "3, 4", "(line): pictures, whose words are not read"),
    ]


def test_a_table_right_after_a_title_ends_the_title(tmp_path: Path) -> None:
    body = HEAD + table(row("Lĩnh vực", "Hồ sơ tiếp nhận"), row("Tôn giáo", "12"))

    rows = list(documents.load(DATASET, [file(tmp_path / "a.docx", body)]))

    assert rows[-1].title == "Kết quả cải cách hành chính quý I năm 2024"
    assert [(row.label, row.value) for row in rows if isinstance(row, FigureRow)] == [
        ("Tôn giáo – hồ sơ tiếp nhận", 12)
    ]


def test_a_row_that_names_a_group_leaves_the_header_to_those_below(tmp_path: Path) -> None:
    group = cell("Sở, ban, ngành", "<w:gridSpan w:val='2'/>")
    body = (
        HEAD
        + paragraph(run("1. Kết quả"))
        + table(row("Lĩnh vực", "Hồ sơ tiếp nhận"), row(group), row("Tôn giáo", "12"))
    )

    rows = list(documents.load(DATASET, [file(tmp_path / "a.docx", body)]))

    assert [(row.label, row.value) for row in rows if isinstance(row, FigureRow)] == [
        ("Tôn giáo – hồ sơ tiếp nhận", 12)
    ]


def test_nothing_of_an_unsure_number_fills_an_indicator(tmp_path: Path) -> None:
    head = "".join(
        paragraph(run(text))
        for text in (
            "SỞ NỘI VỤ TỈNH LAI CHÂU",
            "Số: 15/BC-SNV",
            "Lai Châu, ngày 10 tháng 4 năm 2024",
        )
    )
    body = (
        head
        + HEAD
        + paragraph(
            run("1. Tiếp nhận 95"),
            run("1", "<w:sz w:val='9'/>"),
            run(" hồ sơ. Giải quyết 90 hồ sơ."),
        )
    )

    rows = list(documents.load(DATASET, [file(tmp_path / "a.docx", body)]))

    assert [row.value for row in rows if isinstance(row, ObservationRow)] == [90]


@pytest.mark.parametrize(
    ("issuer", "name", "entity"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH AN GIANG", "Ủy ban nhân dân tỉnh An Giang", "an-giang-2025"),
        ("ỦY BAN NHÂN DÂN TỈNH AN GIANG", "Ủy ban nhân dân tỉnh An Giang", "an-giang-2025"),
        ("UBND TỈNH SƠN LA", "UBND tỉnh Sơn La", "son-la"),
        ("UBND TỈNH AN GIANG\nSỞ TƯ PHÁP", "Sở Tư pháp", "an-giang-2025/stp"),
    ],
)
def test_a_letterhead_of_one_row_tells_number_day_and_issuer(
    tmp_path: Path, issuer: str, name: str, entity: str
) -> None:
    motto = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLong Xuyên, ngày 17 tháng"
        " 3 năm 2026"
    )
    path = files.word(
        tmp_path / "a.docx",
        [[f"{issuer}\nSố: 218/KH-ABC", motto]],
        "KẾ HOẠCH",
        "Chuyển đổi số năm 2026",
        "I. MỤC TIÊU",
    )
    (told,) = [row for row in documents.load(DATASET, [path]) if isinstance(row, DocumentRow)]

    assert (told.number, told.date, told.issuer, told.issuer_entity) == (
        "218/KH-ABC",
        date(2026, 3, 17),
        name,
        entity,
    )


def test_notes_that_are_not_read_are_counted(tmp_path: Path) -> None:
    path = file(tmp_path / "a.docx", HEAD)
    notes = "".join(
        f"<w:footnote w:id='{number}'>{paragraph(run(text))}</w:footnote>"
        for number, text in enumerate(("Theo bảng 3.", "", "Tính cả xã."))
    )
    document = Document(str(path))
    blob = f"<w:footnotes {_SPACES}>{notes}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(path))

    assert [omission.what.vi for omission in word.word(path).omissions] == [
        "2 chú thích cuối trang hoặc cuối văn bản, không đọc"
    ]
