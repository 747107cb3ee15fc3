"""The pool of connections of an engine."""

from sqlalchemy.pool import ConnectionPoolEntry, QueuePool


class Pool(QueuePool):
    """A queue of connections that, once disposed of, closes those that come back to it as well.

    Nobody would take them from there again: they would stay open until the garbage is collected.
    """

    _is_disposed = False

    def dispose(self) -> None:
        """Close every connection that is not in use now, and the others when they come back."""
        self._is_disposed = True
        super().dispose()

    def _do_return_conn(self, record: ConnectionPoolEntry) -> None:
        super()._do_return_conn(record)
        if self._is_disposed:  # perhaps since a moment ago, hence after the return
            super().dispose()
