"""What can go wrong, told in one sentence.

HubError
├── UserError            the one who asked or imported can mend it
│   ├── BadQuestion      a question that has no meaning: a malformed period, a negative `first`
│   ├── UnknownName      a name, code or id that the hub does not know
│   ├── BadUse           a command given in a way that cannot be carried out      exit code 2
│   ├── Unwritten        an import that was decided against
│   │   ├── BadInput     a file with faults                                       exit code 3
│   │   └── Refused      a suspicion that nobody accepted                         exit code 4
│   ├── Busy             another command writes longer than one waits             exit code 5
│   └── Overtaken        what was reviewed would do something else by now          exit code 7
└── HubFault             we must mend it                                          exit code 1
"""

import errno
import re
from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from hub.words.language import Language, Text, shortened
from hub.words.terms import WITHIN_PROVINCES, EntityKind

_LONGEST = 200  # letters of what was found that are shown
_NO = Text("", "")


_SYSTEM = {
    errno.EACCES: Text("không có quyền truy cập", "permission denied"),
    errno.EPERM: Text("không có quyền thực hiện", "operation not permitted"),
    errno.ENOENT: Text("không có tệp hoặc thư mục này", "no such file or folder"),
    errno.EISDIR: Text("là thư mục, không phải tệp", "it is a folder, no file"),
    errno.ENOTDIR: Text("không phải thư mục", "it is no folder"),
    errno.EEXIST: Text("đã có", "it is there already"),
    errno.ENOSPC: Text("đĩa đã hết chỗ", "no space is left on the disk"),
    errno.EFBIG: Text("tệp quá lớn", "the file is too large"),
    errno.EROFS: Text("đĩa chỉ cho đọc", "the disk is read-only"),
    errno.ENAMETOOLONG: Text("tên quá dài", "the name is too long"),
}


def system(error: Exception) -> Text:
    """What the system says, in the reader's language where it is common."""
    number = getattr(error, "errno", None)
    words = getattr(error, "strerror", None) or str(error)
    return _SYSTEM.get(
        number, Text(f"lỗi {number} của hệ thống: {words}" if number else words, words)
    )


class HubError(Exception):
    """Anything the hub says about itself going wrong."""

    exit_code = 1

    def __init__(self, text: Text) -> None:
        super().__init__(text.vi)
        self.text = text

    def within(self, language: Language) -> str:
        """The sentence in this language."""
        return self.text.within(language)


class UserError(HubError):
    """Raised when the one who asked can mend it."""

    exit_code = 2


class BadQuestion(UserError):
    """Raised when a question has no meaning."""


class UnknownName(UserError):
    """Raised when a name, code or id is not known, or means several.

    It offers the nearest known ones, the whole list where that is short, or those that the name
    may mean.
    """

    def __init__(
        self,
        thing: Text,
        name: str,
        nearest: Sequence[str | Text] = (),
        step: Text | None = None,
        several: bool = False,
        whole: bool = False,
    ) -> None:
        names = _listed(nearest, "; " if several else ", ")
        then = Text(f"; {step.vi}", f"; {step.en}") if step else Text("", "")
        near = Text("", "")
        if nearest:
            lead = _THERE_ARE if whole else _NEAREST
            near = Text(f"; {lead.vi}: {names.vi}", f"; {lead.en}: {names.en}")
        shown = shortened(name, _LONGEST)
        none = Text(
            f"không có {thing.vi} “{shown}”{near.vi}{then.vi}",
            f"there is no {thing.en} “{shown}”{near.en}{then.en}",
        )
        many = Text(
            f"“{shown}” có thể là nhiều {thing.vi}, cần ghi rõ một trong: {names.vi}",
            f"“{shown}” may mean more than one {thing.en}: one of these is wanted: {names.en}",
        )
        super().__init__(many if several else none)
        self.found, self.nearest, self.several = name, tuple(nearest), several

    def again(self) -> "UnknownName":
        """The same error, to be raised once more: a raised one carries where it was raised."""
        error = UnknownName(Text("", ""), self.found, self.nearest, several=self.several)
        error.text, error.args = self.text, self.args
        return error

    @classmethod
    def together(cls, errors: Sequence["UnknownName"]) -> "UnknownName":
        """One error that says what several say."""
        first, *others = errors
        if not others:
            return first
        whole = cls(Text("", ""), ", ".join(error.found for error in errors))
        whole.text = Text(
            *("; ".join(each) for each in zip(*(e.text for e in errors), strict=True))
        )
        return whole


_NEAREST = Text("gần nhất", "the nearest are")
_THERE_ARE = Text("hiện có", "there are")
_LISTED = 12  # names that a sentence lists


def _listed(names: Sequence[str | Text], separator: str) -> Text:
    """Names after one another in each language, of a long list the first ones."""
    texts = [Text(name, name) if isinstance(name, str) else name for name in names[:_LISTED]]
    rest = len(names) - len(texts)
    if rest:
        texts.append(Text(f"… (còn {rest})", f"… ({rest} more)"))
    return Text(*(separator.join(within) for within in zip(*texts, strict=True))) if texts else _NO


class BadUse(UserError):
    """Raised when a command cannot be carried out as given."""


def place(origin: str) -> list[str | int]:
    """A key that puts line 9 before line 10."""
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", origin)]


class UnknownUnit(NamedTuple):
    """A unit as a file names it, which is none that the hub knows."""

    name: str
    kind: EntityKind
    province: str | None = None

    @property
    def may_be_new(self) -> bool:
        """Whether it may be a new unit of a province."""
        return bool(self.province) and self.kind in WITHIN_PROVINCES


class Fault(NamedTuple):
    """One wrong place of a file, or the whole file: what stands there and what should."""

    origin: str
    found: str
    wanted: Text
    cells: int = 1
    # a file that cannot be read, a catalogue that cannot stand: there are no good cells to keep
    is_whole: bool = False
    unit: UnknownUnit | None = None  # where that alone is wrong

    @property
    def place(self) -> list[str | int]:
        """A key that puts line 9 before line 10."""
        return place(self.origin)

    @property
    def whole(self) -> "Fault":
        """The same as one of the whole file."""
        return self._replace(is_whole=True)

    def within(self, language: Language) -> str:
        """The fault as one line in this language."""
        shown = shortened(self.found, _LONGEST)
        lead = Text(f"thấy “{shown}”, ", f"found “{shown}”, ") if self.found else Text("", "")
        return f"{self.origin}: {lead.within(language)}{self.wanted.within(language)}"


class Suspicion(NamedTuple):
    """Something odd that stops the command until a person accepts it."""

    origin: str
    text: Text

    def within(self, language: Language) -> str:
        """The suspicion as one line in this language."""
        return f"{self.origin}: {self.text.within(language)}"


Numbered = Sequence[tuple[int, Suspicion]]  # suspicions by their number within a command


class Unwritten(UserError):
    """Raised when an import is decided against: nothing of its files was written.

    `recognised` is what its files were understood to be, each with the place of which it is told.
    """

    recognised: Sequence[tuple[str, Text]] = ()

    def of(self, names: str) -> Self:
        """The same, told of these files: others of the command may have been written."""
        self.text = self._text(names)
        return self

    @abstractmethod
    def _text(self, names: str) -> Text:
        """The sentence, of all files where none are named."""


class BadInput(Unwritten):
    """Raised when a file has faults; nothing was written.

    It carries every fault, or the first ones and the number of the others, and the suspicions.
    """

    exit_code = 3

    def __init__(
        self,
        faults: Iterable[Fault],
        suspicions: Numbered = (),
        untold: int = 0,
        several: bool = False,
    ) -> None:
        self.faults, self.suspicions = tuple(faults), tuple(suspicions)
        self.untold, self.several = untold, several
        super().__init__(self._text(""))

    def _text(self, names: str) -> Text:
        count = len(self.faults)
        only = (
            Text(f", chỉ kể {count} lỗi đầu tiên", f", of which only the first {count} are told")
            if self.untold
            else Text("", "")
        )
        ways = _EACH if self.several else Text("", "")
        nothing = _nothing(names)
        return Text(
            f"{count + self.untold} lỗi trong dữ liệu nhập{only.vi}, {nothing.vi}{ways.vi}",
            f"faults in the input: {count + self.untold}{only.en}; {nothing.en}{ways.en}",
        )


class Refused(Unwritten):
    """Raised when something is suspected; nothing was written.

    `--accept [N,N…] REASON` passes it.
    """

    exit_code = 4

    def __init__(self, suspicions: Numbered, several: bool = False, passed: Numbered = ()) -> None:
        self.suspicions, self.several = tuple(suspicions), several
        self.passed = tuple(passed)  # those that were accepted
        super().__init__(self._text(""))

    def _text(self, names: str) -> Text:
        nothing = _nothing(names)
        numbers = ",".join(str(number) for number, _ in self.suspicions[:_MANY])
        more = ",…" if len(self.suspicions) > _MANY else ""
        ways = _EACH if self.several else Text("", "")
        return Text(
            f"{len(self.suspicions)} điểm nghi vấn, {nothing.vi}; nếu số liệu vẫn đúng, chạy lại"
            f' với --accept {numbers}{more} "LÝ DO" (hoặc --accept "LÝ DO" cho tất cả){ways.vi}',
            f"suspicions: {len(self.suspicions)}; {nothing.en}; if the figures are right all the"
            " same, run again with"
            f' --accept {numbers}{more} "REASON" (or --accept "REASON" for all){ways.en}',
        )


_MANY = 8  # numbers that are written out
_EACH = Text(
    "; để mỗi tệp được xét riêng, thêm --each", "; with --each every file is decided by itself"
)


def _nothing(names: str) -> Text:
    """That nothing was written, of all files or of these."""
    return (
        Text(f"chưa ghi gì của {names}", f"nothing of {names} was written")
        if names
        else Text("chưa ghi gì", "nothing was written")
    )


class Busy(UserError):
    """Raised when another command is writing for longer than this one waits."""

    exit_code = 5


class Overtaken(UserError):
    """Raised when the data moved beneath a staged import and its effect is another; nothing was
    written.
    """

    exit_code = 7


class HubFault(HubError):
    """Raised when the hub itself is at fault."""
