"""The line under a picture that names whose figures it shows."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hub.web.charts.look import ChartLook
from hub.words.language import Text

_AFTER = re.compile(r" \(([^()]*)\)")  # what stands in brackets, within others


def citations(figures: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Whence the figures of an answer are; of computed ones whence their parts are."""
    for one in figures:
        if one["observation"]:
            yield one["observation"]["citation"]
        else:
            parts = (one.get("derivation") or {}).get("inputs", ())
            yield from (part["citation"] for part in parts)


def sources(cited: Iterable[dict[str, Any]], look: ChartLook) -> str:
    """A line that names whose figures are shown, and who retold them."""
    known = list(cited)
    publishers = list(dict.fromkeys(one["originalPublisher"] for one in known))
    if not publishers:
        return ""
    retold = list(dict.fromkeys(one["retoldBy"] for one in known if one["retoldBy"]))
    line = look.say(Text("Nguồn", "Source")) + ": " + "; ".join(publishers)
    return line + (f" ({_retelling(retold, known, look)})" if retold else "")


def _retelling(names: Sequence[str], cited: Sequence[dict[str, Any]], look: ChartLook) -> str:
    kinds = list(dict.fromkeys(one["tierText"].lower() for one in cited if one["retoldBy"]))
    listed = ", ".join(kinds)
    if len(names) == 1:
        name = _AFTER.sub(r", \1", names[0])
        return look.say(Text(f"theo {listed}: {name}", f"as retold by {name}, {listed}"))
    many = len(names)
    return look.say(
        Text(f"theo {many} nguồn dẫn lại: {listed}", f"as retold by {many} sources: {listed}")
    )
