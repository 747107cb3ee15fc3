"""The GraphQL address: GraphiQL for browsers, answers for everyone else, errors in the reader's language."""

import logging
from pathlib import Path
from typing import Any

import orjson
from graphql import GraphQLError
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.types import Receive, Scope, Send
from strawberry.asgi import GraphQL
from strawberry.types import ExecutionResult

from hub import language
from hub.errors import UserError
from hub.language import Language, Text
from hub.reader import Reader
from schema.context import Context
from schema.described import schema

PAGE = Path(__file__).parent / "page"
_LOG = logging.getLogger("hub.graphql")
_HIDDEN = Text("lỗi bên trong hệ thống, đã được ghi lại", "an error inside the hub; it is logged")
_UNBUILT = Text("Trang GraphiQL chưa được dựng: chạy make install.", "The GraphiQL page is not built: run make install.")


class Endpoint:
    """One GraphQL application a language, chosen by Accept-Language."""

    def __init__(self, reader: Reader, default: Language) -> None:
        self._default = default
        self._applications = {spoken: _Application(reader, spoken) for spoken in Language}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        spoken = language.preferred(Request(scope).headers.get("accept-language"), self._default)
        await self._applications[spoken](scope, receive, send)


class _Application(GraphQL):
    def __init__(self, reader: Reader, spoken: Language) -> None:
        super().__init__(schema(spoken))
        self._reader, self._language = reader, spoken

    async def get_context(self, request: Request, response: Response) -> Context:
        return await Context.of(self._reader, self._language)

    async def render_graphql_ide(self, request: Request) -> Response:
        page = PAGE / "graphiql.html"
        if not page.exists():
            return HTMLResponse(_UNBUILT.within(self._language), status_code=503)
        return FileResponse(page, media_type="text/html", headers={"cache-control": "no-cache"})

    async def process_result(self, request: Request, result: ExecutionResult) -> dict[str, Any]:
        answer = await super().process_result(request, result)
        if result.errors:
            answer["errors"] = [self._told(error) for error in result.errors]
        return answer

    def encode_json(self, data: object) -> bytes:
        return orjson.dumps(data)

    def _told(self, error: GraphQLError) -> dict[str, Any]:
        cause = error.original_error
        while isinstance(cause, GraphQLError) and cause.original_error:
            cause = cause.original_error
        told = dict(error.formatted)
        if isinstance(cause, UserError):
            told["message"] = cause.within(self._language)
            told["extensions"] = {"code": type(cause).__name__}
        elif cause is not None and not isinstance(cause, GraphQLError):
            _LOG.error("unexpected error at %s", error.path, exc_info=cause)
            told["message"] = _HIDDEN.within(self._language)
        return told
