"""Files that commands write for people."""

from pathlib import Path

from hub.words.errors import BadUse, system
from hub.words.language import Text, shortened

_NAMED = 200  # letters of a name that a message shows


def keep(
    path: Path, content: bytes, overwrite: bool, endings: tuple[str, ...] = (".xlsx",)
) -> None:
    """Write a new file; one that is there may hold an office's figures, so it is only replaced on
    demand.
    """
    if path.suffix.lower() not in endings:
        names = " | ".join(endings)
        raise BadUse(
            Text(
                f"{path}: tên tệp cần đuôi {names}",
                f"{path}: the file's name wants the ending {names}",
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


def is_folder(path: Path) -> bool:
    """Whether a path is a folder."""
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
