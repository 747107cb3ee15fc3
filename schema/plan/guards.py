"""Guards: what a document may have, looked at once before its rules are."""

from collections.abc import Iterator
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    Node,
    OperationDefinitionNode,
    SelectionNode,
)

_COUNTED = "The document has {found} {things}, more than the {most} that are allowed."


@dataclass(frozen=True)
class Limits:
    """How much of each a document may have."""

    tokens: int = 5000
    depth: int = 25
    aliases: int = 500
    directives: int = 100
    operations: int = 50


@dataclass
class _Found:
    depth: int = 0
    aliases: int = 0
    directives: int = 0
    operations: int = 0


def excess(document: DocumentNode, limits: Limits) -> list[GraphQLError]:
    """What a document has too much of; linear in its length."""
    found = _Found()
    for definition in document.definitions:
        found.operations += isinstance(definition, OperationDefinitionNode)
        found.directives += len(getattr(definition, "directives", None) or ())
        for node, depth in _selections(definition):
            found.depth = max(found.depth, depth)
            found.directives += len(node.directives or ())
            found.aliases += isinstance(node, FieldNode) and node.alias is not None
    return [
        GraphQLError(_COUNTED.format(found=number, things=_WORDS[name], most=most))
        for name, number in vars(found).items()
        if number > (most := getattr(limits, name))
    ]


_WORDS = {
    "depth": "levels",
    "aliases": "aliases",
    "directives": "directives",
    "operations": "operations",
}


def _selections(definition: Node) -> Iterator[tuple[SelectionNode, int]]:
    """Every selection beneath a definition with its depth, fragments not followed."""
    pending = [(definition, 0)]
    while pending:
        node, depth = pending.pop()
        within = getattr(node, "selection_set", None)
        for selection in within.selections if within else ():
            yield selection, depth + 1
            pending.append((selection, depth + 1))
