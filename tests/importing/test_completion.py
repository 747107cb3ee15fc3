"""A statement completed by what its source said before."""

from hypothesis import given
from hypothesis import strategies as st

from hub.catalogue import Source
from hub.importing.claim import Content
from hub.importing.completion import agree, completed
from hub.importing.precedence import precedence
from hub.words.terms import MissingReason, SourceTier, Status

SOURCE = Source(1, "made/book", "Người thử", "Sổ", SourceTier.PRESS, None, None, None)


def content(value: float | None = None, **words: object) -> Content:
    place = precedence(words.get("preferred") is not None, 0 if value is not None else 1, SOURCE)
    empty = Content(
        precedence=place,
        status=Status.REPORTED,
        missing_reason=MissingReason.NONE,
        value=value,
        printed=None if value is None else str(value),
    )
    return empty._replace(**words)


OLD = content(
    91.76, rank=1, rank_of=20, group="Tốt", block="Khối sở", notes="made/one", low=90.0, high=93.0
)

STATEMENTS = st.builds(
    content,
    st.none() | st.sampled_from([1.0, 2.0]),
    rank=st.none() | st.integers(1, 3),
    group=st.none() | st.sampled_from("AB"),
    block=st.sampled_from(["", "Khối sở"]),
    notes=st.sampled_from(["", "made/one"]),
)


def test_blank_words_take_nothing_away() -> None:
    assert completed(content(91.76, printed="91.76"), OLD) == OLD


def test_a_value_alone_keeps_rank_group_block_and_note() -> None:
    found = completed(content(92.0), OLD)

    assert (found.value, found.rank, found.rank_of, found.group, found.block, found.notes) == (
        92.0,
        1,
        20,
        "Tốt",
        "Khối sở",
        "made/one",
    )


def test_an_interval_goes_with_the_value_that_it_describes() -> None:
    found = completed(content(92.0), OLD)

    assert (found.low, found.high) == (None, None)


def test_a_rank_alone_keeps_the_value_and_its_weight_in_the_order_of_claims() -> None:
    found = completed(content(rank=2), OLD)

    assert (found.value, found.printed, found.rank, found.rank_of) == (91.76, "91.76", 2, 20)
    assert found.precedence == OLD.precedence


def test_a_reason_for_a_missing_value_ends_the_value() -> None:
    found = completed(
        content(status=Status.MISSING, missing_reason=MissingReason.NOT_PUBLISHED), OLD
    )

    assert (found.value, found.rank) == (None, 1)


def test_whoever_was_not_surveyed_keeps_no_rank() -> None:
    found = completed(
        content(status=Status.MISSING, missing_reason=MissingReason.NOT_SURVEYED), OLD
    )

    assert (found.value, found.rank, found.group) == (None, None, None)


def test_a_rank_that_is_taken_back_goes_alone() -> None:
    found = completed(content(), OLD, frozenset({"rank"}))

    assert (found.value, found.rank, found.rank_of, found.group) == (91.76, None, None, "Tốt")


def test_a_value_that_is_taken_back_takes_all_with_it_but_what_is_said_again() -> None:
    assert completed(content(), OLD, frozenset({"value"})) is None
    assert completed(content(rank=3), OLD, frozenset({"value"})) == content(rank=3)


def test_a_provisional_value_stays_so_until_its_source_says_otherwise() -> None:
    old = content(5.0, status=Status.PROVISIONAL)

    assert completed(content(5.0), old).status is Status.PROVISIONAL
    assert completed(content(5.0), old, frozenset({"provisional"})).status is Status.REPORTED
    assert completed(content(6.0), old).status is Status.REPORTED


def test_an_old_total_of_ranks_below_a_new_rank_is_not_kept() -> None:
    assert completed(content(rank=21), OLD).rank_of is None


@given(STATEMENTS, STATEMENTS)
def test_only_what_is_said_changes(new: Content, old: Content) -> None:
    found = completed(new, old)

    for field in ("value", "rank", "group", "block", "notes"):
        mine, theirs = (getattr(one, field) or None for one in (new, old))
        assert found is None or (getattr(found, field) or None) == (
            theirs if mine is None else mine
        )
    assert found is not None or not (
        new.value or new.rank or new.group or old.value or old.rank or old.group
    )


@given(STATEMENTS, STATEMENTS)
def test_statements_that_agree_are_one_in_whatever_order(one: Content, other: Content) -> None:
    if agree(one, other):
        assert completed(one, other) == completed(other, one)


@given(STATEMENTS, STATEMENTS)
def test_agreement_is_mutual(one: Content, other: Content) -> None:
    assert agree(one, other) == agree(other, one)


@given(STATEMENTS)
def test_a_statement_completes_itself_to_itself(one: Content) -> None:
    assert completed(one, one) in (one, None)
