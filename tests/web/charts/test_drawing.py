"""The process that draws: bounded, shut off from the network, and begun anew where it ended."""

import time
from io import BytesIO

import orjson
import pytest
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from hub.web.charts import drawing
from hub.web.charts.drawing import FONT, FONTS, VEGA_LITE, CannotDraw, DrawingProcess
from hub.web.request import Refusal

LETTERS = "ẫỡđẮằỴỹữỘệ"


def written(text: str) -> dict[str, object]:
    """A specification that writes a text."""
    return {
        "data": {"values": [{"text": text}]},
        "mark": {"type": "text", "fontSize": 40},
        "encoding": {"text": {"field": "text"}},
        "config": {"font": FONT},
        "width": 120,
        "height": 60,
    }


def image(text: str) -> Image.Image:
    """A text as it is drawn."""
    drawn = drawing.svg(orjson.dumps(written(text)))
    return Image.open(BytesIO(drawing.png(drawn.decode(), 1))).convert("L")


@pytest.mark.parametrize("weight", ["400", "600"])
def test_vietnamese_letters_are_single_glyphs_of_the_font_that_travels_along(weight: str) -> None:
    paths = [
        path for path in FONTS.rglob("*.ttf") if TTFont(path)["OS/2"].usWeightClass == int(weight)
    ]

    assert paths
    for path in paths:
        glyphs = TTFont(path).getBestCmap()
        assert [letter for letter in LETTERS if ord(letter) not in glyphs] == []


@pytest.mark.parametrize(("whole", "bare"), [("ẫ", "a"), ("ỡ", "o"), ("đ", "d"), ("ẫ", "â")])
def test_a_picture_shows_a_letter_with_its_marks(whole: str, bare: str) -> None:
    difference = ImageChops.difference(image(whole), image(bare))

    assert difference.getbbox()
    assert ImageChops.difference(image(whole), image("\ufffd")).getbbox() is not None


def test_what_cannot_be_drawn_is_told_and_the_next_is_drawn() -> None:
    process = DrawingProcess()
    with pytest.raises(CannotDraw):
        process.draw(svg="no picture", scale=1)

    assert process.draw(specification=written("đ"), version=VEGA_LITE).startswith(b"<svg")


def test_a_drawing_that_takes_too_long_is_given_up_and_the_next_is_drawn() -> None:
    process = DrawingProcess(seconds=0.01)
    with pytest.raises(Refusal) as raised:
        process.draw(specification=written("đ"), version=VEGA_LITE)

    assert raised.value.status == 503
    process._seconds = 30.0
    assert process.draw(specification=written("đ"), version=VEGA_LITE).startswith(b"<svg")


def test_a_process_that_was_killed_is_begun_anew() -> None:
    process = DrawingProcess()
    process.draw(specification=written("đ"), version=VEGA_LITE)
    process._process.kill()
    process._process.wait()

    assert process.draw(specification=written("d"), version=VEGA_LITE).startswith(b"<svg")


def test_one_who_waits_too_long_for_the_pen_is_refused() -> None:
    process = DrawingProcess(patience=0.01)
    with process._turn, pytest.raises(Refusal) as raised:
        process.draw(specification=written("đ"), version=VEGA_LITE)

    assert raised.value.code == "Busy"


def test_nothing_is_fetched_for_a_drawing() -> None:
    specification = written("đ") | {"data": {"url": "http://127.0.0.1:9/data.json"}}
    begun = time.monotonic()

    with pytest.raises(CannotDraw):
        DrawingProcess().draw(specification=specification, version=VEGA_LITE)
    assert time.monotonic() - begun < 20


def test_a_drawing_is_kept() -> None:
    specification = orjson.dumps(written("kept"))

    assert drawing.svg(specification) is drawing.svg(specification)
