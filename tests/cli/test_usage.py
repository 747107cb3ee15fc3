"""What the command line says of itself is said in the reader's language."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import typer

import hub.cli
from hub.cli import usage
from hub.words.language import Language

app = typer.Typer(
    no_args_is_help=True, add_completion=False, rich_markup_mode=None, help="Ứng dụng thử."
)


class Fruit(StrEnum):
    """What one may choose from."""

    APPLE = "apple"
    PEAR = "pear"


@app.command(help="Lấy quả.")
def pick(
    count: int,
    fruit: Annotated[Fruit, typer.Option()],
    at_least: Annotated[int, typer.Option(min=1)] = 1,
) -> None:
    """A command with an argument and options."""


@app.command(help="Đọc tệp.")
def read(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """A command with a file."""
    raise typer.Exit(7)


def said(
    capsys: pytest.CaptureFixture[str], *arguments: str, language: Language = Language.VI
) -> tuple[int, list[str]]:
    """The exit code of a command and what it said last."""
    code = usage.run(app, arguments, language)
    out, err = capsys.readouterr()
    return code, (out + err).splitlines()


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["pick", "3"], "thiếu tùy chọn '--fruit'; chọn một trong: apple, pear"),
        (["pick", "--fruit", "apple"], "thiếu tham số 'count'"),
        (["pick", "ba", "--fruit", "apple"], "giá trị của 'count' không hợp lệ: cần một số"),
        (
            ["pick", "3", "--fruit", "plum"],
            "giá trị của '--fruit' không hợp lệ: 'plum' không phải một trong: 'apple', 'pear'",
        ),
        (
            ["pick", "3", "--fruit", "apple", "--at-least", "0"],
            "giá trị của '--at-least' không hợp lệ: cần số từ 1 trở lên",
        ),
        (["pick", "3", "--fruit"], "tùy chọn '--fruit' cần một giá trị"),
        (["pick", "3", "4", "--fruit", "apple"], "thừa tham số: 4"),
        (["pick", "3", "--frui", "apple"], "không có tùy chọn --frui (có thể là: --fruit)"),
        (["pik"], "không có lệnh 'pik'; có phải 'pick'?"),
        (["read", "/no/such"], "giá trị của 'file' không hợp lệ: không có tệp '/no/such'"),
        (["read", "/"], "giá trị của 'file' không hợp lệ: '/' là thư mục, cần một tệp"),
    ],
)
def test_a_mistyped_command_is_told_in_vietnamese(
    capsys: pytest.CaptureFixture[str], arguments: list[str], wrong: str
) -> None:
    code, lines = said(capsys, *arguments)

    assert (code, lines[-1]) == (2, f"Lỗi: {wrong}")
    assert any(line.startswith("Xem hướng dẫn: hub") for line in lines)


def test_it_is_told_in_english_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capsys, "pick", "--fruit", "apple", language=Language.EN)

    assert code == 2
    assert lines == [
        "Usage: hub pick [OPTIONS] {count}",
        "Try 'hub pick --help' for help.",
        "Error: Missing argument 'count'.",
    ]


def test_help_is_in_vietnamese(capsys: pytest.CaptureFixture[str]) -> None:
    alone, lines = said(capsys)
    code, asked = said(capsys, "--help")
    _, of_command = said(capsys, "pick", "--help")

    assert (alone, code) == (2, 0)
    assert lines == asked
    assert {
        "Cách dùng: hub [TÙY_CHỌN] LỆNH [THAM_SỐ]...",
        "Tùy chọn:",
        "Lệnh:",
        "  --help  Hiện hướng dẫn này.",
    } <= set(asked)
    english = ("Usage", "Options", "Commands", "Arguments", "Show")
    assert not [line for line in (*asked, *of_command) if any(word in line for word in english)]


@pytest.mark.parametrize("command", ["undo", "read", "status", "check", "template"])
def test_commands_of_their_own_modules_are_told_plainly_too(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = usage.run(hub.cli.app, [command, "--no-such-thing"], Language.VI)

    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert [line.partition(":")[0] for line in err.splitlines()] == [
        "Cách dùng",
        "Xem hướng dẫn",
        "Lỗi",
    ]


def test_the_exit_code_of_a_command_is_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a", encoding="utf-8")

    assert said(capsys, "read", str(file)) == (7, [])
