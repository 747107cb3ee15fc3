"""The command that tells what a GraphQL question costs before it is asked."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from hub.cli.console import SETTINGS, SPOKEN, say, tell
from hub.web import faults
from hub.web.bounds import bounds
from hub.words.errors import BadQuestion, BadUse
from hub.words.language import Text
from schema.answering import Answerer, GraphQLQuestion, TooDear
from schema.plan.dearest import PricedList
from schema.plan.documents import ExecutableDocument

app = typer.Typer()
_MOST_LISTS = 10

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
    Path | None,
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
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadUse(
            Text(f"{name} không viết bằng UTF-8", f"{name} is not written in UTF-8")
        ) from None


def _values(path: Path | None) -> dict[str, Any]:
    """The values of variables; BadUse where a file holds no object."""
    try:
        values = {} if path is None else orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError:
        values = None
    if not isinstance(values, dict):
        raise BadUse(
            Text(
                f'{path} không phải một đối tượng JSON; cần dạng {{"tên biến": giá trị}}',
                f'{path} is no JSON object; it should be like {{"variable": value}}',
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
