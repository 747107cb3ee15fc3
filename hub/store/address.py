"""The address of a database: read from the settings, and told to people without its secrets."""

import re
from urllib.parse import unquote

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from hub.words.errors import BadUse
from hub.words.language import Text

_BACKENDS = ("sqlite", "postgresql", "postgres")
# What stands for a password in an address or a connection string; one that is not written as it
# should be may hold any mark.
_SECRETS = (
    re.compile(r"(?<=//)\S*(?=@)"),
    re.compile(r"(?<=password=)('[^']*'|[^&\s]+)", re.IGNORECASE),
)
# What is told of the words behind the question mark.
_TOLD = ("host", "port", "service", "sslmode")
_HARMLESS = re.compile(r"(sqlite:)?[^:@=?#]*", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.]*:(?=/)", re.IGNORECASE)


def parsed(address: str) -> URL:
    """The parts of an address; BadUse where it is none that the hub can read."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise _malformed(address) from None
    if url.get_backend_name() not in _BACKENDS:
        raise _malformed(address)
    if url.get_backend_name() != "sqlite":
        _check(address, url)
    elif url.host or url.username or url.password or url.query:
        raise _malformed(address)
    return url


def described(url: URL) -> str:
    """A database as people know it, without secrets."""
    if url.get_backend_name() == "sqlite":
        name = str(url.database)
        return unquote(name.removeprefix("file:")) if "uri" in url.query else name
    query = {key: value for key, value in url.query.items() if key in _TOLD}
    return masked(url.set(drivername="postgresql", query=query).render_as_string())


def masked(text: str) -> str:
    """A text with *** for whatever may be a password of an address in it."""
    for secret in _SECRETS:
        text = secret.sub("***", text)
    return text


def _check(address: str, url: URL) -> None:
    """BadUse where a part holds what belongs to a password that is not written as it should be."""
    if address.count("@") > 1 or "@" in f"{url.host}{url.database}":
        raise BadUse(
            Text(
                "địa chỉ cơ sở dữ liệu có nhiều dấu @; trong tên và mật khẩu hãy viết @ là %40,"
                " / là %2F, : là %3A",
                "the database address has several @; in a name or a password write @ as %40, / as"
                " %2F, : as %3A",
            )
        )


def _malformed(address: str) -> BadUse:
    """The sentence on an address; of one that may hold a password no more than its beginning."""
    shown = address
    if not _HARMLESS.fullmatch(address):
        scheme = _SCHEME.match(address)
        shown = f"{scheme[0] if scheme else ''}…"
    return BadUse(
        Text(
            f"địa chỉ cơ sở dữ liệu “{shown}” viết sai; cần dạng sqlite:///data/hub.db hoặc"
            " postgresql://…",
            f"the database address “{shown}” is malformed, unlike sqlite:///data/hub.db or"
            " postgresql://…",
        )
    )
