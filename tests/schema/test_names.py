"""Every argument of the API that names something takes it as people write it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from graphql import GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLScalarType

from hub.words.language import Language
from schema.descriptions import schema
from tests import databases
from tests.hubs import TestHub, made_up

# Each argument that names something: a question in which it does, a name as somebody may write
# it, and a name of nothing. Words of a search, and cursors, name nothing.
NO_NAMES = {
    "Query.observation.id",
    "Query.observations.after",
    "Query.series.after",
    "Query.targetsConnection.after",
    "Query.series.search",
    "Query.provinces.search",
    "Query.areas.search",
    "Query.departments.search",
    "Query.documents.search",
    "Query.documents.issuer",
    "Query.documentsConnection.after",
    "Query.documentsConnection.issuer",
    "Query.documentsConnection.search",
    "Query.releasesConnection.after",
    "Query.search.text",
    "Query.searchConnection.after",
    "Query.searchConnection.text",
}
UNIT, INDICATOR, INDEX = ("BINH", "Bih"), ("chi phi", "MADE/TOTL"), ("thử", "MAD")
IN_2019 = '{compare(indicator: "MADE", period: "2019", among: {%s: %s}) {period}}'
NAMED = {
    "Query.provinces.region": ("{provinces(region: $) {id}}", "VUNG", "Tây Bắc"),
    "Query.province.id": ("{province(id: $) {id}}", *UNIT),
    "Query.departments.province": ("{departments(province: $) {id}}", *UNIT),
    "Query.areas.province": ("{areas(province: $) {id}}", *UNIT),
    "Query.department.id": ("{department(id: $) {id}}", "Sở A Bình", "Sở B"),
    "Query.entity.id": ("{entity(id: $) {id}}", *UNIT),
    "Query.index.id": ("{index(id: $) {id}}", *INDEX),
    "Query.indicator.id": ("{indicator(id: $) {id}}", *INDICATOR),
    "Query.observations.index": ("{observations(index: $) {totalCount}}", *INDEX),
    "Query.observations.indicator": ("{observations(indicator: $) {totalCount}}", *INDICATOR),
    "Query.observations.entity": ("{observations(entity: $) {totalCount}}", *UNIT),
    "Query.observations.document": (
        "{observations(document: $) {totalCount}}",
        "nghi quyet so 1",
        "202",
    ),
    "Query.series.index": ("{series(index: $) {totalCount}}", *INDEX),
    "Query.series.indicator": ("{series(indicator: $) {totalCount}}", *INDICATOR),
    "Query.series.entity": ("{series(entity: $) {totalCount}}", *UNIT),
    "Query.distribution.indicator": (
        "{distribution(indicator: $) {points {segment}}}",
        *INDICATOR,
    ),
    "Query.compare.indicator": ("{compare(indicator: $) {period}}", *INDICATOR),
    "Query.compare.entities": ('{compare(indicator: "MADE", entities: $) {period}}', *UNIT),
    "Query.compareIndicators.indicators": (
        "{compareIndicators(indicators: $) {period}}",
        *INDICATOR,
    ),
    "Query.compareIndicators.entities": (
        '{compareIndicators(indicators: "MADE", entities: $) {period}}',
        *UNIT,
    ),
    "Query.trend.indicator": ('{trend(indicator: $, entities: "an") {entity {id}}}', *INDICATOR),
    "Query.trend.entities": ('{trend(indicator: "MADE", entities: $) {entity {id}}}', *UNIT),
    "Query.scorecard.entity": ("{scorecard(entity: $) {period}}", *UNIT),
    "Query.scorecards.entity": (
        '{scorecards(entity: $, from: "2018", to: "2019") {period}}',
        *UNIT,
    ),
    "Query.departmentCard.department": (
        "{departmentCard(department: $) {period}}",
        "Sở A Bình",
        "Sở B",
    ),
    "Query.blockStandings.indicator": (
        '{blockStandings(indicator: $, entity: "an") {reason}}',
        *INDICATOR,
    ),
    "Query.blockStandings.entity": (
        '{blockStandings(indicator: "MADE", entity: $) {reason}}',
        *UNIT,
    ),
    "Query.operationsSum.province": (
        '{operationsSum(province: $, period: "2018") {reason}}',
        *UNIT,
    ),
    "Query.scoreboard.index": ("{scoreboard(index: $) {period}}", *INDEX),
    "Query.scoreboard.entities": ('{scoreboard(index: "MADE", entities: $) {period}}', *UNIT),
    "Query.reconcile.index": ('{reconcile(index: $, entity: "an", period: "2018") {ok}}', *INDEX),
    "Query.reconcile.entity": (
        '{reconcile(index: "MADE", entity: $, period: "2018") {ok}}',
        *UNIT,
    ),
    "Query.targets.entity": ("{targets(entity: $) {id}}", *UNIT),
    "Query.targets.indicator": ("{targets(indicator: $) {id}}", *INDICATOR),
    "Query.targets.province": ("{targets(province: $) {id}}", *UNIT),
    "Query.targets.document": ("{targets(document: $) {id}}", "nghi quyet so 1", "202"),
    "Query.targetsConnection.entity": ("{targetsConnection(entity: $) {totalCount}}", *UNIT),
    "Query.targetsConnection.indicator": (
        "{targetsConnection(indicator: $) {totalCount}}",
        *INDICATOR,
    ),
    "Query.targetsConnection.province": ("{targetsConnection(province: $) {totalCount}}", *UNIT),
    "Query.targetsConnection.document": (
        "{targetsConnection(document: $) {totalCount}}",
        "nghi quyet so 1",
        "202",
    ),
    "Query.documents.province": ("{documents(province: $) {id}}", *UNIT),
    "Query.document.id": ("{document(id: $) {id}}", "nghi quyet so 1", "202"),
    "Query.documents.kind": ("{documents(kind: $) {id}}", "nghi quyet", "Thư"),
    "Query.documentsConnection.kind": (
        "{documentsConnection(kind: $) {totalCount}}",
        "nghi quyet",
        "Thư",
    ),
    "Query.documentsConnection.province": (
        "{documentsConnection(province: $) {totalCount}}",
        *UNIT,
    ),
    "Query.search.province": ('{search(text: "a", province: $) {__typename}}', *UNIT),
    "Query.search.own": ('{search(text: "a", own: $) {__typename}}', *UNIT),
    "Query.searchConnection.province": (
        '{searchConnection(text: "a", province: $) {totalCount}}',
        *UNIT,
    ),
    "Query.searchConnection.own": (
        '{searchConnection(text: "a", own: $) {totalCount}}',
        *UNIT,
    ),
    "Query.releasesConnection.dataset": (
        "{releasesConnection(dataset: $) {totalCount}}",
        "MADE",
        "maed",
    ),
    "Query.releases.dataset": ("{releases(dataset: $) {id}}", "MADE", "maed"),
    "Query.coverage.index": ("{coverage(index: $) {cells {held}}}", *INDEX),
    "Index.indicators.edition": (
        '{index(id: "made") {indicators(edition: $) {id}}}',
        "bo tieu chi 2015",
        "MADE@2011",
    ),
    "Indicator.components.edition": (
        '{indicator(id: "MADE/TOTAL@2015") {components(edition: $) {id}}}',
        "bo tieu chi 2015",
        "MADE@2011",
    ),
    "Indicator.components.tree": (
        '{indicator(id: "MADE") {components(tree: $) {id}}}',
        "main",
        "POINTS",
    ),
    "Scorecard.lines.index": (
        '{scorecard(entity: "an", period: "2019") {lines(index: $) {period}}}',
        *INDEX,
    ),
    "Among.province": (
        '{compare(indicator: "MADE", period: "2019", among: {kind: DEPARTMENT, province: $})'
        " {period}}",
        *UNIT,
    ),
    "Among.region": (IN_2019 % ("region", "$"), "VUNG", "Tây Bắc"),
    "Among.entities": (IN_2019 % ("entities", "$"), *UNIT),
    "Among.block": (
        '{compare(indicator: "MADE", period: "2019", among: {kind: DEPARTMENT, province: "binh",'
        " block: $}) {period}}",
        "khoi so",
        "Khối xã",
    ),
}


def names() -> Iterator[str]:
    """Every argument and input field of the API that is text."""
    for name, kind in schema(Language.VI)._schema.type_map.items():
        if name.startswith("__"):
            continue
        is_input = isinstance(kind, GraphQLInputObjectType)
        for own, field in getattr(kind, "fields", {}).items():
            places = {f"{name}.{own}": field} if is_input else {}
            places |= {f"{name}.{own}.{one}": it for one, it in getattr(field, "args", {}).items()}
            yield from (place for place, thing in places.items() if is_text(thing.type))


def is_text(kind) -> bool:
    while isinstance(kind, GraphQLNonNull | GraphQLList):
        kind = kind.of_type
    return isinstance(kind, GraphQLScalarType) and kind.name in ("String", "ID")


def test_every_argument_of_text_is_known_to_name_something_or_not():
    assert set(names()) == NO_NAMES | NAMED.keys()


@pytest.fixture(scope="module")
def offices(home: Path | str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    """The made-up hub with a department, of the block "Khối sở", to be read only."""
    hub = made_up(tmp_path_factory.mktemp("offices"), databases.new(home))
    with (hub.seeds / "places" / "entities.csv").open("a", encoding="utf-8") as file:
        file.write("binh/a,DEPARTMENT,binh,,,,2019-12-31\nbinh-2020/a,DEPARTMENT,binh-2020,,,,\n")
    with (hub.seeds / "places" / "names.csv").open("a", encoding="utf-8") as file:
        for province in ("binh", "binh-2020"):
            file.write(f"{province}/a,Sở A,Office A,Sở A tỉnh Bình,Office A of Binh,,,\n")
    figures = hub.seeds / "made" / "2019.csv"
    header, *lines = figures.read_text(encoding="utf-8").splitlines()
    lines = [f"{header},kind,province,block", *(f"{line},,," for line in lines)]
    lines.append("2019,Sở A,TOTAL,80,,1,1,made/book,,DEPARTMENT,Bình,Khối sở")
    figures.write_text("\n".join(lines) + "\n", encoding="utf-8")
    hub.take("places")
    hub.take("made")
    yield hub
    hub.close()


@pytest.mark.parametrize(("query", "name", "_"), NAMED.values(), ids=NAMED.keys())
def test_a_name_without_diacritics_or_its_first_words_is_known(
    offices: TestHub, query: str, name: str, _: str
):
    assert "errors" not in offices.post(query.replace("$", f'"{name}"'))


@pytest.mark.parametrize(("query", "_", "name"), NAMED.values(), ids=NAMED.keys())
def test_a_name_of_nothing_is_told_with_its_code(offices: TestHub, query: str, _: str, name: str):
    (error,) = offices.post(query.replace("$", f'"{name}"'))["errors"]

    assert error["extensions"]["code"] == "UnknownName"
    assert f"“{name}”" in error["message"]
