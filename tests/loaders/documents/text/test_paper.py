"""Text, Word files and PDFs give their lines; what cannot be read is refused in one sentence."""

import time
from pathlib import Path

import openpyxl
import pytest

from hub.dataset.rows import DocumentRow, FigureRow, TargetRow
from hub.words.errors import BadInput, Fault
from loaders import documents
from loaders.documents.text import paper
from tests.loaders.documents.expected import DATASET, MADE_UP
from tests.loaders.documents.files import locked, pdf, vni, windows, word

HEAD = ["SỞ NỘI VỤ", "Số: 12/BC-SNV", "BÁO CÁO", "Kết quả cải cách hành chính năm 2023"]
TEXT = (
    "Sở đã tiếp nhận 48 hồ sơ, đúng hạn 100%, theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính"
    " phủ."
)


def refusal(path: Path) -> str:
    """The one fault of a file that cannot be read."""
    with pytest.raises(BadInput) as error:
        paper.read(path)
    (fault,) = error.value.faults
    return fault.wanted.en


def written(path: Path, content: bytes) -> Path:
    """A file of these bytes."""
    path.write_bytes(content)
    return path


def test_a_word_file_gives_paragraphs_and_rows_of_tables(tmp_path: Path) -> None:
    path = word(
        tmp_path / "a.docx", "Mục tiêu", [["Chỉ tiêu", "Năm 2025"], ["Tỷ lệ", "90%"]], "Hết"
    )

    assert [line.text for line in paper.read(path).lines] == [
        "Mục tiêu",
        "Chỉ tiêu\tNăm 2025",
        "Tỷ lệ\t90%",
        "Hết",
    ]


def test_a_pdf_gives_the_lines_of_its_text_layer_with_their_pages(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", ["Kế hoạch", "Đẩy mạnh"], ["Tỷ lệ 90%"])

    assert [(line.text, line.page) for line in paper.read(path).lines] == [
        ("Kế hoạch", 1),
        ("Đẩy mạnh", 1),
        ("Tỷ lệ 90%", 2),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_in_any_unicode_form(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path / "a.txt", "Kế hoạch\nĐẩy mạnh".encode(encoding))

    assert [line.text for line in paper.read(path).lines] == ["Kế hoạch", "Đẩy mạnh"]


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("a.txt", b"", "a file that is not empty is wanted"),
        ("a.pdf", b"", "a file that is not empty is wanted"),
        ("a.docx", b"", "a file that is not empty is wanted"),
        ("a.txt", "Báo cáo".encode("utf-16-le"), "a UTF-8 text file is wanted"),
        ("a.txt", "Báo cáo kết quả".encode("latin-1", "replace"), "a UTF-8 text file is wanted"),
        ("a.txt", windows("Báo cáo kết quả, phương hướng nhiệm vụ"), "a UTF-8 text file is wanted"),
        ("a.pdf", b"%PDF-1.4 and nothing more", "a readable PDF without a password is wanted"),
        ("a.docx", b"PK and nothing more", "a readable Word file (.docx) is wanted"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "a .txt, .docx or .pdf file is wanted"),
    ],
    ids=[
        "empty text",
        "empty pdf",
        "empty word",
        "utf-16 without mark",
        "latin-1",
        "windows-1258",
        "broken pdf",
        "broken word",
        "old word",
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, content: bytes, wanted: str
) -> None:
    assert refusal(written(tmp_path / name, content)) == wanted


def test_a_scanned_pdf_says_so(tmp_path: Path) -> None:
    assert "scanned pictures only" in refusal(pdf(tmp_path / "a.pdf", [], []))


def test_a_pdf_with_a_password_says_so(tmp_path: Path) -> None:
    assert refusal(locked(tmp_path / "a.pdf")) == "a readable PDF without a password is wanted"


def test_a_workbook_called_docx_is_refused(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")

    assert (
        refusal((tmp_path / "a.xlsx").rename(tmp_path / "a.docx"))
        == "a readable Word file (.docx) is wanted"
    )


def test_three_hundred_pages_are_read(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", HEAD, *[[TEXT, TEXT, TEXT]] * 299)

    started = time.perf_counter()
    rows = list(documents.load(DATASET, [path]))

    assert time.perf_counter() - started < 60  # seconds; measured: 2 s
    assert sum(isinstance(row, FigureRow) for row in rows) == 2 * 3 * 299
    assert [row.number for row in rows if isinstance(row, DocumentRow)] == ["12/BC-SNV", "76/NQ-CP"]


SAID = (
    "Kế hoạch cải cách hành chính của tỉnh: phấn đấu trên 90% hồ sơ được giải quyết đúng hạn, người"
    " dân hài lòng. "
)


@pytest.mark.parametrize("form", ["txt", "docx"])
@pytest.mark.parametrize(
    "text",
    [
        "UBND tØnh b¸o c¸o kÕt qu¶ thùc hiÖn " * 20,
        vni(SAID) * 5,
        "The province reports what is done " * 20,
    ],
    ids=["TCVN3", "VNI", "English"],
)
def test_letters_that_are_not_vietnamese_are_refused(tmp_path: Path, text: str, form: str) -> None:
    path = (
        word(tmp_path / "a.docx", text)
        if form == "docx"
        else written(tmp_path / "a.txt", text.encode())
    )

    (fault,) = [row for row in documents.load(DATASET, [path]) if isinstance(row, Fault)]

    assert "a Vietnamese text in Unicode is wanted" in fault.wanted.en


@pytest.mark.parametrize(
    "again",
    [
        "tiếp nhận 48 hồ sơ trong quý, ",
        "12, ",
        "1 ",
        "(((( ",
        "có đạt ",
        "Luật ",
        "12/",
        "không có hồ sơ ",
        "a\t",
    ],
)
def test_a_passage_without_end_is_read_in_reasonable_time(tmp_path: Path, again: str) -> None:
    path = written(
        tmp_path / "a.txt", f"BÁO CÁO\nKết quả\n{again * (30_000 // len(again))}".encode()
    )
    started = time.perf_counter()

    assert list(documents.load(DATASET, [path]))
    assert time.perf_counter() - started < 40  # seconds; measured: at most 6 s


def test_a_document_that_cites_thousands_is_read_in_reasonable_time(tmp_path: Path) -> None:
    cited = "\n".join(
        f"Căn cứ Quyết định số {number}/QĐ-UBND ngày 05/3/{2000 + number % 20};"
        for number in range(3_000)
    )
    started = time.perf_counter()

    rows = list(
        documents.load(
            DATASET, [written(tmp_path / "a.txt", f"BÁO CÁO\nKết quả\n{cited}".encode())]
        )
    )

    assert sum(isinstance(row, DocumentRow) for row in rows) == 3_001
    assert time.perf_counter() - started < 40  # seconds; measured: 2 s


def test_one_text_gives_the_same_in_every_form(tmp_path: Path) -> None:
    text = next(path for path in MADE_UP if path.stem == "directive")
    lines = text.read_text(encoding="utf-8").splitlines()

    forms = [
        text,
        word(tmp_path / "directive.docx", *lines),
        pdf(tmp_path / "directive.pdf", lines),
    ]

    said = [
        [
            (row.label, row.value)
            for row in documents.load(DATASET, [path])
            if isinstance(row, TargetRow | FigureRow)
        ]
        for path in forms
    ]
    assert said[0] == said[1] == said[2]


def test_a_list_of_communes_is_vietnamese(tmp_path: Path) -> None:
    rows = "\n".join(f"Xã Mã số {number}\t{number} hồ sơ" for number in range(60))

    found = list(
        documents.load(
            DATASET,
            [
                written(
                    tmp_path / "a.txt",
                    f"BÁO CÁO\nKết quả ở các xã\nTên xã\tTiếp nhận\n{rows}".encode(),
                )
            ],
        )
    )

    assert [row for row in found if isinstance(row, Fault)] == []
