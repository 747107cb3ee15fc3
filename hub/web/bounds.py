"""Bounds: what a question may cost, as the settings have it."""

from hub.settings import Settings
from schema.answering import Bounds
from schema.plan.budget import Allowance
from schema.plan.guards import Limits


def bounds(settings: Settings) -> Bounds:
    """What a question may cost."""
    return Bounds(
        limits=Limits(
            tokens=settings.most_tokens,
            depth=settings.most_depth,
            aliases=settings.most_aliases,
            directives=settings.most_directives,
            operations=settings.most_operations,
        ),
        most_cost=settings.most_cost,
        allowance=Allowance(
            fields=settings.most_fields,
            letters=settings.most_letters,
            processor_seconds=settings.most_processor_seconds,
            seconds=settings.most_seconds,
        ),
    )
