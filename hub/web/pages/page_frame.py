"""The frame of a page: its language, how it writes, and how it leads to others."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import orjson

from hub.web.address import VERSION, Address
from hub.web.pages.formats import Formats
from hub.web.pages.site import Site
from hub.words.language import Language, Text

EMBEDDED = "/nhung"
_FILE = re.compile(r"\.[a-z]+$")


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

    @property
    def is_embedded(self) -> bool:
        """Whether another site shows the page within its own."""
        return self.address.path.startswith(EMBEDDED + "/")

    @property
    def path(self) -> str:
        """Where the view itself is, from the hub's root: neither embedded nor as a file."""
        return _FILE.sub("", self.address.path.removeprefix(EMBEDDED)).strip("/")

    def same(self, **parameters: str | Sequence[str] | None) -> str:
        """This view with other parameters; names with - for _."""
        return self.root + quote(self.path, safe="/") + _query(self._own(parameters))

    def file(self, form: str, **parameters: str | Sequence[str] | None) -> str:
        """This view as a file."""
        return f"{self.root}{quote(self.path, safe='/')}.{form}{_query(self._own(parameters))}"

    def lasting(self, version: str, **parameters: str | Sequence[str] | None) -> str:
        """The address of this view that always shows a data version, as others reach it."""
        start = f"{self.site.public_url.rstrip('/')}/" if self.site.public_url else self.root
        return (
            start + quote(self.path, safe="/") + _query(self._own(parameters | {VERSION: version}))
        )

    def printed(self, version: str, **parameters: str | None) -> str:
        """The same address as a file or paper holds it: of the hub's own root where nobody has
        said how others reach it.
        """
        start = f"{self.site.public_url.rstrip('/')}/"
        return start + self.lasting(version, **parameters).removeprefix(start).lstrip("./")

    def graphiql(self, query: str, variables: Mapping[str, Any]) -> str:
        """A question opened in GraphiQL."""
        text = orjson.dumps({name: value for name, value in variables.items() if value}).decode()
        return f"{self.root}graphql?{urlencode({'query': query, 'variables': text})}"

    def _own(self, parameters: Mapping[str, str | Sequence[str] | None]) -> dict[str, Any]:
        own: dict[str, Any] = {}
        for name, value in self.address.parameters:
            if value:
                own.setdefault(name, []).append(value)
        changes = {name.replace("_", "-"): value for name, value in parameters.items()}
        return own | {"language": self.address.language} | changes


def _query(parameters: dict[str, Any]) -> str:
    """Parameters as an address holds them; names with - for _, those of None left out."""
    pairs = {name.replace("_", "-"): value for name, value in parameters.items() if value}
    return f"?{urlencode(pairs, doseq=True, safe='/,:@', quote_via=quote)}" if pairs else ""
