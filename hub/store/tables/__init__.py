"""The tables, one a file; docs/storage.md describes how figures are kept in them."""

from hub.store.tables.alias import Alias
from hub.store.tables.approval import Approval
from hub.store.tables.break_ import Break
from hub.store.tables.chain import Chain
from hub.store.tables.division import Division
from hub.store.tables.document import Document
from hub.store.tables.document_citation import DocumentCitation
from hub.store.tables.edition import Edition
from hub.store.tables.entity import Entity
from hub.store.tables.entity_name import EntityName
from hub.store.tables.group import Group
from hub.store.tables.index import Index
from hub.store.tables.indicator import Indicator
from hub.store.tables.membership import Membership
from hub.store.tables.note import Note
from hub.store.tables.observation import Observation
from hub.store.tables.part import Part
from hub.store.tables.publication import Publication
from hub.store.tables.rated import Rated
from hub.store.tables.release import Release
from hub.store.tables.source import Source
from hub.store.tables.spelling import Spelling
from hub.store.tables.staged import Staged
from hub.store.tables.staged_part import StagedPart
from hub.store.tables.stated import Figure, Target, Unplaced
from hub.store.tables.succession import Succession
from hub.store.tables.taken import Taken
from hub.store.tables.touched import Touched
from hub.store.tables.withdrawal import Withdrawal

__all__ = [
    "Alias",
    "Approval",
    "Break",
    "Chain",
    "Division",
    "Document",
    "DocumentCitation",
    "Edition",
    "Entity",
    "EntityName",
    "Figure",
    "Group",
    "Index",
    "Indicator",
    "Membership",
    "Note",
    "Observation",
    "Part",
    "Publication",
    "Rated",
    "Release",
    "Source",
    "Spelling",
    "Staged",
    "StagedPart",
    "Succession",
    "Taken",
    "Target",
    "Touched",
    "Unplaced",
    "Withdrawal",
]
