"""Tables: which the hub exports, by which questions, with which columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from hub.web.export.columns import column
from hub.web.export.flat import Line, zipped
from hub.web.export.table import TableColumn
from hub.words.language import Text

_DOCUMENTS = Path(__file__).parent / "documents"
CITATION = "citation"  # what a line holds beside its cells

_UNIT = ("entity_id", "entity", "code", "region")
_MEASURED = ("index_id", "index", "indicator_id", "indicator", "level")
_PERIOD = ("period", "period_start", "period_end", "reading")
_VALUE = ("value", "unit", "unit_text")
_RANKS = ("published_rank", "published_rank_of", "rank", "rank_of")
_CHANGES = ("previous", "previous_period", "change", "rank_change")
_STATE = ("status", "status_text", "doubtful", "missing_reason", "notes")
_SOURCE = ("source", "tier", "url", "data_version")

_PARTED = "; "

Answer = Any  # what GraphQL answers to the root field of a document


@dataclass(frozen=True)
class ExportTable:
    """A table that the hub exports: its document is the file of its name, its variables are the
    arguments of the field of its name.
    """

    name: str
    title: Text
    keys: tuple[str, ...]
    lines: Callable[[Answer], Iterable[Line]]
    axes: tuple[str, ...]  # columns whose cells together name a line
    measures: tuple[str, ...] = ("value",)

    @cached_property
    def document(self) -> str:
        """The GraphQL document that asks for it."""
        return (_DOCUMENTS / f"{self.name}.graphql").read_text(encoding="utf-8")

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """Its columns."""
        return tuple(map(column, self.keys))


def _compared(comparison: Answer) -> Iterator[Line]:
    """The rows of a comparison."""
    measured = _indicator(comparison["indicator"])
    for cells, row in zip(zipped(comparison["columns"]), comparison["rows"], strict=True):
        yield {**measured, **cells, **_row(row)}


def _scored(comparisons: Answer) -> Iterator[Line]:
    """The rows of the comparisons of an index's dimensions."""
    for comparison in comparisons:
        yield from _compared(comparison)


def _followed(trends: Answer) -> Iterator[Line]:
    """The points of trends."""
    for trend in trends:
        measured = _indicator(trend["indicator"])
        points = [point for segment in trend["segments"] for point in segment["points"]]
        for cells, point in zip(zipped(trend["columns"]), points, strict=True):
            yield {**measured, **cells, **_row(point)}


def _carded(scorecard: Answer) -> Iterator[Line]:
    """The lines of a scorecard, each before its components."""
    for line in scorecard["lines"]:
        index = line["index"]
        above = {
            "entity_id": line["entity"]["id"],
            "entity": line["name"],
            "index_id": index["id"],
            "index": index["name"],
            "period": line["period"],
        }
        own = {"sentence": line["sentence"], "reason": line["periodReason"]}
        row = _row(line["row"]) if line["row"] else {}
        reason = row.get("reason") or own["reason"]
        yield {**_indicator(line["indicator"]), **row, **above, **own, "reason": reason}
        for component in line["components"]:
            yield {**_indicator(component["indicator"]), **_row(component), **above}


def _observed(page: Answer) -> Iterator[Line]:
    """The observations of a page."""
    for cells, node in zip(zipped(page["columns"]), page["nodes"], strict=True):
        indicator = node["indicator"]
        named = {"indicator": indicator["name"], "index_id": indicator["index"]["id"]}
        own = {"data_version": page["dataVersion"]}
        yield {**cells, **_row(node), **named, **own}


def _aimed(targets: Answer) -> Iterator[Line]:
    """Targets."""
    for target in targets:
        entity, indicator, document = (
            target["entity"] or {},
            target["indicator"] or {},
            target["citation"]["document"] or {},
        )
        yield {
            **target,
            **(target["pace"] or {}),
            **_cited(target),
            "entity_id": entity.get("id"),
            "entity": entity.get("name"),
            "indicator_id": indicator.get("id"),
            "indicator": indicator.get("name"),
            "document_id": document.get("id"),
        }


def _covered(coverage: Answer) -> Iterator[Line]:
    """The cells of a coverage."""
    index = coverage["index"]
    for cell in coverage["cells"]:
        indicator, missing = cell["indicator"], cell["missing"]
        yield {
            **cell,
            "index_id": index["id"],
            "index": index["name"],
            "indicator_id": indicator["id"],
            "indicator": indicator["name"],
            "level": indicator["level"],
            "missing_count": len(missing),
            "missing_ids": _PARTED.join(entity["id"] for entity in missing) or None,
            "missing_names": _PARTED.join(entity["name"] for entity in missing) or None,
        }


def _indicator(indicator: Mapping[str, Any]) -> Line:
    index = indicator.get("index", {})
    return {
        "index_id": index.get("id"),
        "index": index.get("name"),
        "indicator_id": indicator["id"],
        "indicator": indicator["name"],
        "level": indicator.get("level"),
        "unit": indicator["unit"],
        "unit_text": indicator["unitText"],
    }


def _row(row: Mapping[str, Any]) -> Line:
    """What a row says in itself, with its notes as one text and its source."""
    notes = _PARTED.join(row["notes"]) or None
    own = {key: value for key, value in row.items() if not isinstance(value, Mapping | list)}
    return {**own, "notes": notes, **_cited(row.get("observation") or row)}


def _cited(observation: Mapping[str, Any]) -> Line:
    citation = observation.get(CITATION)
    return {CITATION: citation, **citation} if citation else {}


TABLES = {
    table.name: table
    for table in (
        ExportTable(
            "compare",
            Text("So sánh", "Comparison"),
            (*_UNIT, *_MEASURED, *_PERIOD, *_VALUE, *_RANKS, *_CHANGES, *_STATE, *_SOURCE),
            _compared,
            ("entity_id", "indicator_id", "period"),
        ),
        ExportTable(
            "trend",
            Text("Xu hướng", "Trend"),
            (
                *_UNIT,
                *_MEASURED[:-1],
                "segment",
                *_PERIOD,
                *_VALUE,
                *_RANKS,
                "change",
                "rank_change",
                *_STATE,
                *_SOURCE,
            ),
            _followed,
            ("entity_id", "indicator_id", "segment", "period", "reading"),
        ),
        ExportTable(
            "scoreboard",
            Text("Bảng điểm", "Scoreboard"),
            (*_UNIT, *_MEASURED, *_PERIOD, *_VALUE, *_RANKS, *_CHANGES, *_STATE, *_SOURCE),
            _scored,
            ("entity_id", "indicator_id", "period"),
        ),
        ExportTable(
            "scorecard",
            Text("Hồ sơ", "Scorecard"),
            (
                "entity_id",
                "entity",
                *_MEASURED,
                "period",
                "reading",
                *_VALUE,
                *_RANKS,
                *_CHANGES,
                *_STATE,
                "reason",
                "sentence",
                *_SOURCE,
            ),
            _carded,
            ("entity_id", "indicator_id", "period"),
        ),
        ExportTable(
            "observations",
            Text("Số liệu", "Observations"),
            (
                *_UNIT,
                "index_id",
                "indicator_id",
                "indicator",
                *_PERIOD,
                "cumulative",
                "block",
                *_VALUE,
                "printed",
                "low",
                "high",
                "published_rank",
                "published_rank_of",
                *_STATE,
                *_SOURCE,
                "observation_id",
                "cell",
            ),
            _observed,
            ("entity_id", "indicator_id", "period", "reading"),
        ),
        ExportTable(
            "targets",
            Text("Chỉ tiêu", "Targets"),
            (
                "target_id",
                "entity_id",
                "entity",
                "label",
                "reform_area",
                "indicator_id",
                "indicator",
                "measure",
                "comparator",
                "value",
                "unit",
                "printed",
                "from",
                "by",
                "baseline",
                "state",
                "state_text",
                "state_reason",
                "current",
                "current_period",
                "gap",
                "needed_per_year",
                "current_per_year",
                "document_id",
                *_SOURCE,
            ),
            _aimed,
            ("target_id",),
        ),
        ExportTable(
            "coverage",
            Text("Độ phủ số liệu", "Coverage"),
            (
                *_MEASURED,
                "period",
                "entity_kind",
                "held",
                "expected",
                "expected_at_least",
                "rank_only",
                "doubtful_count",
                "missing_count",
                "missing_ids",
                "missing_names",
                "data_version",
            ),
            _covered,
            ("indicator_id", "period", "entity_kind"),
            ("held", "expected"),
        ),
    )
}
