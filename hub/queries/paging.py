"""Paging: a list in pages that go on where the last one ended."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from hub.panels.panel import View
from hub.queries import cursor
from hub.words.errors import BadQuestion
from hub.words.language import Text

Item = TypeVar("Item")
Key = tuple[int | str, ...]


@dataclass(frozen=True)
class PageQuestion:
    """What is wanted, how many of it, after which cursor."""

    filter: Any
    size: int
    after: str | None = None


@dataclass(frozen=True, eq=False)
class ListPage(Generic[Item]):
    """One page of a list at one data version, and how many there are in all."""

    items: tuple[Item, ...]
    cursors: tuple[str, ...]
    total: int
    has_next: bool
    has_previous: bool
    version: int


def start(question: PageQuestion, view: View, types: Sequence[type]) -> tuple[View, Key | None]:
    """The data at which a page is seen, and the key that it comes after; None for the first page.

    Raises BadQuestion for a cursor of another question, or of another version than is asked for.
    """
    if question.after is None:
        return view, None
    newest = view.catalogue.version
    version, key = cursor.place(question.after, question.filter, newest, types)
    if view.version not in (newest, version):
        raise BadQuestion(
            Text(
                f"con trỏ thuộc phiên bản dữ liệu {version}, asOf hỏi phiên bản {view.version}; hãy"
                " bỏ after hoặc giữ đúng asOf của trang đầu",
                f"the cursor is of data version {version}, asOf asks for {view.version}; leave out"
                " after, or keep the asOf of the first page",
            )
        )
    return replace(view, version=version), tuple(key)


def page(
    items: Iterable[Item],
    key: Callable[[Item], Key],
    question: PageQuestion,
    *,
    last: Key | None,
    version: int,
) -> ListPage[Item]:
    """The next of these items after the one with a key.

    Raises BadQuestion where that one is not among them any more.
    """
    every = list(items)
    begin = 0 if last is None else _place(every, key, last) + 1
    shown = tuple(every[begin : begin + question.size])
    mark = cursor.mark(question.filter)
    return ListPage(
        items=shown,
        cursors=tuple(cursor.cursor(version, mark, key(item)) for item in shown),
        total=len(every),
        has_next=begin + len(shown) < len(every),
        has_previous=begin > 0,
        version=version,
    )


def _place(items: Sequence[Item], key: Callable[[Item], Key], last: Key) -> int:
    for place, item in enumerate(items):
        if key(item) == last:
            return place
    name = last[-1]
    raise BadQuestion(
        Text(
            f"danh sách đã thay đổi, không còn “{name}” để xem tiếp; hãy hỏi lại từ trang đầu",
            f"the list has changed and “{name}” is no more in it; ask again from the first page",
        )
    )
