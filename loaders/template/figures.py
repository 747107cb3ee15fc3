"""The figures of a template's table: the cells of a unit and an indicator as one figure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hub.dataset.datasets import Dataset
from hub.dataset.rows import ObservationRow
from hub.template import form
from hub.template.form import FormColumn, FormRow
from hub.words import clock
from hub.words.language import Text
from hub.words.period import parse
from hub.words.terms import EntityKind, Status
from loaders.cells.contradiction import contradiction
from loaders.cells.retraction import RETRACTABLE, meant
from loaders.template import entry
from loaders.template.blocks import blocks
from loaders.template.entry import Entry
from loaders.template.frame import FilledTable
from loaders.template.source import TemplateSource
from loaders.workbook import Place, address, cell

Places = Mapping[str, Place]  # the cells of a figure by field


class TemplateFigure(NamedTuple):
    """A figure with the places of its cells by field."""

    row: ObservationRow
    places: Places


class _FigureKey(NamedTuple):
    """What a figure is of."""

    indicator: str
    unit: FormRow
    block: str


class _FigureCells(NamedTuple):
    """The values of the cells of one figure."""

    places: Places
    value: Entry
    rank: int | None
    rank_of: int | None
    group: str
    retracted: tuple[str, ...]

    @property
    def states_anything(self) -> bool:
        """Whether there is a value, a reason for none, a rank, a group, or something taken back."""
        has_value = self.value.value is not None or self.value.reason
        return bool(has_value or self.rank or self.group or self.retracted)


def figures(
    dataset: Dataset,
    filled: FilledTable,
    columns: Mapping[int, FormColumn],
    units: Mapping[int, FormRow],
    statement: TemplateSource | None,
) -> Iterator[TemplateFigure]:
    """The figures of the good rows and columns; what stands beside a figure is of no use where
    its own column is refused.
    """
    block_columns = (number for number, column in columns.items() if column.field == "block")
    block_column = next(block_columns, None)
    codes = _by_code(columns, {} if block_column is None else {"block": block_column})
    for row, block in blocks(filled, units, block_column).items():
        for code, fields in codes.items():
            places = {name: (row, number) for name, number in fields.items()}
            cells = _cells(filled, places, columns[fields["value"]])
            if cells is None or not cells.states_anything:
                continue
            key = _FigureKey(f"{dataset.index}/{code}", units[row], block)
            yield from _possible(filled, _figure(filled, key, cells, statement=statement))


def _by_code(
    columns: Mapping[int, FormColumn], shared: Mapping[str, int]
) -> dict[str, dict[str, int]]:
    """The columns of each code with a value, by field, with those that all codes share."""
    codes: dict[str, dict[str, int]] = defaultdict(dict)
    for number, column in columns.items():
        codes[column.code][column.field] = number
    return {code: fields | shared for code, fields in codes.items() if "value" in fields}


def _possible(filled: FilledTable, figure: TemplateFigure) -> Iterator[TemplateFigure]:
    """The figure, unless it contradicts itself; then it is refused."""
    wrong = contradiction(figure.row, clock.today())
    if wrong:
        places = figure.places
        place = places.get("rank", min(places.values()))
        filled.refuse(place, wrong, places.values())
    else:
        yield figure


def _cells(filled: FilledTable, places: Places, column: FormColumn) -> _FigureCells | None:
    """The values of the cells of a figure; None where one of them is refused, and so all."""
    texts = {name: filled.text(*place) for name, place in places.items()}
    retracted = tuple(name for name in RETRACTABLE if form.is_retracted(texts.get(name, "")))
    own_places = {name: place for name, place in places.items() if name not in retracted}
    value = _value(filled, own_places, column)
    rank, bad_rank = _whole(filled, own_places.get("rank"))
    total, bad_total = _whole(filled, own_places.get("rank_of"))
    group = texts["group"] if "group" in own_places else ""
    faults = {
        "value": value.wrong,
        "rank": bad_rank,
        "rank_of": bad_total,
        "group": _unlisted(group, filled.template.groups),
    }
    faults |= _mistaken_marks({name: texts[name] for name in own_places})
    if _refused(filled, places, faults):
        return None
    return _FigureCells(
        places=places,
        value=value,
        rank=rank,
        rank_of=total if rank else None,
        group=group,
        retracted=retracted,
    )


def _mistaken_marks(texts: Mapping[str, str]) -> dict[str, Text]:
    """The fields whose words mean to take something back and are no mark; blocks have their own
    check.
    """
    requirements = {name: meant(text) for name, text in texts.items() if name != "block"}
    return {name: text for name, text in requirements.items() if text}


def _value(filled: FilledTable, places: Places, column: FormColumn) -> Entry:
    """The value of a figure; none where its cell is blank or taken back."""
    place = places.get("value")
    return entry.number(filled.sheet, place, column) if place in filled.left else Entry()


def _whole(filled: FilledTable, place: Place | None) -> tuple[int | None, Text | None]:
    return (None, None) if place is None else entry.whole(filled.sheet, place)


def _refused(filled: FilledTable, places: Places, faults: Mapping[str, Text | None]) -> bool:
    """Refuse the cells of a figure where one of them may not be read or has a fault."""
    wrong = {place: cell.trouble(filled.sheet, place) for place in places.values()}
    wrong |= {places[name]: fault for name, fault in faults.items() if fault}
    reasons = [(place, fault) for place, fault in sorted(wrong.items()) if fault]
    for place, fault in reasons:
        filled.refuse(place, fault, places.values())
    return bool(reasons)


def _unlisted(group: str, groups: Sequence[str]) -> Text | None:
    """What a group should have been; its letters and diacritics must be those of the list, where
    there is one.
    """
    if not groups:
        return entry.no_name(group)
    if not group or group in groups:
        return None
    names = ", ".join(groups)
    return Text(f"cần một trong: {names}", f"one of these is wanted: {names}")


def _used(filled: FilledTable, cells: _FigureCells) -> Places:
    """The cells that make the figure; a number of units counts with a rank only."""
    return {
        name: place
        for name, place in cells.places.items()
        if place in filled.left and (name != "rank_of" or cells.rank)
    }


def _figure(
    filled: FilledTable,
    key: _FigureKey,
    cells: _FigureCells,
    statement: TemplateSource | None,
) -> TemplateFigure:
    used, template, value = _used(filled, cells), filled.template, cells.value
    locator = f"{form.DATA}!{address(*used.get('value', min(used.values())))}"
    row = ObservationRow(
        origin=f"{filled.file}!{locator}",
        indicator=key.indicator,
        entity=key.unit.public_id,
        period=parse(template.period),
        source="",
        value=value.value,
        printed=value.printed,
        rank=cells.rank,
        rank_of=cells.rank_of,
        group=cells.group or None,
        missing_reason=value.reason,
        locator=locator,
        kind=EntityKind(template.kind),
        province=template.province or None,
        block=key.block,
        as_printed=key.unit.name,
        retracted=cells.retracted,
    )
    return TemplateFigure(_with_source(row, statement), used)


def _with_source(row: ObservationRow, statement: TemplateSource | None) -> ObservationRow:
    """A figure with what the template states of all its figures."""
    if statement:
        row = row._replace(
            source=statement.source.public_id,
            status=statement.status,
            reading=statement.reading,
            cumulative=statement.cumulative,
        )
    return row._replace(status=Status.MISSING) if row.missing_reason else row
