"""Numbers of things that are measured which stand in no quantity: their sentences are listed, so
that none vanishes.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from hub.dataset.rows import UnplacedRow
from loaders.cells.raised import doubts
from loaders.documents.head.reading import Reading
from loaders.documents.rules import RULES
from loaders.documents.rules.ruled import Ruled
from loaders.documents.rules.wording import alternatives, fold, pattern
from loaders.documents.statements.statement import Statement
from loaders.documents.text import quantities
from loaders.documents.text.numerals import NUMERAL
from loaders.documents.text.passages import Passage, Sentence
from loaders.documents.text.quantity import Quantity

# A number that is no part of a day or a name; a fraction only behind what says that it is reached.
_NUMBER = re.compile(
    rf"(?<![\w.,/+-])(?:{NUMERAL})(?![\d/-]|[.,]\d)|(?<=(?:ạt|ếm|òn|là)\s)\d+/\d+(?![\d/])"
)
_ITEM = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})*[.)/-]?\s")
_NEAR = 200  # letters before a number in which what is measured may stand
_YEAR = re.compile(r"(?:19|20)\d{2}")


def unread(reading: Reading, passage: Passage, said: Sequence[Statement]) -> Iterator[Ruled]:
    """The sentences of a passage with a number of something measured that none of its statements
    tells; not those listed for a doubt.
    """
    for sentence in passage.sentences():
        if any(doubts(sentence.text)):
            continue
        held = [statement.quantity for statement in said if statement.sentence == sentence]
        if found := _left(sentence, held):
            place = sentence.start + found.start()
            origin = f"{reading.file}:{passage.line(place).number}"
            row = UnplacedRow(origin, reading.document, sentence.text, passage.locator(place))
            yield Ruled(row, ("quantity measured-without-a-unit",))


def _left(sentence: Sentence, held: Sequence[Quantity]) -> re.Match[str] | None:
    """The first number of a sentence that stands behind a measured noun and in no quantity."""
    told = quantities.masked(_ITEM.sub(lambda found: "_" * len(found[0]), fold(sentence.text)))
    if _first(_without(told, held)) is None:
        return None
    return _first(_without(told, [*held, *quantities.quantities(told)]))


def _without(text: str, known: Sequence[Quantity]) -> str:
    """A text whose known quantities cannot be read; it stays as long."""
    letters = list(text)
    for one in known:
        letters[one.start : one.end] = re.sub(r"\d", "_", text[one.start : one.end])
    return "".join(letters)


def _first(text: str) -> re.Match[str] | None:
    return next((match for match in _NUMBER.finditer(text) if _is_measured(text, match)), None)


def _is_measured(text: str, number: re.Match[str]) -> bool:
    """Whether a number stands alone behind words of something measured, and is no year, level or
    name.
    """
    words = RULES.quantities.unread
    before = re.split(r"[.;](?!\d)", text[max(0, number.start() - _NEAR) : number.start()])[-1]
    match = pattern(rf"(?<!\w)(?:{words.naming})\s*[\d.,/]+$").search(before + number[0])
    is_time = pattern(rf"\s*(?:{words.times})(?!\w)").match(text, number.end())
    return not (_YEAR.fullmatch(number[0]) or match or is_time) and bool(_measured().search(before))


@lru_cache(maxsize=4)
def _measured() -> re.Pattern[str]:
    """What is measured: the units that count things, and the words of a measure."""
    words = RULES.quantities
    return pattern(rf"(?<!\w)(?:{words.unread.measures}|{alternatives(words.units)[0]})(?!\w)")
