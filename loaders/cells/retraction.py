"""Marks by which a file takes back a figure of its source; a blank cell states nothing."""

from collections.abc import Callable, Iterable, Mapping

from hub.template import form
from hub.words.language import Text
from hub.words.spelling import agree, key

RETRACTABLE = ("value", "rank", "rank_of", "group", "block", "notes")
_TRUTHS = ("provisional", "cumulative", "doubtful")  # "false" takes back what was true
_FALSE = ("false", "không", "no", "0")
# What people write who mean the mark; none of it is the name of a grade or of a block.
_LIKE = tuple(
    map(
        key,
        (
            "rút",
            "đã rút",
            "rút bỏ",
            "thu hồi",
            "đã thu hồi",
            "bãi bỏ",
            "đã bãi bỏ",
            "hủy",
            "huỷ",
            "hủy bỏ",
            "huỷ bỏ",
            "đã hủy",
            "đã huỷ",
            "bỏ",
            "xóa",
            "xoá",
            "xóa bỏ",
            "xoá bỏ",
            "withdraw",
            "withdrawal",
            "annulled",
            "removed",
            "deleted",
        ),
    )
)
_MARK_WANTED = Text(
    f"nếu nguồn rút lại điều đã công bố thì ghi “{form.RETRACTED[0]}”; chưa biết thì để trống",
    f"where the source takes back what it said, write “{form.RETRACTED[0]}”; leave it blank if not"
    " known",
)


def meant(text: str) -> Text | None:
    """What should be written where these words mean to take something back and are no mark."""
    words = key(text)
    is_like = any(len(words) == len(word) and agree(words, word) for word in _LIKE)
    return _MARK_WANTED if is_like else None


def retractions(
    table: Mapping[str, list[str]],
) -> tuple[dict[str, list[str]], list[tuple[str, ...]]]:
    """The columns of a tidy file without their marks, and the fields that each line takes back."""
    columns = dict(table)
    count = len(next(iter(columns.values()), ()))
    fields: dict[int, list[str]] = {}
    for name in ("missing", *RETRACTABLE):
        if marked := _lines(columns, name, form.is_retracted):
            columns[name] = _blanked(columns[name], marked)
            _note(fields, marked, "value" if name == "missing" else name)
    for name in _TRUTHS:
        _note(fields, _lines(columns, name, _is_false), name)
    return columns, [tuple(dict.fromkeys(fields.get(line, ()))) for line in range(count)]


def _lines(
    columns: Mapping[str, list[str]], name: str, is_marked: Callable[[str], bool]
) -> list[int]:
    """The lines on which a column is marked."""
    texts = columns.get(name, ())
    marks = set(filter(is_marked, set(texts)))
    return [line for line, text in enumerate(texts) if text in marks] if marks else []


def _is_false(text: str) -> bool:
    return text.casefold() in _FALSE


def _note(fields: dict[int, list[str]], lines: Iterable[int], name: str) -> None:
    for line in lines:
        fields.setdefault(line, []).append(name)


def _blanked(texts: list[str], lines: Iterable[int]) -> list[str]:
    blanked = list(texts)
    for line in lines:
        blanked[line] = ""
    return blanked
