"""Of what kind the units of a table are, by their words, their block and the head above them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from hub.words.names import key, plain
from hub.words.terms import EntityKind

_PREFIX = re.compile(r"^(?:ubnd|uy ban nhan dan) ")
_COMMITTEE = re.compile(r"\b(?:uy ban nhan dan|ubnd)\b")
_DISTRICT = re.compile(r"^(?:h|q|tx|tp|huyen|thi xa|thanh pho|t x|t p) ")
_COMMUNE = re.compile(r"^(?:x|p|tt|dk|xa|phuong|thi tran|dac khu|t t|d k) ")
_URBAN = re.compile(r"^quận ")  # Quan Sơn and Quan Hóa are names
# Words with which only offices begin; Hội Xuân, Đại Từ and Đoan Hùng are localities.
_OFFICE = re.compile(
    r"^(?:so|bql|van phong|vp|thanh tra|cuc|chi cuc|cong an|bao hiem|bhxh|kho bac|kbnn|bo chi huy"
    r"|bo doi|toa an|ngan hang|nhnn|trung tam|lien minh|chi nhanh|dien luc|cong ty|tong cong ty"
    r"|uy ban mat tran|uy ban mttq|hai quan|thue|quan ly thi truong|lien doan|tinh doan|doi quan ly"
    r"|ban (?:quan ly|ql|dan toc|to chuc|noi chinh|tuyen giao|dan van|tiep|chi huy)"
    r"|hoi (?:nong dan|lien hiep|cuu chien binh|chu thap do|dong)|vien kiem sat|doan (?:thanh nien"
    r"|dai bieu)|dai (?:phat thanh|truyen hinh|pttt|ptth)|truong (?:dai hoc|cao dang|chinh tri)"
    r"|s(?:nv|tc|xd|yt|ct|tp|dl|gtvt|gd ?dt|kh ?dt|kh ?cn|nn ?mt|nn ?ptnt|tn ?mt|tt ?tt|vh ?tt ?dl"
    r"|ldtbxh|vhtt|ngv|qhkt))\b"
)
_LISTS = (
    (
        EntityKind.COMMUNE,
        re.compile(r"(?<!thi )\bxa\b|(?<!dia )\bphuong\b|\bthi tran\b|\bdac khu\b"),
    ),
    (EntityKind.DISTRICT, re.compile(r"\b(?:huyen|quan|thi xa|cap huyen)\b")),
    (EntityKind.DEPARTMENT, re.compile(r"\b(?:so|ban|nganh|co quan)\b")),
)
_NATIONAL = 0.6  # of the rows name provinces
_WORDS = {
    "province": EntityKind.PROVINCE,
    "tinh": EntityKind.PROVINCE,
    "ministry": EntityKind.MINISTRY,
    "bo": EntityKind.MINISTRY,
    "department": EntityKind.DEPARTMENT,
    "so": EntityKind.DEPARTMENT,
    "district": EntityKind.DISTRICT,
    "huyen": EntityKind.DISTRICT,
    "commune": EntityKind.COMMUNE,
    "xa": EntityKind.COMMUNE,
}


def are_provinces(names: Iterable[str], is_province: Callable[[str], bool]) -> bool:
    """Whether a table is of provinces: most of its rows name one, and hardly any another unit."""
    kinds = Counter("province" if is_province(name) else "other" for name in names)
    return kinds["province"] >= _NATIONAL * max(1, kinds.total())


def kind(name: str, block: str, head: str) -> EntityKind | None:
    """The kind of a unit below a province by its own words, else by those of its block or of the
    head of its column; None where none says it.
    """
    words = plain(key(name))
    bare = _PREFIX.sub("", words)
    if _COMMUNE.match(bare):
        return EntityKind.COMMUNE
    if _DISTRICT.match(f"{bare} ") or _URBAN.match(key(name)):
        return EntityKind.DISTRICT
    if _OFFICE.match(bare) or words.startswith("van phong"):
        return EntityKind.DEPARTMENT
    return _of_list(block) or _of_list(head)


def locality(*lists: str) -> bool:
    """Whether a list speaks of địa phương: of districts until June 2025, of communes since."""
    return any("dia phuong" in plain(key(text)) for text in lists)


def told(word: str) -> EntityKind | None:
    """The kind that a cell of a column of kinds says."""
    return _WORDS.get(plain(key(word)).split(" ")[0]) if word else None


def _of_list(text: str) -> EntityKind | None:
    """The one kind of unit that the name of a list speaks of."""
    words = _COMMITTEE.sub(" ", plain(key(text)))
    kinds = [one for one, form in _LISTS if form.search(words)]
    return kinds[0] if len(kinds) == 1 else None
