"""Provinces and departments on a day."""

from datetime import date

import pytest

from hub.queries import places
from hub.words.errors import UnknownName
from tests.hubs import TestHub

BEFORE, AFTER = date(2019, 12, 31), date(2020, 1, 1)


def test_provinces_are_those_of_the_day(hub: TestHub):
    assert provinces(hub, BEFORE) == ["an", "binh", "cuong"]
    assert provinces(hub, AFTER) == ["an", "binh-2020"]


def test_without_a_day_provinces_are_those_of_today(hub: TestHub):
    assert provinces(hub, None) == ["an", "binh-2020"]


@pytest.mark.parametrize("region", ["vung", "Vùng", "vùng"])
def test_a_region_is_named_as_people_write_it(hub: TestHub, region):
    assert provinces(hub, BEFORE, region) == ["an", "binh", "cuong"]


def test_an_unknown_region_offers_the_nearest(hub: TestHub):
    with pytest.raises(UnknownName, match="không có vùng “Vùnk”; hiện có: Vùng"):
        provinces(hub, BEFORE, "Vùnk")


def test_searched_provinces_come_best_first(hub: TestHub):
    assert provinces(hub, BEFORE, search="cuong") == ["cuong"]
    assert provinces(hub, AFTER, search="binh") == ["binh-2020"]
    assert provinces(hub, AFTER, search="zzz") == []


def test_departments_are_those_of_the_day(real: TestHub):
    before, after = (
        departments(real, "Lai Châu", date(2025, month, day)) for month, day in ((2, 28), (3, 1))
    )

    assert "lai-chau/stttt" in before
    assert "lai-chau/stttt" not in after
    assert "lai-chau/skhcn-2025" in after


def test_departments_of_an_ended_province_are_those_of_its_last_day(real: TestHub):
    found = departments(real, "ha-nam", None)

    assert "ha-nam/skhcn-2025" in found
    assert "ha-nam/stttt" not in found


def test_searched_departments_of_all_provinces_come_best_first(real: TestHub):
    found = departments(real, None, date(2024, 12, 31), search="STTTT")

    assert [one.partition("/")[2] for one in found[:63]] == ["stttt"] * 63


def test_a_common_word_finds_every_department_of_a_province(real: TestHub):
    found = departments(real, "Lai Châu", date(2024, 12, 31), search="Sở")

    assert len(found) == 15


def provinces(
    hub: TestHub, on: date | None, region: str | None = None, search: str | None = None
) -> list[str]:
    """The ids of the provinces of a day."""
    return [
        entity.public_id
        for entity in places.provinces(hub.reader.view(), places.Question(on, region, search))
    ]


def departments(
    hub: TestHub, province: str | None, on: date | None, search: str | None = None
) -> list[str]:
    """The ids of the departments of a day."""
    return [
        entity.public_id
        for entity in places.departments(hub.reader.view(), places.Question(on, province, search))
    ]
