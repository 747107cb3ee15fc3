"""Why nothing is held, in a sentence: each reason its own."""

from dataclasses import replace
from datetime import date

import pytest

from hub.queries import comparison, trend
from hub.queries.comparison.row import reason
from hub.queries.competition.absence import absence
from hub.queries.sentence import row_sentence
from hub.words.errors import BadQuestion
from hub.words.language import Text
from hub.words.period import parse
from tests.hubs import TestHub
from tests.queries.bring import bring, of_any_length
from tests.queries.drawn import CODE, view


@pytest.mark.parametrize(
    ("code", "at", "sentence"),
    [
        (
            "PAPI/TOTAL",
            "2025",
            "hệ thống chưa cập nhật PAPI kỳ 2025, hiện mới có đến năm 2024; dự kiến công bố trước"
            " ngày 31/5/2026",
        ),
        ("PAPI/TOTAL", "2024-Q2", "PAPI có số liệu theo năm, không có kỳ 2024-Q2"),
        (
            "D766/TOTAL",
            "2026-10",
            "Bộ chỉ số 766 không có số riêng của kỳ 2026-10; kỳ 2026 có số đọc ngày 03/10/2026,"
            " 05/10/2026, 07/10/2026, 08/10/2026, 10/10/2026",
        ),
    ],
    ids=["not-yet-due", "no-period-of-the-index", "readings-instead"],
)
def test_real_reasons_are_sentences_of_their_own(real: TestHub, code: str, at: str, sentence: str):
    view = replace(real.reader.view(), today=date(2026, 5, 31))
    answer = comparison.compare(view, comparison.Question(code, parse(at)))

    assert answer.competition.reason.vi == sentence
    assert {reason(view, row).vi for row in answer.rows} == {sentence}


@pytest.mark.parametrize(
    ("code", "today", "end"),
    [
        ("PAPI/TOTAL", date(2026, 5, 31), " dự kiến công bố trước ngày 31/5/2026"),
        (
            "PAPI/TOTAL",
            date(2026, 6, 1),
            " dự kiến công bố trước ngày 31/5/2026, nay đã qua ngày đó",
        ),
    ],
    ids=["on-the-day", "a-day-after"],
)
def test_a_day_that_has_passed_is_said_to_have(real: TestHub, code: str, today: date, end: str):
    view = replace(real.reader.view(), today=today)

    answer = comparison.compare(view, comparison.Question(code, parse("2025")))

    assert answer.competition.reason.vi.endswith(f";{end}")


def test_a_hole_between_two_periods_names_the_nearest(hub: TestHub):
    of_any_length(hub)
    now = hub.reader.view()
    total = now.catalogue.indicators["MADE/TOTAL@2017"]

    assert absence(now, total, parse("2018-Q2")).en == (
        "no source in the hub tells of Made-up index in 2018-Q2; the nearest held: 2017, 2019"
    )


def test_an_indicator_without_figures_says_so():
    empty = view({})
    (indicator,) = empty.catalogue.indicators.values()

    assert absence(empty, indicator, parse("2020")) == Text(
        f"hệ thống chưa có số liệu nào của {CODE}", f"the hub holds no figure of {CODE}"
    )


@pytest.mark.parametrize(
    ("entity", "at", "sentence"),
    [
        ("binh-2020", "2018", "it is in being since 2020-01-01, after 2018"),
        ("cuong", "2019", "not published"),
        ("an", "2018", None),
    ],
)
def test_a_row_without_a_value_says_why(hub: TestHub, entity: str, at: str, sentence: str | None):
    now = hub.reader.view()
    question = comparison.Question("MADE/TOTAL", parse(at), entities=(entity,))
    (row,) = comparison.compare(now, question).rows

    text = reason(now, row)

    assert (text.en if text else None) == sentence


def test_one_that_ended_before_and_one_that_nobody_names(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,70,made/book")
    now = hub.reader.view()
    question = comparison.Question("MADE/TOTAL", parse("2020"), entities=("cuong", "binh-2020"))

    reasons = {
        row.entity.public_id: reason(now, row).vi for row in comparison.compare(now, question).rows
    }

    assert reasons == {
        "cuong": "đơn vị hoạt động đến ngày 31/12/2019, trước kỳ 2020",
        "binh-2020": "hệ thống chưa có nguồn nào nêu kết quả của đơn vị này trong kỳ 2020",
    }


@pytest.mark.parametrize(
    ("code", "entity", "sentence"),
    [
        ("PAPI/TOTAL", "ninh-binh-2025", "đơn vị hoạt động từ ngày 01/7/2025, sau kỳ 2024"),
        (
            "PAR_INDEX/TOTAL",
            "lai-chau/skhcn",
            "PAR INDEX đánh giá tỉnh, thành phố, không đánh giá đơn vị này",
        ),
    ],
    ids=["not-yet-founded", "not-rated"],
)
def test_a_trend_without_points_says_why(real: TestHub, code: str, entity: str, sentence: str):
    (line,) = trend.trend(real.reader.view(), trend.Question(code, (entity,)))

    assert (line.segments, line.reason.vi) == ((), sentence)


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [("PAPI", "1999", "2000"), ("PAPI", None, "2000"), ("PAPI/D8", "2012", "2012")],
)
def test_a_trend_before_the_first_year_says_what_a_comparison_says(real, code, first, last):
    view = real.reader.view()
    span = trend.Question(code, ("lai-chau",), first=first and parse(first), last=parse(last))

    (line,) = trend.trend(view, span)
    with pytest.raises(BadQuestion) as refused:
        comparison.compare(view, comparison.Question(code, parse(last)))

    assert line.reason == refused.value.text
    assert "hệ thống có từ năm" in line.reason.vi


def test_a_trend_outside_what_is_held_says_when_more_is_due(real: TestHub):
    view = replace(real.reader.view(), today=date(2026, 6, 30))
    question = trend.Question("SIPAS/TOTAL", ("ha-nam",), first=parse("2025"))

    (line,) = trend.trend(view, question)

    assert line.reason.vi == (
        "hệ thống chưa cập nhật SIPAS kỳ 2025, hiện mới có đến năm 2024; dự kiến công bố trước"
        " ngày 30/6/2026"
    )


def test_a_department_of_an_index_of_provinces_is_rated_where_others_are(real: TestHub):
    view = real.reader.view()
    question = comparison.Question("D766/TOTAL", entities=("dak-lak-2025/skhcn-2025",))

    (row,) = comparison.compare(view, question).rows

    assert "không đánh giá" not in reason(view, row).vi


@pytest.mark.parametrize(
    ("code", "at", "sentence"),
    [
        (
            "PCI/TOTAL",
            "2024",
            "Hệ thống chưa cập nhật kết quả PCI năm 2024 của tỉnh Lai Châu, hiện mới có đến năm"
            " 2022; dự kiến công bố trước ngày 31/5/2025, nay đã qua ngày đó.",
        ),
        (
            "PAPI/TOTAL",
            "2024-Q2",
            "Không có kết quả PAPI quý II/2024 của tỉnh Lai Châu (PAPI có số liệu theo năm, không"
            " có kỳ 2024-Q2).",
        ),
        (
            "PAPI/D1",
            "2024-Q2",
            "Không có kết quả về “Tham gia của người dân ở cấp cơ sở” (PAPI) quý II/2024 của tỉnh"
            " Lai Châu (PAPI có số liệu theo năm, không có kỳ 2024-Q2).",
        ),
    ],
    ids=["the-hub-lacks-it", "there-is-none", "there-is-none-of-a-part"],
)
def test_a_sentence_says_that_the_hub_lacks_a_result_only_where_there_may_be_one(
    real: TestHub, code: str, at: str, sentence: str
):
    view = real.reader.view()
    question = comparison.Question(code, parse(at), entities=("lai-chau",))
    (row,) = comparison.compare(view, question).rows

    told = row_sentence(row, view.catalogue.indices[row.indicator.index])

    assert told.vi == sentence
    assert " is held" in told.en
