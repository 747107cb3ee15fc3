"""Documents, releases and hits of a search, filtered and in pages."""

import pytest

from hub.words.period import parse
from tests.hubs import TestHub

YEAR = parse("2024")
LISTS = {
    "documents": ("documentsConnection", "", "id"),
    "releases": ("releasesConnection", "", "id"),
    "search": ("searchConnection", 'text: "so noi vu", ', "__typename ... on Entity {id}"),
}


@pytest.mark.parametrize("name", LISTS)
def test_pages_go_through_the_list_that_stands_beside_them(real: TestHub, name):
    field, given, fields = LISTS[name]
    arguments = f"({given}first: 10000)"
    whole = real.ask(f"{{{name}{arguments} {{{fields}}}}}")[name]

    pages, after = [], ""
    while True:
        size = max(1, len(whole) // 3)
        question = f"{given}first: {size}{after}"
        page = real.ask(
            f"{{{field}({question}) {{totalCount nodes {{{fields}}} edges {{node {{{fields}}}}}"
            " pageInfo {hasNextPage endCursor}}}"
        )[field]
        assert page["nodes"] == [edge["node"] for edge in page["edges"]]
        assert page["totalCount"] == min(len(whole), 1000)
        pages += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = f', after: "{page["pageInfo"]["endCursor"]}"'

    assert pages == whole[:1000]


@pytest.mark.parametrize(
    ("arguments", "holds"),
    [
        ('kind: "quyet dinh"', lambda one: one["documentKind"] == "Quyết định"),
        ('kind: "QĐ"', lambda one: one["documentKind"] == "Quyết định"),
        ('issuer: "bo noi vu"', lambda one: "Bộ Nội vụ" in one["issuer"]),
        ('period: "2024"', lambda one: parse(one["period"] or one["date"][:4]).overlaps(YEAR)),
        ('province: "Nam Định"', lambda one: one["province"]["id"] == "nam-dinh"),
    ],
)
def test_documents_are_filtered(real: TestHub, arguments, holds):
    fields = "id documentKind issuer period date province {id}"
    every = real.ask(f"{{documents(first: 10000) {{{fields}}}}}")["documents"]
    some = real.ask(f"{{documents({arguments}, first: 10000) {{{fields}}}}}")["documents"]

    assert 0 < len(some) < len(every)
    assert all(map(holds, some))


def test_an_unknown_kind_of_documents_is_told_with_those_there_are(real: TestHub):
    answer = real.post('{documents(kind: "Thư") {id}}')

    assert (
        "không có loại văn bản “Thư”; hiện có: Bài báo, Báo cáo" in answer["errors"][0]["message"]
    )


def test_hits_are_of_the_kinds_and_of_the_province_that_are_wanted(real: TestHub):
    answer = real.ask(
        '{i: search(text: "kiem soat tham nhung", kinds: [INDICATOR]) {__typename}'
        ' d: search(text: "so noi vu", province: "Lai Châu", first: 50)'
        " {... on Entity {province {id}} ... on Document {province {id}}}}"
    )

    assert {hit["__typename"] for hit in answer["i"]} == {"Indicator"}
    assert {hit["province"]["id"] for hit in answer["d"]} == {"lai-chau"}


def test_releases_are_filtered_by_state_and_day(hub: TestHub):
    answer = hub.post(
        '{none: releases(state: UNDONE) {id} later: releases(from: "2999-01-01") {id}'
        ' all: releases(state: PUBLISHED, to: "2999-01-01") {id}'
        ' wrong: releases(from: "2020-01-02", to: "2020-01-01") {id}}'
    )

    assert (answer["data"]["none"], answer["data"]["later"]) == ([], [])
    assert len(answer["data"]["all"]) == 2
    assert answer["data"]["wrong"] is None
    (fault,) = answer["errors"]
    assert fault["message"] == "từ ngày 2020-01-02 phải trước đến ngày 2020-01-01"


def test_a_cursor_of_other_filters_is_refused(real: TestHub):
    page = real.ask("{documentsConnection(first: 1) {pageInfo {endCursor}}}")
    after = page["documentsConnection"]["pageInfo"]["endCursor"]

    answer = real.post(f'{{documentsConnection(kind: "QĐ", after: "{after}") {{totalCount}}}}')

    assert answer["data"]["documentsConnection"] is None
    assert "không thuộc câu hỏi này" in answer["errors"][0]["message"]
