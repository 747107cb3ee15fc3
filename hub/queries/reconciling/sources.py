"""One source against another, and a source's present claim against its previous one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from hub.queries.observations import Observed
from hub.queries.reconciling.check import Check, CheckKind
from hub.queries.reconciling.parts import SHOWN, Claims
from hub.words.language import Text, fixed, signed
from hub.words.rounding import NOISE, decimals, slack

Words = Callable[[Observed, Observed], tuple[Text, Text]]
# Indicator and reading → what was claimed before, the latest first.
Past = Mapping[tuple[int, int], Sequence[Observed]]


def disagreements(claims: Claims) -> Iterator[Check]:
    """Each other claim of a cell against the one that is used, its value and its rank."""
    for of_cell in claims.values():
        for what in _WHAT:
            used, *others = [each for each in of_cell if getattr(each, what) is not None] or [None]
            for other in others:
                yield _against(CheckKind.SOURCES, what, used, other=other, words=_others)


def revisions(claims: Claims, past: Past) -> Iterator[Check]:
    """What each source says of a cell against what it said before its last change; of what it
    says no more, that.
    """
    for cell, before in past.items():
        standing = {claim.source.id: claim for claim in claims.get(cell, ())}
        last = {claim.source.id: claim for claim in reversed(before)}
        for old in last.values():
            yield from _revised(standing.get(old.source.id), old)


def _revised(now: Observed | None, old: Observed) -> Iterator[Check]:
    for what in _WHAT:
        if getattr(old, what) is None:
            continue
        if now is None or getattr(now, what) is None:
            yield _withdrawn(what, old)
        else:
            yield _against(CheckKind.HISTORY, what, old, other=now, words=_since)


def _withdrawn(what: str, old: Observed) -> Check:
    """The check of a claim that its source has withdrawn."""
    return Check(
        kind=CheckKind.HISTORY,
        indicator=old.indicator,
        reading=old.reading,
        about=_about(what, old),
        tell=partial(_gone, what, old),
        expected=getattr(old, what),
        found=None,
        ok=False,
        inputs=(old,),
    )


def _against(
    kind: CheckKind, what: str, reference: Observed, other: Observed, words: Words
) -> Check:
    """One claim against another; printed with fewer decimals, it may be the other one rounded."""
    expected, actual = getattr(reference, what), getattr(other, what)
    fewer, more = sorted(_places(what, claim) for claim in (reference, other))
    tolerance = slack(actual, fewer) if fewer < more else 0.0
    ok = abs(actual - expected) <= tolerance + NOISE
    return Check(
        kind=kind,
        indicator=other.indicator,
        reading=other.reading,
        about=_about(what, other),
        tell=partial(_line, what, reference, other, words=words, ok=ok),
        expected=expected,
        found=actual,
        ok=ok,
        tolerance=tolerance,
        inputs=(reference, other),
    )


def _about(what: str, claim: Observed) -> str:
    return f"{what}|{claim.source.public_id}"


def _line(what: str, reference: Observed, other: Observed, words: Words, ok: bool) -> Text:
    difference = getattr(other, what) - getattr(reference, what)
    places = max(_places(what, claim) for claim in (reference, other))
    apart = signed(difference, min(places, SHOWN))
    rounded = Text("", "")
    if ok and difference:
        rounded = Text(", trong sai số làm tròn", ", within rounding")
    before, now = words(reference, other)
    one, two = _number(what, reference), _number(what, other)
    return Text(
        f"{before.vi} {one.vi}; {now.vi} {two.vi}; chênh {apart.vi}{rounded.vi}",
        f"{before.en} {one.en}; {now.en} {two.en}; difference {apart.en}{rounded.en}",
    )


def _gone(what: str, old: Observed) -> Text:
    number = _number(what, old)
    return Text(
        f"nguồn {_name(old)} trước đây nêu {number.vi} (phiên bản dữ liệu {old.release.version}),"
        " nay không còn nêu",
        f"the source {_name(old)} said {number.en} before (data version {old.release.version}) and"
        " says it no more",
    )


def _others(used: Observed, other: Observed) -> tuple[Text, Text]:
    doubts = [_DOUBT if claim.doubtful else Text("", "") for claim in (used, other)]
    why = used.preferred.rstrip(".") if used.preferred else None
    chosen = Text(f"; chọn vì: {why}", f"; chosen because: {why}") if why else Text("", "")
    return (
        Text(
            f"số đang dùng ({_name(used)}{chosen.vi}){doubts[0].vi} là",
            f"the figure in use ({_name(used)}{chosen.en}){doubts[0].en} is",
        ),
        Text(
            f"nguồn khác ({_name(other)}){doubts[1].vi} nêu",
            f"another source ({_name(other)}){doubts[1].en} says",
        ),
    )


def _since(old: Observed, now: Observed) -> tuple[Text, Text]:
    name, before, version = _name(now), old.release.version, now.release.version
    return (
        Text(
            f"nguồn {name} trước đây nêu (phiên bản dữ liệu {before})",
            f"the source {name} said before (data version {before})",
        ),
        Text(f"nay nêu (phiên bản dữ liệu {version})", f"now (data version {version})"),
    )


_WHAT = ("value", "rank")
_DOUBT = Text(" (chưa chắc của đơn vị này)", " (perhaps of another unit)")


def _places(what: str, claim: Observed) -> int:
    return decimals(claim.value, claim.printed) if what == "value" else 0


def _name(claim: Observed) -> str:
    own, title = claim.source.publisher, claim.source.title
    return own if own == title else f"{own}, {title}"


def _number(what: str, claim: Observed) -> Text:
    if what == "value":
        return fixed(claim.value, min(_places(what, claim), SHOWN))
    of = f"/{claim.rank_of}" if claim.rank_of else ""
    return Text(f"hạng {claim.rank}{of}", f"rank {claim.rank}{of}")
