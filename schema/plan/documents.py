"""Documents: parsed and checked once, kept within a limit of bytes, with the plans of each."""

from collections import OrderedDict
from collections.abc import Iterator
from functools import cached_property
from threading import Lock
from typing import Any

import strawberry
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    Node,
    OperationDefinitionNode,
    OverlappingFieldsCanBeMergedRule,
    VariableNode,
    get_operation_ast,
    specified_rules,
    validate,
)
from graphql.execution.values import VariableValues, get_variable_values
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from hub.panels.kept import Met
from schema.braces import FilledBraces
from schema.merging import BoundedMerging
from schema.plan.compiling import Compiler, Shape
from schema.plan.dearest import Dearest, PricedList
from schema.plan.guards import Limits, excess, excess_of_values
from schema.plan.parsing import parsed
from schema.plan.price import Price
from schema.plan.proof import is_proved
from schema.plan.run import NotPlanned
from schema.plan.selections import AS_OF

_OWN = {OverlappingFieldsCanBeMergedRule: BoundedMerging}
RULES = [
    *(_OWN.get(rule, rule) for rule in specified_rules),
    FilledBraces,
    MaybeNullValidationRule,
    OneOfInputValidationRule,
]
_TREE_BYTES = 60  # that a parsed document takes for each letter
_MOST_PLANS = 4  # of one document: the ways in which its conditions have turned out


class ExecutableDocument:
    """A document that was parsed: its faults, else what can be asked with it."""

    def __init__(self, schema: strawberry.Schema, text: str, limits: Limits) -> None:
        self._schema, self._core, self._text, self._limits = schema, schema._schema, text, limits
        self._plans: OrderedDict[tuple, Shape] = OrderedDict()
        self.is_proved = self._prove()

    def _prove(self) -> bool:
        """Whether the text is surely a valid document; what was parsed of it is kept."""
        try:
            self.parsed = self._parse(is_located=False)
        except GraphQLError:
            return False
        return not excess(self.parsed, self._limits) and is_proved(self._core, self.parsed)

    @property
    def is_checked(self) -> bool:
        """Whether its faults are known; to look for them takes a while."""
        return self.is_proved or "faults" in vars(self)

    @cached_property
    def faults(self) -> list[GraphQLError]:
        """What is wrong with the document, and where."""
        if self.is_proved:
            return []
        try:
            document = self._parse(is_located=True)
        except GraphQLError as fault:
            return [fault]
        return (
            excess(document, self._limits)
            or excess_of_values(document, self._limits)
            or validate(self._core, document, RULES)
        )

    def _parse(self, is_located: bool) -> DocumentNode:
        return parsed(self._text, is_located=is_located, most_tokens=self._limits.tokens)

    @cached_property
    def located(self) -> DocumentNode:
        """The document with the place of each part, which its errors tell."""
        return self._parse(is_located=True)

    @cached_property
    def _fragments(self) -> dict[str, FragmentDefinitionNode]:
        return {
            each.name.value: each
            for each in self.parsed.definitions
            if isinstance(each, FragmentDefinitionNode)
        }

    @cached_property
    def _deciding(self) -> tuple[str, ...]:
        """The variables on which the form of an answer depends."""
        return tuple(dict.fromkeys(_deciding(self.parsed.definitions)))

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The operation of a name, or the only one; None where that is not told."""
        return get_operation_ast(self.parsed, name)

    def is_of_schema(self, name: str | None) -> bool:
        """Whether an operation asks about the schema alone, which takes no data."""
        operation = self.operation(name)
        return operation is not None and all(
            isinstance(field, FieldNode) and field.name.value.startswith("__")
            for field in operation.selection_set.selections
        )

    def variables(
        self, operation: OperationDefinitionNode, values: dict[str, Any]
    ) -> VariableValues:
        """The values of the variables of an operation; NotPlanned where they do not fit."""
        coerced = get_variable_values(self._core, operation.variable_definitions or (), values)
        if isinstance(coerced, list):
            raise NotPlanned
        return coerced

    def price(self, operation: OperationDefinitionNode, values: dict[str, Any]) -> int:
        """About how many fields the answer to an operation has."""
        return Price(self._core, self._fragments, values).of(operation)

    def dearest(
        self, operation: OperationDefinitionNode, values: dict[str, Any]
    ) -> list[PricedList]:
        """The lists of an operation, the dearest first."""
        return Dearest(self._core, self._fragments, values).lists(operation)

    def plan(self, operation: OperationDefinitionNode, variables: VariableValues) -> Shape:
        """The plan of an operation under these variables; NotPlanned."""
        decided = tuple(_decision(variables.coerced.get(name)) for name in self._deciding)
        key = (id(operation), *decided)
        shape = self._plans.get(key)
        if shape is None:
            compiler = Compiler(self._schema, self._fragments, variables)
            shape = self._plans[key] = compiler.operation(operation)
            while len(self._plans) > _MOST_PLANS:
                self._plans.popitem(last=False)
        return shape


class Documents:
    """The documents of one schema, the least recently used going first."""

    def __init__(self, schema: strawberry.Schema, limits: Limits, most_bytes: int) -> None:
        self._schema, self._limits = schema, limits
        self._most, self._weight = most_bytes, 0
        self._held: OrderedDict[str, ExecutableDocument] = OrderedDict()
        self._lock, self._met = Lock(), Met()

    def held(self, text: str) -> ExecutableDocument | None:
        """The document of a text that came before."""
        with self._lock:
            if text not in self._held:
                return None
            self._held.move_to_end(text)
            return self._held[text]

    def of(self, text: str) -> ExecutableDocument:
        """The document of a text."""
        document = self.held(text)
        if document is None:
            document = ExecutableDocument(self._schema, text, self._limits)
            self._keep(text, document)
        return document

    def _keep(self, text: str, document: ExecutableDocument) -> None:
        """Keep the document of a text that comes again."""
        with self._lock:
            if not self._met.again(text) or text in self._held or _weight(text) > self._most:
                return
            self._held[text] = document
            self._weight += _weight(text)
            while self._weight > self._most and self._held:
                gone, _ = self._held.popitem(last=False)
                self._weight -= _weight(gone)


def _weight(text: str) -> int:
    return 1000 + _TREE_BYTES * len(text)


def _deciding(definitions: tuple[Node, ...]) -> Iterator[str]:
    """The names of variables on which the form of an answer depends: conditions, and asOf."""
    pending: list[Node] = list(definitions)
    while pending:
        node = pending.pop()
        for directive in getattr(node, "directives", None) or ():
            yield from _variables(directive.arguments or ())
        yield from _variables(
            each for each in getattr(node, "arguments", None) or () if each.name.value == AS_OF
        )
        within = getattr(node, "selection_set", None)
        pending += within.selections if within else ()


def _variables(arguments: Any) -> Iterator[str]:
    return (each.value.name.value for each in arguments if isinstance(each.value, VariableNode))


def _decision(value: Any) -> bool | None:
    """A condition as it is; of an asOf whether there is one."""
    return value if value is None or isinstance(value, bool) else True
