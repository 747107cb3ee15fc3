"""Sources that a file tells again: a blank says nothing, and another title, publisher, tier, day or
link is confirmed first.

A source has no history of its own, so that no undo would bring the old words back.
"""

from collections.abc import Iterable, Iterator, Set

from sqlalchemy import Connection, select

from hub.dataset.rows import Row, SourceRow, Suspicion
from hub.store.tables import Source
from hub.words.language import Text
from hub.words.terms import SourceTier

_TABLE = Source.__table__
_WORDS = {
    "publisher": Text("cơ quan công bố", "publisher"),
    "title": Text("tên", "title"),
    "tier": Text("loại nguồn", "tier"),
    "url": Text("đường dẫn", "link"),
    "published_on": Text("ngày công bố", "day of publication"),
}


def completed(
    connection: Connection, rows: Iterable[Row], declared: Set[str]
) -> tuple[list[Row], list[Suspicion]]:
    """The rows, their sources completed by what is held of them; a suspicion for each source told
    otherwise.

    Those that the dataset itself declares are left as they are.
    """
    rows = list(rows)
    told = {row.public_id for row in rows if isinstance(row, SourceRow)} - declared
    held = _held(connection, told)
    found = [_completed(row, held) for row in rows]
    altered = (
        _suspicion(held[row.public_id], row)
        for row in found
        if isinstance(row, SourceRow) and row.public_id in held
    )
    return found, [suspicion for suspicion in altered if suspicion]


def _held(connection: Connection, told: Set[str]) -> dict[str, SourceRow]:
    """The sources of these ids that are held."""
    columns = [_TABLE.c[name] for name in SourceRow._fields]
    lines = connection.execute(select(*columns).where(_TABLE.c.public_id.in_(told))) if told else ()
    return {row.public_id: row for row in (SourceRow(*line) for line in lines)}


def _completed(row: Row, held: dict[str, SourceRow]) -> Row:
    if not isinstance(row, SourceRow) or row.public_id not in held:
        return row
    old = held[row.public_id]._asdict()
    return row._replace(
        **{field: old[field] for field, said in row._asdict().items() if said in (None, "")}
    )


def _suspicion(old: SourceRow, new: SourceRow) -> Suspicion | None:
    differing = list(_differing(old, new))
    if not differing:
        return None
    vi, en = ("; ".join(words) for words in zip(*differing, strict=True))
    return Suspicion(
        new.public_id,
        Text(
            f"nguồn này đang giữ với nội dung khác: {vi}; hoàn tác không trả lại nội dung cũ",
            f"this source is held otherwise: {en}; an undo does not bring the old words back",
        ),
    )


def _differing(old: SourceRow, new: SourceRow) -> Iterator[Text]:
    """Each field that differs, as old → new."""
    for field, name in _WORDS.items():
        was, now = getattr(old, field), getattr(new, field)
        if was != now:
            if field == "tier":
                was, now = SourceTier(was).name, SourceTier(now).name
            yield Text(
                f"{name.vi} {was or '–'} → {now or '–'}", f"{name.en} {was or '–'} → {now or '–'}"
            )
