"""An answer that is exported: its table, what is told beside it, and the name of its file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from hub.web.asker import Asker
from hub.web.export.columns import column
from hub.web.export.file_name import file_name
from hub.web.export.flat import Line
from hub.web.export.question import ExportQuestion
from hub.web.export.style import Explanation, ExportSheet
from hub.web.export.table import AnswerTable
from hub.web.export.tables import CITATION
from hub.web.request import Refusal
from hub.words.clock import written_day
from hub.words.language import Language, Text

_SUBJECTS = ("index_id", "indicator", "entity", "period")
_SOURCES = ("publisher", "source", "number", "tier_text", "published_on", "retold_by", "url")
REFERENCE = Text(
    "Số liệu tham khảo; số chính thức theo cơ quan công bố.",
    "For reference; the official figures are those of their publishers.",
)
_PEERS = Text("Phạm vi so sánh", "Compared among")
_STATE, _STATES = Text("Tình trạng", "States"), ("status_text", "state_text")
_DOUBTFUL = Text("còn nghi vấn", "in doubt")
_TABLE, _ADDRESS = Text("Bảng", "Table"), Text("Địa chỉ", "Address")
_VERSION, _DAY = Text("Phiên bản dữ liệu", "Data version"), Text("Ngày lập", "Made on")
REMARK, _PARAMETER = Text("Lưu ý", "Remark"), Text("Tham số", "Parameter")
# Of an answer, where what is to be minded stands, and as what it is told.
_MINDED = (
    ("peers", "label", _PEERS),
    ("peers", "reason", REMARK),
    ("comparability", "reason", REMARK),
    ("comparability", "advice", REMARK),
)

Remark = tuple[Text, str]  # what is told beside a table, and as what


class ExportAnswer(NamedTuple):
    """A table and its sheet, what is told behind it, and how its file is called."""

    table: AnswerTable
    sheet: ExportSheet
    explanation: Explanation
    name: str

    def body(self, question: ExportQuestion) -> bytes:
        """The bytes of the file."""
        return question.form.body(self.table, self.sheet, self.explanation)


def answered(asker: Asker, question: ExportQuestion) -> ExportAnswer:
    """The answer to a question; Refusal, also where it names units that nobody knows."""
    data = asker.data(question.table.document, question.variables)
    lines = lines_of(question, data)
    title = _titled(question.table.title, _subject(lines))
    remarks = [*_remarks(data["answer"]), *told_of(states_in(lines, asker.language))]
    explanation = explained(asker, question, data, remarks=remarks)
    sources = sources_of(lines)
    return ExportAnswer(
        table_of(question, lines, title),
        sheet_of(question, title),
        Explanation(explanation, sources),
        name_of(question, title, data),
    )


def lines_of(question: ExportQuestion, data: Mapping[str, Any]) -> list[Line]:
    """The lines of an answer; Refusal where it names units that nobody knows, which a file could
    not tell.
    """
    answer = data["answer"]
    first = answer[0] if isinstance(answer, list) and answer else answer
    unknown = first.get("unknownReasons") if isinstance(first, Mapping) else None
    if unknown:
        raise Refusal(404, Text(*["; ".join(unknown)] * 2), code="UnknownName")
    version = {"data_version": data["dataVersion"]["id"]}
    return [{**version, **line} for line in question.table.lines(answer)]


def table_of(question: ExportQuestion, lines: Sequence[Line], title: Text) -> AnswerTable:
    """Lines as the table of a question."""
    return AnswerTable.of(title, question.table.columns, lines)


def sheet_of(question: ExportQuestion, title: Text) -> ExportSheet:
    """What the file of a question is to hold."""
    table = question.table
    return ExportSheet(
        title, table.columns, question.style, table.axes, measures=table.measures, name=table.name
    )


def sources_of(lines: Iterable[Line]) -> AnswerTable:
    """Every source that lines cite, once."""
    citations = [line[CITATION] for line in lines if line.get(CITATION)]
    cells = dict.fromkeys(tuple(map(citation.get, _SOURCES)) for citation in citations)
    rows = [dict(zip(_SOURCES, each, strict=True)) for each in cells]
    return AnswerTable.of(Text("Nguồn", "Sources"), list(map(column, _SOURCES)), rows)


def explained(
    asker: Asker,
    question: ExportQuestion,
    data: Mapping[str, Any],
    remarks: Iterable[Remark] = (),
) -> tuple[tuple[Text, str], ...]:
    """What is asked, where, of which data, when; and what is to be minded."""
    version = data["dataVersion"]
    return (
        (_TABLE, question.table.title.within(asker.language)),
        *((Text(f"{_PARAMETER.vi} {name}", f"{_PARAMETER.en} {name}"), value)
          for name, value in question.parameters),
        (_ADDRESS, question.lasting(version["id"])),
        (_VERSION, f"{version['id']} ({_day(version['publishedAt'], asker)})"),
        (_DAY, written_day(asker.today).within(asker.language)),
        *dict.fromkeys(remarks),
        (REMARK, REFERENCE.within(asker.language)),
    )  # fmt: skip


def name_of(question: ExportQuestion, title: Text, data: Mapping[str, Any]) -> str:
    """How the file of a question is called."""
    version, language = data["dataVersion"]["id"], question.style.language
    end = Text(f", phiên bản {version}", f", version {version}")
    return file_name(title.within(language), question.suffix, end.within(language))


def _day(moment: str, asker: Asker) -> str:
    """The day of a moment, as people write it."""
    return written_day(date.fromisoformat(moment[:10])).within(asker.language)


def _titled(title: Text, subject: str) -> Text:
    return Text(*(f"{words} {subject}".strip() for words in title))


def _subject(lines: Sequence[Line]) -> str:
    """What all lines have in common, in words."""
    common = []
    for key in _SUBJECTS:
        values = {line.get(key) for line in lines}
        if len(values) == 1 and (value := values.pop()):
            common.append(str(value))
    return ", ".join(common)


def states_in(lines: Iterable[Line], language: Language) -> Counter[str]:
    """How many lines are in each state, in words, and how many of their figures are in doubt."""
    states: Counter[str] = Counter()
    for line in lines:
        own = [line.get(key) for key in _STATES]
        states.update(filter(None, [*own, line.get("doubtful") and _DOUBTFUL.within(language)]))
    return states


def told_of(states: Mapping[str, int]) -> list[Remark]:
    """The same as one remark, where there is any."""
    counts = "; ".join(f"{state}: {count}" for state, count in states.items())
    return [(_STATE, counts)] if counts else []


def _remarks(answer: Any) -> Iterator[Remark]:
    """What is to be minded of an answer: among whom, whether it is whole, whether comparable."""
    for thing in answer if isinstance(answer, list) else [answer]:
        for name, key, label in _MINDED:
            if words := (thing.get(name) or {}).get(key):
                yield label, words
