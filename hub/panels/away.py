"""Away: a database that does not answer for the moment, and may answer again."""

from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from hub.store import database
from hub.words.errors import HubFault
from hub.words.language import Text

_AWAY = Text(
    "chưa đọc được cơ sở dữ liệu; hãy hỏi lại sau ít phút",
    "the database cannot be read at the moment; ask again in a few minutes",
)
# Codes of PostgreSQL: a table that is not there, or that may not be read; a question of ours that
# is malformed has others.
_STATES = ("42P01", "42501")


class DatabaseAway(HubFault):
    """Raised when the database does not answer; its cause is for the log."""

    def __init__(self, cause: str) -> None:
        super().__init__(_AWAY)
        self.cause = cause


def away(error: BaseException | None) -> DatabaseAway | None:
    """The absence of the database that an error tells of; None where it tells of something else."""
    if isinstance(error, DatabaseAway):
        return error
    if _is_absence(error):
        return DatabaseAway(f"{type(error).__name__}: {database.cause_of(error)}")
    return None


def _is_absence(error: BaseException | None) -> bool:
    if isinstance(error, ProgrammingError):
        return getattr(error.orig, "sqlstate", None) in _STATES
    # A damaged file is an error of the general kind itself.
    is_general = type(error) is DatabaseError
    return is_general or isinstance(error, OperationalError | InterfaceError | PoolTimeout)
