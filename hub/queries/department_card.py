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
    """A department with its results, its reports, its targets and its forerunners; why there are
    no results, no groups or no reports, None where there are.
    """

    entity: Entity
    period: Period | None
    lines: tuple[ScorecardLine, ...]
    service_groups: tuple[ServiceGroup, ...]
    dossiers: tuple[DossierPeriod, ...]
    targets: tuple[Target, ...]
    forerunners: tuple[Forerunner, ...]
    lines_reason: Text | None
    groups_reason: Text | None
    dossiers_reason: Text | None


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
    groups, periods = tuple(_service_groups(card.lines)), dossiers.dossiers(view, reports)
    return DepartmentCard(
        entity=entity,
        period=question.period,
        lines=card.lines,
        lines_reason=None if card.lines else _NO_LINES,
        service_groups=groups,
        groups_reason=None if groups else _no_groups(card.lines),
        dossiers=periods,
        dossiers_reason=None if periods else dossiers.unreported(view, reports),
        targets=tuple(target for unit in units for target in targets_of(view, unit)),
        forerunners=card.forerunners,
    )


def _service_groups(lines: tuple[ScorecardLine, ...]) -> Iterator[ServiceGroup]:
    for line in lines:
        if line.index.public_id == SERVICE_INDEX:
            for row in line.components:
                yield ServiceGroup(row, line.part(row.indicator))


def _no_groups(lines: tuple[ScorecardLine, ...]) -> Text:
    """Why no group of the Decision 766 score is held."""
    line = next((line for line in lines if line.index.public_id == SERVICE_INDEX), None)
    if line is None or line.row.cell is None:
        return _NO_SCORE
    return Text(
        f"kỳ {line.period} chỉ có điểm tổng Bộ chỉ số 766 của cơ quan, không có điểm từng nhóm",
        f"of {line.period} the Decision 766 total of the department alone is held, not its groups",
    )


_NO_LINES = Text(
    "hệ thống chưa có kết quả của cơ quan, của các đơn vị trước sắp xếp và của cơ quan cùng tỉnh"
    " trên bộ chỉ số nào",
    "no result of the department, of those that went into it or of others of its province is held"
    " on any index",
)
_NO_SCORE = Text(
    "hệ thống chưa có điểm Bộ chỉ số 766 của cơ quan",
    "no Decision 766 score of the department is held",
)
