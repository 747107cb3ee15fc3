"""A report as one page of HTML that needs nothing beside it: to print, and to send by e-mail."""

from collections.abc import Iterator

from lxml import etree
from lxml.html import tostring
from lxml.html.builder import E

from hub.review import page
from hub.review.page import Section
from hub.review.report import Report
from hub.words.language import Language, Text, printable

_ROWS = 200  # of a table on the page
_LONG = 30  # letters of a word that may be broken
_STYLE = """
@page { size: A4 landscape; margin: 14mm }
:root { color-scheme: light }
body { font: 14px/1.45 "Segoe UI", Roboto, Arial, sans-serif; color: #1b1f24; background: #fff;
  margin: 24px auto; max-width: 1180px; padding: 0 20px }
h1 { font-size: 22px; margin: 0 0 12px } h2 { font-size: 16px; margin: 26px 0 8px }
h2 small { font-weight: normal; color: #57606a }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 18px; margin: 0 }
dt { color: #57606a } dd { margin: 0; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; font-size: 13px }
th, td { border: 1px solid #d0d7de; padding: 4px 7px; text-align: left; vertical-align: top;
  white-space: pre-line } td.long { overflow-wrap: anywhere }
th { background: #f3f5f7 } td.number { text-align: right; font-variant-numeric: tabular-nums }
p { margin: 6px 0 }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 11px }
  table { font-size: 10px } thead { display: table-header-group } tr { break-inside: avoid }
  h2 { break-after: avoid } }
"""


def content(report: Report, language: Language) -> bytes:
    """The page."""
    title = page.title(report, language)
    facts = page.facts(report, language)
    body = [E.h1(printable(title)), E.dl(*_terms(facts))]
    body += [_section(section, language) for section in page.sections(report, language)]
    whole = E.html(
        E.head(
            E.meta(charset="utf-8"),
            E.meta(name="viewport", content="width=device-width, initial-scale=1"),
            E.title(printable(title)),
            E.style(_STYLE),
        ),
        E.body(*body),
        lang=language.value,
    )
    return tostring(whole, doctype="<!doctype html>", encoding="utf-8")


def _terms(facts: list[tuple[str, str]]) -> Iterator[etree.Element]:
    for name, words in facts:
        yield E.dt(name)
        yield E.dd(printable(words))


def _section(section: Section, language: Language) -> etree.Element:
    """The title with the number of rows, the sentences, and the first rows of the table."""
    count = f" ({len(section.rows)})" if section.rows else ""
    parts = [E.h2(section.title, E.small(count))]
    parts += [E.p(printable(note)) for note in section.notes]
    rest = len(section.rows) - _ROWS
    if rest > 0:
        more = Text(
            f"Chỉ in {_ROWS} dòng đầu, còn {rest} dòng: xem đủ trong báo cáo .xlsx hoặc .json.",
            f"The first {_ROWS} rows; {rest} more stand in the report as .xlsx or .json.",
        )
        parts.append(E.p(more.within(language)))
    if section.rows:
        parts.append(_table(section))
    return E.section(*parts)


def _table(section: Section) -> etree.Element:
    heads = [E.th(name, scope="col") for name in section.head]
    rows = [E.tr(*map(_cell, row)) for row in section.rows[:_ROWS]]
    return E.table(E.thead(E.tr(*heads)), E.tbody(*rows))


def _cell(cell: page.Cell) -> etree.Element:
    if isinstance(cell, int):
        return E.td(str(cell), {"class": "number"})
    text = printable(cell or "")
    is_long = any(len(word) > _LONG for word in text.split())
    return E.td(text, {"class": "long"} if is_long else {})
