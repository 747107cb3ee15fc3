"""One import: from which file into which dataset of which database, and how."""

from dataclasses import dataclass

from sqlalchemy import Connection

from hub.catalogue import Catalogue
from hub.dataset.datasets import Dataset
from hub.importing.release import File, Manner


@dataclass(frozen=True)
class Job:
    """What the steps of one import share; the catalogue is that with the rows of the import."""

    connection: Connection
    dataset: Dataset
    file: File
    manner: Manner
    catalogue: Catalogue
