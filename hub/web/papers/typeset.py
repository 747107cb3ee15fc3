"""A paper as PDF, set by Typst in Tinos, whose letters have the widths of Times New Roman."""

import re
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any

import orjson
import typst

from hub.stationery import form
from hub.web import charts
from hub.web.papers import signing
from hub.web.papers.paper import (
    OfficePaper,
    PaperBlock,
    PaperParagraph,
    PaperPart,
    PaperPictures,
    PaperTable,
)

TEMPLATE = Path(__file__).with_name("paper.typ")
_TIGHTEST = 3
_WORD, _BREAK = 12, "\u200b"  # letters of a part of a long word, and where it may be broken
_LONG = re.compile(rf"[^\s-]{{{2 * _WORD},}}")
_PAGE = re.compile(rb"/Type ?/Page\b")
FONTS = Path(__file__).parents[1] / "page/fonts"


def content(paper: OfficePaper) -> bytes:
    """The file; its texts are data of the template, which reads no markup in them. Where it has
    more pages than are wished, it is set again, tighter.
    """
    data = _data(paper)
    for tightness in range(_TIGHTEST + 1):
        file = _compiled(data | {"tightness": tightness})
        if paper.most_pages is None or _pages(file) <= paper.most_pages:
            break
    return file


def _compiled(data: dict[str, Any]) -> bytes:
    file = typst.compile(
        TEMPLATE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"paper": orjson.dumps(data).decode()},
    )
    assert isinstance(file, bytes)
    return file


def _breakable(text: str) -> str:
    """A text of a cell, whose long words may be broken: none runs into the next cell."""
    return _LONG.sub(lambda word: _BREAK.join(wrap(word[0], _WORD)), text)


def _pages(file: bytes) -> int:
    """How many pages a file of Typst has."""
    return len(_PAGE.findall(file))


@cache
def _fonts() -> typst.Fonts:
    """The hub's own fonts, and those of Typst for the letters that they lack or where the page was
    not built.
    """
    folders = [folder for folder in (FONTS, charts.FONTS) if folder.is_dir()]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def _data(paper: OfficePaper) -> dict[str, Any]:
    head = paper.letterhead
    language = paper.language
    return {
        "language": language.value,
        "title": paper.title,
        "subject": paper.subject,
        "below": paper.below,
        "foot": paper.foot,
        "head": head
        and {**head._asdict(), "state": form.STATE.within(language)}
        | {"motto": form.MOTTO.within(language)},
        "signature": head
        and {
            "to": signing.TO.within(language),
            "receivers": [each.within(language) for each in signing.RECEIVERS],
            "signer": signing.SIGNER.within(language),
            "sign": form.SIGN.within(language),
            "blank": form.BLANK,
        },
        "parts": [_part(part) for part in paper.parts],
    }


def _part(part: PaperPart) -> dict[str, Any]:
    return {"heading": part.heading, "blocks": [_block(block) for block in part.blocks]}


def _block(block: PaperBlock) -> dict[str, Any]:
    match block:
        case PaperParagraph():
            return {"kind": block.kind.value, "text": block.text}
        case PaperTable():
            return {
                "kind": "table",
                "widths": block.widths(form.WRITTEN_WIDTH),
                "heads": [column.head for column in block.columns],
                "numbers": [column.is_number for column in block.columns],
                "rows": [[_breakable(cell) for cell in row] for row in block.rows],
                "own": block.own,
            }
        case PaperPictures():
            widths = block.widths(form.WRITTEN_WIDTH, form.WRITTEN_HEIGHT)
            charts = [
                {"svg": chart.svg.decode(), "description": chart.description, "width": width}
                for chart, width in zip(block.charts, widths, strict=True)
            ]
            return {"kind": "pictures", "charts": charts}
