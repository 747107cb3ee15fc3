"""Where labels of points stand."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hub.web.charts.label_places import LabelBox, LabelGround, Stroke

WIDE, HIGH = 600.0, 240.0
POINTS = st.lists(
    st.tuples(st.floats(0, WIDE), st.floats(0, HIGH)), min_size=1, max_size=9, unique=True
)


def test_a_label_stands_above_its_point() -> None:
    (place,) = LabelGround(WIDE, HIGH, (), [(300, 100)]).places([(300, 100, 40)])

    assert place.x == 300
    assert place.y < 100
    assert place.is_free


def test_a_label_stands_below_where_a_line_rises_over_its_point() -> None:
    rising = (Stroke(200, 200, 300, 190), Stroke(300, 190, 320, 40))
    (place,) = LabelGround(WIDE, HIGH, rising, [(300, 190)]).places([(300, 190, 40)])

    assert place.is_free
    assert not LabelBox(place.x, place.y, 40).is_crossed(rising[1])


def test_a_label_at_the_top_is_not_cut_off() -> None:
    (place,) = LabelGround(WIDE, HIGH, (), [(300, 0)]).places([(300, 0, 40)])

    assert place.y > 0


@given(POINTS, st.floats(10, 80))
def test_a_free_label_lies_on_no_line_no_point_and_no_other(
    points: list[tuple[float, float]], width: float
) -> None:
    ordered = sorted(points)
    strokes = [Stroke(*before, *after) for before, after in pairwise(ordered)]
    ground = LabelGround(WIDE, HIGH, strokes, ordered)
    places = ground.places([(x, y, width) for x, y in ordered])

    boxes = [LabelBox(place.x, place.y, width) for place in places]
    for number, (place, box) in enumerate(zip(places, boxes, strict=True)):
        if place.is_free:
            assert box.is_within(WIDE, HIGH)
            assert not any(box.is_crossed(stroke) for stroke in strokes)
            assert not any(box.overlaps(other) for other in boxes[:number])
            assert not any(box.overlaps(LabelBox(x, y, 8, 8)) for x, y in ordered)


@given(
    st.tuples(st.floats(0, 100), st.floats(0, 100)), st.tuples(st.floats(0, 100), st.floats(0, 100))
)
def test_a_line_that_ends_within_a_box_crosses_it(
    inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    box = LabelBox(50, 50, 102, 102)

    assert box.is_crossed(Stroke(*inside, outside[0] + 500, outside[1]))
    assert not box.is_crossed(Stroke(inside[0] + 200, inside[1], outside[0] + 500, outside[1]))
