"""A document that replaces or annuls another: all claims of the other one end, with the day and
the document that ended them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from sqlalchemy import Connection, insert, select, update

from hub.catalogue import Catalogue, Source
from hub.dataset.rows import WithdrawalRow
from hub.importing import observations
from hub.importing.claim import Change
from hub.store.tables import Figure, Observation, Target, Unplaced, Withdrawal
from hub.store.tables.observation import STANDS
from hub.words import clock
from hub.words.errors import Fault, Suspicion
from hub.words.labels import WITHDRAWALS
from hub.words.language import Text
from hub.words.names import key
from hub.words.terms import SourceTier, WithdrawalKind

_TABLE, _WITHDRAWAL = Observation.__table__, Withdrawal.__table__
ENDED = Text(
    "nguồn đã được thay thế hoặc bãi bỏ; hoàn tác đợt đó (hub undo) nếu nguồn vẫn còn giá trị",
    "its source was replaced or annulled; undo that release (hub undo) if it still stands",
)
_EARLIER = Text(
    "văn bản thay thế, bãi bỏ có trước văn bản kia",
    "the replacing or annulling document is the earlier one",
)
_RETOLD = Text(
    "nguồn thay thế, bãi bỏ chỉ thuật lại hoặc chép lại, còn nguồn kia là chính thức",
    "the replacing or annulling source only retells or copies, while the other one is official",
)
_ITSELF = Text(
    "văn bản không thể tự thay thế hoặc bãi bỏ chính nó",
    "a document cannot replace or annul itself",
)
_UNKNOWN = Text(
    "không có nguồn nào mang số, tên hoặc mã này; kiểm tra số của văn bản cũ; mã nguồn là cột"
    ' public_id của seeds/<bộ dữ liệu>/sources.csv, hoặc hỏi GraphQL: { documents(search: "…")'
    " { number title } }",
    "no source has this number, title or id; look at the number of the old document; ids are"
    " the column public_id of seeds/<dataset>/sources.csv, or ask GraphQL: { documents(search:"
    ' "…") { number title } }',
)
_MOST = 5  # sources that are named in a fault
# Less than a whole number, such as a year or the name of a province, may stand in the title of any
# source.
_NUMBER = re.compile(r"\d+[^\W\d_]?\s*/\s*(?:\d{4}\s*/\s*)?[^\W\d_][\w-]*")


class Ending(NamedTuple):
    """A source that no longer stands, and the source whose document says so; its figures are
    those of indices and of its text.
    """

    source: Source
    by: Source
    kind: WithdrawalKind
    figures: int = 0


def endings(
    catalogue: Catalogue,
    rows: Iterable[WithdrawalRow],
    sources: Sequence[int],
    claiming: Set[int] = frozenset(),
) -> tuple[list[Ending], list[Fault]]:
    """The sources that these rows end by a source of the file; a fault for each row of which
    either is not sure.

    Of several that a number may mean those of which claims stand are meant, where there are any.
    """
    ended: dict[int, Ending] = {}
    faults = []
    for row in rows:
        by = _by(catalogue, row, sources)
        old = by if isinstance(by, Text) else _meant(catalogue, row.source, by, claiming=claiming)
        if isinstance(old, Text):
            faults.append(Fault(row.origin, row.source, old, cells=0).whole)
        elif isinstance(by, Source):
            ended |= {one.id: Ending(one, by, row.kind) for one in _of_document(catalogue, old)}
    return list(ended.values()), faults


def suspicions(endings: Iterable[Ending]) -> Iterator[Suspicion]:
    """The endings that a person should confirm: by a document of before, or by what is only
    retold of an official one.
    """
    for ending in endings:
        old, by = ending.source, ending.by
        if old.published_on and by.published_on and by.published_on < old.published_on:
            yield _odd(ending, _EARLIER)
        if by.tier > old.tier == SourceTier.OFFICIAL:
            yield _odd(ending, _RETOLD)


def standing(connection: Connection) -> set[int]:
    """The sources that were replaced or annulled and not brought back."""
    return set(
        connection.scalars(select(_WITHDRAWAL.c.source_id).where(_WITHDRAWAL.c.until == STANDS))
    )


def wrote(connection: Connection, version: int) -> bool:
    """Whether a version ended a source or brought one back."""
    concerned = (_WITHDRAWAL.c.since == version) | (_WITHDRAWAL.c.until == version)
    return connection.scalar(select(_WITHDRAWAL.c.id).where(concerned).limit(1)) is not None


def changes(connection: Connection, source_id: int) -> list[Change]:
    """Each claim that stands of a source, as one that departs."""
    stands = (_TABLE.c.source_id == source_id) & (_TABLE.c.until == STANDS)
    return [
        Change(claim_key, claim, None)
        for claim_key, claim in observations.standing(connection, stands, _TABLE.c.id)
    ]


def write(connection: Connection, ending: Ending, version: int) -> int:
    """Note that a source ended with a version, and end what its document promises and states;
    how many targets and figures that was.
    """
    line = {
        "source_id": ending.source.id,
        "by_id": ending.by.id,
        "kind": ending.kind,
        "since": version,
        "until": STANDS,
    }
    connection.execute(insert(_WITHDRAWAL), line | {"day": ending.by.published_on})
    if not ending.source.document:
        return 0
    ended = {}
    for model in (Target, Figure, Unplaced):
        table = model.__table__
        stands = (table.c.document == ending.source.document) & (table.c.until == STANDS)
        ended[model] = connection.execute(
            update(table).where(stands).values(until=version)
        ).rowcount
    return ended[Target] + ended[Figure]


def undo(connection: Connection, undone: int, version: int) -> None:
    """The withdrawals of a version are no more, those that it took back stand again."""
    ended = (
        connection.execute(select(_WITHDRAWAL).where(_WITHDRAWAL.c.until == undone))
        .mappings()
        .all()
    )
    began = (_WITHDRAWAL.c.since == undone) & (_WITHDRAWAL.c.until == STANDS)
    connection.execute(update(_WITHDRAWAL).where(began).values(until=version))
    again = [{**line, "since": version, "until": STANDS} for line in ended]
    for line in again:
        line.pop("id")
    if again:
        connection.execute(insert(_WITHDRAWAL), again)


def _odd(ending: Ending, why: Text) -> Suspicion:
    """Why an ending is odd, with both documents and their days."""
    old, by = _dated(ending.source), _dated(ending.by)
    kind = WITHDRAWALS[ending.kind]
    return Suspicion(
        ending.by.public_id,
        Text(
            f"“{old.vi}” {kind.vi} “{by.vi}”: {why.vi}", f"“{old.en}” {kind.en} “{by.en}”: {why.en}"
        ),
    )


def _dated(source: Source) -> Text:
    """A source by its title, with its day."""
    day = source.published_on
    if day is None:
        return Text(f"{source.title} (không rõ ngày)", f"{source.title} (of an unknown day)")
    return Text(f"{source.title} (ngày {clock.vietnamese(day)})", f"{source.title} (of {day})")


def _by(catalogue: Catalogue, row: WithdrawalRow, sources: Sequence[int]) -> Source | Text:
    """The source that replaces or annuls: the one that the row names, or the only one of the file;
    of several of one document, that of the best tier.
    """
    if row.by:
        return catalogue.source_named(row.by)
    of_file = [catalogue.source_by_id[source_id] for source_id in sources]
    siblings = _of_document(catalogue, of_file[0]) if of_file else []
    if of_file and all(source in siblings for source in of_file):
        return min(siblings, key=lambda source: source.tier)
    return Text(
        f"tệp nêu {len(sources)} nguồn; cần một tệp chỉ có văn bản thay thế hoặc bãi bỏ",
        f"the file has {len(sources)} sources; a file with the replacing or annulling document"
        " alone is wanted",
    )


def _meant(catalogue: Catalogue, name: str, by: Source, claiming: Set[int]) -> Source | Text:
    """The source that an id, a number or a title means; what is wanted where none or several may
    be meant.
    """
    candidates = _candidates(catalogue, name, by, claiming=claiming)
    if candidates == [by]:
        return _ITSELF
    if not candidates:
        return _UNKNOWN
    if all(source in _of_document(catalogue, candidates[0]) for source in candidates):
        return candidates[0]
    ids = ", ".join(source.public_id for source in candidates[:_MOST])
    return Text(
        f"có {len(candidates)} nguồn như vậy, ghi rõ một mã: {ids}",
        f"{len(candidates)} sources are so called, give one id: {ids}",
    )


def _candidates(
    catalogue: Catalogue, name: str, by: Source, claiming: Set[int]
) -> Sequence[Source]:
    """The sources that an id, a number or a title may mean; the withdrawing one comes last."""
    if name in catalogue.sources:
        return [catalogue.sources[name]]
    itself = (by, *_of_document(catalogue, by))
    others = [
        source
        for source in catalogue.sources.values()
        if source not in itself and _names(catalogue, source, name)
    ]
    if others:
        return _likely(others, by, claiming)
    return [by] if _names(catalogue, by, name) else []


def _likely(sources: list[Source], by: Source, claiming: Set[int]) -> list[Source]:
    """Of several sources of a number those of the same dataset of which claims stand; all that
    are either where none is both.
    """
    dataset = by.public_id.partition("/")[0]
    kin = [source for source in sources if source.public_id.partition("/")[0] == dataset]
    both = [source for source in kin if source.id in claiming]
    either = [source for source in sources if source in kin or source.id in claiming]
    return both or either or sources


def _of_document(catalogue: Catalogue, source: Source) -> list[Source]:
    """Every source of the same document: what it measured itself, and what it retells."""
    if not source.document:
        return [source]
    same = (source.document, source.title, source.publisher)
    return [
        one
        for one in catalogue.sources.values()
        if (one.document, one.title, one.publisher) == same
    ]


def _names(catalogue: Catalogue, source: Source, name: str) -> bool:
    """Whether a title or a whole number (12/QĐ-UBND) is a source's own; a number stands within
    the title or with the document.
    """
    document = catalogue.documents.get(source.document or "")
    texts = [source.title]
    if document:
        texts += [document.number or "", document.title]
    number = _NUMBER.search(name)
    if number is None:
        return key(name) in map(key, filter(None, texts))
    return any(f" {key(number[0])} " in f" {key(text)} " for text in texts)
