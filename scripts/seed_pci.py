"""The curated PCI files → seeds/pci: `python scripts/seed_pci.py ../shared/data/papi`."""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from seeding import (
    INDICATOR_FIELDS,
    SEEDS,
    Record,
    edition,
    note_keys,
    read,
    sheet,
    source_key,
    write,
    write_figures,
    write_landmarks,
    write_notes,
    write_sources,
)

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def main(data: Path, folder: Path) -> None:
    """Write every seed of PCI but dataset.toml."""
    rows = read(data / "pci.csv")
    meanings = list(indicators(read(data / "pci_structure.csv")))
    order = {meaning["code"].removeprefix("PCI/"): place for place, meaning in enumerate(meanings)}
    write(folder / "indicators.csv", INDICATOR_FIELDS, meanings)
    write(
        folder / "breaks.csv",
        ("code", "at", "kind", "severity", "note_vi", "note_en"),
        [{**each, "note_vi": each["vi"], "note_en": each["en"]} for each in WORDS["break"]],
    )
    write_sources(folder, [row["source"] for row in rows], WORDS)
    write_landmarks(folder, rows, {"PCI": "TOTAL", "PCI_ENTRY": "ENTRY"})
    write_notes(folder, WORDS["note"])
    write_figures(folder, sorted(figures(rows), key=lambda figure: order[figure["code"]]))


def figures(rows: list[Record]) -> Iterator[Record]:
    """Each score, the printed rank beside the total it belongs to."""
    ranks = {
        (row["province_name"], row["year"]): row["value"]
        for row in rows
        if row["code"] == "PCI_RANK"
    }
    ranked = {year: str(sum(each == year for _, each in ranks)) for _, year in ranks}
    for row in rows:
        rank = ranks.get((row["province_name"], row["year"])) if row["code"] == "PCI" else None
        if row["code"] != "PCI_RANK":
            yield {
                **figure(row),
                **({"rank": rank, "rank_of": ranked[row["year"]]} if rank else {}),
            }


def figure(row: Record) -> Record:
    """A line of the tidy form from a curated record; the panel of 2020 and 2021 is cited by its
    column.
    """
    column = row["note"].removeprefix("column ") if row["note"].startswith("column ") else ""
    return {
        "period": row["year"],
        "entity": row["province_name"],
        "code": short(row["code"]),
        "value": row["value"],
        "source": source_key("pci", row["source"]),
        "locator": sheet(row["source"]) or column,
        "notes": note_keys(row["note"], WORDS["note"]),
    }


def short(code: str) -> str:
    """PCI is the total, PCI_ENTRY the sub-index ENTRY."""
    return code.removeprefix("PCI").removeprefix("_") or "TOTAL"


def indicators(structure: Iterable[Record]) -> Iterator[Record]:
    """The total, the unweighted sums by their number of sub-indices, the sub-indices."""
    for row in structure:
        code = short(row["code"])
        if code == "UNWEIGHTED":
            yield from (
                meaning(
                    code,
                    {**row, **told},
                    tree=code,
                    level="0",
                    minimum=told["minimum"],
                    maximum=told["maximum"],
                    definition_vi=told["vi"],
                    definition_en=told["en"],
                )
                for told in WORDS["unweighted"]
            )
        elif code == "TOTAL":
            yield meaning(
                code,
                row,
                level="0",
                maximum=row["max"],
                definition_vi=WORDS["total"]["vi"],
                definition_en=WORDS["total"]["en"],
            )
        else:
            yield meaning(
                code,
                row,
                level="1",
                parent="PCI/TOTAL",
                minimum=row["min"],
                maximum=row["max"],
                definition_vi=f"{WORDS['definition'][code]} {items(code, 'vi')}",
                definition_en=f"{row['note'][0].upper()}{row['note'][1:]}. {items(code, 'en')}",
            )


def items(code: str, language: str) -> str:
    """Of which items a sub-index is made, as the publisher's own workbook heads them."""
    held = WORDS["items"].get(code)
    if held is None:
        return WORDS["itemless"][language]
    labels = held[language]
    return WORDS["itemised"][language].format(count=len(labels), items="; ".join(labels))


def meaning(code: str, row: Record, **more: str) -> Record:
    """One line of indicators.csv."""
    first, last = row["valid_from_year"], row["valid_to_year"]
    return {
        "public_id": f"PCI/{code}@{first}",
        "index": "PCI",
        "edition": edition("PCI", (2005, 2006, 2009, 2013), first, last),
        "code": f"PCI/{code}",
        "name_vi": row["name_vi"],
        "name_en": row["name_en"],
        "unit": "points",
        "tree": "MAIN",
        "valid_from": first,
        "valid_to": last,
        "higher_is_better": "true",
        **more,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else SEEDS / "pci")
