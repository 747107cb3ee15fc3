"""Every code of the API has words beside it."""

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    validate_schema,
)

from hub.words import labels
from hub.words.language import Language
from hub.words.terms import Obstacle
from schema.descriptions import schema

API = schema(Language.VI)._schema


def codes() -> Iterator[tuple[str, dict, GraphQLEnumType]]:
    """Each field of the schema that holds a member of a closed list, with its neighbours."""
    for kind in API.type_map.values():
        is_ours = isinstance(kind, GraphQLObjectType | GraphQLInterfaceType) and kind.name[0] != "_"
        for name, field in kind.fields.items() if is_ours else ():
            if isinstance(codes := get_named_type(field.type), GraphQLEnumType):
                yield f"{kind.name}.{name}", kind.fields, codes


@pytest.mark.parametrize(("name", "fields"), [(name, fields) for name, fields, _ in codes()])
def test_every_field_of_a_closed_list_has_words_beside_it(name, fields):
    own = name.partition(".")[2]
    code, text = fields[own], fields[f"{own}Text"]

    assert str(text.type) == str(code.type).replace(get_named_type(code.type).name, "String")
    assert text.args.keys() == {*code.args, "language"}
    assert text.description.startswith((f"`{own}` bằng chữ, ví dụ", "Tình trạng bằng chữ, ví dụ"))


@pytest.mark.parametrize("codes", {codes.name: codes for *_, codes in codes()}.values(), ids=str)
@pytest.mark.parametrize("language", Language)
def test_every_member_of_a_list_has_words_of_its_own(codes, language):
    words = [labels.label(member.value).within(language) for member in codes.values.values()]

    assert len({*words}) == len(words)
    assert all(word[0].isupper() and not word.isupper() for word in words)


def test_the_schema_with_its_words_is_valid():
    assert validate_schema(API) == []


def test_words_are_of_the_asked_language_else_of_the_request(hub):
    question = """{ observations(index: "MADE", first: 1) { nodes {
        status statusText english: statusText(language: EN) missingReason missingReasonText
        entity { kindText } } } }"""

    [node] = hub.ask(question)["observations"]["nodes"]

    assert node == {
        "status": "REPORTED",
        "statusText": "Đã công bố",
        "english": "Reported",
        "missingReason": None,
        "missingReasonText": None,
        "entity": {"kindText": "Tỉnh, thành phố"},
    }


def test_words_of_an_answer_that_is_awaited(real):
    answer = real.ask('{ targets(entity: "ha-nam/bqlkcn") { obstacle obstacleText } }')

    assert {(each["obstacle"], each["obstacleText"]) for each in answer["targets"]} == {
        ("NO_INDICATOR", "Không gọi tên chỉ số"),
        ("NO_FIGURE", "Chưa có số liệu"),
    }


def test_words_of_a_target_that_is_not_measurable_say_what_is_wanted(real):
    fields = "state stateText obstacle pace { stateText }"
    answer = real.ask(f'{{ targets(entity: "ha-nam/bqlkcn") {{ {fields} }} }}')

    assert {(each["obstacle"], each["stateText"]) for each in answer["targets"]} == {
        ("NO_INDICATOR", "Chưa có chỉ số nào đo nội dung này"),
        ("NO_FIGURE", "Chưa có số liệu để đánh giá"),
    }
    assert {each["state"] for each in answer["targets"]} == {"NOT_MEASURABLE"}


@pytest.mark.parametrize("obstacle", Obstacle)
def test_every_obstacle_has_its_own_words_of_the_state(obstacle):
    own = labels.unmeasured(obstacle)

    others = [labels.unmeasured(other) for other in Obstacle if other is not obstacle]
    assert own.vi
    assert own.en
    assert not {*own} & {text for each in others for text in each}
