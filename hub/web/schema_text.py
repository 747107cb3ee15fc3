"""The schema as text, in the language of whoever asks for it."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from hub.web.speaking import Speaking
from schema.descriptions import schema


class SchemaText:
    """What /schema.graphql answers."""

    def __init__(self, speaking: Speaking) -> None:
        self._speaking = speaking

    async def answer(self, request: Request) -> PlainTextResponse:
        """The schema with its descriptions."""
        language = self._speaking.accepted(request.headers.get("accept-language", "").encode())
        headers = {"vary": "Accept-Language, Origin", "content-language": language}
        return PlainTextResponse(schema(language).as_str() + "\n", headers=headers)
