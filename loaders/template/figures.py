"""The figures of a template's table: what the cells of a unit and an indicator say together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hub.dataset.datasets import Dataset
from hub.dataset.rows import ObservationRow
from hub.template import form
from hub.template.form import Column, Unit
from hub.words import clock
from hub.words.language import Text
from hub.words.period import parse
from hub.words.terms import EntityKind, Status
from loaders.cells.contradiction import contradiction
from loaders.cells.withdrawal import WITHDRAWABLE, meant
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


class _FigureCells(NamedTuple):
    """What the cells of a figure say."""

    places: Places
    value: Entry
    rank: int | None
    rank_of: int | None
    group: str
    withdrawn: tuple[str, ...]

    @property
    def states_anything(self) -> bool:
        """Whether there is a value, a reason for none, a rank, a group, or something taken back."""
        has_value = self.value.value is not None or self.value.reason
        return bool(has_value or self.rank or self.group or self.withdrawn)


def figures(
    dataset: Dataset,
    filled: FilledTable,
    columns: Mapping[int, Column],
    units: Mapping[int, Unit],
    statement: TemplateSource | None,
) -> Iterator[TemplateFigure]:
    """The figures of the good rows and columns; what stands beside a figure is of no use where
    its own column is refused.
    """
    codes: dict[str, dict[str, int]] = defaultdict(dict)
    for number, column in columns.items():
        codes[column.code][column.field] = number
    block_columns = (fields["block"] for fields in codes.values() if "block" in fields)
    block_column = next(block_columns, None)
    for row, block in blocks(filled, units, block_column).items():
        for code, fields in codes.items():
            if "value" not in fields:
                continue
            if block_column is not None:
                fields = fields | {"block": block_column}
            places = {name: (row, number) for name, number in fields.items()}
            cells = _cells(filled, places, columns[fields["value"]])
            if cells and cells.states_anything:
                used = _used(filled, cells)
                observation = _observation(dataset, filled, cells, used, statement)
                observation = observation._replace(
                    indicator=f"{dataset.index}/{code}",
                    entity=units[row].public_id,
                    as_printed=units[row].name,
                    block=block,
                )
                yield from _possible(filled, TemplateFigure(observation, used))


def _possible(filled: FilledTable, figure: TemplateFigure) -> Iterator[TemplateFigure]:
    """The figure, unless it contradicts itself; then it is refused."""
    wrong = contradiction(figure.row, clock.today())
    if wrong:
        places = figure.places
        place = places.get("rank", min(places.values()))
        filled.refuse(place, wrong, places.values())
    else:
        yield figure


def _cells(filled: FilledTable, places: Places, column: Column) -> _FigureCells | None:
    """What the cells of a figure say; None where one of them is refused, and the others with
    it.
    """
    sheet = filled.sheet
    texts = {name: filled.text(*place) for name, place in places.items()}
    withdrawn = tuple(
        name for name in WITHDRAWABLE if name in places and form.is_withdrawn(texts[name])
    )
    stated = {name: place for name, place in places.items() if name not in withdrawn}
    is_valued = "value" in stated and places["value"] in filled.left
    value = entry.number(sheet, places["value"], column) if is_valued else Entry()
    rank, bad_rank = entry.whole(sheet, stated["rank"]) if "rank" in stated else (None, None)
    total, bad_total = (
        entry.whole(sheet, stated["rank_of"]) if "rank_of" in stated else (None, None)
    )
    group = texts["group"] if "group" in stated else ""
    faults = {
        "value": value.wrong,
        "rank": bad_rank,
        "rank_of": bad_total,
        "group": _unlisted(group, filled.asked.groups),
    }
    faults |= {name: meant(texts[name]) or faults.get(name) for name in stated if name != "block"}
    if _refused(filled, places, faults):
        return None
    return _FigureCells(places, value, rank, total if rank else None, group, withdrawn)


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


def _observation(
    dataset: Dataset,
    filled: FilledTable,
    cells: _FigureCells,
    used: Places,
    statement: TemplateSource | None,
) -> ObservationRow:
    asked, value = filled.asked, cells.value
    locator = f"{form.DATA}!{address(*used.get('value', min(used.values())))}"
    status = statement.status if statement else Status.REPORTED
    return ObservationRow(
        origin=f"{filled.file}!{locator}",
        indicator="",
        entity="",
        period=parse(asked.period),
        source=statement.source.public_id if statement else "",
        value=value.value,
        printed=value.printed,
        rank=cells.rank,
        rank_of=cells.rank_of,
        group=cells.group or None,
        status=Status.MISSING if value.reason else status,
        missing_reason=value.reason,
        reading=statement.reading if statement else 0,
        cumulative=statement.cumulative if statement else False,
        locator=locator,
        kind=EntityKind(asked.kind),
        province=asked.province or None,
        withdrawn=cells.withdrawn,
    )
