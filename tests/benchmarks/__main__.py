"""How long things take beside what does as much with less: `python -m tests.benchmarks`, or
`make bench`.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import answers, importing, peers, questions, tiles

arguments = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
arguments.add_argument("--rounds", type=int, default=5, help="rounds of the import")
arguments.add_argument("--seconds", type=int, default=3, help="seconds that wrk asks each peer")
given = arguments.parse_args()

with TemporaryDirectory() as folder:
    database = importing.measure(Path(folder), given.rounds)
    questions.measure(database)
    tiles.measure(database)
    peers.measure(database, given.seconds)
    answers.measure(database)
