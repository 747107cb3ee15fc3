"""The frame of a page: its language, how it writes, and how it leads to others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from hub.web.address import Address
from hub.web.pages.formats import Formats
from hub.web.pages.site import Site
from hub.words.language import Language, Text

VERSION = "phien-ban"


@dataclass(frozen=True)
class PageFrame:
    """What is known of a page before any data."""

    language: Language
    address: Address
    site: Site

    @property
    def format(self) -> Formats:
        """How the page writes numbers and days."""
        return Formats(self.language)

    def say(self, vi: str, en: str) -> str:
        """A text in the language of the page."""
        return Text(vi, en).within(self.language)

    @property
    def root(self) -> str:
        """What leads from this address to the hub's own root, whatever prefix a proxy puts before:
        no address of a page begins with a slash.
        """
        return "../" * (self.address.path.count("/") - 1) or "./"

    def link(self, path: str, **parameters: str | Sequence[str] | None) -> str:
        """An address of the hub from here, in the same language and of the same data version."""
        kept = {"language": self.address.language, VERSION: self.address.last(VERSION) or None}
        return self.root + quote(path, safe="/") + _query(parameters | kept)

    def same(self, **parameters: str | None) -> str:
        """This address with other parameters."""
        own: dict[str, Any] = dict(self.address.parameters)
        kept = own | {"language": self.address.language} | parameters
        return self.root + quote(self.address.path.lstrip("/"), safe="/") + _query(kept)


def _query(parameters: dict[str, Any]) -> str:
    """Parameters as an address holds them; names with - for _, those of None left out."""
    pairs = {name.replace("_", "-"): value for name, value in parameters.items() if value}
    return f"?{urlencode(pairs, doseq=True, safe='/,:@', quote_via=quote)}" if pairs else ""
