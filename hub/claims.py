"""Rows → claims: printed names and codes resolved to what the catalogue knows, every fault collected."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache

from hub.catalogue import Catalogue, Entity, Indicator, Source
from hub.difference import Claim, ClaimKey, Said
from hub.errors import Fault, UserError
from hub.language import Text
from hub.period import Period
from hub.rows import ObservationRow
from hub.terms import EntityKind, Status


class Resolver:
    """Turns rows into claims by one catalogue, and keeps the faults it meets."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._indicator = lru_cache(maxsize=None)(_told(self._find_indicator))
        self._entity = lru_cache(maxsize=None)(_told(self._find_entity))
        self._source = lru_cache(maxsize=None)(_told(self._find_source))
        self._precedence = lru_cache(maxsize=None)(precedence)
        self._places: dict[ClaimKey, Claim] = {}
        self.faults: list[Fault] = []
        self.repeated = 0

    def claims(self, rows: Iterable[ObservationRow]) -> Iterator[Claim]:
        """A claim for each row that can be one; a row said twice counts as repeated, another value for its cell is a fault."""
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

    def _claim(self, row: ObservationRow) -> Claim | None:
        indicator = self._indicator(row.indicator, row.period)
        entity = self._entity(row.entity, row.period, row.kind, row.province)
        source = self._source(row.source)
        if type(indicator) is Text or type(entity) is Text or type(source) is Text:
            answers = ((row.indicator, indicator), (row.entity, entity), (row.source, source))
            self.faults += [Fault(row.origin, found, answer) for found, answer in answers if type(answer) is Text]
            return None
        key = ClaimKey(indicator.id, row.period.key, entity.id, row.reading, source.id)
        place = self._precedence(row.preferred is not None, weight(row), source)
        said = Said(place, row.status, row.missing_reason, row.value, row.printed, row.rank, row.rank_of, row.group, row.low, row.high,
                    row.standard_error, row.respondents, row.cumulative, row.notes, row.preferred)
        return Claim(key, said, row.entity, row.locator, row.origin)

    def _find_indicator(self, code: str, period: Period) -> Indicator:
        return self._catalogue.series(code).meaning(period)

    def _find_source(self, public_id: str) -> Source:
        return self._catalogue.source_named(public_id)

    def _find_entity(self, name: str, period: Period, kind: EntityKind, province: str | None) -> Entity:
        entity = self._catalogue.entity(name, period.last_day, kind, province)
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


def weight(row: ObservationRow) -> int:
    """How much a claim tells: a value 0, a rank alone 1, a missing cell 2."""
    return 0 if row.value is not None else 1 if row.status is not Status.MISSING else 2


def precedence(chosen: bool, weight: int, source: Source) -> int:
    """The written rule of preference as one integer, the lowest first; within one cell no two sources have the same.

    An editor's choice, then the tier, then a value before a rank alone, then the later publication (an unknown day last),
    then the source.
    """
    age = _LAST_DAY - source.published_on.toordinal() if source.published_on else _LAST_DAY
    number = int(not chosen)
    for part, size in ((source.tier, 3), (weight, 3), (age, _LAST_DAY + 1), (source.id, 10**9)):
        number = number * size + part
    return number


_LAST_DAY = date(2999, 12, 31).toordinal()


def _told(find: Callable[..., object]) -> Callable[..., object]:
    def answer(*asked: object) -> object:
        try:
            return find(*asked)
        except UserError as error:
            return error.text
    return answer


def _twice(row: ObservationRow, first: Claim) -> Fault:
    place, value = first.origin, first.said.printed or first.said.value
    return Fault(row.origin, row.printed or str(row.value),
                 Text(f"ô này đã có giá trị {value} tại {place}", f"this cell already has the value {value} at {place}"))


