"""The command that makes a workbook for an office to fill in."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from hub.cli.arguments import (
    Family,
    More,
    OfKind,
    OfPeriod,
    OfProvince,
    OfUnit,
    OutFile,
    Overwrite,
    ToLevel,
)
from hub.cli.console import say, tell
from hub.cli.read_only import catalogue_of, reading
from hub.template import family as families
from hub.template import sheets, target_sheets, targets
from hub.words import clock
from hub.words.errors import BadUse, system
from hub.words.language import Text, shortened
from hub.words.period import parse

app = typer.Typer()
_NAMED = 200  # letters of a name that a message shows


@app.command("template")
def template_(
    family: Family,
    period: OfPeriod = None,
    file: OutFile = None,
    unit: OfUnit = None,
    province: OfProvince = None,
    kind: OfKind = None,
    level: ToLevel = None,
    indicator: More = None,
    overwrite: Overwrite = False,
) -> None:
    """A template of a family for a period, or of a unit's targets."""
    if family.strip().upper() == targets.FAMILY:
        others = {"--period": period, "--province": province, "--kind": kind, "--level": level}
        _of_targets(unit, file, overwrite, others=others | {"--indicator": indicator})
        return
    if unit is not None or period is None:
        raise BadUse(_of_a_family(family, unit))
    with reading() as engine:
        now = catalogue_of(engine)
    form = families.template(
        now, family, parse(period), province=province, kind=kind, level=level, more=indicator or ()
    )
    path = file or Path(families.file_name(now, form))
    path = path / families.file_name(now, form) if _is_folder(path) else path
    _keep(path, sheets.workbook(form), overwrite)
    units, columns = len(form.units), sum(column.field == "value" for column in form.columns)
    command = f"hub import {shlex.quote(str(path))}"
    tell(
        say(
            f"{path}: {units} đơn vị, {columns} chỉ số; điền xong thì chạy {command}",
            f"{path}: {units} units, {columns} indicators; once filled in, run {command}",
        )
    )


def _of_targets(
    unit: str | None, file: Path | None, overwrite: bool, others: Mapping[str, object]
) -> None:
    """Write the template of a unit's targets."""
    needless = [name for name, value in others.items() if value is not None]
    if unit is None or needless:
        raise BadUse(_of_a_unit(needless))
    with reading() as engine:
        form = targets.targets_form(catalogue_of(engine), unit, clock.today())
    path = file or Path(targets.targets_file(form))
    path = path / targets.targets_file(form) if _is_folder(path) else path
    _keep(path, target_sheets.workbook(form), overwrite)
    command = f"hub import {shlex.quote(str(path))}"
    tell(
        say(
            f"{path}: chỉ tiêu của {form.name}; điền xong thì chạy {command}",
            f"{path}: targets of {form.unit}; once filled in, run {command}",
        )
    )


def _of_a_unit(needless: Sequence[str]) -> Text:
    """What a template of targets wants."""
    if needless:
        names = ", ".join(needless)
        return Text(
            f"mẫu TARGETS không dùng {names}; chỉ cần --unit",
            f"a template of TARGETS takes no {names}; it wants --unit alone",
        )
    return Text(
        "mẫu TARGETS là của một đơn vị: cần --unit, ví dụ --unit ha-nam/bqlkcn",
        "a template of TARGETS is of one unit: --unit is wanted, such as --unit ha-nam/bqlkcn",
    )


def _of_a_family(family: str, unit: str | None) -> Text:
    """What a template of a family wants."""
    if unit is not None:
        return Text(
            f"--unit chỉ dùng với TARGETS; mẫu {family} chọn đơn vị bằng --province và --kind",
            f"--unit goes with TARGETS; a template of {family} chooses units by --province and"
            " --kind",
        )
    return Text(
        f"mẫu {family} là của một kỳ: cần --period, ví dụ --period 2024",
        f"a template of {family} is of a period: --period is wanted, such as --period 2024",
    )


def _keep(path: Path, content: bytes, overwrite: bool) -> None:
    """Write a new workbook; one that is there may hold an office's figures, so it is only
    replaced on demand.
    """
    if path.suffix.lower() != ".xlsx":
        raise BadUse(
            Text(
                f"{path}: tên tệp cần đuôi .xlsx", f"{path}: the file's name wants the ending .xlsx"
            )
        )
    try:
        if path.exists() and not path.is_file():
            raise BadUse(_no_file(path))
        with path.open("wb" if overwrite else "xb") as file:
            file.write(content)
    except FileExistsError:
        raise BadUse(_there(path)) from None
    except (OSError, ValueError) as error:
        raise BadUse(_unwritten(path, system(error))) from None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that is too long, or one with a null
        return False


def _no_file(path: Path) -> Text:
    """That a device, a pipe or a socket is no place for a workbook."""
    return Text(
        f"{path} không phải tệp thường; chọn tên khác",
        f"{path} is no ordinary file; choose another name",
    )


def _there(path: Path) -> Text:
    return Text(
        f"đã có {path}, có thể đã điền số liệu; chọn tên khác hoặc thêm --overwrite",
        f"{path} is there and may be filled in; choose another name or add --overwrite",
    )


def _unwritten(path: Path, reason: Text) -> Text:
    name = shortened(str(path), _NAMED)
    return Text(
        f"không ghi được {name}: {reason.vi}; chọn tên hoặc thư mục khác",
        f"{name} cannot be written: {reason.en}; choose another name or folder",
    )
