"""Rows as printed → claims, and the written rule of preference."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub import catalogue
from hub.catalogue import Catalogue, Source
from hub.dataset.rows import ObservationRow
from hub.importing.precedence import precedence, weight
from hub.importing.resolver import Resolver
from hub.importing.settlement import settle
from hub.words.period import parse
from hub.words.terms import EntityKind, MissingReason, SourceTier, Status
from tests.hubs import TestHub

PARTS = st.tuples(
    st.booleans(),
    st.sampled_from(SourceTier),
    st.integers(0, 2),
    st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31)),
    st.integers(1, 10**9 - 1),
)


def placed(
    chosen: bool, tier: SourceTier, told: int, published_on: date | None, source: int
) -> int:
    """The precedence of a claim of such a source."""
    return precedence(
        chosen, told, Source(source, "made/book", "Người thử", "Sổ", tier, None, published_on, None)
    )


def goes_first(one: tuple, other: tuple) -> bool:
    """The rule as docs/storage.md writes it."""
    for better in (
        lambda a, b: a[0] and not b[0],
        lambda a, b: a[1] < b[1],
        lambda a, b: a[2] < b[2],
        lambda a, b: a[3] is not None and (b[3] is None or a[3] > b[3]),
        lambda a, b: a[4] < b[4],
    ):
        if better(one, other) or better(other, one):
            return better(one, other)
    return False


@given(PARTS, PARTS)
def test_lower_precedence_goes_first_by_the_written_rule(one: tuple, other: tuple) -> None:
    assert (placed(*one) < placed(*other)) == goes_first(one, other)


@given(PARTS)
def test_precedence_fits_the_column(parts: tuple) -> None:
    assert 0 <= placed(*parts) < 2**63 - 1


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"value": 1.0}, 0),
        ({"value": 0.0, "rank": 1}, 0),
        ({"rank": 1}, 1),
        ({"status": Status.MISSING, "missing_reason": MissingReason.NOT_PUBLISHED}, 2),
        ({"status": Status.MISSING, "missing_reason": MissingReason.NOT_PUBLISHED, "rank": 3}, 1),
    ],
)
def test_value_goes_before_a_rank_alone_and_that_before_nothing(fields: dict, told: int) -> None:
    assert weight(row(**fields)) == told


def row(
    origin: str = "new.csv:2",
    entity: str = "Ân",
    at: str = "2019",
    indicator: str = "MADE/TOTAL",
    **fields: object,
) -> ObservationRow:
    """A line of a file of the made-up hub."""
    return ObservationRow(origin, indicator, entity, parse(at), **{"source": "made/book"} | fields)


@pytest.fixture
def now(hub: TestHub) -> Catalogue:
    """The catalogue of the made-up hub."""
    with hub.engine.connect() as connection:
        return catalogue.load(connection)


def test_names_and_codes_become_keys(now: Catalogue) -> None:
    resolver = Resolver(now)

    (claim,) = resolver.claims([row(entity="tinh an", value=1.0, printed="1,0", locator="Bảng 2")])

    assert claim.key == (
        now.indicators["MADE/TOTAL@2017"].id,
        20190112,
        now.entities["an"].id,
        0,
        now.sources["made/book"].id,
    )
    assert (claim.entity_as_printed, claim.locator, claim.origin, claim.content.printed) == (
        "tinh an",
        "Bảng 2",
        "new.csv:2",
        "1,0",
    )


@pytest.mark.parametrize(
    ("at", "entity", "found"),
    [("2019", "Bình", "binh"), ("2020", "Bình", "binh-2020"), ("2019", "Cường", "cuong")],
)
def test_name_means_the_unit_of_its_time(now: Catalogue, at: str, entity: str, found: str) -> None:
    (claim,) = Resolver(now).claims([row(entity=entity, at=at, value=1.0)])

    assert now.by_id[claim.key.entity_id].public_id == found


def test_said_twice_is_repeated_and_said_otherwise_a_fault(now: Catalogue) -> None:
    rows = [
        row("a:2", value=1.0),
        row("a:3", value=1.0),
        row("a:4", value=2.0, printed="2"),
        row("a:5", value=1.0),
    ]

    settlement = settle(Resolver(now).claims(rows))

    assert (
        [claim.origin for claim in settlement.claims],
        settlement.repeated,
        settlement.contradicted,
    ) == (
        [],
        2,
        1,
    )
    assert [(fault.origin, fault.found) for fault in settlement.faults] == [("a:4", "2")]


@pytest.mark.parametrize(
    ("one", "other", "found", "wanted"),
    [
        ({"group": "A"}, {"group": "B"}, "B", "nhóm A"),
        (
            {"value": 1.0, "block": "Khối sở"},
            {"value": 1.0, "block": "Khối ban"},
            "Khối ban",
            "khối Khối sở",
        ),
        ({"value": 1.0}, {"value": 0.0}, "0", "giá trị 1"),
        ({"value": 0.0}, {"value": 1.0, "rank": 2}, "1, 2", "giá trị 0, hạng –"),
        (
            {"status": Status.MISSING, "missing_reason": MissingReason.NOT_PUBLISHED},
            {"status": Status.MISSING, "missing_reason": MissingReason.NOT_HELD},
            "NOT_HELD",
            "lý do thiếu NOT_PUBLISHED",
        ),
    ],
    ids=["group", "block", "zero", "value and rank", "missing"],
)
def test_a_cell_said_otherwise_is_told_by_what_differs(
    now: Catalogue, one: dict, other: dict, found: str, wanted: str
) -> None:
    [fault] = settle(Resolver(now).claims([row("a:2", **one), row("a:3", **other)])).faults

    assert (fault.origin, fault.found, fault.wanted.vi) == (
        "a:3",
        found,
        f"ô này đã có {wanted} tại a:2",
    )


def test_two_sources_of_one_cell_are_two_claims(now: Catalogue) -> None:
    resolver = Resolver(now)

    claims, repeated, _, faults = settle(
        resolver.claims([row(value=1.0), row(value=2.0, source="made/paper")])
    )

    assert (len(claims), [*resolver.faults, *faults], repeated) == (2, [], 0)


def test_everything_wrong_with_a_row_is_told(now: Catalogue) -> None:
    resolver = Resolver(now)

    assert list(resolver.claims([row(entity="Xyz", at="2014", source="made/bok", value=1.0)])) == []

    told = " ".join(f"{fault.found} {fault.wanted.en}" for fault in resolver.faults)
    assert "MADE has no 2014 yet" in told
    assert "there is no unit “Xyz”" in told
    assert "there is no source “made/bok”; the nearest are: made/book" in told


def test_a_district_of_a_year_in_which_its_province_merged_stands_in_the_one_of_before(
    real: TestHub,
) -> None:
    now = real.reader.view().catalogue
    rows = [
        row(entity=name, at="2025", kind=kind, province="Ninh Bình", value=1.0)
        for name, kind in (
            ("H. Kim Sơn", EntityKind.DISTRICT),
            ("Xã Kim Sơn", EntityKind.COMMUNE),
            ("Sở Nội vụ", EntityKind.DEPARTMENT),
        )
    ]
    resolver = Resolver(now)
    indicator = now.series("DEPT_PAR/TOTAL").meaning(parse("2025"))
    sources = sorted(now.sources)

    claims = list(
        resolver.claims([one._replace(indicator=indicator.code, source=sources[0]) for one in rows])
    )

    assert list(resolver.faults) == []
    assert [now.by_id[claim.key.entity_id].public_id for claim in claims] == [
        "ninh-binh/huyen-kim-son",
        "ninh-binh-2025/xa-kim-son",
        "ninh-binh-2025/snv-2025",
    ]


def test_a_name_of_two_districts_is_a_fault_that_names_both(real: TestHub) -> None:
    now = real.reader.view().catalogue
    resolver = Resolver(now)

    assert (
        list(
            resolver.claims(
                [
                    row(
                        entity="Cao Lãnh",
                        at="2025",
                        kind=EntityKind.DISTRICT,
                        province="Đồng Tháp",
                        value=1.0,
                    )
                ]
            )
        )
        == []
    )

    [fault] = resolver.faults
    assert (
        "cần ghi rõ một trong: Huyện Cao Lãnh (Đồng Tháp); Thành phố Cao Lãnh (Đồng Tháp)"
        in fault.wanted.vi
    )


@pytest.mark.parametrize(
    ("fields", "step"),
    [
        (
            {"entity": "Sở Lạ", "kind": EntityKind.DEPARTMENT},
            "đơn vị cấp này cần tỉnh: thêm cột province (thuộc tỉnh)",
        ),
        (
            {"entity": "Phường Lạ"},
            (
                "cần cột kind (loại đơn vị: DEPARTMENT, DISTRICT, COMMUNE) và cột province (thuộc"
                " tỉnh)"
            ),
        ),
        ({"indicator": "MADE/XYZ"}, "ghi mã như ở cột code của indicators.csv"),
    ],
)
def test_what_is_not_known_gets_the_next_step(now: Catalogue, fields: dict, step: str) -> None:
    resolver = Resolver(now)

    assert list(resolver.claims([row(**fields)])) == []
    [fault] = resolver.faults
    assert fault.wanted.vi.endswith(step)


def test_an_indicator_called_by_its_name_gets_its_code(now: Catalogue) -> None:
    name = now.series("MADE/COST").meanings[0].name.vi
    resolver = Resolver(now)

    assert list(resolver.claims([row(indicator=f"MADE/{name}")])) == []
    [fault] = resolver.faults
    assert f"mã của chỉ số tên gần giống: COST ({name})" in fault.wanted.vi


def test_a_district_that_ended_with_its_province_and_a_province_that_became_another_say_until_when(
    real: TestHub,
) -> None:
    resolver = Resolver(real.reader.view().catalogue)
    rows = [
        row(
            entity="TX. Sa Pa",
            at="2026-10",
            kind=EntityKind.DISTRICT,
            province="Lào Cai",
            value=1.0,
        ),
        row("new.csv:3", entity="Yên Bái", at="2026-10", value=1.0),
    ]

    assert list(resolver.claims(rows)) == []

    told = [fault.wanted.vi for fault in resolver.faults]
    assert "Thị xã Sa Pa chỉ tồn tại … – 2025-06-30, không có trong kỳ 2026-10" in told[0]
    assert (
        "Tỉnh Yên Bái chỉ tồn tại 1991-08-12 – 2025-06-30, không có trong kỳ 2026-10; sau đó là"
        " Lào Cai" in told[1]
    )
