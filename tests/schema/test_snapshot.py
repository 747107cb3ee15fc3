"""The committed schema, so that a change of the API is seen as a change."""

from pathlib import Path

import schema
from hub.words.language import Language
from schema import descriptions

SNAPSHOT = Path(schema.__file__).with_name("schema.graphql")


def test_the_committed_schema_is_current():
    current = (
        SNAPSHOT.read_text(encoding="utf-8") == descriptions.schema(Language.VI).as_str() + "\n"
    )

    assert current, (
        "the schema has changed; refresh the snapshot with `hub schema > schema/schema.graphql`"
        " (HUB_LANGUAGE unset)"
    )
