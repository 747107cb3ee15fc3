"""Follows a page that tells how something is added, word by word: `python -m scripts.follow
docs/add-a-question.md FOLDER` does in a copy of the repository what the page's blocks say.

A block says behind its language what is done with it: new=FILE, end-of=FILE, end-of-imports=FILE,
end-of-class=FILE or end-of-table=FILE, which is the first class or table of the file.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_BLOCK = re.compile(r"^(`{3,})\w+ ([\w-]+)=(\S+)\n(.*?)^\1$", re.DOTALL | re.MULTILINE)
_IMPORTS = re.compile(r"(?:^(?:import|from) [^\n]+\n(?:    [^\n]+\n|\)\n)*\n*)+", re.MULTILINE)
_TABLE = re.compile(r"(?:^\|[^\n]*\n)+", re.MULTILINE)
_CLASS = re.compile(r"^class .*?\n(?=\n\n\S)", re.DOTALL | re.MULTILINE)


class Step(NamedTuple):
    """What a block says: what is done, to which file, with which text."""

    action: str
    file: str
    text: str


def main(page: str, folder: str) -> None:
    """Do what the page says, and list the files."""
    for file in follow(Path(page), Path(folder)):
        print(file)


def follow(page: Path, folder: Path) -> list[str]:
    """The files of a copy of the repository that a page's blocks made or changed."""
    done = list(steps(page))
    for step in done:
        _do(step, folder / step.file)
    return list(dict.fromkeys(step.file for step in done))


def steps(page: Path) -> Iterator[Step]:
    """Each block that says what is done with it."""
    for _, action, file, text in _BLOCK.findall(page.read_text(encoding="utf-8")):
        yield Step(action, file, text)


def _do(step: Step, path: Path) -> None:
    if step.action == "new":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step.text, encoding="utf-8")
        return
    before = path.read_text(encoding="utf-8")
    at = _place(step.action, before)
    blank = "\n" if step.action == "end-of-class" else ""
    path.write_text(before[:at] + blank + step.text + before[at:], encoding="utf-8")


def _place(action: str, text: str) -> int:
    """Where the text of a step goes."""
    if action == "end-of":
        return len(text)
    if action == "end-of-imports":
        return len(text[: _IMPORTS.search(text).end()].rstrip()) + 1
    if action == "end-of-table":
        return _TABLE.search(text).end()
    if action == "end-of-class":
        return _CLASS.search(text).end()
    raise ValueError(action)


if __name__ == "__main__":
    main(*sys.argv[1:])
