"""Points: what stands out of a profile, each said in a few words."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from hub.web.pages.page_request import PageRequest

_LISTS = ("strengths", "attention")
_FALL = "PUBLISHED_RANK_FALL"
_MOVES = ("RANK_RISE", "RANK_FALL")


class StandingOut(NamedTuple):
    """What stands out, of which index, and why in a few words."""

    name: str
    index: str
    text: str


def points(page: PageRequest, highlights: Mapping[str, Any] | None) -> dict[str, list[StandingOut]]:
    """The strengths and what needs attention, by the rules of the API; of computed ranks where
    those are told.
    """
    lists = {name: (highlights or {}).get(name, ()) for name in _LISTS}
    return {
        name: [_point(page, one) for one in every if _is_told(page, one)]
        for name, every in lists.items()
    }


def _is_told(page: PageRequest, highlight: Mapping[str, Any]) -> bool:
    return page.site.tells_computed_ranks or highlight["kind"] == _FALL


def _point(page: PageRequest, highlight: Mapping[str, Any]) -> StandingOut:
    kind = highlight["kind"]
    write = _falls if kind == _FALL else _moves if kind in _MOVES else _stands
    is_total = "/TOTAL" in highlight["row"]["indicator"]["id"]
    name = highlight["row"]["indicator"]["shortName"]
    if is_total:
        name = page.say("Hạng công bố", "Published rank") if write is _falls else name
    return StandingOut(name, highlight["index"]["shortName"], write(page, highlight))


def _falls(page: PageRequest, highlight: Mapping[str, Any]) -> str:
    form, row = page.format, highlight["row"]
    rank = form.rank(row["publishedRank"], row["publishedRankOf"])
    before = form.rank(highlight["publishedRankBefore"], row["publishedRankOf"])
    old, new = (form.period(highlight[key]) for key in ("publishedRankBeforePeriod", "period"))
    return page.say(
        f"từ {before} {old} xuống {rank} {new}", f"from {before} in {old} to {rank} in {new}"
    )


def _moves(page: PageRequest, highlight: Mapping[str, Any]) -> str:
    form, row = page.format, highlight["row"]
    change, rank = row["rankChange"], form.rank(row["rank"], row["rankOf"])
    since = since_words(page, row)
    count = f"{abs(change):02}"
    return page.say(
        f"{'tăng' if change > 0 else 'giảm'} {count} bậc {since}, hạng {rank} (hệ thống tính)",
        f"{'up' if change > 0 else 'down'} {abs(change)} places {since}, {rank} (computed)",
    )


def _stands(page: PageRequest, highlight: Mapping[str, Any]) -> str:
    form, row = page.format, highlight["row"]
    rank = form.rank(row["rank"], row["rankOf"])
    words = page.say(f"hạng {rank} (hệ thống tính)", f"{rank} (computed)")
    if highlight["kind"] == "BOTTOM_QUARTILE" and highlight["rankIfBest"]:
        best = highlight["rankIfBest"]
        return words + page.say(
            f"; bằng đơn vị dẫn đầu thì tổng điểm lên hạng {best}",
            f"; level with the best, the total would rank {best}",
        )
    return words + _beside_mean(page, highlight)


def _beside_mean(page: PageRequest, highlight: Mapping[str, Any]) -> str:
    row = highlight["row"]
    published = row["gapToPublishedMean"]
    gap = row["gapToMean"] if published is None else published
    if gap is None:
        return ""
    size = page.format.number(abs(gap), highlight["index"]["decimals"])
    unit = page.format.difference_unit(row["indicator"]["unit"])
    return page.say(
        f", {'cao' if gap > 0 else 'thấp'} hơn trung bình {size}{unit}",
        f", {size}{unit} {'above' if gap > 0 else 'below'} the mean",
    )


def since_words(page: PageRequest, row: Mapping[str, Any]) -> str:
    """Against what a change is: so với năm 2023, so với 08/10/2026."""
    if row["previousReadingDate"]:
        day = page.format.day(row["previousReadingDate"])
        return page.say(f"so với {day}", f"since {day}")
    period = page.format.period(row["previousPeriod"])
    return page.say(f"so với {period}", f"since {period}")
