"""The content of a saved answer: its JSON, and what of it is no figure."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hub.words.errors import BadInput, Fault
from hub.words.language import Text, shortened

LARGEST = 32 * 2**20  # bytes
_SHOWN = 40  # letters of a damaged place that a message shows
_WHOLE = Text(
    "cần tệp JSON trọn vẹn do Cổng Dịch vụ công quốc gia trả về",
    "a whole JSON answer of the National Public Service Portal is wanted",
)
_UTF_8 = Text("cần tệp văn bản UTF-8", "a UTF-8 text file is wanted")
_TOO_LARGE = Text(f"nhiều nhất {LARGEST >> 20} MB", f"{LARGEST >> 20} MB at most")


def content(path: Path) -> Any:
    """What the file holds, each number as it is written; BadInput where it is no sound JSON."""
    size = path.stat().st_size
    if size > LARGEST:
        raise BadInput([Fault(path.name, f"{size >> 20} MB", _TOO_LARGE)])
    try:
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(text, parse_float=str, parse_int=str, object_pairs_hook=_object)
    except UnicodeDecodeError as error:
        fault = Fault(path.name, repr(error.object[error.start : error.end]), _UTF_8)
    except json.JSONDecodeError as error:
        shown = error.doc[error.pos : error.pos + _SHOWN].strip()
        fault = Fault(f"{path.name}:{error.lineno}", shown, _WHOLE)
    except (ValueError, RecursionError) as error:
        fault = Fault(path.name, str(error), _WHOLE)
    raise BadInput([fault])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The fields of an object; ValueError where two have one name."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError(", ".join(name for name, _ in pairs))
    return fields


def leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Every value that is no object and no list, with its path."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from leaves(f"{path}.{name}", member)
    elif isinstance(value, list):
        for number, member in enumerate(value):
            yield from leaves(f"{path}[{number}]", member)
    else:
        yield path, value


def cells(value: Any) -> int:
    """How many cells a value holds, at least the one that is wrong."""
    return max(1, sum(leaf not in (None, "") for _, leaf in leaves("", value)))


def shown(value: Any) -> str:
    """A value as a message shows it."""
    return shortened(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
