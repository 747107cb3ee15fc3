"""Every name that was curated is known, as the unit of its day."""

import csv
from datetime import date

import pytest

from hub.words.period import parse
from hub.words.terms import EntityKind
from tests.hubs import SHARED
from tests.words.test_names import ERAS, names, units

CURATED = SHARED / "data" / "places" / "aliases.csv"
FIGURES = SHARED / "data" / "departments"
KINDS = (
    (EntityKind.MINISTRY, ("Bộ ", "Bảo hiểm xã hội Việt Nam")),
    (EntityKind.COMMUNE, ("UBND xã", "UBND phường")),
    (EntityKind.DISTRICT, ("Huyện ", "Quận ", "Thị xã ", "Thành phố ")),
    (EntityKind.BODY, ("Công ty ",)),
    (EntityKind.DEPARTMENT, ("",)),
)


def curated():
    if not CURATED.exists():
        pytest.skip(f"{CURATED} is not here; the curated spellings come with the shared folder")
    with CURATED.open(encoding="utf-8", newline="") as file:
        return [(record["alias"], record["code"], record["era"]) for record in csv.DictReader(file)]


@pytest.mark.parametrize("kind", [None, EntityKind.PROVINCE])
def test_every_curated_spelling_means_the_unit_of_its_code_and_era(kind):
    in_era = {
        (unit.code, era): unit.id
        for era, day in ERAS.items()
        for unit in units()
        if unit.code and (unit.valid_from or date.min) <= day <= (unit.valid_to or date.max)
    }
    spellings = curated()

    wrong = [
        (alias, era)
        for alias, code, era in spellings
        if names().resolve(alias, ERAS[era], kind) != in_era[code, era]
    ]

    assert len(spellings) == 690
    assert wrong == []


@pytest.mark.parametrize("file", ["ddci", "dept_par", "dept_sipas", "dept_tthc_quality", "d766"])
def test_every_unit_within_a_province_that_a_figure_names_is_known(file):
    if not FIGURES.exists():
        pytest.skip(
            f"{FIGURES} is not here; the figures of departments come with the shared folder"
        )
    with (FIGURES / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        named = {
            (each["province_name"], each["unit_name"], each["period"])
            for each in csv.DictReader(lines)
            if each["unit_name"] and not each["unit_name"].startswith("(")
        }

    for province, unit, period in named:
        day = parse(period).last_day
        kind = next(kind for kind, starts in KINDS if unit.startswith(starts))
        within = (
            None
            if kind is EntityKind.MINISTRY
            else names().resolve(province, day, EntityKind.PROVINCE)
        )
        assert names().resolve(unit, day, kind, within)
