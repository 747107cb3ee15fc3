"""The command that tells what a GraphQL question costs before it is asked."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import orjson
import typer

from hub.cli.console import SETTINGS, SPOKEN, say, tell
from hub.web import faults
from hub.web.bounds import bounds
from hub.words.errors import BadQuestion, BadUse, system
from hub.words.language import Text, shortened
from schema.answering import Answerer, GraphQLQuestion, TooDear
from schema.plan.dearest import PricedList
from schema.plan.documents import ExecutableDocument

app = typer.Typer()
_MOST_LISTS = 10
_NAMED = 200  # letters of a name that a message shows
_LONGEST = 2**20  # bytes, as of a request

Question = Annotated[
    str,
    typer.Argument(
        metavar=say("TỆP|-", "FILE|-"),
        help=say(
            "Tệp có câu hỏi GraphQL; - là đọc từ đầu vào chuẩn.",
            "A file with a GraphQL question; - reads standard input.",
        ),
    ),
]
Variables = Annotated[
    str | None,
    typer.Argument(
        metavar=say("[BIẾN.json]", "[VARIABLES.json]"),
        help=say("Tệp JSON có giá trị các biến.", "A JSON file with the values of variables."),
    ),
]
Operation = Annotated[
    str | None,
    typer.Option(
        "--operation",
        metavar=say("TÊN", "NAME"),
        help=say(
            "Câu nào trong tệp, nếu có nhiều câu.", "Which operation, where the file has several."
        ),
    ),
]


@app.command()
def price(question: Question, variables: Variables = None, operation: Operation = None) -> None:
    """The price, whether such a question is answered, and the dearest lists."""
    answerer = Answerer(SPOKEN, bounds(SETTINGS), SETTINGS.computed_ranks)
    asked = GraphQLQuestion(_read(question), _values(variables), operation)
    document = answerer.documents.of(asked.query)
    if document.faults:
        raise BadQuestion(_faults(document))
    _tell_price(answerer, document, asked)
    for line in _lines(document, asked):
        tell(line)


def _read(name: str) -> str:
    """The text of a file or of standard input; BadUse where it is none."""
    try:
        if name == "-":
            return _text(sys.stdin.buffer)
        if Path(name).exists() and not Path(name).is_file():
            raise BadUse(_no_file(name))
        with open(name, "rb") as file:
            return _text(file)
    except OSError as error:
        raise BadUse(_unread(name, system(error))) from None
    except ValueError:
        raise BadUse(
            Text(
                f"{name} không phải văn bản UTF-8 không quá {_LONGEST} byte",
                f"{name} is no text in UTF-8 of at most {_LONGEST} bytes",
            )
        ) from None


def _no_file(name: str) -> Text:
    """That a device or a pipe, which may never end, is not read but as standard input."""
    return Text(
        f"{name} không phải tệp thường; cần một tệp trên đĩa, hoặc - để đọc đầu vào chuẩn",
        f"{name} is no ordinary file; a file on a disk is wanted, or - for standard input",
    )


def _unread(name: str, reason: Text) -> Text:
    shown = shortened(name, _NAMED)
    return Text(f"không đọc được {shown}: {reason.vi}", f"{shown} is not read: {reason.en}")


def _text(file: BinaryIO) -> str:
    """The text of a file, of which no more is read than a request may have; ValueError."""
    content = file.read(_LONGEST + 1)
    if len(content) > _LONGEST:
        raise ValueError
    return content.decode()


def _values(name: str | None) -> dict[str, Any]:
    """The values of variables; BadUse where a file holds no object."""
    if name is None:
        return {}
    try:
        values = orjson.loads(_read(name))
    except orjson.JSONDecodeError:
        values = None
    if not isinstance(values, dict):
        raise BadUse(
            Text(
                f'{name} không phải một đối tượng JSON; cần dạng {{"tên biến": giá trị}}',
                f'{name} is no JSON object; it should be like {{"variable": value}}',
            )
        )
    return values


def _faults(document: ExecutableDocument) -> Text:
    """What is wrong with a document, each fault with its place on a line of its own."""
    lines = [faults.formatted(fault, SPOKEN) for fault in document.faults]
    text = "\n".join(_placed(line) for line in lines)
    return Text(text, text)


def _placed(fault: dict[str, Any]) -> str:
    places = [f"{each['line']}:{each['column']}" for each in fault.get("locations") or ()]
    return f"{', '.join(places)}: {fault['message']}" if places else fault["message"]


def _tell_price(answerer: Answerer, document: ExecutableDocument, asked: GraphQLQuestion) -> None:
    """Whether the question is answered, and its price; BadUse where it is not told which."""
    if document.operation(asked.operation_name) is None:
        raise BadUse(
            Text(
                "cần --operation với tên của một câu trong tệp",
                "--operation is wanted, with the name of an operation of the file",
            )
        )
    try:
        cost = answerer.price(document, asked)
    except TooDear as error:
        tell(say(f"Giá: khoảng {error.cost} trường", f"Price: about {error.cost} fields"))
        raise
    tell(say(f"Giá: khoảng {cost} trường", f"Price: about {cost} fields"))
    tell(_verdict(cost))


def _verdict(cost: int) -> str:
    most = SETTINGS.most_fields
    if cost <= most:
        return say(
            f"Được trả lời: không quá {most} trường", f"Answered: not more than {most} fields"
        )
    return say(
        f"Được thử trả lời, nhưng sẽ dừng khi quá {most} trường",
        f"Tried, but cut off beyond {most} fields",
    )


def _lines(document: ExecutableDocument, asked: GraphQLQuestion) -> Iterator[str]:
    """The dearest lists, as where they stand, how long they are and what they cost."""
    lists = document.dearest(document.operation(asked.operation_name), asked.variables)
    if lists:
        yield say("Danh sách đắt nhất:", "The dearest lists:")
    yield from _table(lists[:_MOST_LISTS])


def _table(lists: Iterable[PricedList]) -> Iterator[str]:
    rows = [(str(each.cost), f"{each.times} × {each.size}", ".".join(each.path)) for each in lists]
    widths = [max(len(row[place]) for row in rows) for place in (0, 1)] if rows else [0, 0]
    for cost, times, path in rows:
        yield f"  {cost.rjust(widths[0])}  {times.rjust(widths[1])}  {path}"
