"""Rows → claims: printed names and codes resolved to what the catalogue knows, every fault collected."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from hub.catalogue import Catalogue, Entity, Indicator, Source
from hub.difference import Claim, ClaimKey, Said
from hub.errors import Fault, UserError
from hub.language import Text
from hub.period import Period
from hub.preference import precedence, weight
from hub.rows import ObservationRow
from hub.terms import EntityKind


class Resolver:
    """Turns rows into claims by one catalogue, and keeps the faults it meets."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._indicator = lru_cache(maxsize=None)(_told(self._find_indicator))
        self._entity = lru_cache(maxsize=None)(_told(self._find_entity))
        self._source = lru_cache(maxsize=None)(_told(self._find_source))
        self._precedence = lru_cache(maxsize=None)(precedence)
        self._places: dict[ClaimKey, Claim] = {}
        self.contradicted: set[ClaimKey] = set()
        self.faults: list[Fault] = []
        self.repeated = 0

    def claims(self, rows: Iterable[ObservationRow]) -> list[Claim]:
        """A claim for each row that can be one; a row said twice counts as repeated, a cell with two values is a fault and has none."""
        return [claim for claim in list(self._each(rows)) if claim.key not in self.contradicted]

    def _each(self, rows: Iterable[ObservationRow]) -> Iterator[Claim]:
        for row in rows:
            claim = self._claim(row)
            if claim is None:
                continue
            first = self._places.setdefault(claim.key, claim)
            if first is claim:
                yield claim
            elif first.said == claim.said:
                self.repeated += 1
            else:
                self.faults.append(_twice(row, first))
                self.contradicted.add(claim.key)

    def _claim(self, row: ObservationRow) -> Claim | None:
        indicator = self._indicator(row.indicator, row.period)
        entity = self._entity(row.entity, row.period, row.kind, row.province)
        source = self._source(row.source)
        if type(indicator) is Text or type(entity) is Text or type(source) is Text:
            self.faults.append(_unresolved(row, indicator, entity, source))
            return None
        key = ClaimKey(indicator.id, row.period.key, entity.id, row.reading, source.id)
        place = self._precedence(row.preferred is not None, weight(row), source)
        said = Said(place, row.status, row.missing_reason, row.value, row.printed, row.rank, row.rank_of, row.group, row.low, row.high,
                    row.standard_error, row.respondents, row.cumulative, row.notes, row.preferred, row.block, row.doubtful)
        return Claim(key, said, row.as_printed or row.entity, row.locator, row.origin)

    def _find_indicator(self, code: str, period: Period) -> Indicator:
        return self._catalogue.series(code).meaning(period)

    def _find_source(self, public_id: str) -> Source:
        return self._catalogue.source_named(public_id)

    def _find_entity(self, name: str, period: Period, kind: EntityKind, province: str | None) -> Entity:
        within = self._catalogue.entity(province, period.last_day, EntityKind.PROVINCE).public_id if province else None
        entity = self._catalogue.entity(name, period.last_day, kind, within)
        if not entity.exists_within(period.first_day, period.last_day):
            raise OutOfLife(entity, period)
        return entity


class OutOfLife(UserError):
    """Raised when a figure is for a period in which its entity did not exist."""

    def __init__(self, entity: Entity, period: Period) -> None:
        span = f"{entity.valid_from or '…'} – {entity.valid_to or '…'}"
        names = entity.named()
        super().__init__(Text(f"{names.official_vi} chỉ tồn tại {span}, không có trong kỳ {period}",
                              f"{names.official_en} existed {span}, not in {period}"))


def _told(find: Callable[..., object]) -> Callable[..., object]:
    def answer(*asked: object) -> object:
        try:
            return find(*asked)
        except UserError as error:
            return error.text
    return answer


def _unresolved(row: ObservationRow, *answers: object) -> Fault:
    found = (row.indicator, row.entity, row.source)
    wrong = [(one, answer) for one, answer in zip(found, answers, strict=True) if type(answer) is Text]
    return Fault(row.origin, "; ".join(one for one, _ in wrong),
                 Text("; ".join(answer.vi for _, answer in wrong), "; ".join(answer.en for _, answer in wrong)))


def _twice(row: ObservationRow, first: Claim) -> Fault:
    place, value = first.origin, first.said.printed or first.said.value or first.said.rank
    return Fault(row.origin, str(row.printed or row.value or row.rank),
                 Text(f"ô này đã có giá trị {value} tại {place}", f"this cell already has the value {value} at {place}"))


