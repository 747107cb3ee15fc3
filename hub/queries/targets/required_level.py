"""Required level: what a target asks, as a number of its indicator."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hub.catalogue import Group, Indicator, Target
from hub.queries.targets.hindrance import Hindrance, hindrance
from hub.words import period, units
from hub.words.language import shortened
from hub.words.names import key
from hub.words.period import Period
from hub.words.terms import Comparator, Measure, Obstacle


@dataclass(frozen=True)
class RequiredLevel:
    """The level, on which side of it a figure has to lie, and whether it is a rank."""

    level: float
    upward: bool
    strict: bool = False  # the level itself is not enough
    # A level within the scale that no word compares is met as exactly as it is printed.
    decimals: int | None = None
    of_rank: bool = False

    def holds(self, value: float) -> bool:
        """Whether a figure meets it."""
        shown = value if self.decimals is None else round(value, self.decimals)
        beyond = round(shown - self.level, 9)
        ahead = beyond if self.upward else -beyond
        return ahead > 0 or (ahead == 0 and not self.strict)


def required_level(
    target: Target,
    indicator: Indicator,
    bands: Sequence[Group],
    figures: Mapping[Period, float],
    at: Period,
) -> RequiredLevel | Hindrance:
    """What a target asks of its indicator in a period, or why it is no number.

    `figures` are those of whom it is asked, values or ranks as `is_of_rank` tells; `bands` are the
    published groups.

    - A group is met from its nearer limit on.
    - An increase or decrease is counted from the figure of the period that the words name, else of
      the one before the target's own first: a percentage of a figure in percent in percentage
      points, of any other in percent of it; one of each year is added for each (a percentage
      compounds), up to the end of the scale.
    - A rank is met by that place or a better one.
    - At least, at most, more than and less than are as the words say. A level that no word compares
      is met by the level or better.
    """
    if target.measure is Measure.GROUP:
        return _band(target, indicator, bands)
    if target.value is None:
        return hindrance(
            Obstacle.NO_LEVEL,
            "văn bản không nêu mức phấn đấu bằng số",
            "the document tells no number to reach",
        )
    if target.comparator.is_change:
        return _moved(target, indicator, figures=figures, at=at)
    strict = target.comparator in (Comparator.MORE_THAN, Comparator.LESS_THAN)
    if is_of_rank(target):
        return RequiredLevel(target.value, upward=False, strict=strict, of_rank=True)
    factor = _factor(target.unit, indicator)
    if factor is None:
        return _another_unit(target, indicator)
    level, decimals = round(target.value * factor, 10), None
    at_end_of_scale = level in (indicator.minimum, indicator.maximum)
    if target.comparator is Comparator.EQUAL and not at_end_of_scale:
        decimals = _decimals(target, factor)
    return RequiredLevel(level, upward=_upward(target, indicator), strict=strict, decimals=decimals)


def is_of_rank(target: Target) -> bool:
    """Whether a target is for the rank: as its measure says, or by moving some places."""
    return target.measure is Measure.RANK or _bare(target) in units.PLACES


_YEARLY = "/năm"
_YEAR = r"(?:cùng kỳ )?(?:năm )?((?:19|20)\d\d)"
# No word for things that are counted: hồ sơ, TTHC, người.
_MEASURED = units.MEASURES | {units.PERCENTAGE_POINTS, *units.PLACES}


def _bare(target: Target) -> str:
    return (target.unit or "").removesuffix(_YEARLY)


def _factor(unit: str | None, indicator: Indicator) -> float | None:
    """How many of an indicator's unit a unit of a document is; a count is one, whatever is
    counted.
    """
    if indicator.unit == units.PERCENT and indicator.maximum == 100 and unit == "điểm":
        return 1.0  # a total of a hundred points is its own percentage, and plans call it either
    if in_documents := units.unit(indicator.unit).in_documents:
        return in_documents.get(unit or "")
    if not unit or unit in _MEASURED or "/" in unit:
        return None
    return 1.0


def _another_unit(target: Target, indicator: Indicator) -> Hindrance:
    unit = next(iter(units.unit(indicator.unit).in_documents), indicator.unit)
    if not target.unit:
        return hindrance(
            Obstacle.OTHER_UNIT,
            f"văn bản không nêu đơn vị tính, chỉ số tính bằng “{unit}”",
            f"the document tells no unit, the indicator is in “{unit}”",
        )
    return hindrance(
        Obstacle.OTHER_UNIT,
        f"chỉ tiêu tính bằng “{target.unit}” còn chỉ số tính bằng “{unit}”",
        f"the target is in “{target.unit}”, the indicator in “{unit}”",
    )


def _upward(target: Target, indicator: Indicator) -> bool:
    if target.comparator is Comparator.EQUAL:
        return indicator.higher_is_better
    return target.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN)


def _decimals(target: Target, factor: float) -> int:
    """How many decimals the level is printed with, in the indicator's unit."""
    numbers = re.finditer(r"(\d+)[.,](\d+)", target.printed)
    lengths = [len(number[2]) for number in numbers if _number(number) == abs(target.value)]
    exact = f"{target.value:.10f}".rstrip("0").partition(".")[2]
    decimals = max(lengths, default=len(exact))
    return decimals + 2 if factor == 0.01 else decimals


def _number(match: re.Match[str]) -> float:
    return float(f"{match[1]}.{match[2]}")


def _moved(
    target: Target, indicator: Indicator, figures: Mapping[Period, float], at: Period
) -> RequiredLevel | Hindrance:
    """The level that an increase or a decrease leads to."""
    since = _baseline(target)
    if isinstance(since, Hindrance):
        return since
    if since not in figures:
        return hindrance(
            Obstacle.NO_BASELINE,
            f"chưa có số liệu kỳ {since} làm mốc để tính mức tăng, giảm",
            f"no figure of {since} is held from which it counts",
        )
    upward = target.comparator is Comparator.INCREASE_BY
    step = target.value if upward else -target.value
    times = _times(target, since, at)
    if is_of_rank(target):
        place = max(figures[since] - step * times, 1)
        return RequiredLevel(place, upward=False, of_rank=True)
    level = _stepped(target, indicator, figures[since], step=step, times=times)
    if level is None:
        return _another_unit(target, indicator)
    return RequiredLevel(_within(level, indicator), upward=upward)


def _times(target: Target, since: Period, at: Period) -> int:
    """How often a step is made: once, or each year from the baseline to the period."""
    if not (target.unit or "").endswith(_YEARLY):
        return 1
    return max(at.last_day.year - since.last_day.year, 1)


def _stepped(
    target: Target, indicator: Indicator, start: float, step: float, times: int
) -> float | None:
    """Where so many steps lead: in the indicator's own unit, else in percent of the figure
    before each.
    """
    unit = _bare(target)
    factor = _factor("%" if unit == units.PERCENTAGE_POINTS else unit, indicator)
    if factor is not None:
        return start + step * factor * times
    return start * (1 + step / 100) ** times if unit == "%" else None


def _within(level: float, indicator: Indicator) -> float:
    """A level, or the end of the scale where that lies beyond."""
    if indicator.minimum is not None:
        level = max(level, indicator.minimum)
    if indicator.maximum is not None:
        level = min(level, indicator.maximum)
    return round(level, 10)


def _baseline(target: Target) -> Period | Hindrance:
    """The period from which an increase or decrease counts."""
    if target.baseline:
        year = re.fullmatch(_YEAR, target.baseline.strip().lower())
        if year:
            return period.parse(year[1])
        words = shortened(target.baseline)
        return hindrance(
            Obstacle.NO_BASELINE,
            f"mức tăng, giảm so với “{words}”, không phải một kỳ số liệu",
            f"it counts from “{words}”, which is no period of figures",
        )
    if target.valid_from:
        return period.parse(target.valid_from).before
    return hindrance(
        Obstacle.NO_BASELINE,
        "văn bản không nêu mốc để tính mức tăng, giảm",
        "the document does not tell from what it counts",
    )


def _band(
    target: Target, indicator: Indicator, bands: Sequence[Group]
) -> RequiredLevel | Hindrance:
    """The nearer limit of the group that the words name, the longest name first: Rất tốt before
    Tốt.
    """
    text = f" {key(target.printed)} "
    matches = [
        band
        for band in bands
        if any(f" {key(name)} " in text for name in (band.code, band.name.vi))
    ]
    band = max(matches, key=lambda band: len(band.name.vi), default=None)
    edge = None
    if band:
        edge = band.lower if indicator.higher_is_better else band.upper
    if edge is None:
        words = shortened(target.printed)
        return hindrance(
            Obstacle.NO_LEVEL,
            f"không có ngưỡng điểm được công bố của “{words}”",
            f"no published limits of “{words}” are held",
        )
    return RequiredLevel(edge, indicator.higher_is_better, strict=not indicator.higher_is_better)
