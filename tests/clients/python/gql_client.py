"""gql checks every tile by the schema that a hub tells, and asks it: gql_client.py URL TILES."""

import json
import sys
from pathlib import Path

from gql import Client, gql
from gql.transport.httpx import HTTPXTransport


def main(url: str, tiles: Path) -> None:
    """Ask each tile; gql refuses one that does not fit the schema."""
    variables = json.loads((tiles / "variables.json").read_text(encoding="utf-8"))
    client = Client(transport=HTTPXTransport(url=url), fetch_schema_from_transport=True)
    with client as session:
        for path in sorted(tiles.glob("*.graphql")):
            query = gql(path.read_text(encoding="utf-8"))
            query.variable_values = variables[path.stem]
            answer = session.execute(query)
            if not answer or None in answer.values():
                sys.exit(f"{path.stem}: {answer}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
