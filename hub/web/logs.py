"""What a server logs, on standard error: nothing in it is obeyed by the terminal that shows it."""

import logging
from typing import Any

from hub.words.language import visible


class VisibleFormatter(logging.Formatter):
    """The level and the message, then the traceback, with hidden letters written out."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))


# Of all that is logged in a process of the server.
CONFIGURATION: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"visible": {"()": "hub.web.logs.VisibleFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "visible"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
