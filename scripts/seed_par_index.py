"""The curated PAR INDEX file → seeds/par_index: `python scripts/seed_par_index.py
../shared/data/par_index_sipas`.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from retold import Retold, write_told
from seeding import REFORM_INDICATOR_FIELDS, SEEDS, Record, edition, read, read_all, write

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
EDITIONS = (2012, 2016, 2018, 2022)
SUFFIXES = {"percent": ":pct", "points_lost": ":lost"}
PARTS = {
    "P8_SIPAS": ("MAIN", "P8", "2"),
    "P8_SOCIOECON": ("MAIN", "P8", "2"),
    "SELF_ASSESSED": ("APPRAISAL", "TOTAL", "1"),
    "SURVEY": ("APPRAISAL", "TOTAL", "1"),
    "IMPACT_PART": ("APPRAISAL", "TOTAL", "1"),
    "LEADER_SURVEY": ("APPRAISAL", "IMPACT_PART", "2"),
}


def main(data: Path, folder: Path) -> None:
    """Write every seed of PAR INDEX but dataset.toml."""
    rows = read_all(data, "par_index.csv")
    meanings = list(
        indicators([row for row in read(data / "structure.csv") if row["index"] == "PAR"], rows)
    )
    order = {
        meaning["code"].removeprefix("PAR_INDEX/"): place for place, meaning in enumerate(meanings)
    }
    write(folder / "indicators.csv", REFORM_INDICATOR_FIELDS, meanings)
    write_told(folder, WORDS, breaks(meanings))
    retold = Retold("par_index", WORDS)
    lines = [line for row in rows for line in figures(retold, row)]
    retold.write(folder, sorted(lines, key=lambda line: order[line["code"]]))


def figures(retold: Retold, row: Record) -> Iterator[Record]:
    """A row as a line; points out of less than 100 leave their rank to the total in percent."""
    line = retold.figure(row, code=code(row))
    if line["code"] == "TOTAL:points":
        yield {**line, "code": "TOTAL", "value": ""}
        yield {**line, "rank": "", "rank_of": ""}
    else:
        yield line


def code(row: Record) -> str:
    """The code of a row: of the total points and percent are one scale but in 2016, a region's
    mean is its total, parts keep their unit.
    """
    if row["code"] in ("TOTAL", "REGION_TOTAL", "MIN"):
        return (
            "TOTAL:points"
            if (row["year"], row["unit"]) == ("2016", "points")
            else row["code"].removeprefix("REGION_")
        )
    return row["code"] + SUFFIXES.get(row["unit"], "")


def indicators(structure: list[Record], rows: list[Record]) -> Iterator[Record]:
    """The total, both of its divisions in points, shares of the maximum, points lost, the lowest
    score.
    """
    total = "Chỉ số cải cách hành chính cấp tỉnh (PAR INDEX)", "Provincial PAR INDEX"
    for span in ("2012-2015", "2016-"):
        yield meaning("TOTAL", span, *total, level="0", unit="percent", minimum="0", maximum="100")
    yield meaning(
        "TOTAL:points",
        "2016-2016",
        f"{total[0]}: điểm",
        f"{total[1]}: points",
        tree="POINTS",
        level="0",
        unit="points",
        minimum="0",
    )
    areas = {
        area: WORDS["meanings"].get(area, WORDS["meanings"]["areas"]) for area in WORDS["area"]
    }
    for area, spans in {**areas, "P8_ONESTOP": WORDS["meanings"]["P8_ONESTOP"]}.items():
        yield from (part(structure, area, span) for span in spans)
    for each in PARTS:
        yield from (part(structure, each, span) for span in WORDS["meanings"][each])
    yield from (
        share(structure, each) for each in [*areas, "P8_SOCIOECON", "IMPACT_PART", "LEADER_SURVEY"]
    )
    yield from (lost(structure, row["code"]) for row in rows if row["unit"] == "points_lost")
    for span in ("2012-2015", "2016-"):
        yield meaning(
            "MIN",
            span,
            "PAR INDEX: điểm thấp nhất trong các tỉnh, thành phố",
            "PAR INDEX: lowest score of a province",
            tree="STATISTICS",
            level="0",
            unit="percent",
            minimum="0",
            maximum="100",
        )


def part(structure: list[Record], code: str, span: str) -> Record:
    """An area or another part of the total, in points, as its edition calls it."""
    tree, parent, level = PARTS.get(code, ("MAIN", "TOTAL", "1"))
    told = named(structure, code, span)
    most, (vi, en) = maximum(structure, code, span)
    found = meaning(
        code,
        span,
        told["name_vi"],
        told["name_en"],
        tree=tree,
        parent=parent,
        level=level,
        unit="points",
        minimum="0",
        maximum=most,
        reform_area=WORDS["area"].get(code, ""),
    )
    return {
        **found,
        "definition_vi": f"{found['definition_vi']} {vi}".strip(),
        "definition_en": f"{found['definition_en']} {en}".strip(),
    }


def share(structure: list[Record], code: str) -> Record:
    """A part of the total as a percentage of its maximum, one meaning through all editions since
    2016.
    """
    told = named(structure, code, "2022-")
    first = "2018-" if code in PARTS else "2016-"
    return meaning(
        f"{code}:pct",
        first,
        f"{told['name_vi']}: % điểm tối đa",
        f"{told['name_en']}: % of the maximum",
        tree="SHARE",
        parent="P8:pct" if code == "P8_SOCIOECON" else "TOTAL",
        level="2" if code == "P8_SOCIOECON" else "1",
        unit="percent",
        minimum="0",
        maximum="100",
        reform_area=WORDS["area"].get(code, ""),
    )


def lost(structure: list[Record], code: str) -> Record:
    """The points lost in an area in 2017."""
    told = named(structure, code, "2016-2017")
    return meaning(
        f"{code}:lost",
        "2017-2017",
        f"{told['name_vi']}: điểm bị mất",
        f"{told['name_en']}: points lost",
        tree="LOST",
        parent="TOTAL",
        level="1",
        unit="points",
        minimum="0",
        maximum=told["max_points"],
        higher_is_better="false",
        reform_area=WORDS["area"].get(code, ""),
    )


def meaning(
    code: str, span: str, name_vi: str, name_en: str, parent: str = "", **more: str
) -> Record:
    """One line of indicators.csv."""
    first, last = span.split("-")
    base, suffix = code.partition(":")[::2]
    vi, en = next(
        (
            WORDS["definition"][key]
            for key in (f"{code}@{first}", suffix, code, base)
            if key in WORDS["definition"]
        ),
        ("", ""),
    )
    return {
        "public_id": f"PAR_INDEX/{code}@{first}",
        "index": "PAR_INDEX",
        "edition": edition("PAR_INDEX", EDITIONS, first, last),
        "code": f"PAR_INDEX/{code}",
        "tree": "MAIN",
        "parent": parent and f"PAR_INDEX/{parent}",
        "higher_is_better": "true",
        "name_vi": name_vi,
        "name_en": name_en,
        "valid_from": first,
        "valid_to": last,
        "definition_vi": vi,
        "definition_en": en,
        **more,
    }


def named(structure: list[Record], code: str, span: str) -> Record:
    """The first line of the structure on a code in the edition of a span, if it has any, under
    the name told for it.
    """
    version = (
        f"PAR v{1 + EDITIONS.index(max(start for start in EDITIONS if start <= int(span[:4])))} "
    )
    lines = [row for row in structure if row["code"] == code]
    found = next(
        (row for row in lines if row["version"].startswith(version)), next(iter(lines), {})
    )
    return {**found, **dict(zip(("name_vi", "name_en"), WORDS["name"].get(code, ()), strict=False))}


def maximum(structure: list[Record], code: str, span: str) -> tuple[str, tuple[str, str]]:
    """The maximum stated for a meaning and of which year its source speaks; one of a single year
    of several is only told of.
    """
    first, last = span.split("-")
    stated = (
        row
        for row in structure
        if row["code"] == code
        and row["max_points"]
        and first <= row["valid_from_year"] <= (last or "9999")
    )
    row = next(stated, None)
    if row is None:
        return "", ("", "")
    most, year = row["max_points"], row["valid_from_year"]
    if (year, row["valid_to_year"]) == (first, last):
        return most, ("", "")
    if not last:
        return most, (
            f"Điểm tối đa theo nguồn nói về năm {year}.",
            f"The maximum is from a source on {year}.",
        )
    return "", (f"Điểm tối đa năm {year}: {most.replace('.', ',')}.", f"Maximum in {year}: {most}.")


def breaks(meanings: Iterable[Record]) -> Iterator[Record]:
    """Each told break for every code of its family that has figures on both sides."""
    spans: dict[str, list[Record]] = {}
    for each in meanings:
        spans.setdefault(each["code"].removeprefix("PAR_INDEX/"), []).append(each)
    for told in WORDS["break"]:
        for code, lives in spans.items():
            wanted = (
                family(code) in told["of"]
                and code in told.get("only", [code])
                and code not in told.get("but", [])
            )
            if wanted and lives[0]["valid_from"] < told["at"] <= (lives[-1]["valid_to"] or "9999"):
                yield {
                    **told,
                    "code": f"PAR_INDEX/{code}",
                    "note_vi": told["vi"],
                    "note_en": told["en"],
                }


def family(code: str) -> str:
    """Which breaks a code shares."""
    return code.partition(":")[2] or ("total" if code in ("TOTAL", "MIN") else "points")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else SEEDS / "par_index")
