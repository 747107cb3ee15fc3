"""Figures that a test brings to the made-up hub."""

from datetime import UTC, datetime
from typing import Any

from hub.importing.release import Outcome
from tests.hubs import TestHub

HEADER = "period,entity,code,value,source\n"
DEPARTMENTS = {
    "entities.csv": (
        "an/y-te,DEPARTMENT,an,,,,\nan/xay-dung,DEPARTMENT,an,,,,\nan/huyen,DISTRICT,an,,,,\nbinh/y-te,DEPARTMENT,binh,,,,\n"
        "bo-thu,MINISTRY,,,,,\n"
    ),
    "names.csv": (
        "an/y-te,Sở Y tế,Health,Sở Y tế,Department of Health,,,\nan/xay-dung,Sở Xây"
        " dựng,Building,Sở Xây dựng,Building Office,,,\nan/huyen,Huyện Đông,East,Huyện Đông,East"
        " District,,,\nbinh/y-te,Sở Y tế,Health,Sở Y tế,Department of Health,,,\nbo-thu,Bộ"
        " Thử,Ministry,Bộ Thử,Ministry of Tests,,,\n"
    ),
}
OFFICES = {
    "dataset.toml": (
        """
needs = ["places"]
figures = "[0-9]*.csv"

[[index]]
public_id = "OFFICES"
name_vi = "Chỉ số của sở"
name_en = "Offices"
description_vi = "Chỉ để thử."
description_en = "For tests only."
publisher = "Từng tỉnh"
frequency = "YEAR"
kind = "DEPARTMENT"

[[edition]]
public_id = "OFFICES@an"
index = "OFFICES"
name_vi = "Bộ tiêu chí của Ân"
name_en = "Criteria of An"
province = "an"
valid_from = "2018"
"""
    ),
    "indicators.csv": (
        "public_id,index,code,name_vi,name_en,unit,level,valid_from\n"
        "OFFICES/TOTAL@2018,OFFICES,OFFICES/TOTAL,Tổng,Total,points,0,2018\n"
    ),
    "sources.csv": "public_id,publisher,title,tier\noffices/paper,Báo thử,Báo,PRESS\n",
}


def bring(
    hub: TestHub, *lines: str, year: int | None = None, header: str = HEADER, dataset: str = "made"
) -> Outcome:
    """Import a file of these lines, as if in the middle of a year to come, whatever is suspected
    of them.
    """
    path = hub.seeds.parent / "brought.csv"
    path.write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    manner: dict[str, Any] = {"clock": lambda: datetime(year, 6, 1, tzinfo=UTC)} if year else {}
    return hub.take(dataset, path, accept="chỉ để thử", **manner)


def of_any_length(hub: TestHub, frequency: str = "IRREGULAR") -> None:
    """Let the made-up index have periods of any length."""
    path = hub.seeds / "made" / "dataset.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('"YEAR"', f'"{frequency}"'), encoding="utf-8"
    )
    hub.take("made", accept="chỉ để thử")


def found_departments(hub: TestHub) -> None:
    """Two offices and a district of Ân, one office of Bình, a ministry, and an index of their
    own without figures yet.
    """
    for file, lines in DEPARTMENTS.items():
        path = hub.seeds / "places" / file
        path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")
    hub.take("places")
    (hub.seeds / "offices").mkdir()
    for file, text in OFFICES.items():
        (hub.seeds / "offices" / file).write_text(text, encoding="utf-8")


def day(year: int) -> datetime:
    """The first day of a year."""
    return datetime(year, 1, 1, tzinfo=UTC)
