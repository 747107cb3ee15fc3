"""Writes seeds/places from the researched tables of units, successions, spellings and departments.

python -m scripts.seed_places ../shared/data/places
"""

import csv
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from hub.dataset.rows import (
    AliasRow,
    BreakRow,
    DocumentRow,
    EntityNameRow,
    EntityRow,
    MembershipRow,
    SuccessionRow,
)
from hub.words.names import plain, slug
from hub.words.terms import BreakKind, EntityKind, Severity, SuccessionKind
from loaders.places import DepartmentRow

SEEDS = Path(__file__).resolve().parents[1] / "seeds" / "places"
WITHIN = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
MERGER = date(2025, 7, 1)
REGIONS_REDRAWN = date(2025, 10, 5)  # Nghị quyết 306/NQ-CP
DAY = timedelta(days=1)
COUNTRY = "ca-nuoc"
# Beside the curated spellings of provinces; the ministry's PAR INDEX writes the northern region
# without "và", the portal of Decision 766 two communes of Gia Lai in its own way, and a paper the
# district after the name of a ward.
SPELLINGS = (
    AliasRow(COUNTRY, "Việt Nam"),
    AliasRow(COUNTRY, "Vietnam"),
    AliasRow(COUNTRY, "Toàn quốc"),
    AliasRow("trung-du-va-mien-nui-phia-bac", "Trung du miền núi phía Bắc"),
    AliasRow("trung-du-va-mien-nui-phia-bac-2025", "Trung du miền núi phía Bắc"),
    AliasRow("gia-lai-2025/xa-al-ba", "Xã Albá"),
    AliasRow("gia-lai-2025/xa-ia-chia", "Xã Ia Chía"),
    AliasRow("binh-duong/phuong-phu-tan", "Phường Phú Tân (TP Thủ Dầu Một)"),
    AliasRow("binh-duong/phuong-tan-binh", "Phường Tân Bình (TP Dĩ An)"),
)

NUMBERED = re.compile(
    r"(Nghị quyết|Nghị định|Quyết định|Thông tư) (\d+/[^\s;,]+)(?: \((\d+/\d+/\d{4})\))?"
)
ASSEMBLY = re.compile(
    r"(Nghị quyết) Quốc hội (khóa \w+ kỳ họp thứ \d+) \((\d+/\d+/\d{4}), không số\)"
)
COUNCIL = re.compile(r"(Nghị quyết) HĐND TP\.HCM (\d+/\d+/\d{4})(?:; (\d+/\d+/\d{4}))?")
ISSUERS = {
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "QH": "Quốc hội",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "BKHCN": "Bộ Khoa học và Công nghệ",
}

DEPARTMENTS_OF_2025 = "45-2025-nd-cp"
HO_CHI_MINH = "ho-chi-minh ho-chi-minh-2025"
COUNCIL_OF_FEBRUARY, COUNCIL_OF_APRIL = (
    "nq-hdnd-ho-chi-minh-2025-02-20",
    "nq-hdnd-ho-chi-minh-2025-04-18",
)
# Bodies that only some provinces have: those that a figure names. Ninh Bình has a Sở Du lịch
# (168/2025/QĐ-UBND), and its DDCI of 2022 names a Sở Văn hóa và Thể thao, which goes with one. The
# portal of Decision 766 lists both in the new An Giang.
NINH_BINH = "ninh-binh ninh-binh-2025"
PROVINCES = {
    "SDL": f"an-giang-2025 {NINH_BINH} quang-ninh",
    "SVHTT": f"an-giang-2025 {NINH_BINH}",
    "SQHKT": "ha-noi",
    "BDT": "binh-phuoc can-tho gia-lai hoa-binh nghe-an son-la thanh-hoa",
    "SNGV": (
        "ba-ria-vung-tau binh-phuoc can-tho dong-nai gia-lai gia-lai-2025 ha-noi ha-tinh "
        "hai-phong-2025 lam-dong-2025 lao-cai phu-yen quang-nam tay-ninh thanh-hoa tien-giang"
    ),
    "SDTTG": "an-giang-2025 bac-ninh-2025 gia-lai-2025 ha-noi",
    "BQLKCN": (
        "bac-giang bac-kan bac-ninh-2025 dong-nai hoa-binh "
        "lam-dong son-la thai-nguyen-2025 tien-giang vinh-long"
    ),
    "BQLKKT": (
        "an-giang-2025 binh-phuoc dong-thap gia-lai gia-lai-2025 "
        "hai-phong-2025 kon-tum phu-yen quang-ninh tay-ninh tra-vinh"
    ),
}
BUT_NOT = {"SVHTTDL": f"an-giang-2025 {NINH_BINH}"}
# How provinces call their boards besides the curated spellings.
ALSO = {
    "BQLKCN": "Ban Quản lý các khu công nghiệp tỉnh",
    "BQLKKT": "Ban Quản lý khu kinh tế tỉnh|Ban Quản lý các khu kinh tế",
}
# Hồ Chí Minh kept transport and environment apart until 2025-04-30 and used the new name for
# agriculture only after that.
OWN_WAY = {
    "SGTVT": {"successor": "SGTCC"},
    "SNNPTNT": {"successor": "STNMT-2025"},
    "STNMT": {"successor": "STNMT-2025"},
    "SNNMT": {"valid_from": "2025-05-01"},
}

ENGLISH = {
    "Huyện": "District",
    "Quận": "District",
    "Thị xã": "Town",
    "Thành phố": "City",
    "Xã": "Commune",
    "Phường": "Ward",
    "Đặc khu": "Special Zone",
}
# The researched lists write both Hoà and Hòa.
LATE_TONE = re.compile(
    "(?<![qQ])([ouOU])([aey])([\u0300\u0301\u0303\u0309\u0323])(?![\u0300-\u036f]|\\w)"
)
# What a note of the list of communes tells of one that changed its kind.
OTHER_KIND = re.compile(r"^(\w+) from \S+ to (\S+), \w+ since (\S+)")

BREAKS = (
    (
        "2008-08",
        "ha-noi",
        Severity.CUT,
        "15-2008-qh12",
        "Hà Nội nhận toàn bộ Hà Tây, huyện Mê Linh (Vĩnh Phúc) và 4 xã của Hòa Bình từ 01/08/2008.",
        (
            "Hà Nội took in the whole of Hà Tây, Mê Linh district (Vĩnh Phúc) and 4 communes of Hòa"
            " Bình on 2008-08-01."
        ),
    ),
    (
        "2008-08",
        "vinh-phuc",
        Severity.NOTE,
        "15-2008-qh12",
        "Vĩnh Phúc chuyển huyện Mê Linh về Hà Nội từ 01/08/2008.",
        "Vĩnh Phúc gave Mê Linh district to Hà Nội on 2008-08-01.",
    ),
    (
        "2008-08",
        "hoa-binh",
        Severity.NOTE,
        "15-2008-qh12",
        "Hòa Bình chuyển 4 xã của huyện Lương Sơn về Hà Nội từ 01/08/2008.",
        "Hòa Bình gave 4 communes of Lương Sơn district to Hà Nội on 2008-08-01.",
    ),
    (
        "2008-08",
        "phu-tho",
        Severity.NOTE,
        "14-2008-qh12",
        "Phú Thọ nhận xã Tân Đức của Hà Tây trong tháng 8/2008.",
        "Phú Thọ received Tân Đức commune from Hà Tây in August 2008.",
    ),
    (
        "2025-01",
        "hue/thanh-pho-hue",
        Severity.CUT,
        None,
        "Thành phố Huế (cấp huyện) chia thành quận Thuận Hóa và quận Phú Xuân từ 01/01/2025.",
        (
            "Huế City, a district-level unit, was divided into the districts of Thuận Hóa and Phú"
            " Xuân on 2025-01-01."
        ),
    ),
)

Record = dict[str, str]


class Unit(NamedTuple):
    """A province with the records that tell of it, oldest first."""

    id: str
    records: list[Record]
    valid_to: date | None

    @property
    def entity(self) -> EntityRow:
        """The province itself; ISO 3166-2 lists only the 63, so a merged province has no code
        there.
        """
        first = self.records[0]
        iso = first["iso_3166_2"] if first.get("era") == "63" else ""
        return EntityRow(
            self.id,
            EntityKind.PROVINCE,
            None,
            first["code"] or None,
            iso or None,
            _day(first["valid_from"]),
            self.valid_to,
        )

    @property
    def names(self) -> list[EntityNameRow]:
        """Its names by date; consecutive records with the same names are one."""
        rows = [
            list(group)
            for _, group in groupby(self.records, key=lambda record: record["name_vi_official"])
        ]
        ends = [_day(group[-1]["valid_to"]) for group in rows[:-1]] + [self.valid_to]
        return [_names(self.id, group[0], end) for group, end in zip(rows, ends, strict=True)]


class Within(NamedTuple):
    """A unit within a province, or a ministry, with its names by date."""

    entity: EntityRow
    names: list[EntityNameRow]


class Places:
    """The province-level units and how they became one another."""

    def __init__(self, source: Path) -> None:
        era63, era34 = (
            _records(source / "provinces_63.csv", era="63"),
            _records(source / "provinces_34.csv", era="34"),
        )
        kept = [record for record in era34 if record["basis"] == "unchanged"]
        formed = [record for record in era34 if record["basis"] != "unchanged"]
        historic = _records(source / "provinces_historic.csv", era="hist")
        self.successions = _records(source / "successions.csv")
        self.old = [
            Unit(
                slug(records[-1]["name_vi"]),
                records,
                None if records[-1]["era"] == "34" else MERGER - DAY,
            )
            for records in _by_code([*era63, *kept])
        ]
        self.merged = [
            Unit(f"{slug(records[-1]['name_vi'])}-2025", records, None)
            for records in _by_code(formed)
        ]
        self.ended = [
            self._ended(record) for record in [*historic, *_ended_early(self.successions, historic)]
        ]

    @property
    def units(self) -> list[Unit]:
        """Every province-level unit: the 63, those formed in 2025, those ended before 2008-08."""
        return [*self.old, *self.merged, *self.ended]

    @property
    def standing(self) -> list[Unit]:
        """The 34."""
        return [unit for unit in self.units if unit.records[-1].get("era") == "34"]

    @cached_property
    def codes(self) -> dict[tuple[str, str], str]:
        """The unit that bore a GSO code in an era; those of three digits were used before 2004."""
        return (
            {
                ("63", record["gso_code3_pre2004"]): unit.id
                for unit in self.old
                for record in unit.records
                if record["era"] == "63"
            }
            | {
                (era, unit.records[0]["code"]): unit.id
                for unit in self.ended
                for era in ("hist", "63")
            }
            | {("63", unit.records[0]["code"]): unit.id for unit in self.old}
            | {("34", unit.records[0]["code"]): unit.id for unit in self.standing}
        )

    def ends(self, record: Record) -> tuple[str, str]:
        """The units that a succession leads from and to."""
        start = date.fromisoformat(record["effective_date"])
        return (
            self._unit(
                record["predecessor_code"],
                record["predecessor_name"],
                "63" if start <= MERGER else "34",
            ),
            self._unit(
                record["successor_code"], record["successor_name"], "63" if start < MERGER else "34"
            ),
        )

    def _unit(self, code: str, printed: str, era: str) -> str:
        name, _ = _printed(printed)
        ended = {unit.records[0]["name_vi"]: unit.id for unit in self.ended}
        return self.codes[era, code] if code else ended.get(name) or slug(name)

    def _ended(self, record: Record) -> Unit:
        name, last = slug(record["name_vi"]), date.fromisoformat(record["valid_to"])
        return Unit(
            f"{name}-{last.year}" if name in {unit.id for unit in self.old} else name,
            [record],
            last,
        )


def main(source: Path, folder: Path = SEEDS) -> None:
    """Write every file of the seeds and say how many rows each has."""
    places, departments = Places(source), _records(source / "departments.csv")
    within = [*_territories(places, source), *_beside(places), *_agencies(places)]
    _write(
        folder / "entities.csv",
        [
            EntityRow(COUNTRY, EntityKind.COUNTRY),
            *_regions(places),
            *(unit.entity for unit in places.units),
            *(unit.entity for unit in within),
        ],
    )
    _write(
        folder / "names.csv",
        [
            EntityNameRow(COUNTRY, "Cả nước", "Viet Nam", "Cả nước", "Viet Nam"),
            *_region_names(places),
            *(name for unit in [*places.units, *within] for name in unit.names),
        ],
    )
    _write(
        folder / "aliases.csv",
        [*_aliases(places, _records(source / "aliases.csv")), *_spellings(within)],
    )
    _write(folder / "memberships.csv", _memberships(places))
    _write(folder / "documents.csv", _documents([*places.successions, *departments]))
    _write(folder / "successions.csv", _successions(places))
    _write(folder / "departments.csv", _departments(departments))
    _write(
        folder / "breaks.csv",
        [
            BreakRow(at, BreakKind.TERRITORY, severity, vi, en, entity=entity, document=document)
            for at, entity, severity, document, vi, en in BREAKS
        ],
    )


def _day(text: str) -> date | None:
    """The day that ISO text names; None where it is empty."""
    return date.fromisoformat(text) if text else None


def _records(path: Path, **extra: str) -> list[Record]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [record | extra for record in csv.DictReader(file)]


def _write(path: Path, rows: Iterable[tuple]) -> None:
    given = list(rows)
    written = list(dict.fromkeys(given))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(type(given[0])._fields)
        writer.writerows([_cell(value) for value in row] for row in written)
    print(
        f"{path.name}: {len(given)} = {len(written)} written + {len(given) - len(written)} repeated"
    )


def _cell(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _by_code(records: list[Record]) -> list[list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record["code"], []).append(record)
    return list(found.values())


def _ended_early(successions: list[Record], known: list[Record]) -> Iterator[Record]:
    """Units that only the successions name, one record each."""
    names = {record["name_vi"] for record in known}
    for record in successions:
        name, _ = _printed(record["predecessor_name"])
        if record["kind"] == "split_from" and not record["predecessor_code"] and name not in names:
            names.add(name)
            kind = "Đặc khu" if record["predecessor_name"].startswith("Đặc khu") else "Tỉnh"
            yield {
                "code": "",
                "name_vi": name,
                "name_en": _ascii(name),
                "name_vi_official": f"{kind} {name}",
                "valid_from": "",
                "valid_to": str(date.fromisoformat(record["effective_date"]) - DAY),
                "region_vi": "",
            }


def _names(entity: str, record: Record, end: date | None) -> EntityNameRow:
    official = record.get("name_en_official") or f"{record['name_en']} Province"
    is_city = record["name_vi_official"].startswith("Thành phố")
    return EntityNameRow(
        entity,
        record["name_vi"],
        record["name_en"],
        record["name_vi_official"],
        official,
        is_city,
        _day(record["valid_from"]),
        end,
    )


def _printed(name: str) -> tuple[str, str]:
    """A unit's name as a succession prints it → the bare name and the part in brackets."""
    bare, _, bracketed = name.removeprefix("Đặc khu ").partition(" (")
    return bare, bracketed.removesuffix(")")


def _ascii(name: str) -> str:
    return " - ".join(
        " ".join(word.capitalize() for word in slug(part).split("-")) for part in name.split(" - ")
    )


def _every_region(places: Places) -> Iterator[tuple[str, str, str]]:
    """Each region once: its public id, its name and its English name."""
    yield from dict.fromkeys(
        (slug(record["region_vi"]), record["region_vi"], record["region_en"])
        for unit in places.old
        for record in unit.records
        if record["era"] == "63"
    )
    yield from dict.fromkeys(
        (f"{slug(record['region_vi'])}-2025", record["region_vi"], record["region_en"])
        for unit in places.standing
        for record in unit.records[-1:]
    )


def _region_span(public_id: str) -> tuple[date | None, date | None]:
    return (REGIONS_REDRAWN, None) if public_id.endswith("-2025") else (None, REGIONS_REDRAWN - DAY)


def _regions(places: Places) -> Iterator[EntityRow]:
    for public_id, _, _ in _every_region(places):
        yield EntityRow(public_id, EntityKind.REGION, None, None, None, *_region_span(public_id))


def _region_names(places: Places) -> Iterator[EntityNameRow]:
    for public_id, vi, en in _every_region(places):
        yield EntityNameRow(public_id, vi, en, vi, en, False, *_region_span(public_id))


def _memberships(places: Places) -> Iterator[MembershipRow]:
    for unit in [*places.old, *places.ended]:
        if region := unit.records[0]["region_vi"]:
            yield MembershipRow(
                unit.id,
                slug(region),
                unit.entity.valid_from,
                unit.valid_to or REGIONS_REDRAWN - DAY,
            )
    yield from (
        MembershipRow(unit.id, f"{slug(unit.records[-1]['region_vi'])}-2025", REGIONS_REDRAWN)
        for unit in places.standing
    )


def _aliases(places: Places, records: list[Record]) -> Iterator[AliasRow]:
    """The curated spellings; one that a province kept through 2025 is there for both eras."""
    yield from SPELLINGS
    for region, spellings in WITHIN["abbreviations"].items():
        for spelling in spellings:
            yield AliasRow(region, spelling, spelling.isupper())
    for record in records:
        yield AliasRow(
            places.codes[record["era"], record["code"]], record["alias"], record["alias"].isupper()
        )


def _territories(places: Places, source: Path) -> Iterator[Within]:
    """The districts of the 63 and the communes of the 34; two whose names differ in diacritics
    alone have their codes in their ids.
    """
    for kind, era, file in (
        (EntityKind.DISTRICT, "63", "districts_2021_2025.csv"),
        (EntityKind.COMMUNE, "34", "communes_2025.csv"),
    ):
        found = _by_place(
            [
                record | {"name_vi_official": styled(record["name_vi_official"])}
                for listed in _records(source / file)
                for record in _dated(listed)
            ]
        )
        ids = {
            place: f"{places.codes[era, place[0]]}/{slug(records[0]['name_vi_official'])}"
            for place, records in found.items()
        }
        often = Counter(ids.values())
        for place, records in found.items():
            own = ids[place] if often[ids[place]] == 1 else f"{ids[place]}-{place[1]}"
            yield _territory(kind, WITHIN["ids"].get(f"{era}-{place[0]}-{place[1]}", own), records)


def _by_place(records: list[Record]) -> dict[tuple[str, str], list[Record]]:
    """The records of each unit, oldest first, by the code of its province and its own; by its
    name where it has no code.
    """
    found: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        found.setdefault(
            (record["province_code"], record["code"] or record["name_vi_official"]), []
        ).append(record)
    return found


def _dated(record: Record) -> Iterator[Record]:
    """A record, before it the one that its note tells of."""
    if told := OTHER_KIND.match(record["notes"]):
        before, last, first = told.groups()
        yield record | {
            "name_vi_official": f"{before.capitalize()} {record['name_vi']}",
            "valid_to": last,
        }
        yield record | {"valid_from": first}
    else:
        yield record


def styled(name: str) -> str:
    """A name as the hub writes it: Hoà → Hòa, but Quý."""
    return normalize("NFC", LATE_TONE.sub(r"\1\3\2", normalize("NFD", name)))


def _territory(kind: EntityKind, public_id: str, records: list[Record]) -> Within:
    """A district or commune by its records."""
    first, last = _day(records[0]["valid_from"]), _day(records[-1]["valid_to"])
    names = [
        (record["name_vi_official"], in_english(record["name_vi_official"]), record)
        for record in records
    ]
    return Within(
        EntityRow(
            public_id,
            kind,
            public_id.partition("/")[0],
            records[0]["code"] or None,
            None,
            first,
            last,
        ),
        [
            EntityNameRow(
                public_id,
                vi,
                en,
                vi,
                en,
                False,
                _day(record["valid_from"]),
                _day(record["valid_to"]),
            )
            for vi, en, record in names
        ],
    )


def in_english(name: str) -> str:
    """Huyện Kim Sơn → Kim Son District, Quận 1 → District 1."""
    prefix = next(prefix for prefix in ENGLISH if name.startswith(f"{prefix} "))
    bare = plain(name.removeprefix(f"{prefix} "))
    return f"{ENGLISH[prefix]} {bare}" if bare.isdigit() else f"{bare} {ENGLISH[prefix]}"


def _beside(places: Places) -> Iterator[Within]:
    """Ministries, bodies outside the national list, and communes of before the list of communes."""
    for name_vi, name_en in WITHIN["ministries"].items():
        yield _one(
            EntityRow(slug(name_vi), EntityKind.MINISTRY), name_vi, name_en, name_vi, name_en
        )
    ends = {unit.id: unit.valid_to for unit in places.units}
    for public_id, named in WITHIN["bodies"].items():
        province = public_id.partition("/")[0]
        yield _one(
            EntityRow(public_id, EntityKind.DEPARTMENT, province, valid_to=ends[province]), *named
        )
    for public_id, name in WITHIN["communes"].items():
        commune = EntityRow(
            public_id, EntityKind.COMMUNE, public_id.partition("/")[0], valid_to=MERGER - DAY
        )
        yield _one(commune, *(name, in_english(name)) * 2)


def _agencies(places: Places) -> Iterator[Within]:
    """Branches of central agencies, bodies that are no departments, communes of before the
    merger: those that a figure names.
    """
    ends, names = (
        {unit.id: unit.valid_to for unit in places.units},
        {unit.id: unit.names[-1] for unit in places.units},
    )
    for code, (*named, provinces) in WITHIN["agencies"].items():
        for province in provinces.split():
            own = (
                text.format(vi=names[province].name_vi, en=names[province].name_en)
                for text in named
            )
            yield _one(
                EntityRow(
                    f"{province}/{code}", EntityKind.DEPARTMENT, province, valid_to=ends[province]
                ),
                *own,
            )
    for public_id, named in WITHIN["others"].items():
        province = public_id.partition("/")[0]
        yield _one(EntityRow(public_id, EntityKind.BODY, province, valid_to=ends[province]), *named)
    for province, communes in WITHIN["communes_before"].items():
        for name in communes:
            record = {
                "code": "",
                "name_vi_official": name,
                "valid_from": "",
                "valid_to": str(ends[province]),
            }
            yield _territory(EntityKind.COMMUNE, f"{province}/{slug(name)}", [record])


def _one(
    entity: EntityRow, name_vi: str, name_en: str, official_vi: str, official_en: str
) -> Within:
    return Within(
        entity,
        [
            EntityNameRow(
                entity.public_id,
                name_vi,
                name_en,
                official_vi,
                official_en,
                False,
                entity.valid_from,
                entity.valid_to,
            )
        ],
    )


def _spellings(within: Iterable[Within]) -> Iterator[AliasRow]:
    """What sources call a body besides its name: a provincial agency without its "tỉnh", and
    what is told of single ones.
    """
    for entity, (*_, names) in within:
        if entity.kind is EntityKind.DEPARTMENT and re.search(
            "(?<!chi nhánh) tỉnh$", names.name_vi
        ):
            yield AliasRow(entity.public_id, names.name_vi.removesuffix(" tỉnh"))
    yield from (
        AliasRow(entity, text) for entity, texts in WITHIN["spellings"].items() for text in texts
    )


def _successions(places: Places) -> Iterator[SuccessionRow]:
    yield from _of_provinces(places)
    for told in WITHIN["succession"]:
        yield SuccessionRow(told["from"], told["to"], told["day"], SuccessionKind[told["kind"]])


def _of_provinces(places: Places) -> Iterator[SuccessionRow]:
    for record in places.successions:
        predecessor, successor = places.ends(record)
        if record["kind"] in ("unchanged", "renamed") or predecessor == successor:
            continue
        _, bracketed = _printed(record["predecessor_name"])
        part = (
            bracketed
            if record["kind"] == "part_transferred_to" or bracketed.startswith("+")
            else ""
        )
        yield SuccessionRow(
            predecessor,
            successor,
            date.fromisoformat(record["effective_date"]),
            SuccessionKind[record["kind"].upper()],
            next(_cited(record["legal_document"])).public_id,
            "; ".join(filter(None, (part, record["note"]))) or None,
        )


def _documents(records: list[Record]) -> list[DocumentRow]:
    found: dict[str, DocumentRow] = {}
    for record in records:
        for place, document in enumerate(_cited(record["legal_document"])):
            if place == 0 and not document.date:
                document = document._replace(date=_day(record.get("adopted_date", "")))
            known = found.get(document.public_id)
            if known is None or not known.date:
                found[document.public_id] = document
    return sorted(
        found.values(), key=lambda document: (document.date or date.max, document.public_id)
    )


def _cited(text: str) -> Iterator[DocumentRow]:
    """The documents that a table names, in its order."""
    for kind, number, printed in NUMBERED.findall(text):
        yield DocumentRow(
            slug(number),
            kind,
            f"{kind} {number}",
            number,
            _printed_day(printed),
            printed or None,
            _issuer(number),
        )
    for kind, session, printed in ASSEMBLY.findall(text):
        yield DocumentRow(
            f"nq-quoc-hoi-{_printed_day(printed)}",
            kind,
            f"{kind} Quốc hội {session}",
            None,
            _printed_day(printed),
            printed,
            "Quốc hội",
        )
    for kind, *days in COUNCIL.findall(text):
        for printed in filter(None, days):
            yield DocumentRow(
                f"nq-hdnd-ho-chi-minh-{_printed_day(printed)}",
                kind,
                f"{kind} HĐND TP.HCM ngày {printed}",
                None,
                _printed_day(printed),
                printed,
                "Hội đồng nhân dân Thành phố Hồ Chí Minh",
            )


def _issuer(number: str) -> str | None:
    signed = re.search(r"([A-Za-z]+)\d*$", number)
    return ISSUERS.get(signed[1]) if signed else None


def _printed_day(printed: str) -> date | None:
    return date(*map(int, reversed(printed.split("/")))) if printed else None


def _departments(records: list[Record]) -> Iterator[DepartmentRow]:
    for record in records:
        department = _department(record)
        if own_way := OWN_WAY.get(department.code):
            yield department._replace(but_not="ho-chi-minh")
            yield _in_ho_chi_minh(department, **own_way)
        else:
            yield department


def _department(record: Record) -> DepartmentRow:
    provinces = PROVINCES.get(record["code"], "")
    if record["scope"].startswith("all"):
        provinces = "all"
    elif record["scope"] == "HCMC":
        provinces = HO_CHI_MINH
    code = record["code"].replace("-HCM2025", "-2025").removesuffix("-cu").removesuffix("-HCM")
    documents = (
        " ".join(document.public_id for document in _cited(record["legal_document"])) or None
    )
    row = DepartmentRow(
        code,
        record["name_vi"],
        record["name_en"],
        _shortened(record),
        _day(record["valid_from"]),
        _day(record["valid_to"]),
        record["successor_code"] or None,
        provinces,
        BUT_NOT.get(code, ""),
        record["scope"],
        documents,
        None,
        record["note"] or None,
    )
    return row._replace(ended_by=_ended_by(row)) if row.successor else row


def _shortened(record: Record) -> str:
    """The spellings of a department in the curated list and what is told besides."""
    return "|".join(filter(None, (record["abbreviations"], ALSO.get(record["code"]))))


def _in_ho_chi_minh(
    department: DepartmentRow, successor: str | None = None, valid_from: str = ""
) -> DepartmentRow:
    row = department._replace(
        provinces="ho-chi-minh", scope="HCMC", successor=successor, valid_from=_day(valid_from)
    )
    return row._replace(
        ended_by=_ended_by(row) if successor else None,
        document=COUNCIL_OF_APRIL if valid_from else row.document,
    )


def _ended_by(row: DepartmentRow) -> str:
    if row.scope != "HCMC":
        return DEPARTMENTS_OF_2025
    return COUNCIL_OF_FEBRUARY if row.valid_to == date(2025, 2, 28) else COUNCIL_OF_APRIL


if __name__ == "__main__":
    main(Path(sys.argv[1]))
