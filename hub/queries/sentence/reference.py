"""Sentence 2 of docs/sentences.md: a value against the country, its region and the leader."""

from collections.abc import Iterator

from hub.queries.comparison.row import Row
from hub.queries.sentence.field import field, leader
from hub.queries.sentence.words import Words, listed, named
from hub.words.language import Text
from hub.words.terms import EntityKind


def against(words: Words) -> Text | None:
    """Sentence 2: against the country, its region and the leader."""
    row = words.row
    if row.value is None or row.cell.mark.doubtful:
        return None
    references = list(_references(words))
    if not references:
        return None
    gaps = [
        _gap(words, reference, words.apart(row.value, value)) for reference, value in references
    ]
    value, whole = words.value(row.value), words.whole
    head = Text("kết quả này", "this result is")
    if words.wording.alone:
        head = Text(
            f"{whole.vi} của {words.subject.vi} ({value.vi})",
            f"the result of {words.subject.en} on {whole.en} ({value.en}) is",
        )
    return Text(
        f"{head.vi} {listed((text.vi for text in gaps), 'và')}",
        f"{head.en} {listed((text.en for text in gaps), 'and')}",
    )


def _gap(words: Words, reference: Text, gap: float) -> Text:
    """Thấp hơn trung bình cả nước (88,37%) 2,40 điểm phần trăm."""
    if not gap:
        return Text(f"bằng {reference.vi}", f"equal to {reference.en}")
    size, (vi, en) = words.amount(gap), ("cao hơn", "above") if gap > 0 else ("thấp hơn", "below")
    return Text(f"{vi} {reference.vi} {size.vi}", f"{en} {reference.en} by {size.en}")


def _references(words: Words) -> Iterator[tuple[Text, float]]:
    """What a value is set against, each with its value: the mean, the region's, the leader."""
    yield from _mean(words)
    if words.row.region_mean and not _is_the_same(words):
        yield _region(words), words.row.region_mean.value
    yield from _leader(words)


def _mean(words: Words) -> Iterator[tuple[Text, float]]:
    """The published mean of the country, else the computed one of those who compete."""
    row = words.row
    if row.national_mean and row.entity.kind is EntityKind.PROVINCE:
        mean = words.value(row.national_mean.value)
        yield (
            Text(f"trung bình cả nước ({mean.vi})", f"the national mean ({mean.en})"),
            row.national_mean.value,
        )
    elif row.references.mean is not None:
        computed, count = row.references.mean, row.competition.with_value
        mean, of = words.value(computed), field(words)
        yield (
            Text(
                f"trung bình {count} {of.vi} có số liệu ({mean.vi}, do hệ thống tính)",
                f"the mean of the {count} {of.en} with figures ({mean.en}, computed by the hub)",
            ),
            computed,
        )


def _is_the_same(words: Words) -> bool:
    """Whether the mean of the region is that of those who compete, who are of that region alone."""
    row = words.row
    if row.national_mean or not row.competition.among.region or row.references.mean is None:
        return False
    return row.region_mean.observation is None and not row.competition.among.chosen


def _leader(words: Words) -> Iterator[tuple[Text, float]]:
    """Who leads those of its kind, alone or with others, where it is not among them."""
    row, contest = words.row, words.contest
    competition = contest.competition
    if competition.kind is not row.entity.kind or _leads(row) or not contest.leaders:
        return
    value = competition.cells[contest.leaders[0].id].value
    name, best = named(words, contest.leaders), words.value(value)
    vi, en = leader(words, several=len(contest.leaders) > 1)
    yield Text(f"{vi} ({name.vi}, {best.vi})", f"{en} ({name.en}, {best.en})"), value


def _leads(row: Row) -> bool:
    """Whether it leads itself, alone or with others, as computed or as published."""
    return (row.standing.rank if row.standing else row.cell.rank) == 1


def _region(words: Words) -> Text:
    row, mean = words.row, words.row.region_mean
    public_id = row.entity.region(row.competition.map_period.last_day)
    region = words.name(row.competition.catalogue.entities[public_id])
    value, computed = words.value(mean.value), mean.observation is None
    vi, en = (", do hệ thống tính", ", computed by the hub") if computed else ("", "")
    return Text(
        f"trung bình vùng {region.vi} ({value.vi}{vi})",
        f"the mean of the {region.en} region ({value.en}{en})",
    )
