"""The command that makes a workbook for an office to fill in."""

import shlex
from pathlib import Path

import typer

from hub.cli.arguments import (
    Family,
    More,
    OfKind,
    OfPeriod,
    OfProvince,
    OutFile,
    Overwrite,
    ToLevel,
)
from hub.cli.console import out, say
from hub.cli.read_only import catalogue_of, reading
from hub.template import family as families
from hub.template import sheets
from hub.words.errors import BadUse, system
from hub.words.language import Text
from hub.words.period import parse

app = typer.Typer()


@app.command("template")
def template_(
    family: Family,
    period: OfPeriod,
    file: OutFile = None,
    province: OfProvince = None,
    kind: OfKind = None,
    level: ToLevel = None,
    indicator: More = None,
    overwrite: Overwrite = False,
) -> None:
    """A template of a family for a period."""
    with reading() as engine:
        now = catalogue_of(engine)
    form = families.template(
        now, family, parse(period), province=province, kind=kind, level=level, more=indicator or ()
    )
    path = file or Path(families.file_name(now, form))
    path = path / families.file_name(now, form) if path.is_dir() else path
    _keep(path, sheets.workbook(form), overwrite)
    units, columns = len(form.units), sum(column.field == "value" for column in form.columns)
    command = f"hub import {shlex.quote(str(path))}"
    out.print(
        say(
            f"{path}: {units} đơn vị, {columns} chỉ số; điền xong thì chạy {command}",
            f"{path}: {units} units, {columns} indicators; once filled in, run {command}",
        ),
        markup=False,
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
        with path.open("wb" if overwrite else "xb") as file:
            file.write(content)
    except FileExistsError:
        raise BadUse(
            Text(
                f"đã có {path}, có thể đã điền số liệu; chọn tên khác hoặc thêm --overwrite",
                f"{path} is there and may be filled in; choose another name or add --overwrite",
            )
        ) from None
    except OSError as error:
        raise BadUse(
            Text(
                f"không ghi được {path}: {system(error).vi}",
                f"{path} cannot be written: {system(error).en}",
            )
        ) from None
