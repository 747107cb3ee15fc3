"""So many on each thousand of others: 12 doanh nghiệp trên 1.000 dân."""

import re
from collections.abc import Iterator

from loaders.documents.rules import RULES
from loaders.documents.rules.wording import pattern
from loaders.documents.text.numerals import COMMA, NUMERAL, ONE_COMMA, value
from loaders.documents.text.quantity import Quantity, blot
from loaders.documents.text.units import UNITS

_WORDS = RULES.quantities.rates
_RATE = pattern(
    rf"(?<![\w.,/-])(?:(?P<low>{NUMERAL})\s*(?:-|–|đến)\s*)?(?P<number>{NUMERAL})"
    rf"(?![\d/]|[.,]\d)(?:\s+(?P<things>{_WORDS.things}))?"
    rf"(?:\s*/\s*|\s+(?:{_WORDS.on})\s+)(?P<base>{_WORDS.bases})\s+(?P<of>{_WORDS.of})(?!\w)"
)
# The base first: cứ 1.000 dân thì có 12 doanh nghiệp.
_SPREAD = pattern(
    r"(?<!\w)(?<!căn )(?<!bất )cứ\s+(?:mỗi\s+)?"
    rf"(?P<base>(?:{_WORDS.bases}|{NUMERAL}))\s+(?P<of>(?:{_WORDS.of}|[^\W\d_]+)(?!\w))"
    rf"[^;.\d]{{0,60}}?\s(?P<number>{NUMERAL})\s+(?P<things>(?:{UNITS})(?!\w)|[^\W\d_]+)"
)


def rates(masked: str) -> tuple[list[Quantity], str]:
    """The rates of a masked sentence, and the sentence without them."""
    all_rates: list[Quantity] = []
    for search in (_spread, _plain):
        more = list(search(masked))
        for rate in more:
            masked = blot(masked, rate.start, rate.end)
        all_rates += more
    return [rate for rate in all_rates if rate.unit], masked


def _plain(masked: str) -> Iterator[Quantity]:
    """Rates with the number first; where places of a size are counted (05 xã trên 10.000 dân), the
    size without a unit, only to be left out.
    """
    for rate in _RATE.finditer(masked):
        things = rate["things"]
        if things and _WORDS.sized.fullmatch(things):
            yield Quantity(rate.end("things"), rate.end(), value=None, unit="")
        else:
            yield _rate(rate, rate["low"], things or rate["of"])


def _spread(masked: str) -> Iterator[Quantity]:
    return (_rate(rate, None, rate["things"]) for rate in _SPREAD.finditer(masked))


def _rate(rate: re.Match[str], low: str | None, things: str) -> Quantity:
    numeral = low or rate["number"]
    doubt = COMMA if ONE_COMMA.fullmatch(numeral) else None
    return Quantity(
        rate.start(),
        rate.end(),
        value=None if doubt else value(numeral, True),
        unit=f"{things}/{_base(rate['base'])} {rate['of']}",
        at_least=bool(low),
        is_rate=True,
        doubt=doubt,
    )


def _base(words: str) -> str:
    """A base as a number: một vạn, 1 vạn, vạn → 10.000."""
    scale = next((size for word, size in _WORDS.scales.items() if word in words), 1)
    number = re.match(r"[\d.]+", words)
    size = int(number[0].replace(".", "")) if number else 1
    return f"{size * scale:,}".replace(",", ".")
