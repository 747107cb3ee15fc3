"""A sum: a printed total beside its parts, or beside those that are held."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum
from typing import NamedTuple

from hub.catalogue import Catalogue, Figure, Indicator
from hub.catalogue.composition import Composed, composed
from hub.queries.observations import Columns, Observed
from hub.words.period import Period
from hub.words.rounding import NOISE, decimals, slack
from hub.words.terms import Composition

Number = Observed | Figure
Find = Callable[[Indicator], Number | None]


class Term(NamedTuple):
    """One part of a sum and what a unit of it adds."""

    number: Number
    share: float


@dataclass(frozen=True)
class Sum:
    """A printed total beside its parts, or beside those that are held."""

    whole: Composed
    total: Number
    terms: tuple[Term, ...]
    missing: tuple[Indicator, ...]
    columns: Columns = field(default_factory=dict)

    @cached_property
    def value(self) -> float:
        """What the parts add up to."""
        return fsum(term.number.value * term.share for term in self.terms)

    @property
    def difference(self) -> float:
        """The sum minus the total, without the noise of binary fractions."""
        return round(self.value - self.total.value, 10) + 0.0

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The decimals of the parts, source by source: copies drop the zeros at the end, so the
        longest of its columns tells for all.
        """
        places: dict[str, int] = defaultdict(int)
        for term in self.terms:
            source = source_of(term.number)
            places[source] = max(places[source], self._decimals(term.number))
        return places

    @cached_property
    def places_of_total(self) -> int:
        """The decimals of the total, which its source prints as its parts."""
        return max(self._decimals(self.total), self.places.get(source_of(self.total), 0))

    @property
    def counted(self) -> bool:
        """Whether dossiers, people or the like are counted, of which nothing is rounded."""
        return not self.whole.whole.may_be_averaged and not any(
            (self.places_of_total, *self.places.values())
        )

    @cached_property
    def tolerance(self) -> float:
        """How much the sum may differ: half the last printed digit of each number, and what the
        rule itself leaves open.
        """
        if self.counted:
            return self.whole.division.tolerance
        of_parts = fsum(
            abs(term.share) * slack(term.number.value, self.places[source_of(term.number)])
            for term in self.terms
        )
        of_total = slack(self.total.value, self.places_of_total)
        return of_parts + of_total + self.whole.division.tolerance

    def _decimals(self, number: Number) -> int:
        own = decimals(number.value, number.printed)
        if not isinstance(number, Observed):
            return own
        return max(own, self.columns.get((number.indicator.id, number.source.id), 0))

    @property
    def parts(self) -> tuple[Indicator, ...]:
        """Into what the total is divided: for a source that prints its own parts, into those."""
        if self.whole.division.composition is not Composition.SUM_OF_TOLD:
            return self.whole.parts
        codes = {_code(term.number) for term in self.terms}
        return tuple(part for part in self.whole.parts if part.code in codes)

    @property
    def short(self) -> bool:
        """Whether the source may leave parts out, and those that it prints do not reach the
        total.
        """
        return (
            self.whole.division.composition is Composition.SUM_OF_TOLD
            and self.difference < -self.tolerance - NOISE
        )

    @property
    def ok(self) -> bool:
        """Whether rounding explains the difference."""
        return abs(self.difference) <= self.tolerance + NOISE


def summed(
    catalogue: Catalogue, whole: Composed, at: Period, find: Find, columns: Columns | None = None
) -> Sum | None:
    """A total and its parts as far as `find` gives them; a part that is not held is made of its
    own. None without a total or a part.
    """
    total = find(whole.whole)
    terms, missing = _terms(catalogue, whole, at, find=find)
    if not total or not terms:
        return None
    return Sum(
        whole=whole,
        total=total,
        terms=tuple(terms),
        missing=tuple(missing),
        columns=columns or {},
    )


def source_of(number: Number) -> str:
    """Who states a number: the source of an observation, or a document."""
    return number.source.public_id if isinstance(number, Observed) else number.document


def _code(number: Number) -> str | None:
    return number.indicator.code if isinstance(number, Observed) else number.indicator


def _terms(
    catalogue: Catalogue, whole: Composed, at: Period, find: Find
) -> tuple[list[Term], list[Indicator]]:
    """The terms of a sum, and the parts that are held neither themselves nor by all of their
    own.
    """
    terms, missing = [], []
    for part, share in zip(whole.parts, whole.shares, strict=True):
        if number := find(part):
            terms.append(Term(number, share))
        elif whole.division.composition is not Composition.SUM_OF_TOLD:
            inner = composed(catalogue, part, at, tree=whole.division.tree)
            below = _terms_of_part(catalogue, inner, at, find=find) if inner else None
            if below is None:
                missing.append(part)
            else:
                terms += [Term(term.number, term.share * share) for term in below]
    return terms, missing


def _terms_of_part(
    catalogue: Catalogue, part: Composed, at: Period, find: Find
) -> list[Term] | None:
    """The terms of which a part is the sum; None unless all of them are held."""
    terms, missing = _terms(catalogue, part, at, find=find)
    return None if missing else terms
