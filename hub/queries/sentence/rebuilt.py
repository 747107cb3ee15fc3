"""Sentences 10 and 11 of docs/sentences.md: a unit formed by a merger, rebuilt from its parts, and
the peers among which others then stand.
"""

from hub.queries.sentence.words import LineWords
from hub.words.language import Text


def rebuilt(words: LineWords) -> Text | None:
    """Sentence 10: Năm 2024, PAPI của tỉnh Ninh Bình (sau sắp xếp) tính lại từ các tỉnh cũ là
    43,8974 điểm, không phải số công bố; nothing of a figure that a source tells.
    """
    cell = words.row.cell
    if not is_rebuilt(words):
        return None
    period, short, unit = words.period, words.short, words.subject
    if words.row.value is None:
        reason = cell.derivation.formula()
        return Text(
            f"{period.vi}, {short.vi} của {unit.vi} (sau sắp xếp): {_within(reason.vi)}",
            f"in {period.en}, {short.en} of {unit.en} (after the mergers): {_within(reason.en)}",
        )
    value, standing = words.value(words.row.value), words.row.standing
    vi, en = "", ""
    if standing:
        of = standing.rank_of
        vi = (
            f"; theo hạng do hệ thống tính đứng thứ {standing.rank}/{of} tỉnh, thành phố sau sắp"
            " xếp có số liệu"
        )
        en = (
            f"; in the hub's own order it stands {standing.rank} of the {of} provinces after the"
            " mergers with figures"
        )
    return Text(
        f"{period.vi}, {short.vi} của {unit.vi} (sau sắp xếp) tính lại từ các tỉnh cũ là"
        f" {value.vi}, không phải số công bố{vi}",
        f"in {period.en}, {short.en} of {unit.en} (after the mergers) rebuilt from the old"
        f" provinces is {value.en}, which is not published{en}",
    )


def is_rebuilt(words: LineWords) -> bool:
    """Whether the figure of a line was rebuilt, or is missing because it could not be."""
    cell = words.row.cell
    return words.line.comparisons.territory.rebuilds and bool(cell and cell.derivation)


def peers(words: LineWords) -> Text | None:
    """Sentence 11: among whom a unit stands where others are rebuilt; nothing where no peer is."""
    now = words.line.comparison.competition
    if now.map_period == now.at.period or not now.standings:
        return None
    count = now.expected
    return Text(
        f"thứ hạng và trung bình ở trên so trong {count} tỉnh, thành phố sau sắp xếp, trong đó các"
        " đơn vị hình thành do sắp xếp được tính lại từ các tỉnh cũ",
        f"ranks and means above are among the {count} provinces after the mergers, those formed by"
        " them rebuilt from the old provinces",
    )


def _within(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
