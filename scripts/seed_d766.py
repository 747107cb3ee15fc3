"""The curated files of Decision 766 → seeds/d766: `python scripts/seed_d766.py
../shared/data/departments`.
"""

import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from seeding import (
    ADDED,
    COLLECTED,
    REFORM_INDICATOR_FIELDS,
    SEEDS,
    Record,
    read,
    write,
    write_figures,
    write_notes,
)

from hub.words.period import parse

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
# The portal's two groups within the group of 22 points; all else above a component is a group of
# the Decision.
GROUPS = ("TOTAL", "CKMB", "TDGQ", "ONLINE_SERVICE", "CLGQ", "TTTT", "MDHL", "MDSH")
AREAS = {
    "CKMB": "PROCEDURES",
    "TDGQ": "PROCEDURES",
    "ONLINE_SERVICE": "DIGITAL_GOVERNMENT",
    "CLGQ": "DIGITAL_GOVERNMENT",
    "TTTT": "DIGITAL_GOVERNMENT",
    "MDSH": "DIGITAL_GOVERNMENT",
}
RATIOS = (
    "TDGQ.ON_TIME",
    "CLGQ.FULL",
    "CLGQ.HAS_ONLINE",
    "CLGQ.ONLINE_DOSSIERS",
    "CLGQ.ONLINE_ON_TIME",
    "TTTT.INTEGRATED",
    "TTTT.WITH_TRANSACTIONS",
    "TTTT.PAID_DOSSIERS",
    "MDHL.PETITION_CLASSIFICATION_TTHC",
    "MDHL.PETITION_CLASSIFICATION_STAFF",
)
ONLY_RATIOS = (
    "CLGQ.FULL",
    "CLGQ.HAS_ONLINE",
    "CLGQ.ONLINE_ON_TIME",
    "MDHL.PETITION_CLASSIFICATION_TTHC",
    "MDHL.PETITION_CLASSIFICATION_STAFF",
)
DAYS = "TDGQ.AVG_TIME"
BANDS = {
    "XS": ("90", ""),
    "TOT": ("80", "90"),
    "KHA": ("70", "80"),
    "TB": ("50", "70"),
    "YEU": ("", "50"),
}
# Maxima that one repository inferred and its author withdrew.
UNCONFIRMED = ("CLGQ.PROVIDED", "CLGQ.WITH_DOSSIERS", "CLGQ.ONLINE_DOSSIERS")
KINDS = (
    ("Cả nước", "COUNTRY"),
    ("Bộ |Bảo hiểm xã hội Việt Nam", "MINISTRY"),
    ("UBND (xã|phường|Đặc khu) ", "COMMUNE"),
    ("(Thị xã|Thành phố|Huyện|Quận) ", "DISTRICT"),
    (".", "DEPARTMENT"),
)


COLUMNS = ("public_id", "publisher", "title", "tier", "url")


def main(data: Path, folder: Path) -> None:
    """Write every seed of Decision 766 but dataset.toml."""
    structure, curated = read(data / "d766_structure.csv"), list(records(data))
    excluded = {each["url"] for each in WORDS["excluded"]}
    rows = [row for row in curated if row["source_url"] not in excluded]
    meanings = list(indicators(structure))
    order = {meaning["code"].removeprefix("D766/"): place for place, meaning in enumerate(meanings)}
    write(
        folder / "documents.csv",
        (
            "public_id",
            "kind",
            "title",
            "number",
            "date",
            "date_printed",
            "issuer",
            "province",
            "period",
            "url",
        ),
        WORDS["document"],
    )
    write(
        folder / "figures.csv",
        ("document", "label", "value", "printed", "unit", "entity", "indicator"),
        chain.from_iterable(stated(row, meanings) for row in curated),
    )
    write(folder / "indicators.csv", REFORM_INDICATOR_FIELDS, meanings)
    write(
        folder / "groups.csv",
        (
            "edition",
            "of",
            "code",
            "name_vi",
            "name_en",
            "valid_from",
            "valid_to",
            "lower",
            "upper",
            "confirmed",
        ),
        bands(structure),
    )
    write(folder / "breaks.csv", ("code", "at", "kind", "severity", "note_vi", "note_en"), cuts())
    write(
        folder / "sources.csv",
        (*COLUMNS, "document", "holder", "accessed_on"),
        sources(read(data / "d766.csv")),
    )
    remarks = [noted(row) for row in rows]
    write_notes(folder, list({note["key"]: note for notes in remarks for note in notes}.values()))
    figures = map(figure, rows, remarks)
    write_figures(
        folder,
        sorted(figures, key=lambda each: (each["period"], each["reading"], order[each["code"]])),
    )


def records(data: Path) -> Iterator[Record]:
    """Every record of the curated file, then of what was added to it."""
    yield from read(data / "d766.csv")
    for path in sorted(data.glob("added-*/d766.csv")):
        yield from read(path)


def indicators(structure: Iterable[Record]) -> Iterator[Record]:
    """The total and its groups in both editions; components, as the portal of 2026 names them,
    in the second.
    """
    named = {short(row["code"]): row for row in structure if not row["code"].startswith("GRADE.")}
    yield from (meaning(code, named[code], year) for code in GROUPS for year in ("2022", "2026"))
    for code, row in named.items():
        if code not in (*GROUPS, *ONLY_RATIOS):
            yield meaning(code, row, "2026")
        if code in RATIOS:
            yield ratio(code, row)


def meaning(code: str, row: Record, year: str) -> Record:
    """One line of indicators.csv in points; the average time is in days and bears none."""
    group = code.split(".")[0]
    maximum = row["max_points"] if code not in UNCONFIRMED and row["max_points"] != "0" else ""
    measure = (
        {
            "tree": "MEASURES",
            "parent": "",
            "level": "0",
            "unit": "days",
            "higher_is_better": "false",
        }
        if code == DAYS
        else {}
    )
    return {
        "public_id": f"D766/{code}@{year}",
        "index": "D766",
        "edition": f"D766@{year}",
        "code": f"D766/{code}",
        "tree": "MAIN",
        "parent": f"D766/{short(row['parent'])}" if row["parent"] else "",
        "level": str(level(code)),
        "name_vi": row["name_vi"],
        "name_en": row["name_en"],
        "unit": "points",
        "minimum": "0",
        "maximum": maximum,
        "higher_is_better": "true",
        "reform_area": AREAS.get(group, ""),
        "valid_from": year,
        "valid_to": "2025" if year == "2022" else "",
        **definition(f"{code}@{year}"),
        **measure,
    }


def ratio(code: str, row: Record) -> Record:
    """The ratio in percent behind a component."""
    return {
        **meaning(code, row, "2026"),
        "public_id": f"D766/{code}:pct@2026",
        "code": f"D766/{code}:pct",
        "tree": "MEASURES",
        "parent": "",
        "level": "0",
        "unit": "percent",
        "maximum": "100",
        **definition(f"{code}:pct@2026"),
        **{f"name_{language}": f"{name} (%)" for language, name in names(code, row)},
    }


def names(code: str, row: Record) -> Iterator[tuple[str, str]]:
    """What a ratio is called in each language; some have a code alone."""
    yield from WORDS["name"].get(code, {"vi": row["name_vi"], "en": row["name_en"]}).items()


def definition(public_id: str) -> Record:
    """What a meaning is, in both languages."""
    return {
        f"definition_{language}": text
        for language, text in WORDS["definition"].get(public_id, {}).items()
    }


def level(code: str) -> int:
    """How far a code stands below the total."""
    above = 2 if code.startswith(("CLGQ", "TTTT")) else 0 if code == "TOTAL" else 1
    return above + ("." in code)


def bands(structure: Iterable[Record]) -> Iterator[Record]:
    """The grades that one repository tells, in both editions; nobody has confirmed them."""
    for year, last in (("2022", "2025"), ("2026", "")):
        for row in structure:
            if row["code"].startswith("GRADE."):
                lower, upper = BANDS[row["code"].removeprefix("GRADE.")]
                yield {
                    "edition": f"D766@{year}",
                    "of": "D766/TOTAL",
                    "code": row["name_vi"],
                    "name_vi": row["name_vi"],
                    "name_en": row["name_en"],
                    "valid_from": year,
                    "valid_to": last,
                    "lower": lower,
                    "upper": upper,
                    "confirmed": "false",
                }


def cuts() -> Iterator[Record]:
    """Where no line is drawn: after the five months of 2022, of which only the Decision's groups
    are held, and before 2026.
    """
    for year in ("2023", "2026"):
        for code in GROUPS:
            if year == "2026" or code not in ("CLGQ", "TTTT"):
                yield {
                    "code": f"D766/{code}",
                    "at": year,
                    "kind": "METHOD",
                    "severity": "CUT",
                    "note_vi": WORDS["cut"][f"vi_{year}"],
                    "note_en": WORDS["cut"][f"en_{year}"],
                }


def sources(first: Sequence[Record]) -> Iterator[Record]:
    """The portal itself, then everyone who retells or copies it, each with the day of the round
    that read it first.
    """
    of_first = {source_of(row)["key"] for row in first if is_source(row)}
    portal = WORDS["portal"]
    yield {
        "public_id": "d766/portal",
        "publisher": portal,
        "title": WORDS["portal_title"],
        "tier": "OFFICIAL",
        "url": WORDS["portal_address"],
    }
    yield from (
        {
            "public_id": f"d766/{each['key']}",
            "publisher": each.get("publisher", portal),
            "title": each["title"],
            "tier": each["tier"],
            "url": each.get("address", each["url"]),
            "document": each.get("document", ""),
            "holder": each.get("holder", ""),
            "accessed_on": each.get("accessed_on")
            or (COLLECTED if each["key"] in of_first else ADDED),
        }
        for each in WORDS["source"]
    )


def figure(row: Record, notes: Sequence[Record]) -> Record:
    """A line of the tidy form from a curated record; ranks that the copyists reckoned are no
    published ranks.
    """
    source, entity, value = (
        source_of(row),
        row["unit_name"] or row["province_name"],
        row["value"].replace(",", "."),
    )
    copied, key = source["tier"] == "COPY", f"d766/{source['key']}"
    kind = next(kind for start, kind in KINDS if re.match(start, entity)) if of_unit(row) else ""
    within = kind in ("COMMUNE", "DISTRICT", "DEPARTMENT")
    counted = not copied or source.get("counted", False)
    return {
        "period": row["period"],
        "entity": entity,
        "code": short(row["code"]),
        "value": value,
        "printed": row["value"] if row["value"] != value else "",
        "rank": "" if copied else row["rank"],
        "rank_of": row["rank_of"] if counted else "",
        "group": "" if copied else row["grade"].capitalize(),
        "provisional": truth(running(row)),
        "reading": reading(row),
        "cumulative": truth("year to date" in parts(row)),
        "source": key,
        "locator": locator(row),
        "notes": " ".join(note["key"] for note in notes),
        "preferred": preferred(row["period"], entity, key),
        "kind": kind,
        "province": WORDS["province"][row["province_name"]] if within else "",
        "doubtful": truth(any(note["doubtful"] for note in notes)),
    }


def stated(row: Record, meanings: Iterable[Record]) -> Iterator[Record]:
    """What an article without a day states: the figure, and the rank beside it."""
    document = next(
        (each for each in WORDS["document"] if each.get("url") == row["source_url"]), None
    )
    if document is None:
        return
    own = next(each for each in meanings if each["code"] == f"D766/{short(row['code'])}")
    told = {
        "document": document["public_id"],
        "entity": row["province_name"],
        "label": own["name_vi"],
    }
    yield {
        **told,
        "value": row["value"],
        "printed": row["value"],
        "unit": own["unit"],
        "indicator": own["code"],
    }
    if row["rank"]:
        yield {
            **told,
            "value": row["rank"],
            "printed": f"{row['rank']}/{row['rank_of']}",
            "unit": "hạng",
        }


def of_unit(row: Record) -> bool:
    """Whether a figure is of the country or of a unit other than a province."""
    return bool(row["unit_name"]) or row["province_name"] == "Cả nước"


def reading(row: Record) -> str:
    """The day a running period was read; after its end a figure is of the period as a whole, and
    the day is told by a note.
    """
    return (
        row["as_of"]
        if row["as_of"] and date.fromisoformat(row["as_of"]) <= parse(row["period"]).last_day
        else ""
    )


def running(row: Record) -> bool:
    """Whether the period was not over when it was read."""
    return bool(reading(row)) or "weekly reading" in row["note"] or "undated" in row["note"]


def parts(row: Record) -> list[str]:
    """The remarks that a curated note is made of."""
    return [part for part in row["note"].split("; ") if part]


def locator(row: Record) -> str:
    """The code of the unit in the portal's answer."""
    found = re.search(r"unit code (H[\d.]*\d)", row["note"])
    return f"departmentCode {found[1]}" if found else ""


def noted(row: Record) -> list[Record]:
    """The notes of a figure: what its curated remarks say, then what this script says of it."""
    facts = {
        **row,
        "merged": truth(row["province_name"] not in WORDS["unchanged"]),
        "level": "total" if row["code"] == "D766" else "group",
    }
    remarks = [remark for remark in WORDS["remark"] if fits(remark, facts)]
    matches = [
        (remark, re.fullmatch(remark["says"], part)) for remark in remarks for part in parts(row)
    ]
    uses = [(remark, match.groups()) for remark, match in matches if match]
    uses += [(remark, ()) for remark in WORDS["told"] if fits(remark, facts)]
    refuse_loss(row, remarks, [remark for remark, _ in uses])
    notes = [worded(remark, numbers, row) for remark, numbers in uses]
    return list({note["key"]: note for note in notes}.values())


def refuse_loss(row: Record, remarks: Iterable[Mapping], used: Iterable[Mapping]) -> None:
    """ValueError for a curated remark that no note and no reason covers, or a day or a copy's
    rank of which nothing is said.
    """
    covering = [each["says"] for each in chain(remarks, WORDS["left_out"])]
    if left := [
        part for part in parts(row) if not any(re.fullmatch(says, part) for says in covering)
    ]:
        raise ValueError(f"nothing is told of {left} on {row}")
    gone = {
        "of_rank": source_of(row)["tier"] == "COPY" and bool(row["rank"] or row["grade"]),
        "of_day": bool(row["as_of"]) and not reading(row),
    }
    if missing := [
        what for what, lost in gone.items() if lost and not any(what in remark for remark in used)
    ]:
        raise ValueError(f"no note tells what is left out ({', '.join(missing)}) of {row}")


def fits(remark: Mapping, facts: Record) -> bool:
    """Whether a record is one of those that a remark is about: each named field is the value, or
    one of several.
    """
    return all(
        facts[field] in ([value] if isinstance(value, str) else value)
        for field, value in remark.get("when", {}).items()
    )


def worded(remark: Mapping, numbers: Sequence[str], row: Record) -> Record:
    """A remark as a note in both languages, with the numbers that it found and the place that
    its record tells.
    """
    place = "/".join(filter(None, (row["rank"], row["rank_of"])))
    key = re.sub(r"\W+", "-", remark["key"].format(*numbers, **row)).strip("-").lower()
    return {
        "key": f"d766/{key}",
        "doubtful": remark.get("doubtful", False),
        "vi": remark["vi"].format(*(spoken(number, ".", ",") for number in numbers), place=place),
        "en": remark["en"].format(*(spoken(number, ",", ".") for number in numbers), place=place),
    }


def spoken(number: str, thousands: str, decimal: str) -> str:
    """A number as a language writes it; a day or a time as it stands."""
    if not re.fullmatch(r"\d+([.,]\d+)?", number):
        return number
    whole, _, rest = number.replace(",", ".").partition(".")
    return f"{int(whole):,}".replace(",", thousands) + (f"{decimal}{rest}" if rest else "")


def preferred(period: str, entity: str, source: str) -> str:
    """The editor's reason for showing this claim."""
    return next(
        (
            each["reason"]
            for each in WORDS["preferred"]
            if (each["period"], each["entity"], each["source"]) == (period, entity, source)
        ),
        "",
    )


def is_source(row: Record) -> bool:
    """Whether the source of a curated row is one of the seeds."""
    return any(each["url"] == row["source_url"] for each in WORDS["source"])


def source_of(row: Record) -> Record:
    """The document that a curated row cites; one without an address is known by its title."""
    url, title = row["source_url"], row["source_title"]
    return next(
        each for each in WORDS["source"] if each["url"] == url and each.get("of", title) == title
    )


def short(code: str) -> str:
    """D766 is the total, all others stay."""
    return "TOTAL" if code == "D766" else code


def truth(holds: bool) -> str:
    """true, or nothing."""
    return "true" if holds else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else SEEDS / "d766")
