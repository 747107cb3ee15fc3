"""Figures that papers and portals retell: their sources out of titles, their notes out of
remarks, the claim an editor chose.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from seeding import Record, write

from hub.catalogue import Source
from hub.importing.precedence import precedence
from hub.words.names import slug
from hub.words.terms import SourceTier

SHARED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
KINDS = {
    "Cả nước": "COUNTRY",
    "Đồng bằng sông Hồng": "REGION",
    "Trung du miền núi phía Bắc": "REGION",
    "Bắc Trung Bộ và Duyên hải miền Trung": "REGION",
    "Tây Nguyên": "REGION",
    "Đông Nam Bộ": "REGION",
    "Đồng bằng sông Cửu Long": "REGION",
}
_FIGURE = (
    "period",
    "entity",
    "kind",
    "code",
    "value",
    "missing",
    "rank",
    "rank_of",
    "group",
    "respondents",
    "source",
    "locator",
    "doubtful",
    "notes",
    "preferred",
)
DECIDED = ("doubtful", "group", "missing")
_ABOUT = re.compile(r"(?P<title>.*?)(?: \((?P<about>.*)\))?")
_DATE = re.compile(r",? ?\b(?:(?:(?P<day>\d+)/)?(?P<month>\d+)/)?(?P<year>20\d\d)\b")


class Retold:
    """The curated figures of one index with what its .toml tells of their sources, remarks and
    choices.
    """

    def __init__(self, dataset: str, told: Mapping[str, Any]) -> None:
        self.dataset = dataset
        self.told = told
        self.sources: dict[str, Record] = {}
        self.notes: dict[str, Record] = {}
        self.remarks = [*told["remark"], *SHARED["remark"]]

    def figure(self, row: Record, **more: str) -> Record:
        """A line of the tidy form; a rank in a third party's copy is told in a note, for it is
        no published rank.
        """
        entity, source = row["province_name"], self.source(row["source_title"], row["source_url"])
        keys, decided = self.noted(row)
        kind, copied = KINDS.get(entity, ""), source["tier"] == SourceTier.COPY.name
        ranked = {"rank": row["rank"], "rank_of": row["rank_of"]} if row["rank"] else {}
        if ranked and (copied or kind == "REGION"):
            keys.append(
                self._note(SHARED["copied_rank"], tuple(ranked.values()))
                if copied
                else self._note(SHARED["region_rank"], ())
            )
        return {
            "period": row["year"],
            "entity": entity,
            "kind": kind,
            "code": row["code"],
            "value": row["value"],
            "rank": "",
            "rank_of": "",
            **({} if copied else ranked),
            "source": source["public_id"],
            "locator": self._locator(row["source_title"]),
            "notes": " ".join(keys),
            "chosen": self._chosen(row),
            **decided,
            **more,
        }

    def source(self, title: str, url: str) -> Record:
        """The document that a curated title names: its publisher, its own title, and its day
        where the title tells one.
        """
        parts = _ABOUT.fullmatch(title)
        about, own = parts["about"] or parts["title"], parts["title"]
        when = _DATE.search(about)
        day = (
            date(*map(int, when.group("year", "month", "day"))).isoformat()
            if when and when["day"]
            else ""
        )
        about = SHARED["publisher"].get(_DATE.sub("", about), _DATE.sub("", about))
        if when and not when["day"]:
            own = f"{own} ({when[0].lstrip(', ')})"
        found = {
            "publisher": about,
            "title": own,
            "tier": SourceTier.PRESS.name,
            "url": url,
            "published_on": day,
            **SHARED["source"].get(title, {}),
        }
        key = f"{_key(found['publisher'], 24)}-{_key(found['title'], 56)}"
        found["public_id"] = f"{self.dataset}/{found.pop('key', key)}"
        known = self.sources.setdefault(found["public_id"], found)
        if known != found:
            raise ValueError(f"two sources would be {found['public_id']}: {known} and {found}")
        return known

    def noted(self, row: Record) -> tuple[list[str], Record]:
        """The keys of the notes that a curated remark is made of, and the cells that it decides."""
        cell = " ".join(row[name] for name in ("province_name", "year", "code", "value"))
        keys, decided, left = [], {}, row["note"]
        for remark in self.remarks:
            found = (
                re.search(remark.get("found", "^"), left)
                if re.match(remark.get("cell", ""), cell)
                else None
            )
            if found and "vi" in remark:
                keys.append(self._note(remark, found.groups() if "{" in remark["vi"] else ()))
            if found:
                decided |= {
                    name: remark[name].format(*found.groups()) for name in DECIDED if name in remark
                }
                left = left[: found.start()] + left[found.end() :]
        if left.strip("; ,"):
            raise ValueError(f"nothing is told of the remark {left!r} on {cell}")
        return list(dict.fromkeys(keys)), decided

    def write(self, folder: Path, figures: Sequence[Record]) -> None:
        """The sources, the notes and one tidy file a year."""
        prefer(figures, self.sources, self.told["preferred"])
        write(
            folder / "sources.csv",
            ("public_id", "publisher", "title", "tier", "url", "published_on", "document"),
            self.sources.values(),
        )
        write(
            folder / "notes.csv",
            ("public_id", "text_vi", "text_en"),
            (self.notes[key] for key in sorted(self.notes)),
        )
        for year in sorted({figure["period"] for figure in figures}):
            lines = [figure for figure in figures if figure["period"] == year]
            write(
                folder / f"{year}.csv",
                [name for name in _FIGURE if any(line.get(name) for line in lines)],
                lines,
            )

    def _note(self, remark: Mapping[str, str], found: Sequence[str]) -> str:
        key = "-".join(
            [f"{self.dataset}/{remark['key']}", *(re.sub(r"\W", "-", part) for part in found)]
        )
        vi = remark["vi"].format(*(part.replace(".", ",") for part in found))
        self.notes[key] = {"public_id": key, "text_vi": vi, "text_en": remark["en"].format(*found)}
        return key

    def _chosen(self, row: Record) -> str:
        """1 on the claim that the curated files choose, or on the rank that their README
        believes.
        """
        believed = self.told.get("believed", {}).get(
            f"{row['province_name']} {row['year']} {row['code']}"
        )
        return str(int(row["rank"] == believed)) if believed else row["preferred"]

    def _locator(self, title: str) -> str:
        return next((locator for words, locator in SHARED["locator"].items() if words in title), "")


def prefer(
    figures: Iterable[Record], sources: Mapping[str, Record], reasons: Mapping[str, str]
) -> None:
    """Give the curated choice its reason wherever the written rule alone would show, or might
    show, another figure of the cell.
    """
    cells: dict[str, list[Record]] = defaultdict(list)
    for figure in figures:
        cells[f"{figure['entity']} {figure['period']} {figure['code']}"].append(figure)
    needed = {
        cell: choice for cell, claims in cells.items() if (choice := _overruled(claims, sources))
    }
    if needed.keys() != reasons.keys():
        raise ValueError(f"reasons are wanted for {sorted(needed.keys() ^ reasons.keys())}")
    for cell, choice in needed.items():
        choice["preferred"] = reasons[cell]


def _overruled(claims: Sequence[Record], sources: Mapping[str, Record]) -> Record | None:
    [choice] = [claim for claim in claims if claim["chosen"] == "1"]
    before = _precedence(choice, sources)
    return (
        choice
        if any(
            _said(claim) != _said(choice) and _precedence(claim, sources) <= before
            for claim in claims
        )
        else None
    )


def _said(figure: Record) -> tuple[float | None, str]:
    return float(figure["value"]) if figure["value"] else None, figure["rank"]


def _precedence(figure: Record, sources: Mapping[str, Record]) -> int:
    told = sources[figure["source"]]
    day = date.fromisoformat(told["published_on"]) if told["published_on"] else None
    source = Source(
        0,
        told["public_id"],
        told["publisher"],
        told["title"],
        SourceTier[told["tier"]],
        None,
        day,
        None,
    )
    return precedence(False, int(not figure["value"]), source)


def write_told(folder: Path, told: Mapping[str, Any], breaks: Iterable[Mapping[str, str]]) -> None:
    """The breaks, the bands and the legal documents that a .toml tells."""
    write(
        folder / "breaks.csv",
        ("code", "at", "kind", "severity", "note_vi", "note_en", "document"),
        breaks,
    )
    write(
        folder / "documents.csv",
        ("public_id", "kind", "title", "number", "date", "date_printed", "issuer", "period", "url"),
        told["document"],
    )
    groups = ((group, year) for group in told.get("group", ()) for year in group["years"])
    if bands := [
        band(group["edition"], year, *limits) for group, year in groups for limits in group["bands"]
    ]:
        write(folder / "groups.csv", list(bands[0]), bands)


def band(edition: str, year: str, code: str, lower: str, upper: str, count: str) -> Record:
    """One published band of one year, with how many are said to stand in it."""
    return {
        "edition": edition,
        "of": f"{edition.split('@')[0]}/TOTAL",
        "code": code,
        "name_vi": f"Nhóm {code}",
        "name_en": f"Group {code}",
        "valid_from": year,
        "valid_to": year,
        "lower": lower,
        "upper": upper,
        "count": count,
    }


def _key(text: str, longest: int) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", slug(text).encode("ascii", "ignore").decode()).strip("-")
    return words if len(words) <= longest else words[: longest + 1].rsplit("-", 1)[0]
