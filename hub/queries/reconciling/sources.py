"""One source against another, and what a source says now against what it said before."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from hub.queries.observations import Observed
from hub.queries.reconciling.check import Check, CheckKind
from hub.queries.reconciling.parts import SHOWN, Said
from hub.words.language import Text, fixed, signed
from hub.words.rounding import NOISE, decimals, slack

Words = Callable[[Observed, Observed], tuple[Text, Text]]
Past = Mapping[
    tuple[int, int], Sequence[Observed]
]  # indicator and reading → what was said before, the latest first


def disagreements(said: Said) -> Iterator[Check]:
    """Each other claim of a cell against the one that is used, its value and its rank."""
    for claims in said.values():
        for what in _WHAT:
            told = [claim for claim in claims if getattr(claim, what) is not None]
            yield from (
                _against(CheckKind.SOURCES, what, told[0], other, _others) for other in told[1:]
            )


def revisions(said: Said, past: Past) -> Iterator[Check]:
    """What each source says of a cell against what it said before its last change; of what it
    says no more, that.
    """
    for cell, before in past.items():
        standing = {claim.source.id: claim for claim in said.get(cell, ())}
        for old in {claim.source.id: claim for claim in reversed(before)}.values():
            yield from _revised(standing.get(old.source.id), old)


def _revised(now: Observed | None, old: Observed) -> Iterator[Check]:
    for what in _WHAT:
        was, is_ = getattr(old, what), now and getattr(now, what)
        if was is not None and is_ is not None:
            yield _against(CheckKind.HISTORY, what, old, now, _since)
        elif was is not None:
            yield Check(
                CheckKind.HISTORY,
                old.indicator,
                old.reading,
                _about(what, old),
                partial(_gone, what, old),
                was,
                None,
                False,
                inputs=(old,),
            )


def _against(
    kind: CheckKind, what: str, reference: Observed, other: Observed, words: Words
) -> Check:
    """One claim against another; printed with fewer decimals, it may be the other one rounded."""
    expected, found = getattr(reference, what), getattr(other, what)
    fewer, more = sorted(_places(what, claim) for claim in (reference, other))
    tolerance = slack(found, fewer) if fewer < more else 0.0
    ok = abs(found - expected) <= tolerance + NOISE
    told = partial(_line, what, reference, other, words, ok)
    return Check(
        kind,
        other.indicator,
        other.reading,
        _about(what, other),
        told,
        expected,
        found,
        ok,
        tolerance,
        inputs=(reference, other),
    )


def _about(what: str, claim: Observed) -> str:
    return f"{what}|{claim.source.public_id}"


def _line(what: str, reference: Observed, other: Observed, words: Words, ok: bool) -> Text:
    difference = getattr(other, what) - getattr(reference, what)
    apart = signed(
        difference, min(max(_places(what, claim) for claim in (reference, other)), SHOWN)
    )
    rounded = (
        Text(", trong sai số làm tròn", ", within rounding") if ok and difference else Text("", "")
    )
    (before, now), said = (
        words(reference, other),
        [_said(what, claim) for claim in (reference, other)],
    )
    return Text(
        f"{before.vi} {said[0].vi}; {now.vi} {said[1].vi}; chênh {apart.vi}{rounded.vi}",
        f"{before.en} {said[0].en}; {now.en} {said[1].en}; difference {apart.en}{rounded.en}",
    )


def _gone(what: str, old: Observed) -> Text:
    said = _said(what, old)
    return Text(
        f"nguồn {_name(old)} trước đây nêu {said.vi} (phiên bản dữ liệu {old.release.version}), nay"
        " không còn nêu",
        f"the source {_name(old)} said {said.en} before (data version {old.release.version}) and"
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


def _said(what: str, claim: Observed) -> Text:
    if what == "value":
        return fixed(claim.value, min(_places(what, claim), SHOWN))
    of = f"/{claim.rank_of}" if claim.rank_of else ""
    return Text(f"hạng {claim.rank}{of}", f"rank {claim.rank}{of}")
