"""Sentences 1, 4, 8 and 9 of docs/sentences.md: what a unit reached, and its place."""

from hub.queries.competition import Competition
from hub.queries.competition.absence import Absence, why
from hub.queries.competition.territory import predecessors_on
from hub.queries.sentence.band import within_group
from hub.queries.sentence.field import field
from hub.queries.sentence.mergers import before_the_mergers, end, formed
from hub.queries.sentence.words import Words, listed, places
from hub.words import clock
from hub.words.labels import MISSING
from hub.words.language import Text, fixed
from hub.words.rounding import told
from hub.words.terms import MissingReason, Status
from hub.words.units import PERCENT


def result(words: Words) -> Text | None:
    """Sentences 1 and 9: the value with its change, and the published rank."""
    row = words.row
    if row.value is not None:
        return _read(words) if row.cell.reading else scored(words)
    return _ranked_alone(words) if row.cell and row.cell.rank else None


def missing(words: Words) -> Text | None:
    """Sentence 8: that there is no figure, and why."""
    return None if has_result(words) else _missing(words)


def has_result(words: Words) -> bool:
    """Whether a value, a rank or a group of the unit itself is held."""
    row = words.row
    return row.value is not None or bool(row.cell and row.cell.rank) or row.group is not None


def computed_rank(words: Words) -> Text | None:
    """Sentence 4: the rank and the quartile that the hub computes, where no rank is published;
    nothing where such ranks stay out of sentences.
    """
    standing = words.row.standing
    if standing is None or words.row.cell.rank or not words.wording.tells_computed_ranks:
        return None
    rank, head = _computed(words, "ranks"), Text("", "")
    if words.wording.alone:
        head = Text(
            f"về {words.about.vi} {words.spoken.vi}, ", f"on {words.about.en} {words.spoken.en} "
        )
    return Text(
        f"{head.vi}{words.subject.vi} {rank.vi}, không phải hạng công bố; tứ phân vị"
        f" {standing.quartile} (hệ thống chia)",
        f"{head.en}{words.subject.en} {rank.en}, which is no published rank; quartile"
        f" {standing.quartile} (divided by the hub)",
    )


def place(words: Words) -> Text | None:
    """Where a unit stands in one sentence: its result with the published rank, else its published
    group, else the computed rank.
    """
    clause, row = result(words), words.row
    if clause is None or row.cell.rank:
        return clause or group_alone(words) or missing(words)
    within = within_group(words)
    if within is None and row.standing and words.wording.tells_computed_ranks:
        within = _computed(words, "ranking")
    return _joined(clause, within)


def group_alone(words: Words) -> Text | None:
    """The published group of a unit of which no value and no rank is held."""
    within = within_group(words, opens=True)
    if words.row.value is not None or within is None:
        return None
    return Text(
        f"{words.period.vi}, {words.subject.vi} {within.vi}",
        f"in {words.period.en} {words.subject.en} {within.en}",
    )


def scored(words: Words) -> Text:
    """Sentence 1: a value that is not read on a day."""
    if not words.row.cell.rank:
        return _joined(_value(words), _since(words, _change(words)))
    change, (ranked, moved) = _change(words), _published(words)
    return _joined(
        _value(words), change if moved else _since(words, change), ranked, _since(words, moved)
    )


def _joined(*clauses: Text | None) -> Text:
    return Text(*(", ".join(each) for each in zip(*filter(None, clauses), strict=True)))


def _since(words: Words, moved: Text | None) -> Text | None:
    """A change with what it is measured against: tăng 01 bậc so với năm 2023."""
    since = moved and words.since(words.before)
    return Text(f"{moved.vi} so với {since.vi}", f"{moved.en} from {since.en}") if moved else None


def _value(words: Words) -> Text:
    """Chỉ số CCHC (PAR INDEX) năm 2024 của tỉnh Lai Châu đạt 85,97%; năm 2024, tỉnh Lai Châu đạt
    43,4796 điểm PAPI.
    """
    value, doubt = words.value(words.row.value), _remarks(words)
    en = f"in {words.period.en} {words.subject.en} scored {value.en} on {words.about.en}{doubt.en}"
    if words.is_total and words.row.indicator.unit == PERCENT:
        return Text(
            f"{words.name_before_unit} {words.period.vi} của {words.subject.vi} đạt"
            f" {value.vi}{doubt.vi}",
            en,
        )
    behind = f"{words.of_what}{doubt.vi}" if words.is_total else f"{doubt.vi}{words.of_what}"
    vi = f"{words.period.vi}, {words.subject.vi} đạt {value.vi}{behind}"
    return Text(vi, en)


def _change(words: Words) -> Text | None:
    row = words.row
    return None if row.change is None else words.moved(words.apart(row.value, row.previous))


def _published(words: Words) -> tuple[Text, Text | None]:
    """Xếp thứ 1/63 tỉnh, thành phố; tăng 01 bậc."""
    cell, up = words.row.cell, words.published_move
    of_vi = " (nguồn không nêu trên tổng số bao nhiêu đơn vị)"
    of_en = " (its source does not tell of how many)"
    if cell.rank_of:
        of_vi, of_en = f"/{cell.rank_of} {words.scope.vi}", f" of {cell.rank_of} {words.scope.en}"
    return Text(f"xếp thứ {cell.rank}{of_vi}", f"ranking {cell.rank}{of_en}"), (
        None if up is None else places(up)
    )


def _computed(words: Words, verb: str) -> Text:
    """Xếp thứ 31/61 tỉnh, thành phố có số liệu (hệ thống tính theo điểm)."""
    standing, of = words.row.standing, field(words)
    vi, en = (", đồng hạng", ", tied") if standing.tied else ("", "")
    return Text(
        f"xếp thứ {standing.rank}/{standing.rank_of} {of.vi} có số liệu (hệ thống tính"
        f" theo điểm{vi})",
        f"{verb} {standing.rank} of the {standing.rank_of} {of.en} with figures (computed"
        f" by the hub from scores{en})",
    )


def _ranked_alone(words: Words) -> Text:
    (ranked, moved), remarks = _published(words), _remarks(words)
    about = words.index.name.vi if words.is_total else words.about.vi
    alone = Text(
        f"{words.period.vi}, {words.subject.vi} {ranked.vi} về {about}{remarks.vi}",
        f"in {words.period.en} {words.subject.en} ranked {ranked.en.removeprefix('ranking ')} on"
        f" {words.about.en}{remarks.en}",
    )
    return _joined(alone, _since(words, moved))


def _missing(words: Words) -> Text:
    """Sentence 8; of a unit that was not there nothing is awaited, and one formed later may bear
    the name of another.
    """
    row, reason = words.row, words.row.missing_reason
    if reason is MissingReason.NOT_YET and row.entity.valid_from:
        return _before_its_time(words)
    if reason is MissingReason.NOT_HELD:
        more = _held(words) if (because := _absent(words)) is None else because.behind
    else:
        more = Text(*map("".join, zip(_because(words), _held(words, "hệ thống "), strict=True)))
    return Text(
        f"{lacking(words)} {words.result_of.vi} của {words.subject.vi}{more.vi}",
        f"no {words.result_of.en} of {words.subject.en} for {words.period.en} is held{more.en}",
    )


def lacking(words: Words) -> str:
    """The verb of a result that is not there: the hub lacks one that may well be published, the
    source has none yet, or there is none.
    """
    reason = words.row.missing_reason
    if reason is MissingReason.NOT_HELD:
        because = _absent(words)
        return "hệ thống chưa cập nhật" if because is None or because.is_ours else "không có"
    is_early = reason is MissingReason.NOT_YET and words.row.entity.valid_from
    return "không có" if reason in _FOR_GOOD or is_early else "chưa có"


def _absent(words: Words) -> Absence | None:
    """Why nobody's result is held; None where that of others is, or of a component that the hub
    lacks, of which the others are counted.
    """
    row, contest = words.row, words.contest
    if contest.competition.absence is None:
        return None
    because = why(contest.view, row.indicator, row.at.period)
    return because if words.is_total or not because.is_ours else None


# Why nothing will come either.
_FOR_GOOD = (MissingReason.NO_LONGER, MissingReason.NOT_SURVEYED, MissingReason.SUPPRESSED)


def _because(words: Words) -> Text:
    """Why there is no figure, in brackets."""
    reason = words.row.missing_reason
    if reason is MissingReason.NO_LONGER and (ended := end(words)):
        return Text(f" ({ended.vi})", f" ({ended.en})")
    if reason not in MISSING:
        return Text("", "")
    return Text(*(f" ({each})" for each in MISSING[reason]))


def _before_its_time(words: Words) -> Text:
    """Of a unit formed later: since when it is there, and under whose names figures of the period
    are held.
    """
    entity, at = words.row.entity, words.row.at.period
    unit, day = formed(words, entity), entity.valid_from
    units = [
        unit for unit in predecessors_on(words.catalogue, entity, at.last_day) if unit is not entity
    ]
    before = Text(
        f"không có {words.result_of.vi} của {unit.vi}, hoạt động từ ngày {clock.vietnamese(day)}",
        f"there is no {words.result_of.en} for {words.period.en} of {unit.en}, in being since"
        f" {day}",
    )
    if not units:
        return before
    cells = words.contest.view.panel(words.row.indicator).cells(at)
    units = [
        before_the_mergers(words, unit)
        for unit in units
        if unit.id in cells and cells[unit.id].held
    ]
    if not units:
        return Text(
            f"{before.vi}; hệ thống cũng chưa có số liệu kỳ này của các đơn vị trước sắp xếp",
            f"{before.en}; nor is a figure held of the units that went into it",
        )
    return Text(
        f"{before.vi}; số liệu trước ngày đó đứng tên {listed((unit.vi for unit in units), 'và')}",
        f"{before.en}; earlier figures are those of {listed((unit.en for unit in units), 'and')}",
    )


def _held(words: Words, who: str = "") -> Text:
    """Of how many of those it competes with a score is held; who holds it where nobody was named
    before.
    """
    competition = words.contest.competition
    if competition.kind is not words.row.entity.kind or competition.obstacle:
        return Text("", "")
    count, expected, of = competition.with_value, competition.expected, field(words)
    if count == 0:
        also = "" if who else "cũng "
        return Text(
            f"; {who}{also}chưa có điểm của {of.vi} nào trong kỳ này",
            f"; the hub holds no score of any of the {of.en} in it",
        )
    beside = _read_otherwise(competition)
    return Text(
        f"; {who}hiện có điểm của {count}/{expected} {of.vi}{beside.vi}",
        f"; the hub now holds the scores of {count} of {expected} {of.en}{beside.en}",
    )


def _read_otherwise(competition: Competition) -> Text:
    """On which day those scores were read, where others are held that were read on another."""
    count, day = competition.read_otherwise, clock.of_reading(competition.at.reading)
    if not count or day is None:
        return Text("", "")
    return Text(
        f" đọc ngày {clock.vietnamese(day)} và của {count} đơn vị đọc ngày khác",
        f" as read on {day}, and of {count} read on another day",
    )


def _read(words: Words) -> Text:
    """Sentence 9: Tính đến ngày 10/10/2026, tỉnh Lai Châu đạt 63,37/100 điểm (lũy kế từ đầu năm,
    số sơ bộ), tăng 0,19 điểm…
    """
    now, value, remarks = words.now, _out_of(words), _remarks(words)
    about = words.of_what if words.wording.alone or not words.is_total else ""
    behind = f"{about}{remarks.vi}" if words.is_total else f"{remarks.vi}{about}"
    clause = Text(
        f"tính đến {now.vi}, {words.subject.vi} đạt {value.vi}{behind}",
        f"as of {now.en} {words.subject.en} scored {value.en} on {words.about.en}{remarks.en}",
    )
    return _joined(
        clause, _since(words, _change(words)), _published(words)[0] if words.row.cell.rank else None
    )


def _out_of(words: Words) -> Text:
    """63,37/100 điểm."""
    most, decimals = words.row.indicator.maximum, words.index.decimals
    if most is None or words.row.indicator.unit == PERCENT:
        return words.value(words.row.value)
    number = fixed(words.row.value, decimals)
    whole = told(most)
    return Text(f"{number.vi}/{whole.vi} điểm", f"{number.en} of {whole.en} points")


_TOLD = {
    Status.PROVISIONAL: Text("số sơ bộ", "provisional"),
    Status.DERIVED: Text("số tính toán", "computed by its source"),
}


def _remarks(words: Words) -> Text:
    """What must be told of a figure, in brackets: that it is cumulative, provisional, computed or
    in doubt.
    """
    row, period = words.row, words.row.at.period
    vi, en = ("năm", "year") if period.months == 12 else ("kỳ", "period")
    remarks = []
    if words.wording.cumulative:
        remarks.append(Text(f"lũy kế từ đầu {vi}", f"since the start of the {en}"))
    if row.status in _TOLD:
        remarks.append(_TOLD[row.status])
    if row.cell.mark.doubtful:
        remarks.append(Text("số liệu còn nghi vấn", "a figure in doubt"))
    if not remarks:
        return Text("", "")
    return Text(*(f" ({', '.join(each)})" for each in zip(*remarks, strict=True)))
