"""Parts against their total, inside one tree, where every part is held and the rule is
documented.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from math import fsum
from typing import NamedTuple

from hub.catalogue import Catalogue, Figure, Indicator
from hub.catalogue.composition import Composed, composed
from hub.queries.observations import Columns, Observed
from hub.queries.reconciling.check import Check, CheckKind
from hub.words import period
from hub.words.language import Text, fixed, signed
from hub.words.period import Period
from hub.words.rounding import NOISE, decimals, slack
from hub.words.terms import Composition

SHOWN = 4  # decimals shown of any number

Said = Mapping[
    tuple[int, int], Sequence[Observed]
]  # indicator and reading → its claims, the preferred one first
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
        found: dict[str, int] = {}
        for term in self.terms:
            found[_source(term.number)] = max(
                found.get(_source(term.number), 0), self._decimals(term.number)
            )
        return found

    @cached_property
    def places_of_total(self) -> int:
        """The decimals of the total, which its source prints as its parts."""
        return max(self._decimals(self.total), self.places.get(_source(self.total), 0))

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
        rounding = fsum(
            abs(term.share) * slack(term.number.value, self.places[_source(term.number)])
            for term in self.terms
        )
        return (
            rounding + slack(self.total.value, self.places_of_total) + self.whole.division.tolerance
        )

    def _decimals(self, number: Number) -> int:
        column = (
            self.columns.get((number.indicator.id, number.source.id), 0)
            if isinstance(number, Observed)
            else 0
        )
        return max(column, decimals(number.value, number.printed))

    @property
    def parts(self) -> tuple[Indicator, ...]:
        """Into what the total is divided: by a source that tells its own parts, into those."""
        if self.whole.division.composition is not Composition.SUM_OF_TOLD:
            return self.whole.parts
        told = {_code(term.number) for term in self.terms}
        return tuple(part for part in self.whole.parts if part.code in told)

    @property
    def short(self) -> bool:
        """Whether the source may leave parts out, and those that it tells do not reach the
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


def checks(
    catalogue: Catalogue, wholes: Sequence[Composed], said: Said, at: Period, columns: Columns
) -> list[Check]:
    """A check for each source that states a total and all its parts; where none does, one across
    sources.
    """
    readings = sorted({reading for _, reading in said})
    return [
        check
        for whole in wholes
        for reading in readings
        if (whole.whole.id, reading) in said
        for check in _of_whole(catalogue, whole, said, reading, at, columns)
    ]


def stated(
    catalogue: Catalogue, wholes: Sequence[Composed], figures: Iterable[Figure], at: Period
) -> list[Check]:
    """The same of what one document states, for figures of no certain day."""
    by_code = {figure.indicator: figure for figure in figures if figure.indicator}
    sums = (
        summed(catalogue, whole, at, lambda indicator: by_code.get(indicator.code))
        for whole in wholes
    )
    return [
        _check(each, 0, _publisher(catalogue, each.total), each.total.document)
        for each in sums
        if each and not each.missing
    ]


def summed(
    catalogue: Catalogue, whole: Composed, at: Period, find: Find, columns: Columns | None = None
) -> Sum | None:
    """A total and its parts as far as they are found; a part that is not held is made of its
    own. Nothing without a total or a part.
    """
    total = find(whole.whole)
    terms, missing = _terms(catalogue, whole, at, find)
    return (
        Sum(whole, total, tuple(terms), tuple(missing), columns or {}) if total and terms else None
    )


def _publisher(catalogue: Catalogue, figure: Figure) -> Text:
    """Who issued a document; where a figure tells no period, also that the document tells no day
    and on which span it is.
    """
    own = catalogue.documents[figure.document]
    issuer = own.issuer or own.title
    if figure.period or own.period is None:
        return Text(issuer, issuer)
    span = period.parse(own.period)
    first, last = (f"{day.month}/{day.year}" for day in (span.first_day, span.last_day))
    return Text(
        f"{issuer}, không rõ ngày, từ tháng {first} đến tháng {last}",
        f"{issuer}, day not known, from {first} to {last}",
    )


def _of_whole(
    catalogue: Catalogue, whole: Composed, said: Said, reading: int, at: Period, columns: Columns
) -> Iterator[Check]:
    sums = []
    for claim in said[whole.whole.id, reading]:
        found = summed(
            catalogue,
            whole,
            at,
            lambda indicator, own=claim.source.id: _by(said, indicator, reading, own),
            columns,
        )
        if found and not found.missing:
            sums.append(
                _check(found, reading, Text(*[claim.source.publisher] * 2), claim.source.public_id)
            )
    across = (
        None
        if sums
        else summed(catalogue, whole, at, lambda indicator: _by(said, indicator, reading), columns)
    )
    yield from sums
    if across:
        yield _incomplete(across, reading) if across.missing else _check(across, reading, None, "*")


def _by(
    said: Said, indicator: Indicator, reading: int, source: int | None = None
) -> Observed | None:
    """The claim by which a source, or the preferred one, gives an indicator a value."""
    claims = said.get((indicator.id, reading), ())
    return next(
        (
            claim
            for claim in claims
            if claim.value is not None and source in (None, claim.source.id)
        ),
        None,
    )


def _terms(
    catalogue: Catalogue, whole: Composed, at: Period, find: Find
) -> tuple[list[Term], list[Indicator]]:
    terms, missing = [], []
    for part, share in zip(whole.parts, whole.shares, strict=True):
        if number := find(part):
            terms.append(Term(number, share))
            continue
        if whole.division.composition is Composition.SUM_OF_TOLD:
            continue
        inner = composed(catalogue, part, at, whole.division.tree)
        below, lacking = _terms(catalogue, inner, at, find) if inner else ([], [part])
        terms += [] if lacking else [Term(term.number, term.share * share) for term in below]
        missing += [part] if lacking else []
    return terms, missing


def _check(found: Sum, reading: int, publisher: Text | None, about: str) -> Check:
    if found.short:
        return _partial(found, reading, about)
    numbers, tree = (found.total, *(term.number for term in found.terms)), found.whole.division.tree
    return Check(
        CheckKind.PARTS,
        found.whole.whole,
        reading,
        f"{tree}|{about}",
        partial(_told, found, publisher),
        found.total.value,
        round(found.value, 10),
        found.ok,
        round(found.tolerance, 10),
        tree,
        inputs=tuple(each for each in numbers if isinstance(each, Observed)),
        stated=tuple(each for each in numbers if isinstance(each, Figure)),
        parts=found.parts,
    )


def _incomplete(found: Sum, reading: int) -> Check:
    whole = found.whole
    missing = Text(*(", ".join(f"“{part.name[at]}”" for part in found.missing) for at in (0, 1)))
    held = len(whole.parts) - len(found.missing)
    told = Text(
        f"mới có {held} trên {len(whole.parts)} thành phần nên chưa cộng được (thiếu {missing.vi})",
        f"{held} of {len(whole.parts)} parts are held, so that they cannot be added up"
        f" ({missing.en} missing)",
    )
    return Check(
        CheckKind.PARTS,
        whole.whole,
        reading,
        f"{whole.division.tree}|*",
        lambda: told,
        found.total.value,
        None,
        True,
        tree=whole.division.tree,
        checkable=False,
        parts=whole.parts,
        inputs=(found.total, *(term.number for term in found.terms)),
    )


def _partial(found: Sum, reading: int, about: str) -> Check:
    whole, numbers = found.whole, (found.total, *(term.number for term in found.terms))
    return Check(
        CheckKind.PARTS,
        whole.whole,
        reading,
        f"{whole.division.tree}|{about}",
        partial(_short, found),
        found.total.value,
        None,
        True,
        tree=whole.division.tree,
        checkable=False,
        parts=found.parts,
        inputs=tuple(each for each in numbers if isinstance(each, Observed)),
        stated=tuple(each for each in numbers if isinstance(each, Figure)),
    )


def _short(found: Sum) -> Text:
    terms, value, total = (
        _line(found),
        fixed(found.value, _shown(found)),
        fixed(found.total.value, min(found.places_of_total, SHOWN)),
    )
    return Text(
        f"{terms.vi} = {value.vi}, chưa đến số công bố {total.vi}: có thể còn phần mà nguồn không"
        " nêu nên chưa đối chiếu được",
        f"{terms.en} = {value.en}, short of the published {total.en}: the source may leave parts"
        " out, so it cannot be checked",
    )


def _shown(found: Sum) -> int:
    return min(max(found.places_of_total, *found.places.values()), SHOWN)


def _line(found: Sum) -> Text:
    """The parts as they are added up."""
    return Text(
        *(
            " + ".join(
                _term(term, min(found.places[_source(term.number)], SHOWN), at)
                for term in found.terms
            )
            for at in (0, 1)
        )
    )


def _told(found: Sum, publisher: Text | None) -> Text:
    """The arithmetic in words and numbers, in each language."""
    shown, terms = _shown(found), _line(found)
    value, difference = fixed(found.value, shown), signed(found.difference, shown)
    total, limit = fixed(found.total.value, min(found.places_of_total, SHOWN)), _limit(found, shown)
    said = Text("số công bố", "the published figure is")
    if publisher:
        said = Text(f"nguồn ({publisher.vi}) in", f"the source ({publisher.en}) prints")
    return Text(
        f"{terms.vi} = {value.vi}; {said.vi} {total.vi}; chênh {difference.vi}, {limit.vi}",
        f"{terms.en} = {value.en}; {said.en} {total.en}; difference {difference.en}, {limit.en}",
    )


def _limit(found: Sum, shown: int) -> Text:
    """Whether that is within what is allowed, how much that is, and what the rule leaves open."""
    if not found.tolerance:
        return Text("số đếm nên không có sai số làm tròn", "counts, of which nothing is rounded")
    rule, limit = (
        found.whole.division,
        fixed(found.tolerance, max(shown, decimals(round(found.tolerance, 7)))),
    )
    what = (
        Text("sai số cho phép", "the tolerance")
        if rule.tolerance
        else Text("sai số làm tròn", "rounding")
    )
    vi, en = ("trong", "within") if found.ok else ("vượt", "beyond")
    note = Text(f". {rule.note.vi}", f". {rule.note.en}") if rule.note else Text("", "")
    return Text(f"{vi} {what.vi} ±{limit.vi}{note.vi}", f"{en} {what.en} of ±{limit.en}{note.en}")


def _term(term: Term, places: int, language: int) -> str:
    number = fixed(term.number.value, places)[language]
    return (
        number
        if term.share == 1
        else f"{number} × {fixed(term.share, decimals(round(term.share, SHOWN)))[language]}"
    )


def _code(number: Number) -> str | None:
    return number.indicator.code if isinstance(number, Observed) else number.indicator


def _source(number: Number) -> str:
    return number.source.public_id if isinstance(number, Observed) else number.document
