"""The form of a question: a field for each of its parameters."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from hub.web.pages.page_frame import PageFrame
from hub.web.saved import SavedQuestion
from hub.words.language import Text
from schema.outline import DocumentParameter

_FURTHER = 2  # empty fields behind those of a list
_KINDS = {
    "ID": Text("mã hoặc tên", "an id or a name"),
    "String": Text("chữ", "text"),
    "Int": Text("số nguyên", "a whole number"),
    "Float": Text("số", "a number"),
    "Period": Text("kỳ, như 2024 hoặc 2024-Q1", "a period, such as 2024 or 2024-Q1"),
    "Date": Text("ngày, như 2024-12-31", "a day, such as 2024-12-31"),
    "DateTime": Text("số phiên bản hoặc thời điểm", "a data version or a moment"),
}
_NAMES = {
    "entity": Text("Đơn vị", "Unit"),
    "entities": Text("Các đơn vị", "Units"),
    "province": Text("Tỉnh, thành phố", "Province"),
    "department": Text("Cơ quan", "Department"),
    "indicator": Text("Chỉ số", "Indicator"),
    "indicators": Text("Các chỉ số", "Indicators"),
    "index": Text("Bộ chỉ số", "Index"),
    "period": Text("Kỳ", "Period"),
    "from": Text("Từ kỳ", "From"),
    "to": Text("Đến kỳ", "To"),
    "first": Text("Số dòng đầu", "First rows"),
    "text": Text("Từ cần tìm", "Words"),
    "asOf": Text("Như ở phiên bản", "As of"),
}


@dataclass(frozen=True)
class QuestionField:
    """A parameter as a form asks for it, with the texts that stand in it."""

    parameter: DocumentParameter
    texts: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the address calls it."""
        return self.parameter.name

    @property
    def label(self) -> Text:
        """What people call it; the same where nobody does."""
        return _NAMES.get(self.name, Text(self.name, self.name))

    @property
    def kind(self) -> Text:
        """What is to be written into it."""
        own = self.parameter.kind.strip("[]!")
        return _KINDS.get(own, Text(own, own))

    @property
    def choices(self) -> tuple[str, ...]:
        """What it may be, where that is a closed list."""
        is_truth = self.parameter.kind.rstrip("!") == "Boolean"
        return ("true", "false") if is_truth else self.parameter.choices

    @property
    def shown(self) -> tuple[str, ...]:
        """What stands in each of its inputs."""
        if self.parameter.is_list:
            return (*self.texts, *("",) * _FURTHER)
        return self.texts[-1:] or ("",)


def fields(question: SavedQuestion, page: PageFrame | None = None) -> Iterator[QuestionField]:
    """The fields of a question, with what an address tells in them, else with the defaults."""
    for parameter in question.parameters:
        told = [] if page is None else _told(page, parameter.name)
        yield QuestionField(parameter, tuple(told or _texts(parameter.default)))


def _told(page: PageFrame, name: str) -> list[str]:
    return [text for key, text in page.address.parameters if key == name and text]


def _texts(default: Any) -> Iterator[str]:
    """The texts of a default as an address writes them."""
    for value in default if isinstance(default, list) else [default]:
        if value is not None:
            yield value if isinstance(value, str) else orjson.dumps(value).decode()
