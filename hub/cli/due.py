"""The command that tells what is expected this month, and which reports have been sent."""

import shlex
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from hub.cli.arguments import NOT_ALL, Check, Json, OfKind, OfProvince, Overwrite
from hub.cli.console import SPOKEN, say, tell, tell_data, tell_table
from hub.cli.files import keep
from hub.cli.read_only import reading
from hub.panels.reader import Reader
from hub.queries.due import DueFigures, due
from hub.queries.due import Question as DueQuestion
from hub.queries.operations.sent import KINDS, SentReport, SentReports, sent
from hub.queries.operations.sent import Question as SentQuestion
from hub.template import sent_files
from hub.template.sent_files import SentList
from hub.words import clock, dates
from hub.words.errors import BadUse
from hub.words.labels import KINDS_IN_TEMPLATES
from hub.words.language import Language, Text
from hub.words.period import Period

app = typer.Typer()
OfTime = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar=say("KỲ", "PERIOD"),
        help=say(
            "Với --province: kỳ báo cáo, như Quý I/2027. Không có --province: tháng cần xem.",
            "With --province the period of the reports, such as 2027-Q1; without it the month.",
        ),
    ),
]
ReportFile = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar=say("TỆP", "FILE"),
        help=say(
            "Ghi danh sách thành tệp .xlsx hoặc .docx.", "Write the list as .xlsx or .docx too."
        ),
    ),
]
_WRITERS: Mapping[str, Callable[[SentList], bytes]] = {
    ".xlsx": sent_files.as_workbook,
    ".docx": sent_files.as_word,
}
_HEADS = (
    Text("TT", "No."),
    Text("Cơ quan, đơn vị", "Unit"),
    Text("Tình trạng", "State"),
    Text("Ghi chú", "Note"),
)
_DUE_HEADS = (
    Text("Trước ngày", "By"),
    Text("Bộ chỉ số", "Index"),
    Text("Kỳ", "Period"),
    Text("Của ai", "Of whom"),
    Text("Tình trạng", "State"),
)
_SENT, _NOT_SENT = Text("đã gửi", "sent"), Text("chưa gửi", "not sent")


@app.command("due")
def due_(
    province: OfProvince = None,
    period: OfTime = None,
    kind: OfKind = None,
    report: ReportFile = None,
    overwrite: Overwrite = False,
    check: Check = False,
    json: Json = False,
) -> None:
    """What is expected this month; of a province, which units have sent their reports."""
    at = dates.period(period) if period else None
    if province is None:
        if report or kind:
            raise BadUse(_OF_A_PROVINCE)
        is_late = _tell_due(at, json)
    else:
        if at is None:
            raise BadUse(_OF_A_PERIOD)
        is_late = _tell_sent(_sent(province, at, kind), report, overwrite, json=json)
    if check and is_late:
        raise typer.Exit(NOT_ALL)


_OF_A_PROVINCE = Text(
    "--report và --kind đi cùng --province", "--report and --kind go with --province"
)
_OF_A_PERIOD = Text(
    'cần --period, ví dụ --period "Quý I/2027"', "--period is wanted, such as --period 2027-Q1"
)


def _tell_due(at: Period | None, json: bool) -> bool:
    """What is expected in a month, each with where to take it from; whether any is late."""
    today = clock.today()
    month = at or Period(today.year, today.month, 1)
    if month.length != 1:
        raise BadUse(
            Text(
                f"không có --province thì --period là một tháng, không phải {month}",
                f"without --province --period is a month, and not {month}",
            )
        )
    with reading() as engine:
        items = due(Reader(engine).view(), DueQuestion(today, month))
    if json:
        tell_data({"month": str(month), "due": [_as_data(item) for item in items]})
    else:
        _tell_items(items, month)
    return any(item.is_late(today) for item in items)


def _tell_items(items: list[DueFigures], month: Period) -> None:
    if not items:
        tell(
            say(
                f"không có số liệu nào dự kiến đến hết {month.spoken.vi}",
                f"no figures are expected by the end of {month.spoken.en}",
            )
        )
        return
    tell_table([head.within(SPOKEN) for head in _DUE_HEADS], map(_cells, items))
    for item in {(item.index.public_id, item.province): item for item in items}.values():
        tell(f"{item.index.public_id}: {_from_where(item).within(SPOKEN)}")


def _cells(item: DueFigures) -> list[str]:
    """A line of the table of what is expected."""
    kind = item.index.kind
    whom = KINDS_IN_TEMPLATES[kind] if SPOKEN is Language.VI else str(kind).lower()
    whom = f"{whom} ({item.province.public_id})" if item.province else whom
    reading_ = say("lần đọc tiếp theo", "the next reading")
    period = reading_ if item.is_reading else str(item.period)
    return [
        clock.written_day(item.expected).within(SPOKEN),
        item.index.public_id,
        period,
        whom,
        _state(item).within(SPOKEN),
    ]


def _state(item: DueFigures) -> Text:
    if not item.is_late(clock.today()):
        state = Text("trong kỳ hạn", "in time")
    elif item.province:
        state = Text("đã hết kỳ", "the period is over")
    elif item.binding:
        act = item.index.due_document or ""
        state = Text(f"quá hạn theo {act}", f"overdue by {act}")
    else:
        state = Text("muộn hơn thường lệ", "later than usual")
    return Text(*(f"{words} ({item.held})" if item.held else words for words in state))


def _from_where(item: DueFigures) -> Text:
    """Whom to take it from, at which address or with which template."""
    command = shlex.join(_template(item))
    if item.province:
        home, at = item.province.public_id, item.period
        listed = shlex.join(["hub", "due", "--province", home, "--period", str(at)])
        return Text(
            f"báo cáo của các đơn vị thuộc {home}; đã gửi hay chưa: {listed}; mẫu: {command}",
            f"reports by units of {home}; who has sent theirs: {listed}; template: {command}",
        )
    url = f", {item.index.url}" if item.index.url else ""
    return Text(
        f"lấy từ {item.index.publisher}{url}; mẫu: {command}",
        f"from {item.index.publisher}{url}; template: {command}",
    )


def _template(item: DueFigures) -> list[str]:
    unit = ["--unit", "…"] if item.province else []
    return ["hub", "template", item.index.public_id, *unit, "--period", str(item.period)]


def _as_data(item: DueFigures) -> dict[str, object]:
    return {
        "index": item.index.public_id,
        "period": None if item.is_reading else str(item.period),
        "kind": item.index.kind,
        "province": item.province.public_id if item.province else None,
        "expected": str(item.expected),
        "late": item.is_late(clock.today()),
        "binding": item.binding,
        "held": item.held or None,
        "publisher": item.index.publisher,
        "url": item.index.url,
        "template": shlex.join(_template(item)),
    }


def _sent(province: str, at: Period, kind: str | None) -> SentReports:
    kinds = (kind,) if kind else KINDS
    with reading() as engine:
        question = SentQuestion(province, at, clock.today(), kinds)
        return sent(Reader(engine).view(), question)


def _tell_sent(answer: SentReports, file: Path | None, overwrite: bool, json: bool) -> bool:
    """Who has sent a report and who has not, on the screen and as a file; whether any has not."""
    told = _listed(answer)
    if file:
        writer = _WRITERS.get(file.suffix.lower())
        if writer is None:
            raise BadUse(_ending(file))
        keep(file, writer(told), overwrite, endings=tuple(_WRITERS))
    if json:
        tell_data(_sent_as_data(answer))
        return bool(answer.missing)
    tell_table(told.heads, told.lines)
    tell(told.lead)
    if file:
        tell(str(file))
    return bool(answer.missing)


def _ending(file: Path) -> Text:
    return Text(
        f"{file}: tên tệp cần đuôi .xlsx hoặc .docx",
        f"{file}: the file's name wants the ending .xlsx or .docx",
    )


def _listed(answer: SentReports) -> SentList:
    """The list as people read it."""
    day = answer.period.last_day
    home = answer.province.official_name(SPOKEN, day)
    count, of = len(answer.units) - len(answer.missing), len(answer.units)
    at = answer.period.spoken
    return SentList(
        title=say(
            f"Tình hình gửi báo cáo {at.vi} của các cơ quan, đơn vị thuộc {home}",
            f"Reports of {at.en} by the units of {home}",
        ),
        lead=say(
            f"{count} trên {of} đơn vị đã gửi, {of - count} đơn vị chưa gửi"
            f" (ngày {clock.vietnamese(clock.today())})",
            f"{count} of {of} units have sent theirs, {of - count} have not ({clock.today()})",
        ),
        heads=[head.within(SPOKEN) for head in _HEADS],
        lines=[
            [str(number), unit.entity.name(SPOKEN, day), *_of_unit(unit)]
            for number, unit in enumerate(answer.units, 1)
        ],
    )


def _of_unit(unit: SentReport) -> list[str]:
    """What is told of one unit: its state, and how much of it is held or what else."""
    others = ", ".join(map(str, unit.others))
    if unit.is_sent:
        return [_SENT.within(SPOKEN), say(f"{unit.figures} số liệu", f"{unit.figures} figures")]
    note = say(f"có báo cáo kỳ {others}", f"reports of {others} are held") if others else ""
    return [_NOT_SENT.within(SPOKEN), note]


def _sent_as_data(answer: SentReports) -> dict[str, object]:
    return {
        "province": answer.province.public_id,
        "period": str(answer.period),
        "sent": len(answer.units) - len(answer.missing),
        "expected": len(answer.units),
        "units": [
            {
                "id": unit.entity.public_id,
                "name": unit.entity.name(SPOKEN, answer.period.last_day),
                "kind": unit.entity.kind,
                "figures": unit.figures,
                "sent": unit.is_sent,
                "others": list(map(str, unit.others)),
            }
            for unit in answer.units
        ],
    }
