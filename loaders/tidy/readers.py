"""How the cells of each column of a tidy file are read, and what they should hold."""

import re
from collections.abc import Callable, Mapping, Set
from functools import partial
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from hub.dataset.datasets import Dataset
from hub.dataset.rows import SourceRow
from hub.template import form
from hub.words import clock, dates
from hub.words.language import Text
from hub.words.names import key, plain
from hub.words.terms import EntityKind, MissingReason
from loaders.cells.decimal_mark import DecimalMark
from loaders.cells.number import number
from loaders.tidy import column_words, kinds
from loaders.tidy.decimals import FIGURES
from loaders.tidy.header import TidyHeader

_WHOLE = re.compile(r"([1-9]\d{0,8})(?:[.,]0+)?", re.A)  # pandas and Excel write 5 as 5.0
_LIKE, _MANY = 50, 3  # of 100: how like the text the sources are that a message names; how many
_TRUTHS = dict.fromkeys(("", "false", "không", "no", "0"), False) | dict.fromkeys(
    ("true", "có", "yes", "1"), True
)
_NOT_HELD = plain(key("chưa nhập"))
# Vietnamese vowels of the old font encoding beside Latin letters: “Hµ Néi”, “§iÖn Biªn”.
_TCVN3 = re.compile("[A-Za-z][µ¸¶·¹»¼½¾¨©«¬®]|§[A-Za-zÀ-ÿ]")
_LEGACY = Text(
    "tên này gõ bằng bảng mã TCVN3 (ABC): chuyển tệp sang Unicode rồi nhập lại",
    "this name is typed in TCVN3 (ABC): convert the file to Unicode and import it again",
)
_ANYTHING = Text("", "")
_NUMBER = Text("một số", "a number")
_WITH_MARK = {
    ".": Text(
        "một số, với dấu chấm thập phân như các ô khác",
        "a number, with a decimal point as other cells have",
    ),
    ",": Text(
        "một số, với dấu phẩy thập phân như các ô khác",
        "a number, with a decimal comma as other cells have",
    ),
}
_WHOLE_WANTED = Text("một số nguyên", "a whole number")
_TRUTH_WANTED = Text("true hoặc false (có hoặc không)", "true or false")
_REASONS = " | ".join((*MissingReason.__members__, form.RETRACTED[1]))
_KIND_NAMES = " | ".join(EntityKind.__members__)
_NOTES_WANTED = Text(
    "các khóa có trong notes.csv; ghi chú tự do thì bỏ cột này",
    "keys of notes.csv; notes of one's own are left out",
)

Read = Callable[[str], Any]


class Misread(Exception):
    """Raised for a cell that wants something else than the other cells of its column."""

    def __init__(self, requirement: Text) -> None:
        super().__init__(requirement.en)
        self.wanted = requirement


class CellReader(NamedTuple):
    """How a cell of a column is read, and what it should hold.

    `read` raises Misread, ValueError, KeyError or UserError for a cell that holds something else.
    """

    read: Read
    wanted: Text


def readers(
    dataset: Dataset,
    header: TidyHeader,
    marks: Mapping[str, DecimalMark],
    is_sourced: bool,
) -> dict[str, CellReader]:
    """The readers of every field of the tidy form, whether the file has it or not; of sources as
    they stand where the command tells the one that counts.
    """
    fields = _texts() | _counts() | _figures(dataset, marks) | _keys(dataset)
    if is_sourced:
        fields["source"] = CellReader(str, _ANYTHING)
    return {field: _of_column(header.shown(field), fields[field]) for field in column_words.WORDS}


def _of_column(column: str, reader: CellReader) -> CellReader:
    vi, en = reader.wanted
    requirement = Text(f"cột {column} cần {vi}", f"the column {column} wants {en}")
    return CellReader(reader.read, requirement)


def _texts() -> dict[str, CellReader]:
    texts = ("printed", "group", "locator", "preferred", "province", "as_printed")
    kinds_wanted = Text(
        f"để trống hoặc {kinds.WANTED_VI}{_KIND_NAMES}", f"nothing or {_KIND_NAMES}"
    )
    return dict.fromkeys(texts, CellReader(_optional, _ANYTHING)) | {
        "entity": CellReader(_name, Text("tên đơn vị", "the name of an entity")),
        "block": CellReader(str, _ANYTHING),
        "kind": CellReader(kinds.kind, kinds_wanted),
        "missing": CellReader(_reason, Text(f"để trống hoặc {_REASONS}", f"nothing or {_REASONS}")),
    }


def _counts() -> dict[str, CellReader]:
    wholes, truths = ("rank", "rank_of", "respondents"), ("provisional", "cumulative", "doubtful")
    period = Text(f"kỳ như {dates.FORMS.vi}", f"a period such as {dates.FORMS.en}")
    return {
        "period": CellReader(dates.period, period),
        "reading": CellReader(_day, dates.DAYS),
        **dict.fromkeys(wholes, CellReader(_whole, _WHOLE_WANTED)),
        **dict.fromkeys(truths, CellReader(_truth, _TRUTH_WANTED)),
    }


def _figures(dataset: Dataset, marks: Mapping[str, DecimalMark]) -> dict[str, CellReader]:
    """The columns of figures with their decimal marks; where the cells say it, the mark is wanted
    in words.
    """
    usual = dataset.settings.get("numbers", {}).get("decimal", ".")
    figures = {}
    for field in FIGURES:
        evidence = marks.get(field, DecimalMark())
        mark = evidence.mark if field in marks and evidence.mark else usual
        is_stated = field in marks and (evidence.is_mixed or mark == ",")
        requirement = _WITH_MARK[mark] if is_stated else _NUMBER
        figures[field] = CellReader(partial(_figure, decimal=mark), requirement)
    return figures


def _keys(dataset: Dataset) -> dict[str, CellReader]:
    """The columns that name rows of the catalogue by their keys."""
    source = partial(_source, sources=dataset.sources, folder=dataset.folder.name)
    code = Text("mã chỉ số", "the code of an indicator")
    return {
        "code": CellReader(partial(_code, index=dataset.index), code),
        "source": CellReader(source, _ANYTHING),
        "notes": CellReader(partial(_note_keys, notes=dataset.notes.keys()), _NOTES_WANTED),
    }


def _figure(text: str, decimal: str) -> float | None:
    value = number(text, decimal)
    if value is None and text:
        raise ValueError(text)
    return value


def _whole(text: str) -> int | None:
    if not text:
        return None
    match = _WHOLE.fullmatch(text)
    if not match:
        raise ValueError(text)
    return int(match[1])


def _filled(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


def _name(text: str) -> str:
    if _TCVN3.search(text):
        raise Misread(_LEGACY)
    return _filled(text)


def _code(text: str, index: str) -> str:
    """The code within the index of the dataset; the whole code where the dataset has none or the
    cell names the index itself.
    """
    code = _filled(text)
    return f"{index}/{code}" if index and not code.startswith(f"{index}/") else code


def _optional(text: str) -> str | None:
    return text or None


def _truth(text: str) -> bool:
    return _TRUTHS[text.casefold()]


def _day(text: str) -> int:
    return clock.to_reading(dates.day(text)) if text else 0


def _reason(text: str) -> MissingReason:
    """The reason by its code or by the words of a template; "chưa nhập" is NOT_HELD."""
    reason = MissingReason.__members__.get(text.upper() or "NONE")
    if reason is None:
        reason = form.reason(text)
    if reason is None and plain(key(text)) != _NOT_HELD:
        raise ValueError(text)
    return MissingReason.NOT_HELD if reason is None else reason


def _source(text: str, sources: Mapping[str, SourceRow], folder: str) -> str:
    """The key of a source; Misread for another text, with the nearest keys and how a source is
    declared.
    """
    if text in sources:
        return text
    nearest = ", ".join(_nearest(text, sources))
    near = Text("", "")
    if nearest:
        near = Text(f"; gần nhất: {nearest}", f"; the nearest are: {nearest}")
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


def _nearest(text: str, sources: Mapping[str, SourceRow]) -> list[str]:
    """The keys of the sources whose key, publisher and title are most like a text."""
    if not text:
        return []
    words = {
        public_id: plain(key(f"{public_id} {row.publisher} {row.title}"))
        for public_id, row in sources.items()
    }
    matches = process.extract(
        plain(key(text)), words, scorer=fuzz.token_set_ratio, score_cutoff=_LIKE, limit=_MANY
    )
    return [public_id for *_, public_id in matches]


def _note_keys(text: str, notes: Set[str]) -> str:
    keys = text.split()
    if not notes >= set(keys):
        raise ValueError(text)
    return " ".join(keys)
