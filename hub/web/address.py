"""Address: what is asked at an address of the hub's own, and what is made of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from hub.web.asker import Asker
from hub.web.replies import Reply
from hub.web.request import Header
from hub.words.language import Language
from schema.parameters import Parameters

VERSION = "phien-ban"  # the parameter of a data version
LASTING: Header = (b"cache-control", b"max-age=86400")  # of what a data version answers for good
_LONGEST_VERSION = 9  # digits


@dataclass(frozen=True)
class Address:
    """What an address asks: the parts of its path by name, its parameters, and the language where
    it names one.
    """

    path: str
    parts: tuple[tuple[str, str], ...] = ()
    parameters: Parameters = ()
    language: Language | None = None

    def part(self, name: str) -> str:
        """A part of the path."""
        return dict(self.parts)[name]

    def last(self, name: str, default: str = "") -> str:
        """The last value of a parameter."""
        return dict(self.parameters).get(name, default)

    def without(self, *names: str) -> Parameters:
        """The parameters but for these."""
        return tuple(pair for pair in self.parameters if pair[0] not in names)


def version_number(text: str, newest: int) -> int | None:
    """The data version that a parameter names, None where there was never such a version."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_VERSION
    return int(text) if is_number and 0 < int(text) <= newest else None


class AddressAnswer(NamedTuple):
    """What is answered at an address: bytes of a type, and what is told beside them."""

    body: bytes
    media: str
    headers: tuple[Header, ...] = ()


Make = Callable[[Asker, Address], AddressAnswer]


class AddressRequest(NamedTuple):
    """An address as it was sent, who makes its answer, and whether that takes long."""

    sent: bytes
    make: Make
    address: Address
    is_slow: bool = False

    def reply(self, asker: Asker) -> Reply:
        """The answer as it is kept; Refusal."""
        answer = self.make(asker, self.address)
        return Reply(
            answer.body,
            asker.version,
            asker.view.opening,
            media=answer.media,
            headers=answer.headers,
        )
