"""The name of a file of a page: its view, and of which indicator and period it is."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hub.words.names import plain

_APART = re.compile(r"[^a-z0-9]+")
_TOTAL = "/TOTAL"


def page_name(path: str, *subjects: str | None) -> str:
    """Words of letters that every system takes, with - between them, each once."""
    slugs = (_APART.sub("-", plain(one).lower()).strip("-") for one in (path, *subjects) if one)
    return "-".join(dict.fromkeys(filter(None, slugs)))


def subjects(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """The indicator of all rows, else their index, and their period, where they have but one."""
    listing = list(rows)
    indicators = _values(listing, "indicator_id")
    indices = {one.partition("/")[0] for one in indicators}
    kinds = (indicators if len(indicators) == 1 else indices, _values(listing, "period"))
    return [subject(*each) for each in kinds if len(each) == 1]


def subject(name: str) -> str:
    """An indicator without its edition, a total by its index; a period as it is."""
    return name.partition("@")[0].removesuffix(_TOTAL)


def _values(rows: Iterable[Mapping[str, Any]], key: str) -> set[str]:
    return {str(row[key]) for row in rows if row.get(key)}
