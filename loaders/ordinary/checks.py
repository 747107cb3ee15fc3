"""What a right reading must show: ranks that follow values and are complete."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from hub.dataset.rows import ObservationRow
from hub.words.errors import Fault
from hub.words.language import Text
from hub.words.names import key
from hub.words.offices import in_full

_BESIDE = ("value", "rank", "rank_of", "group", "block")
_FEWEST, _MOST_WRONG = 4, 0.1  # rows in which an order shows; of their neighbours, out of order

_UNORDERED = Text(
    "hạng không đi theo giá trị của cột này: có thể nhầm cột (điểm của phần khác, hạng năm khác);"
    " hãy sửa đầu cột cho rõ, hoặc lập bảng ghép cột bằng hub map",
    "the ranks do not follow the values of this column: perhaps a wrong column (of another part,"
    " of another year); make the heads clear, or map the columns with hub map",
)

Ranking = list[ObservationRow]


def unordered(rows: Iterable[ObservationRow]) -> Iterator[Fault]:
    """A fault for each block in which ranks and values are of different things."""
    for table in _tables(rows):
        ranked = sorted((row for row in table if row.rank and row.value is not None), key=_rank)
        pairs = list(pairwise(ranked))
        wrong = [one for one, next_ in pairs if one.value < next_.value]
        if len(ranked) >= _FEWEST and len(wrong) > max(1, _MOST_WRONG * len(pairs)):
            first = wrong[0]
            yield Fault(first.origin, first.printed or "", _UNORDERED, cells=len(ranked)).whole


def once(rows: Iterable[ObservationRow]) -> list[ObservationRow]:
    """The rows without those that repeat an earlier one in another table, which they complete;
    what contradicts it stays.
    """
    kept: dict[tuple, ObservationRow] = {}
    for row in rows:
        identity = (row.indicator, row.period, row.province, row.kind, in_full(key(row.entity)))
        first = kept.setdefault(identity, row)
        if first is not row:
            blank = [name for name in _BESIDE if getattr(first, name) in (None, "")]
            agrees = all(
                getattr(row, name) in (None, "", getattr(first, name)) or name in blank
                for name in _BESIDE
            )
            if agrees:
                kept[identity] = first._replace(**{name: getattr(row, name) for name in blank})
            else:
                kept[*identity, row.origin] = row
    return list(kept.values())


def counted(rows: Sequence[ObservationRow], parts: Container[str]) -> Iterator[ObservationRow]:
    """The rows with the number of the ranked where the ranks of their block are complete: from 1
    to that number, with ties. Those at the places of `parts` are of a ranking that is not all
    there.
    """
    totals = {}
    for table in _tables(rows):
        ranked = [row for row in table if row.rank]
        if not _is_part(ranked, parts) and _are_complete(sorted(map(_rank, ranked))):
            totals |= dict.fromkeys(map(id, ranked), len(ranked))
    for row in rows:
        yield row._replace(rank_of=totals[id(row)]) if id(row) in totals else row


def _is_part(ranked: Iterable[ObservationRow], parts: Container[str]) -> bool:
    """Whether how many are ranked is told, or cannot be counted."""
    return any(row.rank_of or row.origin in parts for row in ranked)


def _are_complete(ranks: Sequence[int]) -> bool:
    """Whether these are all ranks of so many units, those of a tie alike."""
    return all(
        rank == place or (place > 1 and rank == ranks[place - 2])
        for place, rank in enumerate(ranks, 1)
    )


def _tables(rows: Iterable[ObservationRow]) -> list[Ranking]:
    tables: dict[tuple, Ranking] = defaultdict(list)
    for row in rows:
        kind = row.kind if not row.block else None
        tables[row.indicator, row.period, row.province, row.block.casefold(), kind].append(row)
    return list(tables.values())


def _rank(row: ObservationRow) -> int:
    return row.rank or 0
