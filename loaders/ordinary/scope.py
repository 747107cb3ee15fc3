"""Of what a table is, by what stands around it and by what the command says; what is not told, or
told in two ways, is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from hub.dataset.options import Hints
from hub.words.errors import UnknownName
from hub.words.language import Text
from hub.words.names import Names
from hub.words.period import Period, parse
from hub.words.terms import EntityKind
from loaders.ordinary import context
from loaders.ordinary.sections import UnitTable
from loaders.ordinary.words import Concept

_PERIOD = Text(
    "chưa rõ bảng thuộc kỳ nào; cần --period, ví dụ --period 2024",
    "it is not told of which period the table is; --period is wanted, such as --period 2024",
)
_YEAR = 12  # months
_YEARLY = Text("bộ chỉ số này chỉ nhận kỳ năm", "this index takes years alone")
_OTHER_BLOCK = Text(
    "dòng này nói kỳ hoặc tỉnh khác với tiêu đề; hãy tách thành bảng riêng có tiêu đề riêng",
    "this row names another period or province than the title; make it a table with a title of its"
    " own",
)
_PROVINCE = Text(
    "chưa rõ bảng là của tỉnh, thành phố nào; cần --province, ví dụ --province ha-nam",
    "it is not told of which province the table is; --province is wanted, such as --province"
    " ha-nam",
)


@dataclass
class TableScope:
    """The period of a table, None where its columns or rows tell theirs, its province and block;
    and what must be asked.
    """

    period: Period | None = None
    province: str | None = None
    block: str = ""
    is_parted: bool = False  # by rows that name the provinces of the units below them
    questions: list[tuple[str, Text]] = field(default_factory=list)

    @property
    def year(self) -> int | None:
        """The year of its period."""
        return self.period.year if self.period else None


def scope(
    names: Names,
    section: UnitTable,
    around: Sequence[str],
    hints: Hints,
    is_national: bool,
    is_yearly: bool,
) -> TableScope:
    """What a table is of; `around` are the lines of the file that belong to no table, and
    `is_national` is whether its units are provinces, `is_yearly` whether its index knows
    years alone.
    """
    one = TableScope(block=context.block(section.title) or hints.block)
    _date(one, section, around, hints)
    if is_yearly and one.period and one.period.months != _YEAR:
        one.questions.append((str(one.period), _YEARLY))
    one.is_parted = not is_national and _is_parted(names, section)
    if not (is_national or one.is_parted or section.province):
        _locate(one, names, section, around, hints=hints)
    one.questions += [*_of_blocks(one, names, section), *_of_hint(one, section, hints)]
    return one


def _of_blocks(one: TableScope, names: Names, section: UnitTable) -> Iterator[tuple[str, Text]]:
    """The rows above units that name another period or province than the table's own."""
    for block in dict.fromkeys(row.block for row in section.units):
        is_of_another_time = any(period != one.period for period in context.periods([block]))
        if is_of_another_time or _is_of_another_place(one, names, block):
            yield block, _OTHER_BLOCK


def _is_of_another_place(one: TableScope, names: Names, block: str) -> bool:
    """Whether a row names another province than the table's."""
    if one.is_parted or one.province is None:
        return False
    return any(not are_one(names, place, one.province) for place in _named(names, [block]))


def _of_hint(one: TableScope, section: UnitTable, hints: Hints) -> Iterator[tuple[str, Text]]:
    """The blocks of the file that are not the one of the command."""
    found = {row.block for row in section.units} | {context.block(section.title)}
    others = [block for block in found - {""} if block.casefold() != hints.block.casefold()]
    if hints.block and others and not one.is_parted:
        named = Text(
            f"tệp ghi khối này, lệnh ghi --block {hints.block}",
            f"the file names this block, the command --block {hints.block}",
        )
        yield ", ".join(sorted(others)), named


def _is_parted(names: Names, section: UnitTable) -> bool:
    """Whether every unit stands below a row that names a province."""
    blocks = {row.block for row in section.units}
    return all(names.knows(block, EntityKind.PROVINCE) for block in blocks)


def _date(one: TableScope, section: UnitTable, around: Sequence[str], hints: Hints) -> None:
    """The period: of the nearest lines that name one, confirmed by the sheet and the heads; each
    row or each column may tell its own.
    """
    if section.of(Concept.PERIOD):
        return
    heads = _years(section)
    said = _said(section, around, hints)
    if not said and len(heads) > 1:
        return
    stated = [*said, *_of_name(section, said)]
    if conflict := _conflict(stated, heads, hints):
        one.questions.append(conflict)
    elif not said:
        one.questions.append(("", _PERIOD))
    else:
        one.period = said[0]


def _said(section: UnitTable, around: Sequence[str], hints: Hints) -> list[Period]:
    """The periods that the title names, else the lines around, the command, or the only year
    above the columns.
    """
    of_command = [hints.period] if hints.period else []
    lines = context.periods(section.title) or context.periods(around)
    heads = _years(section)
    of_heads = [parse(str(year)) for year in heads] if len(heads) == 1 else []
    return lines or of_command or of_heads or context.periods([section.grid.name])


def _years(section: UnitTable) -> set[int]:
    """The years above the columns of results."""
    results = section.of(Concept.TOTAL, Concept.RANK, Concept.GRADE, Concept.OTHER, None)
    return {year for column in results for year in column.years}


def _of_name(section: UnitTable, said: Sequence[Period]) -> Iterator[Period]:
    """The years of the sheet's name that no other line says."""
    for period in context.periods([section.grid.name]):
        if all(period.year != other.year for other in said):
            yield period


def _conflict(stated: Sequence[Period], heads: set[int], hints: Hints) -> tuple[str, Text] | None:
    """That a file says several periods of one table, or another than the command."""
    years = {period.year for period in stated}
    is_of_another = bool(heads) and bool(stated) and heads.isdisjoint(years)
    words = ", ".join(dict.fromkeys(map(str, (*stated, *sorted(heads if is_of_another else ())))))
    if len(set(stated)) > 1 or is_of_another:
        return words, Text(
            "tiêu đề, tên trang tính và đầu cột phải nói cùng một kỳ; hãy sửa tệp cho khớp rồi"
            " nhập lại",
            "title, tab and heads must say one period; mend the file and import it again",
        )
    if stated and hints.period and hints.period != stated[0]:
        return words, Text(
            f"tệp ghi kỳ này, lệnh ghi --period {hints.period}",
            f"the file says this period, the command --period {hints.period}",
        )
    return None


def _locate(
    one: TableScope, names: Names, section: UnitTable, around: Sequence[str], hints: Hints
) -> None:
    """The province: the one that the title names, else the file around it, else the command."""
    named = _named(names, section.title) or _named(names, around)
    if len(named) > 1:
        one.questions.append(_several(named))
    elif named and hints.province and not are_one(names, named[0], hints.province):
        one.questions.append(_contradicted(named[0], hints.province))
    else:
        one.province = next(iter(named), hints.province)
        if one.province is None:
            one.questions.append(("", _PROVINCE))


def _named(names: Names, lines: Sequence[str]) -> list[str]:
    """The provinces that lines name, those that are called so where any is."""
    places = context.places(names, lines)
    such = [place.name for place in places if place.is_named_as_such]
    return such or [place.name for place in places]


def _contradicted(name: str, province: str) -> tuple[str, Text]:
    return name, Text(
        f"tệp ghi tỉnh này, lệnh ghi --province {province}",
        f"the file names this province, the command --province {province}",
    )


def _several(names: Sequence[str]) -> tuple[str, Text]:
    return ", ".join(names), Text(
        "bảng gộp đơn vị của nhiều tỉnh mà không có cột tỉnh; hãy tách mỗi tỉnh một bảng",
        "the table holds units of several provinces without a column that parts them; make a table"
        " for each province",
    )


def are_one(names: Names, one: str, other: str) -> bool:
    """Whether two names may mean one province, at whatever time."""
    return bool(_meant(names, one) & _meant(names, other))


def _meant(names: Names, text: str) -> set[str]:
    try:
        return set(names.over(text, date.min, date.max, kind=EntityKind.PROVINCE))
    except UnknownName:
        return set()
