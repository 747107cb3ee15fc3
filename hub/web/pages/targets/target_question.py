"""Which targets a page is asked for: its address's parameters as variables of its documents."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from hub.web.pages.page_choices import check
from hub.web.pages.page_request import PageRequest
from hub.web.pages.page_units import UNITS
from hub.words import period as periods

STATES = {
    "khong-dat": "MISSED",
    "cham": "OFF_TRACK",
    "dung-tien-do": "ON_TRACK",
    "dat": "REACHED",
    "chua-danh-gia": "NOT_MEASURABLE",
}
PAST, COMING = "da-qua", "con-han"
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class TargetQuestion:
    """What the address asks; its unit is as the hub knows it."""

    page: PageRequest

    def __post_init__(self) -> None:
        check(self.page, {"tinh-trang": STATES}, {"han": (PAST, COMING)})

    @cached_property
    def unit(self) -> dict[str, Any] | None:
        """The unit that is asked for; none where all are."""
        named = self.page.address.last(UNITS)
        return self.page.data("unit", unit=named)["entity"] if named else None

    @property
    def states(self) -> list[str]:
        """The states that are shown, by their words, the worst first."""
        chosen = self.page.address.last("tinh-trang")
        return [chosen] if chosen else list(STATES)

    @cached_property
    def whose(self) -> dict[str, str]:
        """The variables that name the unit: of a province its departments too."""
        return whose(self.unit) if self.unit else {}

    @property
    def due(self) -> dict[str, str]:
        """The variables of when they are due."""
        word, today = self.page.address.last("han"), self.page.asker.today
        if word == PAST:
            return {"dueTo": (today - _DAY).isoformat()}
        if word == COMING:
            return {"dueFrom": today.isoformat()}
        if not word:
            return {}
        period = periods.parse(word)
        return {"dueFrom": period.first_day.isoformat(), "dueTo": period.last_day.isoformat()}

    @property
    def variables(self) -> dict[str, Any]:
        """The variables of the documents, but for states and pages."""
        return self.whose | self.due


def whose(unit: dict[str, Any]) -> dict[str, str]:
    """The variables that name a unit: of a province its departments too."""
    return {"province" if unit["kind"] == "PROVINCE" else "unit": unit["id"]}
