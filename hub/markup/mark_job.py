"""What is to be marked in a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from hub.markup.form import MarkupFinding
from hub.words.language import Language


class MarkJob(NamedTuple):
    """The findings, the file in which they are marked, and the copy that is written."""

    source: Path | None  # None where the list stands alone
    target: Path
    file: str  # the name of the file as it was given first
    language: Language
    findings: Sequence[MarkupFinding]
    rest: str  # a digest of all that nothing is wrong with
    untold: int = 0  # that are only counted
