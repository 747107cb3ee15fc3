"""The effect of an import as a number: whatever differs in it, the number differs."""

from collections import Counter
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from hub.importing.claim import Change, Claim, ClaimKey, Content, StandingClaim
from hub.importing.release import Outcome
from hub.panels.rank_change import RankChange
from hub.review.effect import digest
from hub.words.errors import Suspicion
from hub.words.language import Text

NAMES = {number: SimpleNamespace(public_id=f"thing-{number}") for number in range(1, 9)}
CATALOGUE = SimpleNamespace(indicator_by_id=NAMES, by_id=NAMES, source_by_id=NAMES)
KEYS = st.builds(
    ClaimKey, st.integers(1, 2), st.just(20190112), st.integers(1, 3), st.just(0), st.integers(1, 2)
)
FIGURES = st.floats(0, 9, allow_nan=False)


def content(value: float, precedence: int = 1) -> Content:
    """What a claim says."""
    return Content(precedence, 1, 0, value=value)


def change(key: ClaimKey, value: float, old: float | None, precedence: int = 1) -> Change:
    """A figure that is new, or was another."""
    before = None if old is None else StandingClaim(7, content(old, precedence))
    return Change(key, before, Claim(key, content(value, precedence), "Ân", None, "a.csv:2"))


def outcome(*changes: Change, **more: object) -> Outcome:
    """What an import does."""
    done = Outcome("made", 3, Counter(changed=len(changes)), **more)
    done.changes.extend(changes)
    return done


CHANGES = st.builds(change, KEYS, FIGURES, st.none() | FIGURES)


@given(st.lists(CHANGES, max_size=5), st.randoms())
def test_the_order_of_changes_and_what_the_database_counts_do_not_matter(changes, chance) -> None:
    shuffled = chance.sample(changes, len(changes))
    renumbered = [
        one._replace(
            old=one.old and one.old._replace(id=99, content=one.old.content._replace(precedence=5)),
            new=one.new._replace(content=one.new.content._replace(precedence=5)),
        )
        for one in shuffled
    ]

    assert digest([outcome(*renumbered)], CATALOGUE) == digest([outcome(*changes)], CATALOGUE)


@given(CHANGES, CHANGES)
def test_other_changes_are_another_effect(one: Change, other: Change) -> None:
    first, second = (digest([outcome(each)], CATALOGUE) for each in (one, other))

    assert (first == second) == (one == other)


@given(CHANGES, st.integers(1, 3), st.integers(1, 3))
def test_ranks_and_suspicions_are_part_of_the_effect(one: Change, before: int, after: int) -> None:
    plain = digest([outcome(one)], CATALOGUE)
    move = RankChange(1, 20190112, 0, "", 3, before, after, 3, 3)
    moved = digest([outcome(one, moves=[move])], CATALOGUE)
    suspicion = Suspicion("a.csv:2", Text(f"lệch {before}", f"off by {before}"))
    suspected = digest([outcome(one, suspicions=[suspicion])], CATALOGUE)

    assert len({plain, moved, suspected}) == 3
    assert digest([outcome(one), outcome(one)], CATALOGUE) != plain
