"""Replies as bytes, kept from one request to the next."""

import gzip
from collections import OrderedDict
from collections.abc import Hashable
from hashlib import blake2b
from time import monotonic

_SMALLEST = 1400  # bytes worth compressing: what does not fit into one packet
_LEVEL = 5
_ENTRY_BYTES = 700
_SHARE = 16  # of what may be kept, the most that one answer takes
_MET = 8192  # questions that are remembered as asked once

Key = tuple[Hashable, ...]  # what was sent, and all else that an answer depends on


class Reply:
    """The bytes of an answer, as they are and compressed, and the data version that it is of."""

    __slots__ = ("_made_at", "_zipped", "body", "is_lasting", "is_refused", "tag", "version")

    def __init__(
        self, body: bytes, version: int, is_refused: bool = False, is_lasting: bool = True
    ) -> None:
        self.body, self.version = body, version
        self.is_refused, self.is_lasting = is_refused, is_lasting
        self.tag = blake2b(body, digest_size=12).hexdigest().encode()
        self._made_at = monotonic()
        self._zipped: bytes | None = None

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
    """Replies by question, within a limit of bytes; on one event loop."""

    def __init__(self, limit: int) -> None:
        self._limit, self._weight = limit, 0
        self._kept: OrderedDict[Key, Reply] = OrderedDict()
        self._met: OrderedDict[int, None] = OrderedDict()

    def get(self, key: Key) -> Reply | None:
        """The kept answer."""
        answer = self._kept.get(key)
        if answer is not None:
            self._kept.move_to_end(key)
        return answer

    def put(self, key: Key, answer: Reply) -> None:
        """Keep the answer to a question that comes again.

        One that is asked once would push out others that are asked often.
        """
        weight = _weight(key, answer)
        if key in self._kept or weight > self._limit // _SHARE or not self._is_met(key):
            return
        self._kept[key] = answer
        self._weight += weight
        while self._weight > self._limit:
            self._weight -= _weight(*self._kept.popitem(last=False))

    def _is_met(self, key: Key) -> bool:
        """Whether the question came before; from now on it has."""
        mark = hash(key)
        if mark in self._met:
            return True
        self._met[mark] = None
        if len(self._met) > _MET:
            self._met.popitem(last=False)
        return False


def _weight(key: Key, answer: Reply) -> int:
    """How many bytes an answer takes at most, with what was sent."""
    return 2 * len(answer.body) + len(key[0]) + _ENTRY_BYTES
