"""What a page of trends is asked: its address's parameters as variables of its document."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hub.web.charts import ChartMeasure
from hub.web.pages.page_choices import check
from hub.web.pages.page_request import PageRequest
from hub.web.pages.page_units import units
from hub.web.pages.ranking.ranking_question import TERRITORIES
from hub.words.language import Text

MOST = 6  # units on one page
_USUAL = "PAPI"  # the longest course of all provinces
_YES, _RANKS = "1", "hang"
_CHOICES = {"do": ("diem", _RANKS), "so-doc": (_YES, "0"), "dia-gioi": TERRITORIES}


@dataclass(frozen=True)
class TrendQuestion:
    """What the address asks, its choices made where it makes none."""

    page: PageRequest

    def __post_init__(self) -> None:
        check(self.page, _CHOICES, {"tu": (), "den": ()}, self._faults())

    @cached_property
    def indicator(self) -> str:
        """The indicator: the one asked for, else the total of the index asked for."""
        wanted, index = self._last("chi-so"), self._last("bo")
        if wanted and index in ("", wanted.partition("/")[0]):
            return wanted
        return self._total(index or self._usual)

    @cached_property
    def units(self) -> list[str]:
        """The units, each once; one's own where none is asked for."""
        home = [self.page.site.home] if self.page.site.home else []
        return units(self.page) or home

    @property
    def by_reading(self) -> bool:
        """Whether each reading of a period is a point of its own."""
        return self._last("so-doc") == _YES

    @property
    def measure(self) -> ChartMeasure:
        """What the chart draws."""
        return ChartMeasure.RANK if self._last("do") == _RANKS else ChartMeasure.VALUE

    @property
    def territory(self) -> str:
        """How units are shown before a merger."""
        return TERRITORIES[self._last("dia-gioi") or "cong-bo"]

    @property
    def is_of_index(self) -> bool:
        """Whether another index was chosen, of which the periods are not meant."""
        index, wanted = self._last("bo"), self._last("chi-so").partition("/")[0]
        return "" not in (index, wanted) and index != wanted

    @property
    def variables(self) -> dict[str, Any]:
        """The variables of the document."""
        return {
            "indicator": self.indicator,
            "units": self.units,
            "from": None if self.is_of_index else self._last("tu") or None,
            "to": None if self.is_of_index else self._last("den") or None,
            "byReading": self.by_reading or None,
            "territory": self.territory,
        }

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """The same as the chart takes them."""
        asked = self.variables
        single = {
            name: str(asked[name])
            for name in ("indicator", "from", "to", "territory")
            if asked[name]
        }
        reading = (("byReading", "true"),) if self.by_reading else ()
        return (*single.items(), *(("entities", unit) for unit in self.units), *reading)

    @property
    def _usual(self) -> str:
        known = [index["id"] for index in self.page.data("indices")["indices"]]
        return _USUAL if _USUAL in known or not known else known[0]

    def _total(self, index: str) -> str:
        """The newest total of an index."""
        cells = self.page.data("trend_choices", index=index)["index"]["coverage"]["cells"]
        totals = [cell["indicator"]["id"].partition("@")[0] for cell in cells]
        plain = [total for total in totals if total.endswith("/TOTAL")]
        return (plain or totals or [f"{index}/TOTAL"])[-1]

    def _faults(self) -> Iterator[Text]:
        if len(self.units) > MOST:
            yield Text(
                f"tham số “don-vi”: thấy {len(self.units)} đơn vị, trang này nhận nhiều nhất"
                f" {MOST}",
                f"the parameter “don-vi”: found {len(self.units)} units, this page takes at most"
                f" {MOST}",
            )

    def _last(self, name: str) -> str:
        return self.page.address.last(name)
