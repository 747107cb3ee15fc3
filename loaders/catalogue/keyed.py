"""The sources and notes that a dataset lists, by their keys."""

from pathlib import Path

from hub.dataset import records
from hub.dataset.rows import NoteRow, SourceRow


def sources(folder: Path) -> dict[str, SourceRow]:
    """The rows of sources.csv by public id; none where there is no such file."""
    path = folder / "sources.csv"
    rows = records.rows(SourceRow, path) if path.exists() else ()
    return {row.public_id: row for row in rows}


def notes(folder: Path) -> dict[str, NoteRow]:
    """The rows of notes.csv by public id; none where there is no such file."""
    path = folder / "notes.csv"
    rows = records.rows(NoteRow, path) if path.exists() else ()
    return {row.public_id: row for row in rows}
