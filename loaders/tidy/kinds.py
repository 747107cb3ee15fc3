"""The kinds of units, by the words that people write and by the names of the units."""

import re
from collections.abc import Sequence
from unicodedata import normalize

from hub.words.names import key, plain
from hub.words.proper import proper
from hub.words.spelling import written_out
from hub.words.terms import EntityKind

_WORDS = {
    EntityKind.COUNTRY: ("cả nước",),
    EntityKind.REGION: ("vùng",),
    EntityKind.PROVINCE: ("tỉnh", "tỉnh thành phố", "cấp tỉnh", "thành phố trực thuộc trung ương"),
    EntityKind.DEPARTMENT: ("sở", "sở ban ngành"),
    EntityKind.DISTRICT: (
        "huyện",
        "quận",
        "thị xã",
        "thành phố thuộc tỉnh",
        "thành phố thuộc thành phố",
        "cấp huyện",
        "quận huyện",
        "huyện quận",
        "huyện thị xã thành phố",
        "quận huyện thị xã",
    ),
    EntityKind.COMMUNE: (
        "xã",
        "phường",
        "đặc khu",
        "thị trấn",
        "cấp xã",
        "xã phường",
        "xã phường đặc khu",
        "xã phường thị trấn",
    ),
    EntityKind.MINISTRY: ("bộ", "bộ ngành"),
}
WANTED_VI = (
    "tỉnh | sở | huyện (quận, thị xã, thành phố thuộc tỉnh) | xã (phường, đặc khu, thị trấn) | bộ |"
    " vùng | cả nước; cũng được: "
)
_KINDS = {plain(key(word)): kind for kind, words in _WORDS.items() for word in words}
# Names that are of one kind alone, so that nobody needs to say it.
_PREFIXES = (
    (
        EntityKind.DEPARTMENT,
        re.compile("(sở|văn phòng (ubnd|ủy ban)|thanh tra tỉnh|ban (quản lý|dân tộc)) ?"),
    ),
    (EntityKind.COMMUNE, re.compile("(xã|phường|đặc khu|thị trấn) ")),
    (EntityKind.DISTRICT, re.compile("(huyện|quận|thị xã) ")),
)


def kind(text: str) -> EntityKind:
    """The kind that a cell names, a province where it is blank; KeyError where it names none."""
    if not text:
        return EntityKind.PROVINCE
    return EntityKind.__members__.get(text.upper()) or _KINDS[plain(key(text))]


def completed(kinds: list[str], entities: Sequence[str], provinces: Sequence[str]) -> list[str]:
    """The kind of each unit as its cell says, else by the beginning of a name that only one kind
    bears; within a province a city is one of its districts.
    """
    by_name = {
        (name, province): _kind_of(name)
        or _kind_of_city(name, province)
        or _kind_within(name, province)
        for name, province in set(zip(entities, provinces, strict=True))
    }
    if not any(by_name.values()):
        return kinds
    units = zip(kinds, entities, provinces, strict=True)
    return [kind or by_name[name, province] for kind, name, province in units]


def _kind_of(name: str) -> str:
    forms = normalize("NFC", name).casefold(), written_out(key(name))
    return next((kind.name for kind, prefix in _PREFIXES if any(map(prefix.match, forms))), "")


def _kind_within(name: str, province: str) -> str:
    """The kind of a unit that stands beside its province, by what it is called there."""
    if not province or _is_of_province(name, province):
        return ""
    kinds = (EntityKind.DISTRICT, EntityKind.COMMUNE, EntityKind.DEPARTMENT)
    return next((kind.name for kind in kinds if proper(name, kind)), "")


def _kind_of_city(name: str, province: str) -> str:
    """What a city is that stands beside its province, unless it is that province."""
    is_city = province and plain(key(name)).startswith("tp ")
    return EntityKind.DISTRICT.name if is_city and not _is_of_province(name, province) else ""


def _is_of_province(name: str, province: str) -> bool:
    """Whether a city bears the name of the province beside it."""
    whole = key(province)
    return key(name) in (whole, f"tp {whole}")
