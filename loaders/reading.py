"""Cells of a publisher's file with their addresses, numbers as publishers write them, the project's own tidy form."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import islice, repeat
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from hub import moments, records
from hub.datasets import Dataset
from hub.errors import Fault, UserError
from hub.language import Text
from hub.moments import day
from hub.period import parse
from hub.rows import Ignored, NoteRow, ObservationRow, Row, SourceRow
from hub.terms import EntityKind, MissingReason, Status
from loaders.contradiction import contradiction
from loaders.marks import taken_back

# KCDL, "không có dữ liệu", is how PAPI's workbooks say that there is no figure
_GAPS = frozenset({"", "-", "–", "—", "…", "...", "kcdl"})
_PLAIN = re.compile(r"-?\d{1,15}(\.\d+)?", re.A)
_NUMBERS = {".": re.compile(r"[+-]?(\d{1,15}|\d{1,3}([, ]\d{3}){1,4})(\.\d+)?(e(\+?\d\d?|-\d{1,3}))?", re.I | re.A),
            ",": re.compile(r"[+-]?(\d{1,15}|\d{1,3}([. ]\d{3}){1,4})(,\d+)?(e(\+?\d\d?|-\d{1,3}))?", re.I | re.A)}
_TYPED = str.maketrans({"\u2212": "-", "\u00a0": " ", "\u202f": " "})
_COUNT = re.compile(r"[1-9]\d{0,8}", re.A)
_REQUIRED = ("period", "entity", "code", "source")
_UNSTATED = Text("cột value cần một số, không thì cột rank cần hạng, cột group cần xếp loại hoặc cột missing cần lý do",
                 "the column value wants a number, or else rank a rank, group a grade or missing a reason")
_OPEN = Text("dấu ngoặc kép mở ở dòng này không có dấu đóng", "the quotation mark that opens on this line is never closed")
_NAMES = {"indicator": "code", "missing_reason": "missing"}  # columns that are not called as their field
_LINES = 20_000  # of a file that are held at once

Problems = dict[int, list[tuple[str, Text]]]


class Column(NamedTuple):
    """How a cell of this column is read, and what it should hold."""

    read: Callable[[str], Any]
    wanted: Text


def number(text: str, decimal: str = ".") -> float | None:
    """The number a publisher wrote with this decimal mark; None for a gap, ValueError for anything else."""
    if decimal == "." and _PLAIN.fullmatch(text):
        return float(text)
    plain = text.translate(_TYPED).strip().removesuffix("%").rstrip()
    if plain.lower() in _GAPS:
        return None
    if not _NUMBERS[decimal].fullmatch(plain):
        raise ValueError(text)
    grouping = "," if decimal == "." else "."
    return float(plain.replace(grouping, "").replace(" ", "").replace(decimal, "."))


def typed(text: str, fits: Callable[[float], bool]) -> tuple[float | None, Text | None]:
    """A number typed as text with a comma or a point: the reading that fits; nothing for a gap, or what the cell should have held."""
    readings = set()
    for decimal in ".,":
        try:
            readings.add(number(text, decimal))
        except ValueError:
            continue
    fit = {value for value in readings if value is None or fits(value)} or readings
    if len(fit) == 1:
        return fit.pop(), None
    return None, Text("cần một số", "a number is wanted") if not fit else Text("không rõ dấu thập phân", "the decimal mark is not clear")


def tidy(dataset: Dataset, files: Iterable[Path]) -> Iterator[Row]:
    """Each line of these tidy files as one observation, or as one fault that names all that is wrong in it."""
    columns = _columns(dataset)
    for path in files:
        try:
            frames = _frames(path)
        except (pd.errors.EmptyDataError, pd.errors.ParserError, UnicodeDecodeError) as error:
            yield _unreadable(path.name, error)
            continue
        for line, table in _tables(frames):
            if faults := _header_faults(path.name, table, columns):
                yield from faults
                break
            yield from _rows(path.name, line, dict(table), columns)


def _frames(path: Path) -> Iterable[pd.DataFrame]:
    """A file, so many lines at a time; a longer one is first gone through to its end, since of one that breaks off nothing is taken."""
    first, *others = islice(_read_lines(path), 2)
    if not others:
        return [first]
    for _ in _read_lines(path):
        pass
    return _read_lines(path)


def _read_lines(path: Path) -> Iterator[pd.DataFrame]:
    with pd.read_csv(path, header=None, dtype=object, na_filter=False, skip_blank_lines=False, encoding="utf-8-sig",
                     chunksize=_LINES) as frames:
        yield from frames


def _tables(frames: Iterable[pd.DataFrame]) -> Iterator[tuple[int, list[tuple[str, list[str]]]]]:
    """The columns under their headers, each time with the number of the first line."""
    headers: list[str] = []
    for frame in frames:
        line, columns = frame.index[0] + 1, [frame[column].tolist() for column in frame]
        if not headers:
            line, headers, columns = 2, [cells[0].strip() for cells in columns], [cells[1:] for cells in columns]
        yield line, list(zip(headers, columns, strict=True))


def _unreadable(file: str, error: Exception) -> Fault:
    if isinstance(error, pd.errors.EmptyDataError):
        return _empty(file)
    if isinstance(error, UnicodeDecodeError):
        return Fault(file, repr(error.object[error.start:error.end]), Text("cần tệp văn bản UTF-8", "a UTF-8 text file is wanted"))
    if opened := re.search(r"EOF inside string starting at row (\d+)", str(error)):
        return Fault(f"{file}:{int(opened[1]) + 1}", '"', _OPEN)
    found = re.search(r"in line (\d+), saw (\d+)", str(error))
    line, cells = found.groups() if found else ("1", str(error).strip())
    wanted = Text("mỗi dòng cần đúng số ô của dòng tiêu đề", "each line wants as many cells as the header")
    return Fault(f"{file}:{line}", cells, wanted)


def _header_faults(file: str, table: list[tuple[str, list[str]]], columns: dict[str, Column]) -> list[Fault]:
    known, names = ", ".join(name for name in columns if name != "status"), [name for name, _ in table]
    unknown = Text(f"không phải cột đã biết ({known})", f"is none of the known columns ({known})")
    twice = Text("cột bị lặp", "the column stands twice")
    faults = [Fault(f"{file}:1", name, unknown) for name in names if name not in columns or name == "status"]
    faults += [Fault(f"{file}:1", name, twice) for name in columns if names.count(name) > 1]
    faults += [Fault(f"{file}:1", "", Text(f"cần cột {name}", f"the column {name} is wanted")) for name in _REQUIRED if name not in names]
    return faults or [_empty(file)] * (not table[0][1])


def _empty(file: str) -> Fault:
    return Fault(file, "", Text("cần ít nhất một dòng số liệu", "at least one row is wanted"))


def _rows(file: str, first: int, table: dict[str, list[str]], columns: dict[str, Column]) -> Iterator[Row]:
    absent = [""] * len(table["period"])
    table, withdrawn = taken_back(table)
    values, missing, provisional, printed = (table.get(name, absent) for name in ("value", "missing", "provisional", "printed"))
    stated = ["" if reason else text for text, reason in zip(values, missing, strict=True)]
    problems: Problems = defaultdict(list)
    beside = (table.get(name, absent) for name in ("rank", "group"))
    for line, statement in enumerate(zip(stated, missing, withdrawn, *beside, strict=True)):
        if not any(statement):
            problems[line].append(("", _UNSTATED))
    texts = table | {"value": stated, "printed": [own or text for own, text in zip(printed, values, strict=True)],
                     "status": list(map(_state, missing, provisional))}
    cells = {name: _read(texts[name], column, problems) if name in texts else repeat(column.read("")) for name, column in columns.items()}
    cells["withdrawn"] = withdrawn
    fields = (cells[_NAMES.get(field, field)] for field in ObservationRow._fields[1:])
    today = moments.today()
    for line, said in enumerate(zip(*fields, strict=False)):
        origin = f"{file}:{first + line}"
        yield _possible(ObservationRow(origin, *said), today) if line not in problems else _rejected(origin, line, table, problems)


def _possible(row: ObservationRow, today: date) -> ObservationRow | Fault:
    wrong = contradiction(row, today)
    return Fault(row.origin, row.printed or "", wrong) if wrong else row


def _state(missing: str, provisional: str) -> str:
    return "MISSING" if missing else "PROVISIONAL" if provisional == "true" else ""


def _read(texts: list[str], column: Column, problems: Problems) -> list[Any]:
    values, bad = {}, set()
    for text in set(texts):
        try:
            values[text] = column.read(text)
        except (ValueError, KeyError, UserError):
            bad.add(text)
    for line, text in enumerate(texts if bad else ()):
        if text in bad:
            problems[line].append((text, column.wanted))
    return list(map(values.get, texts))


def _rejected(origin: str, line: int, table: dict[str, list[str]], problems: Problems) -> Fault | Ignored:
    if not any(cells[line] for cells in table.values()):
        return Ignored(origin, "", Text("dòng trống", "a blank line"))
    found = "; ".join(text for text, _ in problems[line] if text)
    return Fault(origin, found, Text(*("; ".join(parts) for parts in zip(*(wanted for _, wanted in problems[line]), strict=True))))


def _columns(dataset: Dataset) -> dict[str, Column]:
    """Every column of the tidy form; some that nobody writes are made of others."""
    figure = partial(_figure, decimal=dataset.settings.get("numbers", {}).get("decimal", "."))
    sources, notes = _keys(dataset, "sources.csv", SourceRow), _keys(dataset, "notes.csv", NoteRow)
    number_wanted, whole_wanted, truth_wanted = (Text("một số", "a number"), Text("một số nguyên", "a whole number"),
                                                 Text("true | false", "true | false"))
    reasons, kinds = " | ".join(MissingReason.__members__), " | ".join(EntityKind.__members__)
    readers: dict[str, tuple[Callable[[str], Any], Text]] = {
        "period": (parse, Text("kỳ như 2023, 2023-S1, 2023-Q2, 2023-07", "a period such as 2023, 2023-S1, 2023-Q2, 2023-07")),
        "entity": (_filled, Text("tên đơn vị", "the name of an entity")),
        "code": (partial(_code, index=dataset.index), Text("mã chỉ số", "the code of an indicator")),
        "value": (figure, number_wanted),
        "printed": (_optional, Text("", "")),
        "missing": (_reason, Text(f"để trống hoặc {reasons}", f"nothing or {reasons}")),
        "rank": (_whole, whole_wanted),
        "rank_of": (_whole, whole_wanted),
        "group": (_optional, Text("", "")),
        "low": (figure, number_wanted),
        "high": (figure, number_wanted),
        "standard_error": (figure, number_wanted),
        "respondents": (_whole, whole_wanted),
        "provisional": (_truth, truth_wanted),
        "reading": (_day, Text("ngày như 2026-10-05", "a day such as 2026-10-05")),
        "cumulative": (_truth, truth_wanted),
        "source": (partial(_known, keys=sources), Text("khóa có trong sources.csv", "a key of sources.csv")),
        "locator": (_optional, Text("", "")),
        "notes": (partial(_known_all, keys=notes), Text("các khóa có trong notes.csv", "keys of notes.csv")),
        "preferred": (_optional, Text("", "")),
        "kind": (_kind, Text(f"để trống hoặc {kinds}", f"nothing or {kinds}")),
        "province": (_optional, Text("", "")),
        "block": (str.strip, Text("", "")),
        "doubtful": (_truth, truth_wanted),
        "as_printed": (_optional, Text("", "")),
    }
    return {name: Column(read, Text(f"cột {name} cần {wanted.vi}", f"the column {name} wants {wanted.en}"))
            for name, (read, wanted) in readers.items()} | {"status": Column(_status, Text("", ""))}


def _keys(dataset: Dataset, file: str, kind: type[SourceRow] | type[NoteRow]) -> frozenset[str]:
    path = dataset.folder / file
    return frozenset(row.public_id for row in records.rows(kind, path)) if path.exists() else frozenset()


def _figure(text: str, decimal: str) -> float | None:
    value = number(text, decimal)
    if value is None and text:
        raise ValueError(text)
    return value


def _whole(text: str) -> int | None:
    if text and not _COUNT.fullmatch(text):
        raise ValueError(text)
    return int(text) if text else None


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError(text)
    return text


def _code(text: str, index: str) -> str:
    """The code within the index of the dataset; the whole code where the dataset has none."""
    return f"{index}/{_filled(text)}" if index else _filled(text)


def _optional(text: str) -> str | None:
    return text or None


def _truth(text: str) -> bool:
    return {"": False, "false": False, "true": True}[text]


def _day(text: str) -> int:
    return int(f"{day(text):%Y%m%d}") if text else 0


def _kind(text: str) -> EntityKind:
    return EntityKind[text or "PROVINCE"]


def _status(text: str) -> Status:
    return Status[text or "REPORTED"]


def _reason(text: str) -> MissingReason:
    return MissingReason[text or "NONE"]


def _known(text: str, keys: frozenset[str]) -> str:
    if text not in keys:
        raise ValueError(text)
    return text


def _known_all(text: str, keys: frozenset[str]) -> str:
    return " ".join(_known(key, keys) for key in text.split())
