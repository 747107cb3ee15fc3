"""Forms: a table as files, read back by others' readers."""

from io import BytesIO

import openpyxl
import orjson
import pandas
import pytest
from pyarrow.parquet import ParquetFile

from hub.web.export import (
    FORMS,
    AnswerTable,
    Explanation,
    ExportSheet,
    FileStyle,
    TableColumn,
    flat_table,
)
from hub.web.request import Refusal
from hub.words.language import Language, Text

TITLE = Text("Xếp hạng", "Ranking")
VALUE = TableColumn.of("value", [1.5])
ANSWER = {
    "compare": {
        "period": "2024",
        "rows": [
            {
                "entity": {"id": "ha-nam", "name": "Hà Nam"},
                "value": 63.37,
                "rank": 1,
                "tied": False,
            },
            {"entity": {"id": "x", "name": "=1+1"}, "value": -2.5, "rank": None, "tied": True},
            {"entity": {"id": "y", "name": 'a,"b;\tc\nd'}, "value": None, "rank": 2, "tied": True},
        ],
    }
}


@pytest.fixture
def table() -> AnswerTable:
    return flat_table(ANSWER, TITLE)


def body(table: AnswerTable, form: str, **style: bool) -> bytes:
    """A file of a table."""
    return FORMS[form].body(table, ExportSheet.of(table, FileStyle(**style)))


def test_lines_for_programs_are_read_back(table: AnswerTable) -> None:
    content = body(table, "csv")

    frame = pandas.read_csv(BytesIO(content))
    assert content.startswith("\ufeffperiod,entity.id,entity.name,value,rank,tied\n".encode())
    assert b"\r" not in content
    assert frame["value"].tolist()[:2] == [63.37, -2.5]
    assert frame["entity.name"].tolist() == ["Hà Nam", "'=1+1", 'a,"b;\tc\nd']
    assert frame["tied"].tolist() == [False, True, True]


def test_lines_for_people_have_decimal_commas(table: AnswerTable) -> None:
    content = body(table, "csv", has_comma=True, has_labels=True)

    frame = pandas.read_csv(BytesIO(content), sep=";", decimal=",")
    head = content.decode("utf-8-sig").split("\r\n")[0]
    assert head == "Kỳ;Mã đơn vị;Đơn vị;Giá trị;Hạng hệ thống tính;tied"
    assert content.endswith(b"\r\n")
    assert frame["Giá trị"].tolist()[:2] == [63.37, -2.5]


@pytest.mark.parametrize("has_comma", [False, True])
def test_tabbed_lines_are_read_back(table: AnswerTable, has_comma: bool) -> None:
    content = body(table, "tsv", has_comma=has_comma)

    frame = pandas.read_csv(BytesIO(content), sep="\t", decimal="," if has_comma else ".")
    assert frame["value"].tolist()[:2] == [63.37, -2.5]
    assert frame["entity.name"].tolist()[2] == 'a,"b;\tc\nd'


def test_row_objects_are_a_plain_list(table: AnswerTable) -> None:
    first, *_, last = orjson.loads(body(table, "rows.json"))

    assert first == {
        "period": "2024",
        "entity.id": "ha-nam",
        "entity.name": "Hà Nam",
        "value": 63.37,
        "rank": 1,
        "tied": False,
    }
    assert (last["value"], last["rank"]) == (None, 2)


def test_a_workbook_has_its_table_on_its_first_sheet(table: AnswerTable) -> None:
    book = openpyxl.load_workbook(BytesIO(body(table, "xlsx", has_labels=True)))

    page = book.worksheets[0]
    assert page.title == TITLE.within(Language.VI)
    head, first, second, _ = page.values
    assert head == ("Kỳ", "Mã đơn vị", "Đơn vị", "Giá trị", "Hạng hệ thống tính", "tied")
    assert first == ("2024", "ha-nam", "Hà Nam", 63.37, 1, False)
    assert second[2:5] == ("=1+1", -2.5, None)
    assert (page["C3"].data_type, page["C3"].quotePrefix) == ("s", True)
    assert page["D2"].number_format == "0.00"
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:F4")
    assert book.sheetnames[1:] == ["Đọc trước", "Định nghĩa"]


def test_alike_tables_are_alike_files(table: AnswerTable) -> None:
    again = flat_table(ANSWER, TITLE)

    for form in ("csv", "tsv", "xlsx", "rows.json", "parquet", "zip"):
        assert body(table, form) == body(again, form), form


def test_pages_of_a_parquet_file_are_one_group_of_rows(table: AnswerTable) -> None:
    file = BytesIO()
    writer = FORMS["parquet"].writer(file, ExportSheet.of(table))
    for _ in range(5):
        writer.add(table)
    writer.close(Explanation())

    read = ParquetFile(file)
    assert (read.num_row_groups, read.metadata.num_rows) == (1, 15)


def test_a_sheet_that_would_be_too_long_is_refused() -> None:
    column = TableColumn.of("number", [1])
    frame = pandas.DataFrame({"number": pandas.Series(range(2**20), dtype="Int64")})
    table = AnswerTable(TITLE, (column,), frame)

    with pytest.raises(Refusal) as refusal:
        FORMS["xlsx"].body(table, ExportSheet.of(table))
    assert (refusal.value.code, "csv" in refusal.value.text.en) == ("TooLarge", True)


def test_a_cube_that_is_mostly_empty_lists_its_figures_by_place() -> None:
    columns = (TableColumn.of("entity_id", [""]), TableColumn.of("period", [""]), VALUE)
    rows = [{"entity_id": str(n), "period": str(2000 + n), "value": n / 2} for n in range(9)]
    table = AnswerTable.of(TITLE, columns, rows)
    sheet = ExportSheet(TITLE, columns, axes=("entity_id", "period"), measures=("value",))

    dataset = orjson.loads(FORMS["json"].body(table, sheet))

    assert dataset["size"] == [9, 9]
    assert dataset["value"] == {str(10 * n): n / 2 for n in range(9)}


@pytest.mark.parametrize("form", ["json", "sdmx.csv"])
def test_what_is_no_cube_is_refused(table: AnswerTable, form: str) -> None:
    with pytest.raises(Refusal) as refusal:
        body(table, form)
    assert refusal.value.code == "NoCube"


def test_several_figures_of_one_cell_are_no_cube() -> None:
    columns = (TableColumn.of("entity_id", [""]), VALUE)
    table = AnswerTable.of(TITLE, columns, [{"entity_id": "an", "value": n} for n in (1, 2)])
    sheet = ExportSheet(TITLE, columns, axes=("entity_id",), measures=("value",))

    with pytest.raises(Refusal, match="several figures"):
        FORMS["json"].body(table, sheet)
