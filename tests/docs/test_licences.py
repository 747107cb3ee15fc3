"""Nothing is shipped without a licence that is allowed, and the page tells all of them."""

import re

import pytest

from scripts import licences
from tests.hubs import ROOT

PAGE = licences.PAGE.read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| ([^|]+?) \| ([^|]*?) \|$", PAGE, re.MULTILINE))


@pytest.mark.parametrize("packages", [licences.libraries(), licences.parts()], ids=["pip", "npm"])
def test_each_package_stands_on_the_page_under_its_licence(packages: dict[str, str]) -> None:
    assert len(packages) > 40
    assert {name: ROWS.get(name) for name in packages} == packages


def test_each_licence_is_one_of_those_allowed() -> None:
    shipped = {**licences.libraries(), **licences.parts(), **ROWS}
    shipped.pop("package"), shipped.pop("---", None)

    for name, licence in shipped.items():
        assert licences.identifiers(licence), name
        assert licences.identifiers(licence) <= licences.ALLOWED, name


def test_the_page_names_nothing_that_is_no_longer_installed() -> None:
    # Which packages a machine has depends on its Python; the locks have those of all.
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)) | licences.parts().keys()

    assert ROWS.keys() - locked - {"package"} == set()


def test_the_page_begins_as_it_is_written() -> None:
    assert PAGE.startswith(licences.HEAD)


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("MIT", {"MIT"}),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", {"MPL-2.0", "Apache-2.0", "MIT"}),
        ("GPL-3.0-only WITH Classpath-exception-2.0", {"GPL-3.0-only", "Classpath-exception-2.0"}),
        ("", set()),
    ],
)
def test_an_expression_names_its_licences(expression: str, names: set[str]) -> None:
    assert licences.identifiers(expression) == names


@pytest.mark.parametrize("lock", ["requirements.lock", "tests/clients/python/requirements.lock"])
def test_each_locked_package_of_python_has_its_hashes(lock: str) -> None:
    content = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", "")
    packages = [line for line in content.splitlines() if "==" in line]

    assert packages
    assert [line for line in packages if "--hash=sha256:" not in line] == []


@pytest.mark.parametrize(
    "place", ["Makefile", ".ci/run", "docs/operate.md", "tests/clients/tools.py"]
)
def test_each_install_from_a_lock_wants_its_hashes(place: str) -> None:
    text = (ROOT / place).read_text(encoding="utf-8").replace("\\\n", " ")
    installs = re.findall(r".*\bpip.*\binstall\b.*(?:requirements\.lock|, lock)\b.*", text)

    assert all("--require-hashes" in line or "*options" in line for line in installs)
    assert "--require-hashes" in text
