"""What each client has to do with the schema, the tiles and a hub that serves."""

import json
import shutil
from pathlib import Path
from typing import NamedTuple

from hub.words.language import Language
from schema import descriptions
from tests.clients.tools import BUILT, CLIENTS, SCRIPTS, Tools
from tests.hubs import ROOT

TILES = CLIENTS / "tiles"
PREVIOUS = CLIENTS / "previous.graphql"  # the schema that others could rely on until now
_PAGE = ROOT / "docs" / "connect.md"
_SCHEMA = BUILT / "schema.graphql"
_TOLD = BUILT / "introspection.json"  # the schema as the hub tells it


class Check(NamedTuple):
    """One client: commands that must succeed one after another."""

    name: str
    commands: list[list[str]]


def checks(tools: Tools, url: str) -> list[Check]:
    """Every check, in an order in which what is generated comes before what uses it."""
    inspected = [PREVIOUS, _SCHEMA, ROOT / "CHANGELOG.md"]
    return [
        Check(
            "graphql-codegen, strict",
            [
                tools.script("codegen.mjs", _SCHEMA, BUILT / "tiles.ts"),
                tools.package("typescript/bin/tsc", "--project", SCRIPTS),
            ],
        ),
        Check("graphql-request", [tools.script("built/out/request.js", url)]),
        Check("Apollo Client", [tools.script("apollo.mjs", url, _SCHEMA)]),
        Check("urql", [tools.script("urql.mjs", url, _SCHEMA)]),
        Check(
            "relay-compiler",
            [
                tools.script("relay.mjs", BUILT / "relay" / "tiles"),
                tools.package("relay-compiler/cli.js", BUILT / "relay.config.json"),
            ],
        ),
        Check("graphql-inspector", [tools.script("inspector.mjs", *inspected)]),
        Check(
            "spectaql",
            [
                tools.package("spectaql/bin/spectaql.js", "--quiet", BUILT / "spectaql.yml"),
                tools.script("pages.mjs", _SCHEMA, BUILT / "pages" / "index.html"),
            ],
        ),
        Check("graphql-http, audits", [tools.script("audits.mjs", url)]),
        Check("gql", [tools.program("gql_client.py", url, TILES)]),
        Check("gql, as docs/connect.md tells", [tools.program("told_client.py", url, _PAGE)]),
        Check(
            "sgqlc",
            [
                tools.program("python", "-m", "sgqlc.introspection", url, _TOLD),
                tools.program("sgqlc-codegen", "schema", _TOLD, BUILT / "sgqlc_schema.py"),
                tools.program("sgqlc_client.py", url, TILES, BUILT),
            ],
        ),
        Check(
            "ariadne-codegen",
            [
                tools.program("ariadne-codegen", "--config", BUILT / "pyproject.toml"),
                tools.program("generated_client.py", url, TILES, BUILT),
            ],
        ),
    ]


def prepare() -> None:
    """The schema and the settings of the generators, in an empty folder."""
    shutil.rmtree(BUILT, ignore_errors=True)
    (BUILT / "relay" / "made").mkdir(parents=True)
    _SCHEMA.write_text(descriptions.schema(Language.EN).as_str(), encoding="utf-8")
    shutil.copy(SCRIPTS / "request.ts", BUILT)
    project = {"schema": _SCHEMA.name, "language": "javascript", "output": "relay/made"}
    relay = {
        "root": str(BUILT),
        "sources": {"relay/tiles": "tiles"},
        "projects": {"tiles": project},
    }
    (BUILT / "relay.config.json").write_text(json.dumps(relay), encoding="utf-8")
    (BUILT / "pyproject.toml").write_text(_generator(_SCHEMA, TILES, BUILT), encoding="utf-8")
    (BUILT / "spectaql.yml").write_text(json.dumps(_pages(_SCHEMA)), encoding="utf-8")


def _generator(schema: Path, queries: Path, folder: Path) -> str:
    """The settings of ariadne-codegen."""
    paths = {"schema_path": schema, "queries_path": queries, "target_package_path": folder}
    lines = [f"{name} = {json.dumps(str(path))}" for name, path in paths.items()]
    return "\n".join(["[tool.ariadne-codegen]", *lines, 'target_package_name = "board"', ""])


def _pages(schema: Path) -> dict[str, dict[str, object]]:
    """The settings of spectaql, which reads JSON as YAML; it wants an address to show."""
    return {
        "spectaql": {"targetDir": str(BUILT / "pages")},
        "introspection": {"schemaFile": str(schema)},
        "info": {"title": "Hub", "x-url": "http://127.0.0.1:8000/graphql"},
    }
