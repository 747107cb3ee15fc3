"""Numbers of things that are measured which stand in no quantity: their sentences are listed, so
that none vanishes.
"""

import re
from collections.abc import Iterator, Sequence

from hub.dataset.rows import UnplacedRow
from loaders.cells.raised import doubts
from loaders.documents.head.reading import Reading
from loaders.documents.rules import RULES
from loaders.documents.rules.ruled import Ruled
from loaders.documents.rules.wording import fold, pattern
from loaders.documents.statements.statement import Statement
from loaders.documents.text import quantities
from loaders.documents.text.numerals import NUMERAL
from loaders.documents.text.passages import Passage, Sentence
from loaders.documents.text.quantity import Quantity
from loaders.documents.text.units import UNITS

# A number that is no part of a day or a name; a fraction only behind what says that it is reached.
_NUMBER = re.compile(
    rf"(?<![\w.,/+-])(?:{NUMERAL})(?![\d/-]|[.,]\d)|(?<=(?:ạt|ếm|òn|là)\s)\d+/\d+(?![\d/])"
)
_ITEM = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})*[.)/-]?\s")
_NEAR = 200  # letters before a number in which what is measured may stand
_WORDS = RULES.quantities.unread
_NAME = pattern(rf"(?<!\w)(?:{_WORDS.naming})\s*[\d.,/]+$")
_TIME = pattern(rf"\s*(?:{_WORDS.times})(?!\w)")
# What is measured: the units that count things, and the words of a measure.
_MEASURED = pattern(rf"(?<!\w)(?:{_WORDS.measures}|{UNITS})(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d{2}")


def unread(reading: Reading, passage: Passage, statements: Sequence[Statement]) -> Iterator[Ruled]:
    """The sentences of a passage with a measured number that is in none of its statements.

    Sentences that are listed for a doubtful footnote mark are left out.
    """
    for sentence in passage.sentences():
        if any(doubts(sentence.text)):
            continue
        own = [statement.quantity for statement in statements if statement.sentence == sentence]
        if number := _left(sentence, own):
            place = sentence.start + number.start()
            origin = f"{reading.file}:{passage.line(place).number}"
            row = UnplacedRow(
                origin, reading.document, sentence.text, locator=passage.locator(place)
            )
            yield Ruled(row, ("quantity measured-without-a-unit",))


def _left(sentence: Sentence, own: Sequence[Quantity]) -> re.Match[str] | None:
    """The first number of a sentence that stands behind a measured noun and in no quantity."""
    masked = quantities.masked(_ITEM.sub(lambda item: "_" * len(item[0]), fold(sentence.text)))
    if _first(_without(masked, own)) is None:
        return None
    return _first(_without(masked, [*own, *quantities.quantities(masked)]))


def _without(text: str, items: Sequence[Quantity]) -> str:
    """A text whose known quantities cannot be read; it stays as long."""
    letters = list(text)
    for one in items:
        letters[one.start : one.end] = re.sub(r"\d", "_", text[one.start : one.end])
    return "".join(letters)


def _first(text: str) -> re.Match[str] | None:
    return next((match for match in _NUMBER.finditer(text) if _is_measured(text, match)), None)


def _is_measured(text: str, number: re.Match[str]) -> bool:
    """Whether a number stands alone behind words of something measured, and is no year, level or
    name.
    """
    before = re.split(r"[.;](?!\d)", text[max(0, number.start() - _NEAR) : number.start()])[-1]
    is_name = _NAME.search(before + number[0])
    is_time = _TIME.match(text, number.end()) or _YEAR.fullmatch(number[0])
    return not (is_name or is_time) and bool(_MEASURED.search(before))
