"""The arrows that must never be, read from the imports of every module."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("hub", "schema", "loaders")
SQL = ("sqlalchemy", "sqlmodel", "alembic", "psycopg")

# What every loader knows: words, and the rows that it hands on.
_ROWS = ("hub.words", "hub.dataset")
# What a template asks for, without what writes it.
_FORMS = tuple(f"hub.template.{name}" for name in ("form", "places", "report", "targets"))
# Wings that the others enter by their package alone.
DOORS = ("hub.web.export", "loaders.ordinary", "loaders.table", "loaders.template", "loaders.tidy")

# A document is read in five stages, each of which knows those before it.
_READING = (
    "hub.words",
    "hub.dataset",
    "loaders.catalogue",
    "loaders.cells",
    "loaders.packed",
    "loaders.sandbox",
    "loaders.workbook",
)
_DOCUMENTS = "loaders.documents"
_STAGE_NAMES = ("rules", "text", "head", "citations", "statements", "facts")
# What of that other readers share: texts with their tables, periods, citations.
SHARED = tuple(f"{_DOCUMENTS}.{one}" for one in ("rules", "text", "citations"))
STAGES = {
    f"{_DOCUMENTS}.{stage}": (*_READING, *(f"{_DOCUMENTS}.{one}" for one in _STAGE_NAMES[:place]))
    for place, stage in enumerate(_STAGE_NAMES)
}

# What a room may know of ours; what lies in it may always know each other.
BELOW = {
    "hub.words": (),
    "hub.settings": ("hub.words",),
    "hub.store": ("hub.words",),
    "hub.dataset": ("hub.words",),
    "hub.catalogue": ("hub.words", "hub.store"),
    "hub.panels": ("hub.words", "hub.store", "hub.catalogue"),
    "hub.queries": ("hub.words", "hub.store", "hub.catalogue", "hub.panels"),
    "hub.importing": (
        "hub.words",
        "hub.store",
        "hub.dataset",
        "hub.catalogue",
        "hub.panels.rank_change",
    ),
    "hub.template": ("hub.words", "hub.catalogue"),
    "hub.markup": ("hub.words",),
    "hub.intake": (
        "hub.words",
        "hub.store.tables",
        "hub.dataset",
        "hub.catalogue",
        "hub.panels",
        "hub.queries.rank_changes",
        "hub.importing",
        "hub.markup",
        "hub.review",
        "loaders",
    ),
    "hub.inbox": (
        "hub.words",
        "hub.store.database",
        "hub.importing",
        "hub.intake",
        "hub.review",
    ),
    "hub.review": ("hub.words", "hub.dataset", "hub.catalogue", "hub.panels", "hub.importing"),
    "hub.web": ("hub.words", "hub.settings", "hub.panels", "hub.queries.usual", "schema"),
    "hub.cli": ("hub", "schema"),
    "schema": ("hub.words", "hub.catalogue", "hub.panels", "hub.queries"),
    "loaders": (*_ROWS, *_FORMS, "hub.markup.form"),
    "loaders.packed": (),
    "loaders.sandbox": ("hub.words",),
    "loaders.catalogue": _ROWS,
    "loaders.cells": (*_ROWS, "hub.template.form"),
    "loaders.workbook": (
        "hub.words",
        "hub.markup.form",
        "loaders.packed",
        "loaders.sandbox",
        "loaders.cells",
    ),
    "loaders.table": (*_ROWS, "loaders.catalogue", "loaders.cells", "loaders.workbook"),
    "loaders.template": (
        *_ROWS,
        *_FORMS,
        "loaders.cells",
        "loaders.workbook",
    ),
    "loaders.tidy": (*_ROWS, "hub.template.form", "loaders.catalogue", "loaders.cells"),
    "loaders.ordinary": (
        *_ROWS,
        *SHARED,
        "loaders.catalogue",
        "loaders.cells",
        "loaders.sandbox",
        "loaders.tidy",
        "loaders.workbook",
    ),
    "loaders.general": (
        *_ROWS,
        "hub.template.places",
        "hub.template.targets",
        "loaders.of_command",
        "loaders.ordinary",
        "loaders.template",
        "loaders.tidy",
        "loaders.workbook",
    ),
    "loaders.of_command": _ROWS,
    **STAGES,
}
# Where the tables, and what speaks to them, may be known.
SPEAKING_SQL = (
    "hub.store",
    "hub.catalogue",
    "hub.panels",
    "hub.importing",
    "hub.intake",
    "hub.queries.observations",
    "hub.queries.status",
)
ONLY = {
    **dict.fromkeys((*SQL, "hub.store.tables"), SPEAKING_SQL),
    "pandas": ("loaders", "hub.web.export"),
    "strawberry": ("schema",),
    "graphql": ("schema", "hub.web.faults", "hub.web.making"),
    "starlette": ("hub.web",),
    "uvicorn": ("hub.web.connection", "hub.web.serving"),
    "typer": ("hub.cli",),
    "rich": ("hub.cli",),
}


@pytest.mark.parametrize(("room", "below"), BELOW.items(), ids=BELOW)
def test_a_room_knows_only_those_below_it(room, below):
    ours = [
        arrow
        for arrow in arrows()
        if within(arrow[0], room) and any(within(arrow[1], package) for package in PACKAGES)
    ]

    assert [
        arrow for arrow in ours if not any(within(arrow[1], one) for one in (room, *below))
    ] == []


@pytest.mark.parametrize("wing", DOORS)
def test_a_wing_has_one_door(wing):
    entering = [
        arrow for arrow in arrows() if not within(arrow[0], wing) and within(arrow[1], wing)
    ]

    assert {target for _, target in entering} == {wing}


def test_every_module_lies_in_a_room():
    assert [
        name
        for name in modules()
        if name != "hub" and not any(within(name, room) for room in BELOW)
    ] == []


@pytest.mark.parametrize(("known", "rooms"), ONLY.items(), ids=ONLY)
def test_only_some_rooms_know(known, rooms):
    assert [
        arrow
        for arrow in arrows()
        if within(arrow[1], known) and not any(within(arrow[0], room) for room in rooms)
    ] == []


def test_a_family_is_known_by_nobody():
    loading = {
        family(name)
        for name, tree in modules().items()
        if within(name, "loaders")
        and any(isinstance(node, ast.FunctionDef) and node.name == "load" for node in tree.body)
    }
    families = loading - {"loaders", "loaders.general"}

    assert {"loaders.papi", "loaders.places"} <= families
    assert [
        arrow
        for arrow in arrows()
        if family(arrow[1]) in families
        and family(arrow[0]) != family(arrow[1])
        and not any(within(arrow[1], one) for one in SHARED)
    ] == []


def test_two_things_never_share_the_name_of_a_class():
    # One thing may stand as a table, as the hub's object and as a type of the API; each question
    # has its Question.
    names = Counter(
        (_layer(module), node.name)
        for module, tree in modules().items()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name != "Question"
    )

    assert [name for name, count in names.items() if count > 1] == []


def _layer(module: str) -> str:
    return next((room for room in ("hub.store.tables", "schema") if within(module, room)), "")


def test_only_the_settings_read_the_environment():
    reading = [
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv")
    ]

    assert set(reading) == {"hub.settings"}


def test_no_function_imports():
    assert [
        (name, target)
        for name, tree in modules().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for target in imports(ast.walk(function))
    ] == []


def test_there_are_no_circles():
    below = {name: modules().keys() & set(imports(tree.body)) for name, tree in modules().items()}

    while leaves := [name for name, targets in below.items() if not targets & below.keys()]:
        below = {name: targets for name, targets in below.items() if name not in leaves}

    assert below == {}


def test_every_room_is_there():
    rooms = {*BELOW, *SPEAKING_SQL}

    assert {room for room in rooms if not any(within(name, room) for name in modules())} == set()


@cache
def arrows() -> list[tuple[str, str]]:
    """Who imports whom."""
    return sorted(
        {(name, target) for name, tree in modules().items() for target in imports(ast.walk(tree))}
    )


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of ours by its name; the page's client is built with its own tools and no
    part of the hub.
    """
    files = [
        path
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.py")
        if "client" not in path.parts
    ]
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
