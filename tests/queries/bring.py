"""Figures that a test brings to the made-up hub."""

from datetime import UTC, datetime
from typing import Any

from hub.release import Outcome
from tests.hubs import TestHub

HEADER = "period,entity,code,value,source\n"


def bring(hub: TestHub, *lines: str, year: int | None = None) -> Outcome:
    """Import a file of these lines, as if in the middle of a year to come."""
    path = hub.seeds.parent / "brought.csv"
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    manner: dict[str, Any] = {"clock": lambda: datetime(year, 6, 1, tzinfo=UTC)} if year else {}
    return hub.take("made", path, **manner)


def day(year: int) -> datetime:
    """The first day of a year."""
    return datetime(year, 1, 1, tzinfo=UTC)
