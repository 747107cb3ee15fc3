"""The five documents → seeds/documents, their facts in full wording: `python
scripts/seed_documents.py ../shared/documents`.
"""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from seeding import SEEDS, write

from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    DocumentCitationRow,
    DocumentRow,
    EntityNameRow,
    EntityRow,
    FigureRow,
    ObservationRow,
    SourceRow,
    TargetRow,
)
from hub.words.terms import Status
from loaders import documents

FILES = {
    "documents.csv": DocumentRow,
    "citations.csv": DocumentCitationRow,
    "entities.csv": EntityRow,
    "names.csv": EntityNameRow,
    "sources.csv": SourceRow,
    "targets.csv": TargetRow,
    "figures.csv": FigureRow,
}
# What breaks.csv cites beside what the five cite: the decree by which online services are of two
# kinds, and the one before it by which they were of four levels.
LEGAL = (
    DocumentRow(
        public_id="42-2022-nd-cp",
        kind="Nghị định",
        title="Nghị định 42/2022/NĐ-CP",
        number="42/2022/NĐ-CP",
        date=date(2022, 6, 24),
        date_printed="24/6/2022",
        issuer="Chính phủ",
    ),
    DocumentRow(
        public_id="43-2011-nd-cp",
        kind="Nghị định",
        title="Nghị định 43/2011/NĐ-CP",
        number="43/2011/NĐ-CP",
        date=date(2011, 6, 13),
        date_printed="13/6/2011",
        issuer="Chính phủ",
    ),
)
CELL = (
    "period",
    "entity",
    "as_printed",
    "kind",
    "code",
    "value",
    "printed",
    "rank",
    "rank_of",
    "provisional",
    "source",
    "locator",
    "notes",
)


def main(data: Path, folder: Path) -> None:
    """Write what the reader takes of the documents; what it could not place is text of theirs
    and stays out.
    """
    rows = list(
        documents.load(Dataset("documents", SEEDS / "documents"), sorted(data.glob("*.txt")))
    )
    rows += LEGAL
    own = {
        row.document for row in rows if isinstance(row, DocumentCitationRow | TargetRow | FigureRow)
    }
    rows.sort(key=lambda row: isinstance(row, DocumentRow) and row.public_id not in own)
    for file, kind in FILES.items():
        fields = [name for name in kind._fields if name != "origin"]
        found = [row for row in rows if type(row) is kind]
        if found:
            write(
                folder / file,
                fields,
                [{name: _cell(getattr(row, name)) for name in fields} for row in _once(found)],
            )
    write(
        folder / "observations.csv",
        CELL,
        [_tidy(row) for row in rows if isinstance(row, ObservationRow)],
    )


def _tidy(row: ObservationRow) -> dict[str, str]:
    """An observation in the tidy form."""
    provisional = "true" if row.status is Status.PROVISIONAL else ""
    return {name: _cell(cell) for name, cell in row._asdict().items()} | {
        "code": row.indicator,
        "provisional": provisional,
    }


def _once(rows: Iterable[tuple]) -> list[tuple]:
    """Each row once; of a document that several cite, the first with what the others tell beside
    it.
    """
    kept: dict[object, tuple] = {}
    for row in rows:
        key = row.public_id if isinstance(row, DocumentRow | EntityRow) else row
        first = kept.setdefault(key, row)
        kept[key] = first._replace(
            **{name: value for name, value in row._asdict().items() if getattr(first, name) is None}
        )
    return list(kept.values())


def _cell(value: object) -> str:
    return (
        ""
        if value is None
        else (
            str(value).lower()
            if isinstance(value, bool)
            else getattr(value, "name", None) or str(value)
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else SEEDS / "documents")
