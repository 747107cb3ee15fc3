"""The source line of a figure, ready to stand under a report."""

from collections.abc import Iterable

from hub.queries.observations import Observed, rivals, told
from hub.words import clock
from hub.words.labels import TIERS
from hub.words.language import Text


def text(observed: Observed, said: Iterable[Observed] = ()) -> Text:
    """Publisher, document, day, place, reading, tier, data version and what other sources say,
    as sentence 12 of docs/sentences.md has it.
    """
    source, version, read = observed.source, observed.release.version, observed.reading_date
    vi = [
        source.publisher,
        source.title,
        clock.vietnamese(source.published_on),
        observed.locator,
        read and f"số đọc ngày {clock.vietnamese(read)}",
    ]
    en = [
        source.publisher,
        source.title,
        source.published_on and source.published_on.isoformat(),
        observed.locator,
        read and f"read on {read.isoformat()}",
    ]
    tier, others = TIERS[source.tier], rivals(observed, said)
    more = [(told(observed, other)[1], other.source.title) for other in others]
    return Text(
        f"Nguồn: {', '.join(filter(None, vi))}; {tier.vi}; phiên bản dữ liệu {version}"
        + "".join(f"; nguồn khác nêu {words.vi} ({title})" for words, title in more)
        + ".",
        f"Source: {', '.join(filter(None, en))}; {tier.en}; data version {version}"
        + "".join(f"; another source says {words.en} ({title})" for words, title in more)
        + ".",
    )
