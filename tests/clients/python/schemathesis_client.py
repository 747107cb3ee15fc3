"""schemathesis asks whatever the schema allows: schemathesis_client.py URL SECONDS.

Whatever is asked is answered in time, without a fault of the hub; in some questions the generated
texts are names that the hub knows, so that there is something to answer.
"""

import re
import sys
import time
from collections import Counter
from random import Random

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes
from requests import RequestException

_PATIENCE = 15  # seconds for an answer
_VALUE = re.compile(
    r'\b(\w+): (\[?)"(?:[^"\\\n]|\\.)*"'
)  # of an argument, or the first of its list
_CODES, _UNITS = ["PAPI/TOTAL", "PCI/TOTAL", "SIPAS/TOTAL", "PAPI/D1"], ["ha-nam", "Hà Nội", "63"]
_PERIODS, _MOMENTS = ["2016", "2021", "2023", "2024"], ["1", "2", "2100-01-01"]
_KNOWN = {
    "indicator": _CODES,
    "indicators": _CODES,
    "index": ["PAPI", "PCI", "SIPAS", "PARINDEX"],
    "entity": _UNITS,
    "entities": _UNITS,
    "province": _UNITS,
    "region": ["Đồng bằng sông Hồng"],
    "id": [*_CODES, *_UNITS, "papi", "1"],
    "text": ["Hà", "so nha nuoc", "PAPI"],
    **dict.fromkeys(["period", "baseline", "from", "to", "since"], _PERIODS),
    "asOf": _MOMENTS,
}
_SCALARS = {
    "Period": [*_PERIODS, "2024-Q1", "2020-S1", "2024-06", "", "20", "năm 2023"],
    "Date": ["2024-06-30", "2025-07-01", "1900-01-01", "2024-02-30", ""],
    "DateTime": [*_MOMENTS, "2100-01-01T00:00:00+07:00", "2000-01-01", "9999999999"],
}


class Fault(Exception):
    """An answer that the hub must not give."""


def main(url: str, seconds: float) -> None:
    """Ask about each field of a question until the time is over."""
    for name, values in _SCALARS.items():
        schemathesis.graphql.scalar(name, st.sampled_from(values).map(nodes.String))
    operations = [each.ok() for each in schemathesis.graphql.from_url(url).get_all_operations()]
    until, told, turn = time.monotonic() + seconds, Counter(), 0
    while time.monotonic() < until:
        for operation in operations:
            _ask(operation, turn=turn, told=told)
        turn += 1
    print(f"{sum(told.values())} questions about {len(operations)} fields:", dict(told))
    if turn == 0 or not told["200 data"]:
        sys.exit("Nothing was answered")


def _ask(operation: schemathesis.APIOperation, turn: int, told: Counter) -> None:
    """Ask some questions of an operation; Fault."""

    @settings(
        max_examples=10,
        deadline=None,
        database=None,
        derandomize=False,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(), st.integers(0, 2**16))
    def ask(case: schemathesis.Case, seed: int) -> None:
        chance = Random(seed + turn)
        case.body = _VALUE.sub(lambda found: _named(found, chance), case.body)
        told[_told(case)] += 1

    ask()


def _named(found: re.Match[str], chance: Random) -> str:
    """A value of an argument as it was generated, or one that the hub knows."""
    known = _KNOWN.get(found[1])
    if known is None or chance.random() < 0.15:
        return found[0]
    return f'{found[1]}: {found[2]}"{chance.choice(known)}"'


def _told(case: schemathesis.Case) -> str:
    """The status and whether there was data; Fault."""
    try:
        reply = case.call(timeout=_PATIENCE)
        answer = reply.json()
    except (RequestException, ValueError) as error:
        raise Fault(f"{error!r} to {case.body}") from None
    if reply.status_code not in (200, 400) or "HubFault" in reply.text:
        raise Fault(f"{reply.status_code} {reply.text[:500]} to {case.body}")
    return f"{reply.status_code} {'data' if any((answer.get('data') or {}).values()) else 'errors'}"


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
