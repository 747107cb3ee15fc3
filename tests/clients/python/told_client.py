"""gql asks as a page tells: told_client.py URL PAGE."""

import re
import sys
from pathlib import Path

_ADDRESS = "https://hub.example.vn/graphql"


def main(url: str, page: Path) -> None:
    """Run the snippet of the page that uses gql, its hub being the one at an address."""
    blocks = re.findall(r"^```python\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    (snippet,) = [block for block in blocks if "from gql import" in block]
    exec(compile(snippet.replace(_ADDRESS, url), str(page), "exec"), {})


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
