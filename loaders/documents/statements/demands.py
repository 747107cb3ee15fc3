"""What a body demands of others, undertakes or must reach, and which body that is: Thủ tướng yêu
cầu các địa phương bảo đảm 80% …
"""

import re

from loaders.documents.rules import RULES
from loaders.documents.rules.wording import pattern

_WORDS = RULES.statements.demands
_NEAR = r"(?:\s(?:số\s)?\d+(?:/[\w/-]+)?)?[^,;.:\d]{0,80}?"
_LEADS = "|".join(
    (
        rf"(?:\b{_WORDS.nouns}{_WORDS.body}\b{_NEAR}\s{_WORDS.nouns}(?:{_WORDS.verb})(?!\s*[,)]))",
        rf"(?:{_WORDS.nouns}(?:{_WORDS.undertakes}))",
        rf"(?:{_WORDS.nouns}(?:{_WORDS.obliges})(?=\s(?:{_WORDS.reaches})\b[^,;:\d]*\d))",
    )
)
_DEMAND = pattern(rf"(?P<verb>(?<!\w)(?:{_LEADS}))\b(?=[^;\d]*?(?P<level>{_WORDS.level}))")
_MINISTRIES = "|".join(
    re.escape(issuer.name.removeprefix("Bộ "))
    for issuer in RULES.references.issuers
    if issuer.name.startswith("Bộ ")
)
_ABOVE = re.compile(
    rf"(?<!của )(?<!theo )(?P<who>{_WORDS.above}|Bộ (?:trưởng (?:Bộ )?)?(?:{_MINISTRIES}))"
    rf"[^,;.:\d]{{0,40}}?\s(?:{_WORDS.sets})\b(?![^;]*(?:\sđã\s|,\s*Sở\s))"
)


def is_demanded(part: str) -> bool:
    """Whether folded words certainly demand a level or undertake to reach it."""
    return any(not _is_doubtful(demand) for demand in _demands(part))


def may_be_demanded(part: str) -> bool:
    """Whether a level stands behind words that demand, though it may be of something else."""
    return bool(_demands(part))


def above(text: str) -> str | None:
    """Who above the province's offices sets the level behind a text; None where nobody does."""
    bodies = [match["who"] for match in _ABOVE.finditer(text)]
    return bodies[-1] if bodies else None


def _demands(part: str) -> list[re.Match[str]]:
    """The words that demand a level.

    Not those behind which a result is reported.
    """
    return [demand for demand in _DEMAND.finditer(part) if not _tells_a_result(demand)]


def _tells_a_result(demand: re.Match[str]) -> bool:
    between = _between(demand)
    if _WORDS.result.search(between):
        return True
    return bool(_WORDS.other.search(between) and _WORDS.narrates.search(demand["verb"]))


def _is_doubtful(demand: re.Match[str]) -> bool:
    """Whether the level may be of something else than what is demanded, or what was done."""
    if _WORDS.other.search(_between(demand)):
        return True
    is_soft = _WORDS.soft.search(demand["verb"])
    return bool(is_soft) and not _WORDS.outright.search(demand["level"])


def _between(demand: re.Match[str]) -> str:
    return demand.string[demand.end("verb") : demand.start("level")]
