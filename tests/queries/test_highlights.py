"""What of a scorecard stands out, by rules."""

from dataclasses import replace
from datetime import date

import pytest

from hub.queries.comparability import Comparable
from hub.queries.highlights import Highlight, Highlights, Question, highlights
from hub.queries.scorecard import Question as CardQuestion
from hub.queries.scorecard import scorecard
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.effort import effort as effort_of
from hub.queries.sentence import row_sentence
from hub.queries.sentence.highlight import of_highlight
from hub.words.period import parse
from hub.words.terms import HighlightKind
from tests.hubs import TestHub
from tests.queries.bring import bring

TODAY = date(2026, 11, 29)
RANKED = "period,entity,code,value,rank,rank_of,source\n"


def test_the_rules_name_what_a_reader_of_lai_chau_would(real: TestHub):
    found = of(real, "lai-chau")

    assert [told(each) for each in found.strengths] == [
        ("TOP_QUARTILE", "D766/CKMB", 3),
        ("TOP_QUARTILE", "D766/TDGQ", 4),
        ("RANK_RISE", "PAPI/D1", 8),
    ]
    assert [told(each) for each in found.attention] == [
        ("PUBLISHED_RANK_FALL", "PAR_INDEX/TOTAL", 56),
        ("BOTTOM_QUARTILE", "D766/MDHL", 34),
        ("RANK_FALL", "PAPI/D3", -40),
    ]
    before = found.attention[0].before
    assert (str(before.period), before.rank, before.rank_of) == ("2022", 24, 63)


def test_the_sentence_of_a_published_fall_tells_the_fall(real: TestHub):
    (fall,) = (each for each in of(real, "lai-chau").attention if each.before)

    words = of_highlight(fall)

    assert words.vi.endswith(" Hạng công bố giảm 32 bậc so với năm 2022 (xếp thứ 24/63).")
    assert words.en.endswith(" The published rank is down 32 places from 2022 (24 of 63).")


@pytest.mark.parametrize("unit", ["lai-chau", "ha-noi", "son-la", "an-giang", "hung-yen"])
def test_a_fall_is_told_once_and_other_highlights_say_what_their_row_says(real: TestHub, unit):
    found = of(real, unit, upto="2024", first=20)

    for each in (*found.strengths, *found.attention):
        own, row = of_highlight(each), row_sentence(each.row, each.line.index)
        if each.before is None:
            assert own == row
        else:
            places = f"giảm {each.row.cell.rank - each.before.rank:02} bậc"
            assert own.vi.count(f"{places} so với {each.before.period.spoken.vi}") == 1


@pytest.mark.parametrize("unit", ["lai-chau", "ha-noi", "hue", "ninh-binh-2025", "nam-dinh"])
def test_every_highlight_is_what_its_kind_says_and_no_index_fills_a_list(real: TestHub, unit):
    found = of(real, unit, first=20)

    for listed in (found.strengths, found.attention):
        indices = [each.line.index.public_id for each in listed]
        assert all(indices.count(index) <= 2 for index in indices)
        assert len({each.row.indicator.public_id for each in listed}) == len(listed)
        assert all(map(holds, listed))


def test_a_published_fall_is_told_from_five_places_of_as_many_units(hub: TestHub):
    for rank, rank_of, is_told in ((6, 9, True), (5, 9, False), (6, 8, False)):
        bring(
            hub,
            "2020,Ân,TOTAL,,1,9,made/book",
            f"2022,Ân,TOTAL,,{rank},{rank_of},made/book",
            header=RANKED,
        )

        kinds = [each.kind for each in of(hub, "an").attention]

        assert (HighlightKind.PUBLISHED_RANK_FALL in kinds) is is_told


def test_awaited_is_what_has_not_come_by_today_and_nothing_of_a_past_card(real: TestHub):
    found = of(real, "lai-chau", first=20)

    assert "PAPI" in [each.index.public_id for each in found.awaited]
    assert not any(each.freshness.arrival.come for each in found.awaited)
    assert of(real, "lai-chau", upto="2022").awaited == ()


def test_lists_are_as_long_as_is_asked(real: TestHub):
    found = of(real, "lai-chau", first=0)

    assert (found.strengths, found.attention, found.awaited) == ((), (), ())
    assert len(of(real, "lai-chau", first=1).attention) == 1


def test_a_list_that_is_cut_tells_how_many_the_rules_found(real: TestHub):
    every, some = of(real, "lai-chau", first=20), of(real, "lai-chau", first=1)

    assert some.strength_count == every.strength_count >= len(every.strengths) > 1
    assert some.attention_count == every.attention_count >= len(every.attention) > 1
    assert some.awaited_count == len(every.awaited) > 1


def test_what_the_total_would_win_is_known_with_the_highlight(real: TestHub):
    for each in of(real, "lai-chau", first=20).strengths:
        efforts = {effort.indicator: effort.rank_if_best for effort in effort_of(each.line)}

        assert each.rank_if_best == efforts.get(each.row.indicator)


def test_what_is_awaited_is_seen_from_the_day_of_the_answer(real: TestHub):
    """PAPI of 2025 was not due yet in March 2026."""
    view = replace(real.reader.view(), today=date(2026, 3, 1))
    card = scorecard(Comparisons(view), CardQuestion(view.catalogue.entities["lai-chau"]))

    found = highlights(Question(card, 20)).awaited

    assert "PAPI" not in [each.index.public_id for each in found]


def holds(each: Highlight) -> bool:
    """Whether a highlight is what its kind says, by the figures of its row."""
    row, kind = each.row, each.kind
    if kind is HighlightKind.PUBLISHED_RANK_FALL:
        return row.cell.rank - each.before.rank >= 5 and row.cell.rank_of == each.before.rank_of
    if each.line.part(row.indicator).comparability.rank is not Comparable.YES:
        return False
    share = row.standing.rank / row.standing.rank_of
    return {
        HighlightKind.TOP_QUARTILE: share <= 0.27,
        HighlightKind.BOTTOM_QUARTILE: share >= 0.73,
        HighlightKind.RANK_RISE: bool(row.move) and row.move.change >= 5 and row.change > 0,
        HighlightKind.RANK_FALL: bool(row.move) and row.move.change <= -10,
    }[kind]


def told(each: Highlight) -> tuple[str, str, int]:
    """The kind, the code and the rank or move that it is told for."""
    row = each.row
    if each.kind in (HighlightKind.RANK_RISE, HighlightKind.RANK_FALL):
        return each.kind.name, row.indicator.code, row.move.change
    rank = row.standing.rank if row.standing else row.cell.rank
    return each.kind.name, row.indicator.code, rank


def of(hub: TestHub, unit: str, first: int = 3, upto: str | None = None) -> Highlights:
    """What stands out of a unit."""
    view = replace(hub.reader.view(), today=TODAY)
    asked = CardQuestion(view.catalogue.entities[unit], upto and parse(upto))
    return highlights(Question(scorecard(Comparisons(view), asked), first))
