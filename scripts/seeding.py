"""What the scripts that write seeds share: reading curated files, citing their documents,
writing tidy files.
"""

import csv
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

Record = dict[str, str]

# When the curated files of departments were collected, and those that a second round added.
COLLECTED, ADDED = "2026-11-21", "2026-11-28"
SEEDS = Path(__file__).resolve().parents[1] / "seeds"
_FIGURE = (
    "period",
    "entity",
    "code",
    "value",
    "printed",
    "missing",
    "rank",
    "rank_of",
    "group",
    "low",
    "high",
    "standard_error",
    "respondents",
    "provisional",
    "reading",
    "cumulative",
    "source",
    "locator",
    "notes",
    "preferred",
    "kind",
    "province",
    "block",
    "doubtful",
)
# The columns of indicators.csv, in the order in which they are written.
INDICATOR_FIELDS = (
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
    "higher_is_better",
    "valid_from",
    "valid_to",
    "definition_vi",
    "definition_en",
)
REFORM_INDICATOR_FIELDS = (
    *INDICATOR_FIELDS[:13],
    "reform_area",
    *INDICATOR_FIELDS[13:],
)
_BLOB = {
    "HungNT1st/CS571_Project": "7d6415f82851f9c024dd4a540064472727c8dfe2",
    "hnks-gh/ml-mcdm": "d165721ef5b79e96a1f9daa013612eef57d31734",
    "letrinhandn/Citizen-Participation-and-Local-Economic-Growth-in-Vietnam": (
        "3e10f249ffd14b9d6d09207f4d4d09529a597bf8"
    ),
    "mdtrinh/vietnam_elections": "84348767096a193634f9d4fb6c4116dbf4789a05",
    "tnguyentranphuoc-commits/ENTREPRENEURSHIP-INVESTMENT-AND-REGIONAL-ECONOMIC-DEVELOPMENT-IN-VIETNAM-A-PANEL-APPROACH": (  # noqa: E501
        "7ed8cec06e43317ff4916526f61895c40d3f1a2b"
    ),
    "tunah72/papi-dashboard": "2e42ab89bd452987a8661c5c60ccf5571bb7a884",
}


def read(path: Path) -> list[Record]:
    """Every record of a curated file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_all(folder: Path, name: str) -> list[Record]:
    """Every record of a curated file and of the files of the same name that later rounds added
    beside it.
    """
    return [
        record
        for path in (folder / name, *sorted(folder.glob(f"added-*/{name}")))
        for record in read(path)
    ]


def write(path: Path, header: Sequence[str], records: Iterable[Mapping[str, str]]) -> None:
    """A seed file with these columns: what a record lacks stays empty, what it has beyond them
    is left out.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, header, restval="", extrasaction="ignore", lineterminator="\n"
        )
        writer.writeheader()
        writer.writerows(records)


def write_figures(folder: Path, figures: Iterable[Record]) -> None:
    """One tidy file a period, with the columns that the period uses."""
    years: dict[str, list[Record]] = {}
    for figure in figures:
        years.setdefault(figure["period"], []).append(figure)
    for year, rows in years.items():
        write(
            folder / f"{year}.csv",
            [name for name in _FIGURE if any(row.get(name) for row in rows)],
            rows,
        )


def document(source: str) -> str:
    """The document that a curated source names, without its sheet."""
    return re.sub(r" (\[.*\]|\(whole row empty\))$", "", source)


def sheet(source: str) -> str:
    """The sheet that a curated source names, if it does."""
    found = re.search(r" \[(.*)\]$", source)
    return found[1] if found else ""


def source_key(index: str, source: str) -> str:
    """The public id of the document that a curated source names: papi/mdtrinh-papi-2011-vie."""
    title = document(source)
    if title.startswith("https://"):
        return f"{index}/{_host(title).split('.')[0]}"
    repository, path = title.split(":", 1)
    return f"{index}/{_slug(repository.split('/')[0])}-{_slug(PurePosixPath(path).stem)}"


def write_sources(folder: Path, sources: Iterable[str], told: Mapping[str, Any]) -> None:
    """sources.csv: the publisher's own workbooks; a copy in a repository cites its commit, a
    page of the press its address.
    """
    titles, publisher = sorted({document(source) for source in sources}), told["publisher"]
    official = {
        "public_id": f"{folder.name}/publisher",
        "publisher": publisher,
        "title": told["workbooks"],
        "tier": "OFFICIAL",
        "url": told["address"],
    }
    write(
        folder / "sources.csv",
        ("public_id", "publisher", "title", "tier", "url", "holder"),
        [official]
        + [
            {
                "public_id": source_key(folder.name, title),
                "title": _title(title, told),
                "url": _address(title),
                "tier": _tier(title),
                "publisher": _host(title) if _tier(title) == "PRESS" else publisher,
                "holder": holder(title) if _tier(title) == "COPY" else "",
            }
            for title in titles
        ],
    )


def _title(title: str, told: Mapping[str, Any]) -> str:
    """What a source is called for people: as it is told, else by the index and its years; never
    the path of a file.
    """
    if title in told.get("title", {}):
        return told["title"][title]
    years = re.findall(r"(?:19|20)\d\d", PurePosixPath(title).stem)
    return f"{told['index']} {'–'.join(years[:2])}: bảng số liệu theo tỉnh"


def holder(title: str) -> str:
    """Whose repository keeps a copy: mdtrinh (GitHub)."""
    return f"{title.split('/')[0]} (GitHub)"


def write_landmarks(folder: Path, rows: Iterable[Record], codes: Mapping[str, str]) -> None:
    """landmarks.csv: the first five figures of some codes each year, by which a workbook's year
    is known whatever its tab says.
    """
    first: dict[tuple[str, str], list[Record]] = {}
    for row in rows:
        if row["code"] in codes:
            first.setdefault((row["year"], codes[row["code"]]), []).append(row)
    write(
        folder / "landmarks.csv",
        ("period", "code", "value"),
        [
            {"period": year, "code": code, "value": row["value"]}
            for (year, code), found in sorted(first.items())
            for row in found[:5]
        ],
    )


def write_notes(folder: Path, notes: Sequence[Mapping[str, str]]) -> None:
    """notes.csv from [[note]] entries."""
    write(
        folder / "notes.csv",
        ("public_id", "text_vi", "text_en"),
        [
            {"public_id": note["key"], "text_vi": note["vi"], "text_en": note["en"]}
            for note in notes
        ],
    )


def note_keys(note: str, notes: Sequence[Mapping[str, str]]) -> str:
    """The keys of the remarks that a curated note is made of."""
    return " ".join(known["key"] for known in notes if known.get("says", known["en"]) in note)


def edition(index: str, starts: Sequence[int], first: str, last: str) -> str:
    """The edition that a meaning belongs to; empty for one that lives through several."""
    begun = max(start for start in starts if start <= int(first))
    return (
        f"{index}@{begun}"
        if begun == max(start for start in starts if start <= int(last or 9999))
        else ""
    )


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _tier(title: str) -> str:
    return "PRESS" if title.startswith("https://") else "COPY"


def _address(title: str) -> str:
    if title.startswith("https://"):
        return title
    repository, path = title.split(":", 1)
    return f"https://github.com/{repository}/blob/{_BLOB[repository]}/{quote(path)}"
