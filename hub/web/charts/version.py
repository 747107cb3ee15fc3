"""The line of a chart that tells of which data version it is."""

from hub.web.asker import Asker
from hub.words.language import Text

_REFERENCE = Text(
    "Số liệu tham khảo; số chính thức theo cơ quan công bố.",
    "For reference; the publishers' own figures are official.",
)


def version(asker: Asker, as_of: str) -> str:
    """The line: of the version or moment that was asked for, else of the newest."""
    if as_of and not as_of.isdecimal():
        text = Text(f"Số liệu hệ thống có lúc {as_of}", f"Figures that the hub had at {as_of}")
    else:
        number = as_of or str(asker.version)
        text = Text(f"Phiên bản dữ liệu {number}", f"Data version {number}")
    return f"{text.within(asker.language)}. {_REFERENCE.within(asker.language)}"
