"""docs/data-dictionary.md, out of the row types: `python -m scripts.data_dictionary`.

The types tell the columns, their forms and which may be blank; data_dictionary.toml beside this
file says what they mean, schema/descriptions.toml the words of the closed lists.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, get_args, get_type_hints

from hub.dataset.datasets import CATALOGUE, STATEMENTS, TABLES, Known
from hub.dataset.rows import ObservationRow
from hub.words import terms
from hub.words.period import Period
from hub.words.terms import MissingReason, SourceTier
from loaders.documents.facts.fields import FieldRow
from loaders.places import DepartmentRow
from loaders.tidy import column_words

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/data-dictionary.md"
FORMS = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true, false",
    date: "day",
    Period: "period",
}
PERIODS = ("valid_from", "valid_to", "period", "by", "at")
ORIGIN = "origin"  # where a row was read from: no column
# The columns of tidy files whose cells are not written as the row keeps them.
TIDY = {"code": str, "missing": MissingReason, "provisional": bool, "reading": date}
REQUIRED = ("period", "entity", "code", "source")
HEAD = """# Data dictionary

*Written by `python -m scripts.data_dictionary` out of the row types; a test keeps it.*

A dataset is a folder of `seeds/`: `dataset.toml`, the files of its catalogue, and its figures, one
file a period. Each CSV file is UTF-8 with commas and a header of the names below; columns that stay
blank throughout may be left out. A name that is no column, and a blank cell where none may be, are
faults with file and line.

- **number**: a point for decimals, no thousands; **day**: YYYY-MM-DD; **true, false**: also 1, 0.
- **period**: 2023, 2023-S1 (half-year), 2023-Q2, 2023-07, 2024-01/2024-09, 2022/2025,
  2026-12-15/2027-03-14 (of reports).
- **blank**: “no” where a value must stand, else what a blank cell means; “–”: nothing is told.
"""
FIGURES = """## Figures: 2023.csv, 2024-Q2.csv …

One figure a line, as the importer takes them from anybody. Headers may be Vietnamese, decimals may
be commas, and periods and days may be written as people do; [importing](importing.md) tells the
rest. A line wants `value`, `rank`, `group` or `missing`.
"""


class Landmark(NamedTuple):
    """Figures by which the year of a publisher's sheet is known (PAPI, PCI)."""

    period: str
    code: str
    value: float


class Column(NamedTuple):
    """A column: its name, how its cells are written, what a blank one means, and what it tells."""

    name: str
    form: str
    blank: str
    meaning: str


OF_A_FAMILY = {
    "departments.csv": DepartmentRow,
    "fields.csv": FieldRow,
    "landmarks.csv": Landmark,
}
FILES = CATALOGUE | STATEMENTS | OF_A_FAMILY
TABLES_OF_A_DATASET = TABLES | {"known": Known}


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole page."""
    return "\n".join((HEAD, FIGURES, *_figures(), *_files(), *_dataset(), *_closed_lists()))


def columns(kind: type) -> list[Column]:
    """The columns of a row type."""
    return [
        Column(name, form(name, hint), blank(kind, name), words()[kind.__name__].get(name, ""))
        for name, hint in get_type_hints(kind).items()
        if name != ORIGIN
    ]


def form(name: str, hint: Any) -> str:
    """How the cells of a column are written."""
    if isinstance(hint, UnionType):
        hint = next(part for part in get_args(hint) if part is not type(None))
    if issubclass(hint, Enum):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return "period" if hint is str and name in PERIODS else FORMS[hint]


def blank(kind: Any, name: str) -> str:
    """What a blank cell of a column means."""
    if name not in kind._field_defaults:
        return "no"
    default = kind._field_defaults[name]
    if default in (None, "", math.inf):
        return "–"
    return (
        default.name
        if isinstance(default, Enum)
        else str(default)
        if isinstance(default, str)
        else str(default).lower()
    )


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """What the columns mean, by row type."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _figures() -> Iterator[str]:
    hints = get_type_hints(ObservationRow) | TIDY
    yield "| column | Vietnamese header | form | blank | meaning |"
    yield "|---|---|---|---|---|"
    for name, spellings in column_words.WORDS.items():
        empty = "no" if name in REQUIRED else "–"
        meaning = words()["ObservationRow"][name]
        yield f"| `{name}` | {spellings[0]} | {form(name, hints[name])} | {empty} | {meaning} |"
    yield ""


def _files() -> Iterator[str]:
    for file, kind in FILES.items():
        yield f"## {file}\n"
        yield f"{_summary(kind)}\n"
        yield from _table(columns(kind))


def _dataset() -> Iterator[str]:
    yield "## dataset.toml\n"
    yield "| setting | meaning |"
    yield "|---|---|"
    yield from (f"| `{name}` | {meaning} |" for name, meaning in words()["settings"].items())
    yield ""
    for name, kind in TABLES_OF_A_DATASET.items():
        yield f"### [[{name}]]\n"
        yield f"{_summary(kind)}\n"
        yield from _table(columns(kind))


def _table(lines: list[Column]) -> Iterator[str]:
    yield "| column | form | blank | meaning |"
    yield "|---|---|---|---|"
    yield from (f"| `{name}` | {shape} | {empty} | {told} |" for name, shape, empty, told in lines)
    yield ""


def _closed_lists() -> Iterator[str]:
    descriptions = tomllib.loads((ROOT / "schema/descriptions.toml").read_text(encoding="utf-8"))
    yield "## Closed lists\n"
    for kind in closed_lists():
        yield f"### {kind.__name__}\n"
        yield f"{_summary(kind)}\n"
        own = words().get(kind.__name__, {})
        for name in kind.__members__:
            described = descriptions.get(f"{kind.__name__}.{name}")
            if described:
                yield f"- `{name}`: {described['en']} *{described['vi']}*"
            elif name in own:
                yield f"- `{name}`: {own[name]}"
        yield ""


def closed_lists() -> list[type[Enum]]:
    """The closed lists of which a cell of a dataset holds a word, by name."""
    kinds = [*FILES.values(), *TABLES_OF_A_DATASET.values(), ObservationRow]
    hints = {hint for kind in kinds for hint in get_type_hints(kind).values()}
    parts = {part for hint in hints for part in (get_args(hint) or (hint,))}
    wanted = {MissingReason, SourceTier} | {
        part for part in parts if isinstance(part, type) and issubclass(part, Enum)
    }
    return sorted(wanted - {terms.Status}, key=lambda kind: kind.__name__)


def _summary(kind: type) -> str:
    return " ".join((kind.__doc__ or "").partition("\n\n")[0].split())


if __name__ == "__main__":
    main()
