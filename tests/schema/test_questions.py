"""Questions that cannot be answered, and the names in which good ones are asked."""

import json
import logging
from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest

from tests.hubs import TestHub

FORMS = "2023, 2023-S1, 2023-Q2, 2023-07, 2024-01/2024-09, 2022/2025, 2026-12-15/2027-03-14"

BAD = {
    "unknown province": (
        '{province(id: "Dũng") {id}}',
        "không có đơn vị “Dũng”; gần nhất: Cường",
        "there is no unit “Dũng”; the nearest are: Cường",
    ),
    "a region asked for as a province": (
        '{province(id: "vung") {id}}',
        "không có đơn vị “vung”; gần nhất: Cường",
        "there is no unit “vung”; the nearest are: Cường",
    ),
    "unknown entity in a trend": (
        '{trend(indicator: "MADE/COST", entities: ["Bih"]) {entity {id}}}',
        "không có đơn vị “Bih”; gần nhất: Bình",
        "there is no unit “Bih”; the nearest are: Bình",
    ),
    "unknown entity in a comparison": (
        '{compare(indicator: "MADE/COST", entities: ["Bih"]) {period}}',
        "không có đơn vị “Bih”; gần nhất: Bình",
        "there is no unit “Bih”; the nearest are: Bình",
    ),
    "unknown entity of observations": (
        '{observations(entity: "Bih") {nodes {id}}}',
        "không có đơn vị “Bih”; gần nhất: Bình",
        "there is no unit “Bih”; the nearest are: Bình",
    ),
    "unknown region": (
        '{provinces(region: "Tây Bắc") {id}}',
        "không có vùng “Tây Bắc”; hiện có: Vùng",
        "there is no region “Tây Bắc”; there are: Vùng",
    ),
    "unknown indicator": (
        '{compare(indicator: "MADE/TOTL") {period}}',
        "không có chỉ số “MADE/TOTL”; gần nhất: MADE/TOTAL (Tổng)",
        "there is no indicator “MADE/TOTL”; the nearest are: MADE/TOTAL (Total)",
    ),
    "unknown index": (
        '{index(id: "MAD") {id}}',
        "không có bộ chỉ số “MAD”; hiện có: MADE (Chỉ số thử)",
        "there is no index “MAD”; there are: MADE (Made-up index)",
    ),
    "unknown edition": (
        '{index(id: "MADE") {indicators(edition: "MADE@2011") {id}}}',
        "không có phiên bản bộ tiêu chí “MADE@2011”; hiện có: MADE@2015 (Bộ tiêu chí 2015),"
        " MADE@2017 (Bộ tiêu chí 2017)",
        "there is no edition “MADE@2011”; there are: MADE@2015 (Criteria of 2015), MADE@2017"
        " (Criteria of 2017)",
    ),
    "unknown document": (
        '{document(id: "202") {id}}',
        "không có văn bản “202”",
        "there is no document “202”",
    ),
    "a year outside the meaning": (
        '{compare(indicator: "MADE/TOTAL@2015", period: "2018") {period}}',
        "MADE/TOTAL@2015 không có năm 2018; hệ thống có 2015–2016",
        "MADE/TOTAL@2015 has no 2018; the hub has 2015–2016",
    ),
    "a year before every meaning": (
        '{compare(indicator: "MADE/TOTAL", period: "2010") {period}}',
        "MADE chưa có năm 2010; hệ thống có từ năm 2015",
        "MADE has no 2010 yet; the hub has it from 2015",
    ),
    "a span that ends before it starts": (
        '{trend(indicator: "MADE/COST", entities: ["an"], from: "2019", to: "2015") {entity {id}}}',
        "kỳ đầu 2019 sau kỳ cuối 2015",
        "from 2019 is after to 2015",
    ),
    "a malformed period": (
        '{compare(indicator: "MADE/COST", period: "năm 2018") {period}}',
        f"kỳ “năm 2018” viết sai; cần một trong các dạng: {FORMS}",
        f"the period “năm 2018” is malformed; it should be like one of: {FORMS}",
    ),
    "a thirteenth month": (
        '{observations(period: ["2018", "2018-13"]) {nodes {id}}}',
        f"kỳ “2018-13” viết sai; cần một trong các dạng: {FORMS}",
        f"the period “2018-13” is malformed; it should be like one of: {FORMS}",
    ),
    "a malformed day": (
        '{province(id: "an", on: "31/12/2019") {id}}',
        "ngày “31/12/2019” viết sai; cần dạng 2025-07-01",
        "the day “31/12/2019” is malformed; it should be like 2025-07-01",
    ),
    "a malformed moment": (
        '{compare(indicator: "MADE/COST", asOf: "hôm qua") {period}}',
        "thời điểm “hôm qua” viết sai; cần dạng 2025-07-01 hoặc 2025-07-01T08:00:00+07:00",
        (
            "the moment “hôm qua” is malformed; it should be like 2025-07-01 or"
            " 2025-07-01T08:00:00+07:00"
        ),
    ),
    "fewer than none": (
        "{observations(first: -1) {nodes {id}}}",
        "first là -1, cần từ 0 đến 10000",
        "first is -1, it should be from 0 to 10000",
    ),
    "more than there may be": (
        "{observations(first: 20000) {nodes {id}}}",
        "first là 20000, cần từ 0 đến 10000",
        "first is 20000, it should be from 0 to 10000",
    ),
    "fewer than none compared": (
        '{compare(indicator: "MADE/COST", first: -1) {period}}',
        "first là -1, cần từ 0 đến 10000",
        "first is -1, it should be from 0 to 10000",
    ),
    "a cursor from elsewhere": (
        '{observations(after: "WzEsIngiLDEsMiwzLDRd") {nodes {id}}}',
        "con trỏ “WzEsIngiLDEsMiwzLDRd” không thuộc câu hỏi này",
        "the cursor “WzEsIngiLDEsMiwzLDRd” does not belong to this question",
    ),
    "departments of all provinces compared": (
        '{compare(indicator: "MADE/COST", among: {kind: DEPARTMENT}) {period}}',
        "sở, ban, ngành chỉ so sánh trong một tỉnh: cần among.province, như among:"
        ' {kind: DEPARTMENT, province: "lai-chau"}',
        "departments compete within one province only: among.province is wanted, as in among:"
        ' {kind: DEPARTMENT, province: "lai-chau"}',
    ),
    "a scorecard of nobody": (
        '{scorecard(entity: "Bih") {period}}',
        "không có đơn vị “Bih”; gần nhất: Bình",
        "there is no unit “Bih”; the nearest are: Bình",
    ),
    "scorecards of a span that ends before it starts": (
        '{scorecards(entity: "an", from: "2019", to: "2015") {period}}',
        "kỳ đầu 2019 sau kỳ cuối 2015",
        "from 2019 is after to 2015",
    ),
    "a scoreboard of an unknown index": (
        '{scoreboard(index: "MAID") {period}}',
        "không có bộ chỉ số “MAID”; hiện có: MADE (Chỉ số thử)",
        "there is no index “MAID”; there are: MADE (Made-up index)",
    ),
}


@pytest.mark.parametrize(("query", "vi", "en"), BAD.values(), ids=BAD.keys())
def test_a_bad_question_is_told_in_one_sentence(hub: TestHub, query, vi, en):
    assert hub.complaint(query) == vi
    assert hub.complaint(query, "en") == en


@pytest.mark.parametrize(
    "question",
    [
        'compare(indicator: "MADE/COST", asOf: "2001-01-01") {period}',
        'trend(indicator: "MADE/COST", entities: ["an"], asOf: "2001-01-01") {entity {id}}',
        'observations(asOf: "2001-01-01") {nodes {id}}',
        'scorecard(entity: "an", asOf: "2001-01-01") {period}',
        'scorecards(entity: "an", from: "2018", to: "2019", asOf: "2001-01-01") {period}',
        'scoreboard(index: "MADE", asOf: "2001-01-01") {period}',
    ],
    ids=lambda question: question.partition("(")[0],
)
def test_a_moment_before_the_first_release_names_its_day(hub: TestHub, question):
    first = hub.reader.newest().releases[0].published_at.date().isoformat()

    message = hub.complaint(f"{{{question}}}", "en")

    assert message.startswith("the hub held nothing at 2001-01-01")
    assert f"its first release is of {first[:7]}" in message


def test_a_cursor_of_another_question_is_refused(hub: TestHub):
    cursor = hub.ask("{observations(first: 1) {pageInfo {endCursor}}}")["observations"]["pageInfo"][
        "endCursor"
    ]

    message = hub.complaint(
        'query($after: String) {observations(index: "MADE", after: $after) {nodes {id}}}',
        after=cursor,
    )

    assert message == f"con trỏ “{cursor}” không thuộc câu hỏi này"


def test_an_error_carries_its_kind_and_leaves_the_other_answers(hub: TestHub):
    answer = hub.post('{bad: province(id: "Dũng") {id} good: province(id: "an") {id}}')

    assert answer["data"] == {"bad": None, "good": {"id": "an"}}
    kind = {"code": "UnknownName", "found": "Dũng", "nearest": ["Cường"]}
    assert answer["errors"][0]["extensions"] == kind


def test_of_scorecards_asked_together_one_error_leaves_the_others(hub: TestHub):
    answer = hub.post(
        '{bad: scorecard(entity: "Dũng") {period} good: scorecard(entity: "an") {lines {row'
        " {value}}}}"
    )

    assert answer["data"] == {"bad": None, "good": {"lines": [{"row": {"value": 72}}]}}
    assert len(answer["errors"]) == 1


@pytest.mark.parametrize("version", [0, -1, 99, 2**63, True, "3"], ids=repr)
def test_a_cursor_of_a_version_there_never_was_is_refused(hub: TestHub, version):
    cursor = hub.ask("{observations(first: 1) {pageInfo {endCursor}}}")["observations"]["pageInfo"][
        "endCursor"
    ]
    _, *rest = json.loads(urlsafe_b64decode(cursor + "=="))
    forged = urlsafe_b64encode(json.dumps([version, *rest]).encode()).decode().rstrip("=")

    message = hub.complaint(
        "query($after: String) {observations(first: 1, after: $after) {nodes {id}}}", after=forged
    )

    assert message == f"con trỏ “{forged}” không thuộc câu hỏi này"


@pytest.mark.parametrize("among", ['{region: "an"}', '{province: "an"}', '{entities: ["vung"]}'])
def test_a_field_of_the_wrong_kind_is_refused(hub: TestHub, among):
    assert hub.complaint(
        f'{{compare(indicator: "MADE/TOTAL", among: {among}) {{peers {{expected}}}}}}'
    )


def test_an_indicator_in_an_answer_is_the_newest_unless_asked_of_a_period(hub: TestHub):
    answer = hub.ask(
        """{compare(indicator: "MADE/COST", period: "2015") {indicator {id
          edition {id} parent {id}
          then: edition(period: "2015") {id} above: parent(period: "2015") {id}}}}"""
    )

    assert answer["compare"]["indicator"] == {
        "id": "MADE/COST@2015",
        "edition": {"id": "MADE@2017"},
        "parent": {"id": "MADE/TOTAL@2017"},
        "then": {"id": "MADE@2015"},
        "above": {"id": "MADE/TOTAL@2015"},
    }


def test_changed_since_before_the_first_release_is_everything(hub: TestHub):
    answer = hub.ask(
        '{all: observations {totalCount} changed: observations(changedSince: "2001-01-01")'
        " {totalCount}}"
    )

    assert answer["changed"] == answer["all"] == {"totalCount": 30}


def test_a_mistake_of_the_asker_is_no_fault_of_ours(hub: TestHub, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.WARNING):
        hub.complaint('{province(id: "Dũng") {id}}')

    assert caplog.records == []


@pytest.mark.parametrize(
    "name", ["an", "Ân", "ân", "AN", "Tỉnh Ân", "tinh an", "Tỉnh  Ân mới", "01", " an "]
)
def test_an_entity_is_named_as_people_write_it(hub: TestHub, name):
    answer = hub.ask(
        """
        query($name: String!) {
          province(id: $name) {id}
          entity(id: $name) {id}
          observations(entity: [$name], period: "2018") {nodes {entity {id}}}
          compare(indicator: "MADE/TOTAL", entities: [$name]) {rows {entity {id}}}
          trend(indicator: "MADE/TOTAL", entities: [$name]) {entity {id}}
        }""",
        name=name,
    )

    assert answer["province"] == answer["entity"] == {"id": "an"}
    assert answer["observations"]["nodes"] == [{"entity": {"id": "an"}}] * 2
    assert answer["compare"]["rows"] == answer["trend"] == [{"entity": {"id": "an"}}]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("BRVT", "ba-ria-vung-tau"),
        ("TT.Huế", "hue"),
        ("Thừa Thiên Huế", "hue"),
        ("TP. Hồ Chí Minh", "ho-chi-minh-2025"),
        ("Đăk Nông", "dak-nong"),
        ("Bắc Cạn", "bac-kan"),
        ("Hoà Bình", "hoa-binh"),
        ("ha nam", "ha-nam"),
    ],
)
def test_a_real_province_is_named_by_usual_spellings(real: TestHub, name, found):
    assert real.ask("query($name: String!) {province(id: $name) {id}}", name=name) == {
        "province": {"id": found}
    }


@pytest.mark.parametrize(("on", "found"), [("2019-12-31", "binh"), ("2020-01-01", "binh-2020")])
def test_a_code_and_a_name_mean_the_unit_of_the_day(hub: TestHub, on, found):
    answer = hub.ask(
        'query($on: Date) {code: entity(id: "02", on: $on) {id} name: entity(id: "Bình", on: $on)'
        " {id}}",
        on=on,
    )

    assert answer == {"code": {"id": found}, "name": {"id": found}}


def test_a_row_has_the_name_of_its_period_and_its_unit_the_newest(real: TestHub):
    answer = real.ask("""{
      compare(indicator: "PAPI/TOTAL", period: "2024", entities: ["hue"]) {rows {
        name officialName region {id} entity {name then: name(on: "2024-12-31") region {id}}}}
      trend(indicator: "PAPI/TOTAL", entities: ["hue"], from: "2024", to: "2024") {entity {name}
        segments {points {name officialName region {id} periodStart periodEnd}}}
      province(id: "hue") {name}}""")

    period = {
        "name": "Thừa Thiên Huế",
        "officialName": "Tỉnh Thừa Thiên Huế",
        "region": {"id": "bac-trung-bo-va-duyen-hai-mien-trung"},
    }
    now = {"name": "Huế", "then": "Thừa Thiên Huế", "region": {"id": "bac-trung-bo-2025"}}
    assert answer["compare"]["rows"] == [period | {"entity": now}]
    (trend,) = answer["trend"]
    assert trend["entity"] == answer["province"] == {"name": "Huế"}
    days = {"periodStart": "2024-01-01", "periodEnd": "2024-12-31"}
    assert trend["segments"][0]["points"] == [period | days]


def test_the_previous_rank_is_that_of_the_period_before(real: TestHub):
    answer = real.ask("""{
      now: compare(indicator: "PAPI/TOTAL", period: "2024") {rows {entity {id} previousRank
        previousRankOf}}
      before: compare(indicator: "PAPI/TOTAL", period: "2023") {rows {entity {id} rank rankOf}}
      trend(indicator: "PAPI/TOTAL", entities: ["ha-nam"], from: "2023", to: "2024") {segments
        {points {rank rankOf previousRank previousRankOf}}}}""")

    before = {row["entity"]["id"]: (row["rank"], row["rankOf"]) for row in answer["before"]["rows"]}
    told = {
        row["entity"]["id"]: (row["previousRank"], row["previousRankOf"])
        for row in answer["now"]["rows"]
        if row["previousRank"]
    }
    assert len(told) > 50
    assert told == {own: before[own] for own in told}
    first, last = answer["trend"][0]["segments"][0]["points"]
    assert (last["previousRank"], last["previousRankOf"]) == (first["rank"], first["rankOf"])
    assert first["previousRank"] is None


@pytest.mark.parametrize(
    ("id", "region"),
    [
        ("lai-chau/skhcn", "trung-du-va-mien-nui-phia-bac-2025"),
        ("hue", "bac-trung-bo-2025"),
        ("dong-bang-song-hong", "dong-bang-song-hong"),
        ("ca-nuoc", None),
    ],
)
def test_every_unit_that_has_a_region_tells_it(real: TestHub, id: str, region: str | None):
    entity = real.ask("query ($id: String!) {entity(id: $id) {id region {id}}}", id=id)["entity"]

    assert (entity["region"] or {}).get("id") == region


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_data_version_is_a_moment_too(hub: TestHub, language: str):
    (release,) = [each for each in hub.reader.newest().releases if each.version == 2]
    query = 'query ($at: DateTime) {compare(indicator: "MADE/COST", asOf: $at) {asOf period}}'

    answers = [hub.ask(query, language, at=at) for at in ("2", release.published_at.isoformat())]

    assert answers[0] == answers[1]
    assert "99" in hub.complaint(query, language, at="99")


def test_components_are_of_one_time(real: TestHub):
    answer = real.ask("""{indicator(id: "PAPI/D5") {
      components {id} old: components(edition: "PAPI@2011") {id} y: components(period: "2020") {id}
    }}""")["indicator"]

    assert [each["id"] for each in answer["components"]] == [
        "PAPI/S51@2021",
        "PAPI/S53@2021",
        "PAPI/S54@2021",
    ]
    years = ["PAPI/S51@2011", "PAPI/S52@2011", "PAPI/S53@2011", "PAPI/S54@2011"]
    assert [each["id"] for each in answer["old"]] == years
    assert [each["id"] for each in answer["y"]] == years


def test_components_of_an_edition_that_an_indicator_is_not_of_are_refused(real: TestHub):
    query = '{indicator(id: "PAR_INDEX/P1@2018") {components(edition: "PAR_INDEX@2022") {id}}}'

    assert real.complaint(query) == (
        "không có phiên bản bộ tiêu chí “PAR_INDEX@2022”; hiện có: PAR_INDEX@2018"
        " (PAR INDEX 2018–2021: bộ tiêu chí sửa đổi)"
    )


@pytest.mark.parametrize(
    ("language", "name", "label"),
    [
        ("vi", "Chỉ số thử", "các tỉnh, thành phố"),
        ("en", "Made-up index", "the provinces and cities"),
        ("en-GB,en;q=0.9,vi;q=0.8", "Made-up index", "the provinces and cities"),
        ("fr, vi;q=0.5, en;q=0.3", "Chỉ số thử", "các tỉnh, thành phố"),
        ("fr", "Chỉ số thử", "các tỉnh, thành phố"),
        ("", "Chỉ số thử", "các tỉnh, thành phố"),
    ],
)
def test_accept_language_chooses_the_language_of_names(hub: TestHub, language, name, label):
    answer = hub.ask(
        '{index(id: "MADE") {name} compare(indicator: "MADE/COST") {peers {label}}}', language
    )

    assert answer == {"index": {"name": name}, "compare": {"peers": {"label": label}}}


def test_a_field_may_ask_for_its_own_language(hub: TestHub):
    answer = hub.ask(
        '{index(id: "MADE") {name vi: name(language: VI) en: name(language: EN)}}', "en"
    )

    assert answer == {"index": {"name": "Made-up index", "vi": "Chỉ số thử", "en": "Made-up index"}}
