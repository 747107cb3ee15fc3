"""/tim: any name, with or without diacritics, to the page of what bears it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.web.pages.page_frame import PageFrame
from hub.web.pages.page_request import PageRequest, document
from hub.web.request import Refusal
from hub.words.language import Text, shortened

_LOOKED_AT = 300  # the best hits, of which each kind shows the first
_SHOWN = 5  # of each kind, until one is chosen
_PAGE = 50  # hits of a chosen kind on one page
_LONGEST = 200  # letters that are looked for


@dataclass(frozen=True)
class HitGroup:
    """A kind of hits: its word of the address, its name, and the types of the API."""

    word: str
    name: Text
    types: tuple[str, ...]

    @property
    def kinds(self) -> list[str]:
        """The same as the API's search takes them."""
        return [kind.upper() for kind in self.types]


_TREND, _RANKING = Text("Xu hướng", "Trend"), Text("Xếp hạng", "Ranking")
_PROFILE = Text("Hồ sơ", "Profile")
_PLACES = {"PROVINCE": "tinh"} | dict.fromkeys(("DEPARTMENT", "DISTRICT", "COMMUNE"), "co-quan")
_OWN = {"Province": "tinh", "Department": "co-quan", "Indicator": "chi-so", "Document": "van-ban"}
_RANKED = {"Index": "bo", "Region": "vung"}
_GROUPS = (
    HitGroup("tinh", Text("Tỉnh, thành phố", "Provinces and cities"), ("Province",)),
    HitGroup("co-quan", Text("Cơ quan", "Departments"), ("Department",)),
    HitGroup("bo", Text("Bộ chỉ số", "Indices"), ("Index",)),
    HitGroup("chi-so", Text("Chỉ số", "Indicators"), ("Indicator",)),
    HitGroup("van-ban", Text("Văn bản", "Documents"), ("Document",)),
    HitGroup(
        "dia-ban", Text("Vùng, huyện, xã", "Regions, districts, communes"), ("Region", "Area")
    ),
)


@dataclass(frozen=True)
class FoundGroup:
    """The hits of a kind that are shown, and how many of it are among the best."""

    group: HitGroup
    hits: Sequence[Mapping[str, Any]]
    count: int

    @property
    def has_more(self) -> bool:
        """Whether not all are shown."""
        return self.count > len(self.hits)


@dataclass(frozen=True)
class MetWords:
    """What words name together, and where it is read."""

    page: PageFrame
    met: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Nam Định · PAPI · năm 2024."""
        unit, indicator = self.met["entity"], self.met["indicator"]
        period = self.page.format.period(self.met["period"]) if self.met["period"] else None
        parts = (unit and unit["name"], indicator and _called(indicator), period)
        return " · ".join(filter(None, parts))

    @property
    def links(self) -> list[tuple[str, str]]:
        """The pages that show it, each with its words, the nearest first."""
        own, link = self._own, self.page.link
        indicator, unit = own["chi_so"], own["don_vi"]
        if not indicator:
            every = [(self._profile, _PROFILE)]
        elif not unit:
            every = [(link("xep-hang", chi_so=indicator, ky=own["ky"]), _RANKING)]
        else:
            every = [
                (link("xu-huong", chi_so=indicator, don_vi=unit), _TREND),
                (link("xep-hang", chi_so=indicator, ky=own["ky"], tinh=unit), _RANKING),
                (self._profile, _PROFILE),
            ]
        return [(address, words.within(self.page.language)) for address, words in every]

    @property
    def _own(self) -> Mapping[str, str | None]:
        unit, indicator = self.met["entity"], self.met["indicator"]
        return {
            "chi_so": indicator and indicator["id"].partition("@")[0],
            "don_vi": unit and unit["id"],
            "ky": self.met["period"],
        }

    @property
    def _profile(self) -> str:
        """The page of the unit alone; of regions and the country their trends."""
        unit = self.met["entity"]
        place = _PLACES.get(unit["kind"])
        if place is None:
            return self.page.link("xu-huong", don_vi=unit["id"])
        return self.page.link(f"{place}/{unit['id']}", ky=self.met["period"])


def _called(indicator: Mapping[str, Any]) -> str:
    name, index = indicator["shortName"], indicator["index"]["shortName"]
    return name if name == index else f"{name} ({index})"


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    text, chosen = _text(page), _chosen(page)
    found = _found(page, text, chosen) if text else None
    nodes = found["nodes"] if found else []
    most = _PAGE if chosen else _SHOWN
    groups = list(_grouped(nodes, most))
    return {
        "text": text,
        "chosen": chosen,
        "found": found,
        "groups": groups,
        "nearest": _nearest(page, text) if text and not groups else [],
        "lead": lambda hit: lead(page, hit),
        "together": [MetWords(page, one) for one in found["together"]] if found else [],
        "most": _LOOKED_AT,
        "question": page.graphiql(document("search"), _variables(page, text, chosen)),
    }


def lead(page: PageFrame, hit: Mapping[str, Any]) -> str:
    """Where a hit is read: its own page, or the nearest that there is."""
    own, kind = hit["id"], hit["__typename"]
    if kind in _OWN:
        return page.link(f"{_OWN[kind]}/{own}")
    if kind in _RANKED:
        return page.link("xep-hang", **{_RANKED[kind]: own})
    if hit["province"]:
        return page.link(f"co-quan/{own}")
    return page.link("xu-huong", don_vi=own)


def _grouped(nodes: Sequence[Mapping[str, Any]], most: int) -> Iterator[FoundGroup]:
    """The kinds of the hits, that of the best first."""
    kinds = {kind: group for group in _GROUPS for kind in group.types}
    for group in dict.fromkeys(kinds[hit["__typename"]] for hit in nodes):
        hits = [hit for hit in nodes if hit["__typename"] in group.types]
        yield FoundGroup(group, hits[:most], len(hits))


def _found(page: PageRequest, text: str, chosen: HitGroup | None) -> dict[str, Any]:
    return page.data("search", **_variables(page, text, chosen))["searchConnection"]


def _variables(page: PageRequest, text: str, chosen: HitGroup | None) -> dict[str, Any]:
    return {
        "text": text,
        "kinds": chosen.kinds if chosen else None,
        "first": _PAGE if chosen else _LOOKED_AT,
        "after": page.address.last("sau") or None,
        "own": _own(page),
    }


def _own(page: PageRequest) -> str | None:
    """The reader's own unit, where there is such a one."""
    own = page.address.last("tinh") or page.site.home
    known = page.answer("unit", unit=own).data if own else None
    return known["entity"]["id"] if known and known["entity"] else None


def _nearest(page: PageRequest, text: str) -> list[str]:
    """The names of units that are most like the words, where nothing was found."""
    answer = page.answer("unit_near", text=text)
    if answer.errors:
        return list(answer.errors[0].get("extensions", {}).get("nearest", ()))
    return [answer.data["entity"]["name"]] if answer.data else []


def _text(page: PageRequest) -> str:
    return " ".join(page.address.last("chu").split())[:_LONGEST]


def _chosen(page: PageRequest) -> HitGroup | None:
    """The kind that the address asks for alone; Refusal of one that there is not."""
    word = page.address.last("loai")
    if not word:
        return None
    for group in _GROUPS:
        if group.word == word:
            return group
    words, shown = ", ".join(group.word for group in _GROUPS), shortened(word)
    text = Text(
        f"tham số “loai”: thấy “{shown}”, cần một trong {words}",
        f"the parameter “loai”: found “{shown}”, one of {words} is wanted",
    )
    raise Refusal(404, text, code="UnknownName")
