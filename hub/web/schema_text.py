"""The schema as text, in the language of whoever asks for it."""

from functools import cache
from hashlib import blake2b

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from hub.web.speaking import Speaking
from hub.words.language import Language
from schema.descriptions import schema


class SchemaText:
    """What /schema.graphql answers."""

    def __init__(self, speaking: Speaking) -> None:
        self._speaking = speaking

    async def answer(self, request: Request) -> Response:
        """The schema with its descriptions, or that it is still the one that a client knows."""
        language = self._speaking.accepted(request.headers.get("accept-language", "").encode())
        text, tag = _text(language)
        headers = {
            "etag": tag,
            "cache-control": "no-cache",
            "vary": "Accept-Language, Origin",
            "content-language": language,
        }
        known = request.headers.get("if-none-match", "")
        if tag in known or known.strip() == "*":
            return Response(status_code=304, headers=headers)
        return PlainTextResponse(text, headers=headers)


@cache
def _text(language: Language) -> tuple[str, str]:
    """The schema in a language, and the tag of its bytes."""
    text = schema(language).as_str() + "\n"
    return text, f'"{blake2b(text.encode(), digest_size=12).hexdigest()}"'
