"""The eight tiles of a dashboard, as its developer wrote them, now and as of a moment."""

from typing import NamedTuple

from graphql import (
    ArgumentNode,
    FieldNode,
    GraphQLSchema,
    NameNode,
    OperationDefinitionNode,
    SelectionSetNode,
    StringValueNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    parse,
    print_ast,
    visit,
)

AS_OF = "asOf"


class Tile(NamedTuple):
    """A question that a dashboard asks again and again."""

    name: str
    query: str
    variables: dict


TILES = [
    Tile(
        "ranking",
        "query($i:ID!){compare(indicator:$i){period indicator{id name unit} peers{withValue"
        " expected complete} rows{entity{id name} value rank rankOf change rankChange quartile}}}",
        {"i": "PAPI/TOTAL"},
    ),
    Tile(
        "ranking_columns",
        "query($i:ID!){compare(indicator:$i){period columns{entityIds names values ranks}}}",
        {"i": "PAPI/TOTAL"},
    ),
    Tile(
        "trend5",
        "query($i:ID!,$e:[String!]!){trend(indicator:$i,entities:$e){entity{id name} breaks{at"
        " severity note} columns{periods values ranks segments}}}",
        {"i": "PAPI/TOTAL", "e": ["ha-nam", "nam-dinh", "lai-chau", "ha-noi", "hai-phong"]},
    ),
    Tile(
        "scorecard",
        "query($e:String!){scorecard(entity:$e){entity{officialName} lines{index{id shortName}"
        " period peers{withValue expected} row{value rank publishedRank regionRank change gapToMean"
        " group{name}} above{entity{name} value} below{entity{name} value} strongest{name}"
        " weakest{name} sentence}}}",
        {"e": "nam-dinh"},
    ),
    Tile(
        "scoreboard",
        "query($i:ID!){scoreboard(index:$i){indicator{id name} peers{withValue expected}"
        " rows{entity{id name} value rank change}}}",
        {"i": "PAPI"},
    ),
    Tile(
        "coverage",
        "query($i:ID!){coverage(index:$i){cells{period indicator{id} held expected rankOnly"
        " missingByReason{reason count}}}}",
        {"i": "PAPI"},
    ),
    Tile(
        "freshness",
        "{indices{id shortName freshness{lastPeriod nextPeriod nextExpected late lastRelease{id"
        " importedAt}}}}",
        {},
    ),
    Tile(
        "targets",
        "query($e:String){targets(entity:$e){id label value unit by state stateReason pace{gap"
        " neededPerYear currentPerYear} indicator{id name} citation{title locator}}}",
        {"e": "ha-nam/bqlkcn"},
    ),
    Tile(
        "documents",
        "{documents(first:20){id number title date issuer targets{id state}}}",
        {},
    ),
    # What the developer saw change: a name, a region and an edition of the period, a statement
    # beside the one before it.
    Tile(
        "hue_2018",
        '{compare(indicator:"PAPI/TOTAL",period:"2018",entities:["hue"]){indicator{id edition{id}'
        " parent{id}} rows{name entity{id name officialName ...on Province{isCity region{id name}}}"
        " observation{id cell value}}}}",
        {},
    ),
    Tile(
        "hue_now",
        '{province(id:"hue"){id name officialName isCity region{id name}}'
        ' indicator(id:"PAPI/TOTAL"){id edition{id} parent{id}}}',
        {},
    ),
    Tile(
        "revised",
        '{observations(indicator:"PAPI/TOTAL",entity:"nam-dinh",period:"2024"){nodes{id cell value'
        " history{id cell value} claims{id value}}}}",
        {},
    ),
]


def as_of(tile: Tile, schema: GraphQLSchema, moment: str) -> Tile:
    """The same tile as of a moment: each field that takes asOf is given it."""
    types = TypeInfo(schema)
    document = visit(parse(tile.query), TypeInfoVisitor(types, _AsOf(types, moment)))
    return Tile(f"{tile.name} as of", print_ast(document), tile.variables)


def with_typenames(query: str) -> str:
    """A query that asks for the type of every object, as clients with a cache do."""
    return print_ast(visit(parse(query), _Typenames()))


class _AsOf(Visitor):
    """Gives asOf to each field that takes it."""

    def __init__(self, types: TypeInfo, moment: str) -> None:
        super().__init__()
        self._types = types
        value = StringValueNode(value=moment)
        self._argument = ArgumentNode(name=NameNode(value=AS_OF), value=value)

    def enter_field(self, node: FieldNode, *_) -> FieldNode | None:
        own = self._types.get_field_def()
        if own is None or AS_OF not in own.args:
            return None
        return _with(node, arguments=(*(node.arguments or ()), self._argument))


class _Typenames(Visitor):
    """Asks for the type of each object."""

    def leave_selection_set(self, node: SelectionSetNode, _key, parent, *_):
        if isinstance(parent, OperationDefinitionNode):
            return None
        typename = FieldNode(name=NameNode(value="__typename"))
        return _with(node, selections=(typename, *node.selections))


def _with(node, **parts):
    """A copy of a node with other parts."""
    own = {name: getattr(node, name) for name in node.keys if name != "loc"}
    return type(node)(**{**own, **parts})
