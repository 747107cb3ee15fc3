"""Who does something to the hub: the account of the system, and the name that was told."""

import getpass
import os
import stat
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from hub.words.language import Text
from hub.words.spelling import key, plain

try:
    import pwd
except ImportError:  # Windows
    pwd = None


class Person(NamedTuple):
    """An account of the system, and the name that its user told, if any."""

    account: str
    name: str | None = None

    @property
    def told(self) -> str:
        """The name with the account."""
        return f"{self.name} ({self.account})" if self.name else self.account

    def is_named(self, name: str | None) -> bool:
        """Whether it told this name, however it is spelt."""
        return bool(self.name and name) and plain(key(self.name)) == plain(key(name))

    def sameness(self, other: "Person") -> Text | None:
        """That this is, or may be, the other person too, of whom one staged and one decided; None
        where accounts and names differ.
        """
        if self.is_named(other.name):
            return Text(
                f"người trình và người duyệt là một (cùng tên {self.name})",
                f"one person staged and decided (of one name, {self.name})",
            )
        if self.account == other.account:
            return Text(
                f"người trình và người duyệt cùng tài khoản {self.account} nên không chắc là hai"
                " người",
                f"who staged and who decided share the account {self.account}, so that it is not"
                " sure that they are two",
            )
        return None


class Deed(NamedTuple):
    """Who did something, and when."""

    person: Person
    at: datetime


def account() -> str:
    """The account that runs this process: the system is asked, not the environment, which anybody
    may set.
    """
    return getpass.getuser() if pwd is None else _named(os.getuid())


def owner(path: Path) -> str:
    """The account that a file or folder belongs to; ours where the system keeps none."""
    return account() if pwd is None else _named(path.lstat().st_uid)


def may_write(name: str, folder: Path) -> bool:
    """Whether an account may put files into a folder by the rights that it shows; nobody knows of
    an account without a name.
    """
    mode = folder.stat().st_mode
    if pwd is None or mode & stat.S_IWOTH or owner(folder) == name:
        return True
    try:
        groups = os.getgrouplist(name, pwd.getpwnam(name).pw_gid)
    except KeyError:
        return True
    return bool(mode & stat.S_IWGRP) and folder.stat().st_gid in groups


def _named(number: int) -> str:
    """The name of an account; as containers have them, a number without one."""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"uid {number}"
