"""The parts of a document's file that are not read, as rows with the reason."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from hub.dataset.rows import Ignored, UnplacedRow
from hub.words.language import Text
from loaders.cells import raised
from loaders.documents.head import title
from loaders.documents.head.reading import Reading
from loaders.documents.rules.ruled import Ruled
from loaders.documents.text.line import Omission
from loaders.documents.text.passages import Passage

_UNSURE = Text(
    "không rõ chữ số nhỏ hoặc nhô lên là dấu chú thích hay thuộc số này; để chưa xếp",
    "it is not known whether a small or raised digit is a mark or part of the number; left"
    " unplaced",
)
_SIGN = Text(
    "không rõ ký hiệu, công thức hoặc hình sát số này là gì; để chưa xếp",
    "it is not known what the symbol, formula or picture beside this number is; left unplaced",
)
_WHY = {"sign-not-known": _SIGN, "mark-or-digit": _UNSURE}
_MOST = 8  # places that are named


def unsure(reading: Reading, passage: Passage) -> Iterator[Ruled]:
    """The numbers of a passage that may or may not hold a raised mark, or that a sign touches
    which is not known.
    """
    for number in raised.doubts(passage.text):
        place = number.start()
        origin = f"{reading.file}:{passage.line(place).number}"
        rule = "sign-not-known" if raised.is_of_a_sign(number) else "mark-or-digit"
        text = _around(passage, place)
        unplaced = UnplacedRow(origin, reading.document, text, locator=passage.locator(place))
        yield Ruled(unplaced, (f"number {rule}",))
        yield Ruled(Ignored(origin, number[0].strip(".,"), _WHY[rule]), (f"number {rule}",))


def above(reading: Reading, passages: Sequence[Passage]) -> Iterator[Ruled]:
    """The sentences with figures that stand within what was taken as the head of a document."""
    for passage in passages:
        for sentence in passage.sentences():
            if figures := title.figures(sentence.text):
                place = sentence.start + figures[0].start
                origin = f"{reading.file}:{passage.line(place).number}"
                row = UnplacedRow(
                    origin, reading.document, sentence.text, locator=passage.locator(place)
                )
                yield Ruled(row, ("stage within-the-head",))


def omitted(file: str, omissions: Sequence[Omission]) -> Iterator[Ignored]:
    """One row for each kind of thing that was left out, with the places where it stands."""
    for what, group in groupby(sorted(omissions, key=_kind), key=lambda one: one.what):
        places = list(group)
        pages = sorted({one.page for one in places if one.page})
        numbers = pages or sorted({one.line for one in places})
        where = Text("trang", "page") if pages else Text("dòng", "line")
        list_of_numbers = ", ".join(map(str, numbers[:_MOST])) + (
            ", …" if len(numbers) > _MOST else ""
        )
        why = Text(f"({where.vi}): {what.vi}", f"({where.en}): {what.en}")
        yield Ignored(f"{file}:{places[0].line}", list_of_numbers, why, cells=len(places))


def _kind(one: Omission) -> tuple[str, int]:
    return one.what.en, one.line


def _around(passage: Passage, place: int) -> str:
    """The row or the sentence in which a letter stands."""
    if passage.cells:
        return " | ".join(filter(None, passage.cells))
    before = (sentence for sentence in passage.sentences() if sentence.start <= place)
    return list(before)[-1].text
