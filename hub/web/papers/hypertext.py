"""A paper as one page of HTML that needs nothing beside it: to send by mail, and to paste."""

import base64
import hashlib
from collections.abc import Iterator

from lxml import etree
from lxml.html import tostring
from lxml.html.builder import E

from hub.stationery import form
from hub.web.charts import PrintedChart
from hub.web.papers import signing
from hub.web.papers.paper import (
    OfficePaper,
    PaperBlock,
    PaperParagraph,
    PaperPart,
    PaperPictures,
    PaperTable,
    ParagraphKind,
)
from hub.web.request import Header
from hub.words.language import printable

_PIXELS = 900  # of the width of a picture
_STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm }
:root { color-scheme: light }
body { font: 13pt/1.35 "Times New Roman", Tinos, "Liberation Serif", serif; color: #000;
  background: #fff; max-width: 165mm; margin: 20mm auto; padding: 0 5mm }
h1 { font-size: 14pt; text-align: center; margin: 12pt 0 0 }
h2 { font-size: 13pt; margin: 12pt 0 4pt }
p { margin: 4pt 0; text-align: justify } p.subject { text-align: center; font-weight: bold }
p.below { text-align: center; font-style: italic } p.body, p.item { text-indent: 10mm }
p.note, p.source, footer { font-size: 11pt } p.source { font-style: italic; text-align: left;
  overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; font-size: 11pt }
table.lines th, table.lines td { border: 1px solid #000; padding: 2pt 3pt; vertical-align: top;
  text-align: left }
table.lines th { text-align: center } table.lines td.number { text-align: right }
table.plain td { width: 50%; text-align: center; vertical-align: top; white-space: pre-line;
  font-size: 13pt } table.plain td.to { text-align: left; font-size: 11pt }
div.charts { display: flex; gap: 2mm } img { flex: 1 1 0; min-width: 0; width: 100% }
tr.own { font-weight: bold }
footer { border-top: 1px solid #000; margin-top: 12pt; font-style: italic }
@media print { body { margin: 0; max-width: none; padding: 0 }
  thead { display: table-header-group } tr { break-inside: avoid } h2 { break-after: avoid } }
"""
_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
HEADERS: tuple[Header, ...] = (
    (
        b"content-security-policy",
        f"default-src 'none'; img-src data:; style-src 'sha256-{_DIGEST}'; base-uri 'none';"
        " frame-ancestors 'none'".encode(),
    ),
)


def content(paper: OfficePaper) -> bytes:
    """The page."""
    title = printable(f"{paper.title}. {paper.subject}")
    whole = E.html(
        E.head(
            E.meta(charset="utf-8"),
            E.meta(name="viewport", content="width=device-width,initial-scale=1"),
            E.title(title),
            E.style(_STYLE),
        ),
        E.body(*_body(paper)),
        lang=paper.language.value,
    )
    return tostring(whole, doctype="<!doctype html>", encoding="utf-8")


def _body(paper: OfficePaper) -> Iterator[etree.Element]:
    head, language = paper.letterhead, paper.language
    if head:
        state = f"{form.STATE.within(language)}\n{form.MOTTO.within(language)}\n{head.dated}"
        yield _halves(E.td(f"{head.office}\n{head.number}"), E.td(state))
    yield E.h1(printable(paper.title))
    yield E.p(printable(paper.subject), {"class": "subject"})
    if paper.below:
        yield E.p(printable(paper.below), {"class": "below"})
    yield from (_part(part) for part in paper.parts)
    if head:
        lines = [each.within(language) for each in (signing.TO, *signing.RECEIVERS)]
        signer = f"{signing.SIGNER.within(language)}\n{form.SIGN.within(language)}\n\n\n\n"
        yield _halves(E.td("\n".join(lines), {"class": "to"}), E.td(signer + form.BLANK))
    yield E.footer(printable(paper.foot))


def _halves(left: etree.Element, right: etree.Element) -> etree.Element:
    return E.table(E.tr(left, right), {"class": "plain", "role": "presentation"})


def _part(part: PaperPart) -> etree.Element:
    return E.section(E.h2(printable(part.heading)), *(_block(block) for block in part.blocks))


def _block(block: PaperBlock) -> etree.Element:
    match block:
        case PaperParagraph():
            mark = "- " if block.kind is ParagraphKind.ITEM else ""
            return E.p(mark + printable(block.text), {"class": block.kind.value})
        case PaperTable():
            return _table(block)
        case PaperPictures():
            return E.div(*map(_picture, block.charts), {"class": "charts"})


def _picture(chart: PrintedChart) -> etree.Element:
    address = f"data:image/png;base64,{base64.b64encode(chart.png(_PIXELS)).decode()}"
    return E.img(src=address, alt=printable(chart.description))


def _table(table: PaperTable) -> etree.Element:
    heads = [E.th(column.head, scope="col") for column in table.columns]
    numbers = [column.is_number for column in table.columns]
    rows = [
        E.tr(*map(_cell, row, numbers), {"class": "own"} if place == table.own else {})
        for place, row in enumerate(table.rows)
    ]
    return E.table(E.thead(E.tr(*heads)), E.tbody(*rows), {"class": "lines"})


def _cell(text: str, is_number: bool) -> etree.Element:
    return E.td(printable(text), {"class": "number"} if is_number else {})
