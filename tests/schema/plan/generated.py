"""Documents over the whole schema as nobody wrote them, most of them right and some a bit wrong."""

import json
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_composite_type,
    is_required_argument,
)
from hypothesis import strategies as st

from hub.words.language import Language
from schema.answering import GraphQLQuestion
from schema.descriptions import schema

CORE = schema(Language.VI)._schema

_MOMENTS = ("2030-01-01", "12", "2026-11-29T14:36:31+00:00", "11", "10", "2020-01-01")
# What the arguments of a name are given: right values, the last one wrong.
_VALUES: dict[str, tuple] = {
    "asOf": _MOMENTS,
    "baseline": ("2016", "2020", "20x"),
    "changedSince": ("2026-11-29T14:36:31+00:00", "2026-11-01", "x"),
    "dataset": ("papi", "documents", "nothing"),
    "department": ("gia-lai-2025/skhcn-2025", "nam-dinh/skhcn", "ha-nam/bqlkcn", "ha-nam/xyz"),
    "document": ("39-2026-qh16", "nothing"),
    "edition": ("PAPI@2018", "PAR_INDEX@2016", "NOTHING@1"),
    "entities": (["ha-nam", "lai-chau"], ["Hà Nội"], ["dong-thap", "ca-mau"], ["xyz"]),
    "entity": ("lai-chau", "ha-nam", "ninh-binh", "nam-dinh", "xyz"),
    "first": (3, 1, 20, 0, -1),
    "from": ("2016", "2021", "20x"),
    "index": ("PAPI", "PAR_INDEX", "SIPAS", "D766", "NOTHING"),
    "indicator": ("PAPI/TOTAL", "PAR_INDEX/TOTAL", "SIPAS/TOTAL", "PAPI/D1", "PCI/TOTAL", "NO"),
    "indicators": (["PAPI/TOTAL", "PAR_INDEX/TOTAL"], ["PAPI/D2"], ["NOTHING"]),
    "issuer": ("Quốc hội", "x"),
    "kind": ("Nghị quyết", "Báo cáo", "x"),
    "latest": (2, 1, 0),
    "level": (1, 2, 99),
    "on": ("2020-01-01", "2025-12-01", "2020-13-01"),
    "period": ("2021", "2016", "2023", "2024", "20x"),
    "province": ("ha-nam", "lai-chau", "xyz"),
    "reading": ("2025-10-17", "2025-10-32"),
    "region": ("Đồng bằng sông Hồng", "xyz"),
    "search": ("ha", "Lai", "zzzz"),
    "text": ("Hà Nam", "PAPI", "dịch vụ công", "???"),
    "to": ("2021", "2023", "20x"),
    "tree": ("x", "y"),
}
_OF_FIELD = {
    "blockStandings.entity": ("gia-lai-2025/skhcn-2025", "xyz"),
    "blockStandings.indicator": ("DEPT_PAR/TOTAL", "NOTHING"),
    "department.id": ("ha-nam/bqlkcn", "lai-chau/snv-2025", "xyz"),
    "document.id": ("39-2026-qh16", "36-2026-qh16", "nothing"),
    "entity.id": ("lai-chau", "ha-nam/bqlkcn", "Hà Nội", "xyz"),
    "index.id": ("PAPI", "SIPAS", "NOTHING"),
    "indicator.id": ("PAPI/TOTAL", "SIPAS/TOTAL", "NOTHING"),
    "observation.id": ("PAPI/TOTAL@2018|ha-noi|2021|0|papi/tunah72-agg-province-year@6", "x"),
    "operationsSum.period": ("2022-Q1", "20x"),
    "operationsSum.province": ("nam-dinh", "xyz"),
    "province.id": ("ha-nam", "Lai Châu", "xyz"),
    "releases.from": ("2026-01-01", "x"),
    "releases.to": ("2026-12-01", "x"),
}
_AMONG = (
    {"region": "Đồng bằng sông Hồng"},
    {"region": None},
    {"province": "ha-nam"},
    {},
    {"nothing": 1},
)
_LONG = {"departments", "targets", "indicators", "provinces", "citedBy", "cites", "components"}


@dataclass
class _Writer:
    """Writes one document by the draws of hypothesis."""

    draw: Any
    wrong: bool  # whether something in it may be wrong
    left: int  # how many fields may come yet
    variables: dict[str, tuple[str, Any]] = field(default_factory=dict)  # their types and values
    keys: dict[str, str] = field(default_factory=dict)  # what stands under each
    fragments: dict[str, tuple[str, str]] = field(default_factory=dict)
    written: int = 0

    def chance(self, of: int) -> bool:
        """Whether what happens once in so many times happens."""
        return self.draw(st.integers(1, of)) == of

    def one(self, things: Any) -> Any:
        """One of several things."""
        return self.draw(st.sampled_from(list(things)))

    def document(self) -> GraphQLQuestion:
        """The whole document with the values of its variables."""
        body = self.selections(CORE.query_type, self.draw(st.integers(1, 4)))
        definitions = ", ".join(f"${name}: {kind}" for name, (kind, _) in self.variables.items())
        head = f"query Q({definitions}) " if definitions else self.one(("", "query ", "query Q "))
        fragments = [f"fragment {name} on {text}" for name, (_, text) in self.fragments.items()]
        values = {
            name: value for name, (_, value) in self.variables.items() if value is not Ellipsis
        }
        return GraphQLQuestion("\n".join([head + body, *fragments]), values)

    def selections(self, kind: GraphQLNamedType, depth: int) -> str:
        """Selections of objects of a type, in braces."""
        parts = []
        if is_abstract_type(kind):
            parts += [self.inline(kind, depth) for _ in range(self.draw(st.integers(1, 2)))]
        if not isinstance(kind, GraphQLUnionType):
            parts += [self.field(kind, depth) for _ in range(self.draw(st.integers(1, 4)))]
        if self.chance(6) or not any(parts):
            parts.append(self.one(("__typename", "own: __typename")))
        if self.chance(40) and self.wrong:
            parts.append("... on Nothing { id }")
        return "{" + " ".join(filter(None, parts)) + "}"

    def inline(self, kind: GraphQLNamedType, depth: int) -> str:
        """A fragment within, of one of the types that an abstract type may be, or of no type."""
        possible = [*CORE.get_possible_types(kind), kind]
        if self.wrong and self.chance(30):
            possible = [CORE.type_map["Pace"]]
        own = self.one(possible)
        condition = "" if own is kind and self.chance(2) else f" on {own.name}"
        return f"...{condition}{self.directives()} {self.selections(own, depth)}"

    def field(self, kind: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> str:
        """A field of a type, perhaps by a fragment."""
        if self.fragments and self.chance(8):
            names = [name for name, (own, _) in self.fragments.items() if own == kind.name]
            if names:
                return f"...{self.one(names)}{self.directives()}"
        if self.left <= 0:
            return ""
        names = [name for name, each in kind.fields.items() if self.fits(name, each, depth)]
        if not names:
            return ""
        text = self.plain(kind, self.one(names), depth)
        if not self.chance(8):
            return text
        name = f"F{len(self.fragments)}"
        self.fragments[name] = kind.name, f"{kind.name} {{{text}}}"
        return f"...{name}{self.directives()}" + (f" ...{name}" if self.chance(3) else "")

    def fits(self, name: str, own: GraphQLField, depth: int) -> bool:
        """Whether a field may be asked for at a depth."""
        return not is_composite_type(get_named_type(own.type)) or (
            depth > 0 and (name not in _LONG or self.left > 10)
        )

    def plain(self, kind: GraphQLNamedType, name: str, depth: int) -> str:
        """A field with its alias, arguments, conditions and selections."""
        self.left -= 1
        self.written += 1
        own = kind.fields[name]
        type_ = get_named_type(own.type)
        arguments = self.arguments(name, own)
        alias = self.alias(kind, name, arguments)
        directives = self.directives()
        braces = self.selections(type_, depth - 1) if is_composite_type(type_) else ""
        shown = name + "X" if self.wrong and self.chance(60) else name
        return f"{alias}{shown}{arguments}{directives}{braces}"

    def alias(self, kind: GraphQLNamedType, name: str, arguments: str) -> str:
        """Another key, where the name of a field is taken or just so."""
        alias = self.one(("", "", f"a{self.written}: ", "b: " if self.wrong else ""))
        meaning = f"{kind.name}.{name}{arguments}"
        is_taken = self.keys.setdefault(alias or name, meaning) != meaning
        return f"a{self.written}: " if is_taken and not (self.wrong and self.chance(20)) else alias

    def arguments(self, name: str, own: GraphQLField) -> str:
        """The arguments that a field needs, and some of the others."""
        texts = [
            f"{each}: {self.argument(name, each, argument)}"
            for each, argument in own.args.items()
            if (is_required_argument(argument) and not (self.wrong and self.chance(60)))
            or self.chance(3 if each == "asOf" else 5)
        ]
        if self.wrong and self.chance(60):
            texts.append("nothing: 1")
        return f"({', '.join(texts)})" if texts else ""

    def argument(self, of: str, name: str, argument: GraphQLArgument) -> str:
        """What stands behind the colon: a literal, or a variable of some right type."""
        value = self.value(of, name, argument.type)
        if value is None and isinstance(argument.type, GraphQLNonNull) and not self.wrong:
            value = self.value(of, name, argument.type.of_type)
        if self.chance(3):
            return self.variable(argument, value)
        return _literal(value, get_nullable_type(argument.type))

    def variable(self, argument: GraphQLArgument, value: Any) -> str:
        """A variable for an argument: needed or not, with a default or without, perhaps null or
        left out.
        """
        required = isinstance(argument.type, GraphQLNonNull)
        base = get_nullable_type(argument.type)
        text = _literal(value, base)
        forms = [(f"{base}!", value), (f"{base} = {text}", Ellipsis), (f"{base} = {text}", value)]
        if not is_required_argument(argument):
            forms += [(str(base), value), (str(base), Ellipsis)]
        if not required:
            forms += [(str(base), None), (f"{base} = null", Ellipsis), (f"{base} = {text}", None)]
        if self.wrong and self.chance(10):
            forms = [(f"{base}!", None), (str(base), [[value]]), ("Nothing", value)]
            forms += [(f"{base} = {text}", None), (f"{base}!", Ellipsis)]
        return self.named(*self.one(forms))

    def named(self, kind: str, value: Any) -> str:
        """A variable, one that is there already where it is of the same type."""
        same = [name for name, (own, _) in self.variables.items() if own == kind]
        if same and self.chance(3):
            return f"${self.one(same)}"
        name = f"v{len(self.variables)}"
        self.variables[name] = kind, value
        return f"${name}"

    def value(self, of: str, name: str, kind: Any) -> Any:
        """A value of a type for an argument of a name."""
        kind = get_nullable_type(kind)
        if self.chance(12):
            return None
        if isinstance(kind, GraphQLList) and name not in ("entities", "indicators"):
            return [self.value(of, name, kind.of_type) for _ in range(self.draw(st.integers(0, 2)))]
        if isinstance(kind, GraphQLEnumType):
            return "NOTHING" if self.wrong and self.chance(20) else self.one(kind.values)
        if kind == CORE.type_map["Boolean"]:
            return self.draw(st.booleans())
        if kind == CORE.type_map.get("Among"):
            return _AMONG[-1] if self.wrong and self.chance(15) else self.one(_AMONG[:-1])
        values = _OF_FIELD.get(f"{of}.{name}", _VALUES.get(name, ("x", "y")))
        return values[-1] if self.wrong and self.chance(15) else self.one(values[:-1])

    def directives(self) -> str:
        """Conditions on which something is included or skipped."""
        return "".join(
            f" @{name}(if: {self.condition()})" for name in ("skip", "include") if self.chance(14)
        )

    def condition(self) -> str:
        """A condition, told by a literal or a variable."""
        value = self.draw(st.booleans())
        if self.chance(2):
            return json.dumps(value)
        forms = [("Boolean!", value), ("Boolean = true", Ellipsis), ("Boolean! = false", value)]
        if self.wrong and self.chance(10):
            forms = [("Boolean", value), ("Boolean = true", None), ("Boolean!", None)]
        return self.named(*self.one(forms))


def _literal(value: Any, kind: Any) -> str:
    """A value as it is written in a document."""
    if isinstance(value, dict):
        fields = ", ".join(f"{name}: {_literal(each, None)}" for name, each in value.items())
        return f"{{{fields}}}"
    if isinstance(value, list):
        return f"[{', '.join(_literal(each, getattr(kind, 'of_type', None)) for each in value)}]"
    if isinstance(value, str) and isinstance(
        get_named_type(kind) if kind else None, GraphQLEnumType
    ):
        return value
    return json.dumps(value, ensure_ascii=False)


@st.composite
def questions(draw: st.DrawFn, wrong: bool = False, fields: int = 25) -> GraphQLQuestion:
    """Documents of at most so many fields with values of their variables."""
    return _Writer(draw, wrong, fields).document()
