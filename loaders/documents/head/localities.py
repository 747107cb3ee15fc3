"""The district or commune whose letterhead a document bears, where the catalogue knows exactly
one of that kind and name on its day.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from hub.dataset import records
from hub.dataset.rows import EntityNameRow, EntityRow
from hub.words.terms import BELOW_PROVINCES, EntityKind
from loaders.documents.head import offices
from loaders.documents.rules.wording import UPPER, fold, toned

_KINDS = "thị trấn|thị xã|thành phố|đặc khu|huyện|quận|phường|xã"
_WHOLE = rf"(?:{_KINDS}|tỉnh)"
_BODY = re.compile(
    toned(
        rf"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\s+(?P<unit>(?:{_KINDS})\s+.+?)"
        rf"(?P<rest>(?:,?\s+{_WHOLE}\s+.+)?)$"
    )
)
_BODIES = re.compile(toned(r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\s"))


_KIND = re.compile(toned(_KINDS))
_COMMITTEE = "(?:UBND|[UỦ]y ban nhân dân|Uỷ ban nhân dân)"


class Locality(NamedTuple):
    """A district or a commune, and when it stood."""

    public_id: str
    kind: EntityKind
    province: str
    name_vi: str
    valid_from: date | None
    valid_to: date | None

    def stands_on(self, day: date) -> bool:
        """Whether it bore its name on a day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    def is_called(self, text: str) -> bool:
        """Whether a text begins with its committee, by its name or by its kind alone: UBND xã đã
        …
        """
        kind = _KIND.match(fold(self.name_vi))[0]
        name = re.escape(self.name_vi[len(kind) :])
        return bool(
            re.match(
                rf"{_COMMITTEE}(?: (?i:{kind})(?:{name}(?!\w)|(?! [{UPPER}]))|\s*[,.;:]|$)", text
            )
        )


def of_letterhead(places: Path, letterhead: str, on: date) -> Locality | None:
    """The unit whose committee or council is the last body of a letterhead, on a day; None where
    it may be of several provinces.
    """
    letterhead = " ".join(letterhead.split())
    folded = fold(letterhead)
    bodies = [body.start() for body in _BODIES.finditer(folded)]
    body = _BODY.match(folded, bodies[-1]) if bodies else None
    if body is None:
        return None
    unit = body["unit"]
    if unit.startswith("thành phố") and _is_of_the_state(places, unit, on):
        return None
    others = f"{letterhead[: bodies[-1]]} {letterhead[body.end('unit') :]}"
    called = [one for one in _called(places).get(unit.strip(" ,"), ()) if one.stands_on(on)]
    within = _within(called, offices.province(places, [others], on), fold(others))
    return within[0] if len(within) == 1 else None


def _within(called: Sequence[Locality], province: str | None, others: str) -> list[Locality]:
    """Those of a province; none where the other words name a province that is not known."""
    if province:
        return [one for one in called if one.province == province]
    is_unknown = re.search(r"(?<!\w)(?:tỉnh|thành phố)\s", others)
    return [] if is_unknown else list(called)


def _is_of_the_state(places: Path, city: str, on: date) -> bool:
    """Whether a city is itself a province on a day."""
    names = chain.from_iterable(offices.called(places).values())
    cities = (name for name in names if name.is_city and fold(name.official_vi) == city)
    return any((name.valid_from or on) <= on <= (name.valid_to or on) for name in cities)


@lru_cache(maxsize=4)
def _called(places: Path) -> dict[str, list[Locality]]:
    """The districts and communes by their folded names, each for the time in which it bore the
    name.
    """
    units = {
        row.public_id: row
        for row in records.rows(EntityRow, places / "entities.csv")
        if row.kind in BELOW_PROVINCES
    }
    called: dict[str, list[Locality]] = defaultdict(list)
    for name in records.rows(EntityNameRow, places / "names.csv"):
        if unit := units.get(name.entity):
            one = Locality(
                public_id=unit.public_id,
                kind=unit.kind,
                province=unit.province,
                name_vi=name.name_vi,
                valid_from=name.valid_from or unit.valid_from,
                valid_to=name.valid_to or unit.valid_to,
            )
            called[fold(name.official_vi)].append(one)
    return called
