"""Field: among whom a row is compared, as narrowed by its question, within a sentence."""

from hub.queries.sentence.words import Words
from hub.words.language import Language, Text
from hub.words.terms import EntityKind

_MERGED = Text(" sau sắp xếp", " after the mergers")
_NOTHING = Text("", "")


def field(words: Words) -> Text:
    """Those who compete: tỉnh, thành phố; tỉnh, thành phố vùng Đồng bằng sông Hồng; tỉnh được
    chọn.
    """
    return _narrowed(words, _NOTHING)


def merged_field(words: Words) -> Text:
    """The same of the map of after the mergers: tỉnh, thành phố sau sắp xếp."""
    return _narrowed(words, _MERGED)


def leader(words: Words, several: bool) -> Text:
    """Who leads them: đơn vị dẫn đầu, đơn vị dẫn đầu vùng Đồng bằng sông Hồng."""
    among, vi = words.contest.competition.among, "các đơn vị" if several else "đơn vị"
    en = "leaders" if several else "leader"
    if among.chosen:
        return Text(f"{vi} dẫn đầu trong số được chọn", f"the {en} of those chosen")
    region = _region(words) if among.region else _NOTHING
    return Text(f"{vi} dẫn đầu{region.vi}", f"the {en}{region.en}")


def _narrowed(words: Words, merged: Text) -> Text:
    among = words.contest.competition.among
    if among.chosen:
        units = _chosen(words)
        return Text(f"{units.vi}{merged.vi} được chọn", f"chosen {units.en}{merged.en}")
    region = _region(words) if among.region else _NOTHING
    units = words.scope
    return Text(f"{units.vi}{merged.vi}{region.vi}", f"{units.en}{merged.en}{region.en}")


def _chosen(words: Words) -> Text:
    """Provinces are called tỉnh where no city is among them, and cities thành phố."""
    now, day = words.contest.competition, words.row.at.period.last_day
    if now.kind is not EntityKind.PROVINCE:
        return words.scope
    cities = {entity.named(day).is_city for entity in now.members}
    if len(cities) != 1:
        return words.scope
    return Text("thành phố", "cities") if cities == {True} else Text("tỉnh", "provinces")


def _region(words: Words) -> Text:
    now = words.contest.competition
    day = now.map_period.last_day
    region = now.catalogue.entity(now.among.region, day, EntityKind.REGION)
    vi, en = (region.name(language, day) for language in Language)
    return Text(f" vùng {vi}", f" of the {en} region")
