"""What an import changes: the claims of a file against those that stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.importing.claim import Claim, ClaimKey, Content, StandingClaim
from hub.importing.difference import blocks, difference
from hub.importing.ownership import ALL, NOTHING, Ownership


def key(entity: int, indicator: int = 1, period: int = 20230112, source: int = 1) -> ClaimKey:
    return ClaimKey(indicator, period, entity, 0, source)


def content(value: float) -> Content:
    return Content(precedence=0, status=0, missing_reason=0, value=value, printed=str(value))


def claim(entity: int, value: float, **where: int) -> Claim:
    return Claim(key(entity, **where), content(value), "Ân", "", "file.csv:2")


def standing(values: dict[int, float]) -> dict[ClaimKey, StandingClaim]:
    return {key(entity): StandingClaim(entity, content(value)) for entity, value in values.items()}


def applied(
    before: dict[ClaimKey, StandingClaim], claims: list[Claim], owned: Ownership = NOTHING
) -> dict[ClaimKey, Content]:
    """What stands after the changes."""
    after = {place: stood.content for place, stood in before.items()}
    for change in difference(claims, before, owned).changes:
        if change.new is None:
            del after[change.key]
        else:
            after[change.key] = change.new.content
    return after


TABLES = st.dictionaries(st.integers(1, 30), st.sampled_from([1.0, 2.0, 3.0]))


def test_new_changed_and_unchanged() -> None:
    step = difference([claim(1, 10), claim(2, 21), claim(3, 30)], standing({1: 10, 2: 20}))

    assert (step.added, step.changed, step.unchanged, step.gone) == (1, 1, 1, 0)
    assert {
        (change.key.entity_id, change.old and change.old.content.value, change.new.content.value)
        for change in step.changes
    } == {(3, None, 30), (2, 20, 21)}


def test_what_a_file_leaves_out_stays_however_little_that_is() -> None:
    step = difference(
        [claim(entity, 1) for entity in range(1, 10)], standing(dict.fromkeys(range(1, 11), 1))
    )

    assert (step.gone, step.unchanged, step.changes) == (0, 9, [])


def test_what_is_left_out_of_a_file_that_is_declared_whole_is_gone() -> None:
    step = difference(
        [claim(entity, 1) for entity in range(1, 10)], standing(dict.fromkeys(range(1, 11), 1)), ALL
    )

    assert (step.gone, step.unchanged) == (1, 9)
    assert [(change.key.entity_id, change.new) for change in step.changes] == [(10, None)]


def test_a_folder_owns_only_what_it_brought_itself() -> None:
    stood = {
        key(1): StandingClaim(1, content(1), since=5),
        key(2): StandingClaim(2, content(2), since=6),
    }

    step = difference([], stood, Ownership(versions=frozenset({5})))

    assert [change.key.entity_id for change in step.changes] == [1]


def test_a_figure_that_its_source_takes_back_is_gone() -> None:
    taken_back = Claim(
        key(1), content(0)._replace(value=None, printed=None), "Ân", "", "file.csv:2", ("value",)
    )

    once = difference([taken_back], standing({1: 10, 2: 20}))
    again = difference([taken_back], standing({2: 20}))

    assert [(change.key.entity_id, change.new) for change in once.changes] == [(1, None)]
    assert (again.changes, again.unchanged) == ([], 1)


def test_first_table_is_all_new() -> None:
    step = difference([claim(1, 10), claim(2, 20)], {})

    assert (step.added, step.changed, step.unchanged, step.gone) == (2, 0, 0, 0)


@given(TABLES, TABLES)
def test_applied_to_what_stands_it_gives_the_file_and_leaves_the_rest(
    before: dict[int, float], given_: dict[int, float]
) -> None:
    claims = [claim(entity, value) for entity, value in given_.items()]

    part, whole = (
        {
            place.entity_id: words.value
            for place, words in applied(standing(before), claims, owned).items()
        }
        for owned in (NOTHING, ALL)
    )

    assert part == before | given_
    assert whole == given_


@given(TABLES, TABLES)
def test_every_claim_is_counted_once(before: dict[int, float], given_: dict[int, float]) -> None:
    step = difference([claim(entity, value) for entity, value in given_.items()], standing(before))

    assert step.added + step.changed + step.unchanged == len(given_)
    assert step.added + step.changed + step.gone == len(step.changes)


@given(TABLES)
def test_the_same_file_again_changes_nothing(values: dict[int, float]) -> None:
    assert (
        difference(
            [claim(entity, value) for entity, value in values.items()], standing(values)
        ).changes
        == []
    )


def test_blocks_are_tables_of_one_indicator_period_and_source() -> None:
    claims = [
        claim(1, 1, indicator=2),
        claim(1, 1),
        claim(2, 1),
        claim(1, 1, source=2),
        claim(1, 1, period=20240112),
    ]

    found = [(table, len(block)) for table, block in blocks(claims)]

    assert found == [
        ((1, 20230112, 1), 2),
        ((1, 20230112, 2), 1),
        ((1, 20240112, 1), 1),
        ((2, 20230112, 1), 1),
    ]


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        ("44.357498168945312", "44.3575", 0),
        ("44.3575", "44.36", 0),
        ("44,3575", "44.3575", 0),
        ("44.3575", "khoảng 44.3575", 1),
        ("KCDL", "44.3575", 1),
    ],
)
@pytest.mark.parametrize("owned", [NOTHING, ALL])
def test_another_spelling_of_a_number_revises_nothing(before, now, changed, owned):
    old = content(44.3575)._replace(printed=before)
    new = claim(1, 44.3575)._replace(content=content(44.3575)._replace(printed=now))

    outcome = difference([new], {key(1): StandingClaim(1, old)}, owned)

    assert (outcome.changed, outcome.unchanged) == (changed, 1 - changed)


def test_another_value_is_a_revision_with_its_own_spelling():
    old = content(44.3575)._replace(printed="44.3575")
    new = claim(1, 45.0)._replace(content=content(45.0)._replace(printed="45.00"))

    [change] = difference([new], {key(1): StandingClaim(1, old)}).changes

    assert change.new.content.printed == "45.00"
