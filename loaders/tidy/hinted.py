"""What the command tells of a tidy file, as cells of it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from hub.dataset.options import Hints
from hub.words.names import key, plain
from hub.words.spelling import slug

_OF_PROVINCES = re.compile("(?:tinh|thanh-pho|tp)-")


class Hinted:
    """The hints of a command: they fill blank cells, and contradict none."""

    def __init__(self, hints: Hints) -> None:
        texts = {
            "period": str(hints.period or ""),
            "province": hints.province or "",
            "block": hints.block,
            "kind": hints.kind.name if hints.kind else "",
        }
        self._hints = hints
        self.cells = {field: text for field, text in texts.items() if text}

    @property
    def fields(self) -> set[str]:
        """The columns that a file may lack."""
        return {*self.cells, "source"} if self._hints.source else set(self.cells)

    def filled(self, columns: Mapping[str, list[str]], count: int) -> dict[str, list[str]]:
        """The columns of so many lines, blank cells filled."""
        filled = dict(columns)
        for field, hint in self.cells.items():
            filled[field] = [text or hint for text in columns.get(field, [""] * count)]
        return filled

    def contradicting(self, field: str, values: Sequence[Any]) -> Iterator[int]:
        """The places of the values of a field that say something else than the command."""
        form = _FORMS.get(field, _same)
        wanted = form(getattr(self._hints, field))
        for place, value in enumerate(values):
            if value is not None and form(value) != wanted:
                yield place


def _same(value: object) -> object:
    return value


def _as_province(name: str) -> str:
    return _OF_PROVINCES.sub("", slug(name), count=1)


def _as_block(name: str) -> str:
    return plain(key(name))


_FORMS: Mapping[str, Callable[[Any], object]] = {"province": _as_province, "block": _as_block}
