"""What every command shares: the settings, the language they set, and where its words go.

Only this module prints what may hold a file's texts: a terminal obeys what is hidden in them.
"""

import json
import re
import sys
from collections.abc import Iterable
from typing import Any

import orjson
import rich.text
from rich.console import Console
from rich.table import Table

from hub import settings
from hub.words.errors import HubError
from hub.words.language import Text, in_line, visible

try:
    SETTINGS, WRONG = settings.read(), None
except HubError as error:
    SETTINGS, WRONG = settings.Settings(), error
SPOKEN = SETTINGS.language
out, err = (
    Console(soft_wrap=True, highlight=False),
    Console(stderr=True, soft_wrap=True, highlight=False),
)


def say(vi: str, en: str) -> str:
    """A sentence in the language of the settings."""
    return Text(vi, en).within(SPOKEN)


def tell(line: str, console: Console = out) -> None:
    """A line for a person; what a file hides in its texts is shown, and makes no line of its
    own.
    """
    console.print(in_line(line), markup=False)


def tell_lines(text: str, console: Console = out) -> None:
    """Several lines for a person."""
    for line in text.split("\n"):
        tell(line, console)


def tell_table(heads: Iterable[str], lines: Iterable[Iterable[str]]) -> None:
    """A table for a person."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    for head in heads:
        table.add_column(head)
    for line in lines:
        table.add_row(*(rich.text.Text(in_line(cell)) for cell in line))
    out.print(table)


def tell_data(document: Any, compact: bool = False) -> None:
    """A JSON document, indented or in one line; letters that a terminal obeys, or that no UTF-8
    holds, are written by their codes.
    """
    option = None if compact else orjson.OPT_INDENT_2
    try:
        content = orjson.dumps(document, option=option)
    except orjson.JSONEncodeError:  # half a letter, as in a file's name that is no UTF-8
        content = orjson.dumps(_shown(document), option=option)
    sys.stdout.write(_UNPRINTED.sub(_coded, content.decode()) + "\n")


def complain(error: HubError) -> None:
    """What was recognised, every fault, every suspicion with the number by which it is accepted,
    then the sentence.
    """
    for origin, text in getattr(error, "recognised", ()):
        tell(f"= {origin}: {text.within(SPOKEN)}", err)
    for fault in getattr(error, "faults", ()):
        tell(fault.within(SPOKEN), err)
    for number, suspicion in getattr(error, "suspicions", ()):
        tell(f"[{number}] {suspicion.within(SPOKEN)}", err)
    tell_lines(error.within(SPOKEN), err)


_UNPRINTED = re.compile(r"[^\n -~]")


def _coded(match: re.Match) -> str:
    """A letter as JSON writes it by its code, where it is not printed as it is."""
    letter = match[0]
    return letter if visible(letter) == letter else json.dumps(letter)[1:-1]


def _shown(content: Any) -> Any:
    """The document with its texts as people see them."""
    if isinstance(content, dict):
        return {_shown(name): _shown(value) for name, value in content.items()}
    if isinstance(content, list | tuple):
        return [_shown(value) for value in content]
    return visible(content) if isinstance(content, str) else content
