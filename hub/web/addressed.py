"""Addresses whose answers are made of the data: pages, charts, tables, saved questions."""

from collections.abc import Callable, Mapping
from urllib.parse import parse_qsl

from starlette.types import Receive, Scope, Send

from hub.web import negotiation, sending
from hub.web.address import Address, AddressAnswer, AddressRequest, Make
from hub.web.asking import Asking
from hub.web.replies import Reply
from hub.web.request import Refusal
from hub.web.sending import AnswerForm
from hub.web.speaking import Speaking
from hub.web.workers import Client
from hub.words.language import Language, Text

_METHODS = (b"allow", b"GET, HEAD, OPTIONS")
_NO_METHOD = Text("địa chỉ này chỉ nhận GET và HEAD", "this address takes GET and HEAD only")
_LONGEST = 8000  # bytes of a query
_MOST = 1000  # parameters
_TOO_LONG = Text("địa chỉ quá dài", "the address is too long")
_NO_PAIRS = Text(
    f"địa chỉ không viết bằng UTF-8, hoặc có quá {_MOST} tham số",
    f"the address is not written in UTF-8, or has more than {_MOST} parameters",
)
_LANGUAGE = "language"
_LANGUAGES = Text("tham số “language” chỉ nhận vi hoặc en", "the parameter “language” is vi or en")


Refuse = Callable[[Refusal, Address, Language], AddressAnswer]


class Addressed:
    """Answers at an address with what is made of the data; kept by address, language and day."""

    def __init__(
        self,
        asking: Asking,
        speaking: Speaking,
        make: Make,
        refuse: Refuse | None = None,
        *,
        is_slow: bool = False,
    ) -> None:
        self._asking, self._speaking = asking, speaking
        self._make, self._refuse, self._is_slow = make, refuse, is_slow

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        method, headers = scope["method"], dict(scope["headers"])
        if method == "OPTIONS":
            await sending.nothing(204, [_METHODS], send)
            return
        language = self._speaking.accepted(headers.get(b"accept-language", b""))
        address = Address(scope["path"])
        try:
            if method not in ("GET", "HEAD"):
                raise Refusal(405, _NO_METHOD, [_METHODS])
            address = _address(scope)
            language = address.language or language
            await self._answer(address, language, scope, receive=receive, send=send)
        except Refusal as refusal:
            await self._refused(refusal, address, language, send)
        except ConnectionAbortedError:
            return

    async def _answer(
        self, address: Address, language: Language, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Answer what an address asks; Refusal, ConnectionAbortedError where the client left."""
        headers = dict(scope["headers"])
        sent = scope["path"].encode() + b"?" + scope["query_string"]
        request = AddressRequest(sent, self._make, address, self._is_slow)
        reply = await self._asking.reply(request, language, Client.of(scope, receive))
        form = AnswerForm(reply.media, language, _is_zipped(reply, headers))
        known = headers.get(b"if-none-match", b"")
        await sending.reply(reply, form, scope["method"], known, send)

    async def _refused(
        self, refusal: Refusal, address: Address, language: Language, send: Send
    ) -> None:
        if self._refuse is None:
            await sending.refusal(refusal, language, send)
        else:
            answer = self._refuse(refusal, address, language)
            form = AnswerForm(answer.media, language)
            headers = [*refusal.headers, *answer.headers]
            await sending.unkept(refusal.status, headers, answer.body, form, send)


def _address(scope: Scope) -> Address:
    """What is asked; Refusal."""
    query: bytes = scope["query_string"]
    if len(query) > _LONGEST:
        raise Refusal(414, _TOO_LONG)
    try:
        pairs = parse_qsl(
            query.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST
        )
    except ValueError:
        raise Refusal(400, _NO_PAIRS) from None
    chosen = dict(pairs).get(_LANGUAGE)
    if chosen and chosen not in list(Language):
        raise Refusal(400, _LANGUAGES, code="BadParameter")
    parameters = tuple(pair for pair in pairs if pair[0] != _LANGUAGE)
    parts: Mapping[str, str] = scope.get("path_params", {})
    language = Language(chosen) if chosen else None
    return Address(scope["path"], tuple(parts.items()), parameters, language)


def _is_zipped(reply: Reply, headers: Mapping[bytes, bytes]) -> bool:
    is_text = negotiation.is_text(reply.media)
    accepted = headers.get(b"accept-encoding", b"")
    return is_text and reply.is_worth_zipping and negotiation.takes_gzip(accepted)
