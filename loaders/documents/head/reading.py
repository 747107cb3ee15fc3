"""The one value that the later stages hand on: a document that is being read."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from loaders.documents.head.head import Head
from loaders.documents.rules.indices import Indices, indices


@dataclass(frozen=True)
class Reading:
    """A document that is being read: its head, its file, and the seeds of places and indicators."""

    folder: Path  # of the seeds of documents
    head: Head
    file: str = ""
    is_english: bool = False  # a comma parts thousands

    @property
    def places(self) -> Path:
        """The folder of the seeds of places."""
        return self.folder.parent / "places"

    @property
    def indices(self) -> Indices:
        """The indices that documents report on."""
        return indices(self.folder.parent)

    @property
    def document(self) -> str:
        """The public id of the document."""
        return self.head.public_id

    @property
    def vietnamese(self) -> Self:
        """The same with numerals as Vietnamese writes them."""
        return replace(self, is_english=False)
