"""The hub beside PostGraphile, datasette-graphql and a bare route, where the machine has what
they need.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.serving import hub
from tests.hubs import SHARED

RUN = SHARED / "bench" / "run.sh"


def measure(database: Path, seconds: int) -> None:
    """Print the ratios that run.sh finds, or what is missing."""
    lacking = [name for name in ("sh", "wrk", "node", "npm") if not shutil.which(name)]
    lacking += [] if any(Path("/usr/lib/postgresql").glob("*/bin/initdb")) else ["postgresql"]
    lacking += [] if RUN.exists() else [str(RUN)]
    if lacking:
        print(f"peers: not measured, this machine lacks {', '.join(lacking)}")
        return
    with hub(database) as port, TemporaryDirectory(ignore_cleanup_errors=True) as box:
        done = subprocess.run(
            ["sh", RUN, f"http://127.0.0.1:{port}", str(seconds)],
            env=os.environ | {"PEER_BOX": box},
            capture_output=True,
            encoding="utf-8",
        )
    print(*(line for line in done.stdout.splitlines() if "hub" in line), sep="\n")
    if done.returncode:
        print(f"peers: {RUN} failed with {done.returncode}: {done.stderr.strip()[-500:]}")
