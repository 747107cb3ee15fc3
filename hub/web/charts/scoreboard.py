"""The heat table of a scoreboard: many units on each component of an index."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import altair as alt

from hub.web.charts import channels
from hub.web.charts.legend import ChartLegend, hatched
from hub.web.charts.look import LETTER, ChartLook, width_of
from hub.web.charts.naming import among, when
from hub.web.charts.picture import Picture, empty
from hub.web.charts.sources import citations, sources
from hub.words.language import Text, opened, shortened

_WIDE, _HIGH, _GAP = 84, 22, 2  # pixels of a cell, and between two
_LINE, _MOST_LINES = 14, 6  # of the heads of columns
_HEAD = 12  # size of the font of heads
_MOST, _MOST_COLUMNS = 120, 20  # rows and columns that are drawn
_HEADING = Text("Bảng điểm thành phần", "Scoreboard")
_COLOURS = Text(
    "màu theo tứ phân vị do hệ thống chia trong từng cột",
    "colours by quartiles of each column, divided by the hub",
)
_NOTHING = Text("không xếp hạng", "not ranked")
_TOTAL = Text("Tổng hợp", "Overall")


class ScoreCell(NamedTuple):
    """A unit on a component."""

    value: float | None
    quartile: int | None
    is_doubtful: bool


@dataclass(frozen=True)
class ScoreboardChart:
    """Cells of units by components."""

    units: tuple[tuple[str, str], ...]  # the id and name of each
    components: tuple[str, ...]
    cells: tuple[tuple[ScoreCell, ...], ...]  # the row of each unit
    look: ChartLook

    def chart(self) -> alt.LayerChart:
        """The chart."""
        layers = [
            *self._legend.layers(),
            *self._heads(),
            *self._squares(),
            *self._values(),
            *self._names(),
            *self._frame(),
        ]
        width = self._left + len(self.components) * (_WIDE + _GAP) - _GAP
        height = self._top + len(self.units) * (_HIGH + _GAP) - _GAP
        return alt.layer(*layers).properties(width=round(width), height=height)

    @cached_property
    def _legend(self) -> ChartLegend:
        quartiles = (cell.quartile for row in self.cells for cell in row)
        return ChartLegend.of(quartiles, self.look.say(_NOTHING), self.look)

    @cached_property
    def _left(self) -> float:
        return max(width_of(name, 12.5) for _, name in self.units) + 12

    @cached_property
    def _wrapped(self) -> list[list[str]]:
        """The heads of columns in lines as wide as a column."""
        letters = int(_WIDE / (_HEAD * LETTER))
        return [
            textwrap.wrap(
                name, letters, max_lines=_MOST_LINES, placeholder="…", break_long_words=False
            )
            for name in self.components
        ]

    @cached_property
    def _top(self) -> float:
        lines = max(len(lines) for lines in self._wrapped)
        return self._legend.height + lines * _LINE + 6

    def _corner(self, column: int, row: int) -> tuple[float, float]:
        return self._left + column * (_WIDE + _GAP), self._top + row * (_HIGH + _GAP)

    def _heads(self) -> Iterator[alt.Chart]:
        """The names of components above their columns, ending just over the cells."""
        rows = [
            {
                "x": self._corner(column, 0)[0] + _WIDE / 2,
                "y": self._top - 8 - (len(lines) - number - 1) * _LINE,
                "label": line,
            }
            for column, lines in enumerate(self._wrapped)
            for number, line in enumerate(lines)
        ]
        yield channels.at_pixels(rows, text=channels.label()).mark_text(
            color=self.look.palette.mut, fontSize=_HEAD
        )

    def _squares(self) -> Iterator[alt.Chart]:
        rows, bare = [], []
        for row, cells in enumerate(self.cells):
            for column, cell in enumerate(cells):
                x, y = self._corner(column, row)
                fill, _ = self.look.palette.quartile(cell.quartile)
                rows.append({"x": x, "y": y, "x2": x + _WIDE, "y2": y + _HIGH, "fill": fill})
                if cell.quartile is None:
                    bare.append((x, y))
        yield channels.at_pixels(rows, **channels.ends(), fill=channels.fill()).mark_rect()
        yield from hatched(bare, _WIDE, _HIGH, look=self.look)

    def _values(self) -> Iterator[alt.Chart]:
        """The value of each cell; one that is doubtful stands in brackets."""
        rows = [
            {
                "x": self._corner(column, row)[0] + _WIDE / 2,
                "y": self._corner(column, row)[1] + _HIGH / 2,
                "label": self._written(cell),
                "colour": self.look.palette.quartile(cell.quartile)[1],
            }
            for row, cells in enumerate(self.cells)
            for column, cell in enumerate(cells)
        ]
        yield channels.at_pixels(
            rows, text=channels.label(), fill=channels.fill("colour")
        ).mark_text(baseline="middle")

    def _names(self) -> Iterator[alt.Chart]:
        for is_own, weight in ((False, 400), (True, 600)):
            rows = [
                {"x": 0, "y": self._corner(0, row)[1] + _HIGH / 2, "label": name}
                for row, (entity, name) in enumerate(self.units)
                if (entity == self.look.own) is is_own
            ]
            if rows:
                yield channels.at_pixels(rows, text=channels.label()).mark_text(
                    align="left", baseline="middle", fontWeight=weight
                )

    def _frame(self) -> Iterator[alt.Chart]:
        """A frame around one's own row."""
        right = self._corner(len(self.components) - 1, 0)[0] + _WIDE
        rows = [
            {"x": self._left, "x2": right, "y": y, "y2": y + _HIGH}
            for row, (entity, _) in enumerate(self.units)
            if entity == self.look.own
            for _, y in [self._corner(0, row)]
        ]
        if rows:
            yield channels.at_pixels(rows, **channels.ends()).mark_rect(
                filled=False, stroke=self.look.palette.ink, strokeWidth=2
            )

    def _written(self, cell: ScoreCell) -> str:
        if cell.value is None:
            return "–"
        number = self.look.number(cell.value)
        return f"({number})" if cell.is_doubtful else number


def picture(answer: dict[str, Any], look: ChartLook) -> Picture:
    """The heat table of a scoreboard, with the total before its components."""
    components = answer["scoreboard"][:_MOST_COLUMNS]
    names = [one["indicator"]["shortName"] for one in components]
    has_total = bool(components and "total" in answer)
    if has_total:
        names.insert(0, look.say(_TOTAL))
    comparisons = [answer["total"], *components] if has_total else components
    units = _units(comparisons)
    drawn = tuple((entity, shortened(name, 30)) for entity, name in units[:_MOST])
    cells = _cells(comparisons, [entity for entity, _ in drawn])
    chart = ScoreboardChart(drawn, tuple(names), cells, look)
    return Picture(
        chart=chart.chart() if drawn else empty(look),
        title=_title(components, look),
        subtitle=_subtitle(components[0], chart, look) if components else "",
        source=sources(_citations(comparisons), look),
        notes=tuple(_notes(comparisons, len(units) - len(drawn), look)),
    )


def _citations(comparisons: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for comparison in comparisons:
        yield from citations(comparison["rows"])


def _subtitle(component: dict[str, Any], chart: ScoreboardChart, look: ChartLook) -> str:
    has_colours = any(cell.quartile for row in chart.cells for cell in row)
    colours = [look.say(_COLOURS)] if has_colours else []
    return "; ".join([when(component, look), among(component["peers"]), *colours])


def _units(comparisons: Sequence[dict[str, Any]]) -> list[tuple[str, str]]:
    """Those that have a value on a component, with their names, in the order of the index."""
    known = {
        row["entity"]["id"]
        for comparison in comparisons
        for row in comparison["rows"]
        if row["value"] is not None
    }
    rows = comparisons[0]["rows"] if comparisons else []
    return [(row["entity"]["id"], row["name"]) for row in rows if row["entity"]["id"] in known]


def _cells(
    comparisons: Sequence[dict[str, Any]], entities: Sequence[str]
) -> tuple[tuple[ScoreCell, ...], ...]:
    columns = [{row["entity"]["id"]: _cell(row) for row in one["rows"]} for one in comparisons]
    nothing = ScoreCell(None, None, is_doubtful=False)
    return tuple(tuple(column.get(entity, nothing) for column in columns) for entity in entities)


def _cell(row: dict[str, Any]) -> ScoreCell:
    return ScoreCell(row["value"], row["quartile"], row["doubtful"])


def _title(comparisons: Sequence[dict[str, Any]], look: ChartLook) -> str:
    heading = look.say(_HEADING)
    if not comparisons:
        return heading
    return f"{heading}: {comparisons[0]['indicator']['index']['shortName']}"


def _notes(comparisons: Sequence[dict[str, Any]], more: int, look: ChartLook) -> Iterator[str]:
    reasons = [reason for one in comparisons if (reason := one["peers"]["reason"])]
    yield from (f"{opened(reason)}." for reason in reasons[:1])
    if more:
        yield look.more(more)
    if any(row["doubtful"] for one in comparisons for row in one["rows"]):
        yield look.say(Text("Trong ngoặc: số còn nghi vấn.", "In brackets: doubtful figures."))
