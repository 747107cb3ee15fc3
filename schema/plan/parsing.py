"""Parsing: a text becomes a document and leaves no garbage behind."""

from graphql import DocumentNode, Token
from graphql.language.parser import Parser, nested_too_deeply_error


def parsed(text: str, is_located: bool, most_tokens: int) -> DocumentNode:
    """The document of a text; GraphQLError.

    Its tokens know those before and after them: thousands of such circles for each long document,
    which a collection of garbage would have to find while everybody waits.
    """
    parser = Parser(text, no_location=not is_located, max_tokens=most_tokens)
    try:
        return parser.parse_document()
    except RecursionError:
        raise nested_too_deeply_error(parser) from None
    finally:
        _unlink(parser._lexer.token)


def _unlink(last: Token | None) -> None:
    """Let each token up to the last one forget the one before it."""
    while last is not None:
        last.prev, last = None, last.prev
