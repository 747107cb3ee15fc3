"""The source line of a figure, ready to stand under a report."""

from hub.language import Text
from hub.queries.observations import Observed
from hub.terms import SourceTier

_TIERS = {
    SourceTier.OFFICIAL: Text("nguồn chính thức", "official source"),
    SourceTier.PRESS: Text("báo chí, cổng thông tin", "press or portal"),
    SourceTier.COPY: Text("bản sao", "copy"),
}


def text(observed: Observed) -> Text:
    """Publisher, document, day, place, tier and data version, as sentence 12 of the labels has it."""
    source, version = observed.source, observed.release.version
    day = source.published_on
    tier = _TIERS[source.tier]
    vi = [source.publisher, source.title, day and f"{day.day:02}/{_month(day.month)}/{day.year}", observed.locator]
    en = [source.publisher, source.title, day and day.isoformat(), observed.locator]
    return Text(f"Nguồn: {', '.join(filter(None, vi))}; {tier.vi}; phiên bản dữ liệu {version}.",
                f"Source: {', '.join(filter(None, en))}; {tier.en}; data version {version}.")


def _month(month: int) -> str:
    """January and February get a zero before them, as Vietnamese office style has it."""
    return f"{month:02}" if month < 3 else str(month)
