"""Contradictions between the cells of a line, or with the unit of its indicator."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from hub.dataset.datasets import Dataset
from hub.words import units
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import MissingReason
from loaders.cells import number
from loaders.tidy.batches import TidyBatch
from loaders.tidy.decimals import meaning
from loaders.tidy.hinted import Hinted

_BESIDE = ("printed", "low", "high", "standard_error", "respondents")
_PERCENTAGES = ("value", "low", "high")
_TWICE = Text(
    "một ô nói hai cách: vừa có số vừa có lý do thiếu hoặc dấu rút lại; chỉ giữ một",
    "one cell is said in two ways: a number, and a reason why there is none or a mark that takes it"
    " back; keep one of them",
)

Problems = dict[int, list[tuple[str, Text]]]  # by line of a batch: a text and what is wanted


def silent(batch: TidyBatch, values: Sequence[str]) -> Iterator[int]:
    """The lines with neither a number, a rank, a grade nor a reason, which take nothing back
    either.
    """
    columns = (batch.column(field) for field in ("missing", "rank", "group"))
    statements = zip(values, batch.retracted, *columns, strict=True)
    return (place for place, statement in enumerate(statements) if not any(statement))


def unvalued(batch: TidyBatch, silent: Set[int]) -> Iterator[int]:
    """Those of the lines without a figure whose other cells are filled, which would be lost."""
    beside = [batch.cells[field] for field in _BESIDE if field in batch.cells]
    return (place for place in silent if any(column[place] for column in beside))


def check_units(
    dataset: Dataset,
    texts: Mapping[str, Sequence[str]],
    periods: Sequence[Period | None],
    problems: Problems,
) -> None:
    """A problem for each percentage of an indicator that is not in percent."""
    for field in _PERCENTAGES:
        column = texts.get(field, ())
        if not any(text.endswith("%") for text in set(column)):
            continue
        lines = zip(column, texts["code"], periods, strict=True)
        for place, (text, code, period) in enumerate(lines):
            if text.endswith("%") and period:
                indicator = meaning(dataset, code, period.year)
                if indicator and indicator.unit != units.PERCENT:
                    problems[place].append((text, _not_percent(code, indicator.unit)))


def _not_percent(code: str, unit: str) -> Text:
    vi, en = units.unit(unit).words
    return Text(
        f"{code} tính bằng {vi}, không phải %: bỏ dấu % hoặc sửa lại số",
        f"{code} is in {en}, not in percent: remove the % or mend the number",
    )


def check_marks(
    dataset: Dataset,
    batch: TidyBatch,
    reasons: Iterable[MissingReason | None],
    problems: Problems,
) -> None:
    """A problem for each number beside a reason why there is none, or beside a mark that takes
    it back.
    """
    gaps = dataset.settings.get("numbers", {}).get("gaps", ())
    columns = [batch.cells[field] for field in ("value", "printed") if field in batch.cells]
    for place, (reason, retracted) in enumerate(zip(reasons, batch.retracted, strict=False)):
        if reason or "value" in retracted:
            texts = [column[place] for column in columns]
            statement = _number(texts, gaps) or _beside_mark(retracted, texts, reason)
            if statement:
                shown = "" if place in problems else statement
                problems[place].append((shown, _TWICE))


def _number(texts: Sequence[str], gaps: Collection[str]) -> str:
    """The first number of these texts; nothing where there is none."""
    numbers = (text for text in texts if text not in gaps and number.is_figure(text))
    return next(numbers, "")


def _beside_mark(
    retracted: Collection[str], texts: Sequence[str], reason: MissingReason | None
) -> str:
    """What stands beside a mark that takes a figure back; nothing where nothing does."""
    if "value" not in retracted:
        return ""
    return next(filter(None, texts[:1]), reason.name if reason else "")


def check_printed(batch: TidyBatch, values: Sequence[float | None], problems: Problems) -> None:
    """A problem for each number that is printed otherwise than it is given."""
    texts, reasons = batch.column("printed"), batch.column("missing")
    for place, (value, text, reason) in enumerate(zip(values, texts, reasons, strict=True)):
        if value is not None and text and not reason and not number.agrees(text, value):
            problems[place].append((text, _misprinted(f"{value:.10g}")))


def _misprinted(value: str) -> Text:
    return Text(
        f"cột value là {value.replace('.', ',')}, cột printed ghi khác; sửa lại cho khớp",
        f"the column value is {value} and printed says otherwise; mend one of them",
    )


def check_hints(
    hinted: Hinted, batch: TidyBatch, columns: Mapping[str, Iterable[Any]], problems: Problems
) -> None:
    """A problem for each cell that says something else than the command."""
    for field, hint in hinted.cells.items():
        requirement = Text(
            f"cột {field} ghi khác --{field} {hint} của lệnh; sửa ô này hoặc bỏ tùy chọn đó",
            f"the column {field} says otherwise than --{field} {hint} of the command; mend the"
            " cell or leave the option out",
        )
        for place in hinted.contradicting(field, list(columns[field])):
            problems[place].append((batch.cells[field][place], requirement))
