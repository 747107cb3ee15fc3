"""Remedy: what would make a target measurable."""

import re
from collections.abc import Callable, Mapping

from hub.catalogue import Catalogue, Indicator, Target
from hub.queries.comparability import breaks_between, cuts_of
from hub.queries.targets.pace import Pace, ended, set_in
from hub.words import period, units
from hub.words.language import Language, Text
from hub.words.names import key
from hub.words.terms import Obstacle

_LEVELS = re.compile(r"mức (?:độ )?[1-4]\b")  # of online services, until August 2022


def remedy(catalogue: Catalogue, pace: Pace) -> Text | None:
    """What would make a target measurable; None where it is measured."""
    if pace.obstacle is None:
        return None
    is_of_the_past = pace.obstacle in _OF_FIGURES and ended(catalogue, pace.target) is not None
    written = _handed_on if is_of_the_past else _REMEDIES[pace.obstacle]
    return written(catalogue, pace.target)


def notes(catalogue: Catalogue, target: Target) -> tuple[Text, ...]:
    """What else is to be known before it is measured: how its indicator was measured when it was
    set, and is by its deadline; how words of an older classification are meant today.
    """
    since = set_in(catalogue, target)
    if target.indicator not in catalogue.codes or not target.by:
        return ()
    series, by = catalogue.series(target.indicator), period.parse(target.by)
    words = key(f"{target.label} {target.printed}")
    breaks = breaks_between(catalogue, series, first=since, last=by) if since else ()
    if _LEVELS.search(words):
        breaks = catalogue.breaks_of({target.indicator})
    return tuple(dict.fromkeys(break_.note for break_ in cuts_of(breaks)))


def _attach(catalogue: Catalogue, target: Target) -> Text:
    unit = f" ({target.unit})" if target.unit else ""
    return Text(
        f"cần gắn chỉ tiêu với một chỉ số của hệ thống: ghi ở cột “Chỉ số” của mẫu"
        f" chỉ tiêu; chưa có chỉ số nào như vậy thì cần số liệu{unit} của đơn vị đo đúng"
        " nội dung này",
        "it has to be tied to an indicator of the hub, in the column “Chỉ số” of the template"
        f" of targets; where there is none, figures{unit} of the unit that measure"
        " these very words",
    )


def _import_indicator(_: Catalogue, target: Target) -> Text:
    return Text(
        f"cần nhập bộ dữ liệu có chỉ số {target.indicator}",
        f"the dataset with the indicator {target.indicator} has to be imported",
    )


def _say_whose(_: Catalogue, __: Target) -> Text:
    return Text(
        "cần ghi rõ đơn vị thực hiện trong mẫu chỉ tiêu",
        "whose it is has to be said in the template of targets",
    )


def _bring_figures(catalogue: Catalogue, target: Target) -> Text:
    until = Text(f" đến hết kỳ {target.by}", f" up to {target.by}") if target.by else Text("", "")
    return _figures(catalogue, target, until)


def _bring_the_last(catalogue: Catalogue, target: Target) -> Text:
    return _figures(catalogue, target, Text(f" kỳ {target.by}", f" of {target.by}"))


def _bring_one_more(catalogue: Catalogue, target: Target) -> Text:
    more = Text(" của ít nhất một kỳ nữa", " of at least one more period")
    return _figures(catalogue, target, more)


def _figures(catalogue: Catalogue, target: Target, time: Text) -> Text:
    """Figures of its own indicator and unit, of a time."""
    indicator = catalogue.series(target.indicator).last
    unit, (vi, en) = units.unit(indicator.unit).short, _official(catalogue, target)
    form = _form(catalogue, indicator)
    return Text(
        f"cần số liệu “{indicator.name.vi}” ({unit}){time.vi} của {vi}: nhập báo cáo của đơn vị,"
        f" hoặc {form.vi}",
        f"figures on “{indicator.name.en}” ({indicator.unit}){time.en} of {en} are wanted: import"
        f" its report, or {form.en}",
    )


def _form(catalogue: Catalogue, indicator: Indicator) -> Text:
    """In what else figures are brought: a template, which an index with a total has, or a table."""
    index = catalogue.indices[indicator.index]
    if index.total in catalogue.codes:
        return Text(f"mẫu nhập số liệu {index.short.vi}", f"the template of {index.short.en}")
    return Text(
        f"một bảng CSV có cột mã {indicator.code}", f"a CSV table with the code {indicator.code}"
    )


def _official(catalogue: Catalogue, target: Target) -> Text:
    """Its unit by its full name."""
    entity = catalogue.entities[target.entity]
    return Text(*(entity.official_name(language) for language in Language))


def _state_a_level(_: Catalogue, __: Target) -> Text:
    return Text(
        "cần mức phấn đấu bằng số, hoặc ngưỡng điểm được công bố của nhóm",
        "a level in figures is wanted, or the published limits of the group",
    )


def _state_in_its_unit(catalogue: Catalogue, target: Target) -> Text:
    indicator = catalogue.series(target.indicator).last
    short = units.unit(indicator.unit).short
    return Text(
        f"cần mức phấn đấu ghi theo đơn vị tính của chỉ số ({short})",
        f"a level in the unit of the indicator ({indicator.unit}) is wanted",
    )


def _state_a_baseline(catalogue: Catalogue, target: Target) -> Text:
    name = catalogue.series(target.indicator).last.name
    return Text(
        f"cần mốc so sánh là một kỳ số liệu (ví dụ năm 2021) và số liệu “{name.vi}” của kỳ đó",
        f"a baseline that is a period (such as 2021) is wanted, and its figure on “{name.en}”",
    )


def _set_anew(_: Catalogue, __: Target) -> Text:
    return Text(
        "cần mức phấn đấu đặt lại theo cách đo mới, hoặc số liệu theo cách đo khi đặt chỉ tiêu",
        "a level set anew by the present method is wanted, or figures by the method of its day",
    )


def _state_a_deadline(_: Catalogue, __: Target) -> Text:
    return Text("cần thời hạn của chỉ tiêu", "the deadline of the target is wanted")


def _handed_on(catalogue: Catalogue, target: Target) -> Text:
    """A unit that has ended has no figures up to a later deadline."""
    vi, en = _official(catalogue, target)
    then = Text(" trước thời hạn", " before the deadline") if target.by else Text("", "")
    return Text(
        f"{vi} đã kết thúc{then.vi}: chỉ đánh giá được khi đơn vị kế thừa nhận lại chỉ tiêu"
        " và có số liệu",
        f"{en} ended{then.en}: it can only be measured once a successor takes it over"
        " and has figures",
    )


# What only figures mend, or an indicator of which there would be figures.
_OF_FIGURES = frozenset(
    {Obstacle.NO_INDICATOR, Obstacle.NO_FIGURE, Obstacle.NO_FINAL_FIGURE, Obstacle.NO_RATE}
)
_REMEDIES: Mapping[Obstacle, Callable[[Catalogue, Target], Text]] = {
    Obstacle.NO_INDICATOR: _attach,
    Obstacle.INDICATOR_NOT_HELD: _import_indicator,
    Obstacle.NO_UNIT: _say_whose,
    Obstacle.NO_FIGURE: _bring_figures,
    Obstacle.NO_FINAL_FIGURE: _bring_the_last,
    Obstacle.NO_LEVEL: _state_a_level,
    Obstacle.OTHER_UNIT: _state_in_its_unit,
    Obstacle.NO_BASELINE: _state_a_baseline,
    Obstacle.NOT_COMPARABLE: _set_anew,
    Obstacle.NO_DEADLINE: _state_a_deadline,
    Obstacle.NO_RATE: _bring_one_more,
}
