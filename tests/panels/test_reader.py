"""The reading side: one version a request, a newer one seen in time."""

from datetime import timedelta
from pathlib import Path

import pytest

from hub.store import migration
from hub.words.errors import BadQuestion
from hub.words.period import parse
from tests.hubs import TestHub


class Clock:
    """A clock that tests set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def revised(hub: TestHub, folder: Path) -> None:
    """Ân's total of 2019 becomes 75."""
    path = folder / "new.csv"
    path.write_text(
        "period,entity,code,value,source\n2019,Ân,TOTAL,75,made/book\n", encoding="utf-8"
    )
    hub.take("made", path)


def total(view) -> float:
    """Ân's total of 2019 in a view."""
    panel = view.panel(view.catalogue.indicators["MADE/TOTAL@2017"])
    return panel.cells(parse("2019"))[view.catalogue.entities["an"].id].value


def test_new_version_is_seen_within_the_age_and_not_before(hub: TestHub, tmp_path: Path) -> None:
    clock = Clock()
    reader = hub.reading(max_age=1.0, clock=clock)
    first = reader.newest()
    revised(hub, tmp_path)

    clock.now = 0.9
    early = reader.newest()
    clock.now = 1.0
    late = reader.newest()

    assert early is first
    assert late.version == first.version + 1


def test_unchanged_version_keeps_its_catalogue(hub: TestHub) -> None:
    reader = hub.reading(max_age=0)

    assert reader.newest() is reader.newest()


def test_view_stays_at_its_version_while_an_import_lands(hub: TestHub, tmp_path: Path) -> None:
    reader = hub.reading(max_age=0)
    pinned = reader.view()
    revised(hub, tmp_path)

    assert (total(pinned), total(reader.view())) == (72, 75)


def test_view_of_the_past_has_the_figures_of_then(hub: TestHub, tmp_path: Path) -> None:
    revised(hub, tmp_path)
    reader = hub.reading(max_age=0)
    published = [release.published_at for release in reader.newest().releases]

    views = [
        reader.view(moment)
        for moment in (published[1], published[2] - timedelta(microseconds=1), published[2])
    ]

    assert [(view.version, total(view)) for view in views] == [(2, 72), (2, 72), (3, 75)]


def test_moment_before_the_first_release_names_it(hub: TestHub) -> None:
    reader = hub.reading(max_age=0)
    first = reader.newest().releases[0].published_at

    with pytest.raises(BadQuestion, match=f"đợt cập nhật đầu tiên là {first.year}"):
        reader.view(first - timedelta(microseconds=1))


def test_hub_without_data_has_version_nought(empty: TestHub) -> None:
    migration.upgrade(empty.engine)

    assert empty.reader.view().version == 0


def test_what_is_offered_is_the_latest_until_it_is_due(hub: TestHub, tmp_path: Path) -> None:
    clock, due = Clock(), []
    reader = hub.reading(max_age=10.0, clock=clock)
    first = reader.newest()
    revised(hub, tmp_path)
    present = reader.prepare()
    reader.offer(present, lambda: bool(due))

    before = reader.newest(), reader.latest(), reader.prepare()
    due.append(True)

    assert before == (first, present, None)
    assert reader.newest() is present.catalogue
    assert reader.latest().state == present.state
