"""Views drawn by hand: one entity with one indicator, its figures, and the targets that a plan
sets for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from hub.catalogue import (
    Break,
    Catalogue,
    Document,
    Edition,
    Entity,
    EntityName,
    Group,
    Index,
    Indicator,
    Release,
    Target,
)
from hub.catalogue.entity import ended_with_provinces
from hub.panels.panel import StoredClaim, View, build
from hub.words.language import Text
from hub.words.period import Period, parse
from hub.words.terms import (
    BreakKind,
    Comparator,
    EntityKind,
    Frequency,
    Measure,
    MissingReason,
    ReleaseState,
    Severity,
    Status,
)

CODE = "MADE/SHARE"
SHARE = Indicator(
    1,
    f"{CODE}@2001",
    "MADE",
    CODE,
    Text("Tỷ lệ đúng hạn", "Share on time"),
    "percent",
    0,
    parse("2001"),
    None,
    None,
    "MAIN",
    None,
    0,
    100,
    None,
    True,
    None,
    None,
)
PROVINCE = Entity(
    1,
    "an",
    EntityKind.PROVINCE,
    None,
    "01",
    None,
    None,
    None,
    (EntityName("Ân", "An", "Tỉnh Ân", "An", False, None, None),),
)
OFFICE = Entity(
    2,
    "an/so",
    EntityKind.DEPARTMENT,
    "an",
    None,
    None,
    None,
    None,
    (EntityName("Sở Thử", "Trials", "Sở Thử", "Trials", False, None, None),),
)


@dataclass(frozen=True)
class Figure:
    """What a source says: a value or a rank among so many, of a reading, in doubt."""

    value: float | None = None
    rank: int | None = None
    rank_of: int | None = None
    reading: int = 0
    doubtful: bool = False


def target(
    value: float | None = 95,
    comparator: Comparator = Comparator.AT_LEAST,
    *,
    id: int = 1,
    **further,
) -> Target:
    """A target of the office on the share, by 2025 unless told otherwise."""
    plain = Target(
        id,
        1,
        2**60,
        "plan.csv:2",
        "plan",
        None,
        "Đúng hạn",
        Measure.VALUE,
        comparator,
        value,
        f"{value}%",
        "%",
        None,
        "2025",
        None,
        "an/so",
        None,
        CODE,
        None,
    )
    return replace(plain, **further)


def cut(at: str, severity: Severity = Severity.CUT) -> Break:
    """A break of the share."""
    return Break(
        parse(at),
        BreakKind.METHOD,
        severity,
        Text("Đổi cách tính.", "Counted otherwise."),
        CODE,
        "",
        None,
    )


def group(code: str, lower: float | None, upper: float | None) -> Group:
    """A published band of the share."""
    return Group(
        "MADE@2001",
        CODE,
        code,
        Text(f"Nhóm {code}", f"Group {code}"),
        parse("2001"),
        None,
        lower,
        upper,
        True,
    )


def view(
    figures: Mapping[str, float | Figure] | list[tuple[str, Figure]],
    *targets: Target,
    indicator: Indicator = SHARE,
    breaks: Iterable[Break] = (),
    ended: date | None = None,
    office: Entity = OFFICE,
    groups: Iterable[Group] = (),
) -> View:
    """The office's figures on the share by period, or as pairs where a period has several, with
    its targets.
    """
    told = sorted(figures.items()) if isinstance(figures, Mapping) else figures
    entities = {entity.public_id: entity for entity in (replace(PROVINCE, valid_to=ended), office)}
    panel = build(
        indicator,
        [
            claim(office.id, parse(at), own, said if isinstance(said, Figure) else Figure(said))
            for own, (at, said) in enumerate(told, 1)
        ],
    )
    return View(
        _catalogue(entities, indicator, targets, tuple(breaks), tuple(groups)),
        1,
        lambda *asked: panel,
    )


def claim(entity: int, at: Period, own: int, said: Figure) -> StoredClaim:
    """A figure of an entity as it is stored."""
    missing = said.value is None and said.rank is None
    status, reason = (
        (Status.MISSING, MissingReason.NOT_PUBLISHED)
        if missing
        else (Status.REPORTED, MissingReason.NONE)
    )
    return StoredClaim(
        at.key,
        said.reading,
        entity,
        status,
        reason,
        said.value,
        said.rank,
        said.rank_of,
        None,
        "",
        said.doubtful,
        own,
        None,
        None,
        None,
    )


def _catalogue(
    entities: Mapping[str, Entity],
    indicator: Indicator,
    targets: tuple[Target, ...],
    breaks: tuple[Break, ...],
    groups: tuple[Group, ...],
) -> Catalogue:
    name = Text("Thử", "Trial")
    index = Index(
        "MADE",
        name,
        name,
        "Người thử",
        Frequency.YEAR,
        EntityKind.DEPARTMENT,
        None,
        None,
        None,
        short=name,
        parts=name,
        decimals=2,
        lag_months=None,
        plain_mean=False,
    )
    release = Release(
        1, 1, "made", ReleaseState.PUBLISHED, None, "", "", "", 0, 0, 0, 0, 0, 0, 0, None, None, ()
    )
    plan = Document(
        "plan", "Kế hoạch", "Kế hoạch", None, None, None, None, "an/so", "an", "2021/2025", None
    )
    edition = Edition("MADE@2001", "MADE", name, parse("2001"), None, None, None, None)
    return Catalogue(
        version=1,
        entities=ended_with_provinces(entities),
        successions=(),
        indices={"MADE": index},
        editions={"MADE@2001": edition},
        groups=groups,
        indicators={indicator.public_id: indicator},
        chains={},
        parts=(),
        divisions=(),
        breaks=breaks,
        rated=(),
        publications=(),
        sources={},
        notes={},
        documents={"plan": plan},
        citations=(),
        targets=targets,
        figures=(),
        unplaced=(),
        releases=(release,),
        withdrawals=(),
    )
