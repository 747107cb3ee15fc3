"""The arrows that must never be, read from the imports of every module."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("hub", "schema", "loaders")
LIBRARIES_OF_SQL = ("sqlalchemy", "sqlmodel", "alembic", "psycopg")
READERS_AND_WRITERS_OF_TABLES = (
    "hub.store.database", "hub.store.lock", "hub.store.migration", "hub.store.migrations", "hub.store.tables",
    "hub.importing.importer", "hub.importing.sources", "hub.importing.release", "hub.importing.preference", "hub.importing.undo",
    "hub.importing.statements", "hub.importing.structure", "hub.importing.checking", "hub.importing.withdrawal", "hub.intake", "hub.catalogue", "hub.panels.panel", "hub.panels.reader",
    "hub.queries.status",
    "hub.queries.observations")

NEVER = [
    ("loaders", ("hub.store.tables", "hub.store.database", "hub.queries", "hub.importing.importer", "hub.catalogue", "hub.panels.panel", "hub.web", "schema",
                 *LIBRARIES_OF_SQL)),
    ("schema", ("hub.store.tables", "hub.store.database", "hub.importing.importer", "hub.web", "loaders", "starlette", "pandas", *LIBRARIES_OF_SQL)),
    ("hub.queries", ("schema", "hub.web", "strawberry", "starlette", "loaders", "hub.importing.importer", "hub.importing.release")),
    ("hub.panels.panel", ("schema", "hub.web", "hub.queries", "strawberry", "starlette", "loaders", "hub.importing.importer")),
    ("hub.catalogue", ("schema", "hub.web", "hub.queries", "strawberry", "starlette", "loaders", "hub.importing.importer")),
    ("hub.importing.importer", ("loaders", "hub.queries", "hub.intake", "schema", "hub.web")),
    ("hub.importing.checking", ("loaders", "hub.importing.importer", "hub.intake", "schema", "hub.web")),
    ("hub.web", ("loaders", "hub.importing.importer", "hub.importing.undo", "hub.intake", "hub.store.tables")),
]

LEAVES = {
    "hub.store.tables": ("hub.store.tables", "hub.words.terms"),
    "hub.words.period": ("hub.words.errors", "hub.words.language", "hub.words.terms"),
    "hub.words.errors": ("hub.words.language",),
    "hub.words.language": (),
    "hub.words.terms": (),
}

ONLY = {
    "loaders": ("hub.intake", "hub.intake.selection", "loaders"),
    "pandas": ("loaders", "hub.web.export"),
    "strawberry": ("schema", "hub.web.graphql"),
    "graphql": ("schema", "hub.web.graphql"),
    "starlette": ("hub.web",),
    "uvicorn": ("hub.cli",),
    "typer": ("hub.cli", "hub.cli.usage"),
    "rich": ("hub.cli",),
    "schema": ("schema", "hub.web", "hub.cli"),
    "hub.cli": ("hub.cli",),
    "hub.intake": ("hub.cli",),
    "hub.store.tables": READERS_AND_WRITERS_OF_TABLES,
    "sqlalchemy": READERS_AND_WRITERS_OF_TABLES,
    "sqlmodel": READERS_AND_WRITERS_OF_TABLES,
}


@pytest.mark.parametrize(("room", "forbidden"), NEVER, ids=[room for room, _ in NEVER])
def test_a_room_never_reaches(room, forbidden):
    assert [arrow for arrow in arrows() if within(arrow[0], room) and any(within(arrow[1], one) for one in forbidden)] == []


@pytest.mark.parametrize(("leaf", "allowed"), LEAVES.items(), ids=LEAVES)
def test_a_leaf_knows_nothing_above_it(leaf, allowed):
    ours = [arrow for arrow in arrows() if within(arrow[0], leaf) and any(within(arrow[1], package) for package in PACKAGES)]

    assert [arrow for arrow in ours if not any(within(arrow[1], one) for one in allowed)] == []


@pytest.mark.parametrize(("known", "rooms"), ONLY.items(), ids=ONLY)
def test_only_some_rooms_know(known, rooms):
    assert [arrow for arrow in arrows() if within(arrow[1], known) and not any(within(arrow[0], room) for room in rooms)] == []


def test_a_loader_knows_no_other():
    shared = ("loaders.tidy.reading", "loaders.workbook", "loaders.workbook.layout", "loaders.workbook.finding", "loaders.workbook.year", "loaders.workbook.duplicate",
              "loaders.workbook.tree", "loaders.workbook.published", "loaders.family", "loaders.template.filled", "loaders.template.frame", "loaders.template.heading",
              "loaders.workbook.cell", "loaders.apart", "loaders.belonging", "loaders.contradiction", "loaders.catalogued",
              "loaders.tidy.headers", "loaders.tidy.lines", "loaders.number",
              "loaders.marks", "loaders.workbook.rich", "loaders.withdrawn")

    assert {name for name, tree in modules().items() if name in shared and any(
        isinstance(node, ast.FunctionDef) and node.name == "load" for node in tree.body)} == set()
    assert [arrow for arrow in arrows() if within(arrow[0], "loaders") and within(arrow[1], "loaders")
            and family(arrow[0]) != family(arrow[1]) and not any(within(arrow[1], room) for room in shared)] == []


def test_only_the_settings_read_the_environment():
    reading = [name for name, tree in modules().items() for node in ast.walk(tree)
               if isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv")]

    assert set(reading) == {"hub.settings"}


def test_there_are_no_circles():
    # Types of the API that refer to each other meet inside functions; a module as such only stands on those below.
    below = {name: modules().keys() & set(imports(tree.body)) for name, tree in modules().items()}

    while leaves := [name for name, targets in below.items() if not targets & below.keys()]:
        below = {name: targets for name, targets in below.items() if name not in leaves}

    assert below == {}


def test_every_room_is_there():
    rooms = {room for room, _ in NEVER} | LEAVES.keys() | {room for rooms in ONLY.values() for room in rooms}

    assert {room for room in rooms if not any(within(name, room) for name in modules())} == {"hub.web.export"}


@cache
def arrows() -> list[tuple[str, str]]:
    """Who imports whom."""
    return sorted({(name, target) for name, tree in modules().items() for target in imports(ast.walk(tree))})


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of ours by its name; the page's client is built with its own tools and no part of the hub."""
    files = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py") if "client" not in path.parts]
    return {named(path): ast.parse(path.read_text(encoding="utf-8")) for path in files}


def named(path: Path) -> str:
    """The name of the module in a file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The modules that these statements import."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            inner = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if exists(name) else str(node.module) for name in inner)


def exists(name: str) -> bool:
    """Whether a name is a module of ours."""
    path = ROOT.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").exists()


def family(name: str) -> str:
    """The loader of a module: itself, or the package in which it is one of several."""
    return ".".join(name.split(".")[:2])


def within(name: str, room: str) -> bool:
    """Whether a module is a room or lies in it."""
    return name == room or name.startswith(f"{room}.")
