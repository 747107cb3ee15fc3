"""The curated SIPAS file → seeds/sipas: `python scripts/seed_sipas.py
../shared/data/par_index_sipas`.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from retold import Retold, write_told
from seeding import SEEDS, Record, read, read_all, write

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FIELDS = (
    "public_id",
    "index",
    "edition",
    "code",
    "tree",
    "parent",
    "level",
    "name_vi",
    "name_en",
    "unit",
    "minimum",
    "maximum",
    "valid_from",
    "valid_to",
    "definition_vi",
    "definition_en",
)
SPANS = (("SIPAS v0 ", "2015", "2015"), ("SIPAS v1 ", "2017", "2021"), ("SIPAS v2 ", "2022", ""))
# A third aspect that one page names for 2022; the description of 2023 has two, and no figure of it
# was found.
UNMEASURED = "S_BASIC_SERVICE"


def main(data: Path, folder: Path) -> None:
    """Write every seed of SIPAS but dataset.toml."""
    meanings = list(
        indicators([row for row in read(data / "structure.csv") if row["index"] == "SIPAS"])
    )
    order = {
        meaning["code"].removeprefix("SIPAS/"): place for place, meaning in enumerate(meanings)
    }
    write(folder / "indicators.csv", FIELDS, meanings)
    write_told(folder, WORDS, breaks(meanings))
    retold = Retold("sipas", WORDS)
    lines = [
        retold.figure(row, respondents=WORDS["respondents"].get(row["note"], ""))
        for row in read_all(data, "sipas.csv")
        if kept(row)
    ]
    retold.write(folder, sorted(lines, key=lambda line: order[line["code"]]))


def kept(row: Record) -> bool:
    """Whether a row is an observation."""
    return (
        f"{row['province_name']} {row['year']} {row['code']} {row['source_title']}"
        not in WORDS["excluded"]
    )


def indicators(structure: list[Record]) -> Iterator[Record]:
    """The total and its factors by edition, then the statistics of provinces, of which the pilot
    has none.
    """
    for version, first, last in SPANS:
        for row in structure:
            if row["version"].startswith(version) and row["code"] != UNMEASURED:
                yield meaning(row, first, last)
    for code, (name_vi, name_en) in WORDS["statistic"].items():
        for _, first, last in SPANS[1:]:
            yield {
                **meaning(
                    {"code": code, "parent": "", "name_vi": name_vi, "name_en": name_en},
                    first,
                    last,
                ),
                "tree": "STATISTICS",
            }


def meaning(row: Record, first: str, last: str) -> Record:
    """One line of indicators.csv."""
    code, parent = row["code"], row["parent"]
    keys = (f"{code}@{first}", code, f"{code[0]}@{first}")
    vi, en = next(
        (WORDS["definition"][key] for key in keys if key in WORDS["definition"]), ("", "")
    )
    return {
        "public_id": f"SIPAS/{code}@{first}",
        "index": "SIPAS",
        "edition": f"SIPAS@{first}",
        "code": f"SIPAS/{code}",
        "tree": "MAIN",
        "parent": parent and f"SIPAS/{parent}",
        "level": str(bool(parent) + (parent not in ("", "TOTAL"))),
        "name_vi": row["name_vi"],
        "name_en": row["name_en"],
        "unit": "percent",
        "minimum": "0",
        "maximum": "100",
        "valid_from": first,
        "valid_to": last,
        "definition_vi": vi,
        "definition_en": en,
    }


def breaks(meanings: Iterable[Record]) -> Iterator[Record]:
    """Each told cut for every code that begins anew with it."""
    starts: dict[str, list[str]] = {}
    for each in meanings:
        starts.setdefault(each["code"], []).append(each["valid_from"])
    for told in WORDS["break"]:
        for code in (code for code, years in starts.items() if told["at"] in years[1:]):
            yield {**told, "code": code, "note_vi": told["vi"], "note_en": told["en"]}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else SEEDS / "sipas")
