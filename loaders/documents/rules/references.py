"""Kinds of documents, who issues them, laws by their names, and the words of a head."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document by name and by the letters that stand for it in a number."""

    name: str
    letters: tuple[str, ...]
    aim: bool = False  # it says what is to be done unless its words say otherwise
    head: bool = False  # a document of this kind is titled so


@dataclass(frozen=True)
class IssuerRule:
    """Who stands behind the last letters of a number."""

    letters: str
    name: str
    local: bool = False  # one in each province
    shared: bool = False  # others issue under these letters too


@dataclass(frozen=True)
class HeadWords:
    """The words of a head: where the body begins, what a letterhead holds, who speaks."""

    parts: str
    begins: str
    bodies: str
    speaks: str


@dataclass(frozen=True)
class ReferenceRules:
    """references.toml."""

    kinds: tuple[DocumentKind, ...]
    issued_by: dict[str, tuple[str, ...]]
    issuers: tuple[IssuerRule, ...]
    years: dict[str, int]
    laws: tuple[str, ...]
    law_ends: str
    issuer_ends: str
    head: HeadWords
