"""How dense the functions of hub, loaders and schema are: `python scripts/density.py`, part of
`make lint`.

Measured after the formatter, without docstrings, blank lines and lines of brackets alone:
characters without white space a line, and decisions for ten lines. A function decides once, and
once more for each if, conditional expression, for, while, except, assert, comprehension and its
ifs, further operand of and/or, and case. Nested functions count within those that hold them.
"""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("hub", "loaders", "schema")
WIDTH = 100
MOST = 10  # decisions of one function, beyond which it is heavy
LONGEST = 25  # lines of one function, beyond which it is long
# What no change may go beyond.
CHARACTERS, DECISIONS, HEAVY, LONG = 42.0, 7.0, 0, 0
BRACKETS = set("()[]{},: ")


class Weight(NamedTuple):
    """What a function weighs."""

    name: str
    lines: int
    characters: int
    decisions: int


def main() -> int:
    """Print the weights; 1 where they are beyond the limits."""
    with TemporaryDirectory() as folder:
        weights = list(weighed(Path(folder)))
    lines = sum(weight.lines for weight in weights)
    characters = sum(weight.characters for weight in weights) / lines
    decisions = 10 * sum(weight.decisions for weight in weights) / lines
    heavy = [weight for weight in weights if weight.decisions > MOST]
    long = [weight for weight in weights if weight.lines > LONGEST]
    if "--list" in sys.argv:
        for weight in [*heavy, *long]:
            print(f"{weight.decisions:3} decisions, {weight.lines:3} lines: {weight.name}")
    print(
        f"{len(weights)} functions, {lines} lines: {characters:.1f} characters a line,"
        f" {decisions:.1f} decisions for ten lines, {len(heavy)} of more than {MOST} decisions,"
        f" {len(long)} of more than {LONGEST} lines"
    )
    is_dense = characters > CHARACTERS or decisions > DECISIONS
    return int(is_dense or len(heavy) > HEAVY or len(long) > LONG)


def weighed(folder: Path) -> Iterator[Weight]:
    """Every function of the house, out of a formatted copy of it."""
    for name in FOLDERS:
        shutil.copytree(
            ROOT / name,
            folder / name,
            ignore=shutil.ignore_patterns("migrations", "client", "page", "__pycache__"),
        )
    ruff = Path(sys.executable).with_name("ruff")
    subprocess.run(
        [
            ruff,
            "format",
            "--quiet",
            "--isolated",
            "--no-cache",
            "--line-length",
            str(WIDTH),
            folder,
        ],
        check=True,
    )
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for scope, function in functions(ast.parse(text)):
            yield weight(f"{path.relative_to(folder)} {scope}", function, text.splitlines())


def functions(
    node: ast.AST, scope: str = ""
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """The functions of a module and of its classes, by their dotted names."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{scope}{child.name}", child
        elif isinstance(child, ast.ClassDef):
            yield from functions(child, f"{scope}{child.name}.")


def weight(name: str, function: ast.FunctionDef | ast.AsyncFunctionDef, text: list[str]) -> Weight:
    """The body without its docstring."""
    first = 1 if ast.get_docstring(function) is not None else 0
    body = function.body[first:]
    told = text[body[0].lineno - 1 : function.end_lineno] if body else []
    lines = ["".join(line.split()) for line in told]
    counted = [line for line in lines if set(line) - BRACKETS]
    return Weight(
        name, len(counted), sum(map(len, counted)), 1 + sum(map(decisions, ast.walk(function)))
    )


def decisions(node: ast.AST) -> int:
    """How many ways a node adds."""
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    branching = (
        ast.If
        | ast.IfExp
        | ast.For
        | ast.AsyncFor
        | ast.While
        | ast.ExceptHandler
        | ast.Assert
        | ast.match_case
    )
    return int(isinstance(node, branching))


if __name__ == "__main__":
    sys.exit(main())
