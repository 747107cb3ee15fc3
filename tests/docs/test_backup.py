"""The copy that the pages tell to make is a whole hub."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests import commands
from tests.databases import SQLITE
from tests.docs.pages import text
from tests.hubs import TestHub

pytestmark = SQLITE


@pytest.mark.parametrize("page", ["docs/operate.md", "docs/huong-dan.md"])
def test_a_backup_is_whole_and_can_be_put_back(hub: TestHub, tmp_path: Path, page: str) -> None:
    (command,) = re.findall(r"^    (\.venv/bin/python -c .+)$", text(page), re.MULTILINE)
    _, *arguments = shlex.split(command)
    held, copy = tmp_path / "data/hub.db", re.search(r"INTO '([\w.-]+)'", command)[1]
    held.parent.mkdir()
    hub.engine.dispose()
    Path(make_url(hub.url).database).rename(held)

    subprocess.run([sys.executable, *arguments], cwd=tmp_path, check=True)
    (tmp_path / copy).rename(held)

    check = commands.start(tmp_path, "check", HUB_SEEDS=str(hub.seeds)).end()
    releases = commands.start(tmp_path, "releases", HUB_SEEDS=str(hub.seeds)).end()
    assert (check.code, check.err) == (0, "")
    assert "made" in releases.out
