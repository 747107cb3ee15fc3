"""What indicators are called where there is little room."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from hub.catalogue.short_names import short_names
from hub.words.language import Text
from tests.hubs import TestHub
from tests.queries.drawn import SHARE

INDICES = {"MADE": SimpleNamespace(public_id="MADE", short=Text("Thử", "Trial"))}


def test_the_total_is_called_like_its_index():
    assert short({"MADE/TOTAL": "Chỉ số thử của các tỉnh (có trọng số)"}) == {"MADE/TOTAL": "Thử"}


@pytest.mark.parametrize(
    ("name", "short_name"),
    [
        ("Thanh toán trực tuyến (nhóm hiển thị trên Cổng DVCQG)", "Thanh toán trực tuyến"),
        ("3.1 Tỷ lệ TTHC trực tuyến", "Tỷ lệ TTHC trực tuyến"),
        ("Cải cách thủ tục hành chính", "Cải cách thủ tục hành chính"),
        (
            "Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật",
            "Xây dựng và tổ chức thực hiện VBQPPL",
        ),
        ("Đất đai", "Đất đai"),
    ],
)
def test_number_and_remark_are_left_out_and_long_names_abbreviated(name, short_name):
    assert short({"MADE/A": name}) == {"MADE/A": short_name}


def test_a_remark_that_tells_two_indicators_apart_stays():
    names = {"MADE/A": "Tỷ lệ đúng hạn", "MADE/A:pct": "Tỷ lệ đúng hạn (%)", "MADE/B": "Khác (%)"}

    assert short(names) == {
        "MADE/A": "Tỷ lệ đúng hạn",
        "MADE/A:pct": "Tỷ lệ đúng hạn (%)",
        "MADE/B": "Khác",
    }


def test_short_names_of_all_seeds_tell_indicators_of_an_index_apart(real: TestHub):
    catalogue = real.reader.view().catalogue
    full, shorter = {}, {}
    for indicator in catalogue.indicators.values():
        name = catalogue.short_names[indicator.public_id]
        shorter.setdefault((indicator.index, name.vi), set()).add(indicator.code)
        full.setdefault((indicator.index, indicator.name.vi), set()).add(indicator.code)

    same_in_full = {frozenset(codes) for codes in full.values() if len(codes) > 1}
    same_in_short = {frozenset(codes) for codes in shorter.values() if len(codes) > 1}
    assert same_in_short <= same_in_full


def short(names: dict[str, str]) -> dict[str, str]:
    """The short Vietnamese names of indicators by code."""
    indicators = [
        replace(SHARE, public_id=code, code=code, name=Text(name, code))
        for code, name in names.items()
    ]
    return {own: name.vi for own, name in short_names(indicators, INDICES).items()}
