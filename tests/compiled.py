"""Statements that SQLAlchemy compiled, for all engines of the tests: each test has a database and
an engine of its own, and compiling the same statements for each cost more than running them.
"""

from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.util import LRUCache


class Statements(LRUCache):
    """Compiled statements by their text and the kind of their database, whatever its engine."""

    def get(self, key: tuple, default: Any = None) -> Any:
        """The compiled statement; SQLAlchemy's own key begins with the dialect of one engine."""
        return super().get(_of_kind(key), default)

    def __setitem__(self, key: tuple, compiled: Any) -> None:
        super().__setitem__(_of_kind(key), compiled)


def _of_kind(key: tuple) -> tuple:
    dialect, *others = key
    return type(dialect), dialect.server_version_info, *others


def once() -> None:
    """Every engine of this process uses what any of them compiled."""
    statements = Statements(2000)

    def share(connection: Connection) -> None:
        connection.execution_options(compiled_cache=statements)

    event.listen(Engine, "engine_connect", share)
