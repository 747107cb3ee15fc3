"""What writes a table in one form."""

from abc import ABC, abstractmethod
from typing import BinaryIO

from hub.web.export.style import Explanation, ExportSheet
from hub.web.export.table import AnswerTable


class TableWriter(ABC):
    """Writes tables of the same columns one after another into a file."""

    @abstractmethod
    def __init__(self, file: BinaryIO, sheet: ExportSheet) -> None:
        """Begin a file."""

    @abstractmethod
    def add(self, table: AnswerTable) -> None:
        """Write the rows of a table; Refusal where the form has no room for them."""

    def close(self, explanation: Explanation) -> None:  # noqa: B027
        """Write what stands behind the last row, where anything does."""

    def release(self) -> None:  # noqa: B027
        """Let go of what is held beside the file, whether it is whole or not."""
