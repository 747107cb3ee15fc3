"""Every PAPI figure of the shared folder comes out of the seeds as it stands there."""

import csv
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from shutil import copy
from subprocess import run

import pytest

from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    BreakRow,
    CatalogueRow,
    ChainRow,
    EditionRow,
    IndicatorRow,
    NoteRow,
    ObservationRow,
    SourceRow,
)
from hub.words.errors import Fault
from hub.words.terms import MissingReason, Severity, SourceTier, Status
from loaders import papi
from tests.rows import curated_name, of, scripted

ROOT = Path(__file__).resolve().parents[2]
CURATED = ROOT.parent / "shared" / "data" / "papi"
WORDS = tomllib.loads((ROOT / "scripts" / "seed_papi.toml").read_text(encoding="utf-8"))
DATASET = Dataset("papi", ROOT / "seeds" / "papi")
curated = pytest.mark.skipif(
    not CURATED.exists(), reason=f"{CURATED} is not there: the curated figures cannot be compared"
)
# What a curated note repeats of the structure, or of a file beside it.
REPEATED = re.compile(r"unweighted| \(see structure\.csv\)|; ")

SPREADS = {
    "TOTAL_CI95_LOW": ("TOTAL", "low"),
    "TOTAL_CI95_HIGH": ("TOTAL", "high"),
    "TOTAL_SE": ("TOTAL", "standard_error"),
    "TOTAL_W_CI95_LOW": ("TOTAL_W", "low"),
    "TOTAL_W_CI95_HIGH": ("TOTAL_W", "high"),
    "TOTAL_W_SE": ("TOTAL_W", "standard_error"),
    "N_OBS": ("TOTAL", "respondents"),
}
SAME = [
    IndicatorRow._fields.index(name)
    for name in (
        "index",
        "name_vi",
        "name_en",
        "unit",
        "level",
        "parent",
        "minimum",
        "maximum",
        "higher_is_better",
    )
]


@pytest.fixture(scope="module")
def rows() -> list[ObservationRow]:
    return list(papi.load(DATASET, DATASET.files))


@pytest.fixture(scope="module")
def catalogue() -> list[CatalogueRow]:
    return list(DATASET.catalogue())


def records(file: str) -> Iterator[dict[str, str]]:
    with (CURATED / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def level(row: ObservationRow) -> str:
    code = row.indicator.removeprefix("PAPI/")
    return "variance" if code.endswith("_VARIANCE") else "item" if code[0] == "I" else "dimension"


def test_every_line_is_a_figure_or_a_missing_cell(rows: list[ObservationRow]) -> None:
    assert all(isinstance(row, ObservationRow) for row in rows)
    assert Counter((level(row), row.status) for row in rows) == {
        ("dimension", Status.REPORTED): 28_918,
        ("dimension", Status.MISSING): 193 + 5 * 37,
        ("variance", Status.REPORTED): 8 * 63,
        ("item", Status.REPORTED): 29_595 - 72 - 124,
        ("item", Status.MISSING): 72 + 124,
    }


@curated
def test_every_dimension_level_figure_equals_the_curated_cell(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    titles = {source.public_id: curated_name(source.url) for source in of(SourceRow, catalogue)}
    held = {
        (row.entity, str(row.period), row.indicator, row.printed, row.value, cited(titles, row))
        for row in rows
        if level(row) == "dimension" and row.status is Status.REPORTED
    }

    wanted = {
        (
            each["province_name"],
            each["year"],
            f"PAPI/{each['code']}",
            each["value"],
            float(each["value"]),
            each["source"],
        )
        for each in records("papi_dimensions.csv")
    }

    assert held == wanted


def cited(titles: dict[str, str], row: ObservationRow) -> str:
    return f"{titles[row.source]} [{row.locator}]" if row.locator else titles[row.source]


@curated
def test_every_third_level_figure_equals_the_curated_cell(rows: list[ObservationRow]) -> None:
    held = {
        (row.entity, str(row.period), row.indicator, row.printed)
        for row in rows
        if level(row) == "item"
    }

    assert held == {
        (each["province_name"], each["year"], f"PAPI/{each['code']}", each["value"])
        for each in records("papi_indicators.csv")
    }


def test_an_item_is_missing_by_its_sub_dimension_but_for_four_zeros(
    rows: list[ObservationRow],
) -> None:
    gaps = {(row.entity, row.period, row.indicator) for row in rows if row.status is Status.MISSING}
    missing = [row for row in rows if level(row) == "item" and row.status is Status.MISSING]

    without = {
        (row.entity, row.period.year, row.indicator)
        for row in missing
        if (row.entity, row.period, f"PAPI/S{row.indicator[6:8]}") not in gaps
    }

    assert Counter(row.printed for row in missing) == {"KCDL": 72, "0": 124}
    assert without == {
        (entity, 2022, f"PAPI/{code}")
        for entity in ("Bắc Ninh", "Quảng Ninh")
        for code in ("I12.3", "I12.4")
    }


@curated
def test_every_missing_cell_says_what_it_held(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    titles = {source.public_id: curated_name(source.url) for source in of(SourceRow, catalogue)}
    gaps = {
        (row.entity, str(row.period), row.indicator.removeprefix("PAPI/")): row
        for row in rows
        if row.status is Status.MISSING and level(row) == "dimension"
    }
    told = list(records("papi_missing.csv"))

    for each in told:
        codes = [
            code
            for entity, year, code in gaps
            if (entity, year) == (each["province_name"], each["year"])
        ]
        for code in codes if each["code"] == "*" else [each["code"]]:
            row = gaps[each["province_name"], each["year"], code]
            assert (row.printed or "") == each["cell_in_source"].split(" (")[0]
            assert titles[row.source] == re.sub(r" (\[.*|\(whole.*)", "", each["source"])
            assert (row.value, row.missing_reason) == (None, MissingReason.NOT_PUBLISHED)
    assert len(told) == 198
    assert sum(each["code"] == "*" for each in told) == 5


@curated
def test_every_sampling_figure_stands_beside_its_total(rows: list[ObservationRow]) -> None:
    totals = {
        (row.entity, str(row.period), row.indicator.removeprefix("PAPI/")): row for row in rows
    }
    told = list(records("papi_uncertainty.csv"))

    for each in told:
        code, field = SPREADS.get(each["code"], (each["code"], "value"))
        assert getattr(totals[each["province_name"], each["year"], code], field) == float(
            each["value"]
        )
    spread = [(row.low, row.high, row.standard_error, row.respondents) for row in rows]
    assert len(told) == 1_432
    assert sum(value is not None for each in spread for value in each) == 1_432 - 8 * 63 - 63


@curated
def test_curated_notes_are_kept(rows: list[ObservationRow], catalogue: list[CatalogueRow]) -> None:
    texts = {note["key"]: note.get("says", note["en"]) for note in WORDS["note"]}
    assert texts.keys() == {note.public_id for note in of(NoteRow, catalogue)}
    notes = {(row.entity, str(row.period), row.indicator, row.printed): row.notes for row in rows}

    for each in records("papi_dimensions.csv"):
        left = each["note"]
        for key in notes[
            each["province_name"], each["year"], f"PAPI/{each['code']}", each["value"]
        ].split():
            left = left.replace(texts[key], "")
        assert REPEATED.sub("", left) == ""


def test_disagreement_on_quang_ninh_2020_keeps_both_and_prefers_the_sum(
    rows: list[ObservationRow],
) -> None:
    claims = [
        row
        for row in rows
        if (row.entity, row.period.year, row.indicator) == ("Quảng Ninh", 2020, "PAPI/TOTAL")
    ]

    assert [(row.printed, row.source, bool(row.preferred), row.notes) for row in claims] == [
        ("48.81138229370117", "papi/tunah72-agg-province-year", True, "papi/total-official"),
        ("48.881", "papi/talkvietnam", False, "papi/misprint"),
    ]


def test_tiers_tell_press_from_copies(catalogue: list[CatalogueRow]) -> None:
    sources = of(SourceRow, catalogue)

    assert [source.public_id for source in sources if source.tier is SourceTier.PRESS] == [
        "papi/talkvietnam"
    ]
    assert all(
        source.tier is SourceTier.COPY
        and source.url.startswith("https://github.com/")
        and " " not in source.url
        for source in sources
        if source.public_id not in ("papi/talkvietnam", "papi/publisher")
    )
    assert [source.public_id for source in sources if source.tier is SourceTier.OFFICIAL] == [
        "papi/publisher"
    ]


def meaning(indicators: list[IndicatorRow], row: ObservationRow) -> IndicatorRow:
    year = str(row.period)
    [found] = [
        each
        for each in indicators
        if each.code == row.indicator and each.valid_from <= year <= (each.valid_to or "9999")
    ]
    return found


def test_every_value_is_within_the_range_of_its_meaning(
    rows: list[ObservationRow], catalogue: list[CatalogueRow]
) -> None:
    indicators = of(IndicatorRow, catalogue)
    meanings = {
        key: meaning(indicators, row) for row in rows for key in [(row.indicator, row.period)]
    }

    outside = [
        row.origin
        for row in rows
        if row.value is not None
        for told in [meanings[row.indicator, row.period]]
        if (told.minimum is not None and row.value < told.minimum)
        or (told.maximum is not None and row.value > told.maximum)
    ]

    assert outside == []


def test_no_bounds_only_where_the_source_prints_none_or_exceeds_them(
    catalogue: list[CatalogueRow],
) -> None:
    unbounded = {
        row.code
        for row in of(IndicatorRow, catalogue)
        if row.maximum is None and row.tree == "MAIN"
    }

    assert unbounded == {"PAPI/I44.5", "PAPI/I62.1", "PAPI/I62.2", "PAPI/I64.2"}


def test_consecutive_meanings_are_chained_or_cut(catalogue: list[CatalogueRow]) -> None:
    chains = {(row.predecessor, row.successor) for row in of(ChainRow, catalogue)}
    cuts = {(row.code, row.at) for row in of(BreakRow, catalogue) if row.severity is Severity.CUT}
    ordered = sorted(of(IndicatorRow, catalogue), key=lambda row: (row.code, row.valid_from))
    pairs = [
        pair
        for _, meanings in groupby(ordered, lambda row: row.code)
        for pair in pairwise(meanings)
    ]

    for earlier, later in pairs:
        assert earlier.valid_to is not None
        assert earlier.valid_to < later.valid_from
        assert (earlier.public_id, later.public_id) in chains or (
            later.code,
            later.valid_from,
        ) in cuts
    assert len(cuts) == len({(later.code, later.valid_from) for _, later in pairs})


def test_chained_meanings_are_the_same_item(catalogue: list[CatalogueRow]) -> None:
    indicators = {row.public_id: row for row in of(IndicatorRow, catalogue)}

    for chain in of(ChainRow, catalogue):
        earlier, later = indicators[chain.predecessor], indicators[chain.successor]
        assert [earlier[field] for field in SAME] == [later[field] for field in SAME]
        assert earlier.valid_to < later.valid_from


@pytest.mark.parametrize(
    ("code", "cuts", "notes"),
    [
        ("PAPI/TOTAL", ["2018"], ["2016", "2019", "2020", "2021"]),
        ("PAPI/D3", [], ["2016", "2018", "2021"]),
        ("PAPI/D8", [], ["2019", "2020"]),
        ("PAPI/S32", ["2016", "2018"], ["2021"]),
        ("PAPI/S81", ["2019"], []),
        ("PAPI/S51", ["2021"], []),
        ("PAPI/I51.1", ["2019"], []),
    ],
)
def test_breaks_are_where_the_field_has_them(
    catalogue: list[CatalogueRow], code: str, cuts: list[str], notes: list[str]
) -> None:
    found = [row for row in of(BreakRow, catalogue) if row.code == code]

    assert [row.at for row in found if row.severity is Severity.CUT] == cuts
    assert [row.at for row in found if row.severity is Severity.NOTE] == notes


@pytest.mark.parametrize(
    ("public_id", "name_vi", "name_en", "unit", "higher"),
    [
        (
            "PAPI/D2@2011",
            "Công khai, minh bạch trong hoạch định chính sách",
            "Transparency of Local Decision-making",
            "points",
            True,
        ),
        (
            "PAPI/S32@2016",
            "Đáp ứng kiến nghị của người dân",
            "Responsive to Citizen Actions",
            "points",
            True,
        ),
        (
            "PAPI/D1_VARIANCE@2019",
            "Phương sai của chỉ số nội dung “Tham gia của người dân ở cấp cơ sở”",
            "Variance of Participation at Local Levels",
            "points²",
            False,
        ),
        (
            "PAPI/I44.3@2018",
            "Mức tiền đòi hối lộ người dân bắt đầu tố cáo (đơn vị 1000 VNĐ)",
            "Denunciation Price '000s VND (Imputed)",
            "thousand_vnd",
            False,
        ),
        (
            "PAPI/I52.4@2018",
            "Mức độ hài lòng với dịch vụ nhận được (5 điểm)",
            "Satisfaction with construction permit procedures (1-5 points)",
            "points",
            True,
        ),
        (
            "PAPI/I62.2@2018",
            "Quãng thời gian tới trường (PHÚT – theo giá trị trung vị)",
            "Minutes to School",
            "minutes",
            False,
        ),
        (
            "PAPI/I64.3@2018",
            (
                "Tỷ lệ người được hỏi cho biết là nạn nhân của một trong 4 loại tội phạm về an"
                " ninh, trật tự (%)"
            ),
            "Crime rate in locality",
            "percent",
            False,
        ),
    ],
)
def test_indicator_is_named_in_both_languages(
    catalogue: list[CatalogueRow],
    public_id: str,
    name_vi: str,
    name_en: str,
    unit: str,
    higher: bool,
) -> None:
    [found] = [row for row in of(IndicatorRow, catalogue) if row.public_id == public_id]

    assert (found.name_vi, found.name_en, found.unit, found.higher_is_better) == (
        name_vi,
        name_en,
        unit,
        higher,
    )


def test_labels_bear_no_asterisk_or_known_misprint(catalogue: list[CatalogueRow]) -> None:
    names = " ".join(f"{row.name_vi} {row.name_en}" for row in of(IndicatorRow, catalogue))

    assert not re.search(
        r"\*|biếtđã|biếtkhông|Communce|Peope|Sucessful|houselholds|Immediatly|  ", names
    )


def test_tree_and_editions_hold_together(catalogue: list[CatalogueRow]) -> None:
    indicators, editions = (
        of(IndicatorRow, catalogue),
        {row.public_id for row in of(EditionRow, catalogue)},
    )
    codes = {row.code: row.level for row in indicators}

    assert editions == {"PAPI@2011", "PAPI@2018"}
    assert all(row.edition is None or row.edition in editions for row in indicators)
    assert all(codes[row.parent] == row.level - 1 for row in indicators if row.parent)
    assert {row.tree for row in indicators if not row.parent} == {"MAIN", "WEIGHTED", "VARIANCE"}
    assert len({row.public_id for row in indicators}) == len(indicators)


def test_an_altered_copy_loads_just_as_well(tmp_path: Path) -> None:
    path = tmp_path / "sua-doi.csv"
    copy(DATASET.folder / "2023.csv", path)
    path.write_text(
        path.read_text(encoding="utf-8").replace("2023,Hà Nam,TOTAL,", "2023,Hà Nam,TOTAL,9", 1),
        encoding="utf-8",
    )

    rows = list(papi.load(DATASET, [path]))

    [altered] = [row for row in rows if (row.entity, row.indicator) == ("Hà Nam", "PAPI/TOTAL")]
    assert altered.printed.startswith("94")
    assert altered.origin.startswith("sua-doi.csv:")
    assert len(rows) == len(list(papi.load(DATASET, [DATASET.folder / "2023.csv"])))


def test_a_bad_cell_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "2024.csv"
    path.write_text(
        "period,entity,code,value,source\n2024,Hà Nam,TOTAL,cao,papi/hnks-gh-2024\n",
        encoding="utf-8",
    )

    [fault] = papi.load(DATASET, [path])

    assert fault == Fault("2024.csv:2", "cao", fault.wanted)
    assert fault.wanted.vi == "cột value cần một số"


@curated
def test_seeds_are_what_the_script_writes(tmp_path: Path) -> None:
    folder = tmp_path / "papi"
    folder.mkdir()

    run([sys.executable, ROOT / "scripts" / "seed_papi.py", CURATED, folder], check=True)

    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert written == scripted(DATASET.folder)
