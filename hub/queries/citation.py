"""The source line of a figure, ready to stand under a report."""

from collections.abc import Iterable

from hub.queries.observations import Observed, rivals, where_they_differ
from hub.words import clock
from hub.words.labels import TIERS
from hub.words.language import Text


def text(observed: Observed, claims: Iterable[Observed] = ()) -> Text:
    """Publisher, document, day, place, reading, tier, data version and what other sources say,
    as sentence 12 of docs/sentences.md has it.
    """
    source, version, day = observed.source, observed.release.version, observed.reading_date
    published, tier = source.published_on, TIERS[source.tier]
    vi = [source.publisher, source.title, clock.vietnamese(published), observed.locator]
    en = [source.publisher, source.title, published and published.isoformat(), observed.locator]
    if day:
        vi.append(f"số đọc ngày {clock.vietnamese(day)}")
        en.append(f"read on {day.isoformat()}")
    others_vi, others_en = _others(observed, claims)
    return Text(
        f"Nguồn: {', '.join(filter(None, vi))}; {tier.vi}; phiên bản dữ liệu {version}{others_vi}.",
        f"Source: {', '.join(filter(None, en))}; {tier.en}; data version {version}{others_en}.",
    )


def _others(observed: Observed, claims: Iterable[Observed]) -> Text:
    """What other sources say of the same cell."""
    vi, en = "", ""
    for rival in rivals(observed, claims):
        _, words = where_they_differ(observed, rival)
        vi += f"; nguồn khác nêu {words.vi} ({rival.source.title})"
        en += f"; another source says {words.en} ({rival.source.title})"
    return Text(vi, en)
