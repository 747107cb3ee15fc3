"""A claim completed by the standing claim of its source: a blank cell states nothing and takes
nothing away.
"""

import re
from collections.abc import Iterable, Set

from hub.importing.claim import Content
from hub.importing.precedence import reweighed, weight
from hub.words.terms import MissingReason, Status

_NUMBER = re.compile(r"[+-]?\d[\d., ]*(?:e-\d+)?\s?%?", re.ASCII)
# What describes a value and goes with it once another value takes its place.
_OF_VALUE = ("low", "high", "standard_error", "respondents")
_STANDING = ("rank", "rank_of", "group", "block")
_VALUE = ("value", "printed", "status", "missing_reason", "cumulative")
_BESIDE_VALUE = (*_STANDING, *_OF_VALUE, "preferred", "notes")
# Whoever was not measured has no rank; a figure that is only not published may have one.
UNMEASURED = (MissingReason.NOT_SURVEYED, MissingReason.NOT_YET, MissingReason.NO_LONGER)


def completed(new: Content, old: Content, retracted: Set[str] = frozenset()) -> Content | None:
    """The new content with the fields of the old one where it is blank; None where all are blank.

    `retracted` names the fields that the source takes back. A retracted value takes all that stood
    beside it with it, but for what the new content repeats.
    """
    whole = new
    if "value" not in retracted:
        fields = _value(new, old, retracted)
        fields |= _beside(new, old, retracted)
        fields |= _standing(new, old, retracted)
        whole = new._replace(**fields)
    if is_blank(whole):
        return None
    if _order(whole) == _order(new):
        return whole
    return whole._replace(precedence=reweighed(whole.precedence, *_order(whole)))


def agree(one: Content, other: Content) -> bool:
    """Whether two contents of one cell contradict each other in no field; a blank one agrees with
    all.
    """
    if _states_value(one) and _states_value(other):
        values = (_fields(content, _VALUE) for content in (one, other))
        if next(values) != next(values):
            return False
    return all(_fits(getattr(one, field), getattr(other, field)) for field in _BESIDE_VALUE)


def spelt_alike(new: Content, old: Content) -> Content:
    """The new content with the old spelling of its number: 44.36 for 44.3575, or 91,81 for 91.81,
    revises nothing.
    """
    spellings = new.printed or "", old.printed or ""
    if new.value is None or new.value != old.value or not all(map(_NUMBER.fullmatch, spellings)):
        return new
    return new._replace(printed=old.printed)


def _fits(one: object, other: object) -> bool:
    """Whether two words of one field are the same, or one of them is blank."""
    return one == other or one in (None, "") or other in (None, "")


def is_blank(content: Content) -> bool:
    """Whether a content has no value, no reason for having none, no rank and no group."""
    return not (_states_value(content) or content.rank or content.group)


def _order(content: Content) -> tuple[bool, int]:
    """What decides a precedence: whether an editor chose the claim, and its weight."""
    return content.preferred is not None, weight(content)


def _states_value(content: Content) -> bool:
    return content.value is not None or content.missing_reason != MissingReason.NONE


def _value(new: Content, old: Content, retracted: Set[str]) -> dict[str, object]:
    """What is kept of the value and of what describes it."""
    if not _states_value(new):
        return _fields(old, (*_VALUE, *_OF_VALUE))
    if new.value is None or new.value != old.value:
        return {}
    fields = _fields(old, [field for field in _OF_VALUE if getattr(new, field) is None])
    if old.cumulative and "cumulative" not in retracted:
        fields["cumulative"] = True
    if old.status == Status.PROVISIONAL and "provisional" not in retracted:
        fields["status"] = Status.PROVISIONAL
    return fields


def _standing(new: Content, old: Content, retracted: Set[str]) -> dict[str, object]:
    """What is kept of the rank and out of how many it is, the group and the block."""
    if new.missing_reason in UNMEASURED:
        return {}
    blanks = {field for field in _STANDING if not getattr(new, field)} - retracted
    fields = _fields(old, blanks)
    if "rank_of" in fields and not _counts(fields.get("rank", new.rank), old.rank_of):
        fields["rank_of"] = None
    return fields


def _counts(rank: int | None, rank_of: int | None) -> bool:
    """Whether "of how many" belongs to a rank: it goes with a rank taken back, and an old one
    cannot be below a new rank.
    """
    return bool(rank) and not (rank_of and rank > rank_of)


def _beside(new: Content, old: Content, retracted: Set[str]) -> dict[str, object]:
    """What is kept of the notes, the editor's choice and the doubt."""
    before = () if "notes" in retracted else old.notes.split()
    # A doubt is of the value that it stands with: another value is another statement.
    is_kept = old.doubtful and "doubtful" not in retracted and new.value in (None, old.value)
    return {
        "notes": " ".join(dict.fromkeys([*before, *new.notes.split()])),
        "preferred": new.preferred or old.preferred,
        "doubtful": new.doubtful or is_kept,
    }


def _fields(content: Content, fields: Iterable[str]) -> dict[str, object]:
    """These fields of a content."""
    return {field: getattr(content, field) for field in fields}
