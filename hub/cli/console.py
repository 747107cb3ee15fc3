"""What every command shares: the settings, the language they set, and where its words go."""

from rich.console import Console

from hub import settings
from hub.words.errors import HubError
from hub.words.language import Text, visible

try:
    SETTINGS, WRONG = settings.read(), None
except HubError as error:
    SETTINGS, WRONG = settings.Settings(), error
SPOKEN = SETTINGS.language
out, err = (
    Console(soft_wrap=True, highlight=False),
    Console(stderr=True, soft_wrap=True, highlight=False),
)


def say(vi: str, en: str) -> str:
    """A sentence in the language of the settings."""
    return Text(vi, en).within(SPOKEN)


def tell(line: str, console: Console = out) -> None:
    """A line for a person; what a file hides in its texts is shown."""
    console.print(visible(line), markup=False)


def complain(error: HubError) -> None:
    """Every fault, every suspicion with the number by which it is accepted, then the sentence."""
    for fault in getattr(error, "faults", ()):
        tell(fault.within(SPOKEN), err)
    for number, suspicion in getattr(error, "suspicions", ()):
        tell(f"[{number}] {suspicion.within(SPOKEN)}", err)
    tell(error.within(SPOKEN), err)
