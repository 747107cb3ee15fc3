"""The panels that copy the population of provinces → seeds/population: `python
scripts/seed_population.py ../shared/raw/panels`.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from seeding import SEEDS, Record, write, write_figures, write_notes

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FIELDS = (
    "public_id",
    "index",
    "edition",
    "code",
    "level",
    "name_vi",
    "name_en",
    "unit",
    "minimum",
    "valid_from",
    "definition_vi",
    "definition_en",
)
APART = 0.11  # thousand people: further apart than two roundings to one decimal


def main(panels: Path, folder: Path) -> None:
    """Write every seed of the population but dataset.toml."""
    lines = [
        *_stata(panels / WORDS["stata"]["file"]),
        *_workbook(panels / WORDS["workbook"]["file"]),
    ]
    write(folder / "indicators.csv", FIELDS, [WORDS["indicator"]])
    write(
        folder / "sources.csv",
        ("public_id", "publisher", "title", "tier", "url", "holder"),
        [
            {"tier": "COPY", "publisher": WORDS["publisher"], **WORDS[panel]["source"]}
            for panel in ("stata", "workbook")
        ],
    )
    write_notes(folder, WORDS["note"])
    write_figures(folder, sorted(_compared(lines), key=lambda line: line["period"]))


def _stata(path: Path) -> Iterator[Record]:
    """Each line of the Stata panel, its code told as the name of the province; single precision
    by its shortest digits.
    """
    panel = pd.read_stata(path, convert_categoricals=False)
    for line in panel.assign(population=panel["population"].astype(str)).itertuples():
        yield {
            "period": str(line.year),
            "entity": WORDS["stata"]["province"][line.name],
            "code": "TOTAL",
            "value": line.population,
            "source": WORDS["stata"]["source"]["public_id"],
            "locator": f"{line.name} {line.year}, population",
            "notes": "population/float32",
        }


def _workbook(path: Path) -> Iterator[Record]:
    """Each line of the workbook, by its row."""
    for row, line in enumerate(pd.read_excel(path, engine="calamine").itertuples(), 2):
        yield {
            "period": str(line.YEAR),
            "entity": line.Province,
            "code": "TOTAL",
            "value": str(line.TotalPOP),
            "source": WORDS["workbook"]["source"]["public_id"],
            "locator": f"Sheet1!U{row}",
            "notes": "",
        }


def _compared(lines: list[Record]) -> Iterator[Record]:
    """The same lines, those that the other panel contradicts beyond its rounding with a note."""
    said: dict[tuple[str, str], list[float]] = {}
    for line in lines:
        said.setdefault((line["entity"], line["period"]), []).append(float(line["value"]))
    for line in lines:
        values = said[line["entity"], line["period"]]
        apart = max(values) - min(values) > APART
        yield {
            **line,
            "notes": f"{line['notes']} population/disagree".strip() if apart else line["notes"],
        }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else SEEDS / "population")
