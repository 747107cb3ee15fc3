"""The command that writes what the addresses of exports answer."""

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, BinaryIO
from urllib.parse import parse_qsl, urlsplit

import typer

from hub.cli.arguments import Overwrite
from hub.cli.console import SETTINGS, SPOKEN, err, say, tell
from hub.cli.read_only import reading
from hub.panels.reader import Reader
from hub.web.asker import Asker
from hub.web.bounds import bounds
from hub.web.export import ExportFile, export_file
from hub.web.request import Refusal
from hub.words.errors import BadUse
from hub.words.language import Language, Text, shortened
from schema.answering import Answerer
from schema.parameters import Parameters

app = typer.Typer()

_FOLDER = "/export/"
_LANGUAGE = "language"
_PATIENT = {"most_processor_seconds": 60.0, "most_seconds": 600.0}  # nobody else waits

FileOrAddress = Annotated[
    str,
    typer.Argument(
        metavar=say("BẢNG.DẠNG", "TABLE.FORM"),
        help=say(
            "Bảng và dạng tệp, như compare.csv, trend.xlsx, all.zip; hoặc cả địa chỉ"
            " /export/trend.csv?indicator=…",
            "A table and a form, such as compare.csv, trend.xlsx, all.zip; or a whole address"
            " /export/trend.csv?indicator=…",
        ),
    ),
]
Pairs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=say("TÊN=GIÁ_TRỊ", "NAME=VALUE"),
        help=say(
            "Tham số của trường GraphQL cùng tên, lặp lại là danh sách; decimal=comma,"
            " header=label, language=en.",
            "Arguments of the GraphQL field of that name, again for a list; decimal=comma,"
            " header=label, language=en.",
        ),
    ),
]
Out = Annotated[
    str | None,
    typer.Option(
        "--out",
        metavar=say("TỆP|THƯ_MỤC|-", "FILE|FOLDER|-"),
        help=say(
            "Tệp sẽ ghi, hoặc thư mục; - là đầu ra chuẩn. Để trống thì tên tệp nói đó là gì.",
            "The file to write, or a folder; - for standard output. By default its name says what"
            " it is.",
        ),
    ),
]


@app.command()
def export(
    what: FileOrAddress, pairs: Pairs = None, out: Out = None, overwrite: Overwrite = False
) -> None:
    """Write a table of what the hub holds."""
    file, parameters = _address(what, pairs or ())
    language = _language(parameters)
    own = [pair for pair in parameters if pair[0] != _LANGUAGE]
    with reading() as engine:
        view = Reader(engine).view()
        patient = bounds(replace(SETTINGS, **_PATIENT))
        asker = Asker(Answerer(language, patient, SETTINGS.computed_ranks), view)
        try:
            _write(export_file(asker, file, own, SETTINGS.public_url.rstrip("/")), out, overwrite)
        except Refusal as refusal:
            raise BadUse(refusal.text) from None


def _address(what: str, pairs: Iterable[str]) -> tuple[str, Parameters]:
    """The file that is wanted and its parameters; BadUse names every pair that is none."""
    parts = urlsplit(what)
    file = parts.path.rpartition(_FOLDER)[2]
    pairs = list(pairs)
    if wrong := [pair for pair in pairs if "=" not in pair]:
        shown = ", ".join(map(shortened, wrong))
        raise BadUse(
            Text(
                f"“{shown}” không phải tham số; cần dạng TÊN=GIÁ_TRỊ, như period=2024",
                f"“{shown}” is no parameter; NAME=VALUE is wanted, such as period=2024",
            )
        )
    own = [(name, value) for name, _, value in (pair.partition("=") for pair in pairs)]
    return file, [*parse_qsl(parts.query, keep_blank_values=True), *own]


def _language(parameters: Parameters) -> Language:
    name = dict(parameters).get(_LANGUAGE, SPOKEN)
    if name not in list(Language):
        raise BadUse(Text("language chỉ nhận vi hoặc en", "language is vi or en"))
    return Language(name)


def _write(file: ExportFile, out: str | None, overwrite: bool) -> None:
    """Write a file whole, or nothing."""
    if out == "-":
        _copy(file, sys.stdout.buffer)
        return
    path = Path(out or file.name)
    path = path / file.name if path.is_dir() else path
    if path.exists() and not overwrite:
        raise BadUse(
            Text(
                f"đã có {path}; dùng --overwrite để ghi đè",
                f"{path} is there already; --overwrite replaces it",
            )
        )
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as target:
            _copy(file, target)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    tell(say(f"Đã ghi {path}", f"{path} is written"), err)


def _copy(file: ExportFile, target: BinaryIO) -> None:
    for piece in file.pieces:
        target.write(piece)
