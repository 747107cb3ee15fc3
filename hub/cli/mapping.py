"""The command by which somebody says once what the columns of a table are."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from hub.cli.arguments import Named
from hub.cli.console import SETTINGS, say, tell
from hub.intake import mapping
from hub.intake.mapping import ASKED, TableMap
from hub.words.errors import BadUse
from hub.words.language import Text

TableFile = Annotated[
    Path,
    typer.Argument(
        show_default=False,
        help=say("tệp có bảng", "a file that holds a table"),
    ),
]

app = typer.Typer()

_NO_TABLE = Text(
    "không thấy bảng nào có dòng đầu cột ở trên các dòng số",
    "no table with a row of heads above rows of numbers was found",
)


@app.command("map")
def map_(file: TableFile, dataset: Named = None) -> None:
    """Write what the columns of a table are, to be answered once for all files like it."""
    if not file.is_file():
        raise BadUse(Text(f"không có tệp {file}", f"there is no file {file}"))
    proposed = mapping.proposals(SETTINGS.seeds, file, dataset)
    if not proposed:
        raise BadUse(_NO_TABLE)
    for one in proposed:
        answered = _answered(one) if sys.stdin.isatty() else one
        path, is_new = mapping.keep(SETTINGS.maps, file.name, answered)
        tell(_next_step(path, answered) if is_new else _kept(path))


def _answered(one: TableMap) -> TableMap:
    """A map with what a person answers in the terminal for each column that is asked."""
    columns = dict(one.columns)
    for head, answer in columns.items():
        if answer == ASKED:
            question = say(
                f"Cột “{head}” là gì (unit, rank, group, mã chỉ số, - để bỏ)",
                f"What is the column “{head}” (unit, rank, group, a code, - to leave it out)",
            )
            columns[head] = typer.prompt(question, default=ASKED)
    return one._replace(columns=columns)


def _kept(path: Path) -> str:
    return say(
        f"đã có {path} cho các đầu cột này; hãy sửa tệp đó, hoặc xóa rồi chạy lại",
        f"{path} is there for these heads; edit it, or remove it and run this again",
    )


def _next_step(path: Path, one: TableMap) -> str:
    if one.is_open:
        return say(
            f"đã ghi {path}; hãy thay các dấu ? (và index nếu trống) rồi chạy hub import",
            f"{path} is written; replace each ? (and a blank index), then run hub import",
        )
    return say(
        f"đã ghi {path}; chạy hub import để nhập theo bảng ghép này",
        f"{path} is written; run hub import, which follows it",
    )
