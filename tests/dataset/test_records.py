"""CSV records → rows, by the names of the header."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from hub.dataset import records
from hub.words.errors import BadInput
from hub.words.language import Language
from hub.words.terms import Severity


class Thing(NamedTuple):
    """A row of every kind of field."""

    name: str
    count: int = 0
    share: float | None = None
    day: date | None = None
    good: bool = True
    severity: Severity = Severity.NOTE


def file(folder: Path, text: str) -> Path:
    path = folder / "things.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_fields_are_read_by_their_kind_and_empty_ones_take_their_default(tmp_path: Path) -> None:
    found = records.rows(
        Thing,
        file(
            tmp_path,
            "name,share,count,day,good,severity\nÂn,0.5,3,2020-01-31,false,CUT\nBình,,,,,\n",
        ),
    )

    assert found == [Thing("Ân", 3, 0.5, date(2020, 1, 31), False, Severity.CUT), Thing("Bình")]


def test_line_of_a_record_is_where_it_starts(tmp_path: Path) -> None:
    found = list(records.lines(file(tmp_path, '\ufeffname,count\n"Ân\nhai dòng",1\nBình,2\n')))

    assert [(line.origin, line.fields["name"]) for line in found] == [
        ("things.csv:2", "Ân\nhai dòng"),
        ("things.csv:4", "Bình"),
    ]


def test_every_fault_is_told_at_once_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as bad:
        records.rows(
            Thing, file(tmp_path, "name,count,share,day,good,severity\n,ba,nửa,31/01/2020,có,BIG\n")
        )

    assert [fault.within(Language.EN) for fault in bad.value.faults] == [
        "things.csv:2: the column name must be filled",
        "things.csv:2: found “ba”, the column count wants int",
        "things.csv:2: found “nửa”, the column share wants float",
        "things.csv:2: found “31/01/2020”, the column day wants YYYY-MM-DD",
        "things.csv:2: found “có”, the column good wants true | false",
        "things.csv:2: found “BIG”, the column severity wants CUT | NOTE",
    ]
    assert bad.value.faults[0].within(Language.VI) == "things.csv:2: cột name phải có giá trị"


def test_column_that_nobody_declared_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as bad:
        records.rows(Thing, file(tmp_path, "name,colour\nÂn,đỏ\n"))

    assert (
        bad.value.faults[0].within(Language.EN)
        == "things.csv:2: found “colour”, is no column of Thing"
    )


def test_line_with_more_cells_than_the_header_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as bad:
        records.rows(Thing, file(tmp_path, "name,count\nÂn,1,và hơn nữa\n"))

    assert bad.value.faults[0].origin == "things.csv:2"


@pytest.mark.parametrize("text", ["nan", "inf", "1_000"])
def test_odd_numbers_are_faults(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput):
        records.rows(Thing, file(tmp_path, f"name,share\nÂn,{text}\n"))


def test_file_that_is_no_utf_8_text_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "things.csv"
    path.write_bytes("name\nBắc\n".encode("utf-16"))

    with pytest.raises(BadInput):
        records.rows(Thing, path)


def test_toml_values_are_fields_too() -> None:
    assert records.row(
        Thing, {"name": "Ân", "count": 3, "good": False, "day": date(2020, 1, 1)}, "dataset.toml"
    ) == Thing("Ân", 3, None, date(2020, 1, 1), False)
