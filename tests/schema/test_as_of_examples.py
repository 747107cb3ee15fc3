"""What the descriptions of asOf name as an example can be asked of a fresh hub."""

import re

import pytest

from hub.words.language import Language
from schema.descriptions import described, schema

_EXAMPLES = re.compile(r"(?:ví dụ|such as) \"?([\w-]+)\"?(?: (?:hoặc|or) \"?([\w-]+)\"?)?")


@pytest.mark.parametrize("language", Language)
def test_every_example_of_asof_works_on_a_fresh_hub(hub, language):
    texts = [
        thing.description
        for name, thing in described(schema(language))
        if name.endswith(".asOf") and name.count(".") == 2
    ]
    examples = {each for text in texts for each in sum(_EXAMPLES.findall(text), ()) if each}

    assert {each: asked(hub, each).get("errors") for each in examples} == dict.fromkeys(examples)


def asked(hub, as_of: str) -> dict:
    return hub.post('query($t: DateTime) {scorecard(entity: "an", asOf: $t) {period}}', t=as_of)
