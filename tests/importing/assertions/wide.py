"""A hub of twenty made-up provinces and one index of a total with two parts, and what its checks
say of rows.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from hub import catalogue
from hub.dataset.datasets import Dataset
from hub.dataset.rows import (
    DivisionRow,
    EntityNameRow,
    EntityRow,
    IndexRow,
    IndicatorRow,
    ObservationRow,
    Row,
    SourceRow,
    SuccessionRow,
)
from hub.importing.assertions import Checks, Verdict
from hub.importing.buffers import SortedClaims
from hub.importing.importer import import_rows
from hub.importing.release import File, Manner
from hub.importing.resolver import Resolver
from hub.importing.settlement import settle
from hub.words.errors import Fault
from hub.words.language import Language
from hub.words.period import parse
from hub.words.terms import Composition, EntityKind, Frequency, SourceTier, SuccessionKind
from tests.hubs import TestHub

TODAY = date(2026, 11, 29)
UNITS = [f"tinh-{number}" for number in range(20)]
USUAL = {unit: 80 + number * 0.31 for number, unit in enumerate(UNITS)}  # from 80 to 85.89


def catalogued() -> Iterable[Row]:
    """The units, the index and its sources."""
    yield IndexRow("WIDE", "Rộng", "Wide", "Để thử.", "To try.", "Người thử", Frequency.YEAR)
    for code, maximum, unit in (
        ("TOTAL", 100.0, "percent"),
        ("A", 60.0, "points"),
        ("B", 40.0, "points"),
        ("SHARE", 1.0, "share"),
    ):
        parent = "WIDE/TOTAL" if code in "AB" else None
        yield IndicatorRow(
            f"WIDE/{code}@2015",
            "WIDE",
            f"WIDE/{code}",
            code,
            code,
            unit,
            int(bool(parent)),
            "2015",
            parent=parent,
            minimum=0.0,
            maximum=maximum,
        )
    for item in range(12):
        yield IndicatorRow(
            f"WIDE/I{item}@2015",
            "WIDE",
            f"WIDE/I{item}",
            f"I{item}",
            f"I{item}",
            "percent",
            2,
            "2015",
            minimum=0.0,
            maximum=100.0,
        )
    yield IndexRow(
        "OFTEN", "Đọc luôn", "Often", "Để thử.", "To try.", "Người thử", Frequency.READING
    )
    yield IndicatorRow(
        "OFTEN/TOTAL@2015",
        "OFTEN",
        "OFTEN/TOTAL",
        "TOTAL",
        "TOTAL",
        "points",
        0,
        "2015",
        minimum=0.0,
        maximum=100.0,
    )
    yield DivisionRow("WIDE/TOTAL", "MAIN", Composition.SUM, "2015")
    for own, day in (("book", date(2025, 3, 15)), ("again", date(2025, 5, 13))):
        yield SourceRow(
            f"wide/{own}",
            "Người thử",
            "Quyết định công bố (số 12/QĐ-TĐ)",
            SourceTier.OFFICIAL,
            published_on=day,
        )
    for number, unit in enumerate(UNITS):
        yield EntityRow(unit, EntityKind.PROVINCE)
        yield EntityNameRow(
            unit, f"Tỉnh {number}", f"Province {number}", f"tỉnh {number}", f"Province {number}"
        )
    yield SourceRow("wide/paper", "Báo thử", "Báo", SourceTier.PRESS, published_on=date(2025, 6, 1))
    yield EntityRow("bo-cu", EntityKind.MINISTRY, valid_to=date(2024, 6, 30))
    yield EntityNameRow("bo-cu", "Bộ cũ", "Old ministry", "bộ cũ", "Old ministry")
    yield EntityRow("bo-moi", EntityKind.MINISTRY, valid_from=date(2024, 7, 1))
    yield EntityNameRow("bo-moi", "Bộ mới", "New ministry", "bộ mới", "New ministry")
    yield EntityRow("bo-lon", EntityKind.MINISTRY)
    yield EntityNameRow("bo-lon", "Bộ lớn", "Large ministry", "bộ lớn", "Large ministry")
    yield SuccessionRow("bo-cu", "bo-lon", date(2024, 7, 1), SuccessionKind.MERGED_INTO)
    yield SuccessionRow("bo-cu", "bo-moi", date(2024, 7, 1), SuccessionKind.MERGED_INTO)
    for number in range(1, 5):
        yield EntityRow(f"tinh-0/so-{number}", EntityKind.DEPARTMENT, "tinh-0")
        yield EntityNameRow(
            f"tinh-0/so-{number}",
            f"Sở {number}",
            f"Department {number}",
            f"Sở {number}",
            f"Department {number}",
        )


def rows(
    values: Mapping[str, float | None],
    at: str = "2024",
    code: str = "TOTAL",
    source: str = "wide/book",
    ranks: Mapping[str, int] | None = None,
    **more: object,
) -> list[ObservationRow]:
    """A table of figures; each is printed as it is written here."""
    return [
        ObservationRow(
            f"{at}.csv:{line}",
            f"WIDE/{code}",
            unit,
            parse(at),
            source,
            value,
            None if value is None else f"{value:.10g}",
            (ranks or {}).get(unit),
            **more,
        )
        for line, (unit, value) in enumerate(values.items(), 2)
    ]


def wide(hub: TestHub, folder: Path, toml: str = "") -> Dataset:
    """The dataset of the index in a hub, with what its dataset.toml declares."""
    (folder / "wide").mkdir(exist_ok=True)
    (folder / "wide" / "dataset.toml").write_text(toml, encoding="utf-8")
    dataset = Dataset("wide", folder / "wide")
    take(hub, dataset)
    return dataset


def take(hub: TestHub, dataset: Dataset, given: Iterable[Row] = ()) -> None:
    """Import the catalogue and rows, whatever is odd about them."""
    with hub.engine.begin() as connection:
        import_rows(
            connection,
            dataset,
            [*catalogued(), *dataset.catalogue(), *given],
            File("x", "x"),
            Manner(accept="để thử"),
        )


def judged(
    hub: TestHub, dataset: Dataset, *tables: list[ObservationRow], is_part: bool = False
) -> tuple[list[Fault], Verdict]:
    """The faults of rows, and what the checks say of the others."""
    with hub.engine.connect() as connection:
        now = catalogue.load(connection)
        checks = Checks(connection, now, dataset, TODAY, is_part)
        resolver = Resolver(now, wrong=checks.fault)
        for settlement in map(
            settle, SortedClaims(resolver.claims(row for table in tables for row in table), now)
        ):
            checks.see(settlement.claims)
        return list(resolver.faults), checks.verdict()


def told(hub: TestHub, dataset: Dataset, *tables: list[ObservationRow]) -> list[str]:
    """The suspicions about tables, in English."""
    faults, verdict = judged(hub, dataset, *tables)
    assert faults == []
    return [suspicion.within(Language.EN) for suspicion in verdict.suspicions]
