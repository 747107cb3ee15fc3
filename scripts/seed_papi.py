"""The curated PAPI files → seeds/papi: `python scripts/seed_papi.py ../shared/data/papi`."""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
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
SPREADS = {"N_OBS": ("TOTAL", "respondents")} | {
    f"{total}_{suffix}": (total, column)
    for total in ("TOTAL", "TOTAL_W")
    for suffix, column in (("CI95_LOW", "low"), ("CI95_HIGH", "high"), ("SE", "standard_error"))
}
LATEST = "2024"  # year with figures
# Which form of a definition a meaning of another tree takes; in the tree of the total its level.
FORMS = {"WEIGHTED": "weighted", "VARIANCE": "variance"}
UNITS = {"I62.1": "km", "I62.2": "minutes", "I64.3": "percent", "I44.3": "thousand_vnd"}


def main(data: Path, folder: Path) -> None:
    """Write every seed of PAPI but dataset.toml."""
    dimensions, labels = (
        read(data / "papi_dimensions.csv"),
        read(data / "papi_indicator_labels.csv"),
    )
    missing, items = read(data / "papi_missing.csv"), read(data / "papi_indicators.csv")
    uncertainties = read(data / "papi_uncertainty.csv")
    meanings = [*upper(read(data / "structure.csv")), *lower(labels, items)]
    define(meanings, sorted({row["year"] for row in labels}))
    figures = [
        *stated(dimensions),
        *gaps(missing, meanings),
        *third(items, dimensions, missing),
        *variances(uncertainties),
    ]
    add_uncertainty(figures, uncertainties)
    order = {meaning["code"].split("/")[1]: place for place, meaning in enumerate(meanings)}
    chains = sorted(chained(meanings), key=lambda chain: chain["predecessor"])
    write(folder / "indicators.csv", INDICATOR_FIELDS, meanings)
    write(folder / "chains.csv", ("predecessor", "successor"), chains)
    write(
        folder / "breaks.csv",
        ("code", "at", "kind", "severity", "note_vi", "note_en"),
        breaks(meanings, chains),
    )
    write_sources(folder, [row["source"] for row in dimensions + missing], WORDS)
    write_landmarks(folder, dimensions, {f"D{number}": f"D{number}" for number in range(1, 9)})
    write_notes(folder, WORDS["note"])
    write_figures(folder, sorted(figures, key=lambda figure: order[figure["code"]]))


def figure(row: Record, code: str = "", **more: str) -> Record:
    """A line of the tidy form from a curated record."""
    return {
        "period": row["year"],
        "entity": row["province_name"],
        "code": code or row["code"],
        "source": source_key("papi", row["source"]),
        "locator": sheet(row["source"]),
        "value": row.get("value", ""),
        "notes": note_keys(row.get("note", ""), WORDS["note"]),
        **more,
    }


def stated(dimensions: Iterable[Record]) -> Iterator[Record]:
    """Totals, dimensions and sub-dimensions."""
    for row in dimensions:
        cell = " ".join(row[name] for name in ("province_name", "year", "code", "value"))
        yield figure(row, preferred=WORDS["preferred"].get(cell, ""))


def gaps(missing: Iterable[Record], meanings: list[Record]) -> Iterator[Record]:
    """Cells without a figure; a whole province-year stands for every code in force."""
    for row in missing:
        cell, logged = re.subn(r" \(per .*\)", "", row["cell_in_source"])
        note = (
            "papi/log-zero"
            if logged
            else "papi/row-empty"
            if row["source"].endswith("(whole row empty)")
            else ""
        )
        for code in in_force(meanings, row["year"]) if row["code"] == "*" else [row["code"]]:
            yield figure(row, code, value=cell, missing="NOT_PUBLISHED", notes=note)


def in_force(meanings: Iterable[Record], year: str) -> list[str]:
    """TOTAL and every dimension and sub-dimension that the year has."""
    return [
        meaning["code"].split("/")[1]
        for meaning in meanings
        if meaning["tree"] == "MAIN"
        and meaning["level"] < "3"
        and meaning["valid_from"] <= year <= (meaning["valid_to"] or "9999")
    ]


def third(
    items: Iterable[Record], dimensions: Iterable[Record], missing: Iterable[Record]
) -> Iterator[Record]:
    """Third-level items, on the sheet of their year; a zero under a sub-dimension without a
    figure says missing.
    """
    sources = {row["year"]: row["source"] for row in dimensions if row["code"] == "D6"}
    without = {(row["province_name"], row["year"], row["code"]) for row in missing}
    for row in items:
        place = row["province_name"], row["year"], f"S{row['code'][1:3]}"
        note = zero_note(row, place in without) if row["value"] == "0" else ""
        gap = {"missing": "NOT_PUBLISHED", "notes": note} if note or row["value"] == "KCDL" else {}
        yield figure({**row, "source": sources[row["year"]]}, **gap)


def zero_note(row: Record, gap: bool) -> str:
    """Why a zero says missing; nothing where it is a figure, such as no victim who denounced."""
    if f"{row['province_name']} {row['year']} {row['code']}" in WORDS["zero_missing"]:
        return "papi/zero-election"
    return "papi/zero-missing" if gap else ""


def variances(uncertainties: Iterable[Record]) -> Iterator[Record]:
    """The variances of the dimensions, which are indicators of their own."""
    return (figure(row) for row in uncertainties if row["code"].endswith("_VARIANCE"))


def add_uncertainty(figures: Iterable[Record], uncertainties: Iterable[Record]) -> None:
    """Put intervals, standard errors and respondents beside the totals they belong to."""
    totals = {
        (row["entity"], row["period"], row["code"], row["source"]): row
        for row in figures
        if row["code"] in ("TOTAL", "TOTAL_W")
    }
    for row in uncertainties:
        if row["code"] in SPREADS:
            code, column = SPREADS[row["code"]]
            totals[row["province_name"], row["year"], code, source_key("papi", row["source"])][
                column
            ] = row["value"]
    for total in totals.values():
        if total.get("low") and total["low"] == total["high"]:
            total["notes"] = f"{total['notes']} papi/interval-point".strip()


def upper(structure: Iterable[Record]) -> list[Record]:
    """Totals, dimensions, sub-dimensions and the variances of 2019 by meaning; D2 changed only
    its name.
    """
    ordered = sorted(structure, key=upper_order)
    rows = [
        row
        for code, versions in groupby(ordered, lambda row: row["code"])
        for row in renamed(code, list(versions))
    ]
    dimensions = [row for row in rows if re.fullmatch(r"D\d", row["code"])]
    return [
        *(
            meaning(
                row["code"],
                row,
                unit="points",
                minimum=row["min"],
                maximum=row["max"],
                parent=row["parent"],
                level=str("TDS".index(row["code"][0])),
                tree="WEIGHTED" if row["code"] == "TOTAL_W" else "MAIN",
            )
            for row in rows
        ),
        *(variance(row) for row in dimensions),
    ]


def upper_order(row: Record) -> tuple[int, str, str]:
    """Totals, then dimensions, then sub-dimensions, each by code and year."""
    return "TDS".index(row["code"][0]), row["code"], row["valid_from_year"]


def renamed(code: str, versions: list[Record]) -> list[Record]:
    """The versions of a code by meaning."""
    return (
        [{**versions[-1], "valid_from_year": versions[0]["valid_from_year"]}]
        if code == "D2"
        else versions
    )


def variance(dimension: Record) -> Record:
    """The variance of a dimension, which the source prints for 2019 only."""
    names = {
        "name_vi": f"Phương sai của chỉ số nội dung “{dimension['name_vi']}”",
        "name_en": f"Variance of {dimension['name_en']}",
    }
    return meaning(
        f"{dimension['code']}_VARIANCE",
        {**names, "valid_from_year": "2019", "valid_to_year": "2019"},
        unit="points²",
        level="1",
        tree="VARIANCE",
        higher_is_better="false",
    )


def meaning(code: str, row: Record, **more: str) -> Record:
    """One line of indicators.csv."""
    first, last, parent = row["valid_from_year"], row["valid_to_year"], more.pop("parent", "")
    told = next(
        (
            each
            for each in WORDS["definition"]
            if (each["code"], each["valid_from"]) == (code, first)
        ),
        {},
    )
    return {
        "public_id": f"PAPI/{code}@{first}",
        "index": "PAPI",
        "edition": edition("PAPI", (2011, 2018), first, last),
        "code": f"PAPI/{code}",
        "parent": parent and f"PAPI/{parent}",
        "name_vi": row["name_vi"],
        "name_en": row["name_en"],
        "valid_from": first,
        "valid_to": last,
        "higher_is_better": "true",
        "definition_vi": told.get("vi", ""),
        "definition_en": told.get("en", ""),
        "tree": "MAIN",
        **more,
    }


def lower(labels: list[Record], items: list[Record]) -> Iterator[Record]:
    """Third-level items: a code means the same as long as its label is the same."""
    english = {
        identity(row["parent"], row["label_vi"]): row["label_en"]
        for row in labels
        if row["label_en"]
    }
    held: dict[tuple[str, str], list[float]] = {}
    for row in items:
        if row["value"] not in ("KCDL", "0"):
            held.setdefault((row["code"], row["year"]), []).append(float(row["value"]))
    ordered = sorted(labels, key=lambda row: (code_order(row["code"]), row["year"]))
    for _, versions in groupby(
        ordered, lambda row: (row["code"], *identity(row["parent"], row["label_vi"]))
    ):
        yield item(list(versions), english, held)


def item(
    versions: list[Record],
    english: dict[tuple[str, str], str],
    held: dict[tuple[str, str], list[float]],
) -> Record:
    """One third-level item from its labels year by year."""
    latest, code, parent = versions[-1], versions[-1]["code"], versions[-1]["parent"]
    name = spelt(latest["label_vi"])
    unit, minimum, maximum = scale(
        code,
        latest["scale_as_printed"],
        [value for row in versions for value in held[code, row["year"]]],
    )
    told = {
        "name_vi": name,
        "name_en": spelt(english.get(identity(parent, name)) or WORDS["english"][name]),
        "valid_from_year": versions[0]["year"],
        "valid_to_year": "" if latest["year"] == "2023" else latest["year"],
    }
    return meaning(
        code,
        told,
        level="3",
        parent=parent,
        unit=unit,
        minimum=minimum,
        maximum=maximum,
        higher_is_better=str(code not in WORDS["lower_is_better"]).lower(),
    )


def define(meanings: list[Record], years: list[str]) -> None:
    """A definition for each meaning that has none: of what it is made in its latest year with
    labels, by the labels of the source itself; where none are held, that.
    """
    by_parent: dict[str, list[Record]] = {}
    for each in meanings:
        by_parent.setdefault(each["parent"], []).append(each)
    names = {each["code"]: each for each in meanings}
    for each in meanings:
        if not each["definition_vi"]:
            own_years = years if each["level"] == "2" else [LATEST]
            year = latest(each, own_years) or each["valid_to"] or LATEST
            parts = [part for part in by_parent.get(each["code"], []) if lives(part, year)]
            words = defined(each, year, parts, names.get(each["parent"], {}))
            each |= {"definition_vi": words["vi"], "definition_en": words["en"]}


def latest(own: Record, years: list[str]) -> str | None:
    """The last of these years in which a meaning is in force."""
    return max((year for year in years if lives(own, year)), default=None)


def lives(own: Record, year: str) -> bool:
    """Whether a meaning is in force in a year."""
    return own["valid_from"] <= year <= (own["valid_to"] or "9999")


def defined(own: Record, year: str, held: list[Record], parent: Record) -> dict[str, str]:
    """The words of a definition in both languages."""
    form = "itemless" if own["level"] == "2" and not held else FORMS.get(own["tree"], own["level"])
    return {
        language: WORDS["form"][form][language].format(
            year=year,
            count=len(held),
            parts="; ".join(each[f"name_{language}"] for each in held),
            parent=parent.get(f"name_{language}", ""),
        )
        for language in ("vi", "en")
    }


def code_order(code: str) -> tuple[str, int]:
    """I31.10 comes after I31.9."""
    part, position = code.split(".")
    return part, int(position)


def identity(parent: str, label: str) -> tuple[str, str]:
    """What makes an item the same item: its sub-dimension and its label but for case, blanks and
    the asterisk of adjusted items.
    """
    return parent, re.sub(r"[\s*]", "", label).casefold()


def spelt(label: str) -> str:
    """A label without asterisk, glued words and the misprints of the source."""
    label = re.sub(r"biết(?=đã|không)", "biết ", label.replace("(*)", "").rstrip("* "))
    for wrong, right in WORDS["spelling"].items():
        label = (
            re.sub(rf"{wrong}(?![ \w])", right, label)
            if wrong.endswith(" On")
            else label.replace(wrong, right)
        )
    return " ".join(label.split())


def scale(code: str, printed: str, held: list[float]) -> tuple[str, str, str]:
    """Unit, minimum and maximum; no bounds where the source's own figures exceed what it prints."""
    bounds = re.search(r"(\d+)%?-([\d,]+)", printed)
    unit = UNITS.get(code) or ("share" if "%" in printed else "points")
    if not bounds:
        return unit, "", ""
    low, high = (
        float(bounds[1]),
        float(bounds[2].replace(",", "")) / (100 if unit == "share" else 1),
    )
    return (
        (unit, f"{low:g}", f"{high:.0f}")
        if low <= min(held) and max(held) <= high
        else (unit, "", "")
    )


def chained(meanings: list[Record]) -> Iterator[Record]:
    """Items that go on under another code: the same label under the same sub-dimension."""
    lives: dict[tuple[str, str], list[str]] = {}
    for row in meanings:
        if row["level"] == "3":
            lives.setdefault(identity(row["parent"], row["name_vi"]), []).append(row["public_id"])
    for life in lives.values():
        yield from (
            {"predecessor": earlier, "successor": later}
            for earlier, later in pairwise(sorted(life, key=first_year))
        )


def first_year(public_id: str) -> str:
    """The first year of a meaning."""
    return public_id.split("@")[1]


def breaks(meanings: list[Record], chains: list[Record]) -> list[Record]:
    """The breaks told in seed_papi.toml, and a cut wherever a third-level code turns to another
    item.
    """
    told = [{**each, "note_vi": each["vi"], "note_en": each["en"]} for each in WORDS["break"]]
    onward = {chain["predecessor"]: chain["successor"] for chain in chains}
    items = [row for row in meanings if row["level"] == "3"]
    return told + [
        cut(earlier, later, onward)
        for earlier, later in pairwise(items)
        if earlier["code"] == later["code"]
    ]


def cut(earlier: Record, later: Record, onward: dict[str, str]) -> Record:
    """The place where a third-level code turns to another item."""
    code, successor = (
        earlier["code"].removeprefix("PAPI/"),
        onward.get(earlier["public_id"], "").removeprefix("PAPI/"),
    )
    vi, en = (
        (f"; chỉ tiêu cũ tiếp tục ở {successor}", f"; the old item goes on as {successor}")
        if successor
        else ("", "")
    )
    return {
        "code": earlier["code"],
        "at": later["valid_from"],
        "kind": "METHOD",
        "severity": "CUT",
        "note_vi": (
            f"Từ năm {later['valid_from']}, mã {code} là chỉ tiêu “{later['name_vi']}” thay cho"
            f" “{earlier['name_vi']}”{vi}."
        ),
        "note_en": (
            f"From {later['valid_from']} code {code} is “{later['name_en']}” instead of"
            f" “{earlier['name_en']}”{en}."
        ),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else SEEDS / "papi")
