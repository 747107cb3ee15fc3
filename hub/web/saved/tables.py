"""Tables: the answer to a saved question as a file of lines or a workbook."""

from collections.abc import Iterator

from hub.web.address import Address, AddressAnswer
from hub.web.asker import Asker, refusal_of
from hub.web.export import (
    FORMS,
    AnswerTable,
    Explanation,
    ExportSheet,
    disposition,
    fit_name,
    flat_table,
    style_of,
)
from hub.web.request import Refusal
from hub.web.saved.asked import PART, AskedQuestion
from hub.web.saved.question import SavedQuestion
from hub.words.language import Language, Text, shortened


def file_of(
    asker: Asker, question: SavedQuestion, asked: AskedQuestion, address: Address, form: str
) -> AddressAnswer:
    """The file of an answer, the part of it that the address names or the first one; Refusal."""
    part = part_of(asked, address.last(PART))
    table = part_table(question, asked, part)
    style = style_of(dict(address.parameters), asker.language, form)
    explanation = Explanation(tuple(_lines(asker, question, asked, part=part)))
    file = FORMS[form]
    body = file.body(table, ExportSheet.of(table, style), explanation)
    name = fit_name(question.title.within(asker.language), form)
    return AddressAnswer(body, file.media, (disposition(name),))


def part_table(question: SavedQuestion, asked: AskedQuestion, part: str) -> AnswerTable:
    """A part of an answer as a table, whose columns are the same whatever is answered."""
    shape = {part: question.outline.shape[part]}
    return flat_table({part: (asked.answer.data or {})[part]}, question.title, shape)


def part_of(asked: AskedQuestion, name: str) -> str:
    """The key of the part that is a table; Refusal of one that is not there, or has errors."""
    data = asked.answer.data or {}
    parts = [key for key, value in data.items() if value is not None]
    part = name or parts[0]
    if part not in parts:
        raise _no_part(part, parts)
    if any((error.get("path") or [part])[0] == part for error in asked.answer.errors):
        raise refusal_of(asked.answer)
    return part


def _no_part(name: str, parts: list[str]) -> Refusal:
    listing, shown = ", ".join(parts), shortened(name)
    return Refusal(
        404,
        Text(
            f"tham số “{PART}”: câu trả lời không có phần “{shown}”; có: {listing}",
            f"the parameter “{PART}”: the answer has no part “{shown}”; there are: {listing}",
        ),
        code="UnknownName",
    )


def _lines(
    asker: Asker, question: SavedQuestion, asked: AskedQuestion, part: str
) -> Iterator[tuple[Text, str]]:
    """What is told beside a table: what was asked, of which version, what else is there."""
    yield Text("Câu hỏi", "Question"), f"q/{question.name}"
    yield Text("Trả lời điều gì", "What it answers"), question.meaning.within(asker.language)
    for name, value in asked.variables.items():
        yield Text(f"Tham số {name}", f"Parameter {name}"), str(value)
    version = asked.past.version if asked.past else asker.version
    yield Text("Phiên bản dữ liệu", "Data version"), str(version)
    if asked.past:
        yield Text("So với hiện nay", "Against today"), asked.past.text.within(asker.language)
    yield Text("Ngày", "Date"), _day(asker)
    others = [key for key in asked.answer.data or {} if key != part]
    if others:
        yield Text(f"Phần khác ({PART}=)", f"Other parts ({PART}=)"), ", ".join(others)


def _day(asker: Asker) -> str:
    today = asker.today
    return f"{today:%Y-%m-%d}" if asker.language is Language.EN else f"{today:%d/%m/%Y}"
