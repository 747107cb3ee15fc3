"""What a scoreboard is asked: its address's parameters as variables of its document."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson

from hub.web.pages.page_choices import check
from hub.web.pages.page_request import PageRequest
from hub.web.pages.page_units import units
from hub.web.pages.ranking.ranking_question import CHOICES, DATED, RankingQuestion

_RANK, _SHARE = "hang", "ty-le"
_COLOURS = {"mau": (_RANK, _SHARE)}
_SHARED = ("indicator", "period", "among", "territory")


@dataclass(frozen=True)
class ScoreQuestion:
    """What the address asks; who is compared, and when, is asked as in a ranking of the total."""

    page: PageRequest
    indices: list[Mapping[str, Any]]

    def __post_init__(self) -> None:
        check(self.page, _COLOURS | CHOICES, DATED)

    @cached_property
    def ranking(self) -> RankingQuestion:
        """The same as a ranking."""
        return RankingQuestion(self.page, self.indices)

    @property
    def index(self) -> str:
        """The index."""
        return self.ranking.indicator.partition("/")[0]

    @property
    def is_by_share(self) -> bool:
        """Whether colours show shares of the maximum, not quartiles."""
        return self.page.address.last("mau") == _SHARE

    @property
    def units(self) -> list[str]:
        """The units that are shown; all where none is named."""
        return units(self.page)

    @property
    def variables(self) -> dict[str, Any]:
        """The variables of the document."""
        asked = self.ranking.variables
        shared = {name: asked[name] for name in _SHARED}
        total = self.ranking.total(self.index)
        return shared | {"indicator": total, "index": self.index, "entities": self.units or None}

    @property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        """The same as the chart takes them."""
        asked = self.variables
        single = {name: asked[name] for name in ("index", "period", "territory") if asked[name]}
        among = {"among": orjson.dumps(asked["among"]).decode()} if asked["among"] else {}
        own = {"own": self.ranking.own} if self.ranking.own else {}
        entities = (("entities", unit) for unit in self.units)
        return (*(single | among | own).items(), *entities)
