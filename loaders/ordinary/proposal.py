"""What a person is asked about the tables of a file: a map of each, answered as far as its words
say it.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from hub.dataset import datasets
from hub.dataset.datasets import Dataset
from hub.words import clock
from loaders.catalogue import indicators
from loaders.ordinary import context, families, roles
from loaders.ordinary.columns import HeadedColumn, unknown_head
from loaders.ordinary.content import FileContent
from loaders.ordinary.mapping import ASKED, CONCEPTS, LEFT_OUT, TableMap, label
from loaders.ordinary.roles import ColumnRoles
from loaders.ordinary.sections import UnitTable
from loaders.ordinary.words import Concept

_ANSWERS = {concept: answer for answer, concept in CONCEPTS.items()}
_HEAD = """\
# Bảng ghép cột của {file}: vế trái là đầu cột trong tệp, vế phải là nghĩa của cột. Sửa vế phải rồi
# nhập lại tệp; mọi tệp sau có cùng các đầu cột cũng dùng bảng này. Mỗi vế phải là một trong:
#   "unit" tên đơn vị · "rank" hạng · "group" xếp loại · "period" kỳ · "kind" loại đơn vị
#   "block" khối · "-" bỏ cột · mã chỉ số, ví dụ "TOTAL", "P1", "P1 rank" · "?" chưa trả lời
# leave_out: tên các dòng bỏ; [table.units]: tên in trong tệp = tên đơn vị.
"""


def proposals(path: Path, folder: Path, index: str = "") -> list[TableMap]:
    """A map for each table of a file, of the index where nothing around the table names one;
    BadInput where nobody can read the file.
    """
    content = FileContent.of(path, folder / "places")
    known = [_of_section(folder, content, section, index) for section in content.sections]
    return known or list(_of_unknown(content, index))


def written(file: str, one: TableMap) -> str:
    """A map as the text of its file."""
    lines = [_HEAD.format(file=file), "[[table]]"]
    lines.append(f"heads = {_quoted(list(one.heads))}")
    lines.append(f"index = {_quoted(one.index)}")
    lines.append(f"province = {_quoted(one.province or '')}")
    lines.append(f"leave_out = {_quoted(list(one.left_out))}")
    lines.append("\n[table.columns]")
    lines += [f"{_quoted(head)} = {_quoted(answer)}" for head, answer in one.columns.items()]
    lines.append("\n[table.units]")
    lines += [f"{_quoted(name)} = {_quoted(unit)}" for name, unit in one.units.items()]
    return "\n".join(lines) + "\n"


def _quoted(value: object) -> str:
    """A text or a list as TOML writes it, which is as JSON does."""
    return json.dumps(value, ensure_ascii=False)


def _of_section(folder: Path, content: FileContent, section: UnitTable, index: str) -> TableMap:
    """The map of a table whose words are known as far as possible."""
    dataset = families.owner(folder, content, section) or _indexed(folder, index)
    periods = context.periods(section.title) or context.periods(content.around)
    year = periods[0].year if periods else clock.today().year
    assigned = _assigned(dataset, section, year) if dataset else ColumnRoles(())
    return TableMap(
        heads=tuple(label(column.heads) for column in section.columns if column.heads),
        index=dataset.index if dataset else index,
        columns=dict(_answers(section, assigned)),
    )


def _indexed(folder: Path, index: str) -> Dataset | None:
    """The dataset of an index, of those of a folder."""
    every = datasets.every(folder).values()
    return next((one for one in every if index and one.index == index), None)


def _assigned(dataset: Dataset, section: UnitTable, year: int) -> ColumnRoles:
    meanings = indicators.in_force(dataset.folder, dataset.index, year)
    spellings = indicators.spellings(dataset.folder, dataset.index)
    return roles.assigned(section, meanings, spellings, year=year)


def _answers(section: UnitTable, assigned: ColumnRoles) -> Iterator[tuple[str, str]]:
    """An answer for each column; those that may be two things, or a component that is not known,
    are asked about.
    """
    answers = {role.column: _answer(role.code, role.field) for role in assigned.roles}
    twice = {column for columns in assigned.twice for column in columns}
    asked = {column for column, why in assigned.left_out if why is roles.NO_INDICATOR}
    for column in section.columns:
        if not column.heads:
            continue
        answer = answers.get(column) or _ANSWERS.get(column.concept, LEFT_OUT)
        yield label(column.heads), ASKED if column in twice | asked else answer


def _answer(code: str, field: str) -> str:
    """The answer of a role: what is the total's needs no code."""
    if field == "value":
        return code
    return field if code in (roles.TOTAL, roles.POINTS) else f"{code} {field}"


def _of_unknown(content: FileContent, index: str) -> Iterator[TableMap]:
    """A map of each grid whose heads say nothing: everything is asked."""
    for grid in content.exhibit.grids:
        if head := unknown_head(grid.rows):
            columns = [column for column in head.columns if column.heads]
            yield TableMap(
                heads=tuple(label(column.heads) for column in columns),
                index=index,
                columns={label(column.heads): _guess(column) for column in columns},
            )


def _guess(column: HeadedColumn) -> str:
    """The answer that the words of a head alone give."""
    if column.concept in _ANSWERS:
        return _ANSWERS[column.concept]
    return LEFT_OUT if column.concept in (Concept.ORDINAL, Concept.NOTE) else ASKED
