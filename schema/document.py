"""Documents: legal and departmental texts that figures and structures rest on."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from hub import catalogue
from hub.queries.documents import stated
from hub.words import period
from hub.words.period import Period
from schema.context import Info
from schema.entity import Entity, Province, dress

Target = Annotated["Target", strawberry.lazy("schema.statement")]
Figure = Annotated["Figure", strawberry.lazy("schema.statement")]


@strawberry.type
class Document:
    """A legal or departmental document."""

    it: strawberry.Private[catalogue.Document]

    @strawberry.field
    def id(self) -> strawberry.ID:
        return self.it.public_id

    @strawberry.field
    def document_kind(self) -> str:
        return self.it.kind

    @strawberry.field
    def number(self) -> str | None:
        return self.it.number

    @strawberry.field
    def title(self) -> str:
        return self.it.title

    @strawberry.field
    def date(self) -> date | None:
        return self.it.date

    @strawberry.field
    def date_printed(self) -> str | None:
        return self.it.date_printed

    @strawberry.field
    def issuer(self) -> str | None:
        return self.it.issuer

    @strawberry.field
    def issuer_entity(self, info: Info) -> Entity | None:
        return (
            dress(info.context.view.catalogue.entities[self.it.issuer_entity])
            if self.it.issuer_entity
            else None
        )

    @strawberry.field
    def province(self, info: Info) -> Province | None:
        return (
            dress(info.context.view.catalogue.entities[self.it.province])
            if self.it.province
            else None
        )

    @strawberry.field
    def period(self) -> Period | None:
        return period.parse(self.it.period) if self.it.period else None

    @strawberry.field
    def url(self) -> str | None:
        return self.it.url

    @strawberry.field
    def cites(self, info: Info) -> list["Document"]:
        return [
            document(info, cited)
            for cited in info.context.view.catalogue.cites.get(self.it.public_id, ())
        ]

    @strawberry.field
    def cited_by(self, info: Info) -> list["Document"]:
        return [
            document(info, citing)
            for citing in info.context.view.catalogue.cited_by.get(self.it.public_id, ())
        ]

    @strawberry.field
    def targets(self, info: Info, as_of: datetime | None = None) -> list[Target]:
        from schema.statement import target

        view, day = info.context.at(as_of), info.context.day(as_of)
        return [target(each, view, day) for each in stated(view, self.it).targets]

    @strawberry.field
    def figures(self, info: Info, as_of: datetime | None = None) -> list[Figure]:
        from schema.statement import figure

        view = info.context.at(as_of)
        return [figure(each, view) for each in stated(view, self.it).figures]

    @strawberry.field
    def unplaced(self, info: Info, as_of: datetime | None = None) -> list[str]:
        return [each.text for each in stated(info.context.at(as_of), self.it).unplaced]


def document(info: Info, public_id: str | None) -> Document | None:
    """The document of an id, if there is one."""
    found = info.context.view.catalogue.documents.get(public_id or "")
    return Document(it=found) if found else None
