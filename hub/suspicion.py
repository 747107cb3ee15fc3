"""What a person should look at before trusting an import: broken assertions and wrong copies of another period."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from sqlalchemy import Connection, select

from hub import period
from hub.catalogue import Catalogue
from hub.datasets import Assertions
from hub.difference import Claim
from hub.language import Text
from hub.rows import Suspicion
from hub.tables import Observation
from hub.tables.observation import STANDS

COMPLETE = 0.9   # the share of the rated that must be there
COPIED = 0.9     # the share of equal figures above which two periods are suspected to be one
FEWEST = 10      # figures below which two periods may well be equal by chance
TOLERANCE = 1e-6

Figures = set[tuple[int, float]]


def broken(assertions: Assertions, catalogue: Catalogue, claims: Iterable[Claim]) -> Text | None:
    """One sentence that names every assertion which does not hold, or nothing."""
    claims = list(claims)
    wrong = [*_incomplete(assertions, catalogue, claims), *(_out_of_range(catalogue, claims) if assertions.within_range else ())]
    if not wrong:
        return None
    more = Text(f"; và {len(wrong) - 5} điều nữa", f"; and {len(wrong) - 5} more") if len(wrong) > 5 else Text("", "")
    ways = Text("; nếu vẫn đúng, dùng --accept LÝ_DO", "; if it is right all the same, use --accept REASON")
    return Text("; ".join(text.vi for text in wrong[:5]) + more.vi + ways.vi, "; ".join(text.en for text in wrong[:5]) + more.en + ways.en)


def copies(connection: Connection, catalogue: Catalogue, claims: Iterable[Claim]) -> list[Suspicion]:
    """A suspicion for each two periods that hold the same figures, where at least one of them is being imported."""
    imported, places = _figures(claims)
    held = _held(connection, {indicator for indicator, _ in imported}) if any(catalogue.touched.get(i) for i, _ in imported) else {}
    codes = defaultdict(set)
    for indicator, at in (held | imported):
        codes[catalogue.indicator_by_id[indicator].code].add((indicator, at))
    twins: dict[tuple[int, int], list[str]] = defaultdict(list)
    for code, cells in codes.items():
        for one, other in combinations(sorted(cells, key=lambda cell: cell[1]), 2):
            if (one in imported or other in imported) and _same(imported.get(one) or held[one], imported.get(other) or held[other]):
                twins[one[1], other[1]].append(code)
    origins = {at: origin for (_, at), origin in places.items()}
    return [_twin(one, other, found, origins) for (one, other), found in sorted(twins.items())]


def _incomplete(assertions: Assertions, catalogue: Catalogue, claims: list[Claim]) -> list[Text]:
    entities: dict[tuple[str, int], set[int]] = defaultdict(set)
    for claim in claims:
        code = catalogue.indicator_by_id[claim.key.indicator_id].code
        if code in assertions.complete:
            entities[code, claim.key.period].add(claim.key.entity_id)
    wrong = []
    for (code, key), members in sorted(entities.items()):
        at, found = period.of_key(key), len(members)
        expected = catalogue.expected(catalogue.series(code).meaning(at).index, at)
        if found < COMPLETE * expected:
            wrong.append(Text(f"{code} kỳ {at} chỉ có {found} trên {expected} đơn vị",
                              f"{code} of {at} has only {found} of {expected} units"))
    return wrong


def _out_of_range(catalogue: Catalogue, claims: list[Claim]) -> list[Text]:
    wrong = []
    for claim in claims:
        indicator, value = catalogue.indicator_by_id[claim.key.indicator_id], claim.said.value
        low, high = indicator.minimum, indicator.maximum
        if value is not None and ((low is not None and value < low - TOLERANCE) or (high is not None and value > high + TOLERANCE)):
            span = "–".join("" if end is None else f"{end:g}" for end in (low, high))
            wrong.append(Text(f"{claim.origin}: {indicator.code} là {claim.said.printed}, ngoài thang {span}",
                              f"{claim.origin}: {indicator.code} is {claim.said.printed}, outside {span}"))
    return wrong


def _figures(claims: Iterable[Claim]) -> tuple[dict[tuple[int, int], Figures], dict[tuple[int, int], str]]:
    found: dict[tuple[int, int], Figures] = defaultdict(set)
    places: dict[tuple[int, int], str] = {}
    for claim in claims:
        if claim.said.value is not None:
            cell = (claim.key.indicator_id, claim.key.period)
            found[cell].add((claim.key.entity_id, claim.said.value))
            places.setdefault(cell, claim.origin)
    return found, places


def _held(connection: Connection, indicators: set[int]) -> dict[tuple[int, int], Figures]:
    table = Observation.__table__
    found: dict[tuple[int, int], Figures] = defaultdict(set)
    standing = table.c.indicator_id.in_(indicators) & (table.c.until == STANDS) & table.c.value.is_not(None)
    for indicator, at, entity, value in connection.execute(
            select(table.c.indicator_id, table.c.period, table.c.entity_id, table.c.value).where(standing)):
        found[indicator, at].add((entity, value))
    return found


def _same(one: Figures, other: Figures) -> bool:
    fewer = min(len(one), len(other))
    return fewer >= FEWEST and len(one & other) >= COPIED * fewer


def _twin(one: int, other: int, codes: list[str], origins: dict[int, str]) -> Suspicion:
    first, second, named = period.of_key(one), period.of_key(other), ", ".join(codes[:3]) + (" …" if len(codes) > 3 else "")
    return Suspicion(origins.get(other) or origins[one],
                     Text(f"số liệu kỳ {second} trùng với kỳ {first} ở {len(codes)} chỉ số ({named}): có thể là bản chép nhầm kỳ",
                          f"the figures of {second} are those of {first} in {len(codes)} indicators ({named}): perhaps a wrong copy"))
