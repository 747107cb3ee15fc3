"""The indices that documents report on, with their names from the datasets."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from re import Pattern

from hub.dataset import records
from hub.dataset.datasets import Dataset
from hub.dataset.rows import IndexRow
from hub.words import codes
from hub.words.terms import EntityKind
from loaders.documents.rules.reader import typed
from loaders.documents.rules.wording import pattern

SETTING = "in_documents"  # of a dataset.toml
_NOTHING = "(?!)"  # a pattern that matches nothing


@dataclass(frozen=True)
class DocumentNames:
    """[in_documents] of a dataset: how documents write the name of its index and its total."""

    spelling: Pattern[str] | None = None
    letters: str | None = None  # a pattern of its short name: PAPI 2023
    of_offices: str | None = None  # the index of a province's own offices that bears the same name
    is_observed: bool = True  # what documents tell of its total is an observation
    units: tuple[str, ...] = ()  # in which they tell its total beside the unit of its dataset


@dataclass(frozen=True)
class NamedIndex:
    """The total of an index, with its names."""

    code: str
    kind: EntityKind
    names: DocumentNames

    @property
    def spelling(self) -> Pattern[str]:
        """A pattern of its names."""
        return self.names.spelling

    @property
    def code_of_offices(self) -> str | None:
        """The total of the index of a province's own offices that bears the same name."""
        offices = self.names.of_offices
        return codes.total(offices) if offices else None


@dataclass(frozen=True)
class Indices:
    """All indices of the seeds that documents report on."""

    every: tuple[NamedIndex, ...]

    @property
    def named(self) -> tuple[NamedIndex, ...]:
        """Those with names in documents; the others share the name of another."""
        return tuple(index for index in self.every if index.names.spelling)

    @property
    def observed(self) -> dict[str, NamedIndex]:
        """Those whose totals may be observed in documents, by the codes of the totals."""
        return {index.code: index for index in self.every if index.names.is_observed}

    @property
    def letters(self) -> str:
        """A pattern of all short names."""
        letters = [index.names.letters for index in self.every if index.names.letters]
        return "|".join(letters) or _NOTHING

    @property
    def name(self) -> Pattern[str]:
        """A pattern of any name of any of them."""
        return pattern("|".join(index.spelling.pattern for index in self.named) or _NOTHING)


@lru_cache(maxsize=4)
def indices(seeds: Path) -> Indices:
    """The indices of the datasets in a folder of seeds; HubFault names a wrong dataset.toml and its
    key.
    """
    paths = sorted(seeds.glob("*/dataset.toml"))
    datasets = [Dataset(path.parent.name, path.parent) for path in paths]
    return Indices(tuple(_index(dataset) for dataset in datasets if SETTING in dataset.settings))


def _index(dataset: Dataset) -> NamedIndex:
    file, settings = f"seeds/{dataset.name}/dataset.toml", dataset.settings
    names = typed(DocumentNames, settings[SETTING], f"{file}: {SETTING}")
    index = records.row(IndexRow, settings["index"][0], f"{file} [[index]]")
    return NamedIndex(codes.total(index.public_id), index.kind, names)
