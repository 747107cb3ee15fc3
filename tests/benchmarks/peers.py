"""The hub beside PostGraphile, datasette-graphql and a bare route, where the machine has what they need."""

import shutil
import subprocess
from pathlib import Path

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
    with hub(database) as port:
        done = subprocess.run(["sh", RUN, f"http://127.0.0.1:{port}", str(seconds)], capture_output=True, encoding="utf-8")
    for line in done.stdout.splitlines():
        if "hub / " in line or "hub answers" in line or line.startswith("round"):
            print(line)
    if done.returncode:
        print(f"peers: {RUN} failed with {done.returncode}: {done.stderr.strip()[-500:]}")
