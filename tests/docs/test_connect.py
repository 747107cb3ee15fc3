"""What docs/connect.md tells of the schema, against the schema."""

import re

import pytest
from graphql import GraphQLObjectType

from hub.words.language import Language
from schema.descriptions import schema
from tests.hubs import ROOT

PAGE = (ROOT / "docs" / "connect.md").read_text(encoding="utf-8")
TYPES = schema(Language.EN)._schema.type_map


def test_the_table_of_as_of_has_every_field_that_takes_it_on_an_object_with_an_id():
    told = {}
    for types, fields in re.findall(r"^\| (`[A-Z].*?) \| (`.*?) \|$", PAGE, re.MULTILINE):
        own = [name for name in words(fields) if name != "text"]  # that of a citation has no id
        told |= {name: sorted(own) for name in words(types)}

    taking = {
        name: sorted(own for own, field in kind.fields.items() if "asOf" in field.args)
        for name, kind in TYPES.items()
        if isinstance(kind, GraphQLObjectType) and "id" in kind.fields
    }
    assert told == {name: fields for name, fields in taking.items() if fields}


@pytest.mark.parametrize("name", ["ComparisonRow", "TrendPoint", "Observation"])
def test_what_has_a_name_in_a_period_has_the_fields_that_the_page_tells(name):
    told = {"name", "officialName"} | ({"region"} if name != "Observation" else set())

    assert "`region` of the row or point" in PAGE
    assert {"name", "officialName", "region"} & TYPES[name].fields.keys() == told


def words(cell: str) -> list[str]:
    return re.findall(r"`(\w+)`", cell)


def test_every_code_that_the_hub_tells_stands_in_the_table() -> None:
    web = [path for path in (ROOT / "hub/web").rglob("*.py") if "client" not in path.parts]
    codes = {
        code
        for path in web
        for code in re.findall(r'code="(\w+)"', path.read_text(encoding="utf-8"))
    }
    complaints = (ROOT / "hub/web/complaints.toml").read_text(encoding="utf-8")
    codes |= set(re.findall(r'^code = "(\w+)"', complaints, re.MULTILINE))

    section = re.search(r"^## Limits and errors\n(.*?)^## ", PAGE, re.DOTALL | re.MULTILINE)[1]
    told = set(re.findall(r"`([A-Z][a-z]\w+)`", section)) - {"Retry"}

    assert {"Busy", "BadParameter"} <= codes
    assert codes | {"BadQuestion", "UnknownName", "TooDear", "TooLarge", "BadRequest"} == told
