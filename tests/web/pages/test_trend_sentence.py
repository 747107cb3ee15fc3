"""The sentence of a trend: from where to where, in words that a reader can check."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.web.pages.formats import Formats
from hub.web.pages.trends.trend_sentence import TrendSentence
from hub.words.language import Language

_INDEX = {"shortName": "CCHC", "decimals": 2}
POINTS = {"shortName": "CCHC", "unitText": "điểm", "higherIsBetter": True, "index": _INDEX}
values = st.lists(st.floats(0, 100), min_size=3, max_size=12)


def point(period: str, value: float, **others: Any) -> dict[str, Any]:
    plain = {"readingDate": None, "doubtful": False, "status": "OFFICIAL", "derivation": None}
    return plain | {"period": period, "value": value} | others


def told(*stretches: list[dict[str, Any]], kind: str = "PROVINCE", **others: Any) -> str:
    last = [one for one in stretches[-1] if not one["doubtful"]]
    summary = {
        "best": max(last, key=lambda one: one["value"]),
        "worst": min(last, key=lambda one: one["value"]),
    }
    trend = {
        "entity": {"kind": kind},
        "reason": None,
        "segments": [{"points": points} for points in stretches],
        "summary": summary,
    }
    return TrendSentence(trend, POINTS, Formats(Language.VI), **others).text


def mean(period: str, value: float, missing: str = "") -> dict[str, Any]:
    made = {"expected": 11, "withValue": 11 - bool(missing), "missing": [{"id": missing}]}
    made |= {} if missing else {"missing": []}
    return point(period, value, status="DERIVED", derivation=made)


@given(values)
def test_the_mean_a_year_has_the_sign_of_the_ends_and_is_their_difference(
    figures: list[float],
) -> None:
    text = told([point(str(2010 + at), value) for at, value in enumerate(figures)])

    change = round(round(figures[-1], 2) - round(figures[0], 2), 2)
    assert ("tăng" in text, "giảm" in text) == (change > 0, change < 0)
    assert ("bình quân" in text) == bool(change)
    words = Formats(Language.VI)
    assert not change or f" {words.number(abs(change))} điểm (bình quân" in text
    mean = abs(change) / (len(figures) - 1)
    assert not change or f"(bình quân {words.number(mean)} điểm mỗi năm)" in text


@given(st.integers(2, 6), st.booleans())
def test_two_figures_tell_only_themselves(years: int, up: bool) -> None:
    text = told([point("2018", 50.0), point(str(2018 + years), 60.0 if up else 40.0)])

    assert "bình quân" not in text
    assert "cao nhất" not in text
    assert text.endswith("; không có số liệu ở giữa")


def test_only_the_last_stretch_and_no_doubtful_figure_is_told() -> None:
    doubtful = point("2024", 10.0, doubtful=True)
    last = [point("2021", 50.0), point("2022", 52.0), point("2023", 54.0), doubtful]

    text = told([point("2020", 90.0)], last)

    assert text == (
        "CCHC từ 50,00 điểm (năm 2021) lên 54,00 điểm (năm 2023), tăng 4,00 điểm (bình quân 2,00"
        " điểm mỗi năm); cao nhất 54,00 điểm (năm 2023), thấp nhất 50,00 điểm (năm 2021); không so"
        " với các kỳ trước năm 2021"
    )


def test_quarters_and_readings_have_no_mean_a_year() -> None:
    quarters = [point(f"2024-Q{number}", 50.0 + number) for number in (1, 2, 3)]
    read = [point(str(year), 50.0 + year, readingDate=f"{year}-06-01") for year in (2021, 22, 2024)]

    assert "bình quân" not in told(quarters)
    assert "bình quân" not in told([read[0], read[2], read[2]])


def test_what_is_computed_is_called_so_where_it_stands() -> None:
    made = {"expected": 3, "withValue": 3, "missing": []}
    rebuilt = [point(str(at), 50.0, status="DERIVED", derivation=made) for at in (2022, 2023)]

    whole = told(rebuilt, is_rebuilt=True)
    mixed = told([*rebuilt, point("2025", 60.0)], is_rebuilt=True)

    assert whole.startswith("CCHC (hệ thống tính lại) giữ nguyên: 50,00 điểm (năm 2022)")
    assert "đơn vị" not in whole
    assert "(năm 2022, hệ thống tính lại) lên 60,00 điểm (năm 2025), tăng 10,00" in mixed


@pytest.mark.parametrize("missing", [("", "a"), ("a", "b")])
def test_means_of_other_members_have_no_change(missing: tuple[str, str]) -> None:
    points = [mean("2023", 50.0, missing[0]), mean("2024", 60.0, missing[1])]

    text = told(points, kind="REGION")

    assert "tăng 10" not in text
    assert text.endswith("không tính trên cùng các đơn vị nên không nêu tăng, giảm")


def test_means_of_the_same_members_change_and_the_best_is_told_only_among_them() -> None:
    same = [mean(str(2020 + at), 50.0 + at, "a") for at in range(3)]
    text = told(same, kind="REGION")
    between = told([same[0], mean("2021", 90.0), same[2]], kind="REGION")

    assert "từ 50,00 điểm (năm 2020, 10/11 đơn vị) lên 52,00 điểm" in text
    assert "cao nhất 52,00" in text
    assert "cao nhất" not in between
    assert all(one < other for one, other in pairwise(one["value"] for one in same))
