"""What a ranking is asked: the parameters of its address as the variables of its document."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hub.web.pages.page_choices import check
from hub.web.pages.page_request import PageRequest
from hub.web.request import Refusal
from hub.words import period as periods
from hub.words.language import Text

USUAL = "D766"  # the index with which the rankings begin, where the hub has it
TERRITORIES = {
    "cong-bo": "AS_PUBLISHED",
    "tinh-cu": "PREDECESSORS",
    "trung-binh": "REBUILT_MEAN",
    "dan-so": "REBUILT_POPULATION",
}
ORDERS = {"tot-nhat": "BEST_FIRST", "kem-nhat": "WORST_FIRST", "ten": "NAME", "thay-doi": "CHANGE"}
KINDS = {"tinh": "PROVINCE", "co-quan": "DEPARTMENT", "huyen": "DISTRICT", "xa": "COMMUNE"}
AGAINST = {"ky-truoc": "PREVIOUS", "nam-truoc": "SAME_PERIOD_LAST_YEAR", "khong": "NONE"}
CHOICES = {"dia-gioi": TERRITORIES, "thu-tu": ORDERS, "cap": KINDS}
DATED = {"ky": (), "so-voi": AGAINST}
_NOTHING = Text(
    "hệ thống chưa có số liệu của bộ chỉ số nào; đề nghị người quản trị hệ thống nhập số liệu",
    "the hub holds no figures of any index yet; ask the operator of the hub to import some",
)


@dataclass(frozen=True)
class RankingQuestion:
    """What the address asks, its choices made where it makes none."""

    page: PageRequest
    indices: list[Mapping[str, Any]]

    def __post_init__(self) -> None:
        check(self.page, CHOICES, DATED)

    @property
    def indicator(self) -> str:
        """The indicator: the one asked for, else the total of the index asked for."""
        wanted, index = self._last("chi-so"), self._last("bo")
        if wanted and index in ("", wanted.partition("/")[0]):
            return wanted
        return self.total(index or self._usual)

    @property
    def is_of_index(self) -> bool:
        """Whether another index was chosen, of which neither period nor reading is meant."""
        index, wanted = self._last("bo"), self._last("chi-so").partition("/")[0]
        return "" not in (index, wanted) and index != wanted

    @property
    def kind(self) -> str:
        """The kind of units, by its word of the address."""
        index = self.indicator.partition("/")[0]
        return self._last("cap") or _kind_of(self.indices, index)

    @cached_property
    def own(self) -> str:
        """The reader's own unit; of a department its province, where provinces are ranked."""
        return self._home.partition("/")[0] if self.kind == "tinh" else self._home

    @property
    def _home(self) -> str:
        """The unit that is the reader's, under whatever name it is known; Refusal of one that the
        address names and nobody knows.
        """
        if name := self._last("tinh"):
            return self.page.data("unit", unit=name)["entity"]["id"]
        home = self.page.site.home
        known = self.page.answer("unit", unit=home).data if home else None
        return known["entity"]["id"] if known and known["entity"] else ""

    @cached_property
    def province(self) -> str:
        """Of which province the departments or communes are; where that is not said, one of which
        figures are held.
        """
        return self._last("cua") or self.own.partition("/")[0] or self._rated_province

    @property
    def order(self) -> str:
        """The order, by its word of the address."""
        return self._last("thu-tu") or "tot-nhat"

    @property
    def territory(self) -> str:
        """The territory, by its word of the address."""
        return self._last("dia-gioi") or "cong-bo"

    @property
    def variables(self) -> dict[str, Any]:
        """The variables of the document."""
        against = self._last("so-voi")
        is_named = not against or against in AGAINST or not self._is_earlier(against)
        return {
            "indicator": self.indicator,
            "period": None if self.is_of_index else self._last("ky") or None,
            "reading": None if self.is_of_index else self._last("so-doc") or None,
            "among": self._among() or None,
            "against": AGAINST.get(against),
            "baseline": None if is_named else against,
            "territory": TERRITORIES[self.territory],
            "order": ORDERS[self.order],
        }

    def _is_earlier(self, against: str) -> bool:
        """Whether a period is before the one that is shown; another is not meant with it."""
        shown = self._last("ky")
        return not shown or periods.parse(against).last_day < periods.parse(shown).last_day

    def _among(self) -> dict[str, str]:
        wanted = {"region": self._last("vung"), "block": self._last("khoi")}
        if self.kind != "tinh":
            wanted |= {"kind": KINDS[self.kind], "province": self.province, "region": ""}
        return {name: value for name, value in wanted.items() if value}

    @property
    def _usual(self) -> str:
        known = [index["id"] for index in self.indices]
        if not known:
            raise Refusal(404, _NOTHING, code="UnknownName")
        return USUAL if USUAL in known else known[0]

    def total(self, index: str) -> str:
        """The total of an index: the newest that its coverage names; Refusal of an unknown one."""
        if index not in {one["id"] for one in self.indices}:
            self.page.data("index", index=index)
        cells = _cells_of(self.indices, index)
        totals = [cell["indicator"]["id"].partition("@")[0] for cell in cells]
        plain = [total for total in totals if total.endswith("/TOTAL")]
        return (plain or totals or [f"{index}/TOTAL"])[-1]

    @property
    def _rated_province(self) -> str:
        index, kind = self.indicator.partition("/")[0], KINDS[self.kind]
        cells = _cells_of(self.indices, index)
        ends = [periods.parse(cell["period"]) for cell in cells if cell["kind"] == kind]
        last = str(max(ends) if ends else self.page.asker.today.year)
        answer = self.page.answer("rated_province", **{"index": index, "kind": kind, "from": last})
        nodes = answer.data["observations"]["nodes"] if answer.data else []
        return nodes[0]["entity"]["province"]["id"] if nodes else ""

    def _last(self, name: str) -> str:
        return self.page.address.last(name)


def _kind_of(indices: list[Mapping[str, Any]], index: str) -> str:
    """The kind of units that an index rates, by its word; provinces where it rates those too."""
    kinds = [cell["kind"] for cell in _cells_of(indices, index)]
    words = [word for word, kind in KINDS.items() if kind in kinds]
    return words[0] if words else "tinh"


def _cells_of(indices: list[Mapping[str, Any]], index: str) -> list[Mapping[str, Any]]:
    """What the coverage of an index holds; nothing of one that there is not."""
    return [cell for one in indices if one["id"] == index for cell in one["coverage"]["cells"]]
