"""Files of questions: a .graphql file that begins with a comment, or a page as the examples are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from hub.web import faults
from hub.web.saved.question import SavedQuestion
from hub.words.errors import system
from hub.words.language import Language, Text
from hub.words.spelling import slug
from schema.answering import Answerer, GraphQLQuestion, TooDear
from schema.outline import Outline

ENDINGS = (".graphql", ".gql", ".md")
_LONGEST = 2**16  # bytes of a file
_ENGLISH = re.compile(r"(?:en|english)\s*:\s*", re.IGNORECASE)
_BLOCK = re.compile(r"^```(\w+)[ \t]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"\d+:\d+")
_EMPHASIS = re.compile(r"\*([^*]+)\*")
Answerers = Mapping[Language, Answerer]


class SavedFault(Exception):
    """What is wrong with a file of a question, with its place."""

    def __init__(self, place: str | Path, text: Text) -> None:
        super().__init__(f"{place}: {text.en}")
        self.text = Text(*(_after(str(place), words) for words in text))


class _Written(NamedTuple):
    """A question as a file has it: the lines before its document, and what they say."""

    query: str
    lines_before: int
    titles: list[str]
    meaning: Text
    values: dict[str, Any]


def read(path: Path, answerers: Answerers, is_own: bool = False) -> SavedQuestion:
    """The question of a file; SavedFault."""
    name = slug(path.stem)
    if not name:
        raise SavedFault(path, _NO_NAME)
    text = _text(path)
    written = _page(path, text) if path.suffix.lower() == ".md" else _document(text)
    if not written.titles:
        raise SavedFault(f"{path}:1", _NO_TITLE)
    outline = _outline(path, written, answerers)
    return SavedQuestion(
        name=name,
        title=Text(written.titles[0], written.titles[-1]),
        meaning=_meaning(written.meaning, outline, answerers),
        query=written.query,
        outline=outline,
        values=written.values,
        is_own=is_own,
    )


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST + 1)
    except OSError as error:
        raise SavedFault(path, system(error)) from None
    if len(content) > _LONGEST:
        raise SavedFault(path, _TOO_LONG)
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SavedFault(f"{path}:{line}", _NO_UTF8) from None


def _document(text: str) -> _Written:
    """A document whose first comment is the title and the further ones tell what it answers."""
    comments = list(_comments(text))
    vietnamese = [line for line in comments if not _ENGLISH.match(line)]
    english = [_ENGLISH.sub("", line, count=1) for line in comments if _ENGLISH.match(line)]
    meaning = Text(" ".join(vietnamese[1:]), " ".join(english[1:]))
    titles = vietnamese[:1] or english[:1]
    return _Written(text, 0, [*titles, *english[:1]], meaning, {})


def _comments(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        words = line.strip()
        if words and not words.startswith("#"):
            return
        if content := words.lstrip("# "):
            yield content


def _page(path: Path, text: str) -> _Written:
    """A page: its heading, the heading in English, what it answers, the question, and values of
    its variables where it has any.
    """
    blocks = _blocks(text)
    queries = blocks.get("graphql", [])
    if len(queries) != 1:
        raise SavedFault(path, _blocks_wanted(len(queries)))
    (block,) = queries
    titles, meaning = _head(text[: block.start()].split("\n\n"))
    lines_before = text[: block.start(2)].count("\n")
    values = _values(path, text, blocks.get("json", []))
    return _Written(block[2], lines_before, titles, meaning=Text(meaning, ""), values=values)


def _head(paragraphs: Iterable[str]) -> tuple[list[str], str]:
    """The titles of a page, and what it says first."""
    first, *others = [" ".join(paragraph.split()) for paragraph in paragraphs]
    if not first.startswith("# "):
        return [], ""
    titles, said = [first.removeprefix("# ")], [words for words in others if words]
    if said and (english := _EMPHASIS.fullmatch(said[0])):
        titles.append(english[1])
        said = said[1:]
    return titles, said[0] if said else ""


def _blocks(text: str) -> dict[str, list[re.Match[str]]]:
    blocks: dict[str, list[re.Match[str]]] = {}
    for block in _BLOCK.finditer(text):
        blocks.setdefault(block[1].lower(), []).append(block)
    return blocks


def _values(path: Path, text: str, blocks: Iterable[re.Match[str]]) -> dict[str, Any]:
    """The values of variables: the first block of JSON that is no answer."""
    for block in blocks:
        try:
            values = orjson.loads(block[2])
        except orjson.JSONDecodeError as error:
            line = text[: block.start(2)].count("\n") + error.lineno
            raise SavedFault(f"{path}:{line}:{error.colno}", _NO_JSON) from None
        if isinstance(values, dict) and not values.keys() & {"data", "errors"}:
            return values
    return {}


def _after(place: str, words: str) -> str:
    """What is said of a place; where it begins with a line, that belongs to the place."""
    return f"{place}{':' if _LINE.match(words) else ': '}{words}"


def _outline(path: Path, written: _Written, answerers: Answerers) -> Outline:
    """The outline of a document that can be answered; SavedFault with all that is wrong."""
    wrong = [_wrong(written, answerers[language]) for language in (Language.VI, Language.EN)]
    if wrong[0]:
        raise SavedFault(path, Text(*("; ".join(lines) for lines in wrong)))
    outline = answerers[Language.VI].outline(written.query)
    if outline is None:
        raise SavedFault(path, _SEVERAL)
    _look_at_values(path, written, outline)
    _look_at_price(path, written, answerers[Language.VI])
    return outline


def _wrong(written: _Written, answerer: Answerer) -> list[str]:
    found = answerer.documents.of(written.query).faults
    return [_placed(faults.formatted(fault, answerer.language), written) for fault in found]


def _placed(fault: dict[str, Any], written: _Written) -> str:
    places = [
        f"{place['line'] + written.lines_before}:{place['column']}"
        for place in fault.get("locations") or ()
    ]
    return f"{', '.join(places)}: {fault['message']}" if places else fault["message"]


def _look_at_values(path: Path, written: _Written, outline: Outline) -> None:
    unknown = written.values.keys() - {parameter.name for parameter in outline.parameters}
    if unknown:
        raise SavedFault(path, _no_variables(sorted(unknown)))


def _look_at_price(path: Path, written: _Written, answerer: Answerer) -> None:
    document = answerer.documents.of(written.query)
    try:
        answerer.price(document, GraphQLQuestion(written.query, written.values))
    except TooDear as error:
        raise SavedFault(path, error.text) from None


def _meaning(meaning: Text, outline: Outline, answerers: Answerers) -> Text:
    """What is said of a question, else what the schema says of the questions that it asks."""
    return Text(
        *(
            words or " ".join(answerers[language].told(name) for name in outline.questions)
            for words, language in zip(meaning, (Language.VI, Language.EN), strict=True)
        )
    )


def _blocks_wanted(count: int) -> Text:
    return Text(
        f"có {count} khối ```graphql, cần đúng một", f"has {count} blocks ```graphql, one is wanted"
    )


def _no_variables(names: Iterable[str]) -> Text:
    listing = ", ".join(names)
    return Text(
        f"khối ```json cho giá trị của “{listing}”, mà câu hỏi không khai biến đó",
        f"the block ```json has values of “{listing}”, which the question does not declare",
    )


_NO_NAME = Text(
    "tên tệp không có chữ cái hay chữ số nào để làm địa chỉ; hãy đổi tên tệp, ví dụ"
    " xep-hang-papi.graphql",
    "the name of the file has no letter or digit to make an address of; rename it, to"
    " papi-ranking.graphql for one",
)
_NO_TITLE = Text(
    "chưa có tên câu hỏi; cần dòng đầu tiên là “# Tên câu hỏi”",
    "has no title; the first line should be “# The title”",
)
_TOO_LONG = Text(f"dài quá {_LONGEST} byte", f"has more than {_LONGEST} bytes")
_NO_UTF8 = Text(
    "không viết bằng UTF-8; hãy lưu lại tệp với bảng mã UTF-8",
    "is not written in UTF-8; save the file as UTF-8",
)
_NO_JSON = Text("khối ```json không phải JSON", "the block ```json is no JSON")
_SEVERAL = Text(
    "có nhiều câu hỏi, hoặc không có câu nào; cần mỗi tệp một câu hỏi",
    "has several questions, or none; one question a file is wanted",
)
