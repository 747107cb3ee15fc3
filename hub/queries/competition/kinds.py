"""Kinds of units by how they compete."""

from hub.words.language import Text
from hub.words.terms import EntityKind

# There are thousands of these: only those that figures of a period name are rated.
BELOW = (EntityKind.DISTRICT, EntityKind.COMMUNE)
# Each province rates its own.
WITHIN = (EntityKind.DEPARTMENT, *BELOW, EntityKind.BODY)
NATIONAL = (EntityKind.PROVINCE, EntityKind.MINISTRY, EntityKind.COUNTRY, EntityKind.REGION)
# All of these are rated. Who of other kinds was rated is for figures to name, and how many they
# are for the source to tell.
LISTED = (EntityKind.PROVINCE, EntityKind.COUNTRY, EntityKind.REGION)
# Made up of provinces: set beside them and never ranked.
COMPOUND = (EntityKind.COUNTRY, EntityKind.REGION)

LABELS = {
    EntityKind.PROVINCE: Text("các tỉnh, thành phố", "the provinces and cities"),
    EntityKind.DEPARTMENT: Text("các sở, ban, ngành", "the departments"),
    EntityKind.DISTRICT: Text("các đơn vị cấp huyện", "the districts"),
    EntityKind.COMMUNE: Text("các đơn vị cấp xã", "the communes"),
    EntityKind.MINISTRY: Text("các bộ, ngành Trung ương", "the ministries"),
    EntityKind.REGION: Text("các vùng", "the regions"),
    EntityKind.COUNTRY: Text("cả nước", "the country"),
    EntityKind.BODY: Text("các đơn vị khác", "the other bodies"),
}
