"""Fields of administration (lĩnh vực): their catalogue, and the parts of a total by field."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from hub.dataset import records
from hub.dataset.rows import FigureRow, IndicatorRow
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import fold
from loaders.documents.statements.statement import Statement

TREE = "FIELD"
_LED = re.compile(r"^(?:về |trong |đối với |thuộc )*lĩnh vực\s+")
_WORDS = RULES.observations.fields
_TRAILING = re.compile(r"(?:\s+(?:là|có|gồm|đạt|tiếp nhận|nhận|hồ sơ))+$")


class FieldRow(NamedTuple):
    """One field and the ways it is written."""

    code: str
    name_vi: str
    name_en: str
    spellings: str = ""

    @property
    def spelt(self) -> frozenset[str]:
        """Every way it is written, in the form in which labels are compared."""
        return frozenset(
            _normal(fold(spelling))
            for spelling in (self.name_vi, *filter(None, self.spellings.split("|")))
        )


def indicators(folder: Path) -> Iterator[IndicatorRow]:
    """An indicator for each field's part of the total that is broken down by field."""
    total = _total(folder)
    for field in catalogue(folder):
        code = f"{total.code}.{field.code}"
        yield IndicatorRow(
            f"{code}@{total.valid_from}",
            total.index,
            code,
            name_vi=f"{total.name_vi}: {field.name_vi}",
            name_en=f"{total.name_en}: {field.name_en}",
            unit=total.unit,
            level=total.level + 1,
            valid_from=total.valid_from,
            tree=TREE,
            parent=total.code,
            minimum=total.minimum,
            higher_is_better=total.higher_is_better,
        )


def named(folder: Path, label: str) -> str | None:
    """The indicator of the field that a label is the name of: Lĩnh vực Sở hữu trí tuệ."""
    code = _spelt(folder).get(_normal(_TRAILING.sub("", _LED.sub("", fold(label)))))
    return code and f"{_total(folder).code}.{code}"


def spoken(folder: Path, statement: Statement) -> str | None:
    """The field that a statement's item or heading is about, as written; None where it is of all
    fields.
    """
    fields = [
        field
        for field in (*_of_headings(statement), *_of_its_item(statement))
        if named(folder, field) or not _WORDS.never.search(field)
    ]
    return fields[-1] if fields else None


def _of_headings(statement: Statement) -> Iterator[str]:
    """The fields that its headings are about."""
    for title in statement.titles.split(" / "):
        if begins := _WORDS.begins.match(title):
            yield begins["field"]


def _of_its_item(statement: Statement) -> list[str]:
    """The fields with which its item begins; none where a later sentence leaves them for all."""
    item = fold(statement.passage.text[: statement.offset])
    begins = list(_WORDS.begins.finditer(item))
    if not begins:
        return []
    is_later = re.search(r"\.\s", item[begins[-1].end() :])
    if is_later and _WORDS.leaves.search(statement.lead):
        return []
    return [match["field"] for match in begins]


def settled(folder: Path, rows: Sequence[FigureRow]) -> list[FigureRow]:
    """The figures of a document.

    A list of fields that adds up to the total before it becomes the parts of that total.
    """
    rows_so_far: list[FigureRow] = []
    for listed, group in groupby(rows, lambda row: _is_listed(folder, row)):
        block = list(group)
        rows_so_far += (
            _parts(folder, block) if listed and _adds_up(folder, block, rows_so_far) else block
        )
    return rows_so_far


def _is_listed(folder: Path, row: FigureRow) -> bool:
    is_counted = row.unit == RULES.observations.fields.unit and row.indicator is None
    return is_counted and bool(named(folder, row.label) or _LED.match(fold(row.label)))


def _adds_up(folder: Path, block: Sequence[FigureRow], before: Sequence[FigureRow]) -> bool:
    """Whether the last count of dossiers before a list is the total of the same time and unit
    that its parts add up to.
    """
    unit = RULES.observations.fields.unit
    total = next((row for row in reversed(before) if row.indicator and row.unit == unit), None)
    if total is None or total.indicator != _total(folder).code or len(block) < 2:
        return False
    alike = all((row.period, row.entity) == (total.period, total.entity) for row in block)
    return alike and sum(row.value for row in block) == total.value


def _parts(folder: Path, block: Sequence[FigureRow]) -> list[FigureRow]:
    return [
        row._replace(indicator=named(folder, row.label), breakdown_of=_total(folder).code)
        for row in block
    ]


@lru_cache(maxsize=4)
def catalogue(folder: Path) -> tuple[FieldRow, ...]:
    """Every field that is known."""
    return tuple(records.rows(FieldRow, folder / "fields.csv"))


@lru_cache(maxsize=4)
def _spelt(folder: Path) -> dict[str, str]:
    codes: dict[str, str] = {}
    for field in catalogue(folder):
        codes |= dict.fromkeys(field.spelt, field.code)
    return codes


@lru_cache(maxsize=4)
def _total(folder: Path) -> IndicatorRow:
    code = RULES.observations.fields.of
    return next(
        row for row in records.rows(IndicatorRow, folder / "indicators.csv") if row.code == code
    )


def _normal(folded: str) -> str:
    """The words of a folded name without the marks and the "và" that are left out at will."""
    return " ".join(word for word in re.sub(r"[^\w&]|&", " ", folded).split() if word != "và")
