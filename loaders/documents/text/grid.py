"""The ruled tables of a PDF's page: where their cells lie, found by pdfplumber among the lines
that pdfium sees.
"""

from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float, c_int
from itertools import islice
from math import hypot
from operator import itemgetter
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)
from pdfplumber.utils import cluster_objects

from loaders.documents.text.letters import Turn

MOST_OBJECTS = 50_000  # of a page; drawings hold more
_MOST_CORNERS = 4_000
_TOLERANCE = 3.0  # points, as in pdfplumber
_SHORTEST = 3.0  # points; no side of a cell is shorter
_STRAIGHT = 0.5  # points by which a straight line may be off
_SEVERAL = 3  # lines that end alike, and so belong to one table
_DEEPEST = 4  # forms within forms

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_PLAIN: Matrix = (1, 0, 0, 1, 0, 0)


class Grid(NamedTuple):
    """A table: the lefts of its columns, the tops of its rows, and its cells, as left, top,
    right and bottom, y downwards.
    """

    lefts: list[float]
    tops: list[float]
    right: float
    bottom: float
    cells: list[tuple[float, float, float, float]]
    is_open: bool = False  # its last row has no line below: it goes on overleaf

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies between its corners."""
        return self.lefts[0] <= x < self.right and self.tops[0] <= y < self.bottom

    def cell_at(self, x: float, y: float) -> int | None:
        """The number of the cell in which a point lies."""
        return next(
            (
                number
                for number, (left, top, right, bottom) in enumerate(self.cells)
                if left <= x < right and top <= y < bottom
            ),
            None,
        )

    def rows(self) -> list[list[int | None]]:
        """The numbers of the cells by rows and columns; one over several columns stands in the
        first of them.
        """
        rows: list[list[int | None]] = [[None] * len(self.lefts) for _ in self.tops]
        for number, (left, top, _, bottom) in enumerate(self.cells):
            column = _nearest(self.lefts, left)
            for row, at in enumerate(self.tops):
                if top - _TOLERANCE <= at < bottom - _TOLERANCE:
                    rows[row][column] = number
        return rows


class Objects(NamedTuple):
    """What is drawn on a page beside its text."""

    edges: list[dict[str, Any]]
    images: list[tuple[float, float]]  # their widths and heights
    too_many: bool = False


def drawn(page: Any, turn: Turn) -> Objects:
    """The straight lines and the images of a page, as it is shown."""
    objects = list(islice(_objects(page.raw), MOST_OBJECTS + 1))
    if len(objects) > MOST_OBJECTS:
        return Objects([], [], True)
    edges, images = [], []
    for kind, thing, matrix in objects:
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images.append(_spread(thing))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH and _is_seen(thing):
            edges += _edges(thing, matrix, turn)
    return Objects(edges, images)


def grids(edges: Sequence[dict[str, Any]]) -> list[Grid] | None:
    """The tables that lines make, of two rows or three columns at least; None where there are
    too many lines.
    """
    merged = merge_edges(list(edges), _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    upright = sum(edge["orientation"] == "v" for edge in merged)
    if upright * (len(merged) - upright) > 50 * _MOST_CORNERS:
        return None
    missing = list(_missing(merged))
    corners = edges_to_intersections([*merged, *missing], _TOLERANCE, _TOLERANCE)
    if len(corners) > _MOST_CORNERS:
        return None
    tables = (_grid(cells, missing) for cells in cells_to_tables(intersections_to_cells(corners)))
    return [grid for grid in tables if len(grid.lefts) > 1 and len(grid.lefts) + len(grid.tops) > 3]


def _grid(
    cells: list[tuple[float, float, float, float]], missing: Sequence[dict[str, Any]]
) -> Grid:
    lefts, tops, rights, bottoms = zip(*cells, strict=True)
    is_open = any(line["orientation"] == "h" and line["top"] == max(bottoms) for line in missing)
    return Grid(
        lefts=_distinct(lefts),
        tops=_distinct(tops),
        right=max(rights),
        bottom=max(bottoms),
        cells=cells,
        is_open=is_open,
    )


def _missing(edges: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The lines that close a table where none is drawn: at its sides, or where a page breaks a
    row.
    """
    for own, end in (("v", "top"), ("v", "bottom"), ("h", "x0"), ("h", "x1")):
        lines = [edge for edge in edges if edge["orientation"] == own]
        others = [edge for edge in edges if edge["orientation"] != own]
        for group in cluster_objects(lines, itemgetter(end), _TOLERANCE):
            yield from _closing(group, end, others)


def _closing(
    lines: Sequence[dict[str, Any]], end: str, others: Sequence[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The line on which several lines end, where none is drawn."""
    upright = end in ("x0", "x1")
    first, last, near = ("top", "bottom", "x0") if upright else ("x0", "x1", "top")
    at = sum(line[end] for line in lines) / len(lines)
    low, high = min(line[first] for line in lines), max(line[first] for line in lines)
    near_it = [other for other in others if abs(other[near] - at) <= _TOLERANCE]
    if len(lines) < _SEVERAL or _is_drawn(near_it, (first, last), (low, high)):
        return
    yield _edge("v", (at, at), (-low, -high)) if upright else _edge("h", (low, high), (-at, -at))


def _is_drawn(
    others: Sequence[dict[str, Any]], ends: tuple[str, str], span: tuple[float, float]
) -> bool:
    """Whether one of these lines runs along a span."""
    (first, last), (low, high) = ends, span
    return any(other[first] < high and other[last] > low for other in others)


def _distinct(places: Iterable[float]) -> list[float]:
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] > _TOLERANCE:
            distinct.append(place)
    return distinct


def _nearest(places: Sequence[float], place: float) -> int:
    return min(range(len(places)), key=lambda number: abs(places[number] - place))


def _objects(page: Any) -> Iterator[tuple[int, Any, Matrix]]:
    """Every object of a page, those within forms too, each with the matrix that places it."""
    things = (
        pdfium.FPDFPage_GetObject(page, number)
        for number in range(pdfium.FPDFPage_CountObjects(page))
    )
    return _within(things, _PLAIN, 0)


def _within(things: Iterator[Any], around: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    for thing in things:
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            continue
        matrix = _times(_matrix(thing), around)
        yield kind, thing, matrix
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = range(pdfium.FPDFFormObj_CountObjects(thing))
            yield from _within(
                (pdfium.FPDFFormObj_GetObject(thing, n) for n in inner), matrix, depth + 1
            )


def _matrix(thing: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, byref(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _spread(image: Any) -> tuple[float, float]:
    left, bottom, right, top = (c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(image, *map(byref, (left, bottom, right, top)))
    return right.value - left.value, top.value - bottom.value


def _is_seen(path: Any) -> bool:
    """Whether a path is filled or stroked; others only clip."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    return bool(fill.value or stroke.value)


def _edges(path: Any, matrix: Matrix, turn: Turn) -> Iterator[dict[str, Any]]:
    for (x, y), (to_x, to_y) in _strokes(path, matrix, turn):
        if hypot(to_x - x, to_y - y) < _SHORTEST:
            continue
        if abs(to_x - x) <= _STRAIGHT:
            yield _edge("v", (x, x), (y, to_y))
        elif abs(to_y - y) <= _STRAIGHT:
            yield _edge("h", (x, to_x), (y, y))


def _edge(orientation: str, across: Point, down: Point) -> dict[str, Any]:
    """A line as pdfplumber wants it, y downwards."""
    top, bottom = -max(down), -min(down)
    return {
        "orientation": orientation,
        "x0": min(across),
        "x1": max(across),
        "top": top,
        "bottom": bottom,
        "width": max(across) - min(across),
        "height": bottom - top,
    }


def _strokes(path: Any, matrix: Matrix, turn: Turn) -> Iterator[tuple[Point, Point]]:
    """The straight strokes of a path, from where to where."""
    begins: Point | None = None
    before: Point | None = None
    for number in range(min(pdfium.FPDFPath_CountSegments(path), MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        kind, place = pdfium.FPDFPathSegment_GetType(segment), _point(segment, matrix, turn)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begins = place
        elif kind == pdfium.FPDF_SEGMENT_LINETO and before:
            yield before, place
        before = place
        if pdfium.FPDFPathSegment_GetClose(segment) and begins:
            yield place, begins


def _point(segment: Any, matrix: Matrix, turn: Turn) -> Point:
    x, y = c_float(), c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
    a, b, c, d, e, f = matrix
    return turn(a * x.value + c * y.value + e, b * x.value + d * y.value + f)
