"""The command that makes a workbook for an office to fill in."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import typer

from hub.cli import office_report
from hub.cli.arguments import (
    Family,
    FromReport,
    More,
    OfKind,
    OfPeriod,
    OfProvince,
    OfUnit,
    OutFile,
    Overwrite,
    ToLevel,
)
from hub.cli.console import SPOKEN, say, tell
from hub.cli.files import is_folder, keep
from hub.cli.office_report import OfficeTemplate
from hub.cli.read_only import catalogue_of, reading
from hub.panels.reader import Reader
from hub.template import family as families
from hub.template import place_sheets, places, report, report_sheets, sheets, target_sheets, targets
from hub.words import clock, dates
from hub.words.errors import BadUse
from hub.words.language import Text
from hub.words.period import Period
from hub.words.terms import EntityKind

app = typer.Typer()


@app.command("template")
def template_(
    family: Family,
    period: OfPeriod = None,
    file: OutFile = None,
    unit: OfUnit = None,
    from_: FromReport = None,
    province: OfProvince = None,
    kind: OfKind = None,
    level: ToLevel = None,
    indicator: More = None,
    overwrite: Overwrite = False,
) -> None:
    """A template of a family for a period, of a unit's targets or report, or of what became of
    units.
    """
    narrowing = {"--province": province, "--kind": kind, "--level": level}
    narrowing |= {"--indicator": indicator}
    place = _Place(file, overwrite)
    match family.strip().upper():
        case targets.FAMILY:
            others = {"--period": period, "--from": from_} | narrowing
            _of_targets(unit, place, needless=_given(others))
        case places.FAMILY:
            others = {"--period": period, "--unit": unit, "--from": from_, "--kind": kind}
            others |= {"--level": level, "--indicator": indicator}
            _of_places(province, place, needless=_given(others))
        case report.FAMILY:
            _of_a_report(unit, period, from_, place=place, needless=_given(narrowing))
        case _:
            wrong = _given({"--unit": unit, "--from": from_})
            if wrong or period is None:
                raise BadUse(_of_a_family(family, wrong))
            _of_units(family, dates.period(period), place, scope=(province, kind, level, indicator))


class _Place(NamedTuple):
    """Where a workbook is written, and whether over one that is there."""

    file: Path | None
    overwrite: bool

    def keep(self, name: str, content: bytes) -> Path:
        """Write a workbook, by this name where no file is named."""
        path = self.file or Path(name)
        path = path / name if is_folder(path) else path
        keep(path, content, self.overwrite)
        return path


def _given(options: Mapping[str, object]) -> list[str]:
    return [name for name, value in options.items() if value is not None]


def _of_units(
    family: str,
    at: Period,
    place: _Place,
    scope: tuple[str | None, EntityKind | None, int | None, list[str] | None],
) -> None:
    """Write the template of a family for its units."""
    province, kind, level, more = scope
    with reading() as engine:
        now = catalogue_of(engine)
    form = families.template(
        now, family, at, province=province, kind=kind, level=level, more=more or ()
    )
    path = place.keep(families.file_name(now, form), sheets.workbook(form))
    units, columns = len(form.units), sum(column.field == "value" for column in form.columns)
    tell(
        say(
            f"{path}: {units} đơn vị, {columns} chỉ số; điền xong thì chạy {_import(path)}",
            f"{path}: {units} units, {columns} indicators; once filled in, run {_import(path)}",
        )
    )


def _import(path: Path) -> str:
    return f"hub import {shlex.quote(str(path))}"


def _of_targets(unit: str | None, place: _Place, needless: Sequence[str]) -> None:
    """Write the template of a unit's targets."""
    if unit is None or needless:
        raise BadUse(_of_a_unit(targets.FAMILY, needless))
    with reading() as engine:
        form = targets.targets_form(catalogue_of(engine), unit, clock.today())
    path = place.keep(targets.targets_file(form), target_sheets.workbook(form))
    tell(
        say(
            f"{path}: chỉ tiêu của {form.name}; điền xong thì chạy {_import(path)}",
            f"{path}: targets of {form.unit}; once filled in, run {_import(path)}",
        )
    )


def _of_places(province: str | None, place: _Place, needless: Sequence[str]) -> None:
    """Write the template of what became of a province's units."""
    if province is None or needless:
        raise BadUse(_of_a_unit(places.FAMILY, needless))
    with reading() as engine:
        form = places.places_form(catalogue_of(engine), province, clock.today())
    path = place.keep(places.places_file(form), place_sheets.workbook(form))
    count, lost = len(form.units), len(form.open)
    tell(
        say(
            f"{path}: {count} đơn vị của {form.official}, {lost} đơn vị chưa rõ nay thuộc đâu;"
            f" điền xong thì chạy {_import(path)}",
            f"{path}: {count} units of {form.province}, of {lost} it is not known where they went;"
            f" once filled in, run {_import(path)}",
        )
    )


def _of_a_report(
    unit: str | None,
    period: str | None,
    document: Path | None,
    place: _Place,
    needless: Sequence[str],
) -> None:
    """Write the template of a unit's report, with what its report says filled in."""
    if unit is None or period is None or needless:
        raise BadUse(_of_a_unit(report.FAMILY, needless))
    with reading() as engine:
        view = Reader(engine).view()
        made = office_report.template_of(view, unit, dates.period(period), document)
    content = report_sheets.workbook(made.form, made.source)
    path = place.keep(report.report_file(made.form), content)
    tell(_told(path, made))
    for note in made.notes:
        tell(note.within(SPOKEN))


def _told(path: Path, made: OfficeTemplate) -> str:
    """What was written, and what the office does now."""
    rows, form = len(made.form.rows), made.form
    read = Text("", "")
    if made.read or made.unsure:
        read = Text(
            f"; {made.read} số lấy sẵn từ báo cáo, cần xác nhận từng số; {made.unsure} câu chưa"
            " chắc",
            f"; {made.read} figures read of the report, each to be confirmed; {made.unsure}"
            " sentences unsure",
        )
    return say(
        f"{path}: {form.title}, {rows} dòng{read.vi}; điền xong thì chạy {_import(path)}",
        f"{path}: {form.unit} {form.period}, {rows} rows{read.en}; once filled in, run"
        f" {_import(path)}",
    )


def _of_a_unit(family: str, needless: Sequence[str]) -> Text:
    """What a template of one unit wants."""
    if needless:
        names = ", ".join(needless)
        return Text(
            f"mẫu {family} không dùng {names}; chỉ cần {_WANTED[family].vi}",
            f"a template of {family} takes no {names}; it wants {_WANTED[family].en} alone",
        )
    return Text(
        f"mẫu {family} là của một đơn vị: cần {_WANTED[family].vi}, ví dụ {_EXAMPLES[family]}",
        f"a template of {family} is of one unit: {_WANTED[family].en} is wanted, such as"
        f" {_EXAMPLES[family]}",
    )


_WANTED = {
    targets.FAMILY: Text("--unit", "--unit"),
    places.FAMILY: Text("--province", "--province"),
    report.FAMILY: Text("--unit và --period", "--unit with --period"),
}
_EXAMPLES = {
    targets.FAMILY: "--unit ha-nam/bqlkcn",
    places.FAMILY: '--province "Ninh Bình"',
    report.FAMILY: '--unit lai-chau/skhcn-2025 --period "Quý III/2026"',
}


def _of_a_family(family: str, wrong: Sequence[str]) -> Text:
    """What a template of a family wants."""
    if wrong:
        names = ", ".join(wrong)
        return Text(
            f"{names} chỉ dùng với TARGETS, OPERATIONS; mẫu {family} chọn đơn vị bằng --province"
            " và --kind",
            f"{names} goes with TARGETS and OPERATIONS; a template of {family} chooses units by"
            " --province and --kind",
        )
    return Text(
        f"mẫu {family} là của một kỳ: cần --period, ví dụ --period 2024",
        f"a template of {family} is of a period: --period is wanted, such as --period 2024",
    )
