"""Ways of doing the same thing, timed in alternating rounds, so that a slow minute of the
machine is slow for all.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def timed(way: Callable[..., Answer], *given: Any) -> tuple[float, Answer]:
    """How many seconds it took, and what came of it."""
    started = perf_counter()
    answer = way(*given)
    return perf_counter() - started, answer


def told(what: str, seconds: dict[str, list[float]]) -> str:
    """The median of each way, and the ratio of each to the last, round by round."""
    *ways, floor = seconds
    medians = ", ".join(f"{way} {1000 * median(found):.1f} ms" for way, found in seconds.items())
    ratios = ", ".join(_ratio(f"{way} / {floor}", seconds[way], seconds[floor]) for way in ways)
    return f"{what}: {medians}; {ratios}"


def _ratio(name: str, ours: list[float], theirs: list[float]) -> str:
    ratios = sorted(one / other for one, other in zip(ours, theirs, strict=True))
    return (
        f"{name} = {median(ratios):.2f} (from {ratios[0]:.2f} to {ratios[-1]:.2f} in {len(ratios)}"
        " rounds)"
    )
