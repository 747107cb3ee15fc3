"""The units that an address names: ids with commas between them, or a name in each parameter."""

import re

from hub.web.pages.page_frame import PageFrame

UNITS = "don-vi"
_SEVERAL = re.compile(r"[\w-]+(/[\w-]+)?(,[\w-]+(/[\w-]+)?)+")  # ids, not a name with a comma


def units(page: PageFrame) -> list[str]:
    """The units that are named, each once."""
    values = (value for name, value in page.address.parameters if name == UNITS)
    names = (name.strip() for value in values for name in _names(value))
    return list(dict.fromkeys(name for name in names if name))


def _names(value: str) -> list[str]:
    if ";" in value:
        return value.split(";")
    return value.split(",") if _SEVERAL.fullmatch(value.strip()) else [value]
