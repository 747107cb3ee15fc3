"""Grids: the tile of each province, by column and row from the north-west."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from hub.words.language import Language, Text

MERGED = date(2025, 7, 1)  # since when there are 34 provinces


@dataclass(frozen=True)
class Islands:
    """An island district of a province, which has a small tile of its own out in the sea."""

    province: str
    column: int
    row: int
    name: Text

    def named(self, day: date, language: Language) -> tuple[str, str]:
        """Its name on a day in two lines: huyện until 30/6/2025, đặc khu since."""
        kind = _SPECIAL_ZONE if day >= MERGED else _DISTRICT
        words = (kind.within(language), self.name.within(language))
        return words if language is Language.VI else words[::-1]


@dataclass(frozen=True)
class TileGrid:
    """The tiles of the provinces of a time."""

    tiles: Mapping[str, tuple[int, int]]
    islands: tuple[Islands, ...]

    @property
    def columns(self) -> int:
        """How many tiles it is wide."""
        return 1 + max(column for column, _ in self.tiles.values())

    @property
    def rows(self) -> int:
        """How many tiles it is high."""
        return 1 + max(row for _, row in self.tiles.values())


_DISTRICT, _SPECIAL_ZONE = Text("huyện", "District"), Text("đặc khu", "Special Zone")
_HOANG_SA = Text("Hoàng Sa", "Hoang Sa")
_TRUONG_SA = Text("Trường Sa", "Truong Sa")


def of(provinces: Collection[str]) -> TileGrid:
    """The grid of the provinces of one time: the one that has most of them."""
    grids = (_grid("34"), _grid("63"))
    best = max(grids, key=lambda grid: len(grid.tiles.keys() & set(provinces)))
    if "ha-tay" not in provinces:
        tiles = {name: tile for name, tile in best.tiles.items() if name != "ha-tay"}
        return TileGrid(tiles, best.islands)
    return best


@cache
def _grid(name: str) -> TileGrid:
    """A grid as it is written: a province, its column and its row on a line."""
    text = (files(__package__) / f"tiles.{name}.csv").read_text(encoding="utf-8")
    lines = (line.split(",") for line in text.splitlines()[1:])
    tiles = {province: (int(column), int(row)) for province, column, row in lines}
    if name == "34":
        islands = (
            Islands("da-nang-2025", 5, 8, _HOANG_SA),
            Islands("khanh-hoa-2025", 5, 14, _TRUONG_SA),
        )
    else:
        islands = (Islands("da-nang", 6, 9, _HOANG_SA), Islands("khanh-hoa", 6, 17, _TRUONG_SA))
    return TileGrid(tiles, islands)
