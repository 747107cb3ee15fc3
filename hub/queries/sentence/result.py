"""Sentences 1, 4, 8 and 9 of docs/sentences.md: what a unit reached, and its place."""

from collections.abc import Iterator

from hub.queries.competition import Competition
from hub.queries.competition.territory import predecessors_on
from hub.queries.sentence.words import Words, listed, places
from hub.words import clock
from hub.words.labels import MISSING
from hub.words.language import Text, fixed
from hub.words.rounding import told
from hub.words.terms import MissingReason, Status
from hub.words.units import PERCENT

_QUARTILES = (
    Text("đạt điểm cao nhất", "highest scores"),
    Text("đạt điểm trung bình cao", "upper-middle scores"),
    Text("đạt điểm trung bình thấp", "lower-middle scores"),
    Text("đạt điểm thấp nhất", "lowest scores"),
)


def result(words: Words, cumulative: bool, alone: bool) -> Text | None:
    """Sentences 1, 4, 8 and 9: the value with its change, and the published rank, else the
    computed one.
    """
    row = words.row
    if row.value is not None:
        return _read(words, cumulative, alone) if row.cell.reading else _scored(words)
    if row.cell and row.cell.rank:
        return _ranked_alone(words)
    return _missing(words) if row.group is None else None


def _scored(words: Words) -> Text:
    if not words.row.cell.rank:
        return _joined(_value(words), *_computed(words))
    change, (ranked, moved) = _change(words), _published(words)
    return _joined(
        _value(words), change if moved else _since(words, change), ranked, _since(words, moved)
    )


def _joined(*clauses: Text | None) -> Text:
    return Text(*(", ".join(each) for each in zip(*filter(None, clauses), strict=True)))


def _since(words: Words, moved: Text | None) -> Text | None:
    """A change with what it is measured against: tăng 01 bậc so với năm 2023."""
    since = moved and words.since(words.line.before)
    return Text(f"{moved.vi} so với {since.vi}", f"{moved.en} from {since.en}") if moved else None


def _value(words: Words) -> Text:
    """Năm 2024, tỉnh Lai Châu đạt 85,97% Chỉ số CCHC (PAR INDEX)."""
    line, value, doubt = words.line, words.value(words.row.value), _doubt(words)
    name = line.index.name.vi if line.indicator.unit == PERCENT else words.short.vi
    return Text(
        f"{words.period.vi}, {words.subject.vi} đạt {value.vi} {name}{doubt.vi}",
        f"in {words.period.en} {words.subject.en} scored {value.en} on {words.short.en}{doubt.en}",
    )


def _doubt(words: Words) -> Text:
    return (
        Text(" (số liệu còn nghi vấn)", " (a figure in doubt)")
        if words.row.cell.mark.doubtful
        else Text("", "")
    )


def _change(words: Words) -> Text | None:
    row = words.row
    return None if row.change is None else words.moved(words.apart(row.value, row.previous))


def _published(words: Words) -> tuple[Text, Text | None]:
    """Xếp thứ 1/63 tỉnh, thành phố; tăng 01 bậc."""
    cell, up = words.row.cell, words.line.published_move
    of_vi, of_en = (
        (f"/{cell.rank_of} {words.scope.vi}", f" of {cell.rank_of} {words.scope.en}")
        if cell.rank_of
        else ("", "")
    )
    return Text(f"xếp thứ {cell.rank}{of_vi}", f"ranking {cell.rank}{of_en}"), (
        None if up is None else places(up)
    )


def _computed(words: Words) -> Iterator[Text]:
    """Đứng thứ 20/61 tỉnh, thành phố có số liệu theo thứ tự điểm do hệ thống tính, thuộc nhóm
    đạt điểm trung bình cao.
    """
    if standing := words.row.standing:
        quarter = _QUARTILES[standing.quartile - 1]
        yield Text(
            f"đứng thứ {standing.rank}/{standing.rank_of} {words.scope.vi} có số liệu theo thứ tự"
            " điểm do hệ thống tính",
            f"standing {standing.rank} of the {standing.rank_of} {words.scope.en} with figures in"
            " the hub's own order of scores",
        )
        yield Text(f"thuộc nhóm {quarter.vi}", f"in the quarter with the {quarter.en}")


def _ranked_alone(words: Words) -> Text:
    (ranked, moved), name, doubt = _published(words), words.line.index.name.vi, _doubt(words)
    alone = Text(
        f"{words.period.vi}, {words.subject.vi} {ranked.vi} về {name}{doubt.vi}",
        f"in {words.period.en} {words.subject.en} ranked {ranked.en.removeprefix('ranking ')} on"
        f" {words.short.en}{doubt.en}",
    )
    return _joined(alone, _since(words, moved))


def _missing(words: Words) -> Text:
    """Sentence 8; of a unit that was not there nothing is awaited, and one formed later may bear
    the name of another.
    """
    line, subject, missing = words.line, words.subject, words.row.missing_reason
    reason = MISSING.get(missing, MISSING[MissingReason.NOT_HELD])
    more = _held(words, line.comparison.competition)
    if missing is MissingReason.NOT_YET and (day := line.entity.valid_from):
        subject = Text(
            f"{subject.vi} hình thành ngày {clock.vietnamese(day)}", f"{subject.en} formed on {day}"
        )
        more = _before_it(words)
    never = missing in (MissingReason.NOT_YET, MissingReason.NO_LONGER)
    verb = "không có" if never else "chưa có"
    return Text(
        f"{verb} số liệu {words.short.vi} {words.period.vi} của {subject.vi}"
        f" ({reason.vi}){more.vi}",
        f"no {words.short.en} figure of {subject.en} for {words.period.en} is held"
        f" ({reason.en}){more.en}",
    )


def _before_it(words: Words) -> Text:
    """The units of which it was formed, under whose names its earlier figures stand."""
    line = words.line
    units = [
        words.official(unit)
        for unit in predecessors_on(line.catalogue, line.entity, line.period.last_day)
        if unit is not line.entity
    ]
    if not units:
        return Text("", "")
    return Text(
        f"; số liệu trước ngày đó đứng tên {listed((unit.vi for unit in units), 'và')}",
        f"; earlier figures are those of {listed((unit.en for unit in units), 'and')}",
    )


def _held(words: Words, competition: Competition) -> Text:
    """Of how many of those it competes with a score is held."""
    if competition.kind is not words.line.entity.kind or competition.obstacle:
        return Text("", "")
    count, expected = competition.with_value, competition.expected
    return Text(
        f"; hệ thống hiện có điểm của {count}/{expected} {words.scope.vi}",
        f"; the hub now holds the scores of {count} of {expected} {words.scope.en}",
    )


def _read(words: Words, cumulative: bool, alone: bool) -> Text:
    """Sentence 9: Tính đến ngày 10/10/2026, tỉnh Lai Châu đạt 63,37/100 điểm (lũy kế từ đầu năm,
    số sơ bộ), tăng 0,19 điểm…
    """
    now, value, remarks = words.now, _out_of(words), _remarks(words, cumulative)
    index = f" {words.short.vi}" if alone else ""
    clause = Text(
        f"tính đến {now.vi}, {words.subject.vi} đạt {value.vi}{index}{remarks.vi}",
        f"as of {now.en} {words.subject.en} scored {value.en} on {words.short.en}{remarks.en}",
    )
    return _joined(
        clause, _since(words, _change(words)), _published(words)[0] if words.row.cell.rank else None
    )


def _out_of(words: Words) -> Text:
    """63,37/100 điểm."""
    most, decimals = words.line.indicator.maximum, words.line.index.decimals
    if most is None or words.line.indicator.unit == PERCENT:
        return words.value(words.row.value)
    number = fixed(words.row.value, decimals)
    whole = told(most)
    return Text(f"{number.vi}/{whole.vi} điểm", f"{number.en} of {whole.en} points")


def _remarks(words: Words, cumulative: bool) -> Text:
    row, period = words.row, words.line.period
    vi, en = ("năm", "year") if period.months == 12 else ("kỳ", "period")
    remarks = []
    if cumulative:
        remarks.append(Text(f"lũy kế từ đầu {vi}", f"since the start of the {en}"))
    if row.status is Status.PROVISIONAL:
        remarks.append(Text("số sơ bộ", "provisional"))
    if row.cell.mark.doubtful:
        remarks.append(Text("số liệu còn nghi vấn", "in doubt"))
    if not remarks:
        return Text("", "")
    return Text(*(f" ({', '.join(each)})" for each in zip(*remarks, strict=True)))


def place(words: Words, alone: bool) -> Text | None:
    """The computed rank of a figure that is read, where none is published."""
    standing = words.row.standing
    if standing is None or not words.row.cell.reading or words.row.cell.rank:
        return None
    vi, en = (
        (f" {words.short.vi} {words.now.vi}", f" on {words.short.en} as of {words.now.en}")
        if alone
        else ("", "")
    )
    return Text(
        f"theo thứ tự điểm{vi} do hệ thống tính, {words.subject.vi} đứng thứ"
        f" {standing.rank}/{standing.rank_of} {words.scope.vi} có số liệu",
        f"in the hub's own order of scores{en} {words.subject.en} stands {standing.rank} of the"
        f" {standing.rank_of} {words.scope.en} with figures",
    )
