"""Reconciliation over all real figures, against sums, ranks and claims that pandas takes from
the seeds.
"""

from collections import Counter
from functools import cache

import pandas as pd
import pytest

from hub.queries.reconciling.check import Check, CheckKind
from hub.queries.reconciling.reconciliation import Reconciliation, everywhere
from tests.hubs import ROOT, TestHub

KEY = ["period", "entity", "reading", "source"]
# Every sum that a source may print, with what stands for a part that it leaves out.
SUMS = {
    "papi": {
        "TOTAL": [f"D{at}" for at in range(1, 9)],
        **{f"D{at}": [f"S{at}{own}" for own in range(1, 5)] for at in range(1, 9)},
    },
    "d766": {
        "TOTAL": ["CKMB", "TDGQ", "ONLINE_SERVICE", "MDHL", "MDSH"],
        "ONLINE_SERVICE": ["CLGQ", "TTTT"],
    },
    "par_index": {
        "TOTAL": [f"P{at}" for at in range(1, 9)],
        "TOTAL ": ["SELF_ASSESSED", "IMPACT_PART"],
        "TOTAL  ": ["SELF_ASSESSED", "SURVEY"],
        "P8": ["P8_SIPAS", "P8_SOCIOECON"],
        "IMPACT_PART": ["LEADER_SURVEY", "P8_SIPAS", "P8_SOCIOECON"],
    },
    "pci": {
        "UNWEIGHTED": [
            "ENTRY",
            "LAND",
            "TRANSPARENCY",
            "TIME",
            "INFORMAL",
            "SOE_BIAS",
            "PROACTIVITY",
            "SUPPORT",
            "LABOR",
            "LEGAL",
        ]
    },
    "tthc_quality": {"TOTAL": [f"CS{at}" for at in range(1, 10)]},
}
INSTEAD = {
    "ONLINE_SERVICE": ["CLGQ", "TTTT"],
    "P8": ["P8_SIPAS", "P8_SOCIOECON"],
    "IMPACT_PART": ["LEADER_SURVEY", "P8_SIPAS", "P8_SOCIOECON"],
}
# Parts that an edition lacks: the hub knows by their years, pandas by the years in which nobody has
# them.
OPTIONAL = {"papi", "pci"}
CONTRADICTIONS = {
    ("DDCI", "RANK"): 2,
    ("DEPT_PAR", "RANK"): 1,
    ("D766", "PARTS"): 91,
    ("D766", "SOURCES"): 13,
    ("PAPI", "PARTS"): 1,
    ("PAPI", "SOURCES"): 1,
    ("PAR_INDEX", "PARTS"): 1,
    ("PAR_INDEX", "RANK"): 3,
    ("PAR_INDEX", "SOURCES"): 10,
    ("POPULATION", "SOURCES"): 18,
    ("SIPAS", "RANK"): 1,
    ("SIPAS", "SOURCES"): 3,
    ("TTHC_QUALITY", "PARTS"): 1,
}


@pytest.fixture(scope="module")
def found(real: TestHub) -> list[Reconciliation]:
    """Everything that the hub holds, reconciled."""
    view = real.reader.view()
    return [each for index in view.catalogue.indices.values() for each in everywhere(view, index)]


@pytest.mark.parametrize("dataset", SUMS)
def test_sums_are_those_of_pandas(found: list[Reconciliation], dataset: str) -> None:
    held = {
        (
            check.indicator.code.partition("/")[2],
            check.tree,
            str(each.period),
            check.inputs[0].entity_as_printed,
            str(check.reading),
            check.inputs[0].source.public_id,
        ): check.difference
        for each, check in sums(found, dataset.upper())
    }

    assert held == pytest.approx(differences(dataset), abs=1e-9)


def sums(found: list[Reconciliation], index: str) -> list[tuple[Reconciliation, Check]]:
    """The sums that one source prints wholly."""
    return [
        (each, check)
        for each in found
        if each.index.public_id == index
        for check in each.checks
        if check.kind is CheckKind.PARTS
        and check.checkable
        and check.inputs
        and not check.public_id.endswith("|*")
    ]


def differences(dataset: str) -> dict[tuple, float]:
    """Every sum of a family that a source prints wholly: whole, tree, period, unit, reading and
    source → the sum minus the whole.
    """
    wide = figures(dataset).pivot_table(index=KEY, columns="code", values="value", aggfunc="first")
    found = {}
    for year, own in wide.groupby(level="period"):
        for whole, parts in SUMS[dataset].items():
            known = [
                part
                for part in parts
                if dataset not in OPTIONAL or (part in own and own[part].notna().any())
            ]
            if applies(dataset, whole, year) and whole.strip() in own and known:
                found |= lines(own, whole.strip(), tree(dataset, whole), known, year)
    return found


def lines(
    own: pd.DataFrame, whole: str, tree: str, parts: list[str], year: str
) -> dict[tuple, float]:
    terms = pd.DataFrame({part: held(own, part) for part in parts})
    apart = (terms.sum(axis=1, skipna=False) - own[whole]).dropna()
    return {
        (whole, tree, year, entity, reading, source): value
        for (_, entity, reading, source), value in apart.items()
    }


def tree(dataset: str, whole: str) -> str:
    """The division that a sum is of."""
    return (
        "UNWEIGHTED"
        if dataset == "pci"
        else "APPRAISAL"
        if whole in ("TOTAL ", "TOTAL  ", "IMPACT_PART")
        else "MAIN"
    )


def held(own: pd.DataFrame, part: str) -> pd.Series:
    """A part as printed, else the sum of those that stand for it."""
    printed = own[part] if part in own else pd.Series(float("nan"), own.index)
    return (
        printed.fillna(
            pd.DataFrame({one: own[one] for one in INSTEAD[part]}).sum(axis=1, skipna=False)
        )
        if (part in INSTEAD and all(one in own for one in INSTEAD[part]))
        else printed
    )


def applies(dataset: str, whole: str, year: str) -> bool:
    """Whether the sources of a year say that the whole is this sum."""
    if dataset == "par_index":
        return {"TOTAL": year != "2016", "TOTAL  ": year < "2016"}.get(whole, year >= "2018")
    return True


@cache
def figures(dataset: str) -> pd.DataFrame:
    """Every figure of a family's seeds, as its files have it."""
    files = sorted((ROOT / "seeds" / dataset).glob("[0-9]*.csv"))
    table = pd.concat(
        [pd.read_csv(file, dtype=str, keep_default_na=False) for file in files]
    ).fillna("")
    table = table.assign(
        reading=table["reading"].str.replace("-", "") if "reading" in table else ""
    )
    table["reading"] = table["reading"].replace("", "0")
    values = pd.to_numeric(table["value"].replace("KCDL", ""))  # not surveyed
    return table.assign(value=values.mask(table["missing"] != "") if "missing" in table else values)


def test_contradictions_of_the_official_numbers(found: list[Reconciliation]) -> None:
    counted = Counter(
        (each.index.public_id, str(check.kind))
        for each in found
        for check in each.checks
        if not check.ok
    )

    assert counted == CONTRADICTIONS


def test_the_known_contradictions_are_among_them(found: list[Reconciliation]) -> None:
    told = {
        (
            each.entity.public_id,
            str(each.period),
            check.indicator.code,
            round(check.expected, 4),
            round(check.found, 4),
        )
        for each in found
        for check in each.checks
        if check.kind is CheckKind.PARTS and not check.ok
    }

    assert told >= {
        ("ha-noi", "2022", "PAPI/D1", 5.8254, 5.8261),
        ("son-la", "2025", "D766/TOTAL", 86.94, 83.63),
        ("ha-noi", "2026", "D766/TOTAL", 52.65, 54.27),
        ("ha-noi", "2026", "D766/TOTAL", 52.65, 54.06),
        ("an-giang-2025", "2026", "D766/TOTAL", 60.34, 58.52),
        ("hoa-binh", "2023", "PAR_INDEX/TOTAL", 86.89, 87.89),
        ("lai-chau/skhdt", "2021", "TTHC_QUALITY/TOTAL", 13.859, 12.859),
    }
    assert ("son-la", "2026", "D766/TOTAL", 86.94, 83.63) not in told


def test_fields_of_an_office_add_up_to_its_dossiers(found: list[Reconciliation]) -> None:
    told = [
        check.expression.vi
        for each in found
        if each.index.public_id == "OPERATIONS"
        for check in each.checks
    ]

    assert told == [
        "Hồ sơ tiếp nhận, gồm 5 thành phần từ “Hồ sơ tiếp nhận: Khoa học và công nghệ” đến “Hồ sơ"
        " tiếp nhận: Thanh tra”: 14 + 8 + 0 + 26 + 0 = 48; nguồn (Sở Khoa học và Công nghệ tỉnh Nam"
        " Định) in 48; chênh 0, số đếm nên không có sai số làm tròn"
    ]


def test_figures_in_doubt_are_told_as_such(found: list[Reconciliation]) -> None:
    told = {
        (each.entity.public_id, str(each.period)): check.expression.vi
        for each in found
        if each.index.public_id == "DDCI"
        for check in each.checks
        if not check.ok
    }

    assert told == {
        ("quang-ninh/thanh-pho-mong-cai", "2022"): (
            "Chỉ số DDCI: hạng 1 với 70,35, so với 4 đơn vị có cả điểm và hạng: "
            "trái thứ tự với 1 (Thành phố Hạ Long 70,8, hạng 2); số liệu còn nghi vấn"
        ),
        ("quang-ninh/thanh-pho-ha-long", "2022"): (
            "Chỉ số DDCI: hạng 2 với 70,8, so với 4 đơn vị có cả điểm và hạng: "
            "trái thứ tự với 1 (Thành phố Móng Cái 70,35, hạng 1); số liệu còn nghi vấn"
        ),
    }


@pytest.mark.parametrize("index", ["PAR_INDEX", "SIPAS", "PCI"])
def test_ranks_out_of_order_are_those_of_pandas(
    real: TestHub, found: list[Reconciliation], index: str
) -> None:
    view = real.reader.view()
    held = {
        (each.period, each.entity.id): check.found
        for each in found
        if each.index.public_id == index
        for check in each.checks
        if check.public_id.startswith(f"RANK|{index}/TOTAL") and check.public_id.endswith("|order")
    }

    for at in {at for at, _ in held}:
        cells = view.panel(view.catalogue.meaning(f"{index}/TOTAL", at)).cells(at)
        table = pd.DataFrame(
            [
                (own, cell.value, cell.rank, cell.mark.doubtful)
                for own, cell in cells.items()
                if view.catalogue.by_id[own].kind == "PROVINCE"
            ],
            columns=["entity", "value", "rank", "doubtful"],
        ).dropna()
        for own in table.itertuples():
            others = table[(table["entity"] != own.entity) & (own.doubtful | ~table["doubtful"])]
            wrong = ((others["value"] - own.value) * (others["rank"] - own.rank) > 0).sum()
            assert held.pop((at, own.entity), 0) == wrong, (at, own)

    assert held == {}


def test_published_ranks_of_pci_are_those_of_its_scores(found: list[Reconciliation]) -> None:
    compared = [
        check
        for each in found
        if each.index.public_id == "PCI"
        for check in each.checks
        if check.public_id.endswith("|computed")
    ]

    assert (len(compared), {check.ok for check in compared}) == (316, {True})
