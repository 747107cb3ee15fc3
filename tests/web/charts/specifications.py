"""Specifications of charts as tests look at them: their layers, and answers to draw."""

from collections.abc import Iterator
from typing import Any

from hub.web.charts.look import ChartLook
from hub.words.language import Language

LOOK = ChartLook(Language.VI, own="own")
INDICATOR = {
    "name": "Tổng",
    "shortName": "THU",
    "level": 0,
    "unit": "points",
    "unitText": "điểm",
    "minimum": 0,
    "maximum": 100,
    "index": {"shortName": "THU"},
    "parent": None,
}
PEERS = {"label": "các tỉnh, thành phố", "expected": 3, "complete": True, "reason": None}
CITATION = {"originalPublisher": "Người thử", "retoldBy": None, "tierText": "Chính thức"}


def layers(
    specification: dict[str, Any], data: dict[str, Any] | None = None
) -> Iterator[dict[str, Any]]:
    """The layers that hold marks, with their marks as objects and their data as rows."""
    data = specification.get("data", data)
    inner = specification.get("layer") or specification.get("vconcat")
    if inner:
        for one in inner:
            yield from layers(one, data)
    elif data:
        mark = specification["mark"]
        yield specification | {
            "mark": {"type": mark} if isinstance(mark, str) else mark,
            "rows": [dict(row) for row in data["values"]],
        }


def marked(chart: Any, kind: str, **marks: Any) -> list[dict[str, Any]]:
    """The layers of marks of a kind that are drawn so."""
    specification = chart if isinstance(chart, dict) else chart.to_dict(validate=False)
    return [
        layer
        for layer in layers(specification)
        if layer["mark"]["type"] == kind
        and all(layer["mark"].get(name) == value for name, value in marks.items())
    ]


def labels(chart: Any) -> list[str]:
    """All that is written in a chart, but for its axes; a halo counts as the text that it is of."""
    texts = [layer for layer in marked(chart, "text") if layer["mark"].get("strokeWidth") != 3]
    return [str(row["label"]) for layer in texts for row in layer["rows"]]


def point(period: str, value: float | None, **others: Any) -> dict[str, Any]:
    """A yearly point of a trend as the API answers it."""
    low, high = others.pop("low", None), others.pop("high", None)
    usual = {
        "period": period,
        "periodStart": f"{period}-01-01",
        "periodEnd": f"{period}-12-31",
        "readingDate": None,
        "name": "Đơn vị",
        "value": value,
        "rank": None,
        "rankOf": None,
        "publishedRank": None,
        "publishedRankOf": None,
        "status": "FINAL",
        "doubtful": False,
        "derivation": None,
        "observation": {"low": low, "high": high, "citation": CITATION},
    }
    return usual | others


def trend(
    *segments: list[dict[str, Any]], entity: str = "own", breaks: tuple[Any, ...] = (), **more: Any
) -> dict[str, Any]:
    """A trend of a unit as the API answers it."""
    return {
        "entity": {"id": entity, "name": entity.title(), "validTo": None, "province": None},
        "indicator": INDICATOR,
        "reason": None,
        "unknownReasons": [],
        "breaks": list(breaks),
        "segments": [{"points": points} for points in segments],
        **more,
    }


def change(at: str, severity: str, kind: str = "Thay đổi phương pháp") -> dict[str, Any]:
    """A break of a course."""
    return {"at": at, "severity": severity, "kindText": kind}


def row(entity: str, value: float | None, rank: int | None = None, **others: Any) -> dict[str, Any]:
    """A row of a comparison as the API answers it."""
    low, high = others.pop("low", None), others.pop("high", None)
    block = others.pop("block", None)
    usual = {
        "entity": {"id": entity},
        "name": others.pop("name", entity.title()),
        "periodEnd": "2026-12-31",
        "value": value,
        "rank": rank,
        "rankOf": 3,
        "quartile": rank,
        "tied": False,
        "publishedRank": None,
        "publishedRankOf": None,
        "status": "FINAL",
        "doubtful": False,
        "group": None,
        "missingReasonText": None,
        "derivation": None,
        "observation": {"low": low, "high": high, "block": block, "citation": CITATION},
    }
    return usual | others


def comparison(*rows: dict[str, Any], **others: Any) -> dict[str, Any]:
    """A comparison as the API answers it."""
    usual = {
        "indicator": INDICATOR,
        "period": "2026",
        "readingDate": None,
        "peers": PEERS,
        "publishedMean": None,
        "summary": {"mean": 50.0},
        "unknownReasons": [],
        "rows": list(rows),
    }
    return usual | others
