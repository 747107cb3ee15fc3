"""What a line of a scorecard says and what the rows of a comparison say are one text."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from hub.queries.comparison import Question, compare
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.line import ScorecardLine
from hub.queries.scorecard.lines import line_of
from hub.queries.sentence import SentenceKind, paragraph, row_sentence, sentences, short
from hub.words.period import parse
from hub.words.terms import EntityKind, Status
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.queries.bring import HEADER, bring

RANKED = HEADER.replace("value", "value,rank,rank_of")
YEARS = [("PAPI", 2021), ("PAPI", 2024), ("PAR_INDEX", 2023), ("SIPAS", 2022), ("D766", 2026)]


def lines(hub: TestHub, index: str, year: int) -> Iterator[ScorecardLine]:
    """The line of every province, region and the country on an index in a year."""
    view, at = hub.reader.view(), parse(str(year))
    comparisons, kinds = Comparisons(view), (EntityKind.PROVINCE, EntityKind.REGION, "COUNTRY")
    for kind in kinds:
        for entity in view.catalogue.by_kind[kind]:
            if entity.exists_on(at.last_day):
                yield line_of(comparisons, view.catalogue.indices[index], at, entity)


@SQLITE
@pytest.mark.parametrize(("index", "year"), YEARS)
def test_a_line_says_of_its_total_what_its_row_says(real: TestHub, index: str, year: int):
    count = 0
    for line in lines(real, index, year):
        parts = [text for kind, text in sentences(line) if kind is SentenceKind.COMPONENTS]
        whole, alone = paragraph(line), row_sentence(line.row, line.index)
        for text in parts if line.tree else []:
            whole = type(whole)(*(a.replace(f" {b}", "") for a, b in zip(whole, text, strict=True)))

        if all(text in paragraph(line).vi for text in (part.vi for part in parts)):
            assert whole == alone
            count += 1
    assert count > 40


@SQLITE
@pytest.mark.parametrize(("index", "year"), YEARS[:4])
def test_a_row_of_a_comparison_says_what_the_row_of_a_line_says(
    real: TestHub, index: str, year: int
):
    view = real.reader.view()
    compared = compare(view, Question(f"{index}/TOTAL", parse(str(year))))
    rows = {row.entity.public_id: row for row in compared.rows}

    for line in lines(real, index, year):
        if line.entity.public_id in rows:
            row = rows[line.entity.public_id]
            assert row_sentence(row, line.index) == row_sentence(line.row, line.index)


def test_a_rank_alone_has_a_sentence_wherever_the_row_stands(real: TestHub):
    compared = compare(real.reader.view(), Question("PAR_INDEX/TOTAL", parse("2019")))
    row = next(row for row in compared.rows if row.entity.public_id == "lai-chau")

    assert row.value is None
    assert row_sentence(row, compared.contest.view.catalogue.indices["PAR_INDEX"]).vi == (
        "Năm 2019, tỉnh Lai Châu xếp thứ 51/63 tỉnh, thành phố về Chỉ số CCHC (PAR INDEX)."
    )


def test_a_rank_out_of_nobody_knows_how_many_is_said_so(hub: TestHub):
    bring(hub, "2019,Ân,TOTAL,74,1,,made/book", header=RANKED)

    assert ", xếp thứ 1 (nguồn không nêu trên tổng số bao nhiêu đơn vị)" in total(hub, "an", 2019)


@pytest.mark.parametrize(
    ("status", "remark"),
    [(Status.PROVISIONAL, "(số sơ bộ)"), (Status.DERIVED, "(số tính toán)")],
)
def test_what_must_be_told_of_a_figure_is_told_of_every_row(hub: TestHub, status, remark):
    compared = compare(hub.reader.view(), Question("MADE/TOTAL", parse("2018")))
    row = compared.everyone[0]
    index = compared.contest.view.catalogue.indices["MADE"]

    for cell in (row.cell, row.cell._replace(value=None, rank=2, rank_of=3)):
        bare = replace(row, cell=cell._replace(status=status), previous=None, move=None)
        text = row_sentence(replace(bare, standing=None), index).vi
        assert remark in text.partition(". ")[0]


def test_a_row_that_compares_with_caution_says_why(real: TestHub):
    compared = compare(real.reader.view(), Question("PAPI/D3", parse("2021")))
    row = next(row for row in compared.rows if row.entity.public_id == "lai-chau")

    assert (
        "Khi so sánh với năm 2020 cần nêu rõ: mặt bằng điểm thay đổi mà không tìm thấy văn bản giải"
        " thích (trung bình các tỉnh, thành phố từ 4,92 xuống 4,29), do nội dung thành phần 3.2 (từ"
        " 1,00 xuống 0,49)."
    ) in row_sentence(row, compared.contest.view.catalogue.indices["PAPI"]).vi


def test_the_short_form_says_that_a_change_compares_with_caution(real: TestHub):
    line = next(each for each in lines(real, "PAPI", 2021) if each.entity.public_id == "lai-chau")

    assert short(line).vi == (
        "Năm 2021, tỉnh Lai Châu đạt 42,3357 điểm PAPI, tăng 1,4759 điểm so với năm 2020, xếp thứ"
        " 30/60 tỉnh, thành phố có số liệu (hệ thống tính theo điểm); so sánh với năm 2020 có lưu ý"
        " (thay đổi phương pháp). So với năm 2020, “Cung ứng dịch vụ công” thay đổi nhiều nhất"
        " trong 8 chỉ số nội dung PAPI: tăng 0,5419 điểm (có lưu ý: thay đổi phương pháp)."
    )


def test_the_short_form_says_that_two_periods_do_not_compare(real: TestHub):
    line = next(each for each in lines(real, "SIPAS", 2022) if each.entity.public_id == "ha-tinh")

    assert "; không so sánh trực tiếp với năm 2021 (thay đổi phương pháp). " in short(line).vi


def test_a_computed_mean_says_what_it_is_and_of_what(real: TestHub):
    compared = compare(
        real.reader.view(), Question("PAPI/TOTAL", parse("2024"), entities=("ca-nuoc",))
    )

    assert row_sentence(compared.rows[0], compared.contest.view.catalogue.indices["PAPI"]) == (
        "Năm 2024, PAPI của cả nước do hệ thống tính là 43,4337 điểm, không phải số công bố; trung"
        " bình cộng của 61/63 tỉnh, thành phố có giá trị (hệ thống tính).",
        "In 2024, PAPI of Viet Nam as computed by the hub is 43.4337 points, which is not"
        " published; plain mean of the 61 of 63 provinces and cities with a value (computed).",
    )


def total(hub: TestHub, entity: str, year: int) -> str:
    """What the row of a unit says of the made-up total."""
    compared = compare(hub.reader.view(), Question("MADE/TOTAL", parse(str(year))))
    row = next(row for row in compared.everyone if row.entity.public_id == entity)
    return row_sentence(row, compared.contest.view.catalogue.indices["MADE"]).vi
