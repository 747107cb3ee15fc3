"""The feed: what was published last, as Atom."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from hub.web.address import Address, AddressAnswer
from hub.web.asker import Asker
from hub.words.language import Text

_ATOM = "http://www.w3.org/2005/Atom"
_MEDIA = "application/atom+xml"
_NAME = "hub-releases"  # what the ids of feed and entries are made of
_DOCUMENT = (Path(__file__).parent / "documents" / "feed.graphql").read_text(encoding="utf-8")
_TITLE = Text("Các đợt cập nhật số liệu", "Releases of data")
_HUB = Text("Kho dữ liệu chỉ số quản trị cấp tỉnh", "The hub of provincial governance indices")
_WHOLE = ("export/all.zip", "application/zip")

register_namespace("", _ATOM)


@dataclass(frozen=True)
class ReleaseFeed:
    """The feed of a hub: who runs it, and where others reach it."""

    owner: str = ""
    start: str = ""

    def make(self, asker: Asker, address: Address) -> AddressAnswer:
        """The releases, the latest first; Refusal."""
        asker.variables(_DOCUMENT, address.parameters)
        data = asker.data(_DOCUMENT)
        root = Element(f"{{{_ATOM}}}feed", {"xml:lang": asker.language.value})
        _add(root, "title", _TITLE.within(asker.language))
        _add(root, "id", _id(self.start, ""))
        _add(root, "updated", data["dataVersion"]["publishedAt"])
        author = SubElement(root, f"{{{_ATOM}}}author")
        _add(author, "name", self.owner or _HUB.within(asker.language))
        self._link(root, "self", "releases.atom", _MEDIA)
        for release in data["answer"]:
            self._entry(root, release, asker)
        body = tostring(root, encoding="utf-8", xml_declaration=True)
        return AddressAnswer(body, _MEDIA)

    def _entry(self, root: Element, release: Mapping[str, Any], asker: Asker) -> None:
        own = f"{release['importedAt']}/{release['id']}/{release['checksum']}"
        entry = SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, "title", _title(release).within(asker.language))
        _add(entry, "id", _id(self.start, own))
        _add(entry, "updated", release["importedAt"])
        _add(entry, "published", release["importedAt"])
        self._link(entry, "alternate", *_whereabouts(release, asker))
        _add(entry, "summary", _summary(release).within(asker.language))

    def _link(self, parent: Element, relation: str, address: str, media: str) -> None:
        """A link beside the feed's own address, whatever a proxy puts before both."""
        place = f"{self.start}/{address}" if self.start else address
        link = {"rel": relation, "href": place, "type": media}
        SubElement(parent, f"{{{_ATOM}}}link", link)


def _whereabouts(release: Mapping[str, Any], asker: Asker) -> tuple[str, str]:
    """Where all the data stand as they were after a release, and as what."""
    if release["id"] == str(asker.version):
        return _WHOLE
    return f"export/observations.csv?asOf={release['id']}", "text/csv"


def _title(release: Mapping[str, Any]) -> Text:
    number, dataset, undone = release["id"], release["dataset"], release["undoes"]
    if undone:
        other = undone["id"]
        return Text(
            f"Đợt {number}: {dataset}, hoàn tác đợt {other}",
            f"Release {number}: {dataset}, undoes release {other}",
        )
    return Text(f"Đợt {number}: {dataset}", f"Release {number}: {dataset}")


def _summary(release: Mapping[str, Any]) -> Text:
    added, changed, gone = release["added"], release["changed"], release["gone"]
    return Text(
        f"{added} số liệu mới, {changed} số liệu đổi, {gone} số liệu thôi hiệu lực",
        f"{added} figures added, {changed} changed, {gone} gone",
    )


def _id(start: str, name: str) -> str:
    """An id of the hub at an address, or of a thing in it."""
    return uuid5(NAMESPACE_URL, f"{start}/{_NAME}/{name}").urn


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{_ATOM}}}{name}").text = text
