"""The curated files of the departments' own indices → seeds: `python scripts/seed_departments.py
../shared/data/departments`.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from seeding import (
    ADDED,
    COLLECTED,
    SEEDS,
    Record,
    read,
    read_all,
    write,
    write_figures,
    write_notes,
)

from hub.dataset.rows import DocumentRow, GroupRow, IndicatorRow, SourceRow
from hub.words.names import slug

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FAMILIES = ("ddci", "dept_par", "dept_sipas", "tthc_quality")
DISTRICTS = ("Huyện ", "Quận ", "Thị xã ", "Thành phố ")
COMMUNES = ("UBND xã ", "UBND phường ", "UBND đặc khu ")
KINDS = {"QĐ": "Quyết định", "TB": "Thông báo", "NĐ": "Nghị định"}


def main(data: Path, seeds: Path = SEEDS) -> None:
    """Write every seed of the four families but dataset.toml."""
    for family in FAMILIES:
        folder, file = seeds / family, WORDS[family]["file"]
        rows = [row for row in read_all(data, file) if not excluded(row)]
        first = [row for row in read(data / file) if not excluded(row)]
        write(folder / "indicators.csv", IndicatorRow._fields, indicators(family))
        write(folder / "sources.csv", SourceRow._fields, sources(family, rows, first))
        write_some(folder / "groups.csv", GroupRow._fields, groups(family, rows))
        write_some(folder / "documents.csv", DocumentRow._fields, documents(file))
        write_notes(folder, notes(family, rows))
        write_figures(folder, [line for row in rows for line in figures(family, row)])


def excluded(row: Record) -> bool:
    """Whether a curated row makes no statement, and so is told apart with the reason."""
    return any(
        (row["province_name"], row["period"]) == (each["province"], each["period"])
        and row["unit_name"] in each["units"]
        for each in WORDS["excluded"]
    )


def figures(family: str, row: Record) -> Iterator[Record]:
    """The lines of a row: one, but one for each number of a row that counts the units of a block
    by grade.
    """
    line, counts = figure(family, row), decided(row["note"]).get("counts")
    if counts:
        yield from ({**line, "code": code, "value": value} for code, value in counts.items())
    else:
        yield line | (
            {}
            if any(line[name] for name in ("value", "rank", "group"))
            else {"missing": "NOT_HELD"}
        )


def figure(family: str, row: Record) -> Record:
    """A line of the tidy form: of a unit within its province, or of the province itself."""
    unit, kind, value = row["unit_name"], kind_of(row["unit_name"]), number(row["value"])
    named = (
        {"entity": row["province_name"]}
        if kind == "PROVINCE"
        else {"entity": unit, "province": province_of(row)}
    )
    remarks = [*told(row["note"]), *unstated(row)]
    return {
        **named,
        "period": row["period"],
        "kind": kind,
        "block": block(family, row),
        "code": code(row),
        "value": value,
        "printed": row["value"] if row["value"] != value else "",
        "rank": row["rank"],
        "rank_of": row["rank_of"],
        "group": grade(row),
        "source": f"{family}/{source_of(row)['key']}",
        "notes": " ".join(f"{family}/{each['key']}" for each in remarks),
        "doubtful": "true" if any(each.get("doubtful") for each in remarks) else "",
    }


def province_of(row: Record) -> str:
    """The public id of a row's province: of the 63, but for what is told of a name or of a name
    in a year.
    """
    names = (f"{row['province_name']} {row['period']}", row["province_name"])
    return next(
        (WORDS["province"][name] for name in names if name in WORDS["province"]),
        slug(row["province_name"]),
    )


def grade(row: Record) -> str:
    """The grade as printed, or the band that the words of a row name instead."""
    return row["grade"] or decided(row["note"]).get("group", "")


def kind_of(unit: str) -> str:
    """What is measured; a name in brackets stands for a figure of the province."""
    if unit in WORDS["of_province"]:
        return "PROVINCE"
    beginnings = (("DISTRICT", DISTRICTS), ("COMMUNE", COMMUNES), ("BODY", tuple(WORDS["bodies"])))
    return next((kind for kind, names in beginnings if unit.startswith(names)), "DEPARTMENT")


def number(printed: str) -> str:
    """The number with a decimal point and a digit before it."""
    value = printed.replace(",", ".")
    return f"0{value}" if value.startswith(".") else value


def code(row: Record) -> str:
    """The indicator: the total, a component, or what a province tells of a block."""
    _, _, part = row["code"].partition(".")
    if row["unit_name"] not in WORDS["of_province"]:
        return (part or "TOTAL") + decided(row["note"]).get("scale", "")
    of, _ = WORDS["of_province"][row["unit_name"]]
    return f"{of}:{part.lower()}" if part.endswith("POINTS") else "_".join(filter(None, (of, part)))


def block(family: str, row: Record) -> str:
    """The block whom the source ranks the unit with, or of which the province tells a figure."""
    _, kind = WORDS["of_province"].get(row["unit_name"], ("", kind_of(row["unit_name"])))
    unit, file, period = row["unit_name"], WORDS[family]["file"], row["period"]
    own_way = (
        each["block"]
        for each in WORDS["block_of"]
        if row["province_name"] in each["provinces"]
        and unit.startswith(tuple(each.get("units", [unit])))
        and kind == each["kind"]
        and file == each.get("file", file)
        and period == each.get("period", period)
    )
    return decided(row["note"]).get("block") or next(own_way, WORDS["block"].get(kind, ""))


def remarks_of(note: str) -> Iterator[tuple[re.Match[str], Record]]:
    """Each part of a curated note with the remark that it is."""
    for part in map(str.strip, filter(None, note.split("; "))):
        found = [
            (match, each) for each in WORDS["remark"] if (match := re.fullmatch(each["of"], part))
        ]
        if not found:
            raise ValueError(f"nothing is told of the remark {part!r}")
        yield found[0]


def told(note: str) -> Iterator[Record]:
    """The remarks that a curated note is made of, but those that something else tells."""
    for found, remark in remarks_of(note):
        if "key" in remark:
            yield remark | {word: found.expand(remark[word]) for word in ("key", "vi", "en")}


def decided(note: str) -> Record:
    """What the remarks of a note decide of its row: its block, its grade, its scale, the units
    counted.
    """
    return {
        name: remark[name]
        for _, remark in remarks_of(note)
        for name in ("block", "group", "scale", "counts")
        if name in remark
    }


def unstated(row: Record) -> Iterator[Record]:
    """That a source prints no maximum, said of every score or mean that stands for a share of
    one.
    """
    share = row["code"] in WORDS["unstated_maximum"]["of"] and "scale" not in decided(row["note"])
    if share and row["value"] and not row["max_points"]:
        yield WORDS["unstated_maximum"]


def notes(family: str, rows: Iterable[Record]) -> list[Record]:
    """Every remark of a family once."""
    found = {
        remark["key"]: remark for row in rows for remark in (*told(row["note"]), *unstated(row))
    }
    return [{**found[key], "key": f"{family}/{key}"} for key in sorted(found)]


def source_of(row: Record) -> Record:
    """The source of a row: by its address, by its title where the address is withheld."""
    return next(
        each
        for each in WORDS["source"]
        if each["url"] == row["source_url"] and (each["url"] or each["of"] == row["source_title"])
    )


def sources(family: str, rows: Iterable[Record], first: Iterable[Record]) -> Iterator[Record]:
    """The sources of a family, told by the press where nothing else is said, each with the day of
    the round that read it first.
    """
    keys, of_first = ({source_of(row)["key"] for row in each} for each in (rows, first))
    for each in WORDS["source"]:
        if each["key"] in keys:
            yield {
                "tier": "PRESS",
                "accessed_on": COLLECTED if each["key"] in of_first else ADDED,
                **each,
                "public_id": f"{family}/{each['key']}",
            }


def documents(file: str) -> Iterator[Record]:
    """The decisions and notices of the provinces, and the decree that one set of criteria rests
    on.
    """
    for each in WORDS["document"]:
        if file in each["file"].split():
            kind, province = (
                KINDS[re.search(r"/(QĐ|TB|NĐ)-", each["number"])[1]],
                each.get("province", ""),
            )
            yield {
                **each,
                "public_id": slug(f"{each['number']} {province}"),
                "kind": kind,
                "title": f"{kind} {each['number']}",
                "date": day(each.get("date_printed", "")),
                "issuer": issuer(province),
                "province": slug(province),
            }


def issuer(province: str) -> str:
    """Who signs: the people's committee of the province, or the government."""
    city = "thành phố" if province in ("Hải Phòng", "Đà Nẵng", "Hà Nội") else "tỉnh"
    return f"UBND {city} {province}" if province else "Chính phủ"


def day(printed: str) -> str:
    """9/7/2021 is 2021-07-09."""
    return "-".join(f"{int(part):02}" for part in reversed(printed.split("/"))) if printed else ""


def indicators(family: str) -> Iterator[Record]:
    """One line of indicators.csv for each figure that a family knows."""
    index = WORDS[family]["index"]
    for each in WORDS[family]["indicator"]:
        first = each.get("first", WORDS[family]["first"])
        yield {
            "tree": "MAIN",
            "level": "0",
            "higher_is_better": "true",
            **each,
            "public_id": f"{index}/{each['code']}@{each.get('first', WORDS[family]['named'])}",
            "index": index,
            "code": f"{index}/{each['code']}",
            "parent": f"{index}/{each['parent']}" if "parent" in each else "",
            "name_vi": each["vi"],
            "name_en": each["en"],
            "valid_from": first,
        }


def groups(family: str, rows: Iterable[Record]) -> Iterator[Record]:
    """The grades that a family prints: first those told with their bounds or names, then all
    others of its rows.
    """
    index, known = WORDS[family]["index"], set()
    for each in (*WORDS[family].get("group", ()), *printed_grades(rows)):
        key = each["province"], each["year"], each["code"]
        if key not in known:
            yield {
                "confirmed": "true",
                **each,
                "edition": f"{index}@{each['province']}",
                "of": f"{index}/{each.get('of', 'TOTAL')}",
                "name_vi": each["vi"],
                "name_en": each["en"],
                "valid_from": each["year"],
                "valid_to": each["year"],
            }
        known.add(key)


def printed_grades(rows: Iterable[Record]) -> Iterator[Record]:
    """The grades of rows, in the order of provinces and years."""
    found = {
        (province_of(row), row["period"], printed, code(row))
        for row in rows
        if (printed := grade(row)) in WORDS["grade"]
    }
    for province, year, printed, of in sorted(found):
        vi, en = WORDS["grade"][printed]
        yield {"province": province, "year": year, "code": printed, "of": of, "vi": vi, "en": en}


def write_some(path: Path, header: tuple[str, ...], records: Iterable[Record]) -> None:
    """A seed file, unless there is nothing to write."""
    if found := list(records):
        write(path, header, found)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(Path, sys.argv[2:3]))
