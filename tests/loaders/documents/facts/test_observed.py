"""Figures that are observations: of whom, of when, how much; and those that stay figures because
one of these is in doubt.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.dataset.datasets import Dataset
from hub.dataset.rows import FigureRow, IndicatorRow, ObservationRow, Row, SourceRow
from hub.importing.resolver import Resolver
from hub.words.errors import Suspicion
from hub.words.period import parse
from hub.words.terms import SourceTier, Status
from loaders import documents
from loaders.documents.facts import fields
from loaders.documents.rules.indices import indices
from tests import databases
from tests.hubs import TestHub
from tests.loaders.documents.expected import DATASET

OFFICE = """UBND TỈNH LAI CHÂU
SỞ TƯ PHÁP
Số: 12/BC-STP
Lai Châu, ngày 14 tháng 12 năm 2024
BÁO CÁO
Kết quả công tác cải cách hành chính năm 2024
Thực hiện kế hoạch, Sở Tư pháp báo cáo như sau:
I. KẾT QUẢ
"""
PROVINCE = (
    OFFICE.replace("UBND TỈNH LAI CHÂU\nSỞ TƯ PHÁP", "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU")
    .replace("BC-STP", "BC-UBND")
    .replace("Sở Tư pháp báo cáo", "UBND tỉnh báo cáo")
)
PLAN = (
    OFFICE.replace("BÁO CÁO\nKết quả công tác", "KẾ HOẠCH\nCông tác")
    .replace("năm 2024\nThực", "năm 2025\nThực")
    .replace("BC-", "KH-")
)
NEWS = (
    "Lai Châu tăng hạng\n06/05/2024 | 14:30\nUBND tỉnh Lai Châu họp công bố các chỉ số của năm"
    " 2023.\n"
)
FIELD = "OPERATIONS/DOSSIERS_RECEIVED."

SURE = [
    ("Sở đã tiếp nhận 1.250 hồ sơ.", ("DOSSIERS_RECEIVED", "lai-chau/stp", "2024", 1250)),
    ("Sở Tư pháp đã tiếp nhận 1.250 hồ sơ.", ("DOSSIERS_RECEIVED", "lai-chau/stp", "2024", 1250)),
    (
        "Theo Kế hoạch của UBND tỉnh, Sở đã tiếp nhận 9 hồ sơ.",
        ("DOSSIERS_RECEIVED", "lai-chau/stp", "2024", 9),
    ),
    (
        "Bộ phận một cửa tại Trung tâm Phục vụ hành chính công tiếp nhận 500 hồ sơ.",
        ("DOSSIERS_RECEIVED", "lai-chau/stp", "2024", 500),
    ),
    ("Quý I/2024 tiếp nhận 300 hồ sơ.", ("DOSSIERS_RECEIVED", "lai-chau/stp", "2024-Q1", 300)),
    (
        "Tính đến 30/6/2024, Sở tiếp nhận 500 hồ sơ.",
        ("DOSSIERS_RECEIVED", "lai-chau/stp", "2024-S1", 500),
    ),
    ("Năm 2023, Sở tiếp nhận 900 hồ sơ.", ("DOSSIERS_RECEIVED", "lai-chau/stp", "2023", 900)),
    ("Toàn tỉnh tiếp nhận 120.000 hồ sơ.", ("DOSSIERS_RECEIVED", "lai-chau", "2024", 120000)),
    (
        "Tỷ lệ hồ sơ giải quyết đúng hạn toàn tỉnh đạt 98,9%.",
        ("DOSSIERS_ON_TIME_SHARE", "lai-chau", "2024", 98.9),
    ),
    (
        "Tỷ lệ hồ sơ giải quyết đúng hạn của cả nước đạt 92,1%, tỉnh đạt 88,4%.",
        ("DOSSIERS_ON_TIME_SHARE", "lai-chau", "2024", 88.4),
    ),
    (
        "Tiếp nhận qua bưu chính công ích: 30 hồ sơ.",
        ("DOSSIERS_RECEIVED_POST", "lai-chau/stp", "2024", 30),
    ),
    (
        "Trả kết quả qua bưu chính công ích: 20 hồ sơ.",
        ("DOSSIERS_BY_POST", "lai-chau/stp", "2024", 20),
    ),
    ("Không có hồ sơ quá hạn.", ("DOSSIERS_OVERDUE", "lai-chau/stp", "2024", 0)),
    ("Tổng số văn bản ban hành: 120 văn bản.", ("DOCUMENTS_ISSUED", "lai-chau/stp", "2024", 120)),
    ("Thời gian chờ trung bình 15 phút/lượt.", ("WAITING_TIME", "lai-chau/stp", "2024", 15)),
]
RETOLD = [
    (
        "PAR INDEX năm 2023 của tỉnh đạt 84,79%, xếp thứ 33/63 tỉnh, thành phố.",
        OFFICE,
        ("PAR_INDEX/TOTAL", "lai-chau", 84.79, 33, 63),
    ),
    (
        "PAR INDEX năm 2023 đạt 84,79%, xếp thứ 33/63.",
        PROVINCE,
        ("PAR_INDEX/TOTAL", "lai-chau", 84.79, 33, 63),
    ),
    ("PAPI năm 2023 của tỉnh xếp thứ 18/61.", OFFICE, ("PAPI/TOTAL", "lai-chau", None, 18, 61)),
    (
        "Chỉ số SIPAS năm 2023 của tỉnh đạt 82,1%.",
        OFFICE,
        ("SIPAS/TOTAL", "lai-chau", 82.1, None, None),
    ),
    (
        "Chỉ số PCI năm 2023 của tỉnh đạt 65,2 điểm.",
        NEWS,
        ("PCI/TOTAL", "lai-chau", 65.2, None, None),
    ),
    (
        "Chỉ số cải cách hành chính năm 2023 của Sở đạt 90,5%, xếp thứ 3/19.",
        OFFICE,
        ("DEPT_PAR/TOTAL", "lai-chau/stp", 90.5, 3, 19),
    ),
    (
        "Chỉ số cải cách hành chính năm 2023 của Sở đạt 61 điểm, xếp thứ 3/19.",
        OFFICE,
        ("DEPT_PAR/TOTAL", "lai-chau/stp", None, 3, 19),
    ),
]


@pytest.fixture
def read(tmp_path: Path):
    """A reader of a text under a head."""

    def rows(text: str, head: str = OFFICE) -> list[Row]:
        path = tmp_path / "a.txt"
        path.write_text(f"{head}{text}\n", encoding="utf-8")
        return list(documents.load(DATASET, [path]))

    return rows


def told(rows: list[Row]) -> list[tuple[str, str, str, float | None]]:
    """The observations in few words."""
    return [
        (row.indicator.removeprefix("OPERATIONS/"), row.entity, str(row.period), row.value)
        for row in rows
        if isinstance(row, ObservationRow)
    ]


def figures(rows: list[Row]) -> list[FigureRow]:
    """The figures."""
    return [row for row in rows if isinstance(row, FigureRow)]


@pytest.mark.parametrize(("text", "observed"), SURE)
def test_a_sure_figure_is_an_observation(read, text: str, observed: tuple) -> None:
    assert told(read(f"- {text}")) == [observed]


@pytest.mark.parametrize(
    "text",
    [
        "Sở đã tiếp nhận hơn 1.250 hồ sơ.",
        "Sở đã tiếp nhận khoảng 1.250 hồ sơ.",
        "Tỷ lệ hồ sơ đúng hạn đạt từ 98% trở lên.",
        "Mỗi tháng tiếp nhận 100 hồ sơ.",
        "Bình quân mỗi phòng tiếp nhận 100 hồ sơ.",
    ],
    ids=["more than", "about", "at least", "rate", "mean"],
)
def test_a_number_that_is_a_bound_a_round_one_or_a_rate_stays_a_figure(read, text: str) -> None:
    rows = read(f"- {text}")

    assert (len(figures(rows)), told(rows)) == (1, [])


@pytest.mark.parametrize(
    "text",
    [
        "Trên địa bàn tỉnh đã tiếp nhận 120.000 hồ sơ.",
        "Cấp huyện tiếp nhận 500 hồ sơ.",
        "Các sở, ngành tiếp nhận 500 hồ sơ.",
        "Sở Y tế tiếp nhận 500 hồ sơ.",
        "UBND huyện Than Uyên tiếp nhận 300 hồ sơ.",
        "Chi cục Thi hành án tiếp nhận 20 hồ sơ.",
        "Toàn ngành tiếp nhận 500 hồ sơ.",
        "Tiếp nhận 500 hồ sơ của UBND các xã.",
        "Tỉnh Sơn La tiếp nhận 500 hồ sơ.",
    ],
)
def test_what_may_be_of_others_is_no_observation_of_the_issuer(read, text: str) -> None:
    rows = read(f"- {text}")

    assert (len(figures(rows)), told(rows)) == (1, [])


def test_a_heading_that_names_others_holds_for_its_items(read) -> None:
    assert told(
        read("1. Cấp huyện\n- Tiếp nhận 500 hồ sơ.\n2. Sở Tư pháp\n- Tiếp nhận 70 hồ sơ.")
    ) == [("DOSSIERS_RECEIVED", "lai-chau/stp", "2024", 70)]


def test_a_figure_of_another_office_is_told_as_its_own(read) -> None:
    (row,) = figures(read("- Sở Y tế tiếp nhận 500 hồ sơ."))

    assert (row.entity, row.as_printed) == ("lai-chau/syt", "Sở Y tế")


@pytest.mark.parametrize(
    "text",
    [
        "Tính đến ngày 14/6/2024, Sở tiếp nhận 500 hồ sơ.",
        "Lũy kế từ đầu năm tiếp nhận 5.000 hồ sơ.",
        "Cùng kỳ năm trước tiếp nhận 300 hồ sơ.",
        "Năm 2022 và năm 2023 tiếp nhận 300 hồ sơ.",
    ],
    ids=["until a day", "added up", "of another time", "two years"],
)
def test_a_time_in_doubt_gives_no_observation(read, text: str) -> None:
    rows = read(f"- {text}")

    assert (len(figures(rows)), told(rows)) == (1, [])


def test_a_plan_tells_only_what_it_gives_a_time_of_its_own(read) -> None:
    rows = read(
        "II. HIỆN TRẠNG\n- Sở hiện có 07 phòng.\n- Năm 2023, Sở đã tiếp nhận 900 hồ sơ.", PLAN
    )

    assert told(rows) == [("DOSSIERS_RECEIVED", "lai-chau/stp", "2023", 900)]
    assert len(figures(rows)) == 2


def test_what_a_document_says_twice_is_one_observation(read) -> None:
    assert told(read("- Sở tiếp nhận 48 hồ sơ.\n- Tổng số hồ sơ tiếp nhận là 48 hồ sơ.")) == [
        ("DOSSIERS_RECEIVED", "lai-chau/stp", "2024", 48)
    ]


def test_of_two_numbers_for_one_cell_none_is_chosen_and_both_are_told(read) -> None:
    rows = read("- Sở tiếp nhận 48 hồ sơ.\n- Tổng số hồ sơ tiếp nhận là 50 hồ sơ.")

    (suspicion,) = [row for row in rows if isinstance(row, Suspicion)]
    assert (told(rows), [row.value for row in figures(rows)]) == ([], [48, 50])
    assert "48 (a.txt:9, mục I, dòng 9), 50 (a.txt:10, mục I, dòng 10)" in suspicion.text.en


def test_a_document_in_two_files_that_differ_is_told_too(read, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(f"{OFFICE}- Sở tiếp nhận 50 hồ sơ.\n", encoding="utf-8")
    read("- Sở tiếp nhận 48 hồ sơ.")

    rows = list(documents.load(DATASET, [tmp_path / "a.txt", tmp_path / "b.txt"]))

    assert told(rows) == []
    assert len([row for row in rows if isinstance(row, SourceRow)]) == 1
    assert [
        "a.txt:9" in row.text.en and "b.txt:9" in row.text.en
        for row in rows
        if isinstance(row, Suspicion)
    ] == [True]


def test_an_estimate_is_provisional(read) -> None:
    (row,) = [
        row
        for row in read("- Tỷ lệ hồ sơ giải quyết đúng hạn ước đạt 99%.")
        if isinstance(row, ObservationRow)
    ]

    assert (row.value, row.status) == (99, Status.PROVISIONAL)


@pytest.mark.parametrize(
    ("text", "head", "observed"),
    RETOLD,
    ids=[
        "value and rank",
        "of the issuer",
        "rank alone",
        "percent",
        "news",
        "of the office",
        "points of a most unknown",
    ],
)
def test_an_index_is_retold_with_its_rank(read, text: str, head: str, observed: tuple) -> None:
    rows = read(f"- {text}" if head != NEWS else text, head)

    (row,) = [row for row in rows if isinstance(row, ObservationRow)]
    (source,) = [
        source
        for source in rows
        if isinstance(source, SourceRow) and source.public_id == row.source
    ]
    assert (row.indicator, row.entity, row.value, row.rank, row.rank_of) == observed
    assert source.tier is SourceTier.PRESS


@pytest.mark.parametrize(
    "text",
    [
        "PAR INDEX năm 2023 đạt 84,79%, xếp thứ 33/63.",
        "PAPI năm 2023: Quảng Ninh dẫn đầu với 45,9 điểm.",
        "Năm 2023, PAR INDEX trung bình cả nước đạt 86,98%.",
        "SIPAS năm 2023 của tỉnh đạt 8,5 điểm.",
        "PAPI năm 2008 của tỉnh đạt 41 điểm.",
        "PAPI năm 2023 của tỉnh đạt 7,5 điểm.",
        "PAPI năm 2023 của tỉnh tăng 1,87 điểm.",
        "Bộ chỉ số 766 năm 2024 của tỉnh đạt 80 điểm.",
        "PAR INDEX năm 2023 của tỉnh xếp thứ 70/63.",
        "PAR INDEX năm 2016 của tỉnh đạt 67,41 điểm.",
    ],
    ids=[
        "of no one",
        "another province",
        "the country",
        "another unit",
        "before the index",
        "off the scale",
        "a change",
        "no reading day",
        "no such rank",
        "points of 97.5",
    ],
)
def test_an_index_in_doubt_is_not_retold(read, text: str) -> None:
    assert told(read(f"- {text}")) == []


def test_an_office_that_did_not_live_then_gets_nothing(read) -> None:
    later = (
        OFFICE.replace("TƯ PHÁP", "KHOA HỌC VÀ CÔNG NGHỆ")
        .replace("BC-STP", "BC-SKHCN")
        .replace("Tư pháp", "Khoa học và Công nghệ")
    )
    later = later.replace("2024", "2025")

    assert told(read("- Năm 2023 tiếp nhận 90 hồ sơ.\n- Năm 2025 tiếp nhận 99 hồ sơ.", later)) == [
        ("DOSSIERS_RECEIVED", "lai-chau/skhcn-2025", "2025", 99)
    ]


def test_a_list_of_fields_that_adds_up_is_the_total_by_field(read) -> None:
    rows = read(
        "- Tiếp nhận 300 hồ sơ, trong đó:\n+ Lĩnh vực hộ tịch: 200 hồ sơ.\n+ Công chứng: 60 hồ"
        " sơ.\n+ Lĩnh vực hòa giải: 40 hồ sơ."
    )

    assert [(row.indicator, row.breakdown_of) for row in figures(rows)[1:]] == [
        (f"{FIELD}CIVIL_STATUS", FIELD[:-1]),
        (f"{FIELD}NOTARY", FIELD[:-1]),
        (None, FIELD[:-1]),
    ]
    assert told(rows)[1:] == [
        ("DOSSIERS_RECEIVED.CIVIL_STATUS", "lai-chau/stp", "2024", 200),
        ("DOSSIERS_RECEIVED.NOTARY", "lai-chau/stp", "2024", 60),
    ]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Tiếp nhận 300 hồ sơ, chủ yếu:\n+ Lĩnh vực hộ tịch: 200 hồ sơ.\n+ Lĩnh vực công chứng:"
            " 50 hồ sơ."
        ),
        (
            "Tiếp nhận 300 hồ sơ, đã giải quyết 300 hồ sơ, cụ thể:\n+ Lĩnh vực hộ tịch: 200 hồ"
            " sơ.\n+ Lĩnh vực công chứng: 100 hồ sơ."
        ),
        "Tình hình như sau:\n+ Lĩnh vực hộ tịch: 200 hồ sơ.\n+ Lĩnh vực công chứng: 100 hồ sơ.",
    ],
    ids=["in part", "of those solved", "of what"],
)
def test_a_list_of_fields_of_no_sure_total_stays_figures(read, text: str) -> None:
    rows = read(f"- {text}")

    assert [code for code, *_ in told(rows) if "." in code] == []
    assert [row.indicator for row in figures(rows)[-2:]] == [None, None]


def test_what_is_said_of_one_field_is_never_the_whole(read) -> None:
    rows = read(
        "- Lĩnh vực hộ tịch: tiếp nhận 200 hồ sơ, giải quyết 190 hồ sơ, đúng hạn 100%.\n- Lĩnh vực"
        " hòa giải: tiếp nhận 10 hồ sơ."
    )

    assert told(rows) == [("DOSSIERS_RECEIVED.CIVIL_STATUS", "lai-chau/stp", "2024", 200)]
    assert [(row.value, row.breakdown_of) for row in figures(rows)] == [
        (200, FIELD[:-1]),
        (190, "OPERATIONS/DOSSIERS_SOLVED"),
        (100, "OPERATIONS/DOSSIERS_ON_TIME_SHARE"),
        (10, FIELD[:-1]),
    ]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Lĩnh vực KH&CN", "SCIENCE"),
        ("lĩnh vực Khoa học, công nghệ", "SCIENCE"),
        ("Tiêu chuẩn - Đo lường - Chất lượng", "STANDARDS"),
        ("An toàn bức xạ hạt nhân", "RADIATION"),
        ("Trong lĩnh vực Sở hữu trí tuệ", "INTELLECTUAL_PROPERTY"),
        ("Thành lập và hoạt động doanh nghiệp", "BUSINESS"),
        ("lĩnh vực đất đai có", "LAND"),
        ("Văn hoá", "CULTURE"),
        ("Lĩnh vực khác", None),
        ("Đất", None),
    ],
)
def test_a_field_is_known_by_its_spellings(label: str, code: str | None) -> None:
    assert fields.named(DATASET.folder, label) == (code and f"{FIELD}{code}")


def test_each_field_is_an_indicator_below_the_dossiers_received_and_no_spelling_is_of_two() -> None:
    rows = list(fields.indicators(DATASET.folder))

    assert {(row.parent, row.tree, row.level, row.unit) for row in rows} == {
        (FIELD[:-1], "FIELD", 1, "dossiers")
    }
    assert len({row.public_id for row in rows}) == len(rows) > 60
    told_by = [
        spelling for field in fields.catalogue(DATASET.folder) for spelling in {*field.spelt}
    ]
    assert sorted(told_by) == sorted(set(told_by))


@given(parts=st.lists(st.integers(0, 500), min_size=2, max_size=4), off=st.integers(-3, 3))
def test_parts_by_field_always_add_up_to_the_total(
    tmp_path_factory: pytest.TempPathFactory, parts: list[int], off: int
) -> None:
    names = ["hộ tịch", "công chứng", "luật sư", "quốc tịch"]
    path = tmp_path_factory.mktemp("fields") / "a.txt"
    items = "".join(
        f"\n+ Lĩnh vực {name}: {part} hồ sơ." for name, part in zip(names, parts, strict=False)
    )
    path.write_text(
        f"{OFFICE}- Tiếp nhận {max(sum(parts) + off, 0)} hồ sơ, cụ thể:{items}\n", encoding="utf-8"
    )

    observed = [row for row in documents.load(DATASET, [path]) if isinstance(row, ObservationRow)]

    by_field = [row.value for row in observed if row.indicator.startswith(FIELD)]
    assert by_field in ([], parts)
    assert bool(by_field) == (max(sum(parts) + off, 0) == sum(parts))


def test_every_code_that_may_be_told_is_of_an_index_that_is_needed() -> None:
    known = {
        row.code: path.parent.name
        for path in DATASET.folder.parent.glob("*/indicators.csv")
        for row in Dataset(path.parent.name, path.parent).catalogue()
        if isinstance(row, IndicatorRow)
    }
    wanted = indices(DATASET.folder.parent).observed

    assert {known[code] for code in wanted} <= set(DATASET.needs)


@databases.SQLITE
def test_every_observation_finds_its_indicator_its_unit_and_its_time_in_the_hub(
    read, real: TestHub
) -> None:
    now = real.reader.newest()
    told = [
        row
        for text, head in [
            *((f"- {text}", OFFICE) for text, _ in SURE),
            *((f"- {text}", head) for text, head, _ in RETOLD),
        ]
        for row in read(text, head)
        if isinstance(row, ObservationRow)
    ]
    resolver = Resolver(now)

    claims = list(resolver.claims(row._replace(source=next(iter(now.sources))) for row in told))

    assert (len(claims), list(resolver.faults)) == (len(SURE) + len(RETOLD), [])


def test_seeds_hold_the_observations_that_the_reader_finds() -> None:
    rows = [
        row for row in documents.load(DATASET, DATASET.files) if isinstance(row, ObservationRow)
    ]

    assert len(rows) == 24
    assert {str(row.period) for row in rows} == {str(parse("2022-Q1")), "2022"}


JANUARY = PROVINCE.replace("14 tháng 12 năm 2024", "09 tháng 01 năm 2025")


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2024, Sở Y tế đạt SIPAS 90,2%.",
        "Năm 2024, PAR INDEX phần tự chấm đạt 50,5%.",
        "Năm 2024, SIPAS về đất đai đạt 70,1%.",
        "Năm 2024, PAPI vùng Tây Bắc đạt 41 điểm.",
        "Năm 2024, SIPAS cả nước đạt 83,9%.",
        "Kết quả PAPI công bố tháng 5/2024 đạt 42,1 điểm.",
        "Kết quả PAPI công bố ngày 02/5/2024 đạt 42,1 điểm.",
        "Năm 2024, chi phí thời gian trong PCI đạt 7,1 điểm.",
        "Năm 2024, PAPI nam giới đánh giá đạt 41 điểm.",
        "Năm ngoái, SIPAS của tỉnh đạt 83%.",
    ],
    ids=[
        "an office",
        "a part",
        "a field",
        "a region",
        "the country",
        "published in a month",
        "published on a day",
        "an index of an index",
        "other words",
        "the year before",
    ],
)
def test_what_is_not_the_total_of_the_province_and_the_year_is_no_observation(
    read, text: str
) -> None:
    rows = read(f"- {text}", PROVINCE)

    assert (len(figures(rows)), told(rows)) == (1, [])


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Năm 2024, PAPI của tỉnh tăng 2 bậc so với năm 2023 (xếp thứ 30).", ["2024", "2023"]),
        ("PAPI của tỉnh tăng 2 bậc so với năm trước (xếp thứ 30).", ["2024", None]),
        (
            "Quý III/2024, tỷ lệ đúng hạn đạt 99,1%, tăng so với năm 2023 (97,2%).",
            ["2024-Q3", "2023"],
        ),
        ("Lũy kế từ năm 2021 đến nay đã giải quyết 7.000 hồ sơ.", [None]),
        ("Riêng tháng 11, tiếp nhận 310 hồ sơ.", ["2024-11"]),
        ("Trong quý II, tiếp nhận 310 hồ sơ.", ["2024-Q2"]),
        (
            "Năm 2024, SIPAS của tỉnh đạt 85%, năm 2023 đạt 84%, của tỉnh Sơn La là 83%.",
            ["2024", "2023", None],
        ),
    ],
    ids=[
        "a rank of the year before",
        "a year that is not told",
        "a share of the year before",
        "since a year",
        "a month",
        "a quarter",
        "of another province after two years",
    ],
)
def test_a_number_has_the_time_that_it_is_said_of(
    read, text: str, periods: list[str | None]
) -> None:
    assert [row.period for row in figures(read(f"- {text}", JANUARY))] == periods


def test_a_quarters_report_compares_with_the_same_quarter(read) -> None:
    head = PROVINCE.replace("hành chính năm 2024", "hành chính quý III năm 2024")

    rows = read(
        "- Tỷ lệ hồ sơ giải quyết đúng hạn đạt 99,1%, tăng 1 điểm phần trăm so với cùng kỳ năm 2023"
        " (98,1%).",
        head,
    )

    assert [row.period for row in figures(rows)] == ["2024-Q3", "2024-Q3", "2023-Q3"]


def test_words_of_all_the_province_leave_the_field_before_them(read) -> None:
    rows = read(
        "- Lĩnh vực đất đai: tiếp nhận 310 hồ sơ. Riêng tháng 11, toàn tỉnh tiếp nhận 2.050 hồ sơ.",
        JANUARY,
    )

    assert [row.indicator for row in figures(rows)] == [
        f"{FIELD}LAND",
        "OPERATIONS/DOSSIERS_RECEIVED",
    ]


def test_a_dossier_that_waits_too_long_is_none_that_was_solved_late(read) -> None:
    rows = read(
        "- Đã giải quyết 90 hồ sơ, quá hạn 03 hồ sơ; đang giải quyết 12 hồ sơ, trong đó quá hạn 01"
        " hồ sơ."
    )

    assert [row.indicator for row in figures(rows)] == [
        "OPERATIONS/DOSSIERS_SOLVED",
        "OPERATIONS/DOSSIERS_OVERDUE",
        "OPERATIONS/DOSSIERS_PENDING",
        None,
    ]


def test_what_came_over_and_what_is_pending_are_told_from_what_is_solved(read) -> None:
    rows = read(
        "- Tiếp nhận 70 hồ sơ; kỳ trước chuyển sang 12 hồ sơ; đã giải quyết 75 hồ sơ.\n"
        "- Số hồ sơ đang giải quyết trong hạn là 6 hồ sơ; đang giải quyết quá hạn 01 hồ sơ."
    )

    assert [(row.indicator.partition("/")[2], row.value) for row in figures(rows)] == [
        ("DOSSIERS_RECEIVED", 70),
        ("DOSSIERS_CARRIED_OVER", 12),
        ("DOSSIERS_SOLVED", 75),
        ("DOSSIERS_PENDING_IN_TIME", 6),
        ("DOSSIERS_PENDING_OVERDUE", 1),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("PAR INDEX năm 2023 của tỉnh đạt 184,79%.", "184.79 nằm ngoài thang 0–100"),
        ("PAPI năm 2023 của tỉnh đạt 8,2 điểm.", "ngoài thang 10–80"),
        ("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 985%.", "985 nằm ngoài thang 0–100"),
        ("PAR INDEX năm 2023 của tỉnh xếp thứ 73/63.", "không có hạng 73"),
        ("PCI năm 2023 của tỉnh đạt 652 điểm.", "ngoài thang"),
    ],
)
def test_what_cannot_be_stays_a_figure_fills_no_indicator_and_is_told(
    read, text: str, reason: str
) -> None:
    rows = read(text)

    assert [(row.indicator, row.value is not None) for row in figures(rows)] == [(None, True)]
    assert told(rows) == []
    assert [reason in row.text.vi for row in rows if isinstance(row, Suspicion)] == [True]


def test_a_time_that_has_not_begun_fills_no_indicator_and_is_told(read) -> None:
    rows = read(
        "Sở đã tiếp nhận 1.250 hồ sơ.",
        OFFICE.replace("cải cách hành chính năm 2024", "cải cách hành chính năm 2034"),
    )

    assert ([(row.value, row.indicator, row.period) for row in figures(rows)], told(rows)) == (
        [(1250, None, "2034")],
        [],
    )
    assert [row.text.vi.partition("; ")[0] for row in rows if isinstance(row, Suspicion)] == [
        "“1.250 hồ sơ”: kỳ 2034 chưa bắt đầu vào ngày 14/12/2024"
    ]


def test_targets_may_lie_ahead(read) -> None:
    rows = read("II. MỤC TIÊU\nĐến năm 2034, tỷ lệ hồ sơ trực tuyến đạt 95%.", PLAN)

    assert [row for row in rows if isinstance(row, Suspicion)] == []
