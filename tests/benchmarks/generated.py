"""Thousands of generated documents by plan and by executor: `python -m tests.benchmarks.generated
sqlite:///data/hub.db`.
"""

import argparse
from collections import Counter
from itertools import count

from hypothesis import HealthCheck, given, seed, settings

from hub.panels.panel import View
from hub.panels.reader import Reader
from hub.words.language import Language
from schema.answering import GraphQLQuestion
from tests.schema.plan.asking import answerer, ending
from tests.schema.plan.generated import questions

_STEP = 500  # documents of one seed


def measure(view: View, documents: int, first: int) -> Counter[str]:
    """How so many documents end, beginning with a seed; whatever differs is raised."""
    endings: Counter[str] = Counter()
    for number in count(first):
        if endings.total() >= documents:
            return endings
        wrong, language = number % 3 == 0, list(Language)[number % 2]
        endings += _of_seed(view, number, wrong, language)
        print(f"seed {number}: {dict(endings)}", flush=True)


def _of_seed(view: View, number: int, wrong: bool, language: Language) -> Counter[str]:
    endings: Counter[str] = Counter()

    @seed(number)
    @settings(
        max_examples=_STEP, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(questions(wrong=wrong))
    def compare(question: GraphQLQuestion) -> None:
        endings[ending(answerer(language), question, view)] += 1

    compare()
    return endings


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("database", help="the address of a hub of all seeds")
    arguments.add_argument("--documents", type=int, default=5000)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    reader = Reader.open(options.database, 2**28, 2**26)
    measure(reader.view(), options.documents, options.seed)
