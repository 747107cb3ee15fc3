"""Origins: whose pages in a browser may ask and read the answers."""

from collections.abc import Collection

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from hub.web.failing import answered
from hub.web.request import Refusal
from hub.web.speaking import Speaking
from hub.words.language import Text

_EXPOSED = ("ETag", "Age", "Retry-After", "Hub-Data-Version")
_KEPT_SECONDS = 86_400  # for which a browser need not ask again whether it may
_REFUSED = Text(
    "trang từ địa chỉ này không được hỏi kho, hoặc không theo cách này; xem HUB_ORIGINS",
    "pages of this origin may not ask the hub, or not in this way; see HUB_ORIGINS",
)


class CrossOrigin(CORSMiddleware):
    """Lets pages of some origins ask; nobody is known to the hub, so every header may come."""

    def __init__(self, app: ASGIApp, origins: Collection[str], speaking: Speaking) -> None:
        super().__init__(
            app,
            allow_origins=origins,
            allow_methods=("GET", "HEAD", "POST"),
            allow_headers=("*",),
            expose_headers=_EXPOSED,
            max_age=_KEPT_SECONDS,
        )
        self._speaking = speaking

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in; one that names no origin, as a program's, passes at once.

        That answers vary by it all of them tell themselves.
        """
        names_origin = any(name == b"origin" for name, _ in scope["headers"])
        await (super().__call__ if names_origin else self.app)(scope, receive, send)

    def preflight_response(self, request_headers: Headers) -> Response:
        """Whether a browser may ask."""
        response = super().preflight_response(request_headers)
        if response.status_code == 200:
            return response
        language = self._speaking.accepted(request_headers.get("accept-language", "").encode())
        return answered(Refusal(403, _REFUSED, code="BadOrigin"), language)
