"""Groups: the bands and grades into which publishers sort results."""

import strawberry

from hub import catalogue
from schema.context import Info
from schema.enums import Language


@strawberry.type
class Group:
    """A published band."""

    it: strawberry.Private[catalogue.Group]

    @strawberry.field
    def code(self) -> str:
        return self.it.code

    @strawberry.field
    def name(self, info: Info, language: Language | None = None) -> str:
        return info.context.say(self.it.name, language)

    @strawberry.field(name="from")
    def from_(self) -> float | None:
        return self.it.lower

    @strawberry.field
    def to(self) -> float | None:
        return self.it.upper

    @strawberry.field
    def count(self) -> int | None:
        return self.it.count

    @strawberry.field
    def confirmed(self) -> bool:
        return self.it.confirmed
