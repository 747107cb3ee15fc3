"""How wholes are divided into parts, in every tree."""

import pytest

from hub.catalogue import Catalogue
from hub.catalogue.composition import composed, parts, trees, unfolded
from hub.words.period import parse
from tests.hubs import Shared, TestHub
from tests.queries.bring import bring
from tests.queries.divided import divide

YEAR = parse("2018")


@pytest.fixture
def split(shared: Shared) -> Catalogue:
    return shared.changed(divided).readable.reader.view().catalogue


def divided(hub: TestHub) -> None:
    """That hub, with a figure."""
    divide(hub)
    bring(hub, "2018,Ân,TOTAL,80,split/book", dataset="split")


def below(catalogue: Catalogue, whole: str, tree: str, at: str = "2018") -> list[str]:
    found = parts(catalogue, catalogue.meaning(f"SPLIT/{whole}", parse(at)), parse(at), tree)
    return [part.public_id.removeprefix("SPLIT/") for part in found]


def test_one_total_is_divided_in_two_ways(split: Catalogue):
    assert trees(split, split.meaning("SPLIT/TOTAL", YEAR), YEAR) == ("MAIN", "SURVEY")
    assert below(split, "TOTAL", "MAIN") == ["LAW@2015", "AREA@2015"]
    assert below(split, "TOTAL", "SURVEY") == ["APPRAISED@2015", "OPINION@2015"]


def test_an_indicator_is_a_part_in_two_trees(split: Catalogue):
    assert below(split, "AREA", "MAIN") == ["PEOPLE@2018", "GROWTH@2015"]
    assert below(split, "OPINION", "SURVEY") == ["LEADERS@2015", "PEOPLE@2018", "GROWTH@2015"]


def test_parts_are_the_meanings_of_the_period(split: Catalogue):
    assert below(split, "AREA", "MAIN", "2016") == ["PEOPLE@2015", "GROWTH@2015"]
    assert below(split, "OPINION", "SURVEY", "2016") == [
        "LEADERS@2015",
        "PEOPLE@2015",
        "GROWTH@2015",
    ]


def test_components_of_every_tree_stand_once(split: Catalogue):
    total = split.meaning("SPLIT/TOTAL", YEAR)

    assert [one.code.removeprefix("SPLIT/") for one in split.components(total)] == [
        "LAW",
        "AREA",
        "APPRAISED",
        "OPINION",
    ]
    assert split.trees(split.meaning("SPLIT/LAW", YEAR)) == ()


@pytest.mark.parametrize(
    ("whole", "tree", "at", "shares"),
    [
        ("TOTAL", "MAIN", "2018", (1.0, 1.0)),
        ("MEAN", "MAIN", "2018", (0.5, 0.5)),
        ("WEIGHED", "MAIN", "2018", (0.25, 0.75)),
        ("PEOPLE", "LIKED", "2018", (0.1,)),
    ],
    ids=["sum", "mean", "weighted mean", "scaled"],
)
def test_what_a_unit_of_each_part_adds_to_the_whole(split: Catalogue, whole, tree, at, shares):
    assert (
        composed(split, split.meaning(f"SPLIT/{whole}", parse(at)), parse(at), tree).shares
        == shares
    )


@pytest.mark.parametrize(
    ("whole", "tree", "at"),
    [
        ("UNWEIGHED", "MAIN", "2018"),
        ("PEOPLE", "LIKED", "2016"),
        ("LAW", "MAIN", "2018"),
        ("TOTAL", "OTHER", "2018"),
        ("LIKING", "MAIN", "2018"),
    ],
    ids=["weight unknown", "maximum unknown", "no parts", "no such tree", "no rule"],
)
def test_nothing_is_added_where_the_rule_is_not_known(split: Catalogue, whole, tree, at):
    assert composed(split, split.meaning(f"SPLIT/{whole}", parse(at)), parse(at), tree) is None


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ({"LAW", "AREA"}, [("LAW", 1.0), ("AREA", 1.0)]),
        ({"LAW", "PEOPLE", "GROWTH"}, [("LAW", 1.0), ("PEOPLE", 1.0), ("GROWTH", 1.0)]),
        ({"LAW", "PEOPLE"}, [("LAW", 1.0), ("AREA", 1.0)]),
        (set(), [("LAW", 1.0), ("AREA", 1.0)]),
    ],
    ids=["all held", "its own parts held", "one of its own missing", "nothing held"],
)
def test_a_part_that_is_not_held_stands_aside_for_its_own(split: Catalogue, held, found):
    told = unfolded(
        split,
        split.meaning("SPLIT/TOTAL", YEAR),
        YEAR,
        "MAIN",
        lambda part: part.code.removeprefix("SPLIT/") in held,
    )

    assert [(part.code.removeprefix("SPLIT/"), adds) for part, adds in told] == found


def test_parts_without_a_rule_never_unfold(split: Catalogue):
    told = unfolded(split, split.meaning("SPLIT/UNWEIGHED", YEAR), YEAR, "MAIN", lambda part: False)

    assert [(part.code, adds) for part, adds in told] == [("SPLIT/U1", None)]


def test_par_index_is_divided_as_its_sources_say(real: TestHub):
    catalogue, at = real.reader.view().catalogue, parse("2023")
    codes = {
        (code, tree): [
            part.code.removeprefix("PAR_INDEX/")
            for part in composed(catalogue, whole, at, tree).parts
        ]
        for code in ("TOTAL", "P8", "IMPACT_PART", "P8_SIPAS")
        for whole in [catalogue.meaning(f"PAR_INDEX/{code}", at)]
        for tree in trees(catalogue, whole, at)
        if composed(catalogue, whole, at, tree)
    }

    assert codes == {
        ("TOTAL", "MAIN"): ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"],
        ("TOTAL", "APPRAISAL"): ["SELF_ASSESSED", "IMPACT_PART"],
        ("P8", "MAIN"): ["P8_SIPAS", "P8_SOCIOECON"],
        ("IMPACT_PART", "APPRAISAL"): ["LEADER_SURVEY", "P8_SIPAS", "P8_SOCIOECON"],
        ("P8_SIPAS", "SIPAS"): ["SIPAS/TOTAL"],
    }


def test_parts_and_divisions_of_the_seeds_name_known_codes(real: TestHub):
    catalogue = real.reader.view().catalogue
    named = {code for part in catalogue.parts for code in (part.parent, part.indicator)} | {
        one.parent for one in catalogue.divisions
    }

    assert named <= set(catalogue.codes)
    assert all(
        one.tree in catalogue.trees(whole)
        for one in catalogue.divisions
        for whole in catalogue.series(one.parent).meanings
        if whole.means(one.valid_from) or (whole.valid_to is None and one.valid_to is None)
    )
