"""The pages are plain, and what they name is there."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import EXAMPLES, PAGES, named, prose, text
from tests.hubs import ROOT
from tests.test_architecture import BELOW

LONGEST_CELL = 200  # letters
LONGEST_README = 120  # lines
# A path from the root of the repository, but for those with a star in them.
NAMED = re.compile(
    r"(?<![\w/.(-])(?:hub|schema|loaders|seeds|scripts|tests|docs)/[\w./-]+(?![\w*/<])"
)
# They name what is not there yet: a test follows them word by word.
ADDED = ("docs/add-an-index.md", "docs/add-a-question.md")
EACH_PAGE = pytest.mark.parametrize("page", PAGES, ids=named)


@pytest.mark.parametrize("page", [*PAGES, *EXAMPLES], ids=named)
def test_no_cell_of_a_table_is_long(page: Path) -> None:
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if line[:1] == "|"]

    cells = [cell.strip() for line in lines for cell in line.strip("|").split("|")]
    assert [cell for cell in cells if len(cell) > LONGEST_CELL] == []


@EACH_PAGE
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#([\w-]+))?\)", prose(page))

    paths = [(page.parent / file, anchor) for file, anchor in targets if "://" not in file]
    assert [str(path) for path, _ in paths if not path.exists()] == []
    assert [
        (path.name, anchor)
        for path, anchor in paths
        if anchor and anchor not in anchors(path.read_text(encoding="utf-8"))
    ] == []


@pytest.mark.parametrize("page", [page for page in PAGES if named(page) not in ADDED], ids=named)
def test_paths_that_a_page_names_are_there(page: Path) -> None:
    paths = [path.rstrip("./") for path in NAMED.findall(prose(page))]

    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_pages_cite_nothing_that_is_not_in_the_repository() -> None:
    outside = [named(page) for page in PAGES if "../shared" in page.read_text(encoding="utf-8")]

    assert outside == ["CONTRIBUTING.md"]  # which tells what the curated tests want


def test_code_cites_only_pages_that_are_there() -> None:
    files = [
        path
        for room in ("hub", "schema", "loaders", "scripts", "tests")
        for path in (ROOT / room).rglob("*.py")
        if "client" not in path.parts
    ]
    cited = {
        (named(path), page)
        for path in files
        for page in re.findall(r"\bdocs/[\w-]+\.md", path.read_text(encoding="utf-8"))
    }

    assert [(path, page) for path, page in cited if not (ROOT / page).exists()] == []


def test_every_room_is_told() -> None:
    told = set(
        re.findall(r"^\| `([\w/]+)(?:\.py)?` \|", text("docs/architecture.md"), re.MULTILINE)
    )

    rooms = {room.replace(".", "/") for room in BELOW} - {"hub/settings"}
    assert rooms - told == set()


def test_every_page_is_found_from_the_readme() -> None:
    listed = set(re.findall(r"\]\((docs/[\w-]+\.md)\)", text("README.md")))

    assert listed == {named(page) for page in PAGES if page.parent.name == "docs"}


def test_readme_is_short_and_has_its_picture() -> None:
    readme = text("README.md")

    assert len(readme.splitlines()) <= LONGEST_README
    (picture,) = re.findall(r"!\[[^]]+\]\(([^)]+)\)", readme)
    assert 10_000 < (ROOT / picture).stat().st_size < 300_000


def anchors(page: str) -> set[str]:
    """The anchors of the headings of a page, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
