"""A report into a file, by the ending of its name."""

from collections.abc import Callable, Mapping
from pathlib import Path
from uuid import uuid4

from hub.review import data, html, slip, workbook
from hub.review.report import Report
from hub.words.errors import BadUse, system
from hub.words.language import Language, Text, shortened

_FORMS: Mapping[str, Callable[[Report, Language], bytes]] = {
    ".html": html.content,
    ".xlsx": workbook.content,
    ".json": data.content,
    ".docx": slip.content,
}
_NAMED = 200  # letters of a name that a message shows


def check(path: Path, overwrite: bool = False) -> None:
    """BadUse where no report can be written there: before anything else is done."""
    name = shortened(str(path), _NAMED)
    if path.suffix.lower() not in _FORMS:
        endings = ", ".join(_FORMS)
        raise BadUse(
            Text(
                f"{name}: báo cáo cần đuôi {endings}",
                f"{name}: a report wants one of the endings {endings}",
            )
        )
    try:
        is_there, is_file, is_folder = path.exists(), path.is_file(), path.parent.is_dir()
    except (OSError, ValueError) as error:  # a name that is too long, or one with a null
        raise BadUse(_unwritten(path, system(error))) from None
    if is_there and not (is_file and overwrite):
        raise BadUse(
            Text(
                f"đã có {name}; chọn tên khác hoặc thêm --overwrite",
                f"{name} is there; choose another name or add --overwrite",
            )
        )
    if not is_folder:
        raise BadUse(_unwritten(path, Text("không có thư mục này", "there is no such folder")))


def write(report: Report, path: Path, language: Language) -> None:
    """Write the report whole or not at all; BadUse where the system does not let it."""
    content = _FORMS[path.suffix.lower()](report, language)
    draft = path.with_name(f".{uuid4().hex}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise BadUse(_unwritten(path, system(error))) from None


def _unwritten(path: Path, reason: Text) -> Text:
    name = shortened(str(path), _NAMED)
    return Text(
        f"không ghi được {name}: {reason.vi}; chọn tên hoặc thư mục khác",
        f"{name} cannot be written: {reason.en}; choose another name or folder",
    )
