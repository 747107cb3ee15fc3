"""What GraphQL itself says of a question, told in the language of the reader."""

import ast
import inspect
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest
from graphql import specified_rules
from hypothesis import given
from hypothesis import strategies as st

from hub.web.complaints import UNTOLD, complaint
from hub.words.language import Language
from schema.descriptions import described, schema
from tests.hubs import TestHub

# ── Every message that the installed graphql-core can say, read from its source ──

MODULES = (
    "execution.executor",
    "execution.get_variable_signature",
    "execution.values",
    "language.lexer",
    "language.parser",
    "type.definition",
    "type.scalars",
    "utilities.validate_input_value",
    "validation.validate",
)
SOURCES = sorted(
    {
        *(inspect.getsourcefile(rule) for rule in specified_rules),
        *(import_module(f"graphql.{module}").__file__ for module in MODULES),
    }
)
REPORTS = (
    "GraphQLError",
    "GraphQLSyntaxError",
    "report_invalid_value",
    "report_invalid_literal",
    "ValidationAbortedError",
)
SUGGESTION = " Did you mean 'a' or 'b'?"
# What stands in a place of a message, where it is not just a word.
SAMPLES = {
    "error.message": ("Int cannot represent non-integer value: 1",),
    "caught_error": ("Int cannot represent non-integer value: 1",),
    "print_path_list(path)": ("", " at 'a.b'"),
    "suggestion": (SUGGESTION,),
    "reason": ("they have differing arguments",),
    "get_one_of_input_object_error_message(type_)": (
        "Within OneOf Input Object type 'A', exactly one field must be specified,"
        " and the value for that field must be non-null.",
    ),
    "print_argument_or_fragment_variable(arg_def, arg_name, node)": (
        "Argument 'a'",
        "Variable '$a' defined by fragment 'F'",
    ),
    "get_token_desc(token)": ("Name 'a'", "<EOF>", "'}'"),
    "get_token_desc(self._lexer.token)": ("Name 'true'",),
    "node.name.value.capitalize()": ("Defer",),
    "operation_type.value": ("query",),
}


def messages() -> Iterator[str]:
    """Every message of the sources, with samples in its places."""
    for source in SOURCES:
        tree = ast.parse(Path(source).read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                yield from of_function(function)


def of_function(function: ast.FunctionDef) -> Iterator[str]:
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in REPORTS:
            for argument in call.args:
                yield from (text for text in rendered(argument, function) if is_sentence(text))


def is_sentence(text: str) -> bool:
    """Whether it is words rather than a node, a path or a name."""
    return " " in text.strip() and text[:1].isupper()


def rendered(node: ast.expr, function: ast.FunctionDef) -> list[str]:
    """Each text that an expression may be."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.JoinedStr):
        return ["".join(parts) for parts in product(*(rendered(v, function) for v in node.values))]
    if isinstance(node, ast.FormattedValue):
        return placed(node.value, function)
    if isinstance(node, ast.BinOp):
        sides = rendered(node.left, function), rendered(node.right, function)
        return ["".join(parts) for parts in product(*sides)]
    if isinstance(node, ast.IfExp):
        return [*rendered(node.body, function), *rendered(node.orelse, function)]
    if isinstance(node, ast.Name):
        return assigned(node.id, function) or list(SAMPLES.get(node.id, ()))
    if isinstance(node, ast.Call):
        is_suggestion = ast.unparse(node.func).endswith(("did_you_mean", "did_you_mean_enum_value"))
        return ["", SUGGESTION] if is_suggestion else list(SAMPLES.get(ast.unparse(node), ("1",)))
    return []


def placed(value: ast.expr, function: ast.FunctionDef) -> list[str]:
    """What may stand in a place of a message."""
    name = ast.unparse(value)
    if name in SAMPLES:
        return list(SAMPLES[name])
    return [text for text in assigned(name, function) if " '" in text] or ["a"]


def assigned(name: str, function: ast.FunctionDef) -> list[str]:
    """The texts that a variable of a function may be."""
    return [
        text
        for node in ast.walk(function)
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name
        for text in of_assignment(node, name, function)
    ]


def of_assignment(node: ast.Assign, name: str, function: ast.FunctionDef) -> list[str]:
    """The texts that are assigned; a variable that is made of itself held a word before."""
    names = {part.id for part in ast.walk(node.value) if isinstance(part, ast.Name)}
    if name not in names:
        return rendered(node.value, function)
    parts = node.value.values if isinstance(node.value, ast.JoinedStr) else ()
    return ["".join(part.value if isinstance(part, ast.Constant) else "a" for part in parts)]


def test_the_messages_of_graphql_are_found_in_its_source():
    found = set(messages())

    assert len(found) > 110
    assert "Unknown directive '@a'." in found
    assert "Unterminated string." in found
    assert "Cannot query field 'a' on type 'a'." + SUGGESTION in found


def test_no_message_of_graphql_stays_english():
    english = [
        message
        for message in sorted(set(messages()))
        if complaint(message).code == UNTOLD or complaint(message).text.vi == message
    ]

    assert english == [], "write them into hub/web/complaints.toml"


def test_what_is_told_in_vietnamese_leaves_no_place_open():
    for message in set(messages()):
        code, text = complaint(message)
        assert not any(f"{{{name}}}" in text.vi + text.en for name in ("sign", "hint", "field"))
        assert "Did you mean" not in text.vi
        assert code.isidentifier()


@given(st.text(max_size=200))
def test_a_message_of_elsewhere_stays_as_it_is(message):
    code, text = complaint(message)

    assert code != UNTOLD or text == (message, message)


# ── A question for each rule, asked over HTTP ──

RULES = {
    "ExecutableDefinitionsRule": ("type A {a: Int} {dataVersion {id}}", "BadOperation"),
    "KnownOperationTypesRule": ("mutation {a}", "BadOperation"),
    "UniqueOperationNamesRule": (
        "query a {dataVersion {id}} query a {dataVersion {id}}",
        "Repeated",
    ),
    "LoneAnonymousOperationRule": (
        "query a {dataVersion {id}} {dataVersion {id}}",
        "BadOperation",
    ),
    "SingleFieldSubscriptionsRule": ("subscription {a b}", "BadOperation"),
    "KnownTypeNamesRule": ("query($a: Foo) {dataVersion {id}}", "UnknownType"),
    "FragmentsOnCompositeTypesRule": ("{dataVersion {... on ID {id}}}", "BadFragment"),
    "VariablesAreInputTypesRule": ("query($a: Index) {dataVersion {id}}", "BadVariable"),
    "ScalarLeafsRule": ("{dataVersion}", "MissingSubfields"),
    "FieldsOnCorrectTypeRule": ("{dataVersion {idd}}", "UnknownField"),
    "UniqueFragmentNamesRule": (
        "{dataVersion {...f}} fragment f on DataVersion {id} fragment f on DataVersion {id}",
        "Repeated",
    ),
    "KnownFragmentNamesRule": ("{dataVersion {...f}}", "UnknownFragment"),
    "NoUnusedFragmentsRule": (
        "{dataVersion {id}} fragment f on DataVersion {id}",
        "Unused",
    ),
    "PossibleFragmentSpreadsRule": ("{dataVersion {... on Index {id}}}", "BadFragment"),
    "NoFragmentCyclesRule": (
        "{dataVersion {...f}} fragment f on DataVersion {...f}",
        "BadFragment",
    ),
    "UniqueVariableNamesRule": (
        "query($a: ID!, $a: ID!) {index(id: $a) {id}}",
        "Repeated",
    ),
    "NoUndefinedVariablesRule": ("{index(id: $a) {id}}", "BadVariable"),
    "NoUnusedVariablesRule": ("query($a: ID) {dataVersion {id}}", "Unused"),
    "KnownDirectivesRule": ("{dataVersion @foo {id}}", "UnknownDirective"),
    "UniqueDirectivesPerLocationRule": (
        "{dataVersion @skip(if: false) @skip(if: false) {id}}",
        "Repeated",
    ),
    "DeferStreamDirectiveOnRootField": ("mutation {... @defer {a}}", "BadOperation"),
    "DeferStreamDirectiveOnValidOperationsRule": (
        "subscription {a {... @defer {b}}}",
        "BadOperation",
    ),
    "DeferStreamDirectiveLabel": ("{dataVersion {... @defer(label: $a) {id}}}", "UnknownDirective"),
    "StreamDirectiveOnListField": ("{dataVersion @stream {id}}", "UnknownDirective"),
    "KnownArgumentNamesRule": ('{index(id: "a", idd: 1) {id}}', "UnknownArgument"),
    "UniqueArgumentNamesRule": ('{index(id: "a", id: "a") {id}}', "Repeated"),
    "ValuesOfCorrectTypeRule": ('{search(text: "a", first: "b") {__typename}}', "BadValue"),
    "ProvidedRequiredArgumentsRule": ("{index {id}}", "MissingArgument"),
    "VariablesInAllowedPositionRule": (
        "query($a: Int) {index(id: $a) {id}}",
        "BadVariable",
    ),
    "OverlappingFieldsCanBeMergedRule": (
        '{index(id: "a") {id} index(id: "b") {id}}',
        "Conflict",
    ),
    "UniqueInputFieldNamesRule": (
        '{compare(indicator: "a", among: {region: "a", region: "b"}) {period}}',
        "Repeated",
    ),
    "MaxIntrospectionDepthRule": (
        "{__schema {types {fields {type {fields {type {fields {type {fields {name}}}}}}}}}}",
        "TooLarge",
    ),
}


def test_every_rule_of_graphql_has_a_question_that_breaks_it():
    assert RULES.keys() == {rule.__name__ for rule in specified_rules}


@pytest.mark.parametrize(("query", "code"), RULES.values(), ids=RULES.keys())
def test_a_broken_rule_is_told_in_the_language_of_the_reader(hub: TestHub, query: str, code: str):
    vietnamese, english = (hub.post(query, language)["errors"] for language in ("vi", "en"))

    assert code in {error["extensions"]["code"] for error in vietnamese}
    for error, other in zip(vietnamese, english, strict=True):
        assert error["extensions"] == other["extensions"]
        assert error["message"] != other["message"]
        assert not error["message"].isascii()


@pytest.mark.parametrize(
    ("query", "vi", "en"),
    [
        (
            "{index(id: “MADE”) {id}}",
            "ký tự “ (U+201C) không dùng được ở đây; đó là dấu nháy cong, hãy gõ lại bằng dấu"
            ' nháy kép thẳng (")',
            "the character “ (U+201C) cannot stand here; it is a curly quote: write the straight"
            ' double quote (")',
        ),
        (
            '{index(id:\xa0"MADE") {id}}',
            "ký tự no-break space (U+00A0) không dùng được ở đây; hãy xóa đi và gõ lại dấu cách"
            " thường",
            "the character no-break space (U+00A0) cannot stand here; delete it and write an"
            " ordinary blank",
        ),
        (
            '{compare(indicator: "MADE") {rows { }}}',
            "cặp ngoặc { } của trường “rows” trống; cần ghi ít nhất một trường con",
            "the braces of “rows” are empty: at least one field is wanted",
        ),
        (
            "{ }",
            "cặp ngoặc { } trống; cần ghi ít nhất một trường",
            "the braces are empty: at least one field is wanted",
        ),
        (
            '{index(id: "MADE") {id}',
            "câu hỏi chưa hết: thiếu dấu đóng ngoặc }",
            "the question is not finished: a closing } is missing",
        ),
        (
            '{index(id: "MADE) {id}}',
            'chuỗi chữ chưa đóng: thiếu dấu nháy kép thẳng (") ở cuối dòng',
            'the text is not closed: a straight double quote (") is missing at the end of the line',
        ),
        (
            '{index(id: "MADE") {nam}}',
            "kiểu “Index” không có trường “nam”; có phải “name”?",
            "Cannot query field 'nam' on type 'Index'. Did you mean 'name'?",
        ),
        (
            '{entity(id: "an") {code}}',
            "kiểu “Entity” không có trường “code”; trường này có ở “Province”: viết ... on"
            " Province { … }",
            "Cannot query field 'code' on type 'Entity'. Did you mean to use an inline fragment on"
            " 'Province'?",
        ),
    ],
    ids=lambda text: text[:24],
)
def test_what_is_often_written_wrong_is_told_with_the_next_step(hub: TestHub, query, vi, en):
    assert (hub.complaint(query), hub.complaint(query, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("query", "variables", "vi", "en"),
    [
        (
            '{compare(indicator: "MADE", against: BEST) {period}}',
            {},
            "tham số “against”: “BEST” không thuộc danh sách Against; hiện có: PREVIOUS,"
            " SAME_PERIOD_LAST_YEAR, NONE",
            "Argument 'against': Value 'BEST' does not exist in 'Against' enum; there are:"
            " PREVIOUS, SAME_PERIOD_LAST_YEAR, NONE",
        ),
        (
            'query ($kinds: [HitKind!]) {search(text: "a", kinds: $kinds) {__typename}}',
            {"kinds": ["X"]},
            "hiện có: PROVINCE, DEPARTMENT, REGION, AREA, INDEX, INDICATOR, DOCUMENT",
            "there are: PROVINCE, DEPARTMENT, REGION, AREA, INDEX, INDICATOR, DOCUMENT",
        ),
        (
            '{search(text: "a", kinds: [PROVINCE, REGIO]) {__typename}}',
            {},
            "tham số “kinds”: “REGIO” không thuộc danh sách HitKind",
            "Argument 'kinds': Value 'REGIO'",
        ),
        (
            '{search(text: "a", first: "3") {__typename}}',
            {},
            'tham số “first”: cần một số nguyên, nhưng thấy "3"',
            "Argument 'first': Int cannot represent non-integer value: \"3\"",
        ),
        (
            'query ($many: Int) {search(text: "a", first: $many) {__typename}}',
            {"many": "yes"},
            'biến “$many” sai: cần một số nguyên, nhưng thấy "yes"',
            "Variable '$many' has invalid value: Int cannot represent non-integer value: \"yes\"",
        ),
    ],
)
def test_a_wrong_value_is_told_with_its_name_and_the_list(hub: TestHub, query, variables, vi, en):
    for language, words in (("vi", vi), ("en", en)):
        (error,) = hub.post(query, language=language, **variables)["errors"]
        assert words in error["message"]


def test_a_wrong_variable_is_told_by_its_name(hub: TestHub):
    (error,) = hub.post(
        'query($order: Order) {compare(indicator: "MADE", order: $order) {period}}', order="BEST"
    )["errors"]

    assert error["message"].startswith("biến “$order” sai: “BEST” không thuộc danh sách Order")
    assert error["extensions"] == {"code": "BadVariable"}


@pytest.mark.parametrize(
    ("query", "variables"),
    [
        ('query ($many: Int) {search(text: "a", first: $many) {__typename}}', {"many": "yes"}),
        ("query ($id: ID!) {index(id: $id) {id name}}", {}),
        ('{search(text: "a", first: "3") {__typename}}', {}),
        ("{nothing}", {}),
    ],
)
def test_a_question_that_is_refused_before_it_is_answered_costs_nothing(hub, query, variables):
    body = {"query": query, "variables": variables}

    answer = hub.request("POST", "/graphql", json=body).json()

    assert answer["errors"]
    assert answer["extensions"] == {"cost": 0}


def test_a_request_that_is_no_question_is_told_with_a_code(hub: TestHub):
    headers = {"content-type": "application/json"}
    answer = hub.request("POST", "/graphql", content=b"{", headers=headers)

    (error,) = answer.json()["errors"]
    assert error["extensions"] == {"code": "BadRequest"}
    assert error["message"].endswith("(nội dung gửi lên không phải JSON)")


@pytest.mark.parametrize("language", Language)
def test_descriptions_have_straight_quotes(language: Language):
    curly = [
        name
        for name, thing in described(schema(language))
        if set(thing.description or "") & set("“”„‘’«»")
    ]

    assert curly == []


def test_a_value_without_end_is_not_repeated_in_full(hub: TestHub):
    value = "', but encountered error '" * 20_000

    (error,) = hub.post(f'{{search(text: "a", first: "{value}") {{__typename}}}}')["errors"]

    assert error["extensions"] == {"code": "TooLarge"}
    assert error["message"] == "một đoạn chữ trong câu hỏi có 520000 chữ cái, nhiều hơn mức 1000"
