"""Rates, means and counts on each of others, which are no counts of all."""

import pytest

from hub.dataset.rows import FigureRow, ObservationRow, Row


def told(rows: list[Row]) -> list[tuple[float, str, str | None]]:
    """The figures with their units and indicators."""
    return [(row.value, row.unit, row.indicator) for row in rows if isinstance(row, FigureRow)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Trung bình cứ 1.000 người dân có 38 hồ sơ trực tuyến.", 38, "hồ sơ/1.000 người dân"),
        ("Cứ 10.000 dân thì có 27 hồ sơ được tiếp nhận.", 27, "hồ sơ/10.000 dân"),
        ("Cứ một nghìn dân, Sở tiếp nhận 38 hồ sơ.", 38, "hồ sơ/1.000 dân"),
        ("Cứ 500 lao động thì có 14 doanh nghiệp.", 14, "doanh nghiệp/500 lao động"),
        ("Sở tiếp nhận 85 hồ sơ/ngày làm việc.", 85, "hồ sơ/ngày"),
        ("Sở tiếp nhận 410 hồ sơ/cán bộ.", 410, "hồ sơ/người"),
        ("Sở tiếp nhận 85 hồ sơ mỗi ngày.", 85, "hồ sơ"),
        ("Sở tiếp nhận 85 hồ sơ một tuần.", 85, "hồ sơ"),
        ("Bình quân mỗi công chức tiếp nhận 410 hồ sơ.", 410, "hồ sơ"),
        ("Mỗi cán bộ giải quyết 410 hồ sơ.", 410, "hồ sơ"),
        ("Trung bình mỗi quý Sở tiếp nhận 260 hồ sơ trực tuyến.", 260, "hồ sơ"),
    ],
)
def test_a_rate_is_one_figure_and_of_no_indicator_of_a_count(
    read, text: str, value: float, unit: str
) -> None:
    rows = read(text)

    assert told(rows) == [(value, unit, None)]
    assert not any(isinstance(row, ObservationRow) for row in rows)


def test_a_mean_of_minutes_is_what_is_measured(read) -> None:
    assert told(read("Thời gian chờ trung bình 12 phút/lượt.")) == [
        (12, "phút/lượt", "OPERATIONS/WAITING_TIME")
    ]


def test_what_is_counted_on_the_ground_of_something_is_no_rate(read) -> None:
    assert told(read("Căn cứ 02 nghị quyết nêu trên, Sở đã tiếp nhận 210 hồ sơ."))[-1] == (
        210,
        "hồ sơ",
        "OPERATIONS/DOSSIERS_RECEIVED",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Một cán bộ tiếp nhận 40 hồ sơ.",
        "Một công chức tiếp nhận 95 hồ sơ, giải quyết 90 hồ sơ.",
        "Có 01 cán bộ giải quyết 95 hồ sơ.",
        "Ông Nguyễn Văn An giải quyết 95 hồ sơ.",
        "Một số công chức giải quyết 60 hồ sơ.",
        "Một ngày giải quyết 12 hồ sơ.",
        "Ngày cao điểm tiếp nhận 80 hồ sơ.",
        "Trong ngày 12/9 tiếp nhận 40 hồ sơ.",
        "Hôm nay tiếp nhận 12 hồ sơ.",
        "Trong tuần qua giải quyết 120 hồ sơ.",
        "Sở đã giải quyết 120 hồ sơ trong tuần.",
        "Trong 10 ngày đầu tháng tiếp nhận 100 hồ sơ.",
        "Trong 02 tuần, tiếp nhận 100 hồ sơ, giải quyết 90 hồ sơ.",
        "Có ngày tỷ lệ hồ sơ đúng hạn đạt 80%.",
    ],
)
def test_a_number_of_one_person_a_day_or_a_week_fills_no_indicator(read, text: str) -> None:
    rows = read(f"- {text}")

    assert [
        row.indicator
        for row in rows
        if isinstance(row, FigureRow | ObservationRow) and row.indicator
    ] == []


@pytest.mark.parametrize(
    "text",
    [
        "Cán bộ, công chức của Sở tiếp nhận 512 hồ sơ.",
        "Bộ phận Một cửa tiếp nhận 512 hồ sơ.",
        "Theo Báo cáo ngày 12/11/2024, Sở tiếp nhận 512 hồ sơ.",
    ],
)
def test_a_number_of_all_the_office_fills_its_indicator(read, text: str) -> None:
    assert [row.value for row in read(f"- {text}") if isinstance(row, ObservationRow)] == [512]
