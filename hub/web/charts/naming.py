"""How charts name an indicator, its unit and the time of a comparison."""

import re
from datetime import date
from typing import Any

from hub.web.charts.look import ChartLook
from hub.words import period
from hub.words.clock import written_day
from hub.words.language import Text, opened, written

_ALL = re.compile(r"^(các|the) ")


def named(indicator: dict[str, Any]) -> str:
    """An indicator by its short name, a component after that of its index."""
    index = indicator["index"]["shortName"]
    return (
        indicator["shortName"] if indicator["level"] == 0 else f"{index}: {indicator['shortName']}"
    )


def scale(indicator: dict[str, Any], look: ChartLook) -> str:
    """The unit of an indicator and between which values it lies."""
    unit, low, high = (indicator[name] for name in ("unitText", "minimum", "maximum"))
    if unit == "%" or None in (low, high):
        return unit
    ends = "–".join(look.say(written(one, 2)) for one in (low, high))
    return look.say(Text(f"{unit}, thang {ends}", f"{unit}, on a scale of {ends}"))


def among(peers: dict[str, Any]) -> str:
    """Who is compared, by number where all of them are known."""
    number = peers["expected"] if peers["complete"] else None
    return _ALL.sub(f"{number} ", peers["label"]) if number else peers["label"]


def when(comparison: dict[str, Any], look: ChartLook) -> str:
    """The period of a comparison, or the day of its reading."""
    reading = comparison["readingDate"]
    if reading:
        day = look.say(written_day(date.fromisoformat(reading)))
        return look.say(Text(f"Đến ngày {day}", f"Until {day}"))
    return opened(look.say(period.parse(comparison["period"]).spoken))
