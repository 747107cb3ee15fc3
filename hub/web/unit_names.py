"""Names of units that stand beside each other: what else tells two of one name apart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from hub.words.language import Language, Text

_BEFORE = Text(" (trước sắp xếp)", " (before the merger)")
Trend = Mapping[str, Any]


def told_apart(trends: Sequence[Trend], language: Language) -> list[dict[str, Any]]:
    """Trends whose units have names of their own: with their provinces where those are several,
    and of two of one name the one that has ended is called so.
    """
    entities = [trend["entity"] for trend in trends]
    names = {entity["id"]: _named(entity, entities) for entity in entities}
    counts = Counter(names.values())
    for entity in entities:
        if counts[names[entity["id"]]] > 1 and entity["validTo"]:
            names[entity["id"]] += _BEFORE.within(language)
    return [
        {**trend, "entity": {**trend["entity"], "name": names[trend["entity"]["id"]]}}
        for trend in trends
    ]


def _named(entity: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> str:
    provinces = {each["province"]["id"] for each in others if _is_within(each)}
    is_plain = not _is_within(entity) or len(provinces) == 1
    return entity["name"] if is_plain else f"{entity['name']} ({entity['province']['name']})"


def _is_within(entity: Mapping[str, Any]) -> bool:
    """Whether it is a unit within a province."""
    return entity["province"] is not None and entity["province"]["id"] != entity["id"]
