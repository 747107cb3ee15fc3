"""A statement completed by what its source said before: a blank cell states nothing and takes
nothing away.
"""

from collections.abc import Set

from hub.importing.claim import Content
from hub.importing.precedence import reweighed, weight
from hub.words.terms import MissingReason, Status

# What describes a value and goes with it once another value takes its place.
_OF_VALUE = ("low", "high", "standard_error", "respondents")
_STANDING = ("rank", "rank_of", "group", "block")
_SAID_OF_VALUE = ("value", "printed", "status", "missing_reason", "cumulative")
_SAID_BESIDE = (*_STANDING, *_OF_VALUE, "preferred", "notes")
# Whoever was not measured has no rank; a figure that is only not published may have one.
UNMEASURED = (MissingReason.NOT_SURVEYED, MissingReason.NOT_YET, MissingReason.NO_LONGER)


def completed(new: Content, old: Content, withdrawn: Set[str] = frozenset()) -> Content | None:
    """The new statement with the words of the old one where it is blank; None where nothing is left
    to say.

    `withdrawn` names the fields that the source takes back. A withdrawn value takes all that stood
    beside it with it, but for what the new statement says again.
    """
    if "value" in withdrawn:
        words: dict[str, object] = {}
    else:
        words = (
            _value(new, old, withdrawn)
            | _beside(new, old, withdrawn)
            | _standing(new, old, withdrawn)
        )
    merged = new._replace(**words)
    if is_blank(merged):
        return None
    if _order(merged) == _order(new):
        return merged
    return merged._replace(precedence=reweighed(merged.precedence, *_order(merged)))


def agree(one: Content, other: Content) -> bool:
    """Whether two statements of one cell contradict each other nowhere: what one leaves blank
    the other may say.
    """
    both = _states_value(one) and _states_value(other)
    if both and any(getattr(one, field) != getattr(other, field) for field in _SAID_OF_VALUE):
        return False
    pairs = ((getattr(one, field), getattr(other, field)) for field in _SAID_BESIDE)
    return all(mine in (None, "", theirs) or theirs in (None, "") for mine, theirs in pairs)


def is_blank(content: Content) -> bool:
    """Whether a statement says nothing: no value, no reason for having none, no rank and no
    group.
    """
    return not (_states_value(content) or content.rank or content.group)


def _order(content: Content) -> tuple[bool, int]:
    """What of a statement decides its precedence: whether an editor chose it, and how much it
    tells.
    """
    return content.preferred is not None, weight(content)


def _states_value(content: Content) -> bool:
    return content.value is not None or content.missing_reason != MissingReason.NONE


def _value(new: Content, old: Content, withdrawn: Set[str]) -> dict[str, object]:
    """The value and what describes it."""
    if not _states_value(new):
        return {field: getattr(old, field) for field in (*_SAID_OF_VALUE, *_OF_VALUE)}
    if new.value is None or new.value != old.value:
        return {}
    words = {field: getattr(old, field) for field in _OF_VALUE if getattr(new, field) is None}
    if old.cumulative and "cumulative" not in withdrawn:
        words["cumulative"] = True
    if old.status == Status.PROVISIONAL and "provisional" not in withdrawn:
        words["status"] = Status.PROVISIONAL
    return words


def _standing(new: Content, old: Content, withdrawn: Set[str]) -> dict[str, object]:
    """The rank and out of how many, the group and the block."""
    if new.missing_reason in UNMEASURED:
        return {}
    blank = [field for field in _STANDING if field not in withdrawn and not getattr(new, field)]
    words = {field: getattr(old, field) for field in blank}
    rank, rank_of = (words.get(field, getattr(new, field)) for field in ("rank", "rank_of"))
    # "Of how many" belongs to its rank: it goes with a rank taken back, and an old one cannot be
    # below a new rank.
    if "rank_of" in words and (not rank or (rank_of and rank > rank_of)):
        words["rank_of"] = None
    return words


def _beside(new: Content, old: Content, withdrawn: Set[str]) -> dict[str, object]:
    """The notes, the editor's choice and the doubt."""
    before = () if "notes" in withdrawn else old.notes.split()
    # A doubt is of the value that it stands with: another value is another statement.
    is_kept = old.doubtful and "doubtful" not in withdrawn and new.value in (None, old.value)
    return {
        "notes": " ".join(dict.fromkeys([*before, *new.notes.split()])),
        "preferred": new.preferred or old.preferred,
        "doubtful": new.doubtful or is_kept,
    }
