"""The reason by which suspicions are passed, and the numbers of those that it is for."""

import re
from collections.abc import Sequence
from pathlib import Path

from hub.words.errors import BadUse
from hub.words.language import Text

_NUMBERS = re.compile(r"\d{1,6}(,\d{1,6})*", re.ASCII)
_WANTED = Text(
    '--accept cần lý do, như --accept 1,3 "đúng theo văn bản"',
    '--accept wants a reason, such as --accept 1,3 "as the document has it"',
)


def joined(arguments: Sequence[str]) -> list[str]:
    """The arguments of a command with the numbers of `--accept 1,3 REASON` joined to their
    reason.
    """
    words: list[str] = []
    for argument in arguments:
        if len(words) > 1 and words[-2] == "--accept" and _NUMBERS.fullmatch(words[-1]):
            words[-1] += f" {argument}"
        else:
            words.append(argument)
    return words


def acceptance(accept: str | None) -> tuple[str | None, frozenset[int] | None]:
    """The reason and the numbers of the suspicions that it is for; no numbers where it is for
    all. BadUse without a reason.
    """
    if accept is None:
        return None, None
    first, _, rest = accept.strip().partition(" ")
    numbers = frozenset(map(int, first.split(","))) if _NUMBERS.fullmatch(first) else None
    reason = (rest if numbers else accept).strip()
    if not reason or reason.startswith("-") or (numbers and Path(reason).exists()):
        raise BadUse(_WANTED)
    return reason, numbers
