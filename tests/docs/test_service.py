"""The service and the line of cron by which the page lets a folder be watched."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.test_cli import HEADER, House, full, house, imported
from tests.cli.test_staging import BETTER
from tests.databases import SQLITE
from tests.docs.pages import text

__all__ = ["full", "house", "imported"]  # fixtures
PAGE = "docs/operate.md"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_the_service_is_one_that_systemd_knows(tmp_path: Path) -> None:
    unit = re.search(r"```ini\n(.+?)```", text(PAGE), re.DOTALL)[1]
    path = tmp_path / "hub-watch.service"
    path.write_text(unit.replace("/srv/hub/.venv/bin/hub", "/bin/true"), encoding="utf-8")

    said = subprocess.run(
        ["systemd-analyze", "verify", path], capture_output=True, encoding="utf-8", check=False
    )

    told = [line for line in said.stderr.splitlines() if "hub-watch" in line]
    assert (said.returncode, told) == (0, [])


@SQLITE
def test_the_line_of_cron_takes_what_is_there(full: House) -> None:
    _, command = re.search(r"^    (\*/10 \* \* \* \*) (.+)$", text(PAGE), re.MULTILINE).groups()
    folder = full.folder / "in"
    folder.mkdir()
    (folder / "a.csv").write_text(f"{HEADER}{BETTER}\n", encoding="utf-8")
    _, options = command.split(" /srv/so-lieu ")

    said = full.run("watch", folder, "--dataset", "made", options.split(" >> ")[0])

    assert command.startswith("cd /srv/hub && .venv/bin/hub watch ")
    assert said.code == 0
    assert (folder / "waiting" / "a.csv").exists()
