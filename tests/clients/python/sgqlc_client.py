"""The types that sgqlc generated of the schema that a hub tells ask every tile: sgqlc_client.py
URL TILES FOLDER."""

import json
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from graphql import FieldNode, SelectionSetNode, parse
from graphql.utilities import value_from_ast_untyped
from sgqlc.endpoint.http import HTTPEndpoint
from sgqlc.operation import Operation


def main(url: str, tiles: Path, folder: Path) -> None:
    """Ask each tile, and read every field of its answer through the generated types."""
    variables = json.loads((tiles / "variables.json").read_text(encoding="utf-8"))
    sys.path.insert(0, str(folder))
    query_type = import_module("sgqlc_schema").sgqlc_schema.query_type
    endpoint = HTTPEndpoint(url)
    for path in sorted(tiles.glob("*.graphql")):
        (tile,) = parse(path.read_text(encoding="utf-8")).definitions
        operation = Operation(query_type)
        select(operation, query_type, tile.selection_set, variables[path.stem])
        answer = endpoint(operation)
        if "errors" in answer or None in answer["data"].values():
            sys.exit(f"{path.stem}: {answer}")
        if read(operation + answer, tile.selection_set) != answer["data"]:
            sys.exit(f"{path.stem}: the types of sgqlc read another answer")


def select(selector: Any, kind: Any, selections: SelectionSetNode, variables: dict) -> None:
    """Select the fields of a tile on a generated type, with their arguments."""
    for node in selections.selections:
        field = field_of(kind, node)
        names = {each.graphql_name: each.name for each in field.args.values()}
        arguments = {
            names[each.name.value]: value_from_ast_untyped(each.value, variables)
            for each in node.arguments
        }
        below = selector[field.name](**arguments)
        if node.selection_set:
            select(below, field.type, node.selection_set, variables)


def field_of(kind: Any, node: FieldNode) -> Any:
    """The field of a generated type by its name in the schema."""
    return next(field for field in kind if field.graphql_name == node.name.value)


def read(thing: Any, selections: SelectionSetNode | None) -> Any:
    """What the generated types hold of an answer, named and written as in JSON."""
    if isinstance(thing, list):
        return [read(each, selections) for each in thing]
    if selections is None:
        return thing.isoformat() if isinstance(thing, date) else thing
    if not thing.__json_data__:  # sgqlc makes an empty object of null
        return None
    return {
        node.name.value: read(thing[field_of(type(thing), node).name], node.selection_set)
        for node in selections.selections
    }


if __name__ == "__main__":
    main(sys.argv[1], *map(Path, sys.argv[2:4]))
