"""Documents: legal and departmental texts that figures and structures rest on."""

from datetime import date, datetime
from typing import Annotated

import strawberry
from strawberry import Parent

from hub import catalogue
from hub.queries.documents import ended_by, endings_by, stated
from hub.words import period
from hub.words.period import Period
from schema.as_of import at
from schema.context import Info
from schema.entity import Entity, Province, dress
from schema.parents import documents_of
from schema.withdrawal import Withdrawal, withdrawal

Target = Annotated["Target", strawberry.lazy("schema.statement")]
Figure = Annotated["Figure", strawberry.lazy("schema.statement")]


@strawberry.type
class Document:
    """A legal or departmental document."""

    @classmethod
    def is_type_of(cls, thing: object, info: object) -> bool:
        """Whether a hit of a search is a document."""
        return isinstance(thing, catalogue.Document)

    @strawberry.field
    def id(parent: Parent[catalogue.Document]) -> strawberry.ID:
        return parent.public_id

    @strawberry.field
    def document_kind(parent: Parent[catalogue.Document]) -> str:
        return parent.kind

    @strawberry.field
    def number(parent: Parent[catalogue.Document]) -> str | None:
        return parent.number

    @strawberry.field
    def title(parent: Parent[catalogue.Document]) -> str:
        return parent.title

    @strawberry.field
    def date(parent: Parent[catalogue.Document]) -> date | None:
        return parent.date

    @strawberry.field
    def date_printed(parent: Parent[catalogue.Document]) -> str | None:
        return parent.date_printed

    @strawberry.field
    def issuer(parent: Parent[catalogue.Document]) -> str | None:
        return parent.issuer

    @strawberry.field
    def issuer_entity(parent: Parent[catalogue.Document], info: Info) -> Entity | None:
        return (
            dress(info.context.view.catalogue.entities[parent.issuer_entity])
            if parent.issuer_entity
            else None
        )

    @strawberry.field
    def province(parent: Parent[catalogue.Document], info: Info) -> Province | None:
        return (
            dress(info.context.view.catalogue.entities[parent.province])
            if parent.province
            else None
        )

    @strawberry.field
    def period(parent: Parent[catalogue.Document]) -> Period | None:
        return period.optional(parent.period)

    @strawberry.field
    def url(parent: Parent[catalogue.Document]) -> str | None:
        return parent.url

    @strawberry.field
    def cites(parent: Parent[catalogue.Document], info: Info) -> list["Document"]:
        return documents_of(info, info.context.view.catalogue.cites.get(parent.public_id, ()))

    @strawberry.field
    def cited_by(parent: Parent[catalogue.Document], info: Info) -> list["Document"]:
        return documents_of(info, info.context.view.catalogue.cited_by.get(parent.public_id, ()))

    @strawberry.field
    def withdrawal(
        parent: Parent[catalogue.Document], info: Info, as_of: datetime | None = None
    ) -> Withdrawal | None:
        return withdrawal(ended_by(at(info, as_of), parent))

    @strawberry.field
    def withdraws(
        parent: Parent[catalogue.Document], info: Info, as_of: datetime | None = None
    ) -> list[Withdrawal]:
        return list(map(withdrawal, endings_by(at(info, as_of), parent)))

    @strawberry.field
    def targets(
        parent: Parent[catalogue.Document], info: Info, as_of: datetime | None = None
    ) -> list[Target]:
        return stated(at(info, as_of), parent).targets

    @strawberry.field
    def figures(
        parent: Parent[catalogue.Document], info: Info, as_of: datetime | None = None
    ) -> list[Figure]:
        return stated(at(info, as_of), parent).figures

    @strawberry.field
    def unplaced(
        parent: Parent[catalogue.Document], info: Info, as_of: datetime | None = None
    ) -> list[str]:
        return [each.text for each in stated(at(info, as_of), parent).unplaced]
