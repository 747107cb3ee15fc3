"""Names of a question that mean no unit, beside the answer for the others."""

from hub.queries.competition.naming import Unknown
from schema.context import Info
from schema.enums import Language


def names(unknown: tuple[Unknown, ...]) -> list[str]:
    """The names as they were asked."""
    return [each.name for each in unknown]


def reasons(unknown: tuple[Unknown, ...], info: Info, language: Language | None) -> list[str]:
    """What there is to say of each name, in their order."""
    return [info.context.say(each.reason, language) for each in unknown]
