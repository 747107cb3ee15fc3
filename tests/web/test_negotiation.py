"""Which form of an answer a request accepts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.web.negotiation import HTML, JSON, RESPONSE, is_json, media_type, takes_gzip
from hub.web.speaking import Speaking
from hub.words.language import Language

ALL = (HTML, RESPONSE, JSON)
CHROME = (
    b"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,"
    b"application/signed-exchange;v=b3;q=0.7"
)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (b"", JSON),
        (b"*/*", JSON),
        (b"application/*", JSON),
        (CHROME, HTML),
        (b"text/html", HTML),
        (b"TEXT/HTML;charset=utf-8", HTML),
        (b"text/*", HTML),
        (b"text/html, */*", HTML),
        (b"text/html, application/json", JSON),
        (b"text/html;q=0.5, application/json", JSON),
        (b"text/html;q=0.5, */*;q=0.8", JSON),
        (b"text/html;q=0, */*", JSON),
        (b"application/json, text/html;q=0.9", JSON),
        (b"application/json, text/plain, */*", JSON),
        (b"application/graphql-response+json, application/json;q=0.9", RESPONSE),
        (b"application/graphql-response+json; charset=utf-8, application/json", RESPONSE),
        (b"application/json, application/graphql-response+json", RESPONSE),
        (b"application/json, application/graphql-response+json;q=0.9", JSON),
        (b"Application/GraphQL-Response+JSON", RESPONSE),
        (b"application/json;q=0, */*", RESPONSE),
        (b"application/json;Q=0.1, */*;q=0.2", RESPONSE),
        (b"text/csv", None),
        (b"application/json;q=0", None),
        (b"*/*;q=0", None),
        (b"application/json;q=high", None),
        (b";;;,,,=", None),
    ],
)
def test_the_form_of_the_highest_quality_is_sent(accept: bytes, media: str | None) -> None:
    assert media_type(accept, ALL) == media


def test_what_no_answer_has_is_not_sent() -> None:
    assert media_type(b"text/html, */*;q=0.1", (RESPONSE, JSON)) == JSON
    assert media_type(b"text/html", (RESPONSE, JSON)) is None


def test_of_a_long_header_the_beginning_is_read() -> None:
    assert media_type(b"application/json," + b"a/b," * 10**6 + b"text/html", ALL) == JSON
    assert media_type(b"a/b," * 10**6 + b"text/html", ALL) is None


@pytest.mark.parametrize(
    ("accept_encoding", "is_taken"),
    [
        (b"gzip, deflate, br, zstd", True),
        (b"GZIP;q=1.0", True),
        (b"*", True),
        (b"gzip;q=0.5, identity", False),
        (b"gzip;q=0", False),
        (b"gzip;q=0, *", False),
        (b"br", False),
        (b"", False),
    ],
)
def test_answers_are_compressed_for_whoever_likes_that(accept_encoding: bytes, is_taken) -> None:
    assert takes_gzip(accept_encoding) is is_taken


@pytest.mark.parametrize(
    ("content_type", "is_taken"),
    [
        (b"application/json", True),
        (b"Application/JSON; Charset=UTF-8", True),
        (b'application/json;charset="utf-8";v=1', True),
        (b"application/json; charset=utf-16", False),
        (b"application/jsonp", False),
        (b"text/plain; application/json", False),
        (b"", False),
    ],
)
def test_a_body_is_json_in_utf_8(content_type: bytes, is_taken: bool) -> None:
    assert is_json(content_type) is is_taken


@given(st.binary(max_size=2000))
def test_no_header_breaks_it(header: bytes) -> None:
    assert media_type(header, ALL) in (*ALL, None)
    assert takes_gzip(header) in (True, False)
    assert is_json(header) in (True, False)
    assert Speaking(Language.VI).accepted(header) in tuple(Language)


def test_of_many_languages_the_first_are_looked_at() -> None:
    speaking = Speaking(Language.VI)

    assert speaking.accepted(b"en," + b"fr," * 10**6) is Language.EN
    assert speaking.accepted(b"fr," * 10**6 + b"en") is Language.VI
