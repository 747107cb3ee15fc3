"""A report in lines for a terminal."""

from collections.abc import Iterator

from hub.review import page
from hub.review.page import Cell, Section
from hub.review.report import Report
from hub.words.language import Language, Text

MANY = 40  # rows of a part beyond which the others are only counted


def lines(report: Report, language: Language, whole: bool = False) -> Iterator[str]:
    """What stands above all, then each part with its rows; long ones are cut, unless it is wanted
    whole.
    """
    yield page.title(report, language)
    for name, words in page.facts(report, language):
        yield f"  {name}: {words}"
    for section in page.sections(report, language):
        count = f" ({len(section.rows)})" if section.rows else ""
        yield f"{section.title}{count}:"
        yield from (f"  {line}" for line in _section(section, language, whole))


def _section(section: Section, language: Language, whole: bool) -> Iterator[str]:
    yield from section.notes
    if section.rows:
        yield f"({_row(section.head)})"
    shown = section.rows if whole else section.rows[:MANY]
    yield from (_row(row) for row in shown)
    rest = len(section.rows) - len(shown)
    if rest:
        more = Text(
            f"… và {rest} dòng nữa; xem đủ: thêm --all hoặc --report",
            f"… and {rest} more; to see all add --all or --report",
        )
        yield more.within(language)


def _row(row: tuple[Cell, ...]) -> str:
    """The cells of a row that are filled; lines within a cell stand beside one another."""
    cells = (str(cell).replace("\n", " | ") for cell in row if cell not in (None, ""))
    return " · ".join(cells)
