"""Scales: what lies on one, and how its ends are written."""

import math

import pytest

from hub.words.scale import Scale


@pytest.mark.parametrize("value", [0, 100, 100.0000005, -0.0000005, 33.35])
def test_a_number_within_rounding_of_the_ends_fits(value):
    assert Scale(0, 100).fits(value)


@pytest.mark.parametrize("value", [100.001, -0.001, math.inf, math.nan])
def test_a_number_beyond_the_ends_does_not_fit(value):
    assert not Scale(0, 100).fits(value)


def test_an_open_end_holds_any_number():
    assert Scale(0, None).fits(1e12)
    assert not Scale(None, None).fits(math.inf)


def test_a_scale_is_written_by_its_ends():
    assert Scale(0, 7.5).written("{:g}".format) == "0–7.5"
    assert Scale(0, None).written("{:g}".format) == "0–…"


def test_only_a_closed_scale_has_a_width():
    assert Scale(1, 10).width == 9
    assert Scale(1, None).width is None
