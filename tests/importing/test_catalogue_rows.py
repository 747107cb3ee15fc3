"""The catalogue into its tables: new, changed, as it was, or no longer there."""

from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from hub.dataset.rows import (
    AliasRow,
    BreakRow,
    ChainRow,
    DocumentRow,
    EditionRow,
    EntityRow,
    IndicatorRow,
    MembershipRow,
    NoteRow,
)
from hub.importing import catalogue_rows
from hub.store import tables
from hub.words.errors import Fault
from hub.words.language import Language
from hub.words.terms import BreakKind, EntityKind, Severity
from tests.hubs import TestHub


def write(hub: TestHub, *rows, dataset: str = "places") -> tuple[dict[str, int], list[Fault]]:
    """The counts that are not nought, and the faults."""
    with hub.engine.begin() as connection:
        counts, faults = catalogue_rows.write(connection, dataset, rows)
    return {word: count for word, count in counts.items() if count}, faults


def held(hub: TestHub, model, *fields: str) -> list[tuple]:
    """These fields of every line of a table."""
    with hub.engine.connect() as connection:
        return [
            tuple(line)
            for line in connection.execute(select(*(model.__table__.c[field] for field in fields)))
        ]


AN, BINH = EntityRow("an", EntityKind.PROVINCE), EntityRow("binh", EntityKind.PROVINCE)


def test_every_row_type_has_a_table_with_its_fields() -> None:
    for kind in catalogue_rows.KINDS:
        assert {*kind.row._fields, "id", "dataset"} == set(kind.model.__table__.columns.keys())
        assert set(kind.key) <= set(kind.row._fields)


def test_new_changed_unchanged_and_gone(empty: TestHub) -> None:
    write(empty, AN, BINH, AliasRow("an", "Tỉnh Ân cũ"), AliasRow("an", "Ân"))

    counts, faults = write(
        empty, AN, BINH._replace(code="02"), AliasRow("an", "Ân"), AliasRow("binh", "Bình mới")
    )

    assert (counts, faults) == ({"added": 1, "changed": 1, "unchanged": 2, "gone": 1}, [])
    assert sorted(held(empty, tables.Alias, "entity", "spelling")) == [
        ("an", "Ân"),
        ("binh", "Bình mới"),
    ]
    assert held(empty, tables.Entity, "id", "public_id", "code") == [
        (1, "an", None),
        (2, "binh", "02"),
    ]


def test_what_figures_may_rest_on_is_never_taken_away(empty: TestHub) -> None:
    write(empty, AN, BINH)

    counts, _ = write(empty, AN)

    assert counts == {"unchanged": 1}
    assert len(held(empty, tables.Entity, "id")) == 2


def test_row_told_twice_is_repeated_and_told_otherwise_a_fault(empty: TestHub) -> None:
    counts, faults = write(empty, AN, AN._replace())
    _, (fault,) = write(empty, AN, AN._replace(code="09"))

    assert (counts, faults) == ({"added": 1, "repeated": 1}, [])
    assert (fault.found, fault.wanted.en) == ("an", "is already told otherwise")


def test_lasting_row_of_another_dataset_is_a_fault_where_it_says_otherwise(empty: TestHub) -> None:
    write(empty, AN)

    _, (fault,) = write(empty, AN._replace(code="09"), dataset="elsewhere")

    assert (
        fault.within(Language.VI)
        == "elsewhere: thấy “an”, bộ dữ liệu places đã khai báo với nội dung khác"
    )


def test_what_another_dataset_says_alike_is_one_row(empty: TestHub) -> None:
    write(empty, AN)

    counts, faults = write(empty, AN, dataset="elsewhere")

    assert (counts, faults) == ({"unchanged": 1}, [])
    assert len(held(empty, tables.Entity, "id")) == 1


def test_reference_to_nothing_is_a_fault(empty: TestHub) -> None:
    rows = (
        MembershipRow("an", "vung"),
        ChainRow("MADE/A@1", "MADE/A@2"),
        DocumentRow("1", "Nghị quyết", "Một", issuer_entity="bo"),
    )

    _, faults = write(empty, AN, *rows)

    assert {(fault.found, fault.wanted.en) for fault in faults} == {
        ("vung", "region wants a known entity"),
        ("bo", "issuer_entity wants a known entity"),
        ("MADE/A@1", "predecessor wants a known indicator"),
        ("MADE/A@2", "successor wants a known indicator"),
    }


@pytest.mark.parametrize(
    "row",
    [
        EditionRow("MADE@1", "MADE", "Một", "One", "2015", document="no-such"),
        IndicatorRow("MADE/X@1", "NO", "MADE/X", "X", "X", "points", 0, "2015"),
    ],
    ids=["document", "index"],
)
def test_edition_and_indicator_rest_on_what_is_known(hub: TestHub, row) -> None:
    _, (fault,) = write(hub, row, dataset="made")

    assert fault.found in ("no-such", "NO")


def test_parent_may_come_with_its_child(empty: TestHub) -> None:
    office = EntityRow("an/snv", EntityKind.DEPARTMENT, province="an")

    _, faults = write(empty, AN, office)

    assert faults == []
    assert len(held(empty, tables.Entity, "id")) == 2


def test_keys_with_and_without_a_day_are_told_apart(empty: TestHub) -> None:
    write(
        empty, AN, BINH, MembershipRow("an", "binh"), MembershipRow("an", "binh", date(2020, 1, 1))
    )

    assert held(empty, tables.Membership, "valid_from") == [(None,), (date(2020, 1, 1),)]


def test_datasets_do_not_take_each_others_rows_away(empty: TestHub) -> None:
    write(empty, AN, AliasRow("an", "Ân"))
    write(empty, AliasRow("an", "Ân hai"), dataset="elsewhere")

    counts, _ = write(empty, dataset="elsewhere")

    assert counts == {"gone": 1}
    assert held(empty, tables.Alias, "spelling") == [("Ân",)]


def test_shared_row_stays_as_its_own_dataset_tells_it(empty: TestHub) -> None:
    told = BreakRow("2020", BreakKind.METHOD, Severity.NOTE, "Một.", "One.", code="MADE/X")
    write(empty, told)
    write(empty, told._replace(note_vi="Hai."), dataset="elsewhere")

    counts, _ = write(empty, told)

    assert counts == {"unchanged": 1}


def test_nothing_is_written_of_a_kind_with_faults(empty: TestHub) -> None:
    _, faults = write(empty, NoteRow("made/a", "Một", "One"), NoteRow("made/a", "Hai", "Two"))

    assert len(faults) == 1
    assert held(empty, tables.Note, "public_id") == []


def test_counts_name_each_outcome(empty: TestHub) -> None:
    with empty.engine.begin() as connection:
        counts, _ = catalogue_rows.write(connection, "places", [AN])

    assert counts == Counter(added=1)


@pytest.mark.parametrize(
    ("number", "faults"), [("9/NQ-CP", 0), ("8/NQ-CP", 1)], ids=["the same", "another"]
)
def test_a_document_that_another_dataset_holds_stays_as_it_is_unless_it_is_another(
    empty: TestHub, number: str, faults: int
) -> None:
    write(
        empty, DocumentRow("9-nq-cp", "Nghị quyết", "Một", "9/NQ-CP", date(2017, 3, 1), "1/3/2017")
    )

    _, found = write(
        empty,
        DocumentRow("9-nq-cp", "Nghị quyết", "Hai", number, date_printed="tháng 3 năm 2017"),
        dataset="papers",
    )

    assert len(found) == faults
    assert held(empty, tables.Document, "title", "date_printed") == [("Một", "1/3/2017")]


def test_a_document_said_more_shortly_keeps_what_was_known_of_it(empty: TestHub) -> None:
    write(
        empty, DocumentRow("9-nq-cp", "Nghị quyết", "Một", "9/NQ-CP", date(2017, 3, 1), "1/3/2017")
    )

    counts, _ = write(
        empty, DocumentRow("9-nq-cp", "Nghị quyết", "Một", date_printed="tháng 3 năm 2017")
    )

    assert counts == {"unchanged": 1}
