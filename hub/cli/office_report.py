"""The template of an office's own report: the past out of the hub, and what its report says, put
into its form.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from hub import intake
from hub.catalogue import Entity
from hub.cli.console import SETTINGS
from hub.dataset.options import Options
from hub.dataset.rows import DocumentRow, FigureRow, ObservationRow, Row, Ruling, SourceRow
from hub.importing.release import Manner
from hub.intake import selection
from hub.intake.selection import selected
from hub.panels.panel import Cell, View
from hub.queries.operations import reported
from hub.queries.operations.reported import Question, Reported
from hub.template import report
from hub.template.family import gone
from hub.template.report import Beside, Past, ReadFigure, ReportForm
from hub.words import clock
from hub.words.errors import BadInput, BadUse, Fault
from hub.words.language import Text, shortened, written
from hub.words.period import Period, parse

_AHEAD = 366  # days before its first that a template may be made
_SENTENCE = 400  # letters of a sentence that a cell shows
_DECIMALS = 6


class OfficeTemplate(NamedTuple):
    """A form with what is known of its report, and what the command is to tell beside."""

    form: ReportForm
    source: Mapping[str, object]
    read: int
    unsure: int
    notes: tuple[Text, ...]


class ReadReport(NamedTuple):
    """What the reader of documents found in a report about one office and period."""

    figures: Mapping[str, ReadFigure]
    source: Mapping[str, object]
    day: date | None = None


_NOTHING_READ = ReadReport({}, {})


def template_of(view: View, unit: str, at: Period, document: Path | None) -> OfficeTemplate:
    """The template of an office's report; BadUse or UnknownName where there can be none."""
    entity = view.catalogue.entity(unit, min(at.last_day, clock.today()))
    _refuse_impossible(view, entity, at)
    read = _read(document, entity, at) if document else _NOTHING_READ
    question = Question(entity, at)
    before, year_before = reported.beside(view, question)
    blank = report.report_form(
        view.catalogue,
        entity,
        at,
        Beside(
            ever=reported.ever(view, entity),
            before=_past(before),
            year_before=_past(year_before),
            read=read.figures,
        ),
    )
    sure = _sure_ones(read.figures)
    return OfficeTemplate(
        form=blank,
        source={"#publisher": blank.name, "#tier": report.OFFICIAL, **read.source},
        read=sure,
        unsure=len(read.figures) - sure,
        notes=(*_other_calendar(view, question), *_early(read.day, at)),
    )


def _refuse_impossible(view: View, entity: Entity, at: Period) -> None:
    """BadUse for a period too far ahead, and for an office that is not there at its end."""
    if (at.first_day - clock.today()).days > _AHEAD:
        raise BadUse(
            Text(
                f"kỳ {at} còn quá xa; mẫu lập được trước nhiều nhất một năm",
                f"{at} is too far ahead; a template is made a year before it at most",
            )
        )
    if not entity.exists_on(at.last_day):
        raise BadUse(gone(view.catalogue, entity, at))


def _past(past: Reported | None) -> Past | None:
    if past is None:
        return None
    figures = {code: _shown(cell) for code, cell in past.cells.items()}
    return Past(past.period.spoken.vi, figures)


def _shown(cell: Cell) -> str:
    if cell.value is None:
        return ""
    doubt = " (nghi vấn)" if cell.mark.doubtful else ""
    return f"{written(cell.value, _DECIMALS).vi}{doubt}"


def _other_calendar(view: View, question: Question) -> Iterator[Text]:
    """That periods of the other calendar are held, which are not set beside."""
    if others := reported.of_the_other_calendar(view, question):
        names = ", ".join(map(str, others))
        yield Text(
            f"có số liệu kỳ {names} nhưng chốt số vào ngày khác nên không đặt cạnh",
            f"figures of {names} are held, but they close on another day and are not set beside",
        )


def _early(day: date | None, at: Period) -> Iterator[Text]:
    """That a report is older than the end of its period by the calendar."""
    if day and at == at.calendar and day <= at.last_day:
        shown = clock.vietnamese(day)
        yield Text(
            f"báo cáo ghi ngày {shown}, trước khi {at.spoken.vi} hết: nếu số liệu chốt ngày 14 thì"
            f' lập mẫu với --period "{clock.vietnamese(at.reported.first_day)}-'
            f'{clock.vietnamese(at.reported.last_day)}"',
            f"the report is of {day}, before {at.spoken.en} ends: where its figures close on the"
            f" 14th, make the template with --period {at.reported}",
        )


def _read(document: Path, entity: Entity, at: Period) -> ReadReport:
    """What a report says of an office and period; BadInput for one that cannot be read, BadUse for
    one that says nothing of them.
    """
    with selected(SETTINGS.seeds, [str(document)], selection.DOCUMENTS) as parcels:
        manner = Manner(options=Options(why=True))
        rows = [row for parcel in parcels for row in intake.read(parcel, manner)]
    if faults := [row for row in rows if isinstance(row, Fault)]:
        raise BadInput(faults)
    own = list(_own(rows))
    figures = _figures(rows, own, entity, at)
    if not figures or (own and not _sure_ones(figures)):
        raise BadUse(_says_nothing(document, own, entity, at))
    paper = _document(rows, entity)
    return ReadReport(figures, dict(_source(rows, paper)), paper.date if paper else None)


def _own(rows: Iterable[Row]) -> Iterator[ObservationRow]:
    """What offices report of themselves."""
    for row in rows:
        if isinstance(row, ObservationRow) and row.indicator.startswith(f"{report.FAMILY}/"):
            yield row


def _sure_ones(figures: Mapping[str, ReadFigure]) -> int:
    return sum(figure.value is not None for figure in figures.values())


def _figures(
    rows: Sequence[Row], own: Iterable[ObservationRow], entity: Entity, at: Period
) -> dict[str, ReadFigure]:
    """The figures of an office and period by code: those that are sure, and the sentences of those
    that are not.
    """
    sentences = dict(_sentences(rows))
    unsure: dict[str, ReadFigure] = {}
    for (code, place), (figure, sentence) in sentences.items():
        if figure.entity in (None, entity.public_id) and _may_be_of(figure, at):
            of = f"; {figure.period}" if figure.period not in (None, str(at)) else ""
            unsure.setdefault(code, ReadFigure(figure.printed, sentence, f"{place}{of}"))
    sure = {
        row.indicator: _sure(row, sentences)
        for row in own
        if (row.entity, row.period) == (entity.public_id, at) and row.value is not None
    }
    return unsure | sure


def _may_be_of(figure: FigureRow, at: Period) -> bool:
    """Whether a figure may be of a period: it is of no certain one, or of one around it."""
    return figure.period is None or parse(figure.period).contains(at)


def _sure(
    row: ObservationRow, sentences: Mapping[tuple[str, str], tuple[FigureRow, str]]
) -> ReadFigure:
    place = row.locator or ""
    _, sentence = sentences.get((row.indicator, place), (None, row.printed or ""))
    return ReadFigure(row.printed or "", sentence, place, row.value)


def _sentences(
    rows: Sequence[Row],
) -> Iterator[tuple[tuple[str, str], tuple[FigureRow, str]]]:
    """Each figure of an indicator of offices with the sentence that says it, by code and place."""
    for row, ruling in pairwise(rows):
        is_figure = isinstance(row, FigureRow) and (row.indicator or "").startswith(
            f"{report.FAMILY}/"
        )
        if is_figure and isinstance(ruling, Ruling):
            sentence = shortened(ruling.sentence or row.label, _SENTENCE)
            yield (row.indicator, row.locator or ""), (row, sentence)


def _says_nothing(
    document: Path, own: Sequence[ObservationRow], entity: Entity, at: Period
) -> Text:
    """That a report has no figure of an office and period, and of which it has some."""
    held = dict.fromkeys(f"{row.entity} {row.period}" for row in own)
    vi = en = ""
    if held:
        names = ", ".join(held)
        vi, en = f"; có số liệu của {names}", f"; it has some of {names}"
    return Text(
        f"{document.name} không có số liệu nào của {entity.public_id} kỳ {at}{vi}",
        f"{document.name} has no figure of {entity.public_id} in {at}{en}",
    )


def _document(rows: Iterable[Row], entity: Entity) -> DocumentRow | None:
    """The report itself."""
    documents = (row for row in rows if isinstance(row, DocumentRow))
    return next((row for row in documents if row.issuer_entity == entity.public_id), None)


def _source(rows: Iterable[Row], document: DocumentRow | None) -> Iterator[tuple[str, object]]:
    """What the sheet of the source can say of a report beforehand."""
    if document is None:
        return
    sources = (row for row in rows if isinstance(row, SourceRow))
    own = next((row for row in sources if row.document == document.public_id), None)
    values = {
        "#document": f"{document.kind} {document.title}",
        "#number": document.number,
        "#date": document.date,
        "#publisher": own.publisher if own else None,
    }
    yield from ((name, value) for name, value in values.items() if value)
