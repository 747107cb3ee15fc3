"""Marks by which a file says that its source takes something back; a blank cell says nothing."""

from collections.abc import Iterable, Mapping

from hub.template import form
from hub.words.language import Text
from hub.words.spelling import agree, key

WITHDRAWABLE = ("value", "rank", "rank_of", "group", "block", "notes")
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
    f"nếu nguồn rút lại điều đã công bố thì ghi “{form.WITHDRAWN[0]}”; chưa biết thì để trống",
    f"where the source takes back what it said, write “{form.WITHDRAWN[0]}”; leave it blank if not"
    " known",
)


def meant(text: str) -> Text | None:
    """What should be written where these words mean to take something back and are no mark."""
    wanted = key(text)
    return (
        _MARK_WANTED
        if any(len(wanted) == len(word) and agree(wanted, word) for word in _LIKE)
        else None
    )


def taken_back(
    table: Mapping[str, list[str]],
) -> tuple[dict[str, list[str]], list[tuple[str, ...]]]:
    """The columns of a tidy file without their marks, and the fields that each line takes back."""
    columns = dict(table)
    lines: dict[int, list[str]] = {}
    for name in ("missing", *WITHDRAWABLE):
        marked = [
            line for line, text in enumerate(columns.get(name, ())) if form.is_withdrawn(text)
        ]
        if marked:
            columns[name] = _blanked(columns[name], marked)
            for line in marked:
                lines.setdefault(line, []).append("value" if name == "missing" else name)
    for name in _TRUTHS:
        for line in (
            line for line, text in enumerate(columns.get(name, ())) if text.casefold() in _FALSE
        ):
            lines.setdefault(line, []).append(name)
    count = len(next(iter(columns.values()), ()))
    return columns, [
        tuple(dict.fromkeys(lines[line])) if line in lines else () for line in range(count)
    ]


def _blanked(texts: list[str], lines: Iterable[int]) -> list[str]:
    kept = list(texts)
    for line in lines:
        kept[line] = ""
    return kept
