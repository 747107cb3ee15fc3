"""Parsing: documents as graphql-core reads them, without garbage."""

import gc
from contextlib import suppress

import pytest
from graphql import GraphQLError, parse

from schema.plan.parsing import parsed

TEXT = """
# a comment
query Ask($id: ID = "x", $list: [Int!]) @skip(if: false) { # another
  a: province(id: $id) { ...F ... on Province { name(language: VI) } } # a third
}
fragment F on Province { id } # the last
"""


@pytest.mark.parametrize("is_located", [True, False])
def test_a_document_is_that_of_the_library(is_located: bool) -> None:
    document = parsed(TEXT, is_located=is_located, most_tokens=200)

    assert document == parse(TEXT, no_location=not is_located)
    assert (document.loc is not None) is is_located


@pytest.mark.parametrize("is_located", [True, False])
@pytest.mark.parametrize("text", [TEXT, "{" + "a # b\n" * 50 + "}", "{a", "{" * 30, "}", '{a(b: "'])
def test_what_is_let_go_leaves_no_garbage(text: str, is_located: bool) -> None:
    gc.collect()
    gc.disable()
    try:
        with suppress(GraphQLError):
            parsed(text, is_located=is_located, most_tokens=200)

        assert gc.collect() <= 1
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("text", "said"), [("{a" * 2000, "nested too deeply"), ("{a b c}", "more than 3 tokens")]
)
def test_what_is_too_much_is_told(text: str, said: str) -> None:
    with pytest.raises(GraphQLError, match=said):
        parsed(text, is_located=False, most_tokens=3 if "b" in text else 10_000)
