"""PAPI, the governance and public administration index of the provinces: its figures as rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial as bound
from pathlib import Path
from typing import Any

from hub.dataset.datasets import Dataset
from hub.dataset.options import Hints
from hub.dataset.rows import Row
from hub.words.codes import total
from hub.words.names import key, plain
from hub.words.terms import SourceTier
from loaders import general, table
from loaders.catalogue import indicators
from loaders.table import Role, TableLine

# "Chỉ số nội dung 1: …", "Dimension 1: …", "1: …"
_DIMENSION = re.compile(r"(?:(?:chi so noi dung|dimension) )?(\d)$")
_PART = re.compile(r"(\d)\.(\d)$")  # "1.1: …"
_OF_DIMENSION = re.compile(r"(?:phuong sai chi so noi dung|variance dimension) (\d)$")
_TOTAL = re.compile(
    r"chi so papi|papi (score|95|standard error)|(un ?)?weighted.*(papi|95 ci|standard error)"
)
_UNWEIGHTED = re.compile("khong( co)? trong so|un ?weighted")
_WEIGHTED = re.compile("co trong so|weighted|^papi")
_FIELDS = (
    ("low", re.compile("toi thieu|ci low")),
    ("high", re.compile("toi da|ci high")),
    ("standard_error", re.compile("sai so|standard error")),
)
_RESPONDENTS = re.compile(r"(observations|so quan sat.*)$")


def load(
    dataset: Dataset,
    files: Sequence[Path],
    partial: bool = False,
    tier: SourceTier | None = None,
    **hints: Any,
) -> Iterator[Row]:
    """Every line of tidy files, every cell of templates and of the publisher's workbooks, as a
    figure, a fault or something left out.
    """
    workbooks = bound(table.rows, recognise=roles, partial=partial, tier=tier)
    return general.rows(dataset, files, workbooks, hints=Hints(**hints, tier=tier))


def roles(dataset: Dataset, lines: Sequence[TableLine], year: int | None) -> list[Role | None]:
    """What each line is: totals, dimensions and parts by their numbers or else by their names,
    items by their label under their part.
    """
    numbered = [next(filter(None, map(_by_number, line.labels)), None) for line in lines]
    if not any(role and role.code[0] in "DS" for role in numbered):
        return _by_name(dataset, numbered, lines, year=year)
    return numbered if year is None else _with_items(numbered, lines, _items(dataset, year))


def _by_number(label: str) -> Role | None:
    """The role of a label that begins with a number, or is one of the total."""
    head, colon, _ = label.partition(":")
    if colon and (part := _PART.fullmatch(head.strip())):
        return Role(f"S{part[1]}{part[2]}", zero_is_gap=True)
    if colon and (dimension := _DIMENSION.fullmatch(plain(key(head.strip())))):
        return Role(f"D{dimension[1]}", zero_is_gap=True)
    words = plain(key(label))
    if variance := _OF_DIMENSION.fullmatch(words):
        return Role(f"D{variance[1]}_VARIANCE")
    return _total(words)


def _total(words: str) -> Role | None:
    """The total, weighted or not, or what is printed beside it."""
    if _RESPONDENTS.fullmatch(words):
        return Role("TOTAL", "respondents")
    if not _TOTAL.match(words):
        return None
    is_plain = _UNWEIGHTED.search(words) or not _WEIGHTED.search(words)
    field = next((name for name, pattern in _FIELDS if pattern.search(words)), "value")
    return Role("TOTAL" if is_plain else "TOTAL_W", field, zero_is_gap=True)


def _by_name(
    dataset: Dataset, numbered: list[Role | None], lines: Sequence[TableLine], year: int | None
) -> list[Role | None]:
    """The roles with those of dimensions and parts that are named in the year's order, or in
    that of any year; none at all otherwise.
    """
    years = indicators.turns(dataset.folder, dataset.index) if year is None else [year]
    trees = (indicators.in_force(dataset.folder, dataset.index, each) for each in years)
    orders = (table.named(lines, tree, total(dataset.index)) for tree in trees)
    codes = next(filter(None, orders), None)
    if codes is None:
        return [None] * len(lines)
    by_name = {place: Role(code, zero_is_gap=True) for place, code in codes.items()}
    return [role or by_name.get(place) for place, role in enumerate(numbered)]


def _with_items(
    numbered: list[Role | None],
    lines: Sequence[TableLine],
    items: Mapping[tuple[str, str], str],
) -> list[Role | None]:
    """The roles with those of items; where the parts are out of order no label is taken to stand
    under one.
    """
    codes = [role.code for role in filter(None, numbered)]
    parts = [code for code in codes if code.startswith("S")]
    if parts != sorted(set(parts)):
        return numbered
    part, completed = "", []
    for role, line in zip(numbered, lines, strict=True):
        if role is None:
            role = _role_of_item(part, line, items)
        elif role.zero_is_gap:
            part = role.code
        completed.append(role)
    return completed


def _role_of_item(part: str, line: TableLine, items: Mapping[tuple[str, str], str]) -> Role | None:
    codes = (items.get((part, _item(label))) for label in line.labels)
    code = next(filter(None, codes), None)
    return Role(code, parent=part) if code else None


def _items(dataset: Dataset, year: int) -> dict[tuple[str, str], str]:
    """The third-level items of a year by part and label."""
    meanings = indicators.in_force(dataset.folder, dataset.index, year)
    return {
        ((row.parent or "").removeprefix(f"{dataset.index}/"), _item(row.name_vi)): code
        for code, row in meanings.items()
        if row.level == 3
    }


def _item(label: str) -> str:
    """A label without blanks and the asterisk of adjusted items."""
    return re.sub(r"\(\*\)|[\s*]", "", label).casefold()
