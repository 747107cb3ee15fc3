"""Labels: what a target is called where there is little room."""

import re

from hub.catalogue import Target

SHORT = 70  # letters
# Where the words of a target may end: what stands behind only narrows it.
_END = re.compile(
    r"[,;(]|\s(?:đối với|so với|số với|thuộc|tại|trong|trên|được|khi|để|nhằm|theo|của|do|do đó|và|"
    r"góp phần|phải|không phải|đồng thời|bằng|cho|từ|giữa|còn|đã)\s"
)


def short(target: Target) -> str:
    """The first words of a target that have a meaning alone; all of them where they are few, or
    where they end nowhere before.
    """
    label = target.label
    if len(label) <= SHORT:
        return label
    ends = [match.start() for match in _END.finditer(label, SHORT // 3, SHORT)]
    return label[: ends[-1]].rstrip(" ,;(") if ends else label
