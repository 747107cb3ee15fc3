"""Whether what is held of a unit agrees with itself, kind of check by kind of check."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from hub.panels.panel import View
from hub.queries.reconciling.check import Check, CheckKind, division
from hub.queries.reconciling.reconciliation import Question, Reconciliation, everywhere, reconcile
from hub.words.errors import BadQuestion, UnknownName
from hub.words.language import Language, Text
from hub.words.period import parse
from tests.hubs import Shared, TestHub
from tests.queries.bring import bring, day
from tests.queries.divided import divide
from tests.statements import statements

HEADER = "period,entity,kind,code,value,printed,rank,rank_of,source,doubtful\n"
WHOLE = ("LAW,50,50", "PEOPLE,8,8", "GROWTH,22,22", "TOTAL,80,80")


@pytest.fixture
def split(shared: Shared, tmp_path: Path) -> Iterator[TestHub]:
    with shared.changed(divide).draft(tmp_path) as hub:
        yield hub


def given(hub: TestHub, *lines: str, source: str = "split/book", year: int | None = None) -> None:
    """Figures of Ân in 2018: code, value, how it is printed."""
    bring(
        hub,
        *(f"2018,Ân,,{line},,,{source}," for line in lines),
        header=HEADER,
        dataset="split",
        year=year,
    )


def asked(
    hub: TestHub,
    entity: str = "Ân",
    index: str = "SPLIT",
    at: str = "2018",
    view: View | None = None,
) -> Reconciliation:
    return reconcile(view or hub.reader.view(), Question(index, entity, parse(at)))


def only(hub: TestHub, kind: CheckKind, **question: str) -> list[Check]:
    return [check for check in asked(hub, **question).checks if check.kind is kind]


def numbers(check: Check) -> tuple[float | None, float | None, float | None, bool]:
    return check.expected, check.found, check.difference, check.ok


def test_parts_add_up_to_their_total(split: TestHub) -> None:
    given(split, *WHOLE)

    (check,) = asked(split).checks

    assert numbers(check) == (80, 80, 0, True)
    assert check.public_id == "PARTS|SPLIT/TOTAL@2015|0|MAIN|split/book"
    assert (
        check.expression.vi
        == "Chỉ số chia, gồm “Thể chế” và “Tác động”: 50 + 8 + 22 = 80; nguồn (Người thử) in 80;"
        " chênh 0, trong sai số làm tròn ±2"
    )
    assert (
        check.expression.en
        == "Split index, of “Law” and “Impact”: 50 + 8 + 22 = 80; the source (Người thử) prints 80;"
        " difference 0, within rounding of ±2"
    )
    assert [claim.indicator.code for claim in check.inputs] == [
        "SPLIT/TOTAL",
        "SPLIT/LAW",
        "SPLIT/PEOPLE",
        "SPLIT/GROWTH",
    ]


def test_parts_that_do_not_add_up_are_told_with_their_difference(split: TestHub) -> None:
    given(split, 'LAW,50.25,"50,25"', "AREA,30.5,30.50", "TOTAL,84.06,84.06")

    found = asked(split)

    assert (numbers(found.checks[0]), found.ok) == ((84.06, 80.75, -3.31, False), False)
    assert (
        found.checks[0].expression.vi
        == "Chỉ số chia, gồm “Thể chế” và “Tác động”: 50,25 + 30,50 = 80,75; "
        "nguồn (Người thử) in 84,06; chênh −3,31, "
        "vượt sai số làm tròn ±0,015"
    )


def test_rounding_is_half_the_last_digit_of_each_number_as_its_source_prints_them(
    split: TestHub,
) -> None:
    given(split, "LAW,50.1,50.1", "AREA,30,30", "TOTAL,80.04,80.04")

    (check,) = asked(split).checks

    assert check.tolerance == pytest.approx(0.05 + 0.05 + 0.005)
    assert numbers(check) == (80.04, 80.1, 0.06, True)


def test_rounding_is_that_of_the_whole_column_of_a_source(split: TestHub) -> None:
    given(split, "LAW,50,50", "AREA,30,30", "TOTAL,81,81")
    lines = (
        f"2018,Bình,,{code},{value},,,,split/book,"
        for code, value in (("LAW", 50.125), ("AREA", 30.25), ("TOTAL", 80.375))
    )
    bring(
        split,
        *lines,
        "2017,Ân,,LAW,50.12345,,,,split/book,",
        "2018,Cường,,LAW,50.12345,,,,split/paper,",
        header=HEADER,
        dataset="split",
    )

    (check,) = asked(split).checks

    assert (numbers(check), check.tolerance) == ((81, 80, -1, False), pytest.approx(0.0015))
    assert (
        check.expression.vi
        == "Chỉ số chia, gồm “Thể chế” và “Tác động”: 50,000 + 30,000 = 80,000; nguồn (Người thử)"
        " in 81,000; chênh −1,000, vượt sai số làm tròn ±0,0015"
    )


def test_each_division_is_added_up_within_itself(split: TestHub) -> None:
    given(split, *WHOLE, "APPRAISED,45,45", "LEADERS,6,6")

    assert [(check.tree, check.found) for check in asked(split).checks] == [
        ("MAIN", 80),
        ("SURVEY", 81),
    ]


def test_a_part_that_is_missing_is_no_zero(split: TestHub) -> None:
    given(split, "LAW,50,50", "PEOPLE,8,8", "TOTAL,80,80")

    found = asked(split)

    assert (found.ok, [(check.checkable, *numbers(check)) for check in found.checks]) == (
        True,
        [(False, 80, None, None, True)],
    )
    assert (
        found.checks[0].expression.vi
        == "Chỉ số chia, gồm “Thể chế” và “Tác động”: mới có 1 trên 2 thành phần nên chưa cộng"
        " được "
        "(thiếu “Tác động”)"
    )


def test_a_source_is_added_up_by_itself(split: TestHub) -> None:
    given(split, *WHOLE)
    given(split, "LAW,51,51", "AREA,30,30", "TOTAL,84,84", source="split/paper")

    assert [
        (check.public_id, check.expected, check.found) for check in only(split, CheckKind.PARTS)
    ] == [
        ("PARTS|SPLIT/TOTAL@2015|0|MAIN|split/book", 80, 80),
        ("PARTS|SPLIT/TOTAL@2015|0|MAIN|split/paper", 84, 81),
        ("PARTS|SPLIT/AREA@2015|0|MAIN|*", 30, 30),
    ]


def test_parts_of_several_sources_meet_the_figure_in_use(split: TestHub) -> None:
    given(split, "LAW,50,50", "TOTAL,80,80")
    given(split, "AREA,33,33", source="split/paper")

    (check,) = only(split, CheckKind.PARTS)

    assert numbers(check) == (80, 83, 3, False)
    assert "số công bố 80" in check.expression.vi


@pytest.mark.parametrize(
    ("lines", "expected", "found"),
    [
        (("M1,6,6", "M2,9,9", "MEAN,7.5,7.5"), 7.5, 7.5),
        (("W1,6,6", "W2,10,10", "WEIGHED,9,9"), 9, 9),
        (("LIKING,83,83", "PEOPLE,8.3,8.3"), 8.3, 8.3),
    ],
    ids=["mean", "weighted mean", "scaled"],
)
def test_other_rules_than_sums(split: TestHub, lines, expected, found) -> None:
    given(split, *lines)

    (check,) = asked(split).checks

    assert (check.expected, check.found, check.ok) == (expected, found, True)


@pytest.mark.parametrize(
    ("first", "second", "expected", "checkable"),
    [
        (30, 18, (48, 48, 0, True), True),
        (30, 19, (48, 49, 1, False), True),
        (30, 10, (48, None, None, True), False),
    ],
    ids=["all told", "too many", "some left out"],
)
def test_of_fields_only_those_that_are_told_are_added_up(
    split: TestHub, first, second, expected, checkable
) -> None:
    given(split, "COUNT,48,48", f"F1,{first},{first}", f"F2,{second},{second}")

    (check,) = asked(split).checks

    assert (numbers(check), check.checkable) == (expected, checkable)


def test_fields_that_do_not_reach_their_total_may_be_incomplete(split: TestHub) -> None:
    given(split, "COUNT,48,48", "F1,30,30", "F2,10,10")

    assert (
        asked(split).checks[0].expression.vi
        == "Hồ sơ: 30 + 10 = 40, chưa đến số công bố 48: có thể còn phần mà nguồn không nêu "
        "nên chưa đối chiếu được"
    )


def test_nothing_is_added_up_where_no_rule_is_documented(split: TestHub) -> None:
    given(split, "U1,6,6", "UNWEIGHED,9,9")

    found = asked(split)

    assert (found.checks, found.ok, found.checked) == ((), True, 0)
    assert (
        found.reason.vi
        == "chưa đối chiếu được: không có tổng kèm thành phần, hạng kèm điểm, nguồn thứ hai hay số"
        " trước đây để so"
    )


def test_what_agrees_is_told_from_what_could_not_be_checked(split: TestHub) -> None:
    given(split, *WHOLE)
    bring(
        split,
        "2017,Ân,,LAW,50,,,,split/book,",
        "2017,Ân,,TOTAL,80,,,,split/book,",
        header=HEADER,
        dataset="split",
    )

    whole, part = asked(split), asked(split, at="2017")

    assert (whole.ok, whole.checked, whole.reason) == (True, 1, None)
    assert (part.ok, part.checked, len(part.checks)) == (True, 0, 1)
    assert part.reason.en == "nothing could be checked yet; each check tells what is missing"


def test_a_rank_against_the_scores(split: TestHub) -> None:
    bring(
        split,
        "2018,Ân,,TOTAL,80,,2,3,split/book,",
        "2018,Bình,,TOTAL,90,,3,3,split/book,",
        "2018,Cường,,TOTAL,70,,1,3,split/book,true",
        header=HEADER,
        dataset="split",
    )

    (order,) = asked(split).checks

    assert (order.public_id, numbers(order)) == ("RANK|SPLIT/TOTAL@2015|0|order", (0, 1, 1, False))
    assert (
        order.expression.vi
        == "Chỉ số chia: hạng 2/3 với 80, so với 1 đơn vị có cả điểm và hạng: trái thứ tự với 1"
        " (Bình 90, hạng 3)"
    )


def test_ranks_in_doubt_because_they_contradict_each_other_are_told(split: TestHub) -> None:
    bring(
        split,
        "2018,Ân,,TOTAL,80,,2,3,split/book,true",
        "2018,Bình,,TOTAL,79,,1,3,split/book,true",
        "2018,Cường,,TOTAL,70,,3,3,split/book,",
        header=HEADER,
        dataset="split",
    )

    (doubted,) = asked(split).checks

    assert (asked(split).ok, numbers(doubted)) == (False, (0, 1, 1, False))
    assert (
        doubted.expression.vi
        == "Chỉ số chia: hạng 2/3 với 80, so với 2 đơn vị có cả điểm và hạng: trái thứ tự với 1 "
        "(Bình 79, hạng 1); số liệu còn nghi vấn"
    )
    assert asked(split, "Cường").checks == ()


def test_a_rank_among_all_is_reckoned_again(split: TestHub) -> None:
    bring(
        split,
        "2018,Ân,,TOTAL,80,,3,3,split/book,",
        "2018,Bình,,TOTAL,90,,1,3,split/book,",
        "2018,Cường,,TOTAL,70,,2,3,split/book,",
        header=HEADER,
        dataset="split",
    )

    order, computed = asked(split).checks

    assert (numbers(order), numbers(computed)) == ((0, 1, 1, False), (3, 2, -1, False))
    assert (
        computed.expression.en
        == "Split index: published rank 3; by the score 80 among 3/3 units held it is 2;"
        " difference −1"
    )


def test_equal_scores_may_stand_in_either_order(split: TestHub) -> None:
    bring(
        split,
        "2018,Ân,,TOTAL,80,,2,3,split/book,",
        "2018,Bình,,TOTAL,80,,1,3,split/book,",
        "2018,Cường,,TOTAL,70,,3,3,split/book,",
        header=HEADER,
        dataset="split",
    )

    assert [check.ok for check in asked(split).checks] == [True, True]


@pytest.mark.parametrize(
    ("mean", "expected"), [("80", (80, 80, 0, True)), ("81.5", (81.5, 80, -1.5, False))]
)
def test_a_mean_against_all_its_members(split: TestHub, mean, expected) -> None:
    plain(split)
    bring(
        split,
        "2018,Ân,,TOTAL,80,,,,split/book,",
        "2018,Bình,,TOTAL,90,,,,split/book,",
        "2018,Cường,,TOTAL,70,,,,split/book,",
        f"2018,Cả nước,COUNTRY,TOTAL,{mean},,,,split/book,",
        header=HEADER,
        dataset="split",
    )

    (check,) = asked(split, "Cả nước").checks

    assert (check.kind, numbers(check)) == (CheckKind.MEAN, expected)


def test_a_mean_is_not_checked_without_all_its_members(split: TestHub) -> None:
    plain(split)
    bring(
        split,
        "2018,Ân,,TOTAL,80,,,,split/book,",
        "2018,Cả nước,COUNTRY,TOTAL,60,,,,split/book,",
        header=HEADER,
        dataset="split",
    )

    (check,) = asked(split, "ca-nuoc").checks

    assert (check.checkable, numbers(check)) == (False, (60, None, None, True))
    assert (
        check.expression.vi
        == "Chỉ số chia: trung bình công bố 60; mới có số liệu của 1/3 đơn vị nên không tính lại"
        " được"
    )


def test_a_mean_is_not_checked_where_the_publisher_may_mean_another(split: TestHub) -> None:
    bring(
        split,
        "2018,Ân,,TOTAL,80,,,,split/book,",
        "2018,Cả nước,COUNTRY,TOTAL,60,,,,split/book,",
        header=HEADER,
        dataset="split",
    )

    assert asked(split, "Cả nước").checks == ()


def plain(hub: TestHub) -> None:
    """The national figure of the split index is the plain mean."""
    path = hub.seeds / "split" / "dataset.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('frequency = "YEAR"', 'frequency = "YEAR"\nplain_mean = true'),
        encoding="utf-8",
    )


def test_one_source_against_another(split: TestHub) -> None:
    bring(
        split,
        "2018,Ân,,TOTAL,91.87,,2,63,split/book,",
        "2018,Ân,,TOTAL,91.81,,2,63,split/paper,",
        header=HEADER,
        dataset="split",
    )

    value, rank = only(split, CheckKind.SOURCES)

    assert (numbers(value), numbers(rank)) == ((91.87, 91.81, -0.06, False), (2, 2, 0, True))
    assert (
        value.expression.vi
        == "Chỉ số chia: số đang dùng (Người thử, Sách) là 91,87; nguồn khác (Báo thử, Báo) nêu"
        " 91,81; chênh −0,06"
    )
    assert value.public_id == "SOURCES|SPLIT/TOTAL@2015|0|value|split/paper"


def test_a_source_that_rounds_agrees(split: TestHub) -> None:
    bring(
        split,
        "2018,Ân,,TOTAL,91.87,,,,split/book,",
        "2018,Ân,,TOTAL,91.9,,,,split/paper,",
        header=HEADER,
        dataset="split",
    )

    (check,) = only(split, CheckKind.SOURCES)

    assert (check.ok, check.difference, check.tolerance) == (True, 0.03, 0.05)


def test_what_a_source_says_now_against_before(split: TestHub) -> None:
    given(split, "TOTAL,80,80")
    given(split, "TOTAL,82,82")

    (check,) = asked(split).checks

    assert (check.kind, numbers(check)) == (CheckKind.HISTORY, (80, 82, 2, False))
    assert (
        check.expression.vi
        == "Chỉ số chia: nguồn Người thử, Sách trước đây nêu (phiên bản dữ liệu 3) 80; "
        "nay nêu (phiên bản dữ liệu 4) 82; chênh +2"
    )


def test_what_a_source_says_no_more(split: TestHub) -> None:
    given(split, "TOTAL,80,80")
    split.undo(3)

    (check,) = asked(split).checks

    assert numbers(check) == (80, None, None, False)
    assert check.expression.en.endswith(
        "the source Người thử, Sách said 80 before (data version 3) and says it no more"
    )


def test_as_of_gives_what_it_gave(split: TestHub) -> None:
    given(split, "LAW,50,50", "AREA,30,30", "TOTAL,80,80", year=2030)
    given(split, "LAW,50,50", "AREA,30,30", "TOTAL,90,90", year=2031)

    view = split.reader.view()
    then = replace(view, version=view.catalogue.version_at(day(2031)))

    assert (asked(split, view=then).ok, asked(split).ok) == (True, False)


def test_figures_of_a_document_without_a_day(split: TestHub) -> None:
    state(split.seeds / "split", span="2018-07/2019-11")
    split.take("split", accept="chỉ để thử")
    given(split, "LAW,50,50")

    (check,) = asked(split).checks

    assert numbers(check) == (86.94, 83.63, -3.31, False)
    assert (
        check.expression.vi == "Chỉ số chia, gồm “Thể chế” và “Tác động”: 60,00 + 23,63 = 83,63; "
        "nguồn (Báo thử, không rõ ngày, từ tháng 7/2018 "
        "đến tháng 11/2019) in 86,94; chênh −3,31, vượt sai số làm tròn ±0,015"
    )
    assert [figure.printed for figure in check.stated] == ["86.94", "60", "23.63"]
    assert asked(split, at="2019").checks[0].difference == -3.31


def test_figures_of_a_document_without_a_day_speak_of_no_period_after_a_cut(split: TestHub) -> None:
    state(split.seeds / "split", span="2018-07/2019-11")
    cut = "code,at,kind,severity,note_vi,note_en\nSPLIT/TOTAL,2019,METHOD,CUT,Tính lại,Recomputed\n"
    (split.seeds / "split" / "breaks.csv").write_text(cut, encoding="utf-8")
    split.take("split", accept="chỉ để thử")

    assert [check.difference for check in asked(split).checks] == [-3.31]
    assert "SPLIT/TOTAL@2015" not in [
        check.indicator.public_id for check in asked(split, at="2019").checks
    ]


def state(folder: Path, span: str) -> None:
    """An article on Ân that tells no day, but from when to when it was written."""
    article = f"public_id,kind,title,issuer,period\nsplit/article,Bài báo,Bài,Báo thử,{span}\n"
    (folder / "documents.csv").write_text(article, encoding="utf-8")
    lines = (
        f"split/article,{code},{value},{value},points,Ân,SPLIT/{code}\n"
        for code, value in (("TOTAL", "86.94"), ("LAW", "60"), ("AREA", "23.63"))
    )
    (folder / "figures.csv").write_text(
        "document,label,value,printed,unit,entity,indicator\n" + "".join(lines), encoding="utf-8"
    )


def test_the_country_and_other_years_are_not_mixed_in(split: TestHub) -> None:
    given(split, *WHOLE)
    bring(
        split,
        "2018,Bình,,TOTAL,50,,,,split/book,",
        "2017,Ân,,TOTAL,50,,,,split/book,",
        header=HEADER,
        dataset="split",
    )

    assert [check.expected for check in asked(split).checks] == [80]


def test_a_total_divided_in_one_way_is_named_alone(split: TestHub) -> None:
    given(split, "PEOPLE,8,8", "GROWTH,22,22", "AREA,30,30")

    (check,) = asked(split).checks

    assert check.expression.vi.startswith("Tác động: 8 + 22 = 30;")


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, ", gồm “Một”"), (2, ", gồm “Một” và “Hai”"), (3, ", gồm 3 thành phần từ “Một” đến “Ba”")],
)
def test_a_division_is_told_by_its_parts(count, words) -> None:
    assert (
        division([Text("Một", "One"), Text("Hai", "Two"), Text("Ba", "Three")][:count]).vi == words
    )


def test_a_reading_is_told_as_offices_write_days(split: TestHub) -> None:
    bring(
        split,
        "2018,2018-10-05,Ân,,TOTAL,91.87,,,,split/book,",
        "2018,2018-10-05,Ân,,TOTAL,91.81,,,,split/paper,",
        header="period,reading," + HEADER.partition(",")[2],
        dataset="split",
    )

    assert asked(split).checks[0].expression.vi.startswith("Chỉ số chia (số đọc ngày 05/10/2018): ")


def test_a_unit_that_ended_before_or_begins_after_is_told_as_such(real: TestHub) -> None:
    told = {
        (
            "Hà Tây",
            "2011",
        ): "ha-tay đã kết thúc ngày 31/7/2008 nên không có số liệu PAPI trong kỳ 2011",
        (
            "ninh-binh-2025",
            "2023",
        ): "ninh-binh-2025 hình thành ngày 01/7/2025 nên không có số liệu PAPI trong kỳ 2023",
    }
    for (entity, at), words in told.items():
        with pytest.raises(BadQuestion) as error:
            asked(real, entity, "PAPI", at)

        assert error.value.within(Language.VI) == words


def test_nothing_held_is_an_error_that_says_so(split: TestHub) -> None:
    given(split, *WHOLE)

    with pytest.raises(BadQuestion) as error:
        asked(split, at="2019")

    assert error.value.within(Language.VI) == "chưa có số liệu SPLIT nào của an trong kỳ 2019"
    with pytest.raises(UnknownName):
        asked(split, index="SPLIIT")
    with pytest.raises(UnknownName):
        asked(split, entity="Không Có")


def test_everyone_is_reconciled_as_each_alone(split: TestHub) -> None:
    given(split, *WHOLE)
    bring(
        split,
        "2018,Bình,,TOTAL,50,,,,split/book,",
        "2017,Ân,,TOTAL,50,,,,split/book,",
        header=HEADER,
        dataset="split",
    )

    view = split.reader.view()
    found = list(everywhere(view, view.catalogue.indices["SPLIT"]))

    assert [(str(each.period), each.entity.public_id) for each in found] == [
        ("2017", "an"),
        ("2018", "an"),
        ("2018", "binh"),
    ]
    assert [check.public_id for check in found[1].checks] == [
        check.public_id for check in asked(split).checks
    ]


@pytest.mark.parametrize(
    ("index", "entity", "at"),
    [("PAPI", "Hà Nội", "2022"), ("D766", "ha-noi", "2026"), ("PAR_INDEX", "Hà Nam", "2021")],
)
def test_statements_do_not_grow_with_the_figures(real: TestHub, index, entity, at) -> None:
    view = real.reader.view()
    question = Question(index, entity, parse(at))
    reconcile(view, question)  # the panels of ranks and means and the decimals of columns are kept

    with statements(real.reader.engine) as sent:
        reconcile(view, question)

    assert sum(statement.startswith("SELECT") for statement in sent) == 2


QUERY = """query($asOf: DateTime) {reconcile(index: "split", entity: "Ân", period: "2018", asOf:
  $asOf) {
  index {id} entity {id} period ok
  checks {subject kind indicator {id} tree readingDate expression(language: EN) expected found
    difference tolerance ok checkable
    inputs {value} figures {value}}}}"""


def test_what_a_check_found_has_an_id_at_each_version_and_its_subject_stays(split: TestHub) -> None:
    given(split, "LAW,50,50", "AREA,30,30", "TOTAL,80,80", year=2030)
    given(split, "LAW,50,50", "AREA,30,30", "TOTAL,85,85", year=2031)
    query = QUERY.replace("{subject", "{id subject")

    then, now = (
        split.ask(query, asOf=moment)["reconcile"]["checks"][0] for moment in ("2031-01-01", None)
    )

    assert then["subject"] == now["subject"]
    assert [then["id"], now["id"]] == [f"{now['subject']}@{version}" for version in (3, 4)]


def test_the_question_as_it_is_asked(split: TestHub) -> None:
    given(split, "LAW,50,50", "AREA,30,30", "TOTAL,80,80", year=2030)
    given(split, "LAW,50,50", "AREA,30,30", "TOTAL,85,85", year=2031)

    then, now = (split.ask(QUERY, asOf=moment)["reconcile"] for moment in ("2031-01-01", None))

    assert (then["index"], then["entity"], then["period"]) == (
        {"id": "SPLIT"},
        {"id": "an"},
        "2018",
    )
    assert (then["ok"], [check["kind"] for check in then["checks"]]) == (True, ["PARTS"])
    assert (now["ok"], [check["kind"] for check in now["checks"]]) == (False, ["PARTS", "HISTORY"])
    assert now["checks"][0] == {
        "subject": "an|2018|PARTS|SPLIT/TOTAL@2015|0|MAIN|split/book",
        "kind": "PARTS",
        "indicator": {"id": "SPLIT/TOTAL@2015"},
        "tree": "MAIN",
        "readingDate": None,
        "expected": 85,
        "found": 80,
        "difference": -5,
        "tolerance": 1.5,
        "ok": False,
        "checkable": True,
        "expression": (
            "Split index, of “Law” and “Impact”: 50 + 30 = 80; the source (Người thử) prints 85;"
            " difference −5, beyond rounding of ±1.5"
        ),
        "inputs": [{"value": 85}, {"value": 50}, {"value": 30}],
        "figures": [],
    }
