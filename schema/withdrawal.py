"""Withdrawals: sources that no longer stand, and the documents that ended them."""

from datetime import date
from typing import Annotated

import strawberry

from hub import catalogue
from schema.context import Info
from schema.enums import WithdrawalKind
from schema.parents import document
from schema.shown import shown

Document = Annotated["Document", strawberry.lazy("schema.document")]


@strawberry.type
class Withdrawal:
    """How a source ended."""

    it: strawberry.Private[catalogue.Withdrawal]

    @strawberry.field
    def kind(self) -> WithdrawalKind:
        return WithdrawalKind(self.it.kind)

    day: date | None = shown("day")

    @strawberry.field
    def publisher(self, info: Info) -> str:
        return _source(info, self.it.by_id).publisher

    @strawberry.field
    def document(self, info: Info) -> str:
        return _source(info, self.it.by_id).title

    @strawberry.field
    def url(self, info: Info) -> str | None:
        return _source(info, self.it.by_id).url

    @strawberry.field
    def ended_by(self, info: Info) -> Document | None:
        return document(info, _source(info, self.it.by_id).document)

    @strawberry.field
    def ended(self, info: Info) -> str:
        return _source(info, self.it.source_id).title

    @strawberry.field
    def ended_document(self, info: Info) -> Document | None:
        return document(info, _source(info, self.it.source_id).document)


def withdrawal(it: catalogue.Withdrawal | None) -> Withdrawal | None:
    """A withdrawal as the API shows it."""
    return Withdrawal(it=it) if it else None


def _source(info: Info, own: int) -> catalogue.Source:
    return info.context.view.catalogue.source_by_id[own]
