"""docs/licences.md, under which licences everything is that is shipped: `python -m
scripts.licences`.

The libraries are those that pyproject.toml asks for and what these ask for, as they are installed
here; the parts of the page are those that package-lock.json names beside the tools of its build.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/licences.md"
CLIENT_LOCK = ROOT / "hub/web/client/package-lock.json"
ALLOWED = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "ISC",
        "LGPL-3.0-only",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "PSF-2.0",
        "Zlib",
    }
)
HEAD = """# Licences of what is shipped

*Written by `python -m scripts.licences`; a test keeps it, and lets no other licence in.*

The hub itself is under the MIT licence (`LICENSE`). What it is installed with, the versions of
which stand in `requirements.lock` and `hub/web/client/package-lock.json`, keeps its own licence;
none of it is changed. Libraries under the LGPL and the MPL are used as they are published, each a
package of its own that may be replaced. Publishers' figures belong to their publishers
([seeds](seeds.md)).
"""
# How packages without an SPDX expression call their licences.
_SPDX = {
    "MIT License": "MIT",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "Apache Software License": "Apache-2.0",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
}
_CLASSIFIER = "License :: OSI Approved :: "
_BSD = "BSD License"  # which of them, the text tells
_LONGEST_NAME = 100  # letters; what is longer is the text itself


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole page."""
    return "\n".join((HEAD, *_table("Python", libraries()), "", *_table("npm", parts()), ""))


def identifiers(licence: str) -> set[str]:
    """The licences that an expression names."""
    return set(re.split(r"[\s()]+|\bAND\b|\bOR\b|\bWITH\b", licence)) - {""}


def libraries() -> dict[str, str]:
    """The licence of each Python package that is needed to run the hub."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        name: _licence(package)
        for name, package in sorted(_needed(project["dependencies"], {}).items())
    }


def parts() -> dict[str, str]:
    """The licence of each npm package that the built page may hold."""
    packages = json.loads(CLIENT_LOCK.read_text(encoding="utf-8"))["packages"]
    return {
        path.rpartition("node_modules/")[2]: fields.get("license", "")
        for path, fields in sorted(packages.items())
        if path and not fields.get("dev")
    }


def _needed(
    requirements: list[str], packages: dict[str, Distribution], extra: str = ""
) -> dict[str, Distribution]:
    """The packages that these requirements lead to on this machine, beside those known already."""
    for requirement in map(Requirement, requirements):
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        for wanted in ("", *sorted(requirement.extras)):
            key = canonicalize_name(requirement.name) + (f"[{wanted}]" if wanted else "")
            if key not in packages:
                packages[key] = distribution(requirement.name)
                _needed(packages[key].requires or [], packages, wanted)
    return {name: package for name, package in packages.items() if "[" not in name}


def _licence(package: Distribution) -> str:
    """The licence that a package names: as an expression, in a word, or by its classifiers."""
    metadata = package.metadata
    words = metadata.get("License-Expression") or metadata.get("License") or ""
    if len(words) > _LONGEST_NAME:
        return _bsd(words)
    if words:
        return _SPDX.get(words, words)
    classifiers = metadata.get_all("Classifier") or ()
    names = [text.removeprefix(_CLASSIFIER) for text in classifiers if _CLASSIFIER in text]
    if names == [_BSD]:
        return _bsd(_text(package))
    return " OR ".join(_SPDX.get(name, name) for name in names)


def _text(package: Distribution) -> str:
    """What the licence files of a package say."""
    files = [file for file in package.files or () if file.name.upper().startswith("LICEN")]
    return "\n".join(file.read_text() for file in files)


def _bsd(text: str) -> str:
    """Which BSD licence a text is; nothing where it is none."""
    if "Redistributions of source code must retain" not in text:
        return ""
    is_third = re.search(r"Neither the name\s+of", text)
    return "BSD-3-Clause" if is_third else "BSD-2-Clause"


def _table(kind: str, packages: dict[str, str]) -> Iterator[str]:
    yield from (f"## {kind}", "", "| package | licence |", "|---|---|")
    yield from (f"| {name} | {licence} |" for name, licence in packages.items())


if __name__ == "__main__":
    main()
