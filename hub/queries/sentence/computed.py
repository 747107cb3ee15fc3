"""Sentences 10 and 11 of docs/sentences.md: a figure that no source prints, rebuilt or a mean, and
the peers among which others then stand.
"""

from hub.queries.competition.kinds import COMPOUND
from hub.queries.sentence.field import merged_field
from hub.queries.sentence.mergers import after_the_mergers
from hub.queries.sentence.words import Words
from hub.words.language import Text, within_sentence


def is_computed(words: Words) -> bool:
    """Whether a figure was computed of others, or is missing because it could not be."""
    return words.row.cell is not None and words.row.cell.derivation is not None


def computed(words: Words) -> Text:
    """Sentence 10: that a figure is computed, what it is and of what it is made; of one that could
    not be computed why.
    """
    formula = words.row.cell.derivation.formula()
    how = Text(*map(within_sentence, formula))
    if words.row.value is None:
        return _not_computed(words, how)
    head = _mean(words) if words.row.entity.kind in COMPOUND else _rebuilt(words)
    rank = _rank(words)
    return Text(f"{head.vi}; {how.vi}{rank.vi}", f"{head.en}; {how.en}{rank.en}")


def _not_computed(words: Words, why: Text) -> Text:
    unit = _unit(words)
    return Text(
        f"không có {words.result_of.vi} của {unit.vi}: {why.vi}",
        f"no {words.result_of.en} of {unit.en} for {words.period.en}: {why.en}",
    )


def _mean(words: Words) -> Text:
    """Năm 2024, PAPI của vùng Đông Nam Bộ do hệ thống tính là 44,0893 điểm, không phải số công
    bố.
    """
    unit, value = words.subject, words.value(words.row.value)
    return Text(
        f"{words.period.vi}, {words.about.vi} của {unit.vi} do hệ thống tính là {value.vi}, không"
        " phải số công bố",
        f"in {words.period.en}, {words.about.en} of {unit.en} as computed by the hub is"
        f" {value.en}, which is not published",
    )


def _rebuilt(words: Words) -> Text:
    """Năm 2024, PAPI của tỉnh Ninh Bình (sau sắp xếp) tính lại từ các tỉnh cũ là 43,8974 điểm,
    không phải số công bố.
    """
    unit, value = _unit(words), words.value(words.row.value)
    return Text(
        f"{words.period.vi}, {words.about.vi} của {unit.vi} tính lại từ các tỉnh cũ là {value.vi},"
        " không phải số công bố",
        f"in {words.period.en}, {words.about.en} of {unit.en} rebuilt from the old provinces is"
        f" {value.en}, which is not published",
    )


def _unit(words: Words) -> Text:
    if words.row.entity.kind in COMPOUND:
        return words.subject
    return after_the_mergers(words, words.row.entity)


def _rank(words: Words) -> Text:
    """Its computed rank; nothing where such ranks stay out of sentences."""
    standing = words.row.standing
    if standing is None or not words.wording.tells_computed_ranks:
        return Text("", "")
    of, units = standing.rank_of, merged_field(words)
    return Text(
        f"; theo hạng do hệ thống tính đứng thứ {standing.rank}/{of} {units.vi} có số liệu",
        f"; in the hub's own order it stands {standing.rank} of the {of} {units.en} with figures",
    )


def peers(words: Words) -> Text | None:
    """Sentence 11: among whom a unit stands where others are rebuilt; nothing where no peer is."""
    if words.row.contest is None:
        return None
    now = words.contest.competition
    if now.map_period == now.at.period or not now.standings:
        return None
    count, of = now.expected, merged_field(words)
    return Text(
        f"thứ hạng và trung bình ở trên so trong {count} {of.vi}, trong đó các"
        " đơn vị hình thành do sắp xếp được tính lại từ các tỉnh cũ",
        f"ranks and means above are among the {count} {of.en}, those formed by"
        " them rebuilt from the old provinces",
    )
