"""Places: how many large files there may be at once."""

from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from hub.web.request import Refusal
from hub.words.language import Text


class FilePlaces:
    """Places for so many files, of which one client takes at most half."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: Counter[Hashable] = Counter()

    @contextmanager
    def one(self, client: Hashable) -> Iterator[None]:
        """Within, a client has a place; Refusal where there is none for it."""
        if self._taken.total() >= self._most or self._taken[client] >= self._most // 2:
            raise _busy(self._taken.total())
        self._taken[client] += 1
        try:
            yield
        finally:
            self._taken -= Counter([client])


def _busy(count: int) -> Refusal:
    return Refusal(
        503,
        Text(
            f"kho đang gửi {count} tệp số liệu lớn; hãy hỏi lại sau ít giây",
            f"the hub is sending {count} large files; ask again in a few seconds",
        ),
        [(b"retry-after", b"10")],
        code="Busy",
    )
