"""PAPI, the governance and public administration index of the provinces: its figures as rows."""

import re
from collections.abc import Iterator, Sequence
from functools import partial as bound
from pathlib import Path

from hub.dataset.datasets import Dataset
from hub.dataset.rows import Row
from hub.words import codes
from hub.words.names import key, plain
from hub.words.terms import SourceTier
from loaders import catalogued, general
from loaders.workbook import dimensions, published
from loaders.workbook.finding import Role
from loaders.workbook.layout import Line

# "Chỉ số nội dung 1: …", "Dimension 1: …", "1: …"; "1.1: …"
_DIMENSION, _PART = (
    re.compile(r"(?:(?:chi so noi dung|dimension) )?(\d)$"),
    re.compile(r"(\d)\.(\d)$"),
)
_OF_DIMENSION = re.compile(r"(?:phuong sai chi so noi dung|variance dimension) (\d)$")
_TOTAL = re.compile(
    r"chi so papi|papi (score|95|standard error)|(un ?)?weighted.*(papi|95 ci|standard error)"
)
_FIELDS = (
    ("low", re.compile("toi thieu|ci low")),
    ("high", re.compile("toi da|ci high")),
    ("standard_error", re.compile("sai so|standard error")),
)
_RESPONDENTS = re.compile(r"(observations|so quan sat.*)$")


def load(
    dataset: Dataset, files: Sequence[Path], partial: bool = False, tier: SourceTier | None = None
) -> Iterator[Row]:
    """Every line of tidy files, every cell of templates and of the publisher's workbooks, as a
    figure, a fault or something left out.
    """
    return general.rows(
        dataset, files, bound(published.rows, recognise=roles, partial=partial, tier=tier)
    )


def roles(dataset: Dataset, lines: Sequence[Line], year: int | None) -> list[Role | None]:
    """What each line is: totals, dimensions and parts by their numbers or else by their names,
    items by their label under their part.
    """
    found = [next(filter(None, map(_placed, line.labels)), None) for line in lines]
    if not any(role and role.code[0] in "DS" for role in found):
        return _by_name(dataset, found, lines, year)
    return found if year is None else _with_items(found, lines, _items(dataset, year))


def _placed(label: str) -> Role | None:
    head, words = label.partition(":")[0].strip(), plain(key(label))
    if ":" in label and (part := _PART.fullmatch(head)):
        return Role(f"S{part[1]}{part[2]}", zero_is_gap=True)
    if ":" in label and (dimension := _DIMENSION.fullmatch(plain(key(head)))):
        return Role(f"D{dimension[1]}", zero_is_gap=True)
    if variance := _OF_DIMENSION.fullmatch(words):
        return Role(f"D{variance[1]}_VARIANCE")
    return _total(words)


def _total(words: str) -> Role | None:
    """The total, weighted or not, or what is printed beside it."""
    if _RESPONDENTS.fullmatch(words):
        return Role("TOTAL", "respondents")
    if not _TOTAL.match(words):
        return None
    plainly = re.search("khong( co)? trong so|un ?weighted", words) or not re.search(
        "co trong so|weighted|^papi", words
    )
    beside = next((name for name, pattern in _FIELDS if pattern.search(words)), "value")
    return Role("TOTAL" if plainly else "TOTAL_W", beside, zero_is_gap=True)


def _by_name(
    dataset: Dataset, found: list[Role | None], lines: Sequence[Line], year: int | None
) -> list[Role | None]:
    """The roles with those of dimensions and parts that are named in the year's order, or in
    that of any year; none at all otherwise.
    """
    years = catalogued.turns(dataset.folder, dataset.index) if year is None else [year]
    trees = (catalogued.in_force(dataset.folder, dataset.index, one) for one in years)
    codes = next(
        filter(
            None,
            (dimensions.named(lines, meanings, codes.total(dataset.index)) for meanings in trees),
        ),
        None,
    )
    if codes is None:
        return [None] * len(lines)
    return [
        role or (Role(codes[at], zero_is_gap=True) if at in codes else None)
        for at, role in enumerate(found)
    ]


def _with_items(
    found: list[Role | None], lines: Sequence[Line], items: dict[tuple[str, str], str]
) -> list[Role | None]:
    """The roles with those of items; where the parts are out of order no label is taken to stand
    under one.
    """
    parts = [role.code for role in found if role and role.code[0] == "S"]
    if parts != sorted(set(parts)):
        return found
    part, completed = "", []
    for role, line in zip(found, lines, strict=True):
        if role and role.zero_is_gap:
            part = role.code
        codes = (items.get((part, _item(label))) for label in line.labels)
        completed.append(role or next((Role(code, parent=part) for code in codes if code), None))
    return completed


def _items(dataset: Dataset, year: int) -> dict[tuple[str, str], str]:
    """The third-level items of a year by part and label."""
    meanings = catalogued.in_force(dataset.folder, dataset.index, year)
    items = (
        (code, row.parent or "", row.name_vi) for code, row in meanings.items() if row.level == 3
    )
    return {
        (parent.removeprefix(f"{dataset.index}/"), _item(label)): code
        for code, parent, label in items
    }


def _item(label: str) -> str:
    """A label without blanks and the asterisk of adjusted items."""
    return re.sub(r"\(\*\)|[\s*]", "", label).casefold()
