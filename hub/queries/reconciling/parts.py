"""Parts against their total, inside one tree, where every part is held and the rule is
documented.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from hub.catalogue import Catalogue, Figure, Indicator
from hub.catalogue.composition import Composed
from hub.queries.observations import Columns, Observed
from hub.queries.reconciling.check import Check, CheckKind
from hub.queries.reconciling.sum import Sum, Term, source_of, summed
from hub.words import period
from hub.words.language import Language, Text, fixed, signed
from hub.words.period import Period
from hub.words.rounding import decimals

SHOWN = 4  # decimals shown of any number
_EVERY_SOURCE = "*"  # whom a check across sources is about

# Indicator and reading → its claims, the preferred one first.
Claims = Mapping[tuple[int, int], Sequence[Observed]]


def checks(
    catalogue: Catalogue, wholes: Sequence[Composed], claims: Claims, at: Period, columns: Columns
) -> list[Check]:
    """A check for each source that states a total and all its parts; where none does, one across
    sources.
    """
    readings = sorted({reading for _, reading in claims})
    results = []
    for whole in wholes:
        for reading in readings:
            if (whole.whole.id, reading) in claims:
                totals = _Totals(
                    catalogue=catalogue,
                    whole=whole,
                    claims=claims,
                    reading=reading,
                    at=at,
                    columns=columns,
                )
                results += totals.by_source() or totals.across_sources()
    return results


def stated(
    catalogue: Catalogue, wholes: Sequence[Composed], figures: Iterable[Figure], at: Period
) -> list[Check]:
    """The same of what one document states, for figures of no certain day."""
    by_code = {figure.indicator: figure for figure in figures if figure.indicator}
    find, checks = partial(_of_code, by_code), []
    for whole in wholes:
        added = summed(catalogue, whole, at, find=find)
        if added and not added.missing:
            publisher = _publisher(catalogue, added.total)
            checks.append(_check(added, 0, publisher, about=added.total.document))
    return checks


def _of_code(figures: Mapping[str, Figure], indicator: Indicator) -> Figure | None:
    return figures.get(indicator.code)


@dataclass(frozen=True)
class _Totals:
    """What sources state of a whole at one reading."""

    catalogue: Catalogue
    whole: Composed
    claims: Claims
    reading: int
    at: Period
    columns: Columns

    def by_source(self) -> list[Check]:
        """The sum of each source that states the total and all its parts."""
        checks = []
        for claim in self.claims[self.whole.whole.id, self.reading]:
            added = self._summed(claim.source.id)
            if added and not added.missing:
                publisher = Text(claim.source.publisher, claim.source.publisher)
                about = claim.source.public_id
                checks.append(_check(added, self.reading, publisher, about=about))
        return checks

    def across_sources(self) -> Iterator[Check]:
        """The sum of the preferred claims, whoever states them."""
        added = self._summed()
        if added and added.missing:
            yield _incomplete(added, self.reading)
        elif added:
            yield _check(added, self.reading, publisher=None, about=_EVERY_SOURCE)

    def _summed(self, source: int | None = None) -> Sum | None:
        """The total and its parts as one source, or the preferred ones, state them."""
        find = partial(self._claim, source)
        return summed(self.catalogue, self.whole, self.at, find=find, columns=self.columns)

    def _claim(self, source: int | None, indicator: Indicator) -> Observed | None:
        """The claim by which a source, or the preferred one, gives an indicator a value."""
        for claim in self.claims.get((indicator.id, self.reading), ()):
            if claim.value is not None and source in (None, claim.source.id):
                return claim
        return None


def _publisher(catalogue: Catalogue, figure: Figure) -> Text:
    """Who issued a document; where a figure tells no period, also that the document tells no day
    and on which span it is.
    """
    document = catalogue.documents[figure.document]
    issuer = document.issuer or document.title
    if figure.period or document.period is None:
        return Text(issuer, issuer)
    span = period.parse(document.period)
    first, last = (f"{day.month}/{day.year}" for day in (span.first_day, span.last_day))
    return Text(
        f"{issuer}, không rõ ngày, từ tháng {first} đến tháng {last}",
        f"{issuer}, day not known, from {first} to {last}",
    )


def _check(added: Sum, reading: int, publisher: Text | None, about: str) -> Check:
    """Whether a sum is its total; beyond checking where the source may leave parts out."""
    if added.short:
        tell = partial(_short, added)
        return _uncheckable(added, reading, about=about, tell=tell, parts=added.parts)
    tree = added.whole.division.tree
    return Check(
        kind=CheckKind.PARTS,
        indicator=added.whole.whole,
        reading=reading,
        about=f"{tree}|{about}",
        tell=partial(_line, added, publisher),
        expected=added.total.value,
        found=round(added.value, 10),
        ok=added.ok,
        tolerance=round(added.tolerance, 10),
        tree=tree,
        inputs=_of_kind(added, Observed),
        stated=_of_kind(added, Figure),
        parts=added.parts,
    )


def _incomplete(added: Sum, reading: int) -> Check:
    tell, parts = partial(_lacking, added), added.whole.parts
    return _uncheckable(added, reading, about=_EVERY_SOURCE, tell=tell, parts=parts)


def _uncheckable(
    added: Sum,
    reading: int,
    about: str,
    tell: Callable[[], Text],
    parts: tuple[Indicator, ...],
) -> Check:
    tree = added.whole.division.tree
    return Check(
        kind=CheckKind.PARTS,
        indicator=added.whole.whole,
        reading=reading,
        about=f"{tree}|{about}",
        tell=tell,
        expected=added.total.value,
        found=None,
        ok=True,
        tree=tree,
        checkable=False,
        inputs=_of_kind(added, Observed),
        stated=_of_kind(added, Figure),
        parts=parts,
    )


def _of_kind(added: Sum, kind: type) -> tuple:
    """The numbers of a sum that are observations, or figures of documents; the total first."""
    numbers = (added.total, *(term.number for term in added.terms))
    return tuple(number for number in numbers if isinstance(number, kind))


def _lacking(added: Sum) -> Text:
    whole = added.whole
    count, of = len(whole.parts) - len(added.missing), len(whole.parts)
    vi, en = (
        ", ".join(f"“{part.name.within(language)}”" for part in added.missing)
        for language in Language
    )
    return Text(
        f"mới có {count} trên {of} thành phần nên chưa cộng được (thiếu {vi})",
        f"{count} of {of} parts are held, so that they cannot be added up ({en} missing)",
    )


def _short(added: Sum) -> Text:
    terms, value, total = _terms(added), fixed(added.value, _shown(added)), _total(added)
    return Text(
        f"{terms.vi} = {value.vi}, chưa đến số công bố {total.vi}: có thể còn phần mà nguồn không"
        " nêu nên chưa đối chiếu được",
        f"{terms.en} = {value.en}, short of the published {total.en}: the source may leave parts"
        " out, so it cannot be checked",
    )


def _line(added: Sum, publisher: Text | None) -> Text:
    """The arithmetic in words and numbers, in each language."""
    shown, terms, total = _shown(added), _terms(added), _total(added)
    value, difference = fixed(added.value, shown), signed(added.difference, shown)
    limit = _limit(added, shown)
    prints = Text("số công bố", "the published figure is")
    if publisher:
        prints = Text(f"nguồn ({publisher.vi}) in", f"the source ({publisher.en}) prints")
    return Text(
        f"{terms.vi} = {value.vi}; {prints.vi} {total.vi}; chênh {difference.vi}, {limit.vi}",
        f"{terms.en} = {value.en}; {prints.en} {total.en}; difference {difference.en}, {limit.en}",
    )


def _shown(added: Sum) -> int:
    return min(max(added.places_of_total, *added.places.values()), SHOWN)


def _total(added: Sum) -> Text:
    return fixed(added.total.value, min(added.places_of_total, SHOWN))


def _terms(added: Sum) -> Text:
    """The parts as they are added up."""
    terms = [_term(term, min(added.places[source_of(term.number)], SHOWN)) for term in added.terms]
    return Text(*(" + ".join(in_language) for in_language in zip(*terms, strict=True)))


def _term(term: Term, places: int) -> Text:
    number = fixed(term.number.value, places)
    if term.share == 1:
        return number
    share = fixed(term.share, decimals(round(term.share, SHOWN)))
    return Text(f"{number.vi} × {share.vi}", f"{number.en} × {share.en}")


def _limit(added: Sum, shown: int) -> Text:
    """Whether that is within what is allowed, how much that is, and what the rule leaves open."""
    if not added.tolerance:
        return Text("số đếm nên không có sai số làm tròn", "counts, of which nothing is rounded")
    rule = added.whole.division
    limit = fixed(added.tolerance, max(shown, decimals(round(added.tolerance, 7))))
    what = Text("sai số làm tròn", "rounding")
    if rule.tolerance:
        what = Text("sai số cho phép", "the tolerance")
    vi, en = ("trong", "within") if added.ok else ("vượt", "beyond")
    note = Text(f". {rule.note.vi}", f". {rule.note.en}") if rule.note else Text("", "")
    return Text(f"{vi} {what.vi} ±{limit.vi}{note.vi}", f"{en} {what.en} of ±{limit.en}{note.en}")
