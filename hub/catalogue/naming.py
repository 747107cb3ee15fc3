"""Naming: which index, indicator, edition or document a name means, as people write it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from hub.catalogue.division import Part
from hub.catalogue.evidence import Document
from hub.catalogue.indicator import Edition, Index, Indicator
from hub.catalogue.offering import Offering, tells_year
from hub.words import codes
from hub.words.errors import UnknownName
from hub.words.language import Text, shortened
from hub.words.lookup import LONGEST, Lookup
from hub.words.spelling import key
from hub.words.terms import WITHIN_PROVINCES, EntityKind

Thing = TypeVar("Thing", Index, Edition, Document, str)

_NEAR = 5  # things that it offers where none is
_SHORT = 12  # of no more than so many the whole list is told
_INDEX = Text("bộ chỉ số", "index")
_INDICATOR = Text("chỉ số", "indicator")
_EDITION = Text("phiên bản bộ tiêu chí", "edition")
_DOCUMENT = Text("văn bản", "document")
_DOCUMENT_KIND = Text("loại văn bản", "kind of document")
_DATASET = Text("bộ dữ liệu", "dataset")
_TREE = Text("cách chia", "division")
_YEAR = Text("năm ghi riêng ở tham số period", "the year is told apart, by period")
# How offices shorten the kinds of documents.
_KINDS = {
    "Nghị quyết": "NQ",
    "Nghị định": "NĐ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Thông tư": "TT",
    "Thông báo": "TB",
    "Kế hoạch": "KH",
    "Báo cáo": "BC",
    "Công văn": "CV",
}
_TITLE = 80  # letters of a document's title that an error tells


class IndexNames:
    """The look-up of indices by id, name and abbreviation."""

    def __init__(
        self, indices: Mapping[str, Index], spellings: Mapping[str, Sequence[str]]
    ) -> None:
        self._indices = indices
        self.lookup: Lookup[Index] = Lookup(
            (index, (*_of_index(index), *spellings.get(own, ()))) for own, index in indices.items()
        )

    def resolve(self, text: str, kind: EntityKind | None = None) -> Index:
        """The index that a name means, beside a unit of a kind that of its kind; UnknownName offers
        those there are.
        """
        if index := self._indices.get(text.strip().upper()):
            return index
        own = self.within_provinces(text, kind)
        if len(own) == 1:
            return own[0]
        if own:
            raise UnknownName(_INDEX, text, list(map(told_index, own)), several=True)
        return _only(self.lookup, text, _INDEX, told_index, self._indices.values())

    def within_provinces(self, text: str, kind: EntityKind | None) -> list[Index]:
        """The indices of units within provinces that the name of an index of provinces is said of
        too, beside such a unit: Chỉ số CCHC of a department is the departments'.
        """
        named = self.lookup.spelt(text)
        if kind not in WITHIN_PROVINCES or not named:
            return []
        if any(index.kind in WITHIN_PROVINCES for index in named):
            return []
        longer = dict.fromkeys(self.lookup.begun(text))
        return [index for index in longer if index.kind in WITHIN_PROVINCES]

    def is_of_offices(self, index: str) -> bool:
        """Whether an index rates units within provinces."""
        return self._indices[index].kind in WITHIN_PROVINCES

    def opened(self, text: str) -> list[Index]:
        """The indices whose id or short name begins with a text as it is written: TTHC."""
        start = f"{key(text[:LONGEST])} "
        return [
            index
            for index in self._indices.values()
            if any(
                key(name).startswith(start)
                for name in (index.public_id.replace("_", " "), *index.short)
            )
        ]


class IndicatorNames:
    """The look-up of indicators by name; the name of an index means its total."""

    def __init__(
        self,
        indices: IndexNames,
        indicators: Iterable[Indicator],
        parts: Iterable[Part],
        spellings: Mapping[str, Sequence[str]],
    ) -> None:
        self._indices = indices
        self._indicators = tuple(indicators)
        self._parts = tuple(parts)
        self._spellings = spellings
        self.lookup = self._lookup_of(self._indicators)

    def resolve(self, text: str, kind: EntityKind | None = None) -> tuple[Indicator, ...]:
        """The meanings of the one code that a name means, in time order; beside a unit of a kind
        those of an index of its kind.

        Of a component and the whole that it belongs to the whole is meant. UnknownName lists
        those of different branches by their codes, else the nearest.
        """
        own = list(self._totals(self._indices.within_provinces(text, kind)))
        meanings = list(dict.fromkeys(own or self._of_kind(self._meant(text), kind)))
        upper = self._upper({meaning.code for meaning in meanings})
        if len(upper) == 1:
            return tuple(
                sorted(
                    (meaning for meaning in meanings if meaning.code in upper),
                    key=lambda meaning: meaning.valid_from,
                )
            )
        if upper:
            several = {one.code: told_indicator(one) for one in meanings if one.code in upper}
            names = [several[code] for code in sorted(several)]
            raise UnknownName(_INDICATOR, text, names, several=True)
        raise self._unknown(text)

    def _of_kind(self, meanings: list[Indicator], kind: EntityKind | None) -> list[Indicator]:
        """Of one name without the components of offices' indices, beside a unit within a province
        without those of the provinces' ones.
        """
        unlikely = kind not in WITHIN_PROVINCES
        own = [
            one
            for one in meanings
            if one.code == codes.total(one.index)
            or self._indices.is_of_offices(one.index) != unlikely
        ]
        return own or meanings

    def _unknown(self, text: str) -> UnknownName:
        """The error of a name that means none: the nearest, and where a year belongs."""
        step = _YEAR if tells_year(text) else None
        return UnknownName(_INDICATOR, text, self._nearest(text), step)

    def _nearest(self, text: str) -> list[Text]:
        """The indicators that a name speaks of, else resembles, without those of another unit
        beside them.
        """
        likely = self._offering.of(text, _NEAR) or self.lookup.nearest(text, 4 * _NEAR)
        likely = self._of_kind(likely, None)
        near = {one.code: one for one in reversed(likely)}
        own = [
            code for code in reversed(near) if code.partition(":")[0] not in near or ":" not in code
        ]
        return [told_indicator(near[code]) for code in own[:_NEAR]]

    @cached_property
    def _offering(self) -> Offering:
        return Offering(self._indices.lookup, self._of_index, self._lookups, totals=self._totals)

    def _meant(self, text: str) -> list[Indicator]:
        """By the first that gives any: the name, its beginning, the name beside its index.

        The first words of an index's id or short name mean it beside a component of that name.
        """
        indices, own = self._indices.lookup, self.lookup
        spelt = indices.spelt(text)
        components = own.spelt(text)
        if components and not spelt:
            spelt = self._indices.opened(text)
        return (
            [*self._totals(spelt), *components]
            or [*self._totals(indices.begun(text)), *own.begun(text)]
            or list(self._beside_index(text))
        )

    def _totals(self, indices: Iterable[Index]) -> Iterator[Indicator]:
        """Every meaning of the totals of indices; of one without a total its own indicators."""
        for index in indices:
            own = self._of_index[index.public_id]
            totals = [indicator for indicator in own if indicator.code == index.total]
            yield from totals or own

    def _beside_index(self, text: str) -> Iterator[Indicator]:
        """Of a text that opens or ends with an index what the rest means in it: PAPI D4."""
        words = text[:LONGEST].split()
        for cut in range(1, len(words)):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            for name, rest in ((head, tail), (tail, head.removesuffix(" của"))):
                for index in self._indices.lookup.spelt(name):
                    yield from self._lookups[index.public_id].means(rest)

    def _upper(self, codes: set[str]) -> set[str]:
        """The codes above which none of the others stands.

        The same component in another unit stands below the one whose unit is its own.
        """
        return {code for code in codes if codes.isdisjoint(self._above(code))}

    def _above(self, code: str) -> Iterator[str]:
        base, _, unit = code.partition(":")
        if unit:
            yield base
        total = codes.total(code.partition("/")[0])
        if code != total:
            yield total
        pending, seen = [code, base], {code, base}
        while pending:
            for parent in self._parents.get(pending.pop(), set()) - seen:
                seen.add(parent)
                pending.append(parent)
                yield parent

    @cached_property
    def _parents(self) -> Mapping[str, set[str]]:
        parents: dict[str, set[str]] = defaultdict(set)
        for indicator in self._indicators:
            if indicator.parent:
                parents[indicator.code].add(indicator.parent)
        for part in self._parts:
            parents[part.indicator].add(part.parent)
        return parents

    @cached_property
    def _of_index(self) -> Mapping[str, list[Indicator]]:
        by_index: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in self._indicators:
            by_index[indicator.index].append(indicator)
        return by_index

    @cached_property
    def _lookups(self) -> Mapping[str, Lookup[Indicator]]:
        """A look-up of the indicators of each index alone."""
        lookups = defaultdict(lambda: Lookup[Indicator](()))
        lookups.update((own, self._lookup_of(each)) for own, each in self._of_index.items())
        return lookups

    def _lookup_of(self, indicators: Iterable[Indicator]) -> Lookup[Indicator]:
        return Lookup(
            (each, (*_of_indicator(each), *self._spellings.get(each.code, ())))
            for each in indicators
        )


def edition_named(editions: Sequence[Edition], text: str) -> Edition:
    """The edition that an id or a name means; UnknownName tells those there are."""
    by_id = {edition.public_id: edition for edition in editions}
    if edition := by_id.get(text.strip()):
        return edition
    lookup = Lookup((edition, _of_edition(edition)) for edition in editions)
    return _only(lookup, text, _EDITION, told=told_edition, every=editions)


def dataset_named(datasets: Iterable[str], text: str) -> str:
    """The dataset that a name means; UnknownName tells those there are."""
    names = sorted(datasets)
    lookup = Lookup((name, (name, name.replace("_", " "))) for name in names)
    if text in names:
        return text
    return _only(lookup, text, _DATASET, told=_as_written, every=names)


def tree_named(trees: Sequence[str], text: str) -> str:
    """The tree that a name means; UnknownName tells those there are."""
    if text in trees:
        return text
    lookup = Lookup((tree, (tree, tree.replace("_", " "))) for tree in trees)
    return _only(lookup, text, _TREE, told=_as_written, every=trees)


def document_named(lookup: Lookup[Document], text: str) -> Document:
    """The document that a number or a title means; UnknownName offers the nearest."""
    return _only(lookup, text, _DOCUMENT, told=told_document, every=())


def documents_by_name(documents: Iterable[Document]) -> Lookup[Document]:
    """The look-up of documents by id, number, kind with number, and title."""
    return Lookup((document, _of_document(document)) for document in documents)


def document_kind_named(kinds: Iterable[str], text: str) -> str:
    """The kind of documents that a name or its abbreviation means; UnknownName tells those there
    are.
    """
    known = sorted(set(kinds))
    lookup = Lookup((kind, (kind, _KINDS.get(kind, kind))) for kind in known)
    return _only(lookup, text, _DOCUMENT_KIND, told=_as_written, every=known)


def told_index(index: Index) -> Text:
    """An index as an error tells of it: its id and name."""
    return Text(*(f"{index.public_id} ({name})" for name in index.name))


def told_indicator(indicator: Indicator) -> Text:
    """An indicator as an error tells of it: its code and name."""
    return Text(*(f"{indicator.code} ({name})" for name in indicator.name))


def told_edition(edition: Edition) -> Text:
    """An edition as an error tells of it: its id and name."""
    return Text(*(f"{edition.public_id} ({name})" for name in edition.name))


def told_document(document: Document) -> Text:
    """A document as an error tells of it: its id, number and title."""
    words = " ".join(filter(None, (document.kind, document.number, document.title)))
    told = f"{document.public_id} ({shortened(words, _TITLE)})"
    return Text(told, told)


def _as_written(name: str) -> Text:
    return Text(name, name)


def _only(
    lookup: Lookup[Thing],
    text: str,
    noun: Text,
    told: Callable[[Thing], Text],
    every: Iterable[Thing],
) -> Thing:
    """The one thing that a name means; UnknownName where it means none or several.

    Of a short list all are told, else the nearest.
    """
    things = lookup.means(text)
    if len(things) == 1:
        return things[0]
    if things:
        raise UnknownName(noun, text, list(map(told, things)), several=True)
    known = list(every)
    if known and len(known) <= _SHORT:
        raise UnknownName(noun, text, list(map(told, known)), whole=True)
    raise UnknownName(noun, text, [told(each) for each in lookup.nearest(text, _NEAR)])


def _of_index(index: Index) -> Iterator[str]:
    yield from (index.public_id, index.public_id.replace("_", " "), *index.name, *index.short)


def _of_indicator(indicator: Indicator) -> Iterator[str]:
    _, _, local = indicator.code.partition("/")
    yield from (indicator.public_id, indicator.code, indicator.code.replace("_", " "), local)
    yield from indicator.name


def _of_edition(edition: Edition) -> Iterator[str]:
    yield from (edition.public_id, edition.public_id.partition("@")[2], *edition.name)


def _of_document(document: Document) -> Iterator[str]:
    number, kind, title = document.number, document.kind, document.title
    yield from (document.public_id, title)
    if kind:
        yield f"{kind} {title}"
    if number:
        yield from (number, f"số {number}", f"{kind} {number}", f"{kind} số {number}")
        if short := _KINDS.get(kind):
            yield f"{short} {number}"
