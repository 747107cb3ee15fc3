"""Kinds of units by how they compete."""

from hub.words.terms import EntityKind

NATIONAL = (EntityKind.PROVINCE, EntityKind.MINISTRY, EntityKind.COUNTRY, EntityKind.REGION)
# All of these are rated. Who of other kinds was rated is for figures to name, and how many they
# are for the source to tell.
LISTED = (EntityKind.PROVINCE, EntityKind.COUNTRY, EntityKind.REGION)
# Made up of provinces: set beside them and never ranked.
COMPOUND = (EntityKind.COUNTRY, EntityKind.REGION)
