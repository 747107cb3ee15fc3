"""Failing: whatever goes wrong on the way to an answer is told as JSON, or as a page to those who
read.
"""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from hub.web import negotiation, sending
from hub.web.address import Address
from hub.web.addressed import Refuse
from hub.web.request import Refusal
from hub.web.speaking import Speaking
from hub.words.language import Language, Text

FAULT = Refusal(
    500,
    Text("lỗi bên trong hệ thống, đã được ghi lại", "an error inside the hub; it is logged"),
    code="HubFault",
)
CLOSING = Refusal(
    503,
    Text(
        "kho đang dừng để khởi động lại; hãy hỏi lại sau ít giây",
        "the hub is stopping; ask again in a few seconds",
    ),
    [(b"retry-after", b"5")],
    code="Busy",
)
_NOT_FOUND = Refusal(
    404,
    Text(
        "không có địa chỉ này; câu hỏi gửi tới /graphql",
        "there is no such address; questions go to /graphql",
    ),
    code="NotFound",
)
_PAGES = {
    _NOT_FOUND: Refusal(
        404, Text("không có trang ở địa chỉ này", "there is no page at this address")
    )
}
_FORMS = (negotiation.HTML, negotiation.JSON)
_NO_METHOD = Text("địa chỉ này chỉ nhận GET và HEAD", "this address takes GET and HEAD only")
_METHODS = (b"allow", b"GET, HEAD, OPTIONS")


class Failing:
    """Tells what goes wrong in the language of whoever asked."""

    def __init__(self, speaking: Speaking, refuse: Refuse) -> None:
        self._speaking, self._refuse = speaking, refuse

    def __call__(self, request: Request, error: Exception) -> Response:
        """The answer to a request that went wrong."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        if status == 405 and request.method == "OPTIONS":
            return Response(status_code=204, headers={"allow": _METHODS[1].decode()})
        refusal = {404: _NOT_FOUND, 405: Refusal(405, _NO_METHOD, [_METHODS])}.get(status, FAULT)
        accept = request.headers.get("accept", "").encode()
        if negotiation.media_type(accept, _FORMS) == negotiation.HTML:
            return self._page(refusal, request)
        return answered(refusal, self.language(request))

    def _page(self, refusal: Refusal, request: Request) -> Response:
        """The page of a refusal."""
        chosen = request.query_params.get("language")
        language = Language(chosen) if chosen in list(Language) else None
        address = Address(request.url.path, language=language)
        answer = self._refuse(
            _PAGES.get(refusal, refusal), address, language or self.language(request)
        )
        response = Response(answer.body, refusal.status, media_type=answer.media)
        response.raw_headers += [*refusal.headers, *answer.headers]
        return response

    def language(self, request: Request) -> Language:
        """The language in which a request is answered."""
        return self._speaking.accepted(request.headers.get("accept-language", "").encode())


def answered(refusal: Refusal, language: Language) -> Response:
    """A refusal as Starlette sends answers."""
    headers, body = sending.refused_bytes(refusal, language)
    response = Response(body, refusal.status)
    response.raw_headers = list(headers)
    return response
