"""The source line of a figure, ready to stand under a report."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from hub.catalogue import Catalogue, Document, Publication, Source
from hub.queries.documents import Cited
from hub.queries.observations import Observed, rivals, where_they_differ
from hub.words import clock
from hub.words.labels import TIERS, document_kind
from hub.words.language import Language, Text, within_sentence
from hub.words.terms import EntityKind, SourceTier

# Of a file in a repository only its page is printed; the whole address is in the field `url`.
_IN_REPOSITORY = re.compile(r"(?<=\w)/(?:-/)?(?:blob|raw|tree|resolve)/.*")
_NOTHING = Text("", "")
_OWN = "/publisher"  # how the id of a publisher's own line ends
_PROVINCE = "{province}"
_UNKNOWN = "Không rõ"  # as the publisher of a page that was kept without its address
_UNNAMED = Text("một trang không rõ tên", "a page without a name")


@dataclass(frozen=True, eq=False)
class Citation:
    """Who published a figure, as it was then called, in what, and who retells it."""

    catalogue: Catalogue
    observed: Observed | Cited

    @cached_property
    def publisher(self) -> Text:
        """Who published the figure; of what somebody retells the publisher, not who retells it."""
        source = self._source
        is_of_index = self.retold_by is not None or source.public_id.endswith(_OWN)
        if is_of_index and isinstance(self.observed, Observed):
            return self._publisher_of_index(self.observed)
        return Text(source.publisher, source.publisher)

    @property
    def retold_by(self) -> str | None:
        """Who retells it or keeps a copy; nothing where the publisher itself says it."""
        source = self._source
        if source.tier is SourceTier.OFFICIAL:
            return None
        return source.holder or source.publisher

    @cached_property
    def decision(self) -> Document | None:
        """The numbered document that decides the results, where it is held."""
        publication = self._publication
        announced = publication.document if publication else None
        named = (self._source.document, announced)
        documents = [self.catalogue.documents.get(name or "") for name in named]
        return next((each for each in documents if each and each.number), None)

    def text(self, claims: Iterable[Observed] = ()) -> Text:
        """Publisher, results or title, deciding document, who retells them, day, place, reading,
        address, tier, data version and what other sources say: sentence 12 of docs/sentences.md.
        """
        line = _listed((*self._named(), *self._placed()))
        tier, version = TIERS[self._source.tier], self.observed.release.version
        others = _others(self.observed, claims)
        return Text(
            f"Nguồn: {line.vi}; {tier.vi}; phiên bản dữ liệu {version}{others.vi}.",
            f"Source: {line.en}; {tier.en}; data version {version}{others.en}.",
        )

    def _named(self) -> tuple[Text, ...]:
        """Who published what, and behind it in brackets who retells it: alike for all figures of a
        source in a period.
        """
        observed = self.observed
        if not isinstance(observed, Observed):
            return tuple(self._told())
        index, source = observed.indicator.index, self._source.id
        key, named = (source, index, observed.period, self.publisher), self.catalogue.cited
        if key not in named:
            named[key] = tuple(self._told())
        return named[key]

    def _told(self) -> Iterator[Text]:
        yield self.publisher
        if self.retold_by is None:
            title = self._source.title
            yield Text(title, title)
            yield self._decided(beside=title)
            yield from self._address()
        else:
            results = _listed((self._results, self._decided(beside="")))
            retold = self._retold(self.retold_by)
            yield Text(*(f"{results[at]} ({retold[at]})".strip() for at in (0, 1)))

    def _retold(self, by: str) -> Text:
        """Who retells it, in which text, on which day and where."""
        source = self._source
        quoted, by = f"“{source.title}”", _UNNAMED if by.startswith(_UNKNOWN) else Text(by, by)
        place = _listed((Text(quoted, quoted), *self._address()))
        if source.tier is SourceTier.COPY:
            vi, en = f"theo bản sao của {by.vi}", f"from the copy of {by.en}"
        else:
            vi, en = f"theo {by.vi}", f"as told by {by.en}"
        return Text(f"{vi}, {place.vi}", f"{en}, {place.en}")

    def _address(self) -> Iterator[Text]:
        """The day of the source, its address, and when it was read there."""
        source = self._source
        if source.published_on:
            yield Text(
                f"ngày {clock.vietnamese(source.published_on)}", source.published_on.isoformat()
            )
        address = _IN_REPOSITORY.sub("", source.url or "")
        yield Text(address, address)
        if source.accessed_on:
            day = source.accessed_on
            yield Text(f"truy cập ngày {clock.vietnamese(day)}", f"accessed on {day.isoformat()}")

    def _placed(self) -> Iterator[Text]:
        """The place within the source, and the day of the reading."""
        place, day = self.observed.locator or "", self.observed.reading_date
        if self.retold_by is None or not place:
            yield Text(place, place)
        else:
            yield Text(f"vị trí: {place}", f"place: {place}")
        if day:
            yield Text(f"số đọc ngày {clock.vietnamese(day)}", f"read on {day.isoformat()}")

    def _decided(self, beside: str) -> Text:
        """The deciding document by its number and day, unless a title beside it names it."""
        document = self.decision
        if document is None or document.number in beside:
            return _NOTHING
        kind = document_kind(document.kind)
        vi, en = f"{kind.vi} {document.number}", f"{kind.en} {document.number}"
        if day := document.date:
            vi, en = f"{vi} ngày {clock.vietnamese(day)}", f"{en} of {day.isoformat()}"
        return Text(vi, en)

    @cached_property
    def _source(self) -> Source:
        """Who says it."""
        return self.observed.source

    @property
    def _results(self) -> Text:
        """What was published: Chỉ số CCHC (PAR INDEX) năm 2024."""
        if not isinstance(self.observed, Observed):
            return _NOTHING
        name = self.catalogue.indices[self.observed.indicator.index].name
        spoken = self.observed.period.spoken
        return Text(f"{name.vi} {spoken.vi}", f"{name.en} for {spoken.en}")

    @cached_property
    def _publication(self) -> Publication | None:
        """How the results of its index in its period were published."""
        if not isinstance(self.observed, Observed):
            return None
        return self.catalogue.publication(self.observed.indicator.index, self.observed.period)

    def _publisher_of_index(self, observed: Observed) -> Text:
        """Who published the index in the period; of the indices of provinces, which one did."""
        own = self.catalogue.indices[observed.indicator.index].publisher
        publication = self._publication
        name = publication.publisher if publication else Text(own, own)
        if _PROVINCE not in name.vi:
            return name
        entity = observed.entity
        of = entity.public_id if entity.kind is EntityKind.PROVINCE else entity.province
        if of is None:
            return Text(own, own)
        day = observed.period.last_day
        vi, en = (self.catalogue.entities[of].official_name(language, day) for language in Language)
        return Text(name.vi.replace(_PROVINCE, within_sentence(vi)), name.en.replace(_PROVINCE, en))


def _listed(parts: Iterable[Text]) -> Text:
    """The parts that say something, behind commas."""
    filled = [part for part in parts if part.vi]
    return Text(", ".join(part.vi for part in filled), ", ".join(part.en for part in filled))


def _others(observed: Observed | Cited, claims: Iterable[Observed]) -> Text:
    """What other sources say of the same cell."""
    vi, en = "", ""
    for rival in rivals(observed, claims) if isinstance(observed, Observed) else ():
        _, words = where_they_differ(observed, rival)
        vi += f"; nguồn khác nêu {words.vi} ({rival.source.title})"
        en += f"; another source says {words.en} ({rival.source.title})"
    return Text(vi, en)
