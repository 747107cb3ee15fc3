"""The pages that tell people about the hub, and what stands in them."""

import re
from pathlib import Path

from tests.hubs import ROOT

PAGES = [
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
]
EXAMPLES = sorted((ROOT / "tests/examples").glob("*.md"))
_BLOCK = re.compile(r"^(`{3,}).*?^\1$", re.DOTALL | re.MULTILINE)


def named(path: Path) -> str:
    """A page as a person calls it."""
    return path.relative_to(ROOT).as_posix()


def text(name: str) -> str:
    """What a page says."""
    return (ROOT / name).read_text(encoding="utf-8")


def prose(path: Path) -> str:
    """What a page says outside its fenced blocks."""
    return _BLOCK.sub("", path.read_text(encoding="utf-8"))


def questions(name: str) -> list[str]:
    """The GraphQL questions of a page."""
    return re.findall(r"```graphql\n(.*?)```", text(name), re.DOTALL)
