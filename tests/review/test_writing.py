"""A report in each of its forms: readable anywhere, whatever its texts hold."""

import json
import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from hub.dataset.rows import Ignored, Recognised
from hub.review import data, lines, page, slip, workbook, writing
from hub.review import html as web
from hub.review.report import (
    ChangeLine,
    Doubt,
    Mover,
    RankTable,
    Report,
    ReportFile,
    ReportPart,
    ReportState,
    TallyLine,
    packed,
    unpacked,
)
from hub.words.errors import BadUse, Fault
from hub.words.language import Language, Text
from hub.words.person import Deed, Person

AT = datetime(2026, 2, 3, 2, 30, tzinfo=UTC)
HOSTILE = '=cmd|"/c calc"!A1 <script>alert(1)</script> \x00\x1b[2J\u202e&amp;'


def same(words: str) -> Text:
    """The same words in both languages."""
    return Text(words, words)


def drawn(word: str = "Tổng", count: int = 3, **more: object) -> Report:
    """A report of one dataset, in which a word stands wherever a file or a person may write it."""
    part = ReportPart(
        dataset="made",
        counts={"changed": count, "ignored": 1, "rejected": 1},
        structure={"added": 1},
        untold={"faults": 2, "ignored": 0, "changes": 0},
        files=(Recognised(word, Text("cột hạng", "a column of ranks")),),
        faults=(Fault(word, word, Text("cần một số", "a number is wanted")),),
        doubts=(Doubt(1, word, same(word), (same(word),), word), Doubt(2, word, same(word))),
        tallies=(TallyLine("MADE/TOTAL", same(word), "2019", same("Ân"), {"changed": count}),),
        changes=tuple(
            ChangeLine(
                word="changed",
                indicator="MADE/TOTAL",
                name=same(word),
                unit=same(f"{word} {number}"),
                period="2019",
                reading=None,
                what=same("72 → 75"),
                source=word,
                place=f"{word}:{number}",
            )
            for number in range(count)
        ),
        ranks=(
            RankTable(
                indicator="MADE/TOTAL",
                name=same(word),
                period="2019",
                beside="",
                before_of=3,
                after_of=3,
                movers=tuple(
                    Mover(same(f"{word} {number}"), number + 1, count - number, 1, 2, False)
                    for number in range(count)
                ),
            ),
        ),
        ignored=(Ignored(word, word, Text("ô trống", "a blank cell"), cells=1),),
    )
    whole = {
        "name": "S1",
        "state": ReportState.WAITING,
        "base": 2,
        "made_at": AT,
        "files": (ReportFile(word, "made", "ab" * 32, 151),),
        "options": (word,),
        "parts": (part,),
        "staged": Deed(Person("lan", word), AT),
    }
    return Report(**whole | more)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("word", ["Tổng", HOSTILE, "ạ" * 400], ids=["plain", "hostile", "long"])
def test_a_report_that_is_kept_is_read_as_it_was(language: Language, word: str) -> None:
    report = drawn(word)

    assert unpacked(packed(report)) == report
    assert page.sections(unpacked(packed(report)), language) == page.sections(report, language)


@pytest.mark.parametrize("language", Language)
def test_a_page_needs_nothing_beside_it_and_runs_nothing(language: Language) -> None:
    content = web.content(drawn(HOSTILE), language)

    text = content.decode()
    tree = html.fromstring(content)
    assert text.startswith("<!doctype html>")
    assert tree.get("lang") == language
    assert [
        element.tag for element in tree.iter() if element.tag in ("script", "link", "img")
    ] == []
    assert re.findall(r"https?:|url\(|@import|\x00|\x1b", text) == []
    assert r"<script>alert(1)</script> \x00\x1b[2J\u202e&amp;" in tree.text_content()


def test_a_long_page_tells_what_it_leaves_out() -> None:
    tree = html.fromstring(web.content(drawn(count=450), Language.VI))

    (changes,) = [one for one in tree.iter("section") if one.find("h2").text == "Số liệu thay đổi"]
    assert len(changes.findall(".//tbody/tr")) == 200
    assert changes.find("p").text.startswith("Chỉ in 200 dòng đầu, còn 250 dòng")


@pytest.mark.parametrize("language", Language)
def test_a_workbook_holds_all_of_it_and_no_formula(language: Language) -> None:
    content = workbook.content(drawn(HOSTILE, count=450), language)

    book = openpyxl.load_workbook(BytesIO(content))
    types = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    rows = {sheet.title: sheet.max_row for sheet in book}
    title = {"vi": "Số liệu thay đổi", "en": "What changes"}[language]
    assert types <= {"s", "n"}
    assert rows[title] == 451
    assert max(map(len, rows)) <= 31


def test_data_hold_the_sentences_of_one_language() -> None:
    document = json.loads(data.content(drawn(HOSTILE), Language.EN))

    (part,) = document["parts"]
    assert document["state"] == "WAITING"
    assert document["staged"]["person"]["account"] == "lan"
    assert part["faults"][0]["wanted"] == "a number is wanted"
    assert part["ranks"][0]["movers"][0] == {
        "unit": part["ranks"][0]["movers"][0]["unit"],
        "before": 1,
        "after": 3,
        "quartile_before": 1,
        "quartile_after": 2,
        "is_of_file": False,
    }


def sheet(report: Report, language: Language = Language.VI):
    """The sheet to sign."""
    return docx.Document(BytesIO(slip.content(report, language)))


def test_a_sheet_to_sign_has_the_form_of_an_offices_paper() -> None:
    document = sheet(drawn(staged=Deed(Person("lan", "Nguyễn Thị Lan"), AT)))

    (section,) = document.sections
    head, signatures = document.tables
    normal = document.styles["Normal"].font
    runs = [run for one in document.paragraphs for run in one.runs]
    assert abs(section.page_width - Mm(210)) + abs(section.page_height - Mm(297)) < Mm(1)
    assert abs(section.left_margin - Mm(30)) < Mm(1)
    assert (normal.name, normal.size) == ("Times New Roman", Pt(13))
    assert {run.font.size for run in runs} <= {Pt(13), Pt(14)}
    assert head.cell(0, 1).text.splitlines()[:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert head.cell(1, 1).text == "……………, ngày 03 tháng 02 năm 2026"
    assert document.paragraphs[0].text == "PHIẾU TRÌNH DUYỆT"
    assert [signatures.cell(0, side).text.splitlines()[0] for side in (0, 1)] == [
        "NGƯỜI TRÌNH",
        "NGƯỜI DUYỆT",
    ]
    assert signatures.cell(2, 0).text == "Nguyễn Thị Lan"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("word", [HOSTILE * 5, "Chỉ số rất dài " * 15, "ạ" * 200])
def test_a_sheet_to_sign_is_one_page_whatever_came(language: Language, word: str) -> None:
    files = tuple(ReportFile(word, "made", "ab" * 32, 151) for _ in range(40))
    parts = drawn(word, count=60).parts
    report = drawn(word, files=files, parts=parts, staged=Deed(Person("lan", "Lan"), AT))

    document = sheet(report, language)

    # About 76 letters stand on a line of 165 mm; a page of 257 mm holds 48 lines with their gaps.
    paragraphs = sum(1 + len(one.text) // 76 for one in document.paragraphs)
    head, signatures, gap = 5, 5, 3
    assert paragraphs + head + signatures + gap <= 46


def test_a_long_name_leaves_the_figures_of_a_sheet_whole() -> None:
    paragraphs = [paragraph.text for paragraph in sheet(drawn("Tiếp cận đất đai " * 9)).paragraphs]

    changes = [words for words in paragraphs if words.startswith("- Tiếp cận")]

    assert len(changes) == 3
    assert all("…, Tiếp cận" in words for words in changes)
    assert all(words.endswith("…, 2019: 72 → 75") for words in changes)


@pytest.mark.parametrize("language", Language)
def test_lines_are_cut_unless_all_are_wanted(language: Language) -> None:
    report = drawn(count=100)

    cut, whole = (list(lines.lines(report, language, is_whole)) for is_whole in (False, True))

    assert len(whole) - len(cut) == 2 * (100 - 40) - 2
    assert sum(line.startswith("  … ") and "--all" in line for line in cut) == 2


@settings(max_examples=20)
@given(st.text(max_size=40))
def test_every_form_takes_every_text(word: str) -> None:
    for content in (web.content, workbook.content, slip.content, data.content):
        assert content(drawn(word.encode("utf-8", "replace").decode()), Language.VI)


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "báo cáo.html"
    folder = tmp_path / "folder.html"
    folder.mkdir()

    writing.write(drawn(), target, Language.VI)

    with pytest.raises(BadUse, match=r"folder\.html"):
        writing.write(drawn(), folder, Language.VI)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["báo cáo.html", "folder.html"]
    assert target.read_bytes() == web.content(drawn(), Language.VI)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", ("Báo cáo nhập số liệu", "Report on an import")),
        ("S3", ("Báo cáo lần trình S3", "Report on the staged import S3")),
        ("12", ("Báo cáo đợt cập nhật 12", "Report on release 12")),
    ],
)
def test_a_title_says_what_the_report_is_of(name: str, told: tuple[str, str]) -> None:
    report = drawn(name=name)

    assert tuple(page.title(report, language) for language in Language) == told
