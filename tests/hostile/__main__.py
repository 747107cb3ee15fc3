"""Every attack on a hub of its own: `python -m tests.hostile [DATABASE]`, or `make hostile`; then
schemathesis asks it whatever the schema allows.

Of each attack is printed what came back, the longest time in which that came, the time of a
processor that each request took, the longest that others waited meanwhile and when there was no
attack, and the memory afterwards.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.clients.served import database, serving
from tests.clients.tools import PYTHON, python
from tests.hostile.attacks import Attack, attacks
from tests.hostile.process import memory, processor
from tests.hostile.wire import Exchange, asked, sent

_BETWEEN = 0.02  # seconds between two that others ask
_IDLE = 0.5  # seconds before an attack, in which others show how busy the machine is without it
_TRIES = 3  # of an attack that harms
_GENERATED = 60  # seconds for which questions are generated
_ANSWER, _WAIT, _MEMORY = 1.0, 0.2, 100  # seconds of a processor, seconds and MB that are too many


class Measured(NamedTuple):
    """What an attack did."""

    exchanges: list[Exchange]
    processor: float  # seconds for each request
    waited: float
    waited_before: float  # without an attack
    memory: int
    memory_before: int


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
            harmful += [attack.name] if _harms_always(attack, port, process) else []
        client = [python(), PYTHON / "schemathesis_client.py", url, str(_GENERATED)]
        harmful += ["schemathesis"] if subprocess.run(client).returncode else []
    if harmful:
        sys.exit(f"Harmful: {', '.join(harmful)}")


def _harms_always(attack: Attack, port: int, process: int) -> bool:
    """Whether an attack harms each time; a busy machine holds somebody up now and then."""
    for _ in range(_TRIES):
        measured = _run(attack, port, process)
        harms = list(_harms(attack, measured))
        print(_line(attack, measured), *harms, flush=True)
        if not harms:
            return False
    return True


def _run(attack: Attack, port: int, process: int) -> Measured:
    begin = processor(process)
    with _others(port) as idle:
        time.sleep(_IDLE)
    busy = (processor(process) - begin) / _IDLE  # with what the others ask alone
    memory_before, began_at, begin = memory(process), time.monotonic(), processor(process)
    many = attack.clients * attack.rounds
    with _others(port) as others, ThreadPoolExecutor(attack.clients) as pool:
        exchanges = list(pool.map(attack.send, [port] * many))
    own = processor(process) - begin - busy * (time.monotonic() - began_at)
    time.sleep(0.2)
    return Measured(
        exchanges,
        max(own, 0) / many,
        waited=others.longest,
        waited_before=idle.longest,
        memory=memory(process),
        memory_before=memory_before,
    )


@contextmanager
def _others(port: int) -> Iterator[Others]:
    """Others ask within."""
    others = Others(port)
    others.start()
    try:
        yield others
    finally:
        others.ended.set()
        others.join()


def _harms(attack: Attack, measured: Measured) -> Iterator[str]:
    """What an attack did that it must not."""
    wrong = sorted({each.status for each in measured.exchanges} - {*attack.statuses, 503})
    yield from (f"STATUS {status}" for status in wrong)
    if measured.processor > _ANSWER:
        yield "DEAR"
    if measured.waited > _WAIT + measured.waited_before:
        yield "OTHERS WAIT"
    if measured.memory - measured.memory_before > _MEMORY:
        yield "MEMORY"


def _longest(measured: Measured) -> float:
    return max(each.seconds for each in measured.exchanges)


def _line(attack: Attack, measured: Measured) -> str:
    statuses = "/".join(map(str, sorted({each.status for each in measured.exchanges})))
    size = max(each.size for each in measured.exchanges)
    took = f"{_longest(measured):6.2f} s, {measured.processor:5.2f} s of a processor"
    waited = f"others {measured.waited:5.2f} s ({measured.waited_before:.2f} s)"
    memories = f"memory {measured.memory_before} → {measured.memory} MB"
    return f"{attack.name:42} {statuses:>8}  {took}  {size:>9} bytes  {waited}  {memories}"


if __name__ == "__main__":
    main(*sys.argv[1:2])
