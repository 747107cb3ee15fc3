"""The means of a region and of the country that a value is set against."""

import pytest

from hub.queries.comparison import Question, compare
from hub.queries.competition.among import Among
from hub.words.period import parse
from tests.hubs import TestHub
from tests.queries.bring import HEADER, bring


def row(hub: TestHub, name: str, at: str = "2018", **manner):
    return next(
        row
        for row in compare(hub.reader.view(), Question("MADE/TOTAL", parse(at), **manner)).rows
        if row.entity.public_id == name
    )


def test_without_a_figure_of_the_region_its_mean_is_of_its_provinces(hub: TestHub):
    assert row(hub, "an").region_mean == (72, None)
    assert row(hub, "binh").gap_to_region_mean == -1


def test_a_published_figure_of_the_region_goes_first(hub: TestHub):
    bring(
        hub, "2018,Vùng,TOTAL,70.5,made/book,REGION", header=HEADER.replace("source", "source,kind")
    )

    found = row(hub, "an")

    assert (
        found.region_mean.value,
        found.region_mean.observation is None,
        found.gap_to_region_mean,
    ) == (70.5, False, 1.5)


def test_a_published_figure_of_the_country_is_told_apart_from_the_mean_of_the_peers(hub: TestHub):
    bring(
        hub,
        "2018,Cả nước,TOTAL,69,made/book,COUNTRY",
        header=HEADER.replace("source", "source,kind"),
    )

    found = row(hub, "an")

    assert (found.gap_to_published_mean, found.gap_to_mean) == (3, 0)
    assert row(hub, "an", "2017").gap_to_published_mean is None


def test_a_region_of_which_too_few_are_held_has_no_mean(hub: TestHub):
    assert row(hub, "an", "2019").region_mean is None


@pytest.mark.parametrize("name", ["an", "binh"])
def test_chosen_units_tell_nothing_of_a_region(hub: TestHub, name):
    assert row(hub, name, among=Among(entities=("an", "binh"))).region_mean is None


def test_real_regions_are_as_published_or_the_mean_of_all_their_provinces(real: TestHub):
    view = real.reader.view()
    published = compare(view, Question("PAR_INDEX/TOTAL", parse("2024")))
    computed = compare(view, Question("PAPI/TOTAL", parse("2023")))
    by_region: dict[str, list[float]] = {}
    for found in computed.rows:
        if found.value is not None:
            by_region.setdefault(found.entity.region(parse("2023").last_day), []).append(
                found.value
            )

    lai_chau = next(found for found in published.rows if found.entity.public_id == "lai-chau")
    assert (
        lai_chau.region_mean.value,
        lai_chau.gap_to_region_mean,
        lai_chau.gap_to_published_mean,
    ) == (88.2, -2.23, -2.4)
    for found in computed.rows:
        if found.region_mean:
            own = by_region[found.entity.region(parse("2023").last_day)]
            assert found.region_mean.value == pytest.approx(sum(own) / len(own))
