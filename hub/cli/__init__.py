"""The command line of the hub: the module of a command is imported when the command is called, so
that a short question need not wait for what it does not use.
"""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from hub.cli import usage
from hub.cli.acceptance import joined
from hub.cli.commands import COMMANDS
from hub.cli.console import SPOKEN, WRONG, complain, say
from hub.words.errors import HubError, HubFault, system
from hub.words.language import Text


class CommandGroup(TyperGroup):
    """The group of all commands, whose modules are imported one by one."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = dict.fromkeys(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:
        """The command of this name, out of its module: the one import within a function."""
        if cmd_name not in COMMANDS:
            return None
        entry = COMMANDS[cmd_name]
        # What is loaded here stays to the end: no collection of garbage need walk through it, now
        # or later, which costs a sixth of `status`.
        gc.disable()
        module = import_module(f"hub.cli.{entry.module}")
        gc.freeze()
        gc.enable()
        command = get_group(module.app).commands[cmd_name]
        command.help = entry.help.within(SPOKEN)
        return usage.speaking(command, SPOKEN)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:
        """Write the commands with their help texts, for which none is imported."""
        listing = TyperGroup(
            commands=[
                TyperCommand(name, help=entry.help.within(SPOKEN))
                for name, entry in COMMANDS.items()
            ]
        )
        listing.format_commands(ctx, formatter)


app = typer.Typer(
    cls=CommandGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=say("Kho dữ liệu chỉ số quản trị cấp tỉnh.", "The hub of provincial governance indices."),
)


@app.callback()
def _hub() -> None:
    """Nothing comes before a command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit code: 0 done, 1 our fault, 2 wrong usage, 3 faults in the input, 4
    stopped by a suspicion, 5 busy, 6 done, but cells were left out.
    """
    try:
        if WRONG:
            raise WRONG
        return usage.run(app, joined(sys.argv[1:] if arguments is None else arguments), SPOKEN)
    except HubError as error:
        complain(error)
        return error.exit_code
    except OSError as error:
        complain(_fault(error))
        return HubFault.exit_code


def _fault(error: OSError) -> HubFault:
    """An error of the operating system in one sentence: an unreadable file, a full disk."""
    place = f"{error.filename}: " if error.filename else ""
    reason = system(error)
    return HubFault(
        Text(
            f"hệ điều hành báo lỗi: {place}{reason.vi}; chưa ghi gì",
            f"the system says: {place}{reason.en}; nothing was written",
        )
    )
