"""The releases as lines that fit a terminal, the newest first: what each did, of which file, and
which undid which.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hub.catalogue import Release
from hub.catalogue.evidence import Approval
from hub.importing.shelf import StagedImport
from hub.words import clock
from hub.words.language import Language, Text, shortened
from hub.words.terms import ReleaseState

WIDTH = 80
_HEADS = (
    Text("Đợt", "No."),
    Text("Lúc", "At"),
    Text("Bộ dữ liệu", "Dataset"),
    Text("Người nhập", "By"),
    Text("Số liệu", "Figures"),
)
_SIGNS = (("added", "+"), ("changed", "~"), ("gone", "−"))


def lines(releases: Sequence[Release], language: Language) -> Iterator[str]:
    """A head, then two lines for each release: what it did, and its file with what became of it."""
    undone = {one.undoes: one.id for one in releases if one.undoes}
    cells = [_cells(one) for one in reversed(releases)]
    heads = [head.within(language) for head in _HEADS]
    widths = [min(20, max(map(len, column))) for column in zip(heads, *cells, strict=True)]
    yield _line(heads, widths)
    for one, row in zip(reversed(releases), cells, strict=True):
        yield _line(row, widths)
        indent = " " * (widths[0] + 2)
        yield f"{indent}{_beside(one, undone, language, width=WIDTH - len(indent))}"


def waiting(staged: Sequence[StagedImport], language: Language) -> Iterator[str]:
    """What is staged and waits: what, by whom, and its file in two lines each; then a blank one."""
    for one in staged:
        at = one.staged.at.astimezone(clock.VIETNAM)
        state = Text("chờ duyệt", "waits to be published").within(language)
        cells = (one.name, f"{at:%Y-%m-%d %H:%M}", one.dataset, one.staged.person.told, state)
        yield shortened("  ".join(cells), WIDTH)
        yield shortened(f"    {one.file}", WIDTH)
    if staged:
        yield ""


def _cells(one: Release) -> list[str]:
    counts = " ".join(f"{sign}{getattr(one, word)}" for word, sign in _SIGNS if getattr(one, word))
    at = one.published_at.astimezone(clock.VIETNAM)
    return [str(one.id), f"{at:%Y-%m-%d %H:%M}", one.dataset, one.imported_by, counts or "–"]


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    padded = (
        shortened(cell, width).ljust(width) for cell, width in zip(cells, widths, strict=True)
    )
    return shortened("  ".join(padded).rstrip(), WIDTH)


def _beside(one: Release, undone: Mapping[int, int], language: Language, width: int) -> str:
    """The file, and what undid the release or what it undid; the file's name is cut where there
    is no room.
    """
    notes = []
    if one.approval:
        notes.append(_approved(one.approval))
    if one.undoes:
        notes.append(Text(f"hoàn tác đợt {one.undoes}", f"undoes release {one.undoes}"))
    if one.state is ReleaseState.UNDONE and one.id in undone:
        notes.append(
            Text(
                f"đã được hoàn tác bởi đợt {undone[one.id]}", f"undone by release {undone[one.id]}"
            )
        )
    return _noted(one.file, notes, language, width=width)


def _approved(approval: Approval) -> Text:
    """Who approved, and that it was who staged, or may have been."""
    approver, stager, number = approval.approver, approval.stager, approval.staged_id
    same = Text("", "")
    if stager.is_named(approver.name):
        same = Text(", cũng là người trình", ", who staged it too")
    elif stager.sameness(approver):
        same = Text(", cùng tài khoản với người trình", ", of the account that staged it")
    return Text(
        f"S{number}, duyệt: {approver.told}{same.vi}",
        f"S{number}, approved: {approver.told}{same.en}",
    )


def _noted(file: str, notes: Sequence[Text], language: Language, width: int) -> str:
    """A file with notes behind it."""
    if not notes:
        return shortened(file, width)
    sentences = "; ".join(note.within(language) for note in notes)
    return f"{shortened(file, max(8, width - len(sentences) - 3))} ({sentences})"
