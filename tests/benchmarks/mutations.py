"""Tens of thousands of changed documents, each proved only where it is valid:
`python -m tests.benchmarks.mutations`.
"""

import argparse
from collections import Counter
from random import Random

from graphql import GraphQLError, parse, validate

from schema.plan.documents import RULES
from schema.plan.proof import is_proved
from tests.schema.plan.generated import CORE
from tests.schema.plan.mutations import DOCUMENTS, mutated

_SAMPLE = 20  # of the unproved, each of so many is looked at by the rules


def measure(mutations: int, seed: int) -> Counter[str]:
    """How many changed documents are what."""
    random, counts = Random(seed), Counter()
    for number in range(mutations):
        query = mutated(random.choice(DOCUMENTS), random)
        counts.update(_kinds(query, is_sampled=number % _SAMPLE == 0))
    return counts


def _kinds(query: str, is_sampled: bool) -> list[str]:
    try:
        document = parse(query, no_location=True)
    except GraphQLError:
        return ["no document"]
    if is_proved(CORE, document):
        faults = validate(CORE, document, RULES)
        if faults:
            print("PROVED AND INVALID", query, faults[0].message)
        return ["parsed", "proved", *(["proved and invalid"] if faults else ())]
    if is_sampled and not validate(CORE, document, RULES):
        return ["parsed", "unproved and valid, of a sample"]
    return ["parsed"]


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--mutations", type=int, default=50_000)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    for kind, number in measure(options.mutations, options.seed).items():
        print(f"{number:>8} {kind}")
