"""A source that differs from a held one only in how it is told: perhaps one decision with its
day, number or publisher mistyped.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from hub.catalogue import Catalogue, Source
from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.held import HeldFigures
from hub.importing.assertions.table import ClaimTable
from hub.importing.claim import ClaimKey
from hub.words import clock
from hub.words.language import Text
from hub.words.names import key, plain

_NUMBER = re.compile(r"\d+[a-zđ]?/(?:\d{4}/)?[A-ZĐ][\w-]*")
_TOLD = re.compile(r"\s*\(số ([^()]+)\)\s*$")  # as templates write it behind a title
_ZEROS = re.compile(r"\b0+(?=\d)")
_COMMITTEE, _PROVINCE = re.compile(r"\bubnd\b"), re.compile(r"\b(?:tinh|tp|thanh pho) ")


class Provenance:
    """The new sources of an import beside those of which figures of the same tables stand."""

    def __init__(self, catalogue: Catalogue, held: HeldFigures, declared: frozenset[str]) -> None:
        self._catalogue, self._held, self._declared = catalogue, held, declared
        self._rivals: dict[int, list[Source]] = {}
        self._told: dict[tuple[int, int], Anomaly] = {}

    @cached_property
    def _standing(self) -> dict[str, list[Source]]:
        """The sources of which figures stand, by their publishers."""
        found: dict[str, list[Source]] = defaultdict(list)
        for own in sorted(self._held.sources()):
            source = self._catalogue.source_by_id[own]
            found[_publisher(source)].append(source)
        return found

    def see(self, table: ClaimTable) -> Iterator[Anomaly]:
        """Each source of a table of which another standing one, perhaps the same decision, tells
        the same table.
        """
        seen: dict[int, int] = {}
        for line, source in enumerate(table.sources.tolist()):
            seen.setdefault(source, line)
        for own, line in seen.items():
            for other in self._alike(own):
                if (own, other.id) not in self._told and self._held.of_table(
                    table.indicator.id, table.period, [other.id]
                ):
                    self._told[own, other.id] = self._anomaly(
                        table, line, self._catalogue.source_by_id[own], other
                    )
                    yield self._told[own, other.id]

    def end(self) -> Iterable[Anomaly]:
        """Nothing more."""
        return ()

    def _alike(self, own: int) -> list[Source]:
        if own not in self._rivals:
            source = self._catalogue.source_by_id[own]
            known = source.public_id in self._declared
            self._rivals[own] = (
                []
                if known
                else [
                    other
                    for other in self._standing.get(_publisher(source), ())
                    if other.id != own and self._differs(source, other)
                ]
            )
        return self._rivals[own]

    def _differs(self, one: Source, other: Source) -> bool:
        """Whether two sources of a publisher have one number, or one title where a number is not
        told, and are not of one document.
        """
        if one.document and one.document == other.document:
            return False
        numbers = [self._number(each) for each in (one, other)]
        if None not in numbers:
            return numbers[0] == numbers[1]
        return _title(one) == _title(other)

    def _number(self, source: Source) -> str | None:
        """The number of the document of a source, or the one that its title tells."""
        document = self._catalogue.documents.get(source.document or "")
        behind = _TOLD.search(source.title)
        within = behind[1] if behind else next(iter(_NUMBER.findall(source.title)), None)
        printed = document.number if document and document.number else within
        return _ZEROS.sub("", plain(key(printed))) if printed else None

    def _anomaly(self, table: ClaimTable, line: int, one: Source, other: Source) -> Anomaly:
        keys: tuple[ClaimKey, ...] = (table.key(line),)
        if one.published_on == other.published_on or not (one.published_on and other.published_on):
            return self._found(table, line, keys, _alike(one, other))
        days = [clock.vietnamese(each.published_on) for each in (one, other)]
        text = Text(
            f"nguồn “{one.title}” của {one.publisher} ghi ngày {days[0]}, nguồn đã có cùng tên ghi"
            f" ngày {days[1]}: có thể một văn bản ghi nhầm ngày",
            f"the source “{one.title}” of {one.publisher} is of {one.published_on}, one that is"
            f" held is of {other.published_on}: perhaps one document with its day mistyped",
        )
        return self._found(table, line, keys, text)

    def _found(
        self, table: ClaimTable, line: int, keys: tuple[ClaimKey, ...], text: Text
    ) -> Anomaly:
        return Anomaly(
            CheckName.SOURCE,
            table.indicator.code,
            table.period,
            table.origin(line),
            text,
            keys=keys,
        )


def _publisher(source: Source) -> str:
    """A publisher, however its committee and its province are written."""
    return _PROVINCE.sub("", _COMMITTEE.sub("uy ban nhan dan", plain(key(source.publisher))))


def _title(source: Source) -> str:
    """A title without the number behind it."""
    return key(_TOLD.sub("", source.title))


def _alike(one: Source, other: Source) -> Text:
    """That two sources are perhaps one decision that is told in two ways."""
    return Text(
        f"nguồn “{one.title}” của {one.publisher} có thể là nguồn đã có “{other.title}” của"
        f" {other.publisher} ({other.public_id}): cùng một văn bản mà số, ngày hoặc tên cơ quan ghi"
        " khác",
        f"the source “{one.title}” of {one.publisher} may be the held “{other.title}” of"
        f" {other.publisher} ({other.public_id}): one document whose number, day or publisher is"
        " written otherwise",
    )
