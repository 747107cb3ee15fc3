"""Where sources disagree and official numbers contradict themselves by more than rounding, the
heaviest first.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import NamedTuple

from hub.catalogue import Catalogue, Entity, Index
from hub.catalogue.cell_key import CellKey
from hub.panels.panel import View
from hub.queries import observations
from hub.queries.observations import Filter, Observed
from hub.queries.reconciling import reconciliation, sources
from hub.queries.reconciling.check import Check, CheckKind
from hub.words import clock, period
from hub.words.errors import BadUse
from hub.words.language import Language, Text
from hub.words.period import Period
from hub.words.terms import SourceTier

_PAGE = 10_000  # cells looked at together
_TRUST = {SourceTier.OFFICIAL: 1.0, SourceTier.PRESS: 0.5, SourceTier.COPY: 0.25}


@dataclass(frozen=True)
class Question:
    """What is looked at: one index or all, and of these all cells or those that a release brought
    or touched.
    """

    index: str | None = None
    release: int | None = None


@dataclass(frozen=True)
class Finding:
    """One disagreement: of which index and kind, how heavy, and its wording."""

    index: str
    kind: CheckKind
    weight: float
    tell: Callable[[], Text]

    @property
    def line(self) -> Text:
        """It in one line."""
        return self.tell()


@dataclass(frozen=True)
class DisagreementGroup:
    """The findings of one kind in one index, the heaviest first."""

    index: str
    kind: CheckKind
    findings: tuple[Finding, ...]


class _Wrong(NamedTuple):
    """A check that does not agree, of an entity in a period."""

    entity: Entity
    at: Period
    check: Check

    @property
    def cell(self) -> CellKey:
        return CellKey(
            self.check.indicator.id, self.at.key, self.entity.id, reading=self.check.reading
        )


@dataclass(frozen=True)
class _Extent:
    """What is looked at: all indices or one, and of these all cells or those that a release
    touched.
    """

    view: View
    only: Index | None
    version: int | None

    @cached_property
    def touched(self) -> frozenset[CellKey]:
        """The cells that the release touched."""
        return frozenset(observations.touched(self.view, self.version) if self.version else ())

    @property
    def indices(self) -> list[Index]:
        """The indices that are looked at."""
        return [self.only] if self.only else list(self.view.catalogue.indices.values())

    def periods(self, index: Index) -> Container[Period] | None:
        """The periods that are looked at; None stands for all."""
        if self.version is None:
            return None
        own = {indicator.id for indicator in self.view.catalogue.indicators_of(index.public_id)}
        return {period.of_key(cell.period) for cell in self.touched if cell.indicator_id in own}

    def meets(self, wrong: _Wrong) -> bool:
        """Whether what does not agree is, or rests on, a cell that is looked at; a mean rests on
        all units.
        """
        if self.version is None:
            return True
        inputs = {claim.key for claim in wrong.check.inputs} | {wrong.cell}
        if wrong.check.kind is CheckKind.MEAN:
            indicator, at, _, reading = wrong.cell
            inputs |= {(indicator, at, entity, reading) for entity in self.view.catalogue.by_id}
        return not self.touched.isdisjoint(inputs)


def disagreements(view: View, question: Question) -> list[DisagreementGroup]:
    """What disagrees, by kind and index, the heaviest first."""
    catalogue = view.catalogue
    index = catalogue.index(question.index) if question.index else None
    version = _version(catalogue, question.release) if question.release else None
    findings = sorted(_findings(_Extent(view, index, version)), key=lambda finding: -finding.weight)
    by_kind: dict[tuple[str, CheckKind], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_kind[finding.index, finding.kind].append(finding)
    return [DisagreementGroup(*key, tuple(members)) for key, members in by_kind.items()]


def _version(now: Catalogue, release: int) -> int:
    """The data version that a release made."""
    versions = {each.id: each.version for each in now.releases}
    if release not in versions:
        raise BadUse(
            Text(
                f"không có đợt cập nhật {release}; hub releases liệt kê các đợt",
                f"there is no release {release}; hub releases lists them",
            )
        )
    return versions[release]


def _findings(extent: _Extent) -> Iterator[Finding]:
    now = extent.view.catalogue
    wrong = [each for each in _wrong(extent) if extent.meets(each)]
    alone = {
        each.cell: row
        for each in wrong
        if not each.check.inputs and (row := _row(extent.view, each))
    }
    rows = observations.by_rows(extent.view, alone.values())
    for each in wrong:
        inputs = each.check.inputs or ((rows[alone[each.cell]],) if each.cell in alone else ())
        yield Finding(
            each.check.indicator.index,
            each.check.kind,
            _weight(extent.view, each, inputs),
            tell=partial(_line, now, each),
        )


def _wrong(extent: _Extent) -> Iterator[_Wrong]:
    yield from _conflicts(extent)
    for index in extent.indices:
        ranks: dict[CellKey, _Wrong] = {}
        for contradiction in reconciliation.contradictions(
            extent.view, index, extent.periods(index)
        ):
            each = _Wrong(*contradiction)
            if each.check.indicator.index != index.public_id:
                continue
            if each.check.kind is not CheckKind.RANK:
                yield each
            # A rank may be out of order and another than the one of the scores: that is one
            # contradiction.
            elif each.cell not in ranks or _apart(extent.view, each) > _apart(
                extent.view, ranks[each.cell]
            ):
                ranks[each.cell] = each
        yield from ranks.values()


def _conflicts(extent: _Extent) -> Iterator[_Wrong]:
    """Each other value or rank that sources give a cell and that rounding does not explain, once
    by its best source.
    """
    criteria = Filter(conflicting=True, index=extent.only and extent.only.public_id)
    after, more = None, True
    while more:
        page = observations.page(extent.view, observations.Question(criteria, _PAGE, after))
        claims = observations.claims(extent.view, [one.key for one in page.items])
        for observed in page.items:
            yield from (
                _Wrong(observed.entity, observed.period, check)
                for check in _rivals(observed, claims[observed.key])
            )
        after, more = page.cursors[-1] if page.cursors else None, page.has_next


def _rivals(observed: Observed, claims: list[Observed]) -> Iterable[Check]:
    """Of what is said of a cell the first to give each other value; a source that differs in its
    value is not told again for its rank.
    """
    checks: dict[tuple[str, float], Check] = {}
    sources_told: set[str] = set()
    for check in sources.disagreements({(observed.indicator.id, observed.reading): claims}):
        what, _, source = check.about.partition("|")
        if not check.ok and source not in sources_told:
            sources_told.add(source)
            checks.setdefault((what, check.found), check)
    return checks.values()


def _row(view: View, wrong: _Wrong) -> int | None:
    """The observation that a check without inputs of its own speaks of."""
    cell = (
        view.panel(wrong.check.indicator).cells(wrong.at, wrong.check.reading).get(wrong.entity.id)
    )
    return cell and cell.observation_id


def _weight(view: View, wrong: _Wrong, inputs: tuple[Observed, ...]) -> float:
    """How heavy: its size, halved for each step from the publisher's own file to a copy, and
    less the further below the total.
    """
    trust = min((_TRUST[claim.source.tier] for claim in inputs), default=_TRUST[SourceTier.PRESS])
    return _apart(view, wrong) * trust / (1 + wrong.check.indicator.level)


def _apart(view: View, wrong: _Wrong) -> float:
    """The difference as a share: of the scale, else of the number itself; of ranks, of how many
    are ranked.
    """
    check = wrong.check
    apart = abs(check.difference or 0)
    if _of_ranks(check):
        return apart / max(len(view.panel(check.indicator).cells(wrong.at, check.reading)), 1)
    width = check.indicator.scale.width
    numbers = (abs(check.expected or 0), abs(check.found or 0))
    span = max(numbers) if width is None else width
    return apart / span if span else 0.0


def _line(now: Catalogue, wrong: _Wrong) -> Text:
    if wrong.check.kind is CheckKind.SOURCES:
        return _conflict(now, wrong.check)
    vi, en = (
        _named(now, wrong.entity, wrong.at.last_day, language=language) for language in Language
    )
    expression = wrong.check.expression
    return Text(f"{vi} {wrong.at}: {expression.vi}", f"{en} {wrong.at}: {expression.en}")


def _conflict(now: Catalogue, check: Check) -> Text:
    chosen, rival = check.inputs
    words = observations.as_ranked if _of_ranks(check) else observations.as_printed
    used, other = words(chosen), words(rival)
    vi, en = (_place(now, chosen, language) for language in Language)
    return Text(
        f"{vi}: dùng {used.vi} ({chosen.source.title}); nguồn khác nêu {other.vi}"
        f" ({rival.source.title})",
        f"{en}: {used.en} is used ({chosen.source.title}); another source says {other.en}"
        f" ({rival.source.title})",
    )


def _of_ranks(check: Check) -> bool:
    return check.kind is CheckKind.RANK or (
        check.kind is CheckKind.SOURCES and check.about.startswith("rank|")
    )


def _place(now: Catalogue, observed: Observed, language: Language) -> str:
    """The cell of a figure: what, of whom, when, and on which day it was read."""
    day = observed.reading_date
    whose = _named(now, observed.entity, observed.period.last_day, language=language)
    read = clock.written_day(day).within(language) if day else ""
    return f"{observed.indicator.public_id} {whose} {observed.period}" + (
        f" ({read})" if read else ""
    )


def _named(now: Catalogue, entity: Entity, day: date, language: Language) -> str:
    own = [
        entity.name(language, day),
        entity.province and now.entities[entity.province].name(language, day),
    ]
    return ", ".join(filter(None, own))
