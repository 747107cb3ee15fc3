"""The tile grid of provinces: each as large as the others, coloured by its quartile."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import altair as alt

from hub.web.charts import channels, grids
from hub.web.charts.grids import Islands, TileGrid
from hub.web.charts.legend import ChartLegend, hatched
from hub.web.charts.look import ChartLook, width_of
from hub.web.charts.naming import among, named, scale, when
from hub.web.charts.picture import Picture
from hub.web.charts.sources import citations, sources
from hub.web.request import Refusal
from hub.words.language import Text, opened

_WIDE, _HIGH, _GAP = 70, 31, 3  # pixels of a tile, and between two
_NARROW, _SMALL = 56, 27  # pixels of the width and height of islands
_NAME, _NUMBER = 10.5, 12  # sizes of fonts
_SHORT = {
    "Hồ Chí Minh": "TP.HCM",
    "Bà Rịa - Vũng Tàu": "BR-VT",
    "Thừa Thiên Huế": "T.T. Huế",
    "Ho Chi Minh City": "HCMC",
    "Ba Ria - Vung Tau": "BR-VT",
    "Thua Thien Hue": "T.T. Hue",
}
_HEADING = Text("Lưới ô các tỉnh, thành phố", "Tile grid of the provinces and cities")
_NOTHING = Text("chưa có hạng", "no rank")
_COMPUTED = Text("hạng và tứ phân vị do hệ thống tính", "rank and quartile computed by the hub")
_PUBLISHED = Text(
    "hạng công bố, tứ phân vị do hệ thống chia", "published rank, quartiles divided by the hub"
)
_ISLANDS = Text(
    "Ô của Đà Nẵng gồm {0}, ô của Khánh Hòa gồm {1}.",
    "The tile of Da Nang includes {0}, that of Khanh Hoa {1}.",
)

_NO_PROVINCES = Text(
    'lưới ô chỉ vẽ tỉnh, thành phố: bỏ tham số “among” hoặc chọn một vùng, như {"region":'
    ' "tay-nguyen"}; đơn vị khác xem ở /charts/ranking',
    "a tile grid shows provinces and cities: leave out the parameter “among” or choose a region,"
    ' as {"region": "tay-nguyen"}; other units are at /charts/ranking',
)


@dataclass(frozen=True)
class Tile:
    """A province on the grid, with its rank and quartile where it has them."""

    province: str
    name: str
    column: int
    row: int
    label: str  # its rank, or its value where none has a rank; empty where it has neither
    quartile: int | None
    is_asked: bool = True  # others are drawn so that one sees where these are

    @property
    def is_bare(self) -> bool:
        """Whether it was asked for and nothing is known of it."""
        return self.is_asked and not self.label


@dataclass(frozen=True)
class TileChart:
    """The tiles of provinces, one's own in a frame."""

    grid: TileGrid
    tiles: tuple[Tile, ...]
    islands: tuple[tuple[Islands, tuple[str, str]], ...]
    look: ChartLook

    def chart(self) -> alt.LayerChart:
        """The chart."""
        layers = [
            *self._squares(),
            *self._hatching(),
            *self._texts(),
            *self._islands(),
            *self._frame(),
            *self._legend.layers(),
        ]
        width = self.grid.columns * (self._wide + _GAP) - _GAP
        height = self._legend.height + self.grid.rows * (_HIGH + _GAP) - _GAP
        return alt.layer(*layers).properties(width=width, height=height)

    @cached_property
    def _wide(self) -> int:
        """The pixels of a tile's width, of which the chart has room for all columns."""
        return min(_WIDE, (self.look.width + _GAP) // self.grid.columns - _GAP)

    @cached_property
    def _legend(self) -> ChartLegend:
        """What the colours mean, and the hatching of tiles of which nothing is known."""
        quartiles = (tile.quartile for tile in self.tiles if tile.quartile or tile.is_bare)
        return ChartLegend.of(quartiles, self.look.say(_NOTHING), self.look)

    def _corner(self, column: float, row: float) -> tuple[float, float]:
        return column * (self._wide + _GAP), self._legend.height + row * (_HIGH + _GAP)

    def _squares(self) -> Iterator[alt.Chart]:
        rows = [self._square(tile) for tile in self.tiles]
        yield channels.at_pixels(
            rows, **channels.ends(), fill=channels.fill(), stroke=channels.stroke()
        ).mark_rect(strokeWidth=1)

    def _square(self, tile: Tile) -> dict[str, Any]:
        x, y = self._corner(tile.column, tile.row)
        fill, _ = self.look.palette.quartile(tile.quartile)
        is_bare = tile.quartile in (None, 4)
        return {
            "entity": tile.province,
            "name": tile.name,
            "label": tile.label,
            "quartile": tile.quartile,
            "x": x,
            "y": y,
            "x2": x + self._wide,
            "y2": y + _HIGH,
            "fill": fill,
            "stroke": self.look.palette.edge if is_bare else fill,
        }

    def _hatching(self) -> Iterator[alt.Chart]:
        """Slanted lines over the tiles of which nothing is known, under their names."""
        bare = [tile for tile in self.tiles if tile.is_bare]
        corners = (self._corner(tile.column, tile.row) for tile in bare)
        yield from hatched(corners, self._wide, _HIGH, look=self.look)

    def _texts(self) -> Iterator[alt.Chart]:
        """The name of each tile, and under it its rank; over a hatching with a halo."""
        for column, dy, style in (
            ("name", 10, {"fontSize": _NAME}),
            ("label", 23, {"fontSize": _NUMBER, "fontWeight": 600}),
        ):
            rows = [self._text(tile, column, dy) for tile in self.tiles]
            ground = self.look.palette.bg
            if bare := [row for row in rows if row["bare"]]:
                yield channels.at_pixels(bare, text=channels.label()).mark_text(
                    color=ground, stroke=ground, strokeWidth=3, **style
                )
            yield channels.at_pixels(
                rows, text=channels.label(), fill=channels.fill("colour")
            ).mark_text(**style)

    def _text(self, tile: Tile, column: str, dy: float) -> dict[str, Any]:
        x, y = self._corner(tile.column, tile.row)
        colours = self.look.palette
        return {
            "x": x + self._wide / 2,
            "y": y + dy,
            "label": self._fitted(getattr(tile, column)) or ("–" if tile.is_bare else ""),
            "colour": colours.quartile(tile.quartile)[1] if tile.is_asked else colours.mut,
            "bare": tile.is_bare,
        }

    def _fitted(self, name: str) -> str:
        """A name that has room in a tile; of a longer one the first word is an initial."""
        first, _, rest = name.partition(" ")
        return f"{first[:1]}. {rest}" if rest and width_of(name, _NAME) > self._wide else name

    def _islands(self) -> Iterator[alt.Chart]:
        """Small tiles of the island districts, with the names of their time."""
        squares, texts, bare = [], [], []
        for islands, words in self.islands:
            x, y = self._corner(islands.column, islands.row)
            tile = next((one for one in self.tiles if one.province == islands.province), None)
            fill, colour = self.look.palette.quartile(tile.quartile if tile else None)
            right, top = x + self._wide, y + (_HIGH - _SMALL) / 2
            if tile and tile.is_bare:
                bare.append((right - self._narrow, top))
            corner = {"x": right - self._narrow, "y": top}
            ends = {"x2": right, "y2": top + _SMALL}
            squares.append({"name": " ".join(words), "fill": fill, **corner, **ends})
            for dy, word in zip((8, 19), words, strict=True):
                place = {"x": right - self._narrow / 2, "y": top + dy}
                texts.append({**place, "label": word, "colour": colour})
        yield channels.at_pixels(squares, **channels.ends(), fill=channels.fill()).mark_rect(
            stroke=self.look.palette.edge, strokeWidth=1
        )
        yield from hatched(bare, self._narrow, _SMALL, look=self.look)
        yield channels.at_pixels(
            texts, text=channels.label(), fill=channels.fill("colour")
        ).mark_text(fontSize=_NAME)

    @cached_property
    def _narrow(self) -> float:
        """The pixels of the width of islands."""
        words = [word for _, names in self.islands for word in names]
        return min(self._wide, max(_NARROW, *(width_of(word, _NAME) for word in words)))

    def _frame(self) -> Iterator[alt.Chart]:
        """A frame of 3 pixels around one's own tile."""
        rows = [self._square(tile) for tile in self.tiles if tile.province == self.look.own]
        if rows:
            yield channels.at_pixels(rows, **channels.ends()).mark_rect(
                filled=False, stroke=self.look.palette.ink, strokeWidth=3
            )


def picture(answer: dict[str, Any], look: ChartLook) -> Picture:
    """The tile grid of a comparison of provinces."""
    comparison = answer["compare"]
    rows = {row["entity"]["id"]: row for row in comparison["rows"]}
    others = answer.get("whole", {"rows": ()})["rows"]
    names = {row["entity"]["id"]: row["name"] for row in others}
    grid = grids.of(rows.keys() | names.keys())
    if not grid.tiles.keys() & rows.keys():
        raise Refusal(400, _NO_PROVINCES, code="BadParameter")
    shown = _shown(rows.values())
    last_day = date.fromisoformat(next(iter(rows.values()))["periodEnd"])
    islands = tuple((one, one.named(last_day, look.language)) for one in grid.islands)
    tiles = [
        _tile(province, place, rows[province], shown=shown, look=look)
        if province in rows
        else Tile(province, _short(names[province]), *place, "", None, is_asked=False)
        for province, place in sorted(grid.tiles.items(), key=lambda item: item[1][::-1])
        if province in rows or province in names
    ]
    chart = TileChart(grid, tuple(tiles), islands, look)
    return Picture(
        chart=chart.chart(),
        title=f"{look.say(_HEADING)}: {named(comparison['indicator'])}",
        subtitle=_subtitle(comparison, shown, look),
        source=sources(citations(comparison["rows"]), look),
        notes=tuple(_notes(comparison, islands, look)),
    )


def _shown(rows: Collection[dict[str, Any]]) -> str:
    """What tiles show: published ranks, else computed ones, else values; never two beside each
    other.
    """
    names = ("publishedRank", "rank")
    return next((name for name in names if any(row[name] for row in rows)), "value")


def _tile(
    province: str, place: tuple[int, int], row: dict[str, Any], *, shown: str, look: ChartLook
) -> Tile:
    """A tile with what is shown of it."""
    quartile, figure = row["quartile"], row[shown]
    if shown == "publishedRank":
        of = row["publishedRankOf"]
        quartile = 1 + (figure - 1) * 4 // of if figure and of else None
    name = _short(row["name"])
    if figure is None:
        return Tile(province, name, *place, "", None)
    return Tile(province, name, *place, _written(figure, shown, look), quartile)


def _short(name: str) -> str:
    return _SHORT.get(name, name)


def _written(figure: float, shown: str, look: ChartLook) -> str:
    return look.number(figure) if shown == "value" else f"{figure:.0f}"


def _subtitle(comparison: dict[str, Any], shown: str, look: ChartLook) -> str:
    kinds = {"publishedRank": _PUBLISHED, "rank": _COMPUTED}
    kind = look.say(kinds[shown]) if shown in kinds else scale(comparison["indicator"], look)
    return "; ".join([when(comparison, look), among(comparison["peers"]), kind])


def _notes(
    comparison: dict[str, Any],
    islands: Sequence[tuple[Islands, tuple[str, str]]],
    look: ChartLook,
) -> Iterator[str]:
    yield look.say(_ISLANDS).format(*(" ".join(words) for _, words in islands))
    if comparison["peers"]["reason"]:
        yield opened(comparison["peers"]["reason"]) + "."
