"""The source that a command tells of its files: it takes the place of what they say themselves."""

from collections.abc import Iterable, Iterator

from hub.dataset.cited import cited_source
from hub.dataset.datasets import Dataset
from hub.dataset.options import Hints
from hub.dataset.rows import DocumentRow, ObservationRow, Recognised, Row, SourceRow, WithdrawalRow
from hub.words.language import Text

_MOST = 3  # sources of a file that are named


def sourced(dataset: Dataset, file: str, rows: Iterable[Row], hints: Hints) -> Iterator[Row]:
    """The rows of a file by the source of the command, where it tells one, and that it does.

    BadUse where it does not tell enough.
    """
    if not hints.source:
        yield from rows
        return
    cited = cited_source(dataset.name, hints.source, hints.tier)
    if cited.document:
        yield cited.document
    yield cited.source
    replaced: dict[str, None] = {}
    for row in rows:
        if isinstance(row, ObservationRow):
            replaced[row.source] = None
            yield row._replace(source=cited.source.public_id)
        elif isinstance(row, WithdrawalRow):
            yield row._replace(by=cited.source.public_id)
        elif not isinstance(row, SourceRow | DocumentRow):
            yield row
    yield Recognised(file, _told(cited.source, [source for source in replaced if source]))


def _told(source: SourceRow, replaced: list[str]) -> Text:
    """The source that counts, and those that it takes the place of."""
    names = ", ".join(replaced[:_MOST]) + (" …" if len(replaced) > _MOST else "")
    instead = Text("", "")
    if replaced:
        instead = Text(f", thay cho nguồn ghi trong tệp: {names}", f", in place of {names}")
    return Text(
        f"nguồn theo lệnh: {source.title}, {source.publisher} ({source.tier.name}){instead.vi}",
        f"source of the command: {source.title}, {source.publisher}"
        f" ({source.tier.name}){instead.en}",
    )
