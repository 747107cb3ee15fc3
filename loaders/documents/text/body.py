"""The part of a document that speaks: its body and annexes, without signatures, recipients and
forms.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from hub.words.errors import Fault
from hub.words.language import Text
from loaders.documents.rules import RULES
from loaders.documents.rules.wording import fold
from loaders.documents.text import passages as parted
from loaders.documents.text.paper import Line
from loaders.documents.text.passages import Passage

_VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯẠ-ỹ]")
_LETTER = re.compile(r"[^\W\d_]")
# Signs that no Vietnamese word holds in Unicode: what the fonts TCVN3 (UBND tØnh b¸o c¸o kÕt qu¶)
# and VNI (Keá hoaïch) make of its letters.
_LEGACY = re.compile("[ñöïûøåäëüæîÑÖÏÛØÅÄËÜÆÎ¸µ¶¹¨©ª«¬®§Þß×]")
_ENOUGH = 200  # letters by which a language is known
_LOOKED_AT = 20_000  # letters


def foreign(file: str, lines: Sequence[Line]) -> Fault | None:
    """A fault where the letters are not those of Vietnamese, as with the fonts before Unicode."""
    text = "".join(line.text for line in lines)[:_LOOKED_AT]
    letters = len(_LETTER.findall(text))
    if not is_legacy(text) and (letters < _ENOUGH or len(_VIETNAMESE.findall(text)) > letters / 20):
        return None
    return Fault(
        file,
        text.strip()[:40],
        Text(
            "cần văn bản tiếng Việt gõ bằng Unicode, không phải TCVN3 hay VNI, có dấu",
            "a Vietnamese text in Unicode is wanted, not in TCVN3 or VNI, with its diacritics",
        ),
    )


def is_legacy(text: str, enough: int = _ENOUGH) -> bool:
    """Whether a text is in a font of before Unicode, of at least so many letters."""
    looked_at = text[:_LOOKED_AT]
    letters = len(_LETTER.findall(looked_at))
    return len(_LEGACY.findall(looked_at)) > max(letters, enough) / 25


def passages(lines: Sequence[Line]) -> list[Passage]:
    """The passages of the body and of the annexes that are no forms."""
    furniture = RULES.statements.page.furniture
    all_passages = chain.from_iterable(_spoken(part) for part in _parts(lines))
    return [passage for passage in all_passages if not furniture.match(fold(passage.text))]


def _parts(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The body, then each annex; what stands between a list of recipients and the next annex is
    left out.
    """
    annex, speaking = RULES.statements.annex, True
    part: list[Line] = []
    for line in lines:
        if re.match(rf"\s*(?:{annex.closes})", line.text):
            speaking = False
        elif re.match(rf"\s*(?:{annex.opens})", line.text) and (
            not speaking or line.text.strip().startswith("PHỤ LỤC")
        ):
            yield part
            part, speaking = [], True
        if speaking:
            part.append(line)
    yield part


def _spoken(part: Sequence[Line]) -> list[Passage]:
    of_part = parted.passages(part)
    blank = sum(passage.is_blank_form for passage in of_part)
    return of_part if blank * 5 < len(of_part) else []
