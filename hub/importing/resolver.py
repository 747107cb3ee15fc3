"""Rows → claims: printed names and codes resolved to what the catalogue knows, every fault
collected.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter

from rapidfuzz import fuzz, process

from hub.catalogue import Catalogue, Entity, Indicator, Source
from hub.dataset.rows import ObservationRow
from hub.importing.bounded import BoundedList
from hub.importing.claim import Claim, ClaimKey, content_of
from hub.importing.precedence import precedence, weight
from hub.words.errors import Fault, UnknownName, UnknownUnit, UserError
from hub.words.language import Language, Text, joined
from hub.words.names import key, plain
from hub.words.period import Period
from hub.words.terms import NAMED_BY_PROVINCE, EntityKind

_OF_SOURCES = Text(
    "mã nguồn đã có là cột public_id của seeds/<bộ dữ liệu>/sources.csv; nguồn mới thì điền vào mẫu"
    " do hub template lập",
    "ids of sources are the column public_id of seeds/<dataset>/sources.csv; a new one goes into a"
    " workbook of hub template",
)
_ALIKE = 85  # of 100
_KNOWN = 2**18  # look-ups that are remembered

Wrong = Callable[[ObservationRow, Indicator], Fault | None]
Advice = Callable[[ObservationRow], Text | None]


class Resolver:
    """Turns rows into claims by one catalogue, and keeps the faults it meets, those of what is
    `wrong` with a row among them.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        faults: BoundedList[Fault] | None = None,
        wrong: Wrong | None = None,
        advice: Advice = lambda row: None,
    ) -> None:
        self._catalogue, self._wrong, self._advice = catalogue, wrong, advice
        self._of_units: dict[tuple[str, str | None, Text], Fault] = {}
        self._indicator = lru_cache(_KNOWN)(_or_text(self._find_indicator))
        self._entity = lru_cache(_KNOWN)(_or_text(self._find_entity))
        self._provinces = lru_cache(_KNOWN)(self._find_provinces)
        self._source = lru_cache(_KNOWN)(_or_text(self._find_source))
        self._precedence = lru_cache(_KNOWN)(precedence)
        self.faults = BoundedList(attrgetter("place")) if faults is None else faults

    def claims(self, rows: Iterable[ObservationRow]) -> Iterator[Claim]:
        """A claim for each row whose names are known and whose figure is possible; the other rows
        become faults, a unit that is not known one, wherever it is named.
        """
        yield from filter(None, map(self._claim, rows))
        for fault in self._of_units.values():
            self.faults.add(_with_count(fault))
        self._of_units.clear()

    def _claim(self, row: ObservationRow) -> Claim | None:
        indicator = self._indicator(row.indicator, row.period)
        entity = self._entity(row.entity, row.period, row.kind, row.province)
        source = self._source(row.source)
        if type(indicator) is Text or type(entity) is Text or type(source) is Text:
            self._reject(row, indicator, entity, source)
            return None
        if self._wrong and (wrong := self._wrong(row, indicator)):
            self.faults.add(wrong)
            return None
        key = ClaimKey(
            indicator_id=indicator.id,
            period=row.period.key,
            entity_id=entity.id,
            reading=row.reading,
            source_id=source.id,
        )
        number = self._precedence(row.preferred is not None, weight(row), source)
        content = content_of(row, number)
        return Claim(
            key=key,
            content=content,
            entity_as_printed=row.as_printed or row.entity,
            locator=row.locator,
            origin=row.origin,
            retracted=row.retracted,
        )

    def _reject(self, row: ObservationRow, *answers: object) -> None:
        """A fault of a row; where its unit alone is not known, one for all rows of the unit."""
        indicator, entity, source = answers
        if type(entity) is not Text or Text in map(type, (indicator, source)):
            self.faults.add(_unresolved(row, self._catalogue, *answers))
            return
        own = (row.entity, row.province, entity)
        if own not in self._of_units:
            steps = (entity, _step_for_entity(row), self._advice(row))
            wanted = joined(filter(None, steps)) or entity
            unit = UnknownUnit(row.entity, row.kind, row.province)
            self._of_units[own] = Fault(row.origin, row.entity, wanted, cells=0, unit=unit)
        first = self._of_units[own]
        self._of_units[own] = first._replace(cells=first.cells + 1)

    def _find_indicator(self, code: str, period: Period) -> Indicator:
        series = self._catalogue.series_coded(code)
        if series is None:
            raise UnknownName(
                Text("chỉ số", "indicator"), code, self._catalogue.references_like(code)
            )
        return series.meaning(period)

    def _find_source(self, public_id: str) -> Source:
        return self._catalogue.source_named(public_id)

    def _find_provinces(self, name: str, first: date, last: date) -> list[str]:
        """Every province that the name meant in a period, the latest first: a district of 2025
        stands in the one of before the merger.
        """
        provinces = self._catalogue.entities_spelt_over(name, first, last, kind=EntityKind.PROVINCE)
        return [province.public_id for province in reversed(provinces)]

    def _find_entity(
        self, name: str, period: Period, kind: EntityKind, province: str | None
    ) -> Entity:
        provinces = (
            self._provinces(province, period.first_day, period.last_day) if province else [None]
        )
        try:
            entity = self._within(name, period.last_day, kind, provinces=provinces)
        except UnknownName as error:
            entity = None
            if province and not error.several:
                entity = self._formerly(name, period, kind, province=province)
            if entity is None:
                raise
        if not entity.exists_within(period.first_day, period.last_day):
            raise OutOfLife(entity, period, self._successors(entity, period.last_day))
        return entity

    def _formerly(
        self, name: str, period: Period, kind: EntityKind, province: str
    ) -> Entity | None:
        """The unit of this name in an earlier province of the same name, where it ended before
        the period.
        """
        for earlier in self._provinces(province, date.min, period.last_day):
            try:
                entity = self._catalogue.entity_spelt(name, period.last_day, kind, province=earlier)
            except UnknownName:
                continue
            if not entity.exists_within(period.first_day, period.last_day):
                return entity
        return None

    def _successors(self, entity: Entity, on: date) -> Text | None:
        """What a unit became, as far as it is known."""
        became = [
            self._catalogue.entities[one.successor]
            for one in self._catalogue.outcomes.get(entity.public_id, ())
        ]
        if not became or (entity.valid_to or on) >= on:
            return None
        return Text(*(", ".join(one.name(language, on) for one in became) for language in Language))

    def _within(
        self, name: str, on: date, kind: EntityKind, provinces: Sequence[str | None]
    ) -> Entity:
        """The entity of this name in the first province that has one; UnknownName where several
        are meant, else of the first province.
        """
        unknown = []
        for province in provinces:
            try:
                return self._catalogue.entity_spelt(name, on, kind, province=province)
            except UnknownName as error:
                if error.several:
                    raise
                unknown.append(error)
        raise unknown[0]


class OutOfLife(UserError):
    """Raised when a figure is for a period in which its entity did not exist."""

    def __init__(self, entity: Entity, period: Period, successors: Text | None = None) -> None:
        after = (
            Text(f"; sau đó là {successors.vi}", f"; it became {successors.en}")
            if successors
            else Text("", "")
        )
        span = f"{entity.valid_from or '…'} – {entity.valid_to or '…'}"
        names = entity.named()
        super().__init__(
            Text(
                f"{names.official_vi} chỉ tồn tại {span}, không có trong kỳ {period}{after.vi}",
                f"{names.official_en} existed {span}, not in {period}{after.en}",
            )
        )


def _or_text(find: Callable[..., object]) -> Callable[..., object]:
    """A look-up that gives the sentence of its error instead of raising it."""

    def answer(*arguments: object) -> object:
        try:
            return find(*arguments)
        except UserError as error:
            return error.text

    return answer


def _with_count(fault: Fault) -> Fault:
    """A fault of several cells says of how many."""
    if fault.cells == 1:
        return fault
    vi, en = fault.wanted
    count = fault.cells
    return fault._replace(wanted=Text(f"{vi} ({count} ô)", f"{en} ({count} cells)"))


def _unresolved(row: ObservationRow, catalogue: Catalogue, *answers: object) -> Fault:
    """What of a row is not known, and what its writer can do."""
    steps = (_step_for_indicator(row, catalogue), _step_for_entity(row), _OF_SOURCES)
    names = (row.indicator, row.entity, row.source)
    unknown: list[str] = []
    sentences: list[Text] = []
    for name, answer, step in zip(names, answers, steps, strict=True):
        if type(answer) is Text:
            unknown.append(name)
            sentences += filter(None, (answer, step))
    return Fault(row.origin, "; ".join(unknown), joined(sentences))


def _step_for_indicator(row: ObservationRow, catalogue: Catalogue) -> Text | None:
    """The indicators of the index that are named alike; nothing where the code is known and only
    its year is wrong.
    """
    if row.indicator.upper() in catalogue.codes:
        return None
    near = _named_alike(row.indicator, catalogue)
    return Text(
        f"{near.vi}ghi mã như ở cột code của indicators.csv",
        f"{near.en}write a code of the column code of indicators.csv",
    )


def _named_alike(code: str, catalogue: Catalogue) -> Text:
    """The codes of indicators of the index with a name like this one; empty where there are
    none.
    """
    index, _, name = code.partition("/")
    names = {}
    if index in catalogue.indices:
        names = {one.code: plain(key(one.name.vi)) for one in catalogue.indicators_of(index)}
    alike = process.extract(
        plain(key(name)), names, scorer=fuzz.WRatio, score_cutoff=_ALIKE, limit=3
    )
    if not alike:
        return Text("", "")
    listed = ", ".join(
        f"{code.partition('/')[2]} ({catalogue.series(code).meanings[-1].name.vi})"
        for *_, code in alike
    )
    return Text(
        f"mã của chỉ số tên gần giống: {listed}; ", f"codes of indicators named alike: {listed}; "
    )


def _step_for_entity(row: ObservationRow) -> Text | None:
    """What a row of a unit below a province lacks."""
    if row.kind in NAMED_BY_PROVINCE and not row.province:
        return Text(
            "đơn vị cấp này cần tỉnh: thêm cột province (thuộc tỉnh)",
            "a unit of this kind wants its province: add the column province",
        )
    if row.kind is EntityKind.PROVINCE:
        return Text(
            "kiểm tra chính tả; đơn vị dưới cấp tỉnh cần cột kind (loại đơn vị: DEPARTMENT,"
            " DISTRICT, COMMUNE) và cột province (thuộc tỉnh)",
            "check the spelling; a unit below a province wants the columns kind (DEPARTMENT,"
            " DISTRICT, COMMUNE) and province",
        )
    return None
