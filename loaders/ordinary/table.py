"""One table of a file: what must be asked about it, or its reading with all that was left out."""

from collections.abc import Iterator, Mapping
from datetime import date

from hub.dataset.datasets import Dataset
from hub.dataset.options import Hints
from hub.dataset.rows import Ignored, IndicatorRow, Row
from hub.words import clock
from hub.words.errors import Fault
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import EntityKind
from loaders.catalogue import indicators
from loaders.documents.citations.citation import CitedDocument
from loaders.ordinary import context, families, origin, roles, scope, told
from loaders.ordinary.content import FileContent
from loaders.ordinary.reading import TableReading
from loaders.ordinary.roles import ColumnRoles
from loaders.ordinary.scope import TableScope
from loaders.ordinary.sections import UnitTable

_YEAR = 12  # months
_DECIDED = 2 / 3  # of a year has gone by when its results are decided
_TOO_EARLY = Text(
    "văn bản có trước khi có số liệu của kỳ này; hãy xem lại năm trong tiêu đề và ngày của văn bản,"
    " hoặc ghi văn bản công bố bằng --source",
    "the document is older than figures of this period can be; check the year of the title and the"
    " day of the document, or name the document by --source",
)
_READING_DATE = Text(
    "số của cả năm trên Cổng là số lũy kế đến ngày đọc; hãy ghi ở tiêu đề, ví dụ “(Số liệu đọc ngày"
    " 01/11/2026)”",
    "the portal's figures of a year run to the day on which they are read; write it into the title,"
    " such as “(Số liệu đọc ngày 01/11/2026)”",
)
_TITLE = 3  # lines that name a file without a number
_OTHER_INDEX = Text(
    "bảng này là của bộ chỉ số khác; hãy bỏ --dataset hoặc chọn đúng bộ dữ liệu",
    "the table is of another index; leave out --dataset or name the right one",
)

_OTHER_THING = Text(
    "bảng về kinh phí hoặc hồ sơ, không phải kết quả của bộ chỉ số",
    "a table of money or dossiers, no results of the index",
)
_NO_INDEX = Text(
    "tệp có nhiều bảng mà bảng này không ghi tên bộ chỉ số; hãy ghi ở tiêu đề của bảng, hoặc bỏ"
    " bảng khỏi tệp",
    "of the tables of the file this one names no index; write it into its title, or take the table"
    " out of the file",
)


def _earliest(period: Period | None) -> date | None:
    """The first day on which somebody may publish the figures of a period: results of a year are
    decided at its end, others as it goes on.
    """
    if period is None or period.months < _YEAR:
        return period and period.first_day
    return period.first_day + (period.last_day - period.first_day) * _DECIDED


class OrdinaryTable:
    """A table that is to be read as one of a dataset."""

    def __init__(
        self, dataset: Dataset, content: FileContent, section: UnitTable, hints: Hints
    ) -> None:
        self._dataset, self._content, self._section = dataset, content, section
        self._is_national = content.is_national(section)
        of_map = section.map.province if section.map else None
        self._hints = hints._replace(province=hints.province or of_map)
        self.rows: list[Row] = []  # what was recognised, left out or asked

    def reading(self) -> TableReading | None:
        """Its figures; None where something must be asked first."""
        if not self._is_of_the_index():
            return None
        content, section = self._content, self._section
        what = scope.scope(
            content.names,
            section,
            content.around,
            hints=self._hints,
            is_national=self._is_national,
            is_yearly=self._frequency == "YEAR",
        )
        meanings = self._meanings(what)
        assigned = self._roles(what, meanings)
        columns = told.questions(section, assigned, meanings)
        for question in (*what.questions, *self._undated(what), *self._early(what), *columns):
            self._ask(*question)
        return None if self.rows else self._read(what, meanings, assigned)

    def _is_of_the_index(self) -> bool:
        """Whether the table may be of the index of the dataset; else it is left out, or asked
        about.
        """
        folder, section = self._dataset.folder.parent, self._section
        owner = families.owner(folder, self._content, section)
        titled = families.titled(folder, self._content, section)
        others = [one for one in (owner, titled) if one and one.index != self._dataset.index]
        if others:
            self._ask(others[0].name, _OTHER_INDEX)
        elif families.is_of_another_thing(section):
            cells = len(section.units) * len(section.columns)
            self.rows.append(Ignored(self._place, " ".join(section.title), _OTHER_THING, cells))
        elif owner is None and len(self._content.sections) > 1:
            self._ask(" ".join(section.title[-_TITLE:]), _NO_INDEX)
        return not self.rows

    def _roles(self, what: TableScope, meanings: Mapping[str, IndicatorRow]) -> ColumnRoles:
        folder, index = self._dataset.folder, self._dataset.index
        return roles.assigned(
            self._section,
            meanings,
            spellings=indicators.spellings(folder, index),
            foreign=families.foreign(folder.parent, self._content, self._section, index),
            year=what.year,
        )

    def _read(
        self,
        what: TableScope,
        meanings: Mapping[str, IndicatorRow],
        assigned: ColumnRoles,
    ) -> TableReading:
        reading = TableReading(
            file=self._content.exhibit.file,
            index=self._dataset.index,
            section=self._section,
            scope=what,
            roles=assigned,
            meanings=meanings,
            names=self._content.names,
            hints=self._hints,
            is_national=self._is_national,
            source=self._source(what),
            read_on=self._read_on,
        )
        reading.read()
        self.rows += told.rows(reading)
        return reading

    def _meanings(self, what: TableScope) -> Mapping[str, IndicatorRow]:
        """The indicators in force in the year of the table; today's where its rows tell theirs."""
        year = what.year or clock.today().year
        return indicators.in_force(self._dataset.folder, self._dataset.index, year)

    @property
    def _frequency(self) -> str:
        """How often the index has figures."""
        return self._dataset.settings["index"][0].get("frequency", "")

    @property
    def _read_on(self) -> date | None:
        """The day on which the figures of an index that is read were read, where it is told."""
        if self._frequency != "READING":
            return None
        return context.reading(self._section.title) or context.reading(self._content.around)

    def _undated(self, what: TableScope) -> Iterator[tuple[str, Text]]:
        """That figures which run since the start of a year lack the day on which they were read."""
        runs = self._frequency == "READING" and what.period and what.period.months == _YEAR
        if runs and self._read_on is None:
            yield str(what.period), _READING_DATE

    def _early(self, what: TableScope) -> Iterator[tuple[str, Text]]:
        """That the document of which the table is a part is older than its figures can be."""
        cited, since = self._cited(what), _earliest(what.period)
        day = cited.date if cited and not self._hints.source else None
        if day and since and day < since:
            yield f"{cited.number}, {cited.printed}", _TOO_EARLY

    def _cited(self, what: TableScope) -> CitedDocument | None:
        """The document of which the table is a part."""
        since = _earliest(what.period)
        around = self._content.around
        return context.citation(self._section.title, since) or context.citation(around, since)

    def _source(self, what: TableScope) -> str:
        """The public id of the source, which goes before the figures with its document."""
        cited = self._cited(what)
        enclosing = origin.document(cited, self._home(what), what.province) if cited else None
        name, tier = self._content.sections[0].title[-_TITLE:], self._hints.tier
        one = origin.source(self._dataset, self._content.exhibit.file, enclosing, name, tier)
        self.rows += [row for row in (enclosing, one) if row]
        return one.public_id

    def _home(self, what: TableScope) -> str | None:
        """The public id of the province of the table, at its period."""
        if not what.province:
            return None
        on = what.period.last_day if what.period else clock.today()
        return self._content.names.resolve(what.province, on, EntityKind.PROVINCE)

    def _ask(self, text: str, wanted: Text) -> None:
        """Refuse the table until somebody answers."""
        cells = len(self._section.units)
        self.rows.append(Fault(self._place, text, wanted, cells=cells).whole)

    @property
    def _place(self) -> str:
        """Where the table stands, as messages name it."""
        return "!".join(filter(None, (self._content.exhibit.file, self._section.grid.name)))
