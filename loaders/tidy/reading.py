"""The project's own tidy form, one figure a line, in files as people have them: every line an
observation, or a fault with its address.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from functools import partial
from itertools import chain, islice, repeat
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

from rapidfuzz import fuzz, process

from hub.dataset import records
from hub.dataset.datasets import Dataset
from hub.dataset.rows import Ignored, IndicatorRow, NoteRow, ObservationRow, Row, SourceRow
from hub.template import form
from hub.words import clock, dates, units
from hub.words.errors import BadInput, Fault, UserError
from hub.words.language import Text, joined
from hub.words.names import key, plain
from hub.words.spelling import written_out
from hub.words.terms import EntityKind, MissingReason, Status
from loaders.catalogue import indicators
from loaders.cells import number
from loaders.cells.contradiction import contradiction
from loaders.cells.withdrawal import taken_back
from loaders.tidy import headers, lines
from loaders.tidy.lines import Record, Written

_WHOLE = re.compile(r"([1-9]\d{0,8})(?:[.,]0+)?", re.A)  # pandas and Excel write 5 as 5.0
_REQUIRED = ("period", "entity", "code", "source")
_FIGURES = ("value", "low", "high", "standard_error")
_MARKED = {
    ".": Text(
        "một số, với dấu chấm thập phân như các ô khác",
        "a number, with a decimal point as other cells have",
    ),
    ",": Text(
        "một số, với dấu phẩy thập phân như các ô khác",
        "a number, with a decimal comma as other cells have",
    ),
}
_UNSTATED = Text(
    "cột value cần một số, không thì cột rank cần hạng, cột group cần xếp loại hoặc cột missing cần"
    " lý do",
    "the column value wants a number, or else rank a rank, group a grade or missing a reason",
)
_TWICE = Text(
    "một ô nói hai cách: vừa có số vừa có lý do thiếu hoặc dấu rút lại; chỉ giữ một",
    "one cell is said in two ways: a number, and a reason why there is none or a mark that takes it"
    " back; keep one of them",
)
_EMPTY = Text("ô trống", "a blank cell")
_BLANK, _ORDINAL = (
    Text("dòng trống", "a blank line"),
    Text("cột số thứ tự", "a column of line numbers"),
)
_UNHEADED = Text(
    "cột này không có tiêu đề: đặt tiêu đề hoặc xóa cột",
    "this column has no header: give it one or delete it",
)
_LEGACY = Text(
    "tên này gõ bằng bảng mã TCVN3 (ABC): chuyển tệp sang Unicode rồi nhập lại",
    "this name is typed in TCVN3 (ABC): convert the file to Unicode and import it again",
)
_BESIDE = ("printed", "low", "high", "standard_error", "respondents")
_NAMES = {
    "indicator": "code",
    "missing_reason": "missing",
}  # columns that are not called as their field
_LINES = 20_000  # of a file that are held at once
_TRUTHS = dict.fromkeys(("", "false", "không", "no", "0"), False) | dict.fromkeys(
    ("true", "có", "yes", "1"), True
)
_NOT_HELD = plain(key("chưa nhập"))
_WORDS = {
    EntityKind.COUNTRY: ("cả nước",),
    EntityKind.REGION: ("vùng",),
    EntityKind.PROVINCE: ("tỉnh", "tỉnh thành phố", "cấp tỉnh", "thành phố trực thuộc trung ương"),
    EntityKind.DEPARTMENT: ("sở", "sở ban ngành"),
    EntityKind.DISTRICT: (
        "huyện",
        "quận",
        "thị xã",
        "thành phố thuộc tỉnh",
        "thành phố thuộc thành phố",
        "cấp huyện",
        "quận huyện",
        "huyện quận",
        "huyện thị xã thành phố",
        "quận huyện thị xã",
    ),
    EntityKind.COMMUNE: (
        "xã",
        "phường",
        "đặc khu",
        "thị trấn",
        "cấp xã",
        "xã phường",
        "xã phường đặc khu",
        "xã phường thị trấn",
    ),
    EntityKind.MINISTRY: ("bộ", "bộ ngành"),
}
_KINDS = {plain(key(word)): kind for kind, words in _WORDS.items() for word in words}
_KINDS_VI = (
    "tỉnh | sở | huyện (quận, thị xã, thành phố thuộc tỉnh) | xã (phường, đặc khu, thị trấn) | bộ |"
    " vùng | cả nước; cũng được: "
)
# Names that are of one kind alone, so that nobody needs to tell it.
_PREFIXES = (
    (
        EntityKind.DEPARTMENT,
        re.compile("(sở|văn phòng (ubnd|ủy ban)|thanh tra tỉnh|ban (quản lý|dân tộc)) ?"),
    ),
    (EntityKind.COMMUNE, re.compile("(xã|phường|đặc khu|thị trấn) ")),
    (EntityKind.DISTRICT, re.compile("(huyện|quận|thị xã) ")),
)
# Vietnamese vowels of the old font encoding beside Latin letters: “Hµ Néi”, “§iÖn Biªn”.
_TCVN3 = re.compile("[A-Za-z][µ¸¶·¹»¼½¾¨©«¬®]|§[A-Za-zÀ-ÿ]")

Problems = dict[int, list[tuple[str, Text]]]


class Misread(Exception):
    """Raised for a cell that wants something else than the other cells of its column."""

    def __init__(self, wanted: Text) -> None:
        super().__init__(wanted.en)
        self.wanted = wanted


class Column(NamedTuple):
    """How a cell of this column is read, and what it should hold."""

    read: Callable[[str], Any]
    wanted: Text


class _Header(NamedTuple):
    """The header of a file: its line, its words, and the field of each."""

    line: int
    words: list[str]
    fields: list[str | None]

    def shown(self, field: str) -> str:
        """How the file calls a field."""
        return self.words[self.fields.index(field)] if field in self.fields else field


class _Batch(NamedTuple):
    """Some lines of a file: their numbers, their cells by field, which lines are no figures by
    the reason, what each takes back.
    """

    lines: list[int]
    cells: dict[str, list[str]]
    left_out: dict[Text, list[int]]
    withdrawn: list[tuple[str, ...]]


def tidy(dataset: Dataset, files: Iterable[Path]) -> Iterator[Row]:
    """Each line of these tidy files as one observation, or as one fault that names all that is
    wrong in it.
    """
    for path in files:
        try:
            yield from _file(dataset, path)
        except BadInput as error:
            yield from (fault.whole for fault in error.faults)


def _file(dataset: Dataset, path: Path) -> Iterator[Row]:
    how = lines.written(path, headers.is_known)
    header = _header(path, how)
    if faults := _header_faults(path.name, header):
        yield from faults
        return
    batches = _batches(path, how, header)
    marks = dict.fromkeys(_FIGURES, dataset.settings.get("numbers", {}).get("decimal", "."))
    is_own = path.parent.resolve() == dataset.folder.resolve()
    told = _marks(dataset, batches(), is_own)
    marks |= {field: column.mark for field, column in told.items() if column.mark}
    marked = frozenset(
        field for field, column in told.items() if column.is_mixed or marks[field] == ","
    )
    columns = _columns(dataset, header, marks, marked)
    unclear = [
        _unclear(path.name, header.shown(field), column)
        for field, column in told.items()
        if not column.mark
    ]
    left_out: dict[Text, list[int]] = defaultdict(list)
    dropped = 0
    for batch in batches():
        for row in _rows(dataset, path.name, batch, columns, is_own):
            dropped += bool(unclear) and not isinstance(row, Fault)
            yield from () if unclear and not isinstance(row, Fault) else (row,)
        for why, places in batch.left_out.items():
            left_out[why] += places
    yield from (fault._replace(cells=dropped if at == 0 else 0) for at, fault in enumerate(unclear))
    yield from (
        Ignored(f"{path.name}:{places[0]}", "", why, len(places))
        for why, places in left_out.items()
        if places
    )


def _header(path: Path, how: Written) -> _Header:
    """The first line that is not blank."""
    record = next((record for record in lines.records(path, how) if any(record.cells)), None)
    if record is None:
        raise BadInput([_empty(path.name)])
    return _Header(record.line, record.cells, headers.fields(record.cells))


def _batches(path: Path, how: Written, header: _Header) -> Callable[[], Iterator[_Batch]]:
    """The lines of a file, so many at a time and as often as one likes; a short file is held."""

    def read() -> Iterator[_Batch]:
        records = lines.records(path, how)
        next(record for record in records if record.line == header.line)
        while chunk := list(islice(records, _LINES)):
            yield _batch(path.name, how, header, chunk)

    held = list(islice(read(), 2))
    if len(held) == 2:
        return read
    if not any(batch.lines for batch in held):
        raise BadInput([_empty(path.name)])
    return lambda: iter(held)


def _batch(file: str, how: Written, header: _Header, records: Sequence[Record]) -> _Batch:
    """These lines by field; BadInput names each line with a filled cell that stands under no
    header.
    """
    filled = [record for record in records if any(record.cells)]
    width = len(header.words)
    uneven = [record for record in filled if len(record.cells) != width]
    faults = [
        fault
        for record in (filled if "" in header.words else uneven)
        if (fault := _misplaced(file, how, header, record))
    ]
    if faults:
        raise BadInput(faults)
    for record in uneven:
        record.cells[:] = (record.cells + [""] * width)[:width]
    columns = list(zip(*(record.cells for record in filled), strict=True)) or [()] * width
    cells = {
        field: list(column)
        for field, column in zip(header.fields, columns, strict=True)
        if field and field != headers.ORDINAL
    }
    ordinals = [record.line for record in filled if headers.ORDINAL in header.fields]
    blank = [record.line for record in records if not any(record.cells)]
    cells, withdrawn = taken_back(_marked(cells))
    return _Batch(
        [record.line for record in filled], cells, {_BLANK: blank, _ORDINAL: ordinals}, withdrawn
    )


def _marked(cells: dict[str, list[str]]) -> dict[str, list[str]]:
    """The columns with the reasons that stand as marks in that of the values."""
    values = cells.get("value", [])
    marks = {text for text in set(values) if form.reason(text)}
    if not marks:
        return cells
    missing = cells.get("missing", [""] * len(values))
    return cells | {
        "missing": [
            own or (text if text in marks else "")
            for own, text in zip(missing, values, strict=True)
        ]
    }


def _misplaced(file: str, how: Written, header: _Header, record: Record) -> Fault | None:
    """A fault where a cell stands beyond the header or under none."""
    width = len(header.words)
    if any(record.cells[width:]):
        mark = {"\t": "Tab"}.get(how.separator, how.separator)
        wanted = Text(
            f"mỗi dòng cần đúng số ô của dòng tiêu đề ({width}); ô có dấu “{mark}” phải đặt trong"
            " ngoặc kép",
            f"each line wants as many cells as the header ({width}); a cell with “{mark}” wants"
            " quotation marks",
        )
        return Fault(f"{file}:{record.line}", str(len(record.cells)), wanted)
    unheaded = (
        cell for word, cell in zip(header.words, record.cells, strict=False) if not word and cell
    )
    return next((Fault(f"{file}:{record.line}", cell, _UNHEADED) for cell in unheaded), None)


def _header_faults(file: str, header: _Header) -> list[Fault]:
    known = headers.listed(headers.WORDS)
    unknown = [
        word for word, field in zip(header.words, header.fields, strict=True) if word and not field
    ]
    wanted = chain(
        [
            Text(
                f"không phải cột đã biết; các cột: {known}",
                f"is none of the known columns: {known}",
            )
        ],
        repeat(Text("không phải cột đã biết", "is none of the known columns")),
    )
    faults = [
        Fault(f"{file}:{header.line}", word, why)
        for word, why in zip(unknown, wanted, strict=False)
    ]
    often = Counter(field for field in header.fields if field)
    for name, count in often.items():
        if count > 1 and name != headers.ORDINAL:
            words = ", ".join(
                word
                for word, field in zip(header.words, header.fields, strict=True)
                if field == name
            )
            faults.append(
                Fault(
                    f"{file}:{header.line}",
                    words,
                    Text(f"cột {name} bị lặp", f"the column {name} stands twice"),
                )
            )
    for name in _REQUIRED:
        if name not in header.fields:
            wanted_words = ", ".join(f"“{word}”" for word in headers.WORDS[name][:3])
            faults.append(
                Fault(
                    f"{file}:{header.line}",
                    "",
                    Text(
                        f"cần cột {name} (tiêu đề {wanted_words})", f"the column {name} is wanted"
                    ),
                )
            )
    return faults


def _empty(file: str) -> Fault:
    return Fault(file, "", Text("cần ít nhất một dòng số liệu", "at least one row is wanted"))


def _marks(dataset: Dataset, batches: Iterator[_Batch], is_own: bool) -> dict[str, number.Column]:
    """What each column of figures tells of its decimal mark, by all its cells; the dataset tells it
    of its own files.

    A file is gone through to its end before its first line is handed on: of one that breaks off
    nothing is taken.
    """
    told = {} if is_own else {field: number.Column() for field in _FIGURES}
    for batch in batches:
        missing = batch.cells.get("missing", [""] * len(batch.lines))
        for field, column in told.items():
            texts = batch.cells.get(field)
            if texts is None:
                continue
            stated = [
                "" if reason and field == "value" else text
                for text, reason in zip(texts, missing, strict=True)
            ]
            column.see(batch.lines, stated, partial(_fits, dataset, batch))
    return told


def _fits(dataset: Dataset, batch: _Batch, place: int, value: float) -> bool:
    try:
        year = dates.period(batch.cells["period"][place]).year
    except UserError:
        return True
    return indicators.fits(_meaning(dataset, batch.cells["code"][place], year), value)


def _meaning(dataset: Dataset, code: str, year: int) -> IndicatorRow | None:
    """The indicator of a code in a year, where the dataset's own catalogue has it."""
    known = indicators.in_force(dataset.folder, dataset.index, year)
    return known.get(code.removeprefix(f"{dataset.index}/")) or known.get(code.upper())


def _unclear(file: str, column: str, told: number.Column) -> Fault:
    """The question which of two numbers is meant."""
    line, text = told.two_ways or (1, "")
    ways = " hay ".join(
        f"{number.number(text, mark):.10g}".replace(".", ",") for mark in number.MARKS
    )
    en = " or ".join(f"{number.number(text, mark):.10g}" for mark in number.MARKS)
    return Fault(
        f"{file}:{line}",
        text,
        Text(
            f"cột {column}: là {ways}? cả cột không cho biết dấu nào là dấu thập phân; ghi lại các"
            " số không có dấu phân cách hàng nghìn và với số chữ số thập phân khác ba, như 1234"
            " hoặc 1,2340",
            f"the column {column}: is it {en}? no cell tells which mark is the decimal one; write"
            " its numbers without marks for thousands and with other than three decimals, such as"
            " 1234 or 1.2340",
        ),
    )


def _rows(
    dataset: Dataset, file: str, batch: _Batch, columns: dict[str, Column], is_own: bool
) -> Iterator[Row]:
    table, absent = batch.cells, [""] * len(batch.lines)
    values, missing, printed = (table.get(name, absent) for name in ("value", "missing", "printed"))
    stated = ["" if reason else text for text, reason in zip(values, missing, strict=True)]
    problems: Problems = defaultdict(list)
    silent = set(_silent(batch, stated, missing))
    for place in silent if is_own else _unvalued(batch, silent):
        problems[place].append(("", _UNSTATED))
    texts = table | {
        "value": stated,
        "printed": [own or text for own, text in zip(printed, values, strict=True)],
        "kind": _kinds(table.get("kind", absent), table["entity"], table.get("province", absent)),
    }
    cells = {
        name: _read(texts[name], column, problems) if name in texts else repeat(column.read(""))
        for name, column in columns.items()
    }
    cells["status"] = map(_status, cells["missing"], cells["provisional"])
    cells["withdrawn"] = batch.withdrawn
    _check_units(dataset, texts, cells, problems)
    _check_marks(dataset, batch, cells["missing"], problems)
    _check_printed(cells["value"], printed, missing, problems)
    empty = silent - problems.keys()
    fields = (cells[_NAMES.get(field, field)] for field in ObservationRow._fields[1:])
    today = clock.today()
    for place, (line, said) in enumerate(
        zip(batch.lines, zip(*fields, strict=False), strict=False)
    ):
        origin = f"{file}:{line}"
        if place in empty:
            batch.left_out.setdefault(_EMPTY, []).append(line)
            continue
        yield (
            _possible(ObservationRow(origin, *said), today)
            if place not in problems
            else _rejected(origin, problems[place])
        )


def _silent(batch: _Batch, stated: Sequence[str], missing: Sequence[str]) -> Iterator[int]:
    """The lines that say neither a number, a rank, a grade nor a reason, and take nothing back."""
    absent = [""] * len(batch.lines)
    beside = (batch.cells.get(name, absent) for name in ("rank", "group"))
    statements = zip(stated, missing, batch.withdrawn, *beside, strict=True)
    return (place for place, statement in enumerate(statements) if not any(statement))


def _unvalued(batch: _Batch, silent: Set[int]) -> Iterator[int]:
    """Those of the lines without a figure that say something beside it, which would be lost."""
    beside = [batch.cells[name] for name in _BESIDE if name in batch.cells]
    return (place for place in silent if any(column[place] for column in beside))


def _check_marks(
    dataset: Dataset, batch: _Batch, missing: Iterable[MissingReason | None], problems: Problems
) -> None:
    """A problem for each number beside a reason why there is none, or beside a mark that takes
    it back.
    """
    gaps = dataset.settings.get("numbers", {}).get("gaps", ())
    columns = [batch.cells[name] for name in ("value", "printed") if name in batch.cells]
    for place, (reason, withdrawn) in enumerate(zip(missing, batch.withdrawn, strict=False)):
        is_withdrawn = "value" in withdrawn
        if not (reason or is_withdrawn):
            continue
        texts = [column[place] for column in columns]
        twice = [text for text in texts if text not in gaps and number.is_figure(text)]
        if is_withdrawn and not twice:
            twice = [text for text in texts[:1] if text] or [reason.name] * bool(reason)
        if twice:
            shown = "" if place in problems else twice[0]
            problems[place].append((shown, _TWICE))


def _check_printed(
    values: Sequence[float | None],
    printed: Sequence[str],
    missing: Sequence[str],
    problems: Problems,
) -> None:
    """A problem for each number that is printed otherwise than it is given."""
    for place, (value, text, reason) in enumerate(zip(values, printed, missing, strict=True)):
        if value is not None and text and not reason and not number.agrees(text, value):
            given = f"{value:.10g}"
            message = Text(
                f"cột value là {given.replace('.', ',')}, cột printed ghi khác; sửa lại cho khớp",
                f"the column value is {given} and printed says otherwise; mend one of them",
            )
            problems[place].append((text, message))


def _possible(row: ObservationRow, today: date) -> ObservationRow | Fault:
    wrong = contradiction(row, today)
    return Fault(row.origin, row.printed or "", wrong) if wrong else row


def _status(missing: MissingReason | None, provisional: bool | None) -> Status:
    return Status.MISSING if missing else Status.PROVISIONAL if provisional else Status.REPORTED


def _read(texts: list[str], column: Column, problems: Problems) -> list[Any]:
    values, bad = {}, {}
    for text in set(texts):
        try:
            values[text] = column.read(text)
        except Misread as error:
            bad[text] = error.wanted
        except (ValueError, KeyError, UserError):
            bad[text] = column.wanted
    for place, text in enumerate(texts if bad else ()):
        if text in bad:
            problems[place].append((text, bad[text]))
    return list(map(values.get, texts))


def _rejected(origin: str, problems: list[tuple[str, Text]]) -> Fault:
    found = "; ".join(text for text, _ in problems if text)
    return Fault(origin, found, joined(wanted for _, wanted in problems))


def _kinds(kinds: list[str], entities: list[str], provinces: list[str]) -> list[str]:
    """The kind of each unit as its cell says, else by the beginning of a name that only one kind
    bears; within a province a city is one of its districts.
    """
    told = {
        (name, province): _kind_of(name) or _city_of(name, province)
        for name, province in set(zip(entities, provinces, strict=True))
    }
    if not any(told.values()):
        return kinds
    return [
        kind or told[name, province]
        for kind, name, province in zip(kinds, entities, provinces, strict=True)
    ]


def _kind_of(name: str) -> str:
    forms = normalize("NFC", name).casefold(), written_out(key(name))
    return next((kind.name for kind, prefix in _PREFIXES if any(map(prefix.match, forms))), "")


def _city_of(name: str, province: str) -> str:
    """What a city is that stands beside its province, unless it is that province."""
    own, whole = key(name), key(province)
    return (
        EntityKind.DISTRICT.name
        if province and plain(own).startswith("tp ") and own not in (whole, f"tp {whole}")
        else ""
    )


def _check_units(
    dataset: Dataset, texts: Mapping[str, list[str]], cells: Mapping[str, Any], problems: Problems
) -> None:
    """A problem for each percentage of an indicator that is not in percent."""
    for field in ("value", "low", "high"):
        held = texts.get(field, [])
        if not any(text.endswith("%") for text in set(held)):
            continue
        for place, (text, code, at) in enumerate(
            zip(held, texts["code"], cells["period"], strict=True)
        ):
            meaning = _meaning(dataset, code, at.year) if text.endswith("%") and at else None
            if meaning and meaning.unit != units.PERCENT:
                unit = units.unit(meaning.unit).words
                problems[place].append(
                    (
                        text,
                        Text(
                            f"{code} tính bằng {unit.vi}, không phải %: bỏ dấu % hoặc sửa lại số",
                            f"{code} is in {unit.en}, not in percent: remove the % or mend the"
                            " number",
                        ),
                    )
                )


def _columns(
    dataset: Dataset, header: _Header, marks: Mapping[str, str], marked: Set[str]
) -> dict[str, Column]:
    """Every column of the tidy form, those of figures with their decimal marks; where the cells
    tell it the mark is wanted in words.
    """
    figures = {field: partial(_figure, decimal=mark) for field, mark in marks.items()}
    sources, notes = (
        _keyed(dataset, "sources.csv", SourceRow),
        _keyed(dataset, "notes.csv", NoteRow),
    )
    whole, truth = (
        Text("một số nguyên", "a whole number"),
        Text("true hoặc false (có hoặc không)", "true or false"),
    )
    reasons, kinds = (
        " | ".join((*MissingReason.__members__, form.WITHDRAWN[1])),
        " | ".join(EntityKind.__members__),
    )
    numbers = {
        field: _MARKED[mark] if field in marked else Text("một số", "a number")
        for field, mark in marks.items()
    }
    readers: dict[str, tuple[Callable[[str], Any], Text]] = {
        "period": (
            dates.period,
            Text(f"kỳ như {dates.FORMS.vi}", f"a period such as {dates.FORMS.en}"),
        ),
        "entity": (_named, Text("tên đơn vị", "the name of an entity")),
        "code": (
            partial(_code, index=dataset.index),
            Text("mã chỉ số", "the code of an indicator"),
        ),
        "value": (figures["value"], numbers["value"]),
        "printed": (_optional, Text("", "")),
        "missing": (_reason, Text(f"để trống hoặc {reasons}", f"nothing or {reasons}")),
        "rank": (_whole, whole),
        "rank_of": (_whole, whole),
        "group": (_optional, Text("", "")),
        "low": (figures["low"], numbers["low"]),
        "high": (figures["high"], numbers["high"]),
        "standard_error": (figures["standard_error"], numbers["standard_error"]),
        "respondents": (_whole, whole),
        "provisional": (_truth, truth),
        "reading": (_day, dates.DAYS),
        "cumulative": (_truth, truth),
        "source": (partial(_source, sources=sources, folder=dataset.folder.name), Text("", "")),
        "locator": (_optional, Text("", "")),
        "notes": (
            partial(_known_all, keys=frozenset(notes)),
            Text(
                "các khóa có trong notes.csv; ghi chú tự do thì bỏ cột này",
                "keys of notes.csv; notes of one's own are left out",
            ),
        ),
        "preferred": (_optional, Text("", "")),
        "kind": (_kind, Text(f"để trống hoặc {_KINDS_VI}{kinds}", f"nothing or {kinds}")),
        "province": (_optional, Text("", "")),
        "block": (str, Text("", "")),
        "doubtful": (_truth, truth),
        "as_printed": (_optional, Text("", "")),
    }
    return {
        name: Column(
            read,
            Text(
                f"cột {header.shown(name)} cần {wanted.vi}",
                f"the column {header.shown(name)} wants {wanted.en}",
            ),
        )
        for name, (read, wanted) in readers.items()
    }


def _keyed(dataset: Dataset, file: str, kind: type[SourceRow] | type[NoteRow]) -> dict[str, Any]:
    path = dataset.folder / file
    return {row.public_id: row for row in records.rows(kind, path)} if path.exists() else {}


def _figure(text: str, decimal: str) -> float | None:
    value = number.number(text, decimal)
    if value is None and text:
        raise ValueError(text)
    return value


def _whole(text: str) -> int | None:
    found = _WHOLE.fullmatch(text)
    if text and not found:
        raise ValueError(text)
    return int(found[1]) if found else None


def _filled(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


def _named(text: str) -> str:
    if _TCVN3.search(text):
        raise Misread(_LEGACY)
    return _filled(text)


def _code(text: str, index: str) -> str:
    """The code within the index of the dataset; the whole code where the dataset has none or the
    cell names the index itself.
    """
    return (
        f"{index}/{_filled(text)}" if index and not text.startswith(f"{index}/") else _filled(text)
    )


def _optional(text: str) -> str | None:
    return text or None


def _truth(text: str) -> bool:
    return _TRUTHS[text.casefold()]


def _day(text: str) -> int:
    return clock.to_reading(dates.day(text)) if text else 0


def _kind(text: str) -> EntityKind:
    return (
        EntityKind.__members__.get(text.upper()) or _KINDS[plain(key(text))]
        if text
        else EntityKind.PROVINCE
    )


def _reason(text: str) -> MissingReason:
    known = MissingReason.__members__.get(text.upper() or "NONE")
    known = form.reason(text) if known is None else known
    if known is None and plain(key(text)) != _NOT_HELD:
        raise ValueError(text)
    return MissingReason.NOT_HELD if known is None else known


def _source(text: str, sources: Mapping[str, SourceRow], folder: str) -> str:
    """The key of a source; for another text the nearest keys, and how a source is declared."""
    if text in sources:
        return text
    words = {
        public_id: plain(key(f"{public_id} {row.publisher} {row.title}"))
        for public_id, row in sources.items()
    }
    found = (
        process.extract(
            plain(key(text)), words, scorer=fuzz.token_set_ratio, score_cutoff=50, limit=3
        )
        if text
        else []
    )
    nearest = ", ".join(public_id for *_, public_id in found)
    near = (
        Text(f"; gần nhất: {nearest}", f"; the nearest are: {nearest}") if nearest else Text("", "")
    )
    raise Misread(
        Text(
            f"cột source (nguồn) cần khóa có trong sources.csv{near.vi}; nguồn mới thì thêm vào"
            f" seeds/{folder}/sources.csv một dòng public_id,publisher,title,tier như"
            f" {folder}/ten-nguon,Cơ quan công bố,Tên văn bản,OFFICIAL",
            f"the column source wants a key of sources.csv{near.en}; a new source wants a line"
            f" public_id,publisher,title,tier in seeds/{folder}/sources.csv such as"
            f" {folder}/its-name,Its publisher,Its title,OFFICIAL",
        )
    )


def _known_all(text: str, keys: frozenset[str]) -> str:
    if not keys.issuperset(text.split()):
        raise ValueError(text)
    return " ".join(text.split())
