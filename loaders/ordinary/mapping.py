"""What somebody said once of the columns of a table, for every file with the same heads."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from hub.words.errors import BadUse
from hub.words.language import Text
from hub.words.names import key, plain, slug
from loaders.ordinary.words import Concept

LEFT_OUT, ASKED = "-", "?"
# What an answer may be beside the code of an indicator.
CONCEPTS = {
    "unit": Concept.UNIT,
    "period": Concept.PERIOD,
    "kind": Concept.KIND,
    "block": Concept.BLOCK,
    "rank": Concept.RANK,
    "group": Concept.GRADE,
}
_LARGEST = 2**20  # bytes
_LONGEST = 40  # letters of a file's name


class TableMap(NamedTuple):
    """The answers for a table: by its heads, as they stand from left to right."""

    heads: tuple[str, ...]
    index: str
    columns: Mapping[str, str]  # a head: an answer
    province: str | None = None
    left_out: tuple[str, ...] = ()  # names of rows
    units: Mapping[str, str] = MappingProxyType({})  # as printed: as it is called
    origin: str = ""  # its file

    @property
    def is_open(self) -> bool:
        """Whether an answer is still wanted."""
        return not self.index or ASKED in self.columns.values()

    def answer(self, heads: Sequence[str]) -> str:
        """The answer for a column by its heads."""
        answers = {folded(head): answer for head, answer in self.columns.items()}
        return answers.get(folded(label(heads)), LEFT_OUT)

    def leaves_out(self, name: str) -> bool:
        """Whether a row of this name is left out."""
        return folded(name) in map(folded, self.left_out)

    def named(self, name: str) -> str:
        """What the unit of a printed name is called."""
        return self.units.get(name, name)


Maps = Mapping[tuple[str, ...], TableMap]
NO_MAPS: Maps = {}


def label(heads: Sequence[str]) -> str:
    """The heads of a column as one, the widest first: Năm 2023 / Điểm."""
    return " / ".join(reversed(heads))


def folded(text: str) -> str:
    """A text as heads and names are compared."""
    return plain(key(text))


def signature(texts: Sequence[str]) -> tuple[str, ...]:
    """The heads of a row by which tables are known again."""
    return tuple(map(folded, texts))


def maps(folder: Path | None) -> Maps:
    """The answers that a folder holds, by the heads of their tables; BadUse where one cannot be
    read.
    """
    if folder is None or not folder.is_dir():
        return NO_MAPS
    files = sorted(folder.glob("*.toml"))
    return {
        signature(one.heads): one
        for path in files
        for one in _of_file(path, path.stat().st_mtime_ns)
    }


def place(folder: Path, file: str, heads: Sequence[str]) -> Path:
    """The file of the answers for a table with these heads."""
    digest = hashlib.sha256("|".join(signature(heads)).encode()).hexdigest()[:8]
    stem = slug(file.rpartition(".")[0])[:_LONGEST].strip("-")
    return folder / f"{stem}-{digest}.toml"


@lru_cache(maxsize=256)
def _of_file(path: Path, _modified: int) -> tuple[TableMap, ...]:
    with path.open("rb") as file:
        content = file.read(_LARGEST)
    try:
        return tuple(_maps(tomllib.loads(content.decode()), path.name))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadUse(
            Text(
                f"{path} không phải bảng ghép cột đọc được ({error}); hãy sửa hoặc xóa tệp rồi chạy"
                " lại hub map",
                f"{path} is no map of columns that can be read ({error}); mend or remove the file"
                " and run hub map again",
            )
        ) from None


def _maps(content: Mapping[str, Any], origin: str) -> Iterator[TableMap]:
    for table in content["table"]:
        yield TableMap(
            heads=tuple(map(str, table["heads"])),
            index=str(table.get("index", "")),
            columns={str(head): str(answer) for head, answer in table["columns"].items()},
            province=table.get("province") or None,
            left_out=tuple(map(str, table.get("leave_out", ()))),
            units={str(name): str(unit) for name, unit in table.get("units", {}).items()},
            origin=origin,
        )
