"""Every attack on a hub of its own: `python -m tests.hostile [DATABASE]`, or `make hostile`.

Of each is printed what came back, the longest time in which that came, the longest that others
waited meanwhile, and the memory afterwards.
"""

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.clients.served import database, serving
from tests.hostile.attacks import Attack, attacks
from tests.hostile.memory import memory
from tests.hostile.wire import Exchange, asked, sent

_ROUNDS = 2  # requests of each client
_BETWEEN = 0.02  # seconds between two that others ask
_ANSWER, _WAIT, _MEMORY = 1.5, 0.3, 150  # seconds, seconds and MB that are too many


class Measured(NamedTuple):
    """What an attack did."""

    exchanges: list[Exchange]
    waited: float
    memory: int


class Others(threading.Thread):
    """Others, who ask whether the hub is alive and a small question, all the time."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.port, self.longest, self.ended = port, 0.0, threading.Event()

    def run(self) -> None:
        """Ask until the end."""
        while not self.ended.wait(_BETWEEN):
            small = asked(self.port, "{dataVersion{id}}", {})
            alive = sent(self.port, None, path="/healthz")
            assert {small.status, alive.status} <= {200, 503}
            self.longest = max(self.longest, small.seconds, alive.seconds)


def main(named: str | None = None) -> None:
    """Run every attack; the exit code is 1 where one harms."""
    harmful = []
    with serving(database(named)) as (url, hub):
        port, process = urlsplit(url).port, hub.pid
        asked(port, "{indices{id}}", {})
        for attack in attacks():
            before = memory(process)
            measured = _run(attack, port, process)
            harms = list(_harms(attack, measured, before))
            print(_line(attack, measured, before), *harms, flush=True)
            harmful += [attack.name] if harms else []
    if harmful:
        sys.exit(f"Harmful: {', '.join(harmful)}")


def _run(attack: Attack, port: int, process: int) -> Measured:
    others = Others(port)
    others.start()
    with ThreadPoolExecutor(attack.clients) as pool:
        exchanges = list(pool.map(attack.send, [port] * attack.clients * _ROUNDS))
    others.ended.set()
    others.join()
    time.sleep(0.2)
    return Measured(exchanges, others.longest, memory(process))


def _harms(attack: Attack, measured: Measured, before: int) -> list[str]:
    """What an attack did that it must not."""
    wrong = sorted({each.status for each in measured.exchanges} - {*attack.statuses, 503})
    harms = [f"STATUS {status}" for status in wrong]
    harms += ["SLOW"] if _longest(measured) > _ANSWER * attack.clients else []
    harms += ["OTHERS WAIT"] if measured.waited > _WAIT else []
    return harms + (["MEMORY"] if measured.memory - before > _MEMORY else [])


def _longest(measured: Measured) -> float:
    return max(each.seconds for each in measured.exchanges)


def _line(attack: Attack, measured: Measured, before: int) -> str:
    statuses = "/".join(map(str, sorted({each.status for each in measured.exchanges})))
    size = max(each.size for each in measured.exchanges)
    return (
        f"{attack.name:42} {statuses:>8}  {_longest(measured):6.2f} s  {size:>9} bytes  others"
        f" {measured.waited:5.2f} s  memory {before} → {measured.memory} MB"
    )


if __name__ == "__main__":
    main(*sys.argv[1:2])
