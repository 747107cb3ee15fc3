"""A source that a file tells again: blanks say nothing, other words are confirmed first."""

from pathlib import Path

import pytest

from hub.words.errors import Refused
from hub.words.period import parse
from tests.hubs import TestHub
from tests.offices import SOURCE, fill
from tests.template.test_template import made

SOURCES = (
    '{observations(indicator: "MADE/TOTAL", period: "2020") {nodes {citation {title tier url}}}}'
)
URL = {"#url": "https://an.example/qd-12"}


@pytest.fixture
def held(hub: TestHub, tmp_path: Path) -> TestHub:
    """The made-up hub with the figures of a filled template."""
    take(hub, tmp_path, URL)
    return hub


def take(
    hub: TestHub, folder: Path, source: dict[str, str], value: float = 71, accept: str | None = None
) -> None:
    """Import a template of 2020 with its source told so."""
    figures = {("Ân", "TOTAL#value"): value, ("Bình", "TOTAL#value"): 74}
    hub.take(
        "made",
        fill(made(hub, folder, "made", parse("2020")), figures, SOURCE | source),
        accept=accept,
    )


def cited(hub: TestHub) -> dict[str, str]:
    """How the first figure of 2020 is cited."""
    return hub.ask(SOURCES)["observations"]["nodes"][0]["citation"]


def test_a_blank_link_takes_none_away(held: TestHub, tmp_path: Path) -> None:
    take(held, tmp_path, {}, value=72)

    assert cited(held)["url"] == URL["#url"]


def test_another_tier_and_title_are_suspected_and_nothing_lands(
    held: TestHub, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        take(held, tmp_path, {"#tier": "Bản sao", "#document": "Quyết định công bố"}, value=72)

    ((_, suspicion),) = refused.value.suspicions
    assert suspicion.text.vi.startswith(
        "nguồn này đang giữ với nội dung khác: tên Quyết định công bố kết quả (số 12/QĐ-TĐ) → Quyết"
        " định công bố (số 12/QĐ-TĐ); loại nguồn OFFICIAL → COPY; "
    )
    assert cited(held) == {
        "title": "Quyết định công bố kết quả (số 12/QĐ-TĐ)",
        "tier": "OFFICIAL",
        "url": URL["#url"],
    }


def test_what_is_confirmed_is_told_so_from_then_on(held: TestHub, tmp_path: Path) -> None:
    take(held, tmp_path, {"#document": "Quyết định công bố"}, accept="tên đúng theo bản gốc")

    assert cited(held)["title"] == "Quyết định công bố (số 12/QĐ-TĐ)"
