"""File names: what a file says it is, in letters of every country and in plain ones."""

import re
from urllib.parse import quote

from hub.web.request import Header
from hub.words.spelling import plain

_LONGEST = 150  # bytes of a title, since a disk takes 255 of a name
# Of letters also those that are not seen, or turn the direction of others.
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+')
_UNPLAIN = re.compile(r"[^A-Za-z0-9._-]+")


def file_name(title: str, suffix: str, end: str = "") -> str:
    """A name that every system takes: of a long title its beginning, and its end."""
    name = _UNFIT.sub("-", title).strip(" .-").encode()[:_LONGEST].decode(errors="ignore")
    return f"{name.strip(' ,.-')}{end}.{suffix}"


def disposition(name: str) -> Header:
    """The header by which a browser saves a file under its name."""
    ascii_name = _UNPLAIN.sub("-", plain(name)).strip("-")
    value = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}"
    return b"content-disposition", value.encode()
