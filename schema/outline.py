"""Outline: what a document asks, which parameters it takes, and the same as of a data version."""

from typing import Any, NamedTuple

from graphql import (
    ArgumentNode,
    DefinitionNode,
    DocumentNode,
    FieldNode,
    GraphQLEnumType,
    GraphQLObjectType,
    GraphQLSchema,
    NamedTypeNode,
    NameNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    TypeInfo,
    TypeInfoVisitor,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    print_ast,
    value_from_ast_untyped,
    visit,
)

from schema.plan.selections import AS_OF
from schema.shape import shape

_OF_NOW = {"dataVersion", "releases", "releasesConnection", "__typename"}  # tell of versions


class DocumentParameter(NamedTuple):
    """A variable of a document: its type as GraphQL writes it, and its default."""

    name: str
    kind: str
    default: Any
    is_required: bool
    choices: tuple[str, ...] = ()  # of a closed list

    @property
    def is_list(self) -> bool:
        """Whether it may have several values."""
        return self.kind.startswith("[")


class Outline(NamedTuple):
    """The questions of a document, its parameters, and its text as of the variable `asOf`; of
    `newest` are the questions that are answered from the newest data nevertheless; and the shape of
    its answers.
    """

    questions: tuple[str, ...]
    parameters: tuple[DocumentParameter, ...]
    frozen: str
    newest: tuple[str, ...]
    shape: dict[str, Any]


def outline(
    document: DocumentNode, operation: OperationDefinitionNode, schema: GraphQLSchema
) -> Outline:
    """The outline of a valid document of one operation."""
    freezing = _Freezing(TypeInfo(schema), schema.query_type)
    frozen = _frozen(document, freezing)
    fields = [one for one in operation.selection_set.selections if isinstance(one, FieldNode)]
    return Outline(
        tuple(dict.fromkeys(field.name.value for field in fields)),
        tuple(_parameter(one, schema) for one in operation.variable_definitions or ()),
        print_ast(frozen),
        tuple(dict.fromkeys(freezing.newest)),
        shape(document, operation, schema),
    )


def _parameter(definition: VariableDefinitionNode, schema: GraphQLSchema) -> DocumentParameter:
    default, kind = definition.default_value, print_ast(definition.type)
    named = schema.get_type(kind.strip("[]!"))
    return DocumentParameter(
        definition.variable.name.value,
        kind,
        None if default is None else value_from_ast_untyped(default),
        default is None and isinstance(definition.type, NonNullTypeNode),
        tuple(named.values) if isinstance(named, GraphQLEnumType) else (),
    )


class _Freezing(Visitor):
    """Gives each field that takes `asOf` the variable of that name."""

    def __init__(self, types: TypeInfo, questions: GraphQLObjectType | None) -> None:
        super().__init__()
        self.types, self._questions = types, questions
        self.given, self._frozen = 0, 0  # fields with the variable, and with whatever asOf
        self._before: list[int] = []
        self.newest: list[str] = []

    def enter_field(self, node: FieldNode, *_: Any) -> FieldNode | None:
        """The field with its `asOf`."""
        definition = self.types.get_field_def()
        self._before.append(self._frozen)
        if definition is None or AS_OF not in definition.args:
            return None
        self._frozen += 1
        arguments = node.arguments or ()
        if any(argument.name.value == AS_OF for argument in arguments):
            return None
        self.given += 1
        return _changed(node, arguments=(*arguments, _argument()))

    def leave_field(self, node: FieldNode, *_: Any) -> None:
        """A question that nothing freezes is noted."""
        is_frozen = self._frozen > self._before.pop()
        is_question = self.types.get_parent_type() is self._questions
        if is_question and not is_frozen and node.name.value not in _OF_NOW:
            self.newest.append(node.name.value)


def _frozen(document: DocumentNode, freezing: _Freezing) -> DocumentNode:
    """The document with its fields as of the variable, which its operation declares."""
    changed: DocumentNode = visit(document, TypeInfoVisitor(freezing.types, freezing))
    if not freezing.given:
        return changed
    return _changed(changed, definitions=tuple(map(_declaring, changed.definitions)))


def _declaring(definition: DefinitionNode) -> DefinitionNode:
    """An operation with the variable; whatever else is defined as it is."""
    if not isinstance(definition, OperationDefinitionNode):
        return definition
    definitions = definition.variable_definitions or ()
    if any(one.variable.name.value == AS_OF for one in definitions):
        return definition
    return _changed(definition, variable_definitions=(*definitions, _declaration()))


def _changed(node: Any, **parts: Any) -> Any:
    """A copy of a node with other parts."""
    kept = {name: getattr(node, name) for name in node.keys}
    return type(node)(**kept | parts)


def _argument() -> ArgumentNode:
    return ArgumentNode(name=NameNode(value=AS_OF), value=_variable())


def _variable() -> VariableNode:
    return VariableNode(name=NameNode(value=AS_OF))


def _declaration() -> VariableDefinitionNode:
    return VariableDefinitionNode(
        variable=_variable(),
        type=NamedTypeNode(name=NameNode(value="DateTime")),
        directives=(),
    )
