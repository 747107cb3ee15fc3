"""The first rule that holds decides, and its name goes with the verdict."""

from loaders.documents.rules.decision import (
    Decision,
    Finder,
    Rule,
    always,
    answered,
    decide,
    decided,
)

SIZES = (
    Rule("small", "S", lambda number: number < 10),
    Rule("even", "E", lambda number: number % 2 == 0),
    Rule("other", "O", always),
)


def test_the_first_rule_that_holds_decides() -> None:
    assert [decide(SIZES, number) for number in (2, 12, 13)] == [
        Decision("S", "small"),
        Decision("E", "even"),
        Decision("O", "other"),
    ]


def test_a_list_without_a_last_word_may_decide_nothing() -> None:
    assert decided(SIZES[:2], 13) is None
    assert decided(SIZES[:2], 14) == Decision("E", "even")


def test_the_first_verdict_that_is_found_is_taken() -> None:
    finders = (
        Finder("first", lambda text: text if text.startswith("a") else None),
        Finder("none", lambda text: ""),
    )

    assert answered(finders, "ab") == Decision("ab", "first")
    assert answered(finders, "b") == Decision("", "none")
