"""The clients' checks against a hub of their own: `python -m tests.clients [DATABASE]`.

Without a database one of all seeds is made first.
"""

import subprocess
import sys
import time

from tests.clients.checks import Check, checks, prepare
from tests.clients.served import database, served
from tests.clients.tools import BUILT, tools


def main(named: str | None = None) -> None:
    """Run every check; the exit code is 1 where one fails."""
    ready = tools()
    prepare()
    with served(database(named)) as url:
        failed = [check.name for check in checks(ready, url) if not passes(check)]
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}")


def passes(check: Check) -> bool:
    """Whether all commands of a check succeed; what a failing one said is printed."""
    begin = time.monotonic()
    for command in check.commands:
        run = subprocess.run(command, cwd=BUILT, capture_output=True, text=True)
        if run.returncode:
            print(f"FAILED  {check.name}\n{run.stdout}{run.stderr}", flush=True)
            return False
    print(f"passed  {check.name} ({time.monotonic() - begin:.1f} s)", flush=True)
    return True


if __name__ == "__main__":
    main(*sys.argv[1:2])
