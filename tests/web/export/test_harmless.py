"""Cells: any text comes back as it was, and none is run by a sheet."""

import csv
import io

import openpyxl
import orjson
import pandas
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from hub.web.export import FORMS, AnswerTable, ExportSheet, FileStyle, TableColumn
from hub.web.export.harmless import is_harmful
from hub.words.language import Text

TITLE = Text("Bảng", "Table")
# No half of a surrogate pair, which no UTF-8 holds.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SEPARATORS = {"csv": ",", "tsv": "\t"}


def file(texts: list[str], form: str, **style: bool) -> bytes:
    """A file of texts, each beside its number."""
    columns = [TableColumn.of("number", [1]), TableColumn.of("text", [""])]
    rows = [{"number": number, "text": text} for number, text in enumerate(texts)]
    table = AnswerTable.of(TITLE, columns, rows)
    return FORMS[form].body(table, ExportSheet.of(table, FileStyle(**style)))


def lines(content: bytes, separator: str) -> list[list[str]]:
    """The lines behind the header, by the csv module."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.reader(text, delimiter=separator))[1:]


@pytest.mark.parametrize("has_comma", [False, True])
@pytest.mark.parametrize("form", ["csv", "tsv"])
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
@example(texts=["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "-", "＝1"])
@example(texts=["-5", "+5", "-5,5", "-1.234,5", "-12%", "a\rb", 'a"b', "a;b,c\td", "a\r\nb"])
@settings(max_examples=60)
def test_a_text_comes_back_and_is_no_formula(form: str, has_comma: bool, texts: list[str]) -> None:
    separator = ";" if has_comma and form == "csv" else SEPARATORS[form]

    cells = [line[1] for line in lines(file(texts, form, has_comma=has_comma), separator)]

    assert cells == [f"'{text}" if is_harmful(text) else text for text in texts]
    assert not any(map(is_harmful, cells))


@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
@example(texts=["a\rb", "=a\rb"])
@settings(max_examples=60)
def test_pandas_reads_as_many_lines_as_there_are(texts: list[str]) -> None:
    frame = pandas.read_csv(io.BytesIO(file(texts, "csv")))

    assert frame["number"].tolist() == list(range(len(texts)))


@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
@settings(max_examples=60)
def test_objects_and_typed_columns_hold_texts_as_they_are(texts: list[str]) -> None:
    objects = orjson.loads(file(texts, "rows.json"))
    table = parquet.read_table(io.BytesIO(file(texts, "parquet")))

    assert [row["text"] for row in objects] == texts
    assert table["text"].to_pylist() == texts


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20))
@example(text="=HYPERLINK(1)")
@example(text="@a")
@example(text="x" * 40000)
@settings(max_examples=25)
def test_a_workbook_holds_texts_and_no_formulas(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(file([text], "xlsx")))

    cell = book.worksheets[0]["B2"]
    assert cell.data_type == "s"
    assert cell.value == text if len(text) < 2**15 else cell.value.startswith("xxx")
    assert cell.quotePrefix == is_harmful(text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        *[(text, True) for text in ("=1", "+a", "-a", "@a", "\ta", "\ra", "-1+2", "--", "-1;2")],
        *[(text, False) for text in ("", "a=1", "-1", "+84", "-1,5", "-1.5%", "–", "1-2", "'=1")],
    ],
)
def test_a_formula_is_told_from_a_number(text: str, answer: bool) -> None:
    assert is_harmful(text) is answer


@pytest.mark.parametrize("number", [-5.25, -0.5, 1e-7, 123456789.125, 0.1 + 0.2])
def test_numbers_are_left_alone(number: float) -> None:
    column = TableColumn.of("value", [number])
    table = AnswerTable.of(TITLE, [column], [{"value": number}])

    content = FORMS["csv"].body(table, ExportSheet.of(table))
    with_comma = FORMS["csv"].body(table, ExportSheet.of(table, FileStyle(has_comma=True)))
    book = openpyxl.load_workbook(io.BytesIO(FORMS["xlsx"].body(table, ExportSheet.of(table))))

    ((cell,),) = lines(content, ",")
    ((comma,),) = lines(with_comma, ";")
    assert float(cell) == float(comma.replace(",", ".")) == number
    assert book.worksheets[0]["A2"].value == pytest.approx(number, rel=1e-15)
