"""The choices of a ranking: what its form offers."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from hub.web.pages.page_request import PageRequest
from hub.web.pages.ranking.ranking_question import KINDS, RankingQuestion
from hub.words import period as periods

_MERGED = "2025-07-01"
_DEEPEST = 2  # levels of components that are offered


class Option(NamedTuple):
    """A value of a parameter, its words, and how deep it stands."""

    value: str
    words: str
    level: int = 0


def choices(
    page: PageRequest,
    data: Mapping[str, Any],
    question: RankingQuestion,
    comparison: Mapping[str, Any],
) -> dict[str, Any]:
    """What can be chosen beside what was."""
    index = comparison["indicator"]["index"]["id"]
    answer = page.data("index", index=index, period=comparison["period"])["index"]
    is_old = _is_before_merger(comparison["period"])
    return {
        "indices": [Option(one["id"], one["shortName"]) for one in data["indices"]],
        "index": index,
        "indicators": _indicators(answer["indicators"], comparison["indicator"]["id"]),
        "indicator": question.indicator.partition("@")[0],
        "periods": _periods(page, data, index, KINDS[question.kind]),
        "readings": _readings(page, answer["readings"]),
        "regions": [
            Option(one["id"], one["name"]) for one in data["former" if is_old else "regions"]
        ],
        "provinces": [
            Option(one["id"], one["name"]) for one in data["old" if is_old else "provinces"]
        ],
        "is_old": is_old,
        "freshness": next(one["freshness"] for one in data["indices"] if one["id"] == index),
    }


def _named(things: Sequence[Mapping[str, Any]]) -> list[Option]:
    return [Option(one["id"], one["name"]) for one in things]


def _is_before_merger(period: str) -> bool:
    return periods.parse(period).last_day.isoformat() < _MERGED


def _indicators(indicators: Sequence[Mapping[str, Any]], asked: str) -> list[Option]:
    """Each indicator once, whatever its editions; deep ones only where they are asked for."""
    options = {
        one["id"].partition("@")[0]: Option(
            one["id"].partition("@")[0], one["shortName"], one["level"]
        )
        for one in indicators
        if one["level"] <= _DEEPEST or one["id"] == asked
    }
    return list(options.values())


def _periods(page: PageRequest, data: Mapping[str, Any], index: str, kind: str) -> list[Option]:
    """The periods of an index with how many units are held, the newest first."""
    cells: dict[str, Mapping[str, Any]] = {}
    for one in next(one for one in data["indices"] if one["id"] == index)["coverage"]["cells"]:
        best = cells.get(one["period"])
        if one["kind"] == kind and (best is None or one["held"] > best["held"]):
            cells[one["period"]] = one
    newest = sorted(cells.values(), key=lambda cell: periods.parse(cell["period"]), reverse=True)
    return [Option(cell["period"], _held(page, cell)) for cell in newest]


def _held(page: PageRequest, cell: Mapping[str, Any]) -> str:
    form = page.format
    ranks = cell["rankOnly"]
    more = page.say(f", {ranks} đơn vị chỉ có hạng", f", {ranks} with a rank only") if ranks else ""
    return f"{form.capital(form.period(cell['period']))} ({_share(page, cell)}{more})"


def _share(page: PageRequest, cell: Mapping[str, Any]) -> str:
    """How many of how many units have a figure."""
    share = f"{cell['held']}/{cell['expected']}"
    return page.say(f"{share} đơn vị có số", f"{share} units held")


def _readings(page: PageRequest, readings: Sequence[Mapping[str, Any]]) -> list[Option]:
    return [Option(one["date"], _read(page, one)) for one in readings]


def _read(page: PageRequest, reading: Mapping[str, Any]) -> str:
    return f"{page.format.day(reading['date'])} ({_share(page, reading['coverage'])})"
