"""Usage, help and errors of the command line in the reader's language."""

import re
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from hub.words.language import Language, Text, visible

_NAME = "hub"
_WRONG, _STOPPED = Text("Lỗi", "Error"), Text("Đã dừng.", "Stopped.")
# The sentences of Typer, of Click within it and of Pydantic, each with what a Vietnamese reader
# gets; what is not here stays as it is.
_SENTENCES = tuple(
    (re.compile(sentence), translation)
    for sentence, translation in (
        (r"Usage: ", "Cách dùng: "),
        (r"\[OPTIONS\]", "[TÙY_CHỌN]"),
        (r"COMMAND \[ARGS\]\.\.\.", "LỆNH [THAM_SỐ]..."),
        (r"(?m)^Arguments:$", "Tham số:"),
        (r"(?m)^Options:$", "Tùy chọn:"),
        (r"(?m)^Commands:$", "Lệnh:"),
        (r"Show this message and exit\.", "Hiện hướng dẫn này."),
        (r"\[required\]", "[bắt buộc]"),
        (r"\[default: (.*?)\]", r"[mặc định: \1]"),
        (r"Try '(.*?)' for help\.", r"Xem hướng dẫn: \1"),
        (r"\.\s+Choose from:\s*", ".; chọn một trong: "),
        (r"Missing option (.*?)\.", r"thiếu tùy chọn \1"),
        (r"Missing argument (.*?)\.(?=[ ;]|$)", r"thiếu tham số \1"),
        (r"Missing command\.", "thiếu tên lệnh"),
        (r"No such command (.*?)\.", r"không có lệnh \1"),
        (r"No such option: (\S+)", r"không có tùy chọn \1"),
        (r"\(Possible options: (.*?)\)", r"(có thể là: \1)"),
        (r" ?Did you mean (.*?)\?", r"; có phải \1?"),
        (r"Option (\S+) requires an argument\.", r"tùy chọn \1 cần một giá trị"),
        (r"Option (\S+) requires (\d+) arguments\.", r"tùy chọn \1 cần \2 giá trị"),
        (r"Option (\S+) does not take a value\.", r"tùy chọn \1 không nhận giá trị"),
        (r"Argument (\S+) takes (\d+) values\.", r"tham số \1 cần \2 giá trị"),
        (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"thừa tham số: \1"),
        (r"Invalid value for (.*?): ", r"giá trị của \1 không hợp lệ: "),
        (r"Invalid value: ", "giá trị không hợp lệ: "),
        (r"Value error, ", ""),
        (r"Input should be greater than or equal to (\S+)", r"cần số từ \1 trở lên"),
        (r"Input should be less than or equal to (\S+)", r"cần số không quá \1"),
        (r"Input should be a valid (?:integer|number).*", "cần một số"),
        (r"Input should be a valid boolean.*", "cần true hoặc false"),
        (r"Input should be (.*) or (\S+)", r"cần một trong: \1, \2"),
        (r"Input should be (\S+)", r"cần \1"),
        (r"(.*) is not one of (.*)\.", r"\1 không phải một trong: \2"),
        (r"(?i)(?:file|path) (.*) does not exist\.", r"không có tệp \1"),
        (r"(?i)directory (.*) does not exist\.", r"không có thư mục \1"),
        (r"(?i)(?:file|path) (.*) is a directory\.", r"\1 là thư mục, cần một tệp"),
        (r"(?i)directory (.*) is a file\.", r"\1 là tệp, cần một thư mục"),
        (r"(?i)(?:file|path|directory) (.*) is not readable\.", r"không đọc được \1"),
        (r"(?i)(?:file|path|directory) (.*) is not writable\.", r"không ghi được \1"),
        (r"Could not open file (.*?): ", r"không mở được tệp \1: "),
    )
)


def run(app: typer.Typer, arguments: Sequence[str] | None, language: Language) -> int:
    """Run a command; its exit code, 2 where it was typed wrongly."""
    command = speaking(get_command(app), language)
    for one in filter(None, getattr(command, "commands", {}).values()):
        speaking(one, language)
    try:
        answer = command(
            args=None if arguments is None else list(arguments),
            prog_name=_NAME,
            standalone_mode=False,
        )
    except TyperException as error:
        _tell(error, language)
        return getattr(error, "exit_code", 1)
    except typer.Abort:
        sys.stderr.write(f"{_STOPPED.within(language)}\n")
        return 1
    return answer if isinstance(answer, int) else 0


def speaking(command: Any, language: Language) -> Any:
    """The command with its help in this language, as plain lines: Rich would frame it with
    English words.
    """
    command.rich_markup_mode = None
    command.get_help = partial(_helped, command.get_help, language)
    return command


def within(message: str, language: Language) -> str:
    """A message of the command line in this language."""
    if language is Language.VI:
        for sentence, translation in _SENTENCES:
            message = sentence.sub(translation, message)
    return message


def _helped(help_of: Callable[[Any], str], language: Language, context: Any) -> str:
    return within(help_of(context), language)


def _tell(error: Any, language: Language) -> None:
    """The usage of the command, where its help stands, and what is wrong; a command without
    anything behind it only gets its help.
    """
    context, message = getattr(error, "ctx", None), within(error.format_message(), language)
    if context is not None and message == context.get_help():
        lines = [message]
    else:
        hint = f"Try '{context.command_path if context else _NAME} --help' for help."
        usage = [within(context.get_usage(), language)] if context else []
        lines = [
            *usage,
            within(hint, language),
            f"{_WRONG.within(language)}: {' '.join(message.split())}",
        ]
    sys.stderr.write("".join(f"{visible(line)}\n" for line in lines))
