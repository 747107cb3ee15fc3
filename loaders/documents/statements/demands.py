"""What a body demands of others, undertakes or must reach, and which body that is: Thủ tướng yêu
cầu các địa phương bảo đảm 80% …
"""

import re
from functools import lru_cache

from loaders.documents.rules import RULES
from loaders.documents.rules.wording import pattern


def is_demanded(part: str) -> bool:
    """Whether folded words say surely that a level is demanded, undertaken or to be reached."""
    return any(not _is_doubtful(match) for match in _led(part))


def may_be_demanded(part: str) -> bool:
    """Whether a level stands behind words that demand, though it may be of something else."""
    return bool(_led(part))


def above(text: str) -> str | None:
    """Who above the province's own offices sets, in a text up to a level, what is to be reached;
    None where nobody does.
    """
    found = list(_above().finditer(text))
    return found[-1]["who"] if found else None


def _led(part: str) -> list[re.Match[str]]:
    """The words that demand a level, where neither those behind tell of a result nor an office's
    own of what came of it.
    """
    words = _words()
    found = (
        match
        for match in words["form"].finditer(part)
        if not words["result"].search(_between(match))
    )
    return [
        match
        for match in found
        if not (words["other"].search(_between(match)) and words["narrates"].search(match["verb"]))
    ]


def _is_doubtful(match: re.Match[str]) -> bool:
    """Whether the level may be of something else than what is demanded, or what was done."""
    words, soft = _words(), _words()["soft"].search(match["verb"])
    return bool(
        words["other"].search(_between(match))
        or (soft and not words["outright"].search(match["level"]))
    )


def _between(match: re.Match[str]) -> str:
    return match.string[match.end("verb") : match.start("level")]


@lru_cache(maxsize=4)
def _words() -> dict[str, re.Pattern[str]]:
    words = RULES.statements.demands
    nouns, near = words.nouns, r"(?:\s(?:số\s)?\d+(?:/[\w/-]+)?)?[^,;.:\d]{0,80}?"
    leads = (
        rf"\b{nouns}{words.body}\b{near}\s{nouns}(?:{words.verb})(?!\s*[,)])",
        rf"{nouns}(?:{words.undertakes})",
        rf"{nouns}(?:{words.obliges})(?=\s(?:{words.reaches})\b[^,;:\d]*\d)",
    )
    led = "|".join(rf"(?:{lead})" for lead in leads)
    form = rf"(?P<verb>(?<!\w)(?:{led}))\b(?=[^;\d]*?(?P<level>{words.level}))"
    return {"form": pattern(form)} | {
        name: getattr(words, name) for name in ("result", "other", "narrates", "soft", "outright")
    }


@lru_cache(maxsize=4)
def _above() -> re.Pattern[str]:
    words, issuers = RULES.statements.demands, RULES.references.issuers
    ministries = "|".join(
        re.escape(one.name.removeprefix("Bộ ")) for one in issuers if one.name.startswith("Bộ ")
    )
    who = rf"{words.above}|Bộ (?:trưởng (?:Bộ )?)?(?:{ministries})"
    return re.compile(
        r"(?<!của )(?<!theo"
        rf" )(?P<who>{who})[^,;.:\d]{{0,40}}?\s(?:{words.sets})\b(?![^;]*(?:\sđã\s|,\s*Sở\s))"
    )
