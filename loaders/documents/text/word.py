"""A Word file → its paragraphs and rows in the order in which a reader sees them.

Tracked changes count as accepted; what wraps text (content controls, tags, links, fields, text
boxes) is opened once, in its place; what no reader sees (hidden, struck, instructions of fields) is
not read.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

from hub.words.language import Text
from loaders import packed
from loaders.documents.text.limits import (
    EMPTY,
    LARGEST_UNPACKED,
    MOST_TAGS,
    OVERLOADED,
    TOO_LARGE,
    Overlong,
    refused,
)
from loaders.documents.text.line import Line, Omission, Paper
from loaders.documents.text.look import Looks, name, value
from loaders.documents.text.walk import Walk

WANTED = Text("cần tệp Word .docx đọc được", "a readable Word file (.docx) is wanted")


def word(path: Path) -> Paper:
    """The paragraphs of a Word file and the rows of its tables, in their order."""
    try:
        with zipfile.ZipFile(path) as parts:
            return _read(path, parts)
    except Overlong as error:
        raise refused(path, error.found, error.wanted) from None
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        SyntaxError,
        OSError,
        MemoryError,
        NotImplementedError,
        RuntimeError,
    ):
        raise refused(path, "", WANTED if path.stat().st_size else EMPTY) from None


def _read(path: Path, parts: zipfile.ZipFile) -> Paper:
    if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
        raise refused(path, "", TOO_LARGE)
    main = _related(parts, "").get("officeDocument", "")
    document = _tree(parts, main)
    if document is None or name(document) != "document":
        raise refused(path, main, WANTED)
    relations = _related(parts, main)
    body = next(each for each in document if name(each) == "body")
    paper = _numbered(Walk(Looks(_tree(parts, relations.get("styles", ""))), body))
    notes = sum(_notes(_tree(parts, relations.get(kind, ""))) for kind in ("footnotes", "endnotes"))
    return Paper(
        paper.lines,
        [*paper.omissions, *([Omission(_unread(notes), len(paper.lines))] if notes else [])],
    )


def _unread(notes: int) -> Text:
    return Text(
        f"{notes} chú thích cuối trang hoặc cuối văn bản, không đọc",
        f"footnotes or endnotes ({notes}), not read",
    )


def _numbered(walk: Walk) -> Paper:
    paper = Paper([], [])
    for item in walk.items():
        if item.omission:
            paper.omissions.append(Omission(item.omission, max(len(paper.lines), 1)))
        else:
            paper.lines.append(Line(len(paper.lines) + 1, item.text, table=item.table))
    return paper


def _related(parts: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts to which a part refers, by what they are to it."""
    place = PurePosixPath(part)
    tree = _tree(parts, (place.parent / "_rels" / f"{place.name}.rels").as_posix())
    within = (
        each
        for each in (tree if tree is not None else ())
        if value(each, "TargetMode") != "External"
    )
    return {
        value(each, "Type").rpartition("/")[2]: _at(place.parent, value(each, "Target"))
        for each in within
    }


def _at(folder: PurePosixPath, target: str) -> str:
    """Where a target lies, given relative to a folder or, with a slash, to the root."""
    return target.lstrip("/") if target.startswith("/") else (folder / target).as_posix()


def _tree(parts: zipfile.ZipFile, part: str) -> Any:
    """The root of a part; None where the file holds no such part.

    Overlong where it has too many tags.
    """
    if part not in parts.namelist():
        return None
    text = packed.content(parts, part)
    if (tags := text.count(b"<")) > MOST_TAGS:
        raise Overlong(f"{tags}", OVERLOADED)
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))


def _notes(tree: Any) -> int:
    """How many notes have any content."""
    notes: Iterator[Any] = (
        each for each in (tree if tree is not None else ()) if not value(each, "type")
    )
    return sum(
        any(name(inner) == "t" and (inner.text or "").strip() for inner in note.iter())
        for note in notes
    )
