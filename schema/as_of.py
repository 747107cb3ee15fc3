"""asOf: the data that a field answers from, beneath another asOf too.

A client's cache keeps one object for each id. So a field of an object with an id answers from the
present or from its own asOf, never from the asOf of a field above it; where its value depends on
the data version, leaving asOf out there is an error.
"""

from collections.abc import Iterable, Iterator

from graphql import FieldNode, FragmentSpreadNode, GraphQLResolveInfo, SelectionNode
from graphql.pyutils import Path

from hub.panels.panel import View
from hub.words.clock import Moment
from hub.words.errors import BadQuestion
from hub.words.language import Text
from schema.context import Info
from schema.plan.run import NotPlanned, PlannedInfo
from schema.plan.selections import AS_OF, applies, has_as_of, response_key

Step = tuple[str, str | None]  # the key of a field in the answer, and the type that it is of


def at(info: Info, as_of: Moment | None) -> View:
    """The data that a field of an object with an id answers from; BadQuestion where its asOf is
    left out beneath another.
    """
    if as_of is None:
        _refuse_beneath(info)
    return info.context.at(as_of)


def _refuse_beneath(info: Info) -> None:
    if isinstance(info, PlannedInfo):
        if info.beneath_as_of:
            raise NotPlanned
        return
    raw = info._raw_info
    above = _above(info, tuple(_steps(raw.path.prev)))
    if above is None:
        return
    own = f"{raw.parent_type.name}.{raw.field_name}"
    raise BadQuestion(
        Text(
            f"{own} thiếu {AS_OF}: “{above}” ở trên được hỏi theo {AS_OF}, còn {own} thay đổi theo"
            f" phiên bản dữ liệu; cần ghi {raw.field_name}({AS_OF}: …) cùng thời điểm đó",
            f"{own} lacks {AS_OF}: “{above}” above it is asked with {AS_OF}, and {own} depends on"
            f" the data version; write {raw.field_name}({AS_OF}: …) with the same moment",
        )
    )


def _above(info: Info, steps: tuple[Step, ...]) -> str | None:
    """The name of the field that asks with asOf, at the last of these steps or before."""
    kept = info.context.fields_with_as_of
    if steps not in kept:
        kept[steps] = _find(info._raw_info, steps)
    return kept[steps]


def _find(raw: GraphQLResolveInfo, steps: tuple[Step, ...]) -> str | None:
    name, sets = None, [raw.operation.selection_set]
    for key, kind in steps:
        selections = (selection for one in sets for selection in one.selections)
        fields = [field for field in _fields(raw, selections, kind) if response_key(field) == key]
        if any(has_as_of(field, raw.variable_values) for field in fields):
            name = fields[0].name.value
        sets = [field.selection_set for field in fields if field.selection_set]
    return name


def _steps(path: Path | None) -> Iterator[Step]:
    """The fields that lead to a place of the answer, the first one first."""
    if path is not None:
        yield from _steps(path.prev)
        if isinstance(path.key, str):
            yield path.key, path.typename


def _fields(
    raw: GraphQLResolveInfo, selections: Iterable[SelectionNode], kind: str | None
) -> Iterator[FieldNode]:
    """The fields asked of an object of a type, those of fragments among them."""
    pending, spread = list(selections), set()
    while pending:
        selection = pending.pop(0)
        if isinstance(selection, FieldNode):
            yield selection
            continue
        if isinstance(selection, FragmentSpreadNode):
            if selection.name.value in spread:
                continue
            spread.add(selection.name.value)
            selection = raw.fragments[selection.name.value]
        if applies(raw.schema, selection.type_condition, kind):
            pending += selection.selection_set.selections
