"""Who does something to the hub: the account of the system, and the name that was told."""

import getpass
import os
from contextlib import suppress
from datetime import datetime
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
        """By what this may be the other person too; None where accounts and names differ."""
        if self.is_named(other.name):
            return Text(f"cùng tên {self.name}", f"of one name, {self.name}")
        if self.account == other.account:
            return Text(f"cùng tài khoản {self.account}", f"of one account, {self.account}")
        return None


class Deed(NamedTuple):
    """Who did something, and when."""

    person: Person
    at: datetime


def account() -> str:
    """The account that runs this process: the system is asked, not the environment, which anybody
    may set.
    """
    with suppress(KeyError):  # a number without a name, as in containers
        if pwd is not None:
            return pwd.getpwuid(os.getuid()).pw_name
    return getpass.getuser()
