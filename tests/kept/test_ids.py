"""What a field says without arguments never depends on the place where it is asked."""

import json

import pytest
from graphql import GraphQLObjectType, build_schema, get_named_type

from hub.words.language import Language
from schema import descriptions
from tests.kept.conftest import Revised
from tests.kept.walk import AS_OF, Walk, has_as_of, with_id

SCHEMA = build_schema(descriptions.schema(Language.VI).as_str())

# A report that states figures.
REPORT = "nam-dinh/skhcn/bao-cao-ket-qua-cong-tac-cai-cach-hanh-chinh-quy-i-nam-2022-2022-q1"

# Each root field with arguments by which it reaches other periods, places and units; those that
# take asOf are asked now and at the version before.
QUESTIONS = {
    "provinces": ['(search: "Huế")', '(search: "Huế", on: "2020-01-01")', '(search: "Quảng Ninh")'],
    "province": ['(id: "ha-nam")', '(id: "hue", on: "2020-01-01")', '(id: "ninh-binh-2025")'],
    "areas": ['(province: "lai-chau", search: "tân")'],
    "departments": ['(province: "ninh-binh-2025", search: "khoa học")'],
    "department": ['(id: "lai-chau/skhcn")', '(id: "ha-nam/bqlkcn")'],
    "entity": ['(id: "viet-nam")', '(id: "ninh-binh-2025")', '(id: "hue", on: "2019-01-01")'],
    "regions": ["", '(on: "2020-01-01")'],
    "indices": [""],
    "index": ['(id: "PAPI")', '(id: "DDCI")'],
    "indicator": ['(id: "PAR_INDEX/P8@2018")', '(id: "PAPI/D1")', '(id: "PAPI/TOTAL@2011")'],
    "observations": [
        '(indicator: "PAPI/TOTAL", entity: ["ha-nam", "hue"], first: 40{as_of})',
        '(entity: ["ha-nam", "lai-chau/skhcn"], period: ["2024", "2026-10"], first: 30{as_of})',
    ],
    "observation": ['(id: "{statement}")'],
    "compare": [
        '(indicator: "PAPI/TOTAL", period: "2024", entities: ["ha-nam", "hue"]{as_of})',
        '(indicator: "PAPI/TOTAL", period: "2018", entities: ["hue", "quang-ninh"]{as_of})',
        '(indicator: "PAR_INDEX/P8", period: "2018", entities: ["hue"]{as_of})',
        '(indicator: "PAPI/TOTAL", period: "2024", entities: ["ninh-binh-2025"],'
        " territory: REBUILT_MEAN{as_of})",
    ],
    "compareIndicators": [
        '(indicators: ["PAPI", "PCI"], entities: ["ha-nam", "hue"], period: "2021"{as_of})'
    ],
    "trend": [
        '(indicator: "PAPI/TOTAL", entities: ["hue", "ha-nam"], from: "2022"{as_of})',
        '(indicator: "PAR_INDEX/TOTAL", entities: ["hue"], from: "2015", to: "2019"{as_of})',
    ],
    "distribution": ['(indicator: "PAPI/TOTAL", from: "2022"{as_of})'],
    "series": ['(index: "PAPI", entity: "hue", first: 20{as_of})', '(search: "tham nhung ha nam")'],
    "departmentCard": ['(department: "lai-chau/skhcn"{as_of})'],
    "blockStandings": ['(entity: "lai-chau/skhcn", indicator: "DEPT_PAR/TOTAL"{as_of})'],
    "operationsSum": ['(province: "nam-dinh", period: "2022-Q1"{as_of})'],
    "scorecard": ['(entity: "ha-nam", period: "2024"{as_of})', '(entity: "hue"{as_of})'],
    "scorecards": ['(entity: "ha-nam", from: "2023", to: "2024"{as_of})'],
    "scoreboard": ['(index: "PAPI", period: "2024", entities: ["ha-nam"]{as_of})'],
    "reconcile": [
        '(index: "PAPI", entity: "ha-nam", period: "2024"{as_of})',
        '(index: "PAPI", entity: "nam-dinh", period: "2024"{as_of})',
        '(index: "PAPI", entity: "ha-nam", period: "2023"{as_of})',
        '(index: "D766", entity: "Sơn La", period: "2025"{as_of})',
    ],
    "targets": ['(entity: "ha-nam/bqlkcn"{as_of})'],
    "targetsConnection": ['(entity: "ha-nam/bqlkcn", first: 5{as_of})'],
    "documents": ["(first: 3)"],
    "documentsConnection": ["(first: 3)"],
    "document": [f'(id: "{REPORT}")', '(id: "d766/baosonla-undated")'],
    "releases": ["(first: 5)"],
    "releasesConnection": ["(first: 5)"],
    "searchConnection": ['(text: "Hà Nam", first: 5)'],
    "search": ['(text: "Hà Nam", first: 5)', '(text: "kiểm soát tham nhũng", first: 5)'],
    "coverage": ['(index: "SIPAS"{as_of})'],
    "dataVersion": [""],
}


@pytest.fixture(scope="module")
def walk(revised: Revised) -> Walk:
    """All that these questions reach, now and at the version before."""
    walk = Walk(revised.hub, SCHEMA)
    for root, several in QUESTIONS.items():
        for arguments in several:
            question = arguments.replace("{statement}", statement(revised))
            walk.ask(root, question.replace("{as_of}", ""))
            if "{as_of}" in question:
                walk.ask(root, question.replace("{as_of}", f', {AS_OF}: "{revised.before}"'))
    return walk


def statement(revised: Revised) -> str:
    """The id of a figure before it was revised."""
    answer = revised.hub.ask(
        'query ($then: DateTime) {observations(indicator: "PAPI/TOTAL", entity: "ha-nam", period:'
        ' "2024", first: 1, asOf: $then) {nodes {id}}}',
        then=revised.before,
    )
    return answer["observations"]["nodes"][0]["id"]


def test_every_root_field_is_walked_through():
    assert set(QUESTIONS) == set(SCHEMA.query_type.fields)


def test_every_type_with_an_id_is_met_at_several_places(walk: Walk):
    places: dict[str, set[str]] = {}
    for (kind, _, _), facts in walk.facts.items():
        places.setdefault(kind, set()).update(place for _, place in facts)

    assert {kind for kind, found in places.items() if len(found) > 1} == with_id(SCHEMA) - {
        "DataVersion"
    }


def test_a_field_without_arguments_is_the_same_wherever_and_whenever_it_is_asked(walk: Walk):
    differing = []
    for (kind, own, name), facts in walk.facts.items():
        said = {json.dumps(value, sort_keys=True): place for value, place in facts}
        if len(said) > 1:
            differing.append((f"{kind}.{name}", own, said))

    assert differing == []


VERSIONED = sorted(
    (name, own)
    for name, kind in SCHEMA.type_map.items()
    if isinstance(kind, GraphQLObjectType) and name != "Query"
    for own, field in kind.fields.items()
    if has_as_of(field)
)


def test_the_fields_that_depend_on_the_data_version_are_known():
    assert VERSIONED == [
        ("Citation", "text"),
        ("Department", "scorecard"),
        ("Department", "targets"),
        ("Document", "figures"),
        ("Document", "targets"),
        ("Document", "unplaced"),
        ("Document", "withdrawal"),
        ("Document", "withdraws"),
        ("Figure", "observation"),
        ("Index", "coverage"),
        ("Index", "freshness"),
        ("Index", "readings"),
        ("Observation", "claims"),
        ("Observation", "withdrawal"),
        ("Province", "scorecard"),
        ("Province", "targets"),
        ("Release", "state"),
        ("Release", "stateText"),
        ("Release", "undoneBy"),
        ("Target", "measurableWith"),
        ("Target", "obstacle"),
        ("Target", "obstacleText"),
        ("Target", "pace"),
        ("Target", "state"),
        ("Target", "stateReason"),
        ("Target", "stateText"),
    ]


REACHED = {
    "Citation": 'observations(entity: ["ha-nam"], period: ["2024"], first: 1{as_of})'
    " {nodes {citation {FIELD}}}",
    "Province": 'compare(indicator: "PAPI/TOTAL", period: "2024", entities: ["ha-nam"]{as_of})'
    " {rows {entity {... on Province {FIELD}}}}",
    "Department": 'targets(entity: "ha-nam/bqlkcn"{as_of}) {entity {... on Department {FIELD}}}',
    "Document": 'targets(entity: "ha-nam/bqlkcn"{as_of}) {citation {document {FIELD}}}',
    "Index": 'scorecard(entity: "ha-nam", period: "2024"{as_of}) {lines {index {FIELD}}}',
    "Observation": 'observations(entity: ["ha-nam"], period: ["2024"], first: 1{as_of})'
    " {nodes {FIELD}}",
    "Release": 'observations(entity: ["ha-nam"], period: ["2024"], first: 1{as_of})'
    " {nodes {citation {release {FIELD}}}}",
    "Target": 'targets(entity: "ha-nam/bqlkcn"{as_of}) {FIELD}',
    "Figure": 'document(id: "' + REPORT + '") {figures{own} {FIELD}}',
}


@pytest.mark.parametrize(("kind", "name"), VERSIONED)
def test_left_out_beneath_an_as_of_it_is_an_error_that_names_the_argument(
    revised: Revised, kind: str, name: str
):
    error = beneath(revised, kind, name, "")["errors"][0]

    assert error["extensions"]["code"] == "BadQuestion"
    assert f"{kind}.{name} thiếu asOf" in error["message"]
    assert (
        f"write {name}(asOf: …)" in beneath(revised, kind, name, "", "en")["errors"][0]["message"]
    )


@pytest.mark.parametrize(("kind", "name"), VERSIONED)
def test_with_its_own_as_of_it_is_answered(revised: Revised, kind: str, name: str):
    assert "errors" not in beneath(revised, kind, name, f'({AS_OF}: "{revised.before}")')


def beneath(revised: Revised, kind: str, name: str, arguments: str, language: str = "vi") -> dict:
    """What is answered of a field of a type beneath an asOf."""
    own = SCHEMA.type_map[kind].fields[name]
    inner = get_named_type(own.type)
    selection = "" if not hasattr(inner, "fields") else " {__typename}"
    question = REACHED[kind].replace("{as_of}", f', {AS_OF}: "{revised.before}"')
    question = question.replace("{own}", f'({AS_OF}: "{revised.before}")')
    question = question.replace("FIELD", f"{name}{arguments}{selection}")
    return revised.hub.post(f"{{{question}}}", language)
