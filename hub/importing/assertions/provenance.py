"""A source that differs from a standing one only in how it is written: perhaps one decision with
its day, number or publisher mistyped.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import cached_property

from hub.catalogue import Catalogue, Source
from hub.importing.assertions.anomaly import Anomaly, CheckName
from hub.importing.assertions.held import HeldFigures
from hub.importing.assertions.table import ClaimTable
from hub.words import clock
from hub.words.language import Text
from hub.words.names import key, plain

_NUMBER = re.compile(r"\d+[a-zđ]?/(?:\d{4}/)?[A-ZĐ][\w-]*")
_NUMBER_BEHIND = re.compile(r"\s*\(số ([^()]+)\)\s*$")  # as templates write it behind a title
_ZEROS = re.compile(r"\b0+(?=\d)")
_COMMITTEE, _PROVINCE = re.compile(r"\bubnd\b"), re.compile(r"\b(?:tinh|tp|thanh pho) ")


class Provenance:
    """The new sources of an import beside those of which figures of the same tables stand."""

    def __init__(self, catalogue: Catalogue, figures: HeldFigures, declared: Set[str]) -> None:
        self._catalogue, self._held, self._declared = catalogue, figures, declared
        self._rivals: dict[int, list[Source]] = {}
        self._pairs: set[tuple[int, int]] = set()  # sources of which an anomaly was reported

    @cached_property
    def _standing(self) -> dict[str, list[Source]]:
        """The sources of which figures stand, by their publishers."""
        by_publisher: dict[str, list[Source]] = defaultdict(list)
        for source_id in sorted(self._held.sources()):
            source = self._catalogue.source_by_id[source_id]
            by_publisher[_publisher(source)].append(source)
        return by_publisher

    def see(self, table: ClaimTable) -> Iterator[Anomaly]:
        """Each source of a table beside another standing one, perhaps the same decision, with
        figures of the same table.
        """
        first_lines: dict[int, int] = {}
        for line, source_id in enumerate(table.sources.tolist()):
            first_lines.setdefault(source_id, line)
        for source_id, line in first_lines.items():
            for other in self._alike(source_id):
                pair = (source_id, other.id)
                if pair not in self._pairs and self._has_figures(table, other):
                    self._pairs.add(pair)
                    source = self._catalogue.source_by_id[source_id]
                    yield _anomaly(table, line, source, other=other)

    def end(self) -> Iterable[Anomaly]:
        """Nothing more."""
        return ()

    def _has_figures(self, table: ClaimTable, source: Source) -> bool:
        """Whether figures of a source stand in a table."""
        return bool(self._held.of_table(table.indicator.id, table.period, [source.id]))

    def _alike(self, source_id: int) -> list[Source]:
        """The standing sources that may be the same decision; of a declared source none."""
        if source_id not in self._rivals:
            source = self._catalogue.source_by_id[source_id]
            others = self._standing.get(_publisher(source), ())
            if source.public_id in self._declared:
                others = ()
            self._rivals[source_id] = [
                other for other in others if other.id != source_id and self._differs(source, other)
            ]
        return self._rivals[source_id]

    def _differs(self, one: Source, other: Source) -> bool:
        """Whether two sources of a publisher have one number, or one title where a number is
        missing, and are not of one document.
        """
        if one.document and one.document == other.document:
            return False
        numbers = [self._number(each) for each in (one, other)]
        if None not in numbers:
            return numbers[0] == numbers[1]
        return _title(one) == _title(other)

    def _number(self, source: Source) -> str | None:
        """The number of the document of a source, or the one in its title."""
        document = self._catalogue.documents.get(source.document or "")
        number = document.number if document else None
        number = number or _number_of_title(source.title)
        return _ZEROS.sub("", plain(key(number))) if number else None


def _anomaly(table: ClaimTable, line: int, one: Source, other: Source) -> Anomaly:
    if one.published_on and other.published_on and one.published_on != other.published_on:
        text = _of_other_days(one, other)
    else:
        text = _of_other_words(one, other)
    return Anomaly(
        check=CheckName.SOURCE,
        code=table.indicator.code,
        period=table.period,
        origin=table.origin(line),
        text=text,
        keys=(table.key(line),),
    )


def _number_of_title(title: str) -> str | None:
    behind = _NUMBER_BEHIND.search(title)
    if behind:
        return behind[1]
    within = _NUMBER.search(title)
    return within[0] if within else None


def _publisher(source: Source) -> str:
    """A publisher, however its committee and its province are written."""
    return _PROVINCE.sub("", _COMMITTEE.sub("uy ban nhan dan", plain(key(source.publisher))))


def _title(source: Source) -> str:
    """A title without the number behind it."""
    return key(_NUMBER_BEHIND.sub("", source.title))


def _of_other_days(one: Source, other: Source) -> Text:
    """That two sources are perhaps one decision with two days."""
    days = [clock.vietnamese(source.published_on) for source in (one, other)]
    return Text(
        f"nguồn “{one.title}” của {one.publisher} ghi ngày {days[0]}, nguồn đã có cùng tên ghi"
        f" ngày {days[1]}: có thể một văn bản ghi nhầm ngày",
        f"the source “{one.title}” of {one.publisher} is of {one.published_on}, one that is"
        f" held is of {other.published_on}: perhaps one document with its day mistyped",
    )


def _of_other_words(one: Source, other: Source) -> Text:
    """That two sources are perhaps one decision that is written in two ways."""
    return Text(
        f"nguồn “{one.title}” của {one.publisher} có thể là nguồn đã có “{other.title}” của"
        f" {other.publisher} ({other.public_id}): cùng một văn bản mà số, ngày hoặc tên cơ quan ghi"
        " khác",
        f"the source “{one.title}” of {one.publisher} may be the held “{other.title}” of"
        f" {other.publisher} ({other.public_id}): one document whose number, day or publisher is"
        " written otherwise",
    )
