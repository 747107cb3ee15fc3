"""The client that ariadne-codegen generated asks every tile: generated_client.py URL TILES
FOLDER."""

import asyncio
import json
import re
import sys
from importlib import import_module
from pathlib import Path


async def main(url: str, tiles: Path, folder: Path) -> None:
    """Ask each tile by its own method; the models refuse an answer that is not as the schema."""
    variables = json.loads((tiles / "variables.json").read_text(encoding="utf-8"))
    sys.path.insert(0, str(folder))
    board = import_module("board")
    async with board.Client(url=url) as client:
        for path in sorted(tiles.glob("*.graphql")):
            (operation,) = re.findall(r"query (\w+)", path.read_text(encoding="utf-8"))
            answer = await getattr(client, snake(operation))(**variables[path.stem])
            if None in [value for _, value in answer]:
                sys.exit(f"{path.stem}: {answer}")


def snake(name: str) -> str:
    """RankingColumnsQuery as ranking_columns_query."""
    return re.sub(r"(?<=[a-z])(?=[A-Z\d])|(?<=\d)(?=[A-Z])", "_", name).lower()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], *map(Path, sys.argv[2:4])))
