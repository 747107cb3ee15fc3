"""Negotiation: which form of an answer a request accepts, by the qualities of its headers."""

import re
from functools import lru_cache
from typing import NamedTuple

JSON, RESPONSE = "application/json", "application/graphql-response+json"
HTML = "text/html"

_LONGEST, _MOST = 1000, 40  # bytes of a header, and wishes in it, that are looked at
_QUALITY = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*")
# Of what is accepted alike the last is sent: a client that names the type of GraphQL knows it.
_NAMED, _UNNAMED = (HTML, JSON, RESPONSE), (HTML, RESPONSE, JSON)
_UTF8 = ("utf-8", "utf8", "us-ascii")


class _Weight(NamedTuple):
    """How much a form is wished, and by how exact a name."""

    quality: float
    precision: int


@lru_cache(maxsize=256)
def media_type(accept: bytes, offers: tuple[str, ...]) -> str | None:
    """The type of an answer that a client likes best; None where it accepts no offer."""
    wishes = _wishes(accept) or {"*/*": 1.0}
    weights = {offer: _weight(offer, wishes) for offer in offers}
    accepted = [offer for offer in offers if weights[offer].quality > 0]
    return max(accepted, key=lambda offer: _rank(offer, weights[offer]), default=None)


@lru_cache(maxsize=256)
def takes_gzip(accept_encoding: bytes) -> bool:
    """Whether a client likes compressed bytes at least as well as others."""
    wishes = _wishes(accept_encoding)
    quality = wishes.get("gzip", wishes.get("*", 0.0))
    return quality > 0 and quality >= wishes.get("identity", 0.0)


def is_text(media: str) -> bool:
    """Whether what is of a type is text, which is written in UTF-8."""
    name = media.partition(";")[0]
    return name.startswith("text/") or name.endswith(("json", "xml", "csv"))


@lru_cache(maxsize=256)
def is_json(content_type: bytes) -> bool:
    """Whether a body is JSON, in the one charset that JSON has."""
    name, *parameters = content_type[:_LONGEST].decode("latin-1").lower().split(";")
    pairs = (parameter.partition("=") for parameter in parameters)
    charsets = [value.strip(' "') for key, _, value in pairs if key.strip() == "charset"]
    return name.strip() == JSON and all(charset in _UTF8 for charset in charsets)


def _wishes(header: bytes) -> dict[str, float]:
    """What a header lists, each with its quality; of a longer one its beginning."""
    listed = header[:_LONGEST].decode("latin-1").lower().split(",", _MOST)
    is_cut = len(header) > _LONGEST or len(listed) > _MOST
    wishes: dict[str, float] = {}
    for wish in listed[:-1] if is_cut else listed:
        name, *parameters = (part.strip() for part in wish.split(";"))
        if name:
            wishes[name] = max(wishes.get(name, 0.0), _quality(parameters))
    return wishes


def _quality(parameters: list[str]) -> float:
    """The quality among the parameters of a wish; one that is malformed is none."""
    for parameter in parameters:
        if parameter.partition("=")[0].strip() == "q":
            quality = _QUALITY.fullmatch(parameter)
            return float(quality[1]) if quality else 0.0
    return 1.0


def _weight(offer: str, wishes: dict[str, float]) -> _Weight:
    """The most exact wish for an offer decides."""
    names = ("*/*", f"{offer.partition('/')[0]}/*", offer)
    precision = max((place for place, name in enumerate(names) if name in wishes), default=None)
    return _Weight(0.0, 0) if precision is None else _Weight(wishes[names[precision]], precision)


def _rank(offer: str, weight: _Weight) -> tuple[float, int, int]:
    order = _NAMED if weight.precision == 2 else _UNNAMED
    return weight.quality, weight.precision, order.index(offer)
