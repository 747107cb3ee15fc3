"""The line above tiles and cells that tells what their colours mean, and their hatching."""

from collections import Counter
from collections.abc import Iterable, Iterator

import altair as alt

from hub.web.charts import channels
from hub.web.charts.look import ChartLook, width_of
from hub.words.language import Text

HEIGHT = 26  # pixels
_SQUARE = 12
_HATCH = 8  # pixels between the lines of a hatching
_QUARTILE = Text("tứ phân vị {0}", "quartile {0}")


def legend(quartiles: Iterable[int | None], nothing: str, look: ChartLook) -> Iterator[alt.Chart]:
    """Each colour, and how many have it; `nothing` is what is said of none."""
    counts = Counter(quartiles)
    x, squares, texts = 0.0, [], []
    for quartile in (1, 2, 3, 4, None):
        if not counts[quartile]:
            continue
        name = nothing if quartile is None else look.say(_QUARTILE).format(quartile)
        label = f"{name} ({counts[quartile]})"
        fill, _ = look.palette.quartile(quartile)
        squares.append({"x": x, "y": 0, "x2": x + _SQUARE, "y2": _SQUARE, "fill": fill})
        texts.append({"x": x + _SQUARE + 6, "y": _SQUARE / 2, "label": label})
        x += _SQUARE + 18 + width_of(label)
    yield channels.at_pixels(squares, **channels.ends(), fill=channels.fill()).mark_rect(
        stroke=look.palette.edge, strokeWidth=1
    )
    bare = [(squares[-1]["x"], 0.0)] if counts[None] else []
    yield from hatched(bare, _SQUARE, _SQUARE, look=look)
    yield channels.at_pixels(texts, text=channels.label()).mark_text(
        align="left", color=look.palette.mut
    )


def hatched(
    corners: Iterable[tuple[float, float]], wide: float, high: float, *, look: ChartLook
) -> Iterator[alt.Chart]:
    """Slanted lines over rectangles of one size, by their upper left corners."""
    rows = [{"x": x, "y": y} for x, y in corners]
    if rows:
        yield channels.at_pixels(rows).mark_point(
            shape=_hatch(wide, high),
            size=4,  # of which the path is drawn as long as it is written
            filled=False,
            stroke=look.palette.line,
            strokeWidth=1.5,
            opacity=1,
        )


def _hatch(wide: float, high: float) -> str:
    """The path of lines from the lower left to the upper right within a rectangle."""
    starts = range(_HATCH // 2, round(wide + high), _HATCH)
    lines = (
        f"M{max(0, at - high):g},{min(at, high):g}L{min(at, wide):g},{max(0, at - wide):g}"
        for at in starts
    )
    return "".join(lines)
