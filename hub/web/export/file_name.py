"""File names: what a file says it is, in letters of every country and in plain ones."""

import re
from urllib.parse import quote

from hub.web.request import Header
from hub.words.spelling import plain

_LONGEST = 100  # letters
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*\x7f]+')
_UNPLAIN = re.compile(r"[^A-Za-z0-9._-]+")


def file_name(title: str, suffix: str) -> str:
    """A name that every system takes."""
    name = _UNFIT.sub("-", title).strip(" .-")[:_LONGEST].strip()
    return f"{name}.{suffix}"


def disposition(name: str) -> Header:
    """The header by which a browser saves a file under its name."""
    ascii_name = _UNPLAIN.sub("-", plain(name)).strip("-")
    value = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}"
    return b"content-disposition", value.encode()
