"""The sentences of a report: those of docs/sentences.md with the data held, and every clause on
the made-up hub.
"""

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain

import pytest

from hub.queries.comparability import Comparable
from hub.queries.comparison import Question, compare
from hub.queries.scorecard import Question as CardQuestion
from hub.queries.scorecard import scorecard
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.line import ScorecardLine
from hub.queries.scorecard.scorecards import Question as CardsQuestion
from hub.queries.scorecard.scorecards import scorecards
from hub.queries.sentence import SentenceKind, Wording, paragraph, row_sentence, sentences, short
from hub.settings import Settings
from hub.web.app import create
from hub.words.period import parse
from hub.words.terms import ComputedRanks, EntityKind
from tests.hubs import TestHub
from tests.queries.bring import HEADER, bring

TODAY = date(2026, 11, 25)
LABELS = [
    (
        "hai-phong",
        "PAR_INDEX",
        "2024",
        (
            "Chỉ số CCHC (PAR INDEX) năm 2024 của thành phố Hải Phòng đạt 96,17%, tăng 4,30 điểm"
            " phần trăm, xếp thứ 1/63 tỉnh, thành phố, tăng 01 bậc so với năm 2023."
        ),
    ),
    (
        "lai-chau",
        "PAR_INDEX",
        "2024",
        (
            "PAR INDEX 2024 của tỉnh Lai Châu (85,97%) thấp hơn trung bình cả nước (88,37%) 2,40"
            " điểm phần trăm, thấp hơn trung bình vùng Trung du và miền núi phía Bắc (88,20%) 2,23"
            " điểm phần trăm và thấp hơn đơn vị dẫn đầu (Hải Phòng, 96,17%) 10,20 điểm phần trăm."
        ),
    ),
    (
        "lai-chau",
        "PAR_INDEX",
        "2024",
        (
            "Năm 2024, tỉnh Lai Châu thuộc nhóm B (từ 80% đến dưới 90%); cả nước có 13 tỉnh, thành"
            " phố nhóm A và 50 tỉnh, thành phố nhóm B."
        ),
    ),
    (
        "nam-dinh",
        "PAPI",
        "2024",
        (
            "Về PAPI năm 2024, tỉnh Nam Định xếp thứ 20/61 tỉnh, thành phố có số liệu (hệ thống"
            " tính theo điểm), không phải hạng công bố; tứ phân vị 2 (hệ thống chia)."
        ),
    ),
    (
        "nam-dinh",
        "PAPI",
        "2024",
        (
            "So với năm 2023, 6/8 chỉ số nội dung PAPI của tỉnh Nam Định tăng điểm, 2/8 giảm điểm;"
            " so với các tỉnh, thành phố khác, tốt nhất là “Tham gia của người dân ở cấp cơ sở”"
            " (hạng do hệ thống tính 8/61), yếu nhất là “Trách nhiệm giải trình với người dân”"
            " (hạng do hệ thống tính 41/61), thấp hơn đơn vị dẫn đầu (Thái Bình) 0,3521 điểm."
        ),
    ),
    (
        "lai-chau",
        "PAPI",
        "2024",
        (
            "Tính trên 59 tỉnh, thành phố có số liệu PAPI cả hai năm 2023 và 2024, tỉnh Lai Châu"
            " giảm 12 bậc, trong đó 02 bậc do điểm của tỉnh giảm, 10 bậc do các tỉnh, thành phố"
            " khác tăng điểm."
        ),
    ),
    (
        "lai-chau",
        "D766",
        "2026",
        (
            "Tính đến ngày 10/10/2026, tỉnh Lai Châu đạt 63,37/100 điểm (lũy kế từ đầu năm, số sơ"
            " bộ), tăng 0,17 điểm so với ngày 08/10/2026."
        ),
    ),
]


@pytest.fixture(scope="module")
def lines(real: TestHub) -> dict[str, list[ScorecardLine]]:
    """Every line of every scorecard of the real hub, by index."""
    comparisons, lines = Comparisons(real.reader.view()), defaultdict(list)
    for entity in comparisons.view.catalogue.entities.values():
        for line in scorecard(comparisons, CardQuestion(entity)).lines:
            lines[line.index.public_id].append(line)
    return lines


def line(hub: TestHub, public_id: str, index: str, at: str) -> ScorecardLine:
    view = hub.reader.view()
    found = scorecard(
        Comparisons(view), CardQuestion(view.catalogue.entities[public_id], parse(at))
    )
    return next(line for line in found.lines if line.index.public_id == index)


def of_year(hub: TestHub, public_id: str, index: str, at: str) -> ScorecardLine:
    (found,) = scorecards(
        Comparisons(hub.reader.view()), CardsQuestion(public_id, parse(at), parse(at), TODAY)
    )
    return next(line for line in found.lines if line.index.public_id == index)


def said(hub: TestHub, public_id: str, at: str, index: str = "MADE") -> str:
    return paragraph(line(hub, public_id, index, at)).vi


@pytest.mark.parametrize(
    ("public_id", "index", "at", "example"), LABELS, ids=["1", "2", "3", "4", "5", "6", "9"]
)
def test_the_examples_of_the_labels_word_for_word(real: TestHub, public_id, index, at, example):
    said_of = line(real, public_id, index, at)
    found = [text.vi for _, text in sentences(said_of)] + [
        paragraph(said_of, Wording(cumulative=index == "D766")).vi
    ]

    assert any(text == example or text.startswith(f"{example} ") for text in found)


def test_the_example_of_what_is_not_held_word_for_word(real: TestHub):
    assert [text.vi for _, text in sentences(of_year(real, "lai-chau", "PAR_INDEX", "2023"))] == [
        "Hệ thống chưa cập nhật kết quả PAR INDEX năm 2023 của tỉnh Lai Châu; hiện có điểm của"
        " 31/63 tỉnh, thành phố."
    ]


def test_what_cannot_be_compared_says_why_and_what_may(real: TestHub):
    found = [text.vi for _, text in sentences(line(real, "ha-tinh", "SIPAS", "2022"))]

    assert (
        "Không so sánh trực tiếp SIPAS năm 2022 với năm 2021 do thay đổi phương pháp: từ năm 2022"
        " hỏi người dân nói chung về hai khía cạnh (chính sách và cung ứng dịch vụ, chín yếu tố)"
        " thay cho người dân, tổ chức đã dùng dịch vụ về năm yếu tố; có thể so sánh chênh lệch với"
        " trung bình cả nước của từng năm." in found
    )
    assert not any("tăng" in text or "giảm" in text for text in found)


def test_a_reading_is_said_to_run_from_the_start_of_the_year_where_its_source_does(real: TestHub):
    query = (
        '{scorecard(entity: "Lai Châu", period: "2026") {lines(index: ["D766"]) {sentence'
        " sentences}}}"
    )

    (found,) = real.ask(query)["scorecard"]["lines"]

    assert found["sentence"].startswith(LABELS[-1][-1])
    assert found["sentences"][0] == LABELS[-1][-1].replace(
        "63,37/100 điểm", "63,37/100 điểm về Bộ chỉ số 766"
    )


def test_a_whole_paragraph_in_english(real: TestHub):
    assert (
        paragraph(line(real, "lai-chau", "PAR_INDEX", "2024")).en
        == "In 2024 Lai Chau Province scored 85.97% on PAR INDEX, ranking 56 of 63 provinces and"
        " cities. This result is below the national mean (88.37%) by 2.40 percentage points,"
        " below the mean of the Northern Midlands and Mountains region (88.20%) by 2.23"
        " percentage points and below the leader (Hai Phong, 96.17%) by 10.20 percentage points."
        " Lai Chau Province is in Group B (80% to under 90%); the country has 13 provinces and"
        " cities in Group A and 50 in Group B."
    )


def test_a_whole_paragraph_of_a_computed_rank(real: TestHub):
    assert (
        paragraph(line(real, "lai-chau", "PCI", "2022")).vi
        == "Năm 2022, tỉnh Lai Châu đạt 62,05 điểm PCI, tăng 0,83 điểm so với năm 2021. Kết quả này"
        " thấp hơn trung bình 63 tỉnh, thành phố có số liệu (65,53 điểm, do hệ thống tính) 3,48"
        " điểm, thấp hơn trung bình vùng Trung du và miền núi phía Bắc (64,59 điểm, do hệ thống"
        " tính) 2,54 điểm và thấp hơn đơn vị dẫn đầu (Quảng Ninh, 72,95 điểm) 10,90 điểm. Tỉnh Lai"
        " Châu xếp thứ 57/63 tỉnh, thành phố có số liệu (hệ thống tính theo điểm), không phải hạng"
        " công bố; tứ phân vị 4 (hệ thống chia). Tính trên 63 tỉnh, thành phố có số"
        " liệu PCI cả hai năm 2021 và 2022, tỉnh Lai Châu giảm 01 bậc: điểm của tỉnh tăng làm"
        " tăng 05 bậc, các tỉnh, thành phố khác tăng"
        " nhanh hơn làm giảm 06 bậc."
    )


def test_nothing_moved_is_said_to_stay(hub: TestHub):
    bring(hub, "2019,Cường,TOTAL,73,made/book")

    assert said(hub, "an", "2019").startswith(
        "Năm 2019, tỉnh Ân đạt 72,00 điểm về Chỉ số thử, giữ nguyên so với năm 2018."
    )


def test_published_ranks_that_do_not_move_are_said_to_stay(hub: TestHub):
    header = HEADER.replace("value", "value,rank,rank_of")
    bring(hub, "2018,Ân,TOTAL,72,2,3,made/book", header=header)
    bring(hub, "2019,Ân,TOTAL,74,2,3,made/book", header=header)

    assert said(hub, "an", "2019").startswith(
        "Năm 2019, tỉnh Ân đạt 74,00 điểm về Chỉ số thử, tăng 2,00 điểm, xếp thứ 2/3 tỉnh, thành"
        " phố, giữ nguyên thứ hạng so với năm 2018."
    )


def test_ranks_out_of_other_numbers_are_not_set_against_each_other(hub: TestHub):
    header = HEADER.replace("value", "value,rank,rank_of")
    bring(hub, "2018,Ân,TOTAL,72,2,4,made/book", header=header)
    bring(hub, "2019,Ân,TOTAL,74,2,3,made/book", header=header)

    assert said(hub, "an", "2019").startswith(
        "Năm 2019, tỉnh Ân đạt 74,00 điểm về Chỉ số thử, tăng 2,00 điểm so với năm 2018, xếp thứ"
        " 2/3 tỉnh, thành phố."
    )


def test_a_rank_alone_is_told(hub: TestHub):
    assert (
        said(hub, "cuong", "2019")
        == "Năm 2019, tỉnh Cường xếp thứ 3/3 tỉnh, thành phố về Chỉ số thử."
    )


def test_the_first_is_not_set_against_itself(hub: TestHub):
    assert (
        said(hub, "cuong", "2018").split(". ")[1]
        == "Kết quả này cao hơn trung bình 3 tỉnh, thành phố có số liệu (72,00 điểm, do hệ thống"
        " tính) 1,00 điểm và cao hơn trung bình vùng Vùng (72,00 điểm, do hệ thống tính) 1,00"
        " điểm"
    )


def test_equal_to_a_mean_has_no_size(hub: TestHub):
    assert (
        said(hub, "an", "2018").split(". ")[1]
        == "Kết quả này bằng trung bình 3 tỉnh, thành phố có số liệu (72,00 điểm, do hệ thống"
        " tính), bằng trung bình vùng Vùng (72,00 điểm, do hệ thống tính) và thấp hơn đơn vị dẫn"
        " đầu (Cường, 73,00 điểm) 1,00 điểm"
    )


def test_a_figure_in_doubt_is_said_to_be_and_set_against_nothing(hub: TestHub):
    bring(
        hub, "2019,Ân,TOTAL,74,made/book,true", header=HEADER.replace("source", "source,doubtful")
    )

    assert (
        said(hub, "an", "2019")
        == "Năm 2019, tỉnh Ân đạt 74,00 điểm về Chỉ số thử (số liệu còn nghi vấn)."
    )


def test_a_note_is_to_be_told_with_the_comparison(hub: TestHub):
    note = "MADE/TOTAL,2018,METHOD,NOTE,Thêm câu hỏi.,New questions.\n"
    (hub.seeds / "made" / "breaks.csv").write_text(
        f"code,at,kind,severity,note_vi,note_en\n{note}", encoding="utf-8"
    )
    hub.take("made")

    assert "Khi so sánh với năm 2017 cần nêu rõ: thêm câu hỏi." in said(hub, "an", "2018")


@pytest.mark.parametrize(
    ("public_id", "end"),
    [
        ("cuong", "tỉnh Cường tăng 02 bậc, do điểm của tỉnh tăng."),
        ("binh", "tỉnh Bình giảm 02 bậc, do các tỉnh, thành phố khác tăng nhanh hơn."),
        ("an", "tỉnh Ân giảm 01 bậc, do các tỉnh, thành phố khác tăng nhanh hơn."),
    ],
)
def test_a_change_of_place_names_who_brought_it_about(hub: TestHub, public_id, end):
    assert said(hub, public_id, "2018").endswith(end)


@pytest.mark.parametrize(
    "index",
    ["PAR_INDEX", "SIPAS", "PAPI", "PCI", "D766", "DDCI", "DEPT_PAR", "DEPT_SIPAS", "TTHC_QUALITY"],
)
def test_every_paragraph_of_the_real_hub_is_clean(lines: dict[str, list[ScorecardLine]], index):
    assert lines[index]
    for each in lines[index]:
        for text in paragraph(each):
            assert re.fullmatch(r"[A-ZĐ][^\n]*[^.,; ]\.", text), text
            assert not re.search(r"None|\bnan\b|  | ,| \.|,,|\.\.|\(\)|[ (]-\d", text), text


@pytest.mark.parametrize(
    "index",
    ["PAR_INDEX", "SIPAS", "PAPI", "PCI", "D766", "DDCI", "DEPT_PAR", "DEPT_SIPAS", "TTHC_QUALITY"],
)
def test_numbers_within_a_sentence_add_up(lines: dict[str, list[ScorecardLine]], index):
    pair = r"\((?:[^()]*, )?([\d,]+)(?:%| điểm)[^()]*\) ([\d,]+) điểm"

    for told in (
        text.vi for line in lines[index] for _, text in sentences(line) if " của " in text.vi
    ):
        if own := re.match(r"[^()]* \(([\d,]+)(?:%| điểm)\) (?:cao|thấp) hơn ", told):
            value = Decimal(own[1].replace(",", "."))
            for reference, size in re.findall(pair, told[own.end() :]):
                assert abs(value - Decimal(reference.replace(",", "."))) == Decimal(
                    size.replace(",", ".")
                ), told


def test_a_unit_formed_later_is_told_from_one_of_its_name(real: TestHub):
    assert (
        paragraph(of_year(real, "ninh-binh-2025", "PAPI", "2023")).vi
        == "Không có kết quả PAPI năm 2023 của tỉnh Ninh Bình (sau sắp xếp), hoạt động từ ngày"
        " 01/7/2025; số liệu trước ngày đó đứng tên tỉnh Hà Nam, tỉnh Nam Định và tỉnh Ninh Bình"
        " (trước sắp xếp)."
    )


@pytest.mark.parametrize("at", ["2025", "2026"])
def test_no_earlier_result_is_told_of_a_unit_that_has_none(real: TestHub, at: str):
    view = real.reader.view()
    texts = [
        paragraph(line)
        for public_id in view.catalogue.mergers
        if view.catalogue.entities[public_id].kind is EntityKind.PROVINCE
        for line in scorecard(
            Comparisons(view), CardQuestion(view.catalogue.entities[public_id], parse(at))
        ).lines
        if line.wanted_row and not line.row.cell
    ]

    assert len(texts) > 80
    assert not [text for text in texts if "kết quả gần nhất" in text.vi or "latest" in text.en]


def test_nothing_is_awaited_of_a_unit_that_has_ended(real: TestHub):
    assert paragraph(of_year(real, "ha-tay", "PCI", "2009")).vi.startswith(
        "Không có kết quả PCI năm 2009 của tỉnh Hà Tây (đã sáp nhập vào thành phố Hà Nội từ ngày"
        " 01/8/2008)"
    )


def test_regions_keep_their_capitals_and_stand_among_regions(real: TestHub):
    assert paragraph(line(real, "tay-nguyen", "PAR_INDEX", "2024")) == (
        "Chỉ số CCHC (PAR INDEX) năm 2024 của vùng Tây Nguyên đạt 85,63%, xếp thứ 6/6 vùng.",
        "In 2024 the Central Highlands region scored 85.63% on PAR INDEX, ranking 6 of 6 regions.",
    )


@pytest.mark.parametrize("public_id", ["ca-nuoc", "trung-du-va-mien-nui-phia-bac"])
def test_the_country_and_regions_have_no_relative_place(real: TestHub, public_id):
    view = real.reader.view()
    for each in scorecard(
        Comparisons(view), CardQuestion(view.catalogue.entities[public_id])
    ).lines:
        assert "vị trí tương đối" not in paragraph(each).vi


def test_a_redrawn_territory_is_said_to_be_why_nothing_is_compared(real: TestHub):
    found = of_year(real, "ha-noi", "PCI", "2008")

    assert (found.comparability.value, found.row.change) == (Comparable.NO, None)
    assert (
        "Không so sánh trực tiếp PCI năm 2008 với năm 2007 do thay đổi địa giới: Hà Nội nhận toàn"
        " bộ Hà Tây, huyện Mê Linh (Vĩnh Phúc) và 4 xã của Hòa Bình từ 01/08/2008; có thể so sánh"
        " vị trí tương đối của từng năm." in paragraph(found).vi
    )


def test_every_group_is_counted(real: TestHub):
    found = [text.vi for _, text in sentences(line(real, "lai-chau", "PAR_INDEX", "2022"))]

    assert (
        "Năm 2022, tỉnh Lai Châu thuộc nhóm B (từ 80% đến dưới 90%); cả nước có 02 tỉnh, thành phố"
        " nhóm A, 56 tỉnh, thành phố nhóm B và 05 tỉnh, thành phố còn lại nhóm C." in found
    )


def test_a_sentence_that_stands_alone_names_its_index(real: TestHub):
    view = real.reader.view()
    found = [
        text.vi
        for each in scorecard(
            Comparisons(view), CardQuestion(view.catalogue.entities["lai-chau/skhcn"])
        ).lines
        for _, text in sentences(each)
        if each.index.public_id == "TTHC_QUALITY"
    ]

    assert found[0].startswith(
        "Năm 2021, Sở Khoa học và Công nghệ tỉnh Lai Châu đạt 13,689 điểm về chất lượng giải quyết"
        " TTHC"
    )
    assert (
        "Năm 2021, Sở Khoa học và Công nghệ tỉnh Lai Châu xếp loại Tốt về chất lượng giải quyết"
        " TTHC." in found
    )
    assert all("chất lượng giải quyết tthc" in text.lower() for text in found)


@pytest.mark.parametrize(
    ("index", "start"),
    [
        ("PAR_INDEX", "PAR INDEX 20"),
        ("DEPT_PAR", "Chỉ số CCHC năm 20"),
        ("D766", "Bộ chỉ số 766 năm 20"),
    ],
)
def test_only_an_acronym_takes_its_year_without_a_word(
    lines: dict[str, list[ScorecardLine]], index, start
):
    told = [
        text.vi for line in lines[index] if line.period.months == 12 for _, text in sentences(line)
    ]

    assert any(text.startswith(start) for text in told)


def test_the_leader_is_not_set_against_another_leader(lines: dict[str, list[ScorecardLine]]):
    for each in chain.from_iterable(lines.values()):
        assert "bằng đơn vị dẫn đầu" not in paragraph(each).vi or each.row.cell.rank != 1


def test_each_sentence_tells_its_kind(real: TestHub):
    def kinds(*asked: str) -> list[SentenceKind]:
        return [kind for kind, _ in sentences(line(real, *asked))]

    assert kinds("lai-chau", "PAPI", "2024") == [
        SentenceKind.RESULT,
        SentenceKind.REFERENCES,
        SentenceKind.COMPUTED_RANK,
        SentenceKind.COMPONENTS,
        SentenceKind.RANK_CHANGE,
    ]
    assert kinds("lai-chau", "PAR_INDEX", "2024") == [
        SentenceKind.RESULT,
        SentenceKind.REFERENCES,
        SentenceKind.GROUP,
    ]
    assert [kind for kind, _ in sentences(of_year(real, "lai-chau", "PAR_INDEX", "2023"))] == [
        SentenceKind.MISSING
    ]
    assert SentenceKind.COMPARABILITY in kinds("ha-tinh", "SIPAS", "2022")


def test_a_published_group_comes_before_a_computed_rank(hub: TestHub):
    groups = "edition,of,code,name_vi,name_en,valid_from,valid_to,lower,upper,confirmed\n"
    bands = (
        "MADE@2017,MADE/TOTAL,A,Nhóm A,Group A,2017,,72,,true\n"
        "MADE@2017,MADE/TOTAL,B,Nhóm B,Group B,2017,,,72,true\n"
    )
    (hub.seeds / "made" / "groups.csv").write_text(groups + bands, encoding="utf-8")
    hub.take("made")
    found = line(hub, "an", "MADE", "2018")

    kinds = [kind for kind, _ in sentences(found)]

    assert kinds.index(SentenceKind.GROUP) < kinds.index(SentenceKind.COMPUTED_RANK)
    assert short(found).vi.startswith(
        "Năm 2018, tỉnh Ân đạt 72,00 điểm về Chỉ số thử, tăng 2,00 điểm so với năm 2017, thuộc nhóm"
        " A; so sánh với năm 2017 có lưu ý (thay đổi phương pháp). "
    )


def test_a_published_rank_leaves_no_room_for_a_computed_one(
    lines: dict[str, list[ScorecardLine]],
):
    for each in chain.from_iterable(lines.values()):
        if each.row.cell and each.row.cell.rank:
            assert SentenceKind.COMPUTED_RANK not in [kind for kind, _ in sentences(each)]


def test_papi_groups_are_not_made_of_quartiles(lines: dict[str, list[ScorecardLine]]):
    for each in lines["PAPI"] + lines["PCI"]:
        text = paragraph(each).vi
        assert "thuộc nhóm" not in text
        assert not re.search("đạt điểm (cao nhất|trung bình|thấp nhất)", text)
        if each.row.standing:
            assert f"tứ phân vị {each.row.standing.quartile} (hệ thống chia)" in text


@pytest.mark.parametrize("ranks", [ComputedRanks.PAGE, ComputedRanks.NONE])
def test_computed_ranks_may_stay_out_of_sentences(lines: dict[str, list[ScorecardLine]], ranks):
    wording = Wording(computed_ranks=ranks)
    for each in lines["PAPI"] + lines["D766"] + lines["TTHC_QUALITY"]:
        kinds = {kind for kind, _ in sentences(each, wording)}
        assert not kinds & {SentenceKind.COMPUTED_RANK, SentenceKind.RANK_CHANGE}
        told = [paragraph(each, wording), short(each, wording)]
        told += [row_sentence(row, each.index, wording) for row in each.components]
        for text in filter(None, told):
            assert not re.search("hệ thống tính theo điểm|hạng do hệ thống|tứ phân vị", text.vi)
            assert not re.search("computed by the hub from|rank computed|quartile", text.en)


def test_a_published_rank_stays_where_computed_ranks_do_not(real: TestHub):
    found = short(
        line(real, "lai-chau", "PAR_INDEX", "2024"), Wording(computed_ranks=ComputedRanks.NONE)
    )

    assert "xếp thứ 56/63 tỉnh, thành phố" in found.vi


def test_the_short_form_says_where_it_stands_and_what_moved_most(real: TestHub):
    assert short(line(real, "lai-chau", "PAPI", "2024")).vi == (
        "Năm 2024, tỉnh Lai Châu đạt 43,4796 điểm PAPI, giảm 0,1427 điểm so với năm 2023, xếp thứ"
        " 31/61 tỉnh, thành phố có số liệu (hệ thống tính theo điểm). So với năm 2023, “Trách nhiệm"
        " giải trình với người dân” thay đổi nhiều nhất trong 8 chỉ số nội dung PAPI: giảm 0,2941"
        " điểm."
    )


def test_the_short_form_sets_against_the_others_where_nothing_is_known_to_have_moved(
    real: TestHub,
):
    assert short(line(real, "lai-chau", "PAR_INDEX", "2024")).vi.startswith(
        "Chỉ số CCHC (PAR INDEX) năm 2024 của tỉnh Lai Châu đạt 85,97%, xếp thứ 56/63 tỉnh, thành"
        " phố. Kết quả này thấp hơn trung bình cả nước (88,37%) 2,40 điểm phần trăm, "
    )


def test_the_short_form_has_at_most_two_sentences(lines: dict[str, list[ScorecardLine]]):
    for each in chain.from_iterable(lines.values()):
        for text in short(each):
            assert len(re.findall(r"(?<!TP)\.(?= [A-ZĐ]|$)", text)) <= 2, text


def test_decision_766_has_five_groups_of_which_the_portal_shows_six(real: TestHub):
    found = paragraph(line(real, "lai-chau", "D766", "2026"))

    assert (
        "So với ngày 08/10/2026, 2/6 nhóm chỉ số trên Cổng của tỉnh Lai Châu tăng điểm, 2/6 giảm"
        " điểm, 2/6 giữ nguyên (Quyết định 766: 5 nhóm);" in found.vi
    )
    assert "2 of 6 groups on the portal of Lai Chau Province rose" in found.en
    assert "2 stayed (Decision 766: 5 groups);" in found.en


def test_a_component_has_a_sentence_of_its_own(real: TestHub):
    found = line(real, "lai-chau", "PAPI", "2024")

    assert row_sentence(found.components[3], found.index).vi == (
        "Năm 2024, tỉnh Lai Châu đạt 6,6353 điểm về “Kiểm soát tham nhũng trong khu vực công”"
        " (PAPI), tăng 0,1527 điểm so với năm 2023. Kết quả này thấp hơn trung bình 61 tỉnh, thành"
        " phố có số liệu (7,0184 điểm, do hệ thống tính) 0,3831 điểm, thấp hơn trung bình vùng"
        " Trung du và miền núi phía Bắc (6,8925 điểm, do hệ thống tính) 0,2572 điểm và thấp hơn đơn"
        " vị dẫn đầu (Tây Ninh, 8,2039 điểm) 1,5686 điểm. Tỉnh Lai Châu xếp thứ 50/61 tỉnh, thành"
        " phố có số liệu (hệ thống tính theo điểm), không phải hạng công bố; tứ phân vị 4 (hệ thống"
        " chia). Tính trên 59 tỉnh, thành phố có số liệu về “Kiểm soát tham nhũng trong khu vực"
        " công” (PAPI) cả hai năm 2023 và 2024, tỉnh Lai Châu giảm 01 bậc: điểm của tỉnh tăng làm"
        " tăng 11 bậc, các tỉnh, thành phố khác tăng nhanh hơn làm giảm 12 bậc."
    )


def test_a_component_of_which_nothing_is_held_says_why(real: TestHub):
    found = line(real, "lai-chau", "PAR_INDEX", "2024")

    assert row_sentence(found.components[1], found.index).vi == (
        "Hệ thống chưa cập nhật kết quả về “Cải cách thể chế” (PAR INDEX) năm 2024 của tỉnh Lai"
        " Châu; cũng chưa có điểm của tỉnh, thành phố nào trong kỳ này."
    )


def test_every_sentence_of_a_component_is_clean(lines: dict[str, list[ScorecardLine]]):
    for each in lines["PAPI"] + lines["D766"] + lines["SIPAS"] + lines["TTHC_QUALITY"]:
        for row in each.components:
            for text in row_sentence(row, each.index) or ():
                assert re.fullmatch(r"[A-ZĐ][^\n]*[^.,; ]\.", text), text
                assert not re.search(r"None|\bnan\b|  | ,| \.|,,|\.\.|\(\)|[ (]-\d", text), text


def test_an_indicator_that_is_no_score_has_no_sentence(real: TestHub):
    view = real.reader.view()
    found = compare(view, Question("POPULATION/TOTAL", parse("2024")))

    assert row_sentence(found.rows[0], view.catalogue.indices["POPULATION"]) is None


def test_the_api_gives_kinds_the_short_form_and_the_sentences_of_rows(real: TestHub):
    answer = real.ask(
        '{scorecard(entity: "Lai Châu", period: "2024") {lines(index: ["PAPI"]) {'
        "shortSentence sentences components {sentence(language: EN)}"
        " reportSentences(kind: [RESULT, COMPONENTS]) {kind text english: text(language: EN)}}}"
        ' compare(indicator: "PAPI/D4", period: "2024", entities: ["Lai Châu"])'
        " {rows {sentence}}}"
    )
    (found,) = answer["scorecard"]["lines"]

    assert [each["kind"] for each in found["reportSentences"]] == ["RESULT", "COMPONENTS"]
    assert found["reportSentences"][0]["text"] == found["sentences"][0]
    assert found["reportSentences"][0]["english"].startswith("In 2024 Lai Chau Province scored")
    assert found["shortSentence"].startswith("Năm 2024, tỉnh Lai Châu đạt 43,4796 điểm PAPI")
    assert all("Lai Chau Province" in each["sentence"] for each in found["components"])
    assert "“Kiểm soát tham nhũng trong khu vực công”" in answer["compare"]["rows"][0]["sentence"]


def test_the_setting_keeps_computed_ranks_out_of_the_sentences_of_the_api(real: TestHub):
    settings = Settings(database_url=real.url, computed_ranks=ComputedRanks.PAGE)
    quiet = replace(real, engines=[])
    quiet.app = create(settings, real.reader)

    query = (
        '{scorecard(entity: "Lai Châu", period: "2024") {lines(index: ["PAPI"])'
        " {row {rank} sentence shortSentence components {sentence}}}}"
    )

    (found,) = quiet.ask(query)["scorecard"]["lines"]

    assert found["row"] == {"rank": 31}
    told = [found["sentence"], found["shortSentence"]]
    told += [each["sentence"] for each in found["components"]]
    assert not any("xếp thứ" in text or "hạng do hệ thống" in text for text in told)
