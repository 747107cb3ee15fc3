"""The public ids of documents."""

import re

from hub.words.names import slug


def numbered(
    number: str, year: int | None, province: str | None = None, usual_year: int | None = None
) -> str:
    """The public id of a document by its number, with province and year where numbers repeat.

    The province is part of it where each province has its own numbers, the year where numbers
    restart and it is known. A number that means one year's document alone (76/NQ-CP) stands without
    its year.
    """
    own = slug(re.sub("/", "-", number))
    lasting = re.search(r"/(?:19|20)\d{2}/|QH\d", number) or year is None or year == usual_year
    return "/".join(filter(None, (province, own if lasting else f"{own}-{year}")))


def titled(place: str | None, kind: str, title: str, period: str) -> str:
    """A document without a number: its kind, the first words of its title and its time, after
    its issuer.
    """
    words = slug(title)
    short = words if len(words) <= 60 else words[:61].rpartition("-")[0]
    time = "" if short.endswith(slug(period)) else slug(period)
    return "/".join(filter(None, (place, "-".join(filter(None, (slug(kind), short, time))))))
