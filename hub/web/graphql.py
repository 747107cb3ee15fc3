"""The GraphQL address: GraphiQL for browsers, answers in the reader's language for others."""

import json
import logging
from contextlib import suppress
from typing import Any

import orjson
from cross_web import HTTPException
from graphql import GraphQLError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from strawberry import UNSET
from strawberry.asgi import GraphQL
from strawberry.types import ExecutionResult

from hub.panels.reader import Reader
from hub.settings import Settings
from hub.web.complaints import complaint
from hub.web.pages import Pages
from hub.words import language
from hub.words.errors import HubFault, UserError
from hub.words.language import Language, Text
from hub.words.terms import ComputedRanks
from schema.context import Context
from schema.descriptions import schema

_LOG = logging.getLogger("hub.graphql")
_JSON = {"content-type": "application/json", "vary": "Accept, Accept-Language"}
_REFUSED = Text("yêu cầu không phải là một câu hỏi GraphQL", "the request is no GraphQL question")
_HIDDEN = Text("lỗi bên trong hệ thống, đã được ghi lại", "an error inside the hub; it is logged")


class Endpoint:
    """The page for browsers, and one GraphQL application a language, chosen by Accept-Language."""

    def __init__(self, reader: Reader, settings: Settings, pages: Pages) -> None:
        self._default, self._pages = settings.language, pages
        self._applications = {
            spoken: _Application(reader, spoken, settings.computed_ranks) for spoken in Language
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        if request.method != "POST" and "text/html" in request.headers.get("accept", ""):
            answer = await self._pages.graphiql()
        else:
            answer = self._applications[
                language.preferred(request.headers.get("accept-language"), self._default)
            ]
        with suppress(ClientDisconnect):
            await answer(scope, receive, send)


class _Application(GraphQL):
    def __init__(self, reader: Reader, spoken: Language, computed_ranks: ComputedRanks) -> None:
        super().__init__(schema(spoken))
        self._reader, self._language, self._computed_ranks = reader, spoken, computed_ranks

    def should_render_graphql_ide(self, request: Any) -> bool:
        return False

    async def get_context(self, request: Request, response: Response) -> Context:
        response.headers["vary"] = "Accept, Accept-Language"
        return await Context.of(self._reader, self._language, self._computed_ranks)

    async def run(
        self, request: Request, context: Any = UNSET, root_value: Any = UNSET
    ) -> Response:
        try:
            return await super().run(request, context, root_value)
        except HTTPException as refusal:
            code, reason = complaint(refusal.reason)
            sentence = f"{_REFUSED.within(self._language)} ({reason.within(self._language)})"
            error = {"message": sentence, "extensions": {"code": code}}
            return Response(orjson.dumps({"errors": [error]}), refusal.status_code, _JSON)

    async def process_result(self, request: Request, result: ExecutionResult) -> dict[str, Any]:
        answer = await super().process_result(request, result)
        if result.errors:
            answer["errors"] = [self._formatted(error) for error in result.errors]
            if all(error.path is None for error in result.errors):
                answer.pop(
                    "data", None
                )  # a question that was never answered has no data, by the GraphQL specification
        return answer

    async def parse_http_body(self, request: Any) -> Any:
        try:
            return await super().parse_http_body(request)
        except (
            UnicodeDecodeError,
            AttributeError,
            TypeError,
        ) as error:  # a body that is JSON but no object, or no text at all
            raise HTTPException(400, "the body is no JSON object") from error

    def encode_json(self, data: object) -> bytes:
        try:
            return orjson.dumps(data)
        except TypeError:  # half a surrogate pair, echoed from the question, is no UTF-8
            return json.dumps(data).encode()

    def _formatted(self, error: GraphQLError) -> dict[str, Any]:
        cause = error.original_error
        while isinstance(cause, GraphQLError) and cause.original_error:
            cause = cause.original_error
        formatted = dict(error.formatted)
        if isinstance(cause, UserError):
            formatted["message"] = cause.within(self._language)
            formatted["extensions"] = {"code": type(cause).__name__}
        elif cause is not None and not isinstance(cause, GraphQLError):
            _LOG.error("unexpected error at %s", error.path, exc_info=cause)
            formatted["message"] = _HIDDEN.within(self._language)
            formatted["extensions"] = {"code": HubFault.__name__}
        else:
            code, text = complaint(error.message)
            formatted["message"] = text.within(self._language)
            formatted.setdefault("extensions", {"code": code})
        return formatted
