"""What goes back to what it was before its source was corrected: to be confirmed."""

from collections.abc import Iterable, Iterator, Set

from sqlalchemy import Connection

from hub.catalogue import Catalogue
from hub.dataset.rows import Suspicion
from hub.importing import observations
from hub.importing.claim import Change, ClaimKey, Content
from hub.importing.observations import TABLE, TableKey
from hub.store.tables.observation import STANDS
from hub.words import period
from hub.words.language import Language, Text

_NAMED = 3  # figures of a sentence


def suspicions(
    connection: Connection,
    catalogue: Catalogue,
    table: TableKey,
    changes: Iterable[Change],
    undone: Set[int],
) -> Iterator[Suspicion]:
    """One suspicion for a table of which figures go back to what their source said before; what
    came with the `undone` data versions was never said.
    """
    changed = {change.key: change for change in changes if change.word == "changed"}
    if not changed:
        return
    which = observations.of_table(table) & (TABLE.c.until != STANDS) & TABLE.c.since.not_in(undone)
    before: dict[ClaimKey, set[tuple]] = {}
    for key, claim in observations.standing(connection, which):
        before.setdefault(key, set()).add(_figure(claim.content))
    back = [
        change
        for key, change in changed.items()
        if _goes_back(change, before.get(key, frozenset()))
    ]
    if back:
        yield Suspicion(_place(catalogue, table), _told(catalogue, back))


def _goes_back(change: Change, before: Set[tuple]) -> bool:
    """Whether a changed figure is one that its source told before."""
    new, old = _figure(change.new.content), _figure(change.old.content)
    return new != old and new in before


def _figure(content: Content) -> tuple:
    return content.value, content.rank, content.group, content.missing_reason


def _place(catalogue: Catalogue, table: TableKey) -> str:
    indicator_id, at, source_id = table
    indicator, source = catalogue.indicator_by_id[indicator_id], catalogue.source_by_id[source_id]
    return f"{indicator.public_id} {period.of_key(at)} ({source.title})"


def _told(catalogue: Catalogue, back: list[Change]) -> Text:
    lists = [
        "; ".join(_line(catalogue, change, language) for change in back[:_NAMED])
        for language in (Language.VI, Language.EN)
    ]
    more = "; …" if len(back) > _NAMED else ""
    return Text(
        f"{len(back)} số liệu trở lại như trước khi nguồn này được sửa ({lists[0]}{more}); có phải"
        " nhập nhầm tệp cũ?",
        f"{len(back)} figures go back to what this source said before it was corrected"
        f" ({lists[1]}{more}); is it an old file?",
    )


def _line(catalogue: Catalogue, change: Change, language: Language) -> str:
    day = period.of_key(change.key.period).last_day
    name = catalogue.by_id[change.key.entity_id].name(language, day)
    return f"{name} {_shown(change.old.content)} → {_shown(change.new.content)}"


def _shown(content: Content) -> str:
    """The value as printed, else the rank; a dash where there is neither."""
    if content.value is None:
        return "–" if content.rank is None else f"#{content.rank}"
    return content.printed or f"{content.value:g}"
