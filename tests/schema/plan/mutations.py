"""Documents with a few words changed, as mistyped or as made by somebody who tries."""

import re
from random import Random

from tests.kept.tiles import TILES
from tests.test_examples import PAGES, read

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\.\.\.|[$@]?\w+|[^\s\w]')
# What pages seldom have.
_MORE = (
    "query($a: Int, $b: [String!], $c: Among, $d: Boolean! = true, $o: DateTime = null) { compare("
    'indicator: "PAPI", entities: $b, among: $c, first: $a, asOf: $o) { ...X rows @skip(if: $d) {'
    " entity { ...Y } } } } fragment X on Comparison { period peers { expected } } fragment Y on"
    " Entity { id name ... on Province { code region { name } } ... on Department { abbreviations"
    " name } }",
    'query Q($k: EntityKind = PROVINCE, $r: String!) { observations(kind: $k, entity: [$r, "x"],'
    " first: 3) { nodes { id value } pageInfo { endCursor } } search(text: $r) { ... on Province {"
    " id } ... on Index { id name } __typename } }",
    '{ a: entity(id: "x") { ...E } b: province(id: "y") { ...E ...P } } fragment E on Entity { id'
    " own: __typename region { id } } fragment P on Province { isoCode departments { id ...E } }",
    'query($if: Boolean = false, $id: ID! = "PAPI") { index(id: $id) @include(if: $if) { coverage('
    "level: null, kind: COUNTRY) { cells { held } } ... @skip(if: $if) { readings(period:"
    ' "2024") { date } } } compare(indicator: $id, among: {region: "x", province: null}) { rows {'
    " value } columns { values } } }",
)
DOCUMENTS = [*(read(path).query for path in PAGES), *(tile.query for tile in TILES), *_MORE]


def tokens(query: str) -> list[str]:
    """The words and marks of a document."""
    return _TOKEN.findall(query)


WORDS = sorted({token for query in DOCUMENTS for token in tokens(query)})


def mutated(query: str, random: Random) -> str:
    """A document of which up to three words and marks were taken out, doubled, replaced or
    exchanged.
    """
    parts = tokens(query)
    for _ in range(random.randint(1, 3)):
        place, other = random.randrange(len(parts)), random.randrange(len(parts))
        change = random.choice(("delete", "double", "insert", "replace", "copy", "exchange"))
        if change == "delete" and len(parts) > 1:
            del parts[place]
        elif change == "double":
            parts.insert(place, parts[place])
        elif change == "insert":
            parts.insert(place, random.choice(WORDS))
        elif change == "replace":
            parts[place] = random.choice(WORDS)
        elif change == "copy":
            parts[place] = parts[other]
        else:
            parts[place], parts[other] = parts[other], parts[place]
    return " ".join(parts)
