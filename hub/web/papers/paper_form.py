"""The forms of a paper: Word, PDF, HTML."""

from collections.abc import Callable
from typing import NamedTuple

from hub.web.papers import hypertext, typeset, word_file
from hub.web.papers.paper import OfficePaper
from hub.web.request import Header

_DOWNLOADED, _SHOWN = "attachment", "inline"


class PaperForm(NamedTuple):
    """How a paper is written as a file, of which type, and whether a browser shows it."""

    content: Callable[[OfficePaper], bytes]
    media: str
    manner: str
    headers: tuple[Header, ...] = ()


FORMS = {
    "docx": PaperForm(
        word_file.content,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _DOWNLOADED,
    ),
    "pdf": PaperForm(typeset.content, "application/pdf", _SHOWN),
    "html": PaperForm(hypertext.content, "text/html", _SHOWN, hypertext.HEADERS),
}
