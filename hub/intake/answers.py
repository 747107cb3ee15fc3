"""The answers of a person to what was found in files, on the sheet that lists it."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

from hub.dataset.rows import Suspicion
from hub.importing.release import Answers
from hub.intake import places
from hub.intake.places import Spot
from hub.markup import form
from hub.markup.form import AnsweredRow, FindingKind, ReturnedList
from hub.words.errors import Fault, UnknownUnit
from hub.words.language import Text
from hub.words.terms import EntityKind

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LONGEST = 1000  # letters of a reason or a name
_BOTH = Text(
    "ghi một trong hai: X ở “Đơn vị mới”, hoặc tên ở “Là đơn vị …”",
    "one of both is wanted: X for a new unit, or the name of a held one",
)
_NO_MARK = Text("cần X, hoặc để trống", "X is wanted, or nothing")
_NOT_NEW = Text(
    "chỉ cơ quan, huyện, xã của một tỉnh đã rõ mới nhận là đơn vị mới được; hãy ghi tên đơn vị đã"
    " có ở “Là đơn vị …”, hoặc sửa tên trong bảng",
    "only an office, a district or a commune of a known province can be new; name the held unit"
    " that is meant, or mend the name in the table",
)
_TOO_LONG = Text(
    f"dài quá {_LONGEST} chữ cái; viết ngắn hơn", f"longer than {_LONGEST} letters; shorten it"
)
_DAMAGED = Text(
    "dòng này bị hỏng ở cột ẩn; hãy chạy lại với --back trên tệp gốc",
    "the hidden column of this row is damaged; run again with --back on the first file",
)


class FileAnswers(NamedTuple):
    """The list that came back with a file, and the names of both: by which messages know the file,
    and that of the workbook in which the list stands.
    """

    known_as: str
    path: Path  # of the file
    workbook: Path
    listed_in: str
    listed: ReturnedList


class KeptReason(NamedTuple):
    """A reason to keep a suspicious place, and where it was written."""

    reason: str
    origin: str


@dataclass(frozen=True)
class ListedAnswers(Answers):
    """All answers of a command: reasons by what they are for, units, and the rows that answer."""

    files: Mapping[str, Path] = field(default_factory=dict)
    spots: Mapping[tuple[str, str], Spot] = field(default_factory=dict)  # by file and place
    reasons: Mapping[tuple[str, str], KeptReason] = field(default_factory=dict)  # by file and key
    new_units: frozenset[UnknownUnit] = frozenset()
    meant: Mapping[UnknownUnit, str] = field(default_factory=dict)
    units: Mapping[UnknownUnit, tuple[str, AnsweredRow]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)  # where the reasons stand that passed something

    def reason(self, suspicion: Suspicion) -> str | None:
        """Why a suspicion is passed that is the same as when it was listed."""
        name, place = places.parted(suspicion.origin, self.files)
        spot = self.spots.get((name, place), Spot())
        pairs = product([name] if name else self.files, keys(suspicion, place, spot, self.files))
        answer = next(filter(None, map(self.reasons.get, pairs)), None)
        if answer is None:
            return None
        self.used.add(answer.origin)
        return answer.reason

    @property
    def unused(self) -> list[KeptReason]:
        """The reasons that passed nothing."""
        unused = (one for one in self.reasons.values() if one.origin not in self.used)
        return list(dict.fromkeys(unused))


def keys(
    suspicion: Suspicion, place: str, spot: Spot, files: Mapping[str, Path]
) -> tuple[str, str]:
    """What is the same of a suspicion as long as its place, its cell and its sentence are, whatever
    its file is called; and what is as long as its place and its row are, though figures that were
    mended elsewhere have moved the numbers of its sentence.
    """
    sentences = [_without_files(words, files) for words in suspicion.text]
    return (
        _digest(place, *sentences, spot.text),
        _digest(place, *(_NUMBER.sub("#", words) for words in sentences), spot.whole),
    )


def _digest(*texts: str) -> str:
    whole = json.dumps(texts, ensure_ascii=False)
    return hashlib.sha256(whole.encode(errors="replace")).hexdigest()[:32]


def _without_files(words: str, files: Mapping[str, Path]) -> str:
    """A sentence without names of files: the copy has another one."""
    for name, path in files.items():
        words = words.replace(name, "•")
        stem = re.escape(path.stem)
        words = re.sub(rf"{stem}\.(?:xlsx|xlsm|xls|csv|tsv)\b", "•", words)
    return words


def unit_key(unit: UnknownUnit) -> str:
    """The hidden key of a row of an unknown unit."""
    return json.dumps([FindingKind.UNIT, *unit])


def suspicion_key(place: str, own: Sequence[str]) -> str:
    """The hidden key of a row of a suspicion."""
    return json.dumps([FindingKind.SUSPICION, place, *own])


def read(
    answered: Sequence[FileAnswers], files: Mapping[str, Path], maps: Path | None
) -> tuple[ListedAnswers, list[Fault]]:
    """The answers in lists that came back with files, and what is wrong with them."""
    faults: list[Fault] = []
    pairs = [(one, list(_sound(one, faults))) for one in answered]
    units = dict(chain.from_iterable(_units(*pair) for pair in pairs))
    return ListedAnswers(
        files=files,
        spots=dict(chain.from_iterable(_spots(*pair, maps) for pair in pairs)),
        reasons=dict(chain.from_iterable(_reasons(*pair, maps) for pair in pairs)),
        new_units=frozenset(unit for unit, (_, row) in units.items() if row.is_new),
        meant={unit: row.text("unit") for unit, (_, row) in units.items() if row.text("unit")},
        units=units,
    ), faults


def _units(
    one: FileAnswers, rows: Iterable[AnsweredRow]
) -> Iterator[tuple[UnknownUnit, tuple[str, AnsweredRow]]]:
    """The unknown units that a list answers for."""
    for row in rows:
        if unit := _unit(row):
            yield unit, (one.known_as, row)


def _spots(
    one: FileAnswers, rows: Sequence[AnsweredRow], maps: Path | None
) -> Iterator[tuple[tuple[str, str], Spot]]:
    """What stands now at the places of suspicions that are answered."""
    wanted = [place for row in rows for place, _, _ in _keys(row)]
    for place, spot in places.spots(one.path, wanted, maps).items():
        yield (one.known_as, place), spot


def _reasons(
    one: FileAnswers, rows: Sequence[AnsweredRow], maps: Path | None
) -> Iterator[tuple[tuple[str, str], KeptReason]]:
    """The reasons of a list by the keys that count: where more than what was wrong has changed, a
    suspicion must be the same to its last number.
    """
    passing = [(row, own) for row in rows if row.text("reason") for own in _keys(row)]
    is_kept = bool(passing) and one.listed.rest == rest(one.path, one.listed.rows, maps)
    for row, (_, exact, loose) in passing:
        answer = KeptReason(row.text("reason"), _origin(one, row, "reason"))
        yield (one.known_as, exact), answer
        if is_kept:
            yield (one.known_as, loose), answer


def rest(path: Path, rows: Iterable[AnsweredRow], maps: Path | None) -> str:
    """A digest of a file but for the rows of it in which something is wrong."""
    return places.rest(path, {place for row in rows for place in _wrong_place(row)}, maps)


def _wrong_place(row: AnsweredRow) -> Iterator[tuple[str, str]]:
    if len(_keys(row)) == 0:
        yield row.text("sheet"), places.row_of(row.text("address"))


def _sound(one: FileAnswers, faults: list[Fault]) -> Iterator[AnsweredRow]:
    """The rows of a list that answer something and are as they should be."""
    for row in one.listed.rows:
        wrong = list(_wrong(one, row)) if _answers(row) else []
        faults += wrong
        if _answers(row) and not wrong:
            yield row


def _answers(row: AnsweredRow) -> bool:
    return any(
        row.text(field)
        for field in form.ASKED[FindingKind.UNIT] + form.ASKED[FindingKind.SUSPICION]
    )


def _wrong(one: FileAnswers, row: AnsweredRow) -> Iterator[Fault]:
    """What is wrong with the answers of a row."""
    for name in ("reason", "unit"):
        if len(row.text(name)) > _LONGEST:
            yield Fault(_origin(one, row, name), row.text(name), _TOO_LONG, cells=0).whole
    if row.text("new") or row.text("unit"):
        yield from _wrong_unit(one, row)
    elif not _keys(row):
        yield Fault(_origin(one, row, "number"), row.text("wanted"), _DAMAGED, cells=0).whole


def _wrong_unit(one: FileAnswers, row: AnsweredRow) -> Iterator[Fault]:
    new, name, unit = row.text("new"), row.text("unit"), _unit(row)
    if new and not row.is_new:
        yield Fault(_origin(one, row, "new"), new, _NO_MARK, cells=0).whole
    if new and name:
        yield Fault(_origin(one, row, "unit"), name, _BOTH, cells=0).whole
    if unit is None:
        yield Fault(_origin(one, row, "number"), row.text("wanted"), _DAMAGED, cells=0).whole
    elif new and not unit.may_be_new:
        yield Fault(_origin(one, row, "new"), new, _NOT_NEW, cells=0).whole


def _origin(one: FileAnswers, row: AnsweredRow, column: str) -> str:
    letter = "ABCDEFGHIJK"[form.PLACES[column]]
    return f"{one.listed_in}!{one.listed.sheet}!{letter}{row.row}"


def _keys(row: AnsweredRow) -> list[tuple[str, str, str]]:
    """The place and the keys of a suspicion; none where the row is of none."""
    match _loaded(row):
        case [FindingKind.SUSPICION, str(place), str(exact), str(loose)]:
            return [(place, exact, loose)]
    return []


def _unit(row: AnsweredRow) -> UnknownUnit | None:
    """The unknown unit of a row; None where it is of none, or not answered."""
    if not (row.text("new") or row.text("unit")):
        return None
    match _loaded(row):
        case [FindingKind.UNIT, str(name), str(kind), str() | None as province]:
            own = EntityKind.__members__.get(kind)
            return UnknownUnit(name, own, province) if own else None
    return None


def _loaded(row: AnsweredRow) -> object:
    try:
        return json.loads(row.text("key") or "null")
    except (ValueError, RecursionError):
        return None
