"""The tables, one a file; storage.md of the design tells how figures are kept in them."""

from hub.tables.alias import Alias
from hub.tables.break_ import Break
from hub.tables.chain import Chain
from hub.tables.division import Division
from hub.tables.document import Document
from hub.tables.document_citation import DocumentCitation
from hub.tables.edition import Edition
from hub.tables.entity import Entity
from hub.tables.entity_name import EntityName
from hub.tables.group import Group
from hub.tables.index import Index
from hub.tables.indicator import Indicator
from hub.tables.membership import Membership
from hub.tables.note import Note
from hub.tables.observation import Observation
from hub.tables.part import Part
from hub.tables.rated import Rated
from hub.tables.release import Release
from hub.tables.source import Source
from hub.tables.stated import Figure, Target, Unplaced
from hub.tables.succession import Succession
from hub.tables.taken import Taken
from hub.tables.touched import Touched
from hub.tables.withdrawal import Withdrawal

__all__ = ["Alias", "Break", "Chain", "Division", "Document", "DocumentCitation", "Edition", "Entity", "EntityName", "Figure", "Group",
           "Index", "Indicator", "Membership", "Note", "Observation", "Part", "Rated", "Release", "Source", "Succession", "Taken",
           "Target", "Touched", "Unplaced", "Withdrawal"]
