"""The source line under a figure."""

import pytest

from hub.queries import citation, observations
from hub.queries.observations import Filter, Question
from hub.words.period import parse
from tests.hubs import TestHub
from tests.queries.bring import bring

FULL = "period,entity,code,value,source,reading,block,locator,notes\n"


def test_a_source_line_has_publisher_title_day_tier_and_version(hub: TestHub):
    assert line(hub, "2018") == (
        "Nguồn: Người thử, Sổ, 01/01/2016; nguồn chính thức; phiên bản dữ liệu 2.",
        "Source: Người thử, Sổ, 2016-01-01; official source; data version 2.",
    )


def test_a_reading_is_cited_with_its_day_and_place(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,5,made/paper,2020-05-09,Khối 1,tr. 3,made/blurred", header=FULL)

    assert line(hub, "2020") == (
        (
            "Nguồn: Báo thử, Báo, 01/01/2018, tr. 3, số đọc ngày 09/5/2020; báo chí, cổng thông"
            " tin; phiên bản dữ liệu 3."
        ),
        (
            "Source: Báo thử, Báo, 2018-01-01, tr. 3, read on 2020-05-09; press or portal; data"
            " version 3."
        ),
    )


@pytest.mark.parametrize(
    ("figure", "vi", "en"),
    [("72.5", "; nguồn khác nêu 72.5 (Báo)", "; another source says 72.5 (Báo)"), ("72", "", "")],
    ids=["another", "the same"],
)
def test_another_value_of_another_source_is_told(hub: TestHub, figure, vi, en):
    bring(hub, f"2018,Ân,TOTAL,{figure},made/paper")

    assert line(hub, "2018") == (
        f"Nguồn: Người thử, Sổ, 01/01/2016; nguồn chính thức; phiên bản dữ liệu 2{vi}.",
        f"Source: Người thử, Sổ, 2016-01-01; official source; data version 2{en}.",
    )


def test_the_api_tells_it_in_both_languages_of_claims_too(hub: TestHub):
    bring(hub, "2018,Ân,TOTAL,72.5,made/paper")

    answer = hub.ask("""{observations(conflicting: true) {nodes {
      citation {text en: text(language: EN)} claims {citation {text}}}}}""")

    assert answer["observations"]["nodes"] == [
        {
            "citation": {
                "text": (
                    "Nguồn: Người thử, Sổ, 01/01/2016; nguồn chính thức; phiên bản dữ liệu 2; nguồn"
                    " khác nêu 72.5 (Báo)."
                ),
                "en": (
                    "Source: Người thử, Sổ, 2016-01-01; official source; data version 2; another"
                    " source says 72.5 (Báo)."
                ),
            },
            "claims": [
                {
                    "citation": {
                        "text": (
                            "Nguồn: Báo thử, Báo, 01/01/2018; báo chí, cổng thông tin; phiên bản dữ"
                            " liệu 3; nguồn khác nêu 72 (Sổ)."
                        )
                    }
                }
            ],
        }
    ]


def test_what_was_withdrawn_is_still_cited(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,5,made/paper,2020-05-09,Khối 1,tr. 3,made/blurred", header=FULL)
    hub.undo(3)
    since = hub.reader.newest().releases[-2].published_at.isoformat()

    answer = hub.ask(
        """query($since: DateTime) {observations(changedSince: $since) {nodes {
      status block readingDate notes citation {text}}}}""",
        since=since,
    )

    assert answer["observations"]["nodes"] == [
        {
            "status": "WITHDRAWN",
            "block": "Khối 1",
            "readingDate": "2020-05-09",
            "notes": ["Chữ mờ."],
            "citation": {
                "text": (
                    "Nguồn: Báo thử, Báo, 01/01/2018, tr. 3, số đọc ngày 09/5/2020; báo chí, cổng"
                    " thông tin; phiên bản dữ liệu 3."
                )
            },
        }
    ]


def line(hub: TestHub, at: str) -> tuple[str, str]:
    """The source line of the total of Ân in a period, in both languages."""
    view = hub.reader.view()
    wanted = Filter(indicators=("MADE/TOTAL",), entities=("an",), periods=(parse(at),))
    (found,) = observations.page(view, Question(wanted, 10)).observations
    return citation.text(found, observations.claims(view, [found.key])[found.key])
