"""Away: a database that does not answer for the moment, and may answer again."""

from sqlalchemy.exc import DatabaseError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from hub.store import database
from hub.words.errors import HubFault
from hub.words.language import Text

AWAY = Text(
    "chưa đọc được cơ sở dữ liệu; hãy hỏi lại sau ít phút",
    "the database cannot be read at the moment; ask again in a few minutes",
)
GONE = Text(
    "không thấy tệp cơ sở dữ liệu; có lại tệp thì kho tự đọc",
    "the database file is not there; the hub reads it as soon as it is",
)
DAMAGED = Text(
    "tệp cơ sở dữ liệu bị hỏng hoặc chưa chép xong; có tệp lành thì kho tự đọc",
    "the database file is damaged or not copied whole; the hub reads it as soon as it is sound",
)
STALE_LOG = Text(
    "tệp cơ sở dữ liệu đã được thay nhưng tệp -wal của bản cũ còn nằm cạnh; hãy bỏ tệp -wal và -shm"
    " ấy đi, kho sẽ tự đọc",
    "the database file was replaced, yet the -wal file of the former one lies beside it; take that"
    " -wal and its -shm away, and the hub reads the database",
)
UNSHARED = Text(
    "cơ sở dữ liệu có tệp -wal nằm cạnh nhưng thư mục chỉ được đọc nên không lập được tệp -shm; hãy"
    " cho kho ghi vào thư mục, hoặc chạy hub check một lần ở nơi ghi được",
    "the database has a -wal file beside it, and its -shm cannot be made in a folder that may only"
    " be read; let the hub write in the folder, or run hub check once where it can be written",
)
FOREIGN = Text(
    "cơ sở dữ liệu chưa có các bảng của kho hoặc thuộc phiên bản khác; hãy chạy hub up",
    "the database has no tables of the hub yet, or those of another version; run hub up",
)
_REPLACED = Text(
    "cơ sở dữ liệu vừa được thay và đang được mở lại; hãy hỏi lại sau ít giây",
    "the database was replaced just now and is being opened anew; ask again in a few seconds",
)
# Codes of PostgreSQL: a table that is not there, or that may not be read; a question of ours that
# is malformed has others.
_NO_TABLE = "42P01"
_STATES = (_NO_TABLE, "42501")


class DatabaseAway(HubFault):
    """Raised when the database does not answer; its cause is for the log."""

    def __init__(self, cause: str, text: Text = AWAY) -> None:
        super().__init__(text)
        self.cause = cause


class DatabaseReplaced(DatabaseAway):
    """Raised when another database lies where one was opened."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause, _REPLACED)


def away(error: BaseException | None) -> DatabaseAway | None:
    """The absence of the database that an error tells of; None where it tells of something else."""
    if isinstance(error, DatabaseAway):
        return error
    if _is_absence(error):
        cause = f"{type(error).__name__}: {database.cause_of(error)}"
        return DatabaseAway(cause, _text(error))
    return None


def _text(error: BaseException | None) -> Text:
    if _is_damage(error):
        return DAMAGED
    cause = getattr(error, "orig", None)
    is_foreign = getattr(cause, "sqlstate", None) == _NO_TABLE or "no such" in str(cause)
    return FOREIGN if is_foreign else AWAY


def _is_damage(error: BaseException | None) -> bool:
    """Whether pages of a file are damaged, which is an error of the general kind itself."""
    return type(error) is DatabaseError


def _is_absence(error: BaseException | None) -> bool:
    if isinstance(error, ProgrammingError):
        return getattr(error.orig, "sqlstate", None) in _STATES
    return _is_damage(error) or isinstance(error, OperationalError | InterfaceError | PoolTimeout)
