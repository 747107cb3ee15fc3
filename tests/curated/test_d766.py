"""Every figure of Decision 766 in the shared folder comes out of the seeds as it stands there;
the portal's own answers are read.
"""

import csv
import json
import re
import shutil
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    BreakRow,
    CatalogueRow,
    GroupRow,
    Ignored,
    IndicatorRow,
    NoteRow,
    ObservationRow,
    Recognised,
    Row,
    SourceRow,
)
from hub.words.errors import BadInput, Fault
from hub.words.terms import EntityKind, MissingReason, Severity, SourceTier, Status
from loaders import d766
from tests.hubs import ROOT, SHARED, TestHub
from tests.rows import of, records, scripted

CURATED = SHARED / "data" / "departments" / "d766.csv"
ADDED = sorted(CURATED.parent.glob("added-*/d766.csv"))
DATASET = Dataset("d766", ROOT / "seeds" / "d766")
EXCLUDED = tomllib.loads((ROOT / "scripts" / "seed_d766.toml").read_text(encoding="utf-8"))[
    "excluded"
]
curated = pytest.mark.skipif(
    not CURATED.exists(), reason=f"{CURATED} is not there: the curated figures cannot be compared"
)
READINGS = [
    "2026-09-27",
    "2026-09-28",
    "2026-09-30",
    "2026-10-01",
    "2026-10-03",
    "2026-10-05",
    "2026-10-07",
    "2026-10-08",
    "2026-10-10",
]
GROUPS = {"CKMB", "TDGQ", "CLGQ", "TTTT", "MDHL", "MDSH"}
OLD = {
    "ID": "1",
    "TEN": "UBND tỉnh Lai Châu",
    "CKMB": "13.5",
    "TDGQ": "18",
    "CLGQ": "8",
    "TTTT": "7",
    "MDHL": "18",
    "MDSH": "15.25",
    "TONG_SCORE": "79.75",
    "ROW_STT": 1,
}
NEW = {
    "departmentName": "UBND tỉnh Lai Châu",
    "departmentCode": "H35",
    "totalScore": 63.4,
    "scoreDelta": 0.19,
    "groupScores": {
        "CKMB": 13.95,
        "TDGQ": 18.91,
        "CLGQ": 8.6,
        "TTTT": 6.08,
        "MDHL": 6,
        "MDSH": 9.86,
    },
}
METRICS = [
    {
        "code": "PUBLISH_ON_TIME",
        "numerator": 0,
        "denominator": 89,
        "ratio": 0,
        "score": 0,
        "maxScore": 6,
    },
    {
        "code": "PUBLIC_CONTENT_FULL",
        "numerator": 87,
        "denominator": 89,
        "ratio": 97.75,
        "score": 1.96,
        "maxScore": 2,
    },
]


@pytest.fixture(scope="module")
def rows() -> list[ObservationRow]:
    return list(d766.load(DATASET, DATASET.files))


@pytest.fixture(scope="module")
def catalogue() -> list[CatalogueRow]:
    return list(DATASET.catalogue())


@pytest.fixture(scope="module")
def told() -> list[dict[str, str]]:
    return [row for path in (CURATED, *ADDED) for row in records(path)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    hub = TestHub(f"sqlite:///{tmp_path_factory.mktemp('d766') / 'hub.db'}")
    hub.take("d766")
    yield hub
    hub.close()


@pytest.fixture
def hub(filled: TestHub, tmp_path: Path) -> Iterator[TestHub]:
    copy = filled.copy(tmp_path)
    yield copy
    copy.close()


def cells(
    rows: list[ObservationRow], entity: str, period: str, code: str = "TOTAL"
) -> list[ObservationRow]:
    return [
        row
        for row in rows
        if (row.entity, str(row.period), row.indicator) == (entity, period, f"D766/{code}")
    ]


def saved(folder: Path, name: str, content: Any) -> Path:
    path = folder / name
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def loaded(folder: Path, name: str, content: Any) -> list[Row]:
    return list(d766.load(DATASET, [saved(folder, name, content)]))


def figures(rows: list[Row]) -> dict[str, tuple[str, str | None]]:
    return {
        row.locator: (row.indicator.removeprefix("D766/"), row.printed)
        for row in rows
        if isinstance(row, ObservationRow)
    }


def test_a_rank_that_the_portal_gives_beside_a_score_is_published(tmp_path: Path) -> None:
    head = NEW | {"rank": 15, "totalDepartments": 34}
    office = {"departmentName": "Sở Nội vụ", "totalScore": 80.1, "rank": "3", "groupScores": {}}
    rows = loaded(
        tmp_path,
        "766_2026_2026-10-12_lai-chau.json",
        {"code": "OK", "data": {"overview": head, "evaluation": [office]}},
    )

    ranked = [row for row in rows if isinstance(row, ObservationRow) and row.rank]
    left_out = {row.origin.rpartition(".")[2] for row in rows if isinstance(row, Ignored)}
    assert [(row.entity, row.value, row.rank, row.rank_of) for row in ranked] == [
        ("tỉnh Lai Châu", 63.4, 15, 34),
        ("Sở Nội vụ", 80.1, 3, None),
    ]
    assert left_out.isdisjoint({"rank", "totalDepartments"})


@pytest.mark.parametrize("rank", ["nhất", 0, 1.5])
def test_a_rank_that_is_none_is_a_fault(tmp_path: Path, rank: object) -> None:
    rows = loaded(
        tmp_path,
        "766_2026_2026-10-12.json",
        {"code": "OK", "data": {"overview": NEW | {"rank": rank}, "evaluation": []}},
    )

    (fault,) = [row for row in rows if isinstance(row, Fault)]
    assert fault.wanted.vi == "cần hạng là một số nguyên từ 1"


@curated
def test_every_curated_row_is_a_claim_but_those_listed_as_excluded(
    rows: list[ObservationRow], catalogue: list[CatalogueRow], told: list[dict[str, str]]
) -> None:
    places = {source.public_id: (source.url, source.tier) for source in of(SourceRow, catalogue)}
    out = Counter(each["source_url"] for each in told if not each["period"])
    kept = [each for each in told if each["period"]]

    held = Counter(
        (row.entity, str(row.period), row.indicator, row.printed or "", places[row.source][0] or "")
        for row in rows
    )
    wanted = Counter(
        (
            each["unit_name"] or each["province_name"],
            each["period"],
            f"D766/{each['code'].replace('D766', 'TOTAL')}",
            each["value"],
            address(each["source_url"]),
        )
        for each in kept
    )

    assert held == wanted
    assert len(rows) == 1416 + 3992
    assert out == {each["url"]: each["rows"] for each in EXCLUDED if each["why"]}


def address(url: str) -> str:
    """The address that a curated file tells in two parts."""
    page, _, path = url.partition(" (")
    return f"{page}/blob/eba085a5/{path.rstrip(')')}" if path.startswith("data/") else page


@curated
def test_published_ranks_and_grades_are_kept_and_those_of_copyists_are_not(
    rows: list[ObservationRow], catalogue: list[CatalogueRow], told: list[dict[str, str]]
) -> None:
    tiers = {source.public_id: source.tier for source in of(SourceRow, catalogue)}
    published = [
        each
        for each in told
        if each["period"] and each["source_url"] and "github.com" not in each["source_url"]
    ]

    ranked = Counter(
        (row.entity, str(row.period), row.rank, row.rank_of) for row in rows if row.rank
    )

    assert ranked == Counter(
        (
            each["unit_name"] or each["province_name"],
            each["period"],
            int(each["rank"]),
            int(each["rank_of"]) if each["rank_of"] else None,
        )
        for each in published
        if each["rank"]
    )
    assert Counter(
        (row.entity, str(row.period), row.group) for row in rows if row.group
    ) == Counter(
        (each["unit_name"] or each["province_name"], each["period"], each["grade"].capitalize())
        for each in published
        if each["grade"]
    )
    assert all(
        row.rank is None and row.group is None
        for row in rows
        if tiers[row.source] is SourceTier.COPY
    )


@curated
def test_seeds_are_what_the_script_writes(tmp_path: Path) -> None:
    folder = tmp_path / "d766"
    folder.mkdir()

    run([sys.executable, ROOT / "scripts" / "seed_d766.py", CURATED.parent, folder], check=True)

    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert written == scripted(DATASET.folder)


def test_each_edition_divides_a_hundred_points_in_five_and_in_six(
    catalogue: list[CatalogueRow],
) -> None:
    indicators = of(IndicatorRow, catalogue)

    for edition in ("D766@2022", "D766@2026"):
        maxima = {
            row.code: row.maximum
            for row in indicators
            if row.edition == edition and row.unit == "points"
        }
        five = [
            row
            for row in indicators
            if (row.edition, row.parent, row.tree) == (edition, "D766/TOTAL", "MAIN")
        ]
        assert [row.maximum for row in five] == [18, 20, 22, 18, 22]
        assert maxima["D766/TOTAL"] == sum(maxima[f"D766/{code}"] for code in GROUPS) == 100
        assert (maxima["D766/CLGQ"], maxima["D766/TTTT"]) == (12, 10)


def test_components_sum_to_their_group_where_every_maximum_is_confirmed(
    catalogue: list[CatalogueRow],
) -> None:
    maxima = {
        row.code: row.maximum
        for row in of(IndicatorRow, catalogue)
        if row.edition == "D766@2026" and row.tree == "MAIN"
    }
    parts = {
        group: [maxima[code] for code in maxima if code.startswith(f"{group}.")] for group in maxima
    }

    assert {group: sum(each) for group, each in parts.items() if each and None not in each} == {
        "D766/CKMB": 18,
        "D766/TDGQ": 20,
        "D766/TTTT": 10,
        "D766/MDSH": 22,
        "D766/MDHL": 18,
    }
    assert parts["D766/CLGQ"] == [None, None, None]


def test_every_meaning_says_what_it_is_and_the_unconfirmed_say_so(
    catalogue: list[CatalogueRow],
) -> None:
    indicators = of(IndicatorRow, catalogue)

    assert all(row.definition_vi and row.definition_en for row in indicators)
    assert {row.code for row in indicators if "chưa xác nhận" in row.definition_vi} >= {
        "D766/CLGQ",
        "D766/CLGQ.PROVIDED",
        "D766/CLGQ.FULL:pct",
        "D766/MDSH.ELECTRONIC_CERTIFIED_COPY",
    }


def test_no_line_goes_over_the_end_of_2022_or_into_2026(catalogue: list[CatalogueRow]) -> None:
    cuts = {
        (row.code.removeprefix("D766/"), row.at)
        for row in of(BreakRow, catalogue)
        if row.severity is Severity.CUT
    }
    ordered = sorted(of(IndicatorRow, catalogue), key=lambda row: row.code)
    twice = {
        code
        for code, meanings in groupby(ordered, lambda row: row.code.removeprefix("D766/"))
        if len(list(meanings)) == 2
    }

    assert (
        {code for code, at in cuts if at == "2026"} == twice == GROUPS | {"TOTAL", "ONLINE_SERVICE"}
    )
    assert {code for code, at in cuts if at == "2023"} == twice - {"CLGQ", "TTTT"}


def test_bands_are_unconfirmed(catalogue: list[CatalogueRow]) -> None:
    bands = [
        (row.code, row.lower, row.upper, row.confirmed)
        for row in of(GroupRow, catalogue)
        if row.edition == "D766@2022"
    ]

    assert bands == [
        ("Xuất sắc", 90, None, False),
        ("Tốt", 80, 90, False),
        ("Khá", 70, 80, False),
        ("Trung bình", 50, 70, False),
        ("Yếu", None, 50, False),
    ]


def test_readings_of_2026_are_kept_apart_and_run_on(rows: list[ObservationRow]) -> None:
    lai_chau = cells(rows, "Lai Châu", "2026")

    assert [(row.reading, row.value) for row in lai_chau] == [
        (20260927, 63.25),
        (20260928, 63.07),
        (20260930, 63.05),
        (20261001, 63.05),
        (20261003, 63.15),
        (20261005, 63.18),
        (20261007, 63.16),
        (20261008, 63.2),
        (20261010, 63.37),
    ]
    assert {(row.status, row.cumulative) for row in lai_chau} == {(Status.PROVISIONAL, True)}
    assert Counter(
        row.reading
        for row in rows
        if row.indicator == "D766/TOTAL"
        and str(row.period) == "2026"
        and row.kind is EntityKind.PROVINCE
    ) == {
        20260923: 2,
        20260927: 34,
        20260928: 34,
        20260930: 34,
        20261001: 35,
        20261003: 34,
        20261005: 34,
        20261007: 34,
        20261008: 34,
        20261010: 35,
    }


def test_what_was_read_after_its_period_is_of_the_whole_period_and_a_note_tells_the_day(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    texts = {note.public_id: note.text_vi for note in of(NoteRow, catalogue)}
    months = {
        str(row.period): row
        for row in rows
        if row.entity == "Gia Lai" and row.indicator == "D766/TOTAL" and row.period.months == 1
    }
    over = [months[month] for month in sorted(months)[:-1]]

    assert sorted(months) == [f"2026-{month:02}" for month in range(1, 10)]
    assert {(row.status, row.reading) for row in over} == {(Status.REPORTED, 0)}
    assert all(any("ngày 23/9/2026" in texts[key] for key in row.notes.split()) for row in over)
    assert (months["2026-09"].status, months["2026-09"].reading) == (Status.PROVISIONAL, 20260923)


def test_the_country_the_ministries_and_units_of_provinces_are_of_their_own_kinds(
    rows: list[ObservationRow],
) -> None:
    kinds = Counter(row.kind for row in rows)

    assert (kinds[EntityKind.COUNTRY], kinds[EntityKind.MINISTRY], kinds[EntityKind.DISTRICT]) == (
        21,
        8,
        32,
    )
    assert all(
        bool(row.province)
        == (row.kind in (EntityKind.DEPARTMENT, EntityKind.DISTRICT, EntityKind.COMMUNE))
        for row in rows
    )
    assert [(row.value, row.reading) for row in cells(rows, "Cả nước", "2026")] == [
        (61.71, 20260927),
        (61.56, 20260928),
        (61.51, 20260930),
        (61.51, 20261001),
        (61.7, 20261003),
        (61.86, 20261005),
        (61.88, 20261007),
        (62.28, 20261008),
        (62.59, 20261010),
    ]


def test_the_crawl_of_2022_to_2024_is_doubtful_and_says_why(rows: list[ObservationRow]) -> None:
    crawled = [row for row in rows if row.source == "d766/phamquynam-bang-3"]
    [ninh_binh], [lai_chau] = cells(rows, "Ninh Bình", "2024"), cells(rows, "Lai Châu", "2022")

    assert Counter((row.doubtful, row.reading) for row in crawled) == {(True, 0): 612}
    assert (ninh_binh.value, ninh_binh.notes) == (78.78, "d766/crawl-2025 d766/old-or-new")
    assert lai_chau.notes == "d766/crawl-2025 d766/from-august-2022"
    assert sum("d766/old-or-new" in row.notes for row in crawled) == 23 * 6 * 3


def test_ca_mau_2024_has_three_claims_of_one_cell(rows: list[ObservationRow]) -> None:
    claims = {row.source: row for row in cells(rows, "Cà Mau", "2024")}

    assert {
        source: (row.value, row.printed, row.doubtful, row.reading)
        for source, row in claims.items()
    } == {
        "d766/phamquynam-bang-3": (88.83, "88.83", True, 0),
        "d766/baobackan": (91.06, "91,06", False, 0),
        "d766/vir": (88.32, "88.32", True, 0),
    }
    assert [source for source, row in claims.items() if row.preferred] == ["d766/baobackan"]


def test_sums_that_do_not_add_up_are_kept_and_told(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    texts = {note.public_id: note.text_vi for note in of(NoteRow, catalogue)}
    through_mirror = [
        row for row in rows if (row.entity, row.source) == ("Hà Nội", "d766/hoang31201-2026-10-01")
    ]
    ha_noi = next(row for row in through_mirror if row.indicator == "D766/TOTAL")
    parts = [row.value for row in through_mirror if row is not ha_noi]

    assert (ha_noi.value, round(sum(parts), 2)) == (52.65, 54.27)
    assert (
        texts[ha_noi.notes.split()[0]]
        == "Tổng sáu nhóm là 54,27, khác tổng in 52,65; giữ nguyên như nguồn."
    )


def test_groups_of_days_that_are_not_one_series_are_in_doubt_where_they_miss_their_total(
    rows: list[ObservationRow],
) -> None:
    groups = [
        row
        for row in rows
        if row.source.startswith("d766/duynghiaqn-provinces-") and row.indicator != "D766/TOTAL"
    ]
    missing = [row for row in groups if "groups-" in row.notes]

    assert Counter(row.reading for row in groups if row.doubtful) == {
        20260930: 26 * 6,
        20261003: 22 * 6,
    }
    assert Counter(row.reading for row in missing) == {
        20260930: 26 * 6,
        20261003: 22 * 6,
        20261007: 24 * 6,
    }
    assert Counter(row.reading for row in groups if "d766/not-one-series" in row.notes) == {
        20260930: 34 * 6,
        20261001: 34 * 6,
        20261003: 34 * 6,
    }


def test_totals_of_the_first_of_october_say_that_they_lag_behind(
    rows: list[ObservationRow],
) -> None:
    lagging = [
        row for row in rows if "d766/totals-lag" in row.notes and row.kind is EntityKind.PROVINCE
    ]
    one, other = (
        {row.entity: row.value for row in lagging if row.reading == day}
        for day in (20260930, 20261001)
    )

    assert one == other
    assert len(one) == 34


@pytest.mark.parametrize(
    ("entity", "reading", "code", "before", "after"),
    [
        ("Khánh Hòa", 20261008, "CKMB", "6", "14"),
        ("Ninh Bình", 20261005, "CKMB", "8", "12,73"),
        ("Quảng Trị", 20261008, "CKMB", "8", "11,52"),
        ("Hưng Yên", 20261008, "CKMB", "6", "8"),
        ("Hà Nội", 20261003, "CLGQ", "7,96", "9,24"),
        ("An Giang", 20261003, "CLGQ", "8,9", "7"),
        ("Quảng Ngãi", 20260930, "CLGQ", "8,75", "7,02"),
    ],
)
def test_a_step_of_the_portal_is_told_by_its_first_reading(
    rows: list[ObservationRow],
    catalogue: list[CatalogueRow],
    entity: str,
    reading: int,
    code: str,
    before: str,
    after: str,
) -> None:
    texts = {note.public_id: note.text_vi for note in of(NoteRow, catalogue)}
    stepped = [row for row in rows if row.entity == entity and "d766/step-" in row.notes]
    group = next(row for row in stepped if row.indicator == f"D766/{code}")
    step = next(texts[key] for key in group.notes.split() if "/step-" in key)

    assert {(row.indicator, row.reading) for row in stepped} == {
        ("D766/TOTAL", reading),
        (f"D766/{code}", reading),
    }
    assert re.search(f" từ {before} (lên|xuống) {after}\\)", step)
    assert group.value == float(after.replace(",", "."))


def test_the_reading_stamped_on_the_eve_is_of_its_day_in_viet_nam(
    rows: list[ObservationRow],
) -> None:
    stamped = [row for row in rows if row.source == "d766/duynghiaqn-provinces-2026-09-27"]
    gia_lai = {row.reading: row.value for row in cells(rows, "Gia Lai", "2026")}

    assert {(row.reading, "d766/stamped-2026-09-26" in row.notes) for row in stamped} == {
        (20260927, True)
    }
    assert gia_lai[20260927] == gia_lai[20260923] == 62.74


def test_copies_without_an_address_are_doubtful_and_tell_their_rank_in_a_note(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    tiers = {source.public_id: source.tier for source in of(SourceRow, catalogue) if not source.url}
    texts = {note.public_id: note.text_vi for note in of(NoteRow, catalogue)}
    copied = [row for row in rows if row.source in tiers]

    assert tiers == {"d766/binhduong-2023-copy": SourceTier.COPY, "d766/skill-md": SourceTier.COPY}
    assert len(copied) == 13
    assert all(row.doubtful and row.rank is None and row.group is None for row in copied)
    assert all(any("ạng" in texts[key] for key in row.notes.split()) for row in copied)


def test_a_copy_that_lists_all_units_of_a_province_tells_how_many_they_are(
    rows: list[ObservationRow],
) -> None:
    counts = {
        (row.province, row.kind.name, row.rank_of, row.rank)
        for row in rows
        if row.source.startswith("d766/duynghiaqn")
        and row.province
        and row.indicator == "D766/TOTAL"
        and row.rank_of
    }

    assert counts == {
        ("gia-lai-2025", "DEPARTMENT", 14, None),
        ("gia-lai-2025", "COMMUNE", 135, None),
        ("an-giang-2025", "DEPARTMENT", 15, None),
        ("an-giang-2025", "COMMUNE", 102, None),
    }


@curated
@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (
            {"note": "year to date; seen by the way; provisional"},
            "nothing is told of ['seen by the way']",
        ),
        ({"rank": "1"}, "no note tells what is left out (of_rank)"),
        ({"as_of": "2027-01-02"}, "no note tells what is left out (of_day)"),
    ],
    ids=["a remark", "a rank of a copy", "a day after the period"],
)
def test_what_no_note_and_no_reason_covers_is_refused(
    tmp_path: Path, more: dict[str, str], fault: str
) -> None:
    shutil.copy(CURATED.with_name("d766_structure.csv"), tmp_path)
    row = {
        **dict.fromkeys(records(CURATED)[0], ""),
        "province_name": "Huế",
        "period": "2026",
        "code": "D766",
        "value": "1",
        "source_url": (
            "https://github.com/hauphanquoc/766-Analyze/blob/83638bd1/data/provinces-latest.json"
        ),
        **more,
    }
    with (tmp_path / "d766.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)

    done = run(
        [sys.executable, ROOT / "scripts" / "seed_d766.py", tmp_path, tmp_path],
        capture_output=True,
        text=True,
    )

    assert done.returncode
    assert fault in done.stderr


def test_every_note_is_used(rows: list[ObservationRow], catalogue: list[CatalogueRow]) -> None:
    declared = {
        "d766/parts-apart",
        "d766/parts-far-apart",
    }  # of known contradictions: they go with a doubt

    assert {key for row in rows for key in row.notes.split()} | declared == {
        note.public_id for note in of(NoteRow, catalogue)
    }


def test_the_old_answer_is_read_by_the_name_of_its_file(tmp_path: Path) -> None:
    rows = loaded(
        tmp_path,
        "766_2025-07_2025-08-02.json",
        [OLD, {**OLD, "TEN": "UBND Thành phố Huế", "TONG_SCORE": "79.70"}],
    )

    held = [row for row in rows if isinstance(row, ObservationRow)]

    assert figures(rows)["$[1].TONG_SCORE"] == ("TOTAL", "79.70")
    assert figures(rows)["$[0].MDSH"] == ("MDSH", "15.25")
    assert {
        (str(row.period), row.reading, row.status, row.cumulative, row.source) for row in held
    } == {("2025-07", 20250802, Status.REPORTED, False, "d766/portal")}
    assert [(row.entity, row.kind) for row in held[::7]] == [
        ("tỉnh Lai Châu", EntityKind.PROVINCE),
        ("Thành phố Huế", EntityKind.PROVINCE),
    ]


def test_every_cell_of_an_answer_is_a_figure_or_left_out_with_its_reason(tmp_path: Path) -> None:
    rows = loaded(tmp_path, "766_2025_2025-11-05.json", [OLD, OLD])

    assert {
        row.origin.partition(":")[2]: (row.found, row.cells, row.why.en)
        for row in rows
        if isinstance(row, Ignored)
    } == {
        "$[*].ID": ("1", 2, "is no figure of the index"),
        "$[*].TEN": ("UBND tỉnh Lai Châu", 2, "the name of a unit"),
        "$[*].ROW_STT": ("1", 2, "the number of a line, not a published rank"),
    }
    assert sum(isinstance(row, ObservationRow) for row in rows) == 14
    assert (
        next(row for row in rows if isinstance(row, Recognised)).text.vi
        == "Cổng cũ, kỳ 2025, đọc ngày 05/11/2025, 2 đơn vị, 14 số liệu"
    )


@pytest.mark.parametrize(
    ("asked", "period"),
    [
        ({"p_nam": "2025", "p_6thang": 0, "p_quy": 0, "p_thang": 0}, "2025"),
        ({"p_nam": "2025", "p_6thang": 1, "p_quy": 0, "p_thang": 0}, "2025-S1"),
        ({"p_nam": "2025", "p_6thang": 0, "p_quy": 3, "p_thang": 0}, "2025-Q3"),
        ({"p_nam": "2025", "p_6thang": 0, "p_quy": 0, "p_thang": 7}, "2025-07"),
    ],
)
def test_the_request_saved_beside_the_old_answer_tells_the_period(
    tmp_path: Path, asked: dict[str, Any], period: str
) -> None:
    rows = loaded(
        tmp_path,
        "answer.json",
        {"params": json.dumps(asked), "data": [OLD], "capturedAt": "2025-11-05T23:30:00Z"},
    )

    assert {(str(row.period), row.reading) for row in rows if isinstance(row, ObservationRow)} == {
        (period, 20251106)
    }


@pytest.mark.parametrize(
    ("asked", "period"),
    [
        ({"timeType": "year", "year": 2026}, "2026"),
        ({"timeType": "quarter", "year": 2026, "quarter": 3}, "2026-Q3"),
        ({"timeType": "month", "year": 2026, "month": 8}, "2026-08"),
        ({"fromDate": "2026-01-01", "toDate": "2026-12-31"}, "2026"),
        ({"fromDate": "2026-08-01", "toDate": "2026-08-31"}, "2026-08"),
    ],
)
def test_the_request_saved_beside_the_new_answer_tells_the_period(
    tmp_path: Path, asked: dict[str, Any], period: str
) -> None:
    rows = loaded(
        tmp_path, "2026-10-10.json", {"code": "OK", "request": asked, "data": {"evaluation": [NEW]}}
    )

    assert {str(row.period) for row in rows if isinstance(row, ObservationRow)} == {period}


def test_the_new_answer_gives_the_country_and_its_provinces(tmp_path: Path) -> None:
    head = {
        "departmentName": "Cả nước",
        "departmentCode": None,
        "totalScore": 62.59,
        "totalMaxScore": 100,
    }
    radar = [{"code": "CKMB", "score": 10.46}, {"code": "ONLINE_SERVICE", "score": 14.72}]

    rows = loaded(
        tmp_path,
        "766_2026_2026-10-12.json",
        {"code": "OK", "data": {"overview": head, "radar": radar, "evaluation": [NEW]}},
    )

    held = [row for row in rows if isinstance(row, ObservationRow)]
    assert figures(rows)["$.data.radar[1].score"] == ("ONLINE_SERVICE", "14.72")
    assert figures(rows)["$.data.evaluation[0].groupScores.MDHL"] == ("MDHL", "6")
    assert Counter((row.entity, row.kind) for row in held) == {
        ("Cả nước", EntityKind.COUNTRY): 3,
        ("tỉnh Lai Châu", EntityKind.PROVINCE): 7,
    }
    assert {(row.status, row.cumulative) for row in held} == {(Status.PROVISIONAL, True)}
    assert {row.origin.rpartition(".")[2] for row in rows if isinstance(row, Ignored)} >= {
        "scoreDelta",
        "totalMaxScore",
        "departmentCode",
    }


def test_an_answer_about_one_group_gives_its_metrics_for_a_province_and_its_units(
    tmp_path: Path,
) -> None:
    score = {"totalScore": 7.96, "totalMaxScore": 18, "metrics": METRICS}
    head = {"departmentName": "UBND tỉnh Phú Thọ", "departmentType": "PROVINCE", **score}
    units = [
        {
            "departmentName": "Sở Công Thương - Tỉnh Phú Thọ",
            "departmentType": "PROVINCIAL_DEPARTMENT",
            **score,
        },
        {
            "departmentName": "UBND xã Hy Cương",
            "departmentType": "COMMUNE_PEOPLE_COMMITTEE",
            **score,
        },
    ]

    rows = loaded(
        tmp_path,
        "766_2026_2026-09-26.json",
        {"code": "OK", "data": {"overview": head, "evaluation": units}},
    )

    held = [row for row in rows if isinstance(row, ObservationRow)]
    assert figures(rows)["$.data.evaluation[0].totalScore"] == ("CKMB", "7.96")
    assert figures(rows)["$.data.evaluation[0].metrics[1].score"] == (
        "CKMB.PUBLIC_CONTENT_FULL",
        "1.96",
    )
    assert [(row.entity, row.kind, row.province) for row in held[::3]] == [
        ("tỉnh Phú Thọ", EntityKind.PROVINCE, None),
        ("Sở Công Thương", EntityKind.DEPARTMENT, "phu-tho-2025"),
        ("xã Hy Cương", EntityKind.COMMUNE, "phu-tho-2025"),
    ]


def test_an_answer_about_progress_gives_ratio_and_days(tmp_path: Path) -> None:
    parent = {
        "departmentName": "UBND tỉnh Phú Thọ",
        "totalReceived": 597918,
        "avgProcessingDays": 4.1,
        "ratio": 88.42,
        "totalScore": 17.68,
    }

    rows = loaded(
        tmp_path,
        "766_2026_2026-09-26.json",
        {"code": "OK", "data": {"parent": parent, "children": []}},
    )

    assert figures(rows) == {
        "$.data.parent.totalScore": ("TDGQ", "17.68"),
        "$.data.parent.ratio": ("TDGQ.ON_TIME:pct", "88.42"),
        "$.data.parent.avgProcessingDays": ("TDGQ.AVG_TIME", "4.1"),
    }


def test_a_null_is_a_figure_that_is_not_published(tmp_path: Path) -> None:
    rows = loaded(tmp_path, "766_2025_2025-11-05.json", [{**OLD, "MDHL": None}])

    [row] = [row for row in rows if isinstance(row, ObservationRow) and row.value is None]

    assert (row.locator, row.status, row.missing_reason) == (
        "$[0].MDHL",
        Status.MISSING,
        MissingReason.NOT_PUBLISHED,
    )


def test_units_of_a_province_named_by_the_file_are_its_own(tmp_path: Path) -> None:
    units = [
        {**OLD, "TEN": name}
        for name in (
            "Sở Nội vụ",
            "UBND Thành phố Lai Châu",
            "UBND huyện Tam Đường",
            "UBND xã Bản Bo",
        )
    ]

    rows = loaded(tmp_path, "766_2024_2025-01-02_lai-chau.json", units)

    held = [row for row in rows if isinstance(row, ObservationRow)][::7]
    assert [(row.kind, row.province) for row in held] == [
        (EntityKind.DEPARTMENT, "lai-chau"),
        (EntityKind.DISTRICT, "lai-chau"),
        (EntityKind.DISTRICT, "lai-chau"),
        (EntityKind.COMMUNE, "lai-chau"),
    ]


def test_short_kinds_tell_what_a_unit_is(tmp_path: Path) -> None:
    units = [
        {**OLD, "TEN": name}
        for name in (
            "UBND H. Tam Đường",
            "TX. Sa Pa",
            "UBND P. Đoàn Kết",
            "X. Bản Bo",
            "Trung tâm Phục vụ",
        )
    ]

    rows = loaded(tmp_path, "766_2024_2025-01-02_lai-chau.json", units)

    held = [row for row in rows if isinstance(row, ObservationRow)][::7]
    assert [row.kind.value for row in held] == [
        "DISTRICT",
        "DISTRICT",
        "COMMUNE",
        "COMMUNE",
        "DEPARTMENT",
    ]


def test_the_day_of_reading_decides_in_which_province_a_district_stands(tmp_path: Path) -> None:
    units = [{**OLD, "TEN": "UBND huyện Kim Sơn"}]

    provinces = [
        row.province
        for day in ("2025-06-10", "2025-11-05")
        for row in loaded(tmp_path, f"766_2025_{day}_Ninh Bình.json", units)
        if isinstance(row, ObservationRow) and row.indicator == "D766/TOTAL"
    ]

    assert provinces == ["ninh-binh", "ninh-binh-2025"]


@pytest.mark.parametrize(
    "name",
    ["Lai Châu", "Tỉnh Lai Châu", "UBND tỉnh Lai Châu", "Hà Nội", "Thành phố Hà Nội", "TP. Hà Nội"],
)
@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("766_2025_2025-11-05.json", lambda name: [{"TEN": name, "TONG_SCORE": "64.1"}]),
        (
            "766_2026_2026-10-10.json",
            lambda name: {
                "data": {
                    "overview": {"departmentName": name, "groupScores": {}, "totalScore": 64.1}
                }
            },
        ),
        (
            "766_2026_2026-10-10.json",
            lambda name: {
                "data": {
                    "evaluation": [{"departmentName": name, "groupScores": {}, "totalScore": 64.1}]
                }
            },
        ),
        (
            "766_2026_2026-10-10.json",
            lambda name: [
                {
                    "departmentName": name,
                    "departmentType": "PROVINCE",
                    "groupScores": {},
                    "totalScore": 64.1,
                }
            ],
        ),
    ],
    ids=["old", "above", "below", "with its type"],
)
def test_a_province_is_known_with_and_without_its_prefix(
    tmp_path: Path, file: str, content: Callable[[str], Any], name: str
) -> None:
    rows = loaded(tmp_path, file, content(name))

    assert [
        (row.entity, row.kind, row.province, row.value)
        for row in rows
        if isinstance(row, ObservationRow)
    ] == [(name.removeprefix("UBND "), EntityKind.PROVINCE, None, 64.1)]


@pytest.mark.parametrize(
    "name",
    [
        "Bộ Công Thương",
        "Bảo hiểm xã hội Việt Nam",
        "Thanh tra Chính phủ",
        "Ngân hàng Nhà nước Việt Nam",
    ],
)
def test_bodies_of_the_government_are_no_departments(tmp_path: Path, name: str) -> None:
    rows = loaded(tmp_path, "766_2025_2025-11-05.json", [{"TEN": name, "TONG_SCORE": "64.1"}])

    assert [(row.entity, row.kind) for row in rows if isinstance(row, ObservationRow)] == [
        (name, EntityKind.MINISTRY)
    ]


def test_all_faults_of_an_answer_are_told_with_their_places(tmp_path: Path) -> None:
    units = [
        {**OLD, "CKMB": "mười"},
        {**OLD, "TEN": "Sở Nội vụ"},
        {**OLD, "TDGQ": {"score": 1}},
        {**OLD, "MDSH": True},
    ]

    rows = loaded(tmp_path, "766_2025_2025-11-05.json", units)

    faults = [row for row in rows if isinstance(row, Fault)]
    assert [(row.origin.partition(":")[2], row.found, row.cells) for row in faults] == [
        ("$[0].CKMB", "mười", 1),
        ("$[1]", "Sở Nội vụ", 10),
        ("$[2].TDGQ", '{"score": "1"}', 1),
        ("$[3].MDSH", "true", 1),
    ]
    assert sum(row.cells for row in rows if isinstance(row, Fault | Ignored)) + len(
        figures(rows)
    ) == sum(map(len, units))


@pytest.mark.parametrize(
    ("name", "content", "place", "found"),
    [
        ("766_2025_2025-11-05.json", b'[{"TEN": "UBND', ":1", '"UBND'),
        (
            "766_2025_2025-11-05.json",
            b"<html>Request Rejected</html>",
            ":1",
            "<html>Request Rejected</html>",
        ),
        ("766_2025_2025-11-05.json", b"", ":1", ""),
        ("766_2025_2025-11-05.json", b'[{"TEN": "T\xecnh"}]', "", r"b'\xec'"),
        ("766_2025_2025-11-05.json", b'[{"TEN": "a", "TEN": "b"}]', "", "TEN, TEN"),
        ("766_2025_2025-11-05.json", b"[" * 100_000, "", None),
        ("766_2025_2025-11-05.json", b"[]", ":$", "[]"),
        ("766_2025_2025-11-05.json", b"42", ":$", "42"),
        ("766_2025_2025-11-05.json", b'["Lai Ch\xc3\xa2u"]', ":$[0]", "Lai Châu"),
        (
            "766_2025_2025-11-05.json",
            b'[{"id": 7, "title": "x"}]',
            ":$[0]",
            '{"id": "7", "title": "x"}',
        ),
        ("766_2026_2026-10-10.json", b'{"code": "ERROR", "data": null}', ":$.code", "ERROR"),
        (
            "766_2026_2026-10-10.json",
            b'{"code": "OK", "data": {"evaluation": []}}',
            ":$.data",
            '{"evaluation": []}',
        ),
        (
            "766_2026_2026-10-10.json",
            b'[{"departmentName": "UBND x\xc3\xa3 Ba V\xc3\xac", "score": 1}]',
            ":$[0]",
            "departmentName, score",
        ),
        (
            "766_2026_2026-10-10.json",
            b'[{"TEN": "UBND t\xe1\xbb\x89nh Lai Ch\xc3\xa2u", "TONG_SCORE": "1"}]',
            "",
            "2026",
        ),
        (
            "766_2025_2024-12-31.json",
            b'[{"TEN": "UBND t\xe1\xbb\x89nh Lai Ch\xc3\xa2u", "TONG_SCORE": "1"}]',
            "",
            "2024-12-31",
        ),
        (
            "766_2025_2199-12-31.json",
            b'[{"TEN": "UBND t\xe1\xbb\x89nh Lai Ch\xc3\xa2u", "TONG_SCORE": "1"}]',
            "",
            "2199-12-31",
        ),
        (
            "answer_2025.json",
            b'[{"TEN": "UBND t\xe1\xbb\x89nh Lai Ch\xc3\xa2u", "TONG_SCORE": "1"}]',
            "",
            "",
        ),
        (
            "answer_2025_2025-11-05.json",
            (
                b'{"p_nam": 2024, "data": [{"TEN": "UBND t\xe1\xbb\x89nh Lai Ch\xc3\xa2u",'
                b' "TONG_SCORE": "1"}]}'
            ),
            "",
            "2024 / 2025",
        ),
    ],
    ids=[
        "truncated",
        "a web page",
        "empty",
        "another encoding",
        "a field twice",
        "too deep",
        "no unit",
        "a number",
        "names alone",
        "a list of other things",
        "an error of the portal",
        "no unit below",
        "a group that is not told",
        "the old portal in 2026",
        "read before its period",
        "read on a day to come",
        "no day of reading",
        "two periods",
    ],
)
def test_what_is_no_answer_is_refused_with_its_place(
    tmp_path: Path, name: str, content: bytes, place: str, found: str | None
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    [fault] = d766.load(DATASET, [path])

    assert fault.origin == f"{name}{place}"
    assert found is None or fault.found == found


def test_a_file_without_period_and_day_says_how_to_tell_them(tmp_path: Path) -> None:
    faults = loaded(tmp_path, "provinces-latest.json", [OLD])

    assert [fault.wanted.vi for fault in faults] == [
        "cần một kỳ: ghi trong tên tệp, như 766_2025-10_2025-10-17_lai-chau.json",
        "cần một ngày đọc: ghi trong tên tệp, như 766_2025-10_2025-10-17_lai-chau.json",
    ]


def test_the_portals_own_answer_becomes_the_preferred_claim_and_a_later_reading_stays_apart(
    hub: TestHub, tmp_path: Path
) -> None:
    same = saved(
        tmp_path, "766_2026_2026-10-10.json", {"code": "OK", "data": {"evaluation": [NEW]}}
    )
    later = saved(
        tmp_path,
        "766_2026_2026-10-12.json",
        {"code": "OK", "data": {"evaluation": [{**NEW, "totalScore": 63.5}]}},
    )

    counts = [hub.take("d766", path).counts["added"] for path in (same, later)]

    nodes = hub.ask("""{ observations(indicator: "D766/TOTAL", entity: "lai-chau", period: "2026") {
        nodes { readingDate value citation { tier } } } }""")["observations"]["nodes"]
    assert counts == [7, 7]
    assert [
        (node["readingDate"], node["value"], node["citation"]["tier"]) for node in nodes[-3:]
    ] == [
        ("2026-10-08", 63.2, "COPY"),
        ("2026-10-10", 63.4, "OFFICIAL"),
        ("2026-10-12", 63.5, "OFFICIAL"),
    ]


@pytest.mark.parametrize("entity", ["lai-chau", "ninh-binh-2025"])
def test_nine_readings_of_2026_are_one_line(filled: TestHub, entity: str) -> None:
    [trend] = filled.ask(
        """query ($entity: String!) { trend(indicator: "D766/TOTAL", entities: [$entity], byReading:
          true, from: "2026") {
        segments { points { readingDate value rank } } } }""",
        entity=entity,
    )["trend"]

    [segment] = trend["segments"]
    assert [point["readingDate"] for point in segment["points"]] == READINGS
    assert all(point["value"] for point in segment["points"])


@pytest.mark.parametrize("reading", READINGS)
def test_the_34_compare_at_each_reading(filled: TestHub, reading: str) -> None:
    compared = filled.ask(
        """query ($reading: Date!) { compare(indicator: "D766/TOTAL", period: "2026", reading:
          $reading) {
        readingDate rows { value entity { id } } } }""",
        reading=reading,
    )["compare"]

    assert compared["readingDate"] == reading
    assert len({row["entity"]["id"] for row in compared["rows"] if row["value"]}) == 34


@pytest.mark.parametrize(("kind", "count"), [("DEPARTMENT", 14), ("COMMUNE", 135)])
@pytest.mark.parametrize("code", ["TOTAL", "CKMB"])
def test_units_of_gia_lai_compare_within_their_province(
    filled: TestHub, kind: str, count: int, code: str
) -> None:
    compared = filled.ask(
        """query ($indicator: ID!, $kind: EntityKind!) {
        compare(indicator: $indicator, period: "2026", among: {kind: $kind, province:
          "gia-lai-2025"}) {
            readingDate peers { expected withValue reason } rows { rank publishedRank } } }""",
        indicator=f"D766/{code}",
        kind=kind,
    )["compare"]

    assert compared["readingDate"] == "2026-10-10"
    assert compared["peers"] == {"expected": count, "withValue": count, "reason": None}
    assert {row["publishedRank"] for row in compared["rows"]} == {None}
    assert compared["rows"][0]["rank"] == 1


def test_a_unit_that_nobody_knows_is_refused_with_its_place(hub: TestHub, tmp_path: Path) -> None:
    unknown = {"departmentName": "UBND tỉnh Lai Chu", "groupScores": {}, "totalScore": 63.4}
    path = saved(
        tmp_path, "766_2026_2026-10-10.json", {"code": "OK", "data": {"evaluation": [unknown]}}
    )

    with pytest.raises(BadInput) as refusal:
        hub.take("d766", path)

    [fault] = refusal.value.faults
    assert fault.origin == "766_2026_2026-10-10.json:$.data.evaluation[0].totalScore"
    assert "Lai Châu" in fault.wanted.vi


def _of(name: str, head: dict[str, Any], *units: dict[str, Any]) -> tuple[str, Any]:
    return name, {"code": "OK", "data": {"overview": head, "evaluation": list(units)}}


SON_LA = {**NEW, "departmentName": "UBND tỉnh Sơn La", "departmentCode": "H52"}
OFFICE = {"departmentName": "Sở Nội vụ", "totalScore": 80.1}


@pytest.mark.parametrize(
    ("answer", "place", "words"),
    [
        (
            _of("766_2026-10_2026-11-05_son-la.json", NEW, OFFICE),
            "$.data.overview",
            "đây là của Lai Châu, còn tên tệp nói là của Sơn La",
        ),
        (
            ("766_2026-10_2026-11-05_son-la.json", {"data": {"evaluation": [NEW]}}),
            "",
            "đây là của Lai Châu, còn tên tệp nói là của Sơn La",
        ),
        (
            _of(
                "766_2026-10_2026-11-05.json",
                NEW,
                {**OFFICE, "departmentName": "Sở Nội vụ - Tỉnh Sơn La"},
            ),
            "$.data.evaluation[0]",
            "đây là của Sơn La, còn đơn vị đứng đầu nói là của Lai Châu",
        ),
        (
            _of("766_2026-10_2026-11-05_lai-chau.json", {**NEW, "departmentCode": "H52"}),
            "$.data.overview",
            "mã H52 là mã của Sơn La, mã của Lai Châu là H35",
        ),
        (
            _of("766_2026-10_2026-11-05.json", NEW, {**OFFICE, "departmentCode": "H52.11"}),
            "$.data.evaluation[0]",
            "mã H52 là mã của Sơn La, mã của Lai Châu là H35",
        ),
        (
            _of("766_2026-10_2026-11-05.json", {**NEW, "departmentCode": "H99"}),
            "$.data.overview",
            "mã H99 không phải mã của tỉnh nào, mã của Lai Châu là H35",
        ),
    ],
    ids=["head", "list", "unit", "code of the head", "code of a unit", "unknown code"],
)
def test_an_answer_of_another_province_than_its_name_head_or_codes_tell_is_refused(
    tmp_path: Path, answer: tuple[str, Any], place: str, words: str
) -> None:
    [fault] = loaded(tmp_path, *answer)

    assert (fault.origin.partition(":")[2], fault.is_whole) == (place, True)
    assert fault.wanted.vi.startswith(words)


@pytest.mark.parametrize(
    "answer",
    [
        _of(
            "766_2026-10_2026-11-05_tuyen-quang.json",
            {**NEW, "departmentName": "UBND tỉnh Tuyên Quang", "departmentCode": "H60"},
            OFFICE,
        ),
        _of(
            "766_2026-10_2026-11-05_lai-chau.json",
            {**NEW, "departmentName": "Cả nước", "departmentCode": None},
            NEW,
            SON_LA,
        ),
        ("766_2026-10_2026-11-05_lai-chau.json", {"data": {"evaluation": [SON_LA, NEW]}}),
        _of(
            "766_2026-10_2026-11-05.json",
            NEW,
            {**OFFICE, "departmentCode": "H35.11"},
            {**OFFICE, "departmentName": "Sở Y tế"},
        ),
    ],
    ids=["merged since", "of the country", "among others", "codes that agree"],
)
def test_an_answer_that_agrees_with_its_name_and_codes_is_taken(
    tmp_path: Path, answer: tuple[str, Any]
) -> None:
    assert [row for row in loaded(tmp_path, *answer) if isinstance(row, Fault)] == []
