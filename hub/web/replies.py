"""Replies as bytes, kept from one request to the next."""

import gzip
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from hashlib import blake2b
from itertools import islice
from threading import Lock
from time import monotonic
from typing import Any

from hub.panels.kept import Met
from hub.web.negotiation import JSON
from hub.web.request import Header

_SMALLEST = 1400  # bytes worth compressing: what does not fit into one packet
_LEVEL = 5
_ENTRY_BYTES = 4000  # with what is told beside it in a few forms
_SHARE = 16  # of what may be kept, the most that one answer takes

Key = tuple[Hashable, ...]  # what was sent, and all else that an answer depends on


class Reply:
    """The bytes of an answer, as they are and compressed, of which type, what is told beside them,
    and the data version that it is of, of which opening of the database.
    """

    __slots__ = (
        "_made_at",
        "_zipped",
        "body",
        "headers",
        "is_lasting",
        "is_refused",
        "media",
        "opening",
        "representations",
        "tag",
        "version",
    )

    def __init__(
        self,
        body: bytes,
        version: int,
        opening: int = 0,
        is_refused: bool = False,
        is_lasting: bool = True,
        media: str = JSON,
        headers: Sequence[Header] = (),
    ) -> None:
        self.body, self.version, self.opening = body, version, opening
        self.media, self.headers = media, tuple(headers)
        self.is_refused, self.is_lasting = is_refused, is_lasting
        self.tag = blake2b(body, digest_size=12).hexdigest().encode()
        self._made_at = monotonic()
        self._zipped: bytes | None = None
        self.representations: dict[Hashable, Any] = {}  # of the forms in which it was sent

    @property
    def is_worth_zipping(self) -> bool:
        """Whether the bytes take less room on the way when they are compressed."""
        return len(self.body) >= _SMALLEST

    @property
    def zipped(self) -> bytes:
        """The bytes compressed."""
        if self._zipped is None:
            self._zipped = gzip.compress(self.body, _LEVEL, mtime=0)
        return self._zipped

    @property
    def age(self) -> int:
        """For how many seconds it has been kept."""
        return int(monotonic() - self._made_at)


class Replies:
    """Replies by question, within a limit of bytes."""

    def __init__(self, limit: int) -> None:
        self._limit, self._weight = limit, 0
        self._kept: OrderedDict[Key, Reply] = OrderedDict()
        self._met, self._lock = Met(), Lock()

    def get(self, key: Key) -> Reply | None:
        """The kept reply."""
        with self._lock:
            reply = self._kept.get(key)
            if reply is not None:
                self._kept.move_to_end(key)
            return reply

    def put(self, key: Key, reply: Reply) -> None:
        """Keep the reply to a question that comes again."""
        with self._lock:
            if self._met.again(key):
                self._keep(key, reply)

    def keep(self, key: Key, reply: Reply) -> None:
        """Keep the reply to a question that is known to come again."""
        with self._lock:
            self._keep(key, reply)

    def latest(self, most: int) -> list[Key]:
        """The questions whose replies were asked for most lately, the latest first."""
        with self._lock:
            return list(islice(reversed(self._kept), most))

    def _keep(self, key: Key, reply: Reply) -> None:
        weight = _weight(key, reply)
        if key in self._kept or weight > self._limit // _SHARE:
            return
        self._kept[key] = reply
        self._weight += weight
        while self._weight > self._limit:
            self._weight -= _weight(*self._kept.popitem(last=False))


def _weight(key: Key, reply: Reply) -> int:
    """How many bytes a reply takes at most, with what was sent."""
    return 2 * len(reply.body) + len(key[0].sent) + _ENTRY_BYTES
