"""What completes a source that is brought again: a blank says nothing; another title, publisher,
tier, day or link is confirmed first.

A source has no history of its own, so that no undo would bring the old words back.
"""

from collections.abc import Iterable, Iterator, Set

from sqlalchemy import Connection, select

from hub.dataset.rows import Row, SourceRow, Suspicion
from hub.store.tables import Source
from hub.words.language import Text
from hub.words.terms import SourceTier

_TABLE = Source.__table__
_NAMES = {
    "publisher": Text("cơ quan công bố", "publisher"),
    "title": Text("tên", "title"),
    "tier": Text("loại nguồn", "tier"),
    "url": Text("đường dẫn", "link"),
    "published_on": Text("ngày công bố", "day of publication"),
}


def completed(
    connection: Connection, rows: Iterable[Row], declared: Set[str]
) -> tuple[list[Row], list[Suspicion]]:
    """The rows with the blanks of their sources filled by what stands; a suspicion for each source
    that is described otherwise. Sources that the dataset declares are left as they are.
    """
    rows = list(rows)
    retold = {row.public_id for row in rows if isinstance(row, SourceRow)} - declared
    standing = _standing(connection, retold)
    suspicions = []
    for number, row in enumerate(rows):
        if isinstance(row, SourceRow) and row.public_id in standing:
            old = standing[row.public_id]
            rows[number] = _filled(row, old)
            suspicions += _suspicions(old, rows[number])
    return rows, suspicions


def with_day(row: SourceRow, standing: SourceRow) -> SourceRow:
    """The source of a document, with the day that stands where it has none."""
    if not standing.document or row.published_on:
        return row
    return row._replace(published_on=standing.published_on)


def _standing(connection: Connection, ids: Set[str]) -> dict[str, SourceRow]:
    """The sources of these public ids that are in the catalogue."""
    if not ids:
        return {}
    columns = [_TABLE.c[name] for name in SourceRow._fields]
    lines = connection.execute(select(*columns).where(_TABLE.c.public_id.in_(ids)))
    return {row.public_id: row for row in (SourceRow(*line) for line in lines)}


def _filled(row: SourceRow, old: SourceRow) -> SourceRow:
    """A source with each blank as it stands."""
    blanks = [field for field, value in row._asdict().items() if value in (None, "")]
    return row._replace(**{field: getattr(old, field) for field in blanks})


def _suspicions(old: SourceRow, new: SourceRow) -> Iterator[Suspicion]:
    """One suspicion where anything differs, naming all of that."""
    differing = list(_differing(old, new))
    if differing:
        vi, en = ("; ".join(words) for words in zip(*differing, strict=True))
        text = Text(
            f"nguồn này đang giữ với nội dung khác: {vi}; hoàn tác không trả lại nội dung cũ",
            f"this source is held otherwise: {en}; an undo does not bring the old words back",
        )
        yield Suspicion(new.public_id, text)


def _differing(old: SourceRow, new: SourceRow) -> Iterator[Text]:
    """Each field that differs, as old → new."""
    for field, name in _NAMES.items():
        was, now = getattr(old, field), getattr(new, field)
        if was == now:
            continue
        if field == "tier":
            was, now = SourceTier(was).name, SourceTier(now).name
        change = f"{was or '–'} → {now or '–'}"
        yield Text(f"{name.vi} {change}", f"{name.en} {change}")
