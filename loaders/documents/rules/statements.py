"""The words that distinguish results from aims, and those of labels and targets."""

from dataclasses import dataclass
from re import Pattern


@dataclass(frozen=True)
class HeadingWords:
    """What a heading makes of the statements under it."""

    done: Pattern[str]
    aim: Pattern[str]
    unsure: Pattern[str]


@dataclass(frozen=True)
class Criteria:
    """Criteria of a rating: from how much on which grade, or how many points."""

    bound: str
    grade: str
    opening: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Cues:
    """The words of a sentence that make it an aim or a result."""

    done: Pattern[str]
    aim: Pattern[str]
    hoped: Pattern[str]
    retold: Pattern[str]
    bound: Pattern[str]
    ordered_level: Pattern[str]
    rose: Pattern[str]
    ordered: Pattern[str]
    estimate: Pattern[str]
    acts: Pattern[str]
    never: Pattern[str]
    aside: Pattern[str]
    asks: Pattern[str]
    change: Pattern[str]
    turns: Pattern[str]
    demand: Pattern[str]
    beside: Pattern[str]
    against: Pattern[str]


@dataclass(frozen=True)
class Demands:
    """What a body wants of others, undertakes or must reach."""

    body: str
    verb: str
    undertakes: str
    obliges: str
    reaches: str
    nouns: str
    level: str
    result: Pattern[str]
    other: Pattern[str]
    narrates: Pattern[str]
    soft: Pattern[str]
    outright: Pattern[str]
    above: str
    sets: str


@dataclass(frozen=True)
class NewsPage:
    """What stands about the text of a page of news and is none of it."""

    furniture: Pattern[str]


@dataclass(frozen=True)
class Annex:
    """What opens an annex, and what closes the body before it."""

    opens: str
    closes: str


@dataclass(frozen=True)
class LabelWords:
    """Words that labels do not need, or that have no meaning without others."""

    neighbours: Pattern[str]
    times: Pattern[str]
    depends: Pattern[str]
    toward: Pattern[str]
    drop: Pattern[str]


@dataclass(frozen=True)
class MoneyWords:
    """Sums that are reached, and words of those that are spent."""

    reached: Pattern[str]
    spent: Pattern[str]
    budget: Pattern[str]


@dataclass(frozen=True)
class TargetWords:
    """What must stand beside a quantity before it is a target."""

    follows: Pattern[str]
    headings: Pattern[str]
    zero: Pattern[str]
    money: MoneyWords
    beside: dict[str, Pattern[str]]


@dataclass(frozen=True)
class StatementRules:
    """statements.toml."""

    headings: HeadingWords
    criteria: Criteria
    sentences: Cues
    demands: Demands
    page: NewsPage
    annex: Annex
    labels: LabelWords
    targets: TargetWords
