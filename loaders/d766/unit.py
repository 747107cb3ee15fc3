"""A unit of a portal's answer: its name, what it is, and the province beside its name."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from hub.words.names import Names, key, plain
from hub.words.spelling import written_out
from hub.words.terms import EntityKind

_CITY = re.compile("(thanh pho|tp) ")
_COMMITTEE = re.compile(r"^(UBND|Ủy ban nhân dân)\s+", re.I)

Portal = Mapping[str, Any]  # what dataset.toml says of the portal's answers


class PortalUnit(NamedTuple):
    """A unit of an answer, or what stands where one should; `parts` are the groups that stand
    beside it.
    """

    path: str
    fields: Any
    is_head: bool = False
    parts: tuple[tuple[str, Any], ...] = ()

    def name(self, portal: Portal) -> str:
        """The name as the portal writes it; nothing where there is none."""
        fields = self.fields if isinstance(self.fields, dict) else {}
        names = (fields.get(field) for field in portal["names"])
        return next((name.strip() for name in names if isinstance(name, str)), "")

    def kind(self, portal: Portal, names: Names, name: str, province: str | None) -> EntityKind:
        """What the unit is.

        In this order: by the portal's own type; a city is a province where none stands above it;
        a name without a prefix is what it is known as; else by the beginning of the name.
        """
        own = portal["types"].get(str(self.fields.get("departmentType")))
        if own:
            return EntityKind[own]
        words = plain(written_out(key(name)))
        if _CITY.match(words):
            return EntityKind.DISTRICT if province else EntityKind.PROVINCE
        for kind in (EntityKind.MINISTRY, EntityKind.PROVINCE):
            if names.knows(name, kind):
                return kind
        kinds = portal["kinds"].items()
        return next(EntityKind[kind] for kind, pattern in kinds if re.search(pattern, words))

    def metrics(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The metrics within the unit, each with its path."""
        for number, metric in enumerate(listed(self.fields, "metrics")):
            if isinstance(metric, dict):
                yield f"{self.path}.metrics[{number}]", metric


def listed(fields: Any, name: str) -> list[Any]:
    """The list in a field of an object; an empty one where there is none."""
    members = fields.get(name) if isinstance(fields, dict) else None
    return members if isinstance(members, list) else []


def bare(name: str) -> str:
    """The name of a unit without its committee: UBND tỉnh Lai Châu → tỉnh Lai Châu."""
    return _COMMITTEE.sub("", name)


def parted(names: Names, full_name: str) -> tuple[str, str | None]:
    """A name and the province that stands behind it, where one does."""
    name, _, province = full_name.rpartition(" - ")
    if name and names.knows(province, EntityKind.PROVINCE):
        return name, province
    return full_name, None
