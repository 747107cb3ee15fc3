"""Only: a hub that answers saved questions and nothing else over HTTP."""

from starlette.types import ASGIApp, Receive, Scope, Send

from hub.web import sending
from hub.web.request import Refusal
from hub.web.speaking import Speaking
from hub.words.language import Text

# The questions, their page with what it loads, which holds no figures, and what watchers ask.
_SERVED = ("/q", "/cau-hoi", "/healthz", "/readyz", "/favicon.svg", "/favicon.ico")
_BENEATH = ("/q/", "/cau-hoi/", "/nhung/cau-hoi/", "/page/")
_HOME = ("/", b"cau-hoi")
_REFUSED = Refusal(
    403,
    Text(
        "hệ thống này chỉ trả lời các câu hỏi đã lưu; danh sách ở /q và /cau-hoi",
        "this hub answers saved questions only; they are listed at /q and /cau-hoi",
    ),
    code="OnlyQuestions",
)


class OnlyQuestions:
    """Lets requests for saved questions in, refuses all others."""

    def __init__(self, app: ASGIApp, speaking: Speaking) -> None:
        self._app, self._speaking = app, speaking

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or _is_served(scope["path"]):
            await self._app(scope, receive, send)
        elif scope["path"] == _HOME[0]:
            await sending.nothing(307, [(b"location", _HOME[1])], send)
        else:
            headers = dict(scope["headers"])
            language = self._speaking.accepted(headers.get(b"accept-language", b""))
            await sending.refusal(_REFUSED, language, send)


def _is_served(path: str) -> bool:
    return path in _SERVED or path.startswith(_BENEATH)
