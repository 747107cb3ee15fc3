"""The claims of an import settled: one for each cell."""

from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from hub.importing.claim import Claim, ClaimKey, Content
from hub.importing.completion import agree, completed
from hub.words.errors import Fault
from hub.words.language import Language, Text

# The fields of a claim as people call them; precedence follows from the others.
_NAMES = {
    "value": Text("giá trị", "the value"),
    "printed": Text("cách ghi", "the spelling"),
    "status": Text("trạng thái", "the status"),
    "missing_reason": Text("lý do thiếu", "the missing reason"),
    "rank": Text("hạng", "the rank"),
    "rank_of": Text("tổng số xếp hạng", "the rank's total"),
    "group": Text("nhóm", "the group"),
    "low": Text("cận dưới", "the lower bound"),
    "high": Text("cận trên", "the upper bound"),
    "standard_error": Text("sai số chuẩn", "the standard error"),
    "respondents": Text("số phiếu", "the respondents"),
    "cumulative": Text("lũy kế", "cumulative"),
    "notes": Text("ghi chú", "the notes"),
    "preferred": Text("lý do ưu tiên", "the preference"),
    "block": Text("khối", "the block"),
    "doubtful": Text("nghi vấn", "doubtful"),
}
# A field that is not named where the other one differs too.
_IMPLIED_BY = {"printed": "value", "status": "missing_reason"}


class Settlement(NamedTuple):
    """One claim for each cell, how many claims only repeated another, how many cells had two
    values, and a fault for each of those.
    """

    claims: list[Claim]
    repeated: int
    contradicted: int
    faults: list[Fault]


def settle(claims: Iterable[Claim]) -> Settlement:
    """One claim for each cell: claims that agree complete each other and count as repeated.

    A cell whose claims contradict each other is a fault and has none.
    """
    firsts: dict[ClaimKey, Claim] = {}
    contradicted: set[ClaimKey] = set()
    faults: list[Fault] = []
    repeated = 0
    for claim in claims:
        first = firsts.setdefault(claim.key, claim)
        if first is claim:
            continue
        both = _combined(first, claim)
        if both is None:
            faults.append(_contradiction(claim, first))
            contradicted.add(claim.key)
        else:
            firsts[claim.key] = both
            repeated += 1
    return Settlement(
        claims=[claim for key, claim in firsts.items() if key not in contradicted],
        repeated=repeated,
        contradicted=len(contradicted),
        faults=faults,
    )


def _combined(first: Claim, again: Claim) -> Claim | None:
    """Two claims of one cell as one; None where they contradict each other."""
    if first.retracted != again.retracted:
        return None
    if first.content == again.content:
        return first
    if not agree(first.content, again.content):
        return None
    content = completed(first.content, again.content)
    return first._replace(content=content or first.content)


def _contradiction(claim: Claim, first: Claim) -> Fault:
    """A fault that names both claims of a cell, by the fields that differ."""
    old, new = first.content, claim.content
    fields = _differing(old, new)
    before = Text(
        *(
            ", ".join(f"{_NAMES[field].within(language)} {_shown(old, field)}" for field in fields)
            for language in Language
        )
    )
    return Fault(
        claim.origin,
        ", ".join(_shown(new, field) for field in fields),
        Text(
            f"ô này đã có {before.vi} tại {first.origin}",
            f"this cell already has {before.en} at {first.origin}",
        ),
    )


def _differing(old: Content, new: Content) -> list[str]:
    """The fields in which two contents differ, without those that another one implies."""
    fields = [field for field in _NAMES if getattr(old, field) != getattr(new, field)]
    return [field for field in fields if _IMPLIED_BY.get(field) not in fields]


def _shown(content: Content, field: str) -> str:
    """A field as the tidy form writes it; a dash where it is empty."""
    value = getattr(content, field)
    if field == "value" and content.printed:
        return content.printed
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, IntEnum):
        return value.name
    return f"{value:.15g}" if isinstance(value, float) else str(value or "–")
