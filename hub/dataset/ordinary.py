"""Whether something on a disk is a file: a device or a pipe may never end, or never begin."""

from pathlib import Path

from hub.words.errors import BadInput, Fault
from hub.words.language import Text

_NO_FILE = Text(
    "không phải tệp thường (thiết bị, ống dẫn…); cần một tệp trên đĩa",
    "it is no ordinary file (a device, a pipe …); a file on a disk is wanted",
)


def ordinary(path: Path) -> Path:
    """The path; BadInput where something else than a file is there."""
    if path.exists() and not path.is_file():
        raise BadInput([Fault(str(path), "", _NO_FILE, cells=0)])
    return path
