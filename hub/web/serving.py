"""Serving: the server that carries the application, by its settings."""

from typing import Any

import uvicorn

from hub.settings import Settings
from hub.web import logs
from hub.web.connection import Connection

_KEPT_ALIVE = 75  # seconds, longer than proxies keep a connection that they believe open
_SHARE = 0.7  # of the grace, that of answers under way; the rest is for ending


def serve(settings: Settings) -> None:
    """Serve until the process is told to end."""
    uvicorn.run("hub.web.app:running", factory=True, **options(settings))


def options(settings: Settings) -> dict[str, Any]:
    """What uvicorn is told."""
    return {
        "host": settings.host,
        "port": settings.port,
        "workers": settings.workers,
        "http": Connection,
        "ws": "none",
        "log_config": logs.CONFIGURATION,
        "log_level": "error",
        "access_log": False,
        "server_header": False,
        "proxy_headers": False,  # nothing that is answered depends on them
        "timeout_keep_alive": _KEPT_ALIVE,
        "timeout_graceful_shutdown": settings.grace_seconds * _SHARE,
    }
