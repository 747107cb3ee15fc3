"""Department card: everything that the hub holds of a department, on one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hub.catalogue import Entity, Target
from hub.panels.kept import kept
from hub.queries.comparison import Comparison
from hub.queries.comparison.row import Row, gap
from hub.queries.lineage import Forerunner
from hub.queries.operations import dossiers
from hub.queries.operations.dossiers import DossierPeriod
from hub.queries.scorecard import Question as ScorecardQuestion
from hub.queries.scorecard import scorecard
from hub.queries.scorecard.comparisons import Comparisons
from hub.queries.scorecard.effort import points_left
from hub.queries.scorecard.line import ScorecardLine
from hub.queries.targets import targets_of
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import EntityKind, Frequency

SERVICE_INDEX = "D766"

_CARD_BYTES = 100000


@dataclass(frozen=True)
class Question:
    """Whose card, by a public id or a name; nothing that ends after a period, and reports of
    periods of one length.
    """

    entity: str
    today: date
    period: Period | None = None
    frequency: Frequency = Frequency.QUARTER


@dataclass(frozen=True, eq=False)
class ServiceGroup:
    """A group of the Decision 766 score: what is left to gain, against the mean and the best of
    those it is ranked with.
    """

    row: Row
    comparison: Comparison

    @property
    def points_left(self) -> float | None:
        """What the value lacks of the maximum."""
        return points_left(self.row)

    @property
    def mean(self) -> float | None:
        """The mean of the block; None where too few of it have a value."""
        return self.comparison.competition.references.mean

    @property
    def best(self) -> Row | None:
        """The best of the block; None where nobody is ranked."""
        return self.comparison.best

    @property
    def mean_points_left(self) -> float | None:
        """What the mean of the block lacks of the maximum."""
        return gap(self.row.indicator.maximum, self.mean)

    @property
    def reason(self) -> Text | None:
        """Why there is no mean and no best; None where there are."""
        return self.comparison.competition.reason


@dataclass(frozen=True)
class DepartmentCard:
    """A department with its results, its reports, its targets and its forerunners."""

    entity: Entity
    period: Period | None
    lines: tuple[ScorecardLine, ...]
    service_groups: tuple[ServiceGroup, ...]
    dossiers: tuple[DossierPeriod, ...]
    targets: tuple[Target, ...]
    forerunners: tuple[Forerunner, ...]


@kept(lambda card: _CARD_BYTES)
def department_card(comparisons: Comparisons, question: Question) -> DepartmentCard:
    """Everything held of a department and of those that went into it.

    1. Its line on each index, with those of its forerunners where the comparisons want them.
    2. The groups of its Decision 766 score.
    3. What it and its forerunners report of dossiers.
    4. The targets that plans set for it and for them.
    """
    view = comparisons.view
    day = question.period.last_day if question.period else question.today
    entity = view.catalogue.entity(question.entity, day, EntityKind.DEPARTMENT)
    card = scorecard(comparisons, ScorecardQuestion(entity, question.period))
    units = (entity, *(each.entity for each in card.forerunners))
    reports = dossiers.Question(units, question.frequency, question.period)
    return DepartmentCard(
        entity=entity,
        period=question.period,
        lines=card.lines,
        service_groups=tuple(_service_groups(card.lines)),
        dossiers=dossiers.dossiers(view, reports),
        targets=tuple(target for unit in units for target in targets_of(view, unit)),
        forerunners=card.forerunners,
    )


def _service_groups(lines: tuple[ScorecardLine, ...]) -> Iterator[ServiceGroup]:
    for line in lines:
        if line.index.public_id == SERVICE_INDEX:
            for row in line.components:
                yield ServiceGroup(row, line.part(row.indicator))
