"""Channels that take what a column of a layer's data says as it is."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt


def fill(column: str = "fill") -> alt.Fill:
    """The colour of a surface."""
    return alt.Fill(column, type="nominal", scale=None, legend=None)


def stroke(column: str = "stroke") -> alt.Stroke:
    """The colour of an outline."""
    return alt.Stroke(column, type="nominal", scale=None, legend=None)


def shape(column: str = "shape") -> alt.Shape:
    """The shape of a mark."""
    return alt.Shape(column, type="nominal", scale=None, legend=None)


def label(column: str = "label") -> alt.Text:
    """A text."""
    return alt.Text(column, type="nominal")


def ends() -> dict[str, alt.SchemaBase]:
    """The other corner of a rectangle, or the other end of a line."""
    return {"x2": alt.X2("x2"), "y2": alt.Y2("y2")}


def chart(rows: Sequence[Mapping[str, Any]]) -> alt.Chart:
    """A layer of data. Altair copies lists whenever a chart is changed, but not tuples."""
    return alt.Chart(alt.Data(values=tuple(rows)))


def at_pixels(rows: Sequence[Mapping[str, Any]], **encodings: alt.SchemaBase) -> alt.Chart:
    """Marks at the pixels that the rows of a layer say."""
    places = {
        "x": alt.X("x", type="quantitative", scale=None, axis=None),
        "y": alt.Y("y", type="quantitative", scale=None, axis=None),
    }
    return chart(rows).encode(**(places | encodings))
