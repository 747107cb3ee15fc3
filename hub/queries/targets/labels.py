"""Labels: what a target is called where there is little room."""

import re

from hub.catalogue import Target

SHORT = 70  # letters
# Where the words of a target may end: what stands behind only narrows it.
_END = re.compile(
    r"[,;(]|\s(?:đối với|so với|số với|thuộc|tại|trong|trên|được|khi|để|nhằm|theo|của|do|do đó|và|"
    r"góp phần|phải|không phải|đồng thời|bằng|cho|từ|giữa|còn|đã)\s"
)

_PROMISE = re.compile(r"\skhông phải\s")
_OPEN = re.compile(r"(?:[\s,;(]|\s(?:đồng thời|và|do đó))+$")


def short(target: Target) -> str:
    """The first words of a target that have a meaning alone; all of them where they are few, or
    where they end nowhere before.

    What is promised stands in them: of people who need not do something, what they need not.
    """
    label = target.label
    if len(label) <= SHORT:
        return label
    promise = _PROMISE.search(label)
    if promise is None:
        ends = [match.start() for match in _END.finditer(label, SHORT // 3, SHORT)]
        return _closed(label, ends[-1]) if ends else label
    after = _END.search(label, promise.end() + SHORT // 3)
    return _closed(label, after.start()) if after else label


def _closed(label: str, end: int) -> str:
    """The words up to an end, without what leads on to others."""
    return _OPEN.sub("", label[:end])
