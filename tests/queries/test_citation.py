"""The source line under a figure."""

import pytest

from hub.queries import observations
from hub.queries.citation import Citation
from hub.queries.observations import Filter, Question
from hub.words.period import parse
from tests.hubs import TestHub
from tests.queries.bring import bring

FULL = "period,entity,code,value,source,reading,block,locator,notes\n"


def test_a_source_line_has_publisher_title_day_tier_and_version(hub: TestHub):
    assert line(hub, "2018") == (
        "Nguồn: Người thử, Sổ, ngày 01/01/2016; nguồn chính thức; phiên bản dữ liệu 2.",
        "Source: Người thử, Sổ, 2016-01-01; official source; data version 2.",
    )


def test_a_reading_is_cited_with_its_day_and_place(hub: TestHub):
    bring(hub, "2020,Ân,TOTAL,5,made/paper,2020-05-09,Khối 1,tr. 3,made/blurred", header=FULL)

    assert line(hub, "2020") == (
        (
            "Nguồn: Người thử, Chỉ số thử năm 2020 (theo Báo thử, “Báo”, ngày 01/01/2018,"
            " https://example.org/bao), vị trí: tr. 3, số đọc ngày 09/5/2020; báo chí, cổng thông"
            " tin; phiên bản dữ liệu 3."
        ),
        (
            "Source: Người thử, Made-up index for 2020 (as told by Báo thử, “Báo”, 2018-01-01,"
            " https://example.org/bao), place: tr. 3, read on 2020-05-09; press or portal; data"
            " version 3."
        ),
    )


@pytest.mark.parametrize(
    ("figure", "vi", "en"),
    [("72.5", "; nguồn khác nêu 72,5 (Báo)", "; another source says 72.5 (Báo)"), ("72", "", "")],
    ids=["another", "the same"],
)
def test_another_value_of_another_source_is_told(hub: TestHub, figure, vi, en):
    bring(hub, f"2018,Ân,TOTAL,{figure},made/paper")

    assert line(hub, "2018") == (
        f"Nguồn: Người thử, Sổ, ngày 01/01/2016; nguồn chính thức; phiên bản dữ liệu 2{vi}.",
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
                    "Nguồn: Người thử, Sổ, ngày 01/01/2016; nguồn chính thức; phiên bản dữ liệu 2;"
                    " nguồn khác nêu 72,5 (Báo)."
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
                            "Nguồn: Người thử, Chỉ số thử năm 2018 (theo Báo thử, “Báo”, ngày"
                            " 01/01/2018, https://example.org/bao); báo chí, cổng thông tin; phiên"
                            " bản dữ liệu 3; nguồn khác nêu 72 (Sổ)."
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
                    "Nguồn: Người thử, Chỉ số thử năm 2020 (theo Báo thử, “Báo”, ngày 01/01/2018,"
                    " https://example.org/bao), vị trí: tr. 3, số đọc ngày 09/5/2020; báo chí, cổng"
                    " thông tin; phiên bản dữ liệu 3."
                )
            },
        }
    ]


def line(hub: TestHub, at: str) -> tuple[str, str]:
    """The source line of the total of Ân in a period, in both languages."""
    view = hub.reader.view()
    wanted = Filter(indicators=("MADE/TOTAL",), entities=("an",), periods=(parse(at),))
    (found,) = observations.page(view, Question(wanted, 10)).items
    claims = observations.claims(view, [found.key])[found.key]
    return Citation(view.catalogue, found).text(claims)


PUBLICATIONS = """
[[publication]]
index = "MADE"
publisher_vi = "Tổng cục Thử"
publisher_en = "General Office"
valid_from = "2015"
valid_to = "2017"

[[publication]]
index = "MADE"
publisher_vi = "Cục Thử (trước 2018: Tổng cục Thử)"
publisher_en = "Office (before 2018: General Office)"
valid_from = "2018"
valid_to = "2018"
document = "12-qd-thu"

[[publication]]
index = "MADE"
publisher_vi = "UBND {province}"
publisher_en = "People's Committee of {province}"
valid_from = "2019"
"""
DECISION = (
    "public_id,kind,title,number,date\n"
    "12-qd-thu,Quyết định,Công bố Chỉ số thử,12/QĐ-THU,2019-03-28\n"
)
COPY = (
    "made/copy,Người thử,Bảng số liệu,COPY,https://github.com/nguoi-chep/kho/blob/1f2e/data/b.csv,,"
    "nguoi-chep (GitHub),2026-11-21\n"
)


def publish(hub: TestHub) -> None:
    """Who published the made-up index in each year, the decision of 2018, and a copy."""
    made = hub.seeds / "made"
    settings = (made / "dataset.toml").read_text(encoding="utf-8")
    (made / "dataset.toml").write_text(settings + PUBLICATIONS, encoding="utf-8")
    (made / "documents.csv").write_text(DECISION, encoding="utf-8")
    first, *lines = (made / "sources.csv").read_text(encoding="utf-8").splitlines()
    wider = [f"{first},holder,accessed_on", *(f"{line},," for line in lines)]
    (made / "sources.csv").write_text("\n".join(wider) + "\n" + COPY, encoding="utf-8")
    hub.take("made", accept="chỉ để thử")


@pytest.mark.parametrize(
    ("at", "publisher", "decision"),
    [
        ("2016", "Tổng cục Thử, Chỉ số thử năm 2016", ""),
        ("2018", "Cục Thử (trước 2018: Tổng cục Thử), Chỉ số thử năm 2018", "12/QĐ-THU"),
        ("2019", "UBND tỉnh Ân, Chỉ số thử năm 2019", ""),
    ],
)
def test_whoever_retells_comes_behind_the_publisher_of_the_time(
    hub: TestHub, at, publisher, decision
):
    publish(hub)
    retold = cited(hub, at, "made/paper")

    assert retold.publisher.vi == publisher.partition(", Chỉ số")[0]
    assert retold.retold_by == "Báo thử"
    assert (retold.decision.number if retold.decision else "") == decision
    assert retold.text().vi.startswith(f"Nguồn: {publisher}")
    assert "(theo Báo thử, “Báo”, ngày 01/01/2018, https://example.org/bao)" in retold.text().vi


def test_a_copy_is_cited_by_its_holder_and_never_by_the_path_of_its_file(hub: TestHub):
    publish(hub)

    assert cited(hub, "2018", "made/copy").text() == (
        "Nguồn: Cục Thử (trước 2018: Tổng cục Thử), Chỉ số thử năm 2018, Quyết định 12/QĐ-THU ngày"
        " 28/3/2019 (theo bản sao của nguoi-chep (GitHub), “Bảng số liệu”,"
        " https://github.com/nguoi-chep/kho, truy cập ngày 21/11/2026); bản sao; phiên bản dữ liệu"
        " 4.",
        "Source: Office (before 2018: General Office), Made-up index for 2018, Decision 12/QĐ-THU"
        " of 2019-03-28 (from the copy of nguoi-chep (GitHub), “Bảng số liệu”,"
        " https://github.com/nguoi-chep/kho, accessed on 2026-11-21); copy; data version 4.",
    )


def cited(hub: TestHub, at: str, source: str) -> Citation:
    """The citation of what a source says of Ân in a period."""
    bring(hub, f"{at},Ân,TOTAL,7,{source}")
    view = hub.reader.view()
    wanted = Filter(indicators=("MADE/TOTAL",), entities=("an",), periods=(parse(at),))
    (found,) = observations.page(view, Question(wanted, 10)).items
    claims = observations.claims(view, [found.key])[found.key]
    return Citation(
        view.catalogue, next(each for each in claims if each.source.public_id == source)
    )


@pytest.mark.parametrize(
    ("year", "publisher"),
    [("2022", "CECODES, VFF-CRT, RTA và UNDP"), ("2023", "CECODES, RTA và UNDP")],
)
def test_the_publisher_of_a_figure_is_that_of_its_period(real: TestHub, year, publisher):
    query = (
        'query($p: Period!) {observations(indicator: "PAPI/TOTAL", entity: "Lai Châu",'
        " period: [$p]) {columns {sources} nodes {citation {publisher originalPublisher}"
        " claims {citation {publisher}}}}}"
    )

    found = real.ask(query, p=year)["observations"]

    (node,) = found["nodes"]
    assert node["citation"] == {"publisher": publisher, "originalPublisher": publisher}
    assert {each["citation"]["publisher"] for each in node["claims"]} <= {publisher}
    if year == "2023":
        assert "VFF-CRT" not in str(found)


def test_a_reconciliation_names_the_publisher_of_the_period(real: TestHub):
    query = '{reconcile(index: "PAPI", entity: "Lai Châu", period: "2023") {checks {expression}}}'

    assert "VFF-CRT" not in str(real.ask(query))
