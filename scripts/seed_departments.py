"""The curated files of the departments' own indices → seeds: `python scripts/seed_departments.py ../shared/data/departments`."""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from seeding import SEEDS, Record, read, write, write_figures, write_notes

from hub.names import slug
from hub.rows import DocumentRow, GroupRow, IndicatorRow, SourceRow

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FAMILIES = ("ddci", "dept_par", "dept_sipas", "tthc_quality")
DISTRICTS = ("Huyện ", "Quận ", "Thị xã ", "Thành phố ")
KINDS = {"QĐ": "Quyết định", "TB": "Thông báo", "NĐ": "Nghị định"}


def main(data: Path, seeds: Path = SEEDS) -> None:
    """Write every seed of the four families but dataset.toml."""
    for family in FAMILIES:
        folder, file = seeds / family, WORDS[family]["file"]
        rows = [row for row in read(data / file) if not excluded(row)]
        write(folder / "indicators.csv", IndicatorRow._fields, indicators(family))
        write(folder / "sources.csv", SourceRow._fields, sources(family, {row["source_url"] for row in rows}))
        write_some(folder / "groups.csv", GroupRow._fields, groups(family))
        write_some(folder / "documents.csv", DocumentRow._fields, documents(file))
        write_notes(folder, notes(family, rows))
        write_figures(folder, [figure(family, row) for row in rows])


def excluded(row: Record) -> bool:
    """Whether a curated row makes no statement, and so is told apart with the reason."""
    return any((row["province_name"], row["period"]) == (each["province"], each["period"]) and row["unit_name"] in each["units"]
               for each in WORDS["excluded"])


def figure(family: str, row: Record) -> Record:
    """A line of the tidy form: of a department or district within its province, or of the province itself."""
    unit, province, kind, value = row["unit_name"], row["province_name"], kind_of(row["unit_name"]), number(row["value"])
    named = {"entity": province} if kind == "PROVINCE" else {"entity": unit, "province": slug(province)}
    remarks = list(told(row["note"]))
    return {**named, "period": row["period"], "kind": kind, "block": block(family, row), "code": code(row), "value": value,
            "printed": row["value"] if row["value"] != value else "", "rank": row["rank"], "rank_of": row["rank_of"], "group": row["grade"],
            "source": f"{family}/{source_of(row['source_url'])['key']}", "notes": " ".join(f"{family}/{each['key']}" for each in remarks),
            "doubtful": "true" if any(each.get("doubtful") for each in remarks) else ""}


def kind_of(unit: str) -> str:
    """What is measured; a name in brackets stands for a figure of the province."""
    return "PROVINCE" if unit in WORDS["of_province"] else "DISTRICT" if unit.startswith(DISTRICTS) else "DEPARTMENT"


def number(printed: str) -> str:
    """The number with a decimal point and a digit before it."""
    value = printed.replace(",", ".")
    return f"0{value}" if value.startswith(".") else value


def code(row: Record) -> str:
    """The indicator: the total, a component, or what a province tells of a block."""
    _, _, part = row["code"].partition(".")
    if row["unit_name"] not in WORDS["of_province"]:
        return part or "TOTAL"
    of, _ = WORDS["of_province"][row["unit_name"]]
    return f"{of}:{part.lower()}" if part.endswith("POINTS") else "_".join(filter(None, (of, part)))


def block(family: str, row: Record) -> str:
    """The block whom the source ranks the unit with, or of which the province tells a figure."""
    _, kind = WORDS["of_province"].get(row["unit_name"], ("", kind_of(row["unit_name"])))
    unit, file, period = row["unit_name"], WORDS[family]["file"], row["period"]
    own_way = (each["block"] for each in WORDS["block_of"]
               if row["province_name"] in each["provinces"] and unit in each.get("units", [unit]) and kind == each["kind"]
               and file == each.get("file", file) and period == each.get("period", period))
    return next(own_way, WORDS["block"].get(kind, ""))


def told(note: str) -> Iterator[Record]:
    """The remarks that a curated note is made of, but those that something else tells."""
    for part in filter(None, note.split("; ")):
        found, remark = next((match, each) for each in WORDS["remark"] if (match := re.fullmatch(each["of"], part)))
        if "key" in remark:
            yield remark | {word: found.expand(remark[word]) for word in ("key", "vi", "en")}


def notes(family: str, rows: Iterable[Record]) -> list[Record]:
    """Every remark of a family once."""
    found = {remark["key"]: remark for row in rows for remark in told(row["note"])}
    return [{**found[key], "key": f"{family}/{key}"} for key in sorted(found)]


def source_of(url: str) -> Record:
    """The source with this address."""
    return next(each for each in WORDS["source"] if each["url"] == url)


def sources(family: str, urls: Iterable[str]) -> Iterator[Record]:
    """The sources of a family; told by the press where nothing else is said."""
    for each in WORDS["source"]:
        if each["url"] in urls:
            yield {"tier": "PRESS", **each, "public_id": f"{family}/{each['key']}"}


def documents(file: str) -> Iterator[Record]:
    """The decisions and notices of the provinces, and the decree that one set of criteria rests on."""
    for each in WORDS["document"]:
        if file in each["file"].split():
            kind, province = KINDS[re.search(r"/(QĐ|TB|NĐ)-", each["number"])[1]], each.get("province", "")
            yield {**each, "public_id": slug(f"{each['number']} {province}"), "kind": kind, "title": f"{kind} {each['number']}",
                   "date": day(each.get("date_printed", "")), "issuer": issuer(province), "province": slug(province)}


def issuer(province: str) -> str:
    """Who signs: the people's committee of the province, or the government."""
    city = "thành phố" if province in ("Hải Phòng", "Đà Nẵng", "Hà Nội") else "tỉnh"
    return f"UBND {city} {province}" if province else "Chính phủ"


def day(printed: str) -> str:
    """9/7/2021 is 2021-07-09."""
    return "-".join(f"{int(part):02}" for part in reversed(printed.split("/"))) if printed else ""


def indicators(family: str) -> Iterator[Record]:
    """One line of indicators.csv for each figure that a family knows."""
    index, first = WORDS[family]["index"], WORDS[family]["first"]
    for each in WORDS[family]["indicator"]:
        yield {"tree": "MAIN", "level": "0", "higher_is_better": "true", **each, "public_id": f"{index}/{each['code']}@{first}",
               "index": index, "code": f"{index}/{each['code']}", "parent": f"{index}/{each['parent']}" if "parent" in each else "",
               "name_vi": each["vi"], "name_en": each["en"], "valid_from": first}


def groups(family: str) -> Iterator[Record]:
    """The grades that a family prints, with their bounds where a source states them."""
    index = WORDS[family]["index"]
    for each in WORDS[family].get("group", ()):
        yield {"confirmed": "true", **each, "edition": f"{index}@{each['province']}", "of": f"{index}/TOTAL", "name_vi": each["vi"],
               "name_en": each["en"], "valid_from": each["year"], "valid_to": each["year"]}


def write_some(path: Path, header: tuple[str, ...], records: Iterable[Record]) -> None:
    """A seed file, unless there is nothing to write."""
    if found := list(records):
        write(path, header, found)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(Path, sys.argv[2:3]))
