"""What the descriptions of asOf name as an example can be asked of a fresh hub."""

import re
from dataclasses import replace
from datetime import date

import pytest

from hub.words import clock
from hub.words.language import Language
from schema.descriptions import described, schema
from schema.parents import scorecard_of
from tests.hubs import TestHub

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


def test_a_name_is_understood_by_the_day_of_the_answer(real: TestHub):
    """“Ninh Bình” of today is another province than the one of before the mergers."""
    view = real.reader.view()

    assert view.catalogue.entity("Ninh Bình", view.today).public_id == "ninh-binh-2025"
    assert view.at(clock.parse("2099-03-01")).today == date(2099, 3, 1)
    earlier = replace(view, today=date(2025, 6, 30))
    found = scorecard_of(None, "Ninh Bình", None, earlier)
    assert found.entity.public_id == "ninh-binh"
