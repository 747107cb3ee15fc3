"""The description of a dataset: seeds/*/dataset.toml and the catalogue files beside it."""

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from hub.dataset import records
from hub.dataset.ordinary import ordinary
from hub.dataset.rows import (
    LONGEST_TITLE,
    AliasRow,
    BreakRow,
    CatalogueRow,
    ChainRow,
    DivisionRow,
    DocumentCitationRow,
    DocumentRow,
    EditionRow,
    EntityNameRow,
    EntityRow,
    FigureRow,
    GroupRow,
    IndexRow,
    IndicatorRow,
    MembershipRow,
    NoteRow,
    PartRow,
    PublicationRow,
    RatedRow,
    SourceRow,
    SpellingRow,
    StatementRow,
    SuccessionRow,
    TargetRow,
    UnplacedRow,
)
from hub.words import clock
from hub.words.errors import BadUse, UnknownName
from hub.words.language import Text, too_long

Keyed = TypeVar("Keyed", SourceRow, NoteRow)  # with a public id

CATALOGUE: dict[str, type] = {
    "documents.csv": DocumentRow,
    "entities.csv": EntityRow,
    "names.csv": EntityNameRow,
    "aliases.csv": AliasRow,
    "memberships.csv": MembershipRow,
    "successions.csv": SuccessionRow,
    "groups.csv": GroupRow,
    "indicators.csv": IndicatorRow,
    "spellings.csv": SpellingRow,
    "chains.csv": ChainRow,
    "breaks.csv": BreakRow,
    "citations.csv": DocumentCitationRow,
    "sources.csv": SourceRow,
    "notes.csv": NoteRow,
}
STATEMENTS: dict[str, type] = {
    "targets.csv": TargetRow,
    "figures.csv": FigureRow,
    "unplaced.csv": UnplacedRow,
}
TABLES: dict[str, type] = {
    "index": IndexRow,
    "edition": EditionRow,
    "rated": RatedRow,
    "publication": PublicationRow,
    "division": DivisionRow,
    "part": PartRow,
}

_LONGEST_SETTINGS = 2**20  # bytes of dataset.toml


class Known(NamedTuple):
    """A contradiction that the publisher of a dataset is known for: reported, but it stops nothing
    up to a size.
    """

    check: str  # a name of hub.importing.assertions.anomaly.CheckName
    indicator: str  # its code
    valid_from: str
    reason_vi: str
    reason_en: str
    valid_to: str | None = None
    most: float = math.inf  # in the unit of the indicator
    entity: str = ""  # public id; of everyone where none is named
    doubtful: bool = False  # the figure lands as doubtful, else as printed
    note: str = ""  # public id of a note with the reason, which goes with the doubt


@dataclass(frozen=True)
class Dataset:
    """A folder of seeds: how its publisher writes, what its loader is called, what must hold of
    it.
    """

    name: str
    folder: Path
    # A folder beside the seeds: what it leaves out says nothing of what they brought.
    is_elsewhere: bool = False

    @cached_property
    def settings(self) -> dict[str, Any]:
        """dataset.toml as it stands."""
        path = self.folder / "dataset.toml"
        try:
            with ordinary(path).open("rb") as file:
                content = file.read(_LONGEST_SETTINGS + 1)
            if len(content) > _LONGEST_SETTINGS:
                raise ValueError(f"> {_LONGEST_SETTINGS:,} byte")
            return tomllib.loads(content.decode())
        except ValueError as error:
            raise BadUse(
                Text(f"{path} không phải tệp TOML: {error}", f"{path} is no TOML file: {error}")
            ) from None

    @property
    def index(self) -> str:
        """The public id of its index, or of the one whose figures it brings; empty for a dataset
        that only brings entities.
        """
        own = self.settings.get("index", [{}])[0].get("public_id", "")
        return own or str(self.settings.get("figures_of", ""))

    @property
    def is_entered(self) -> bool:
        """Whether offices enter its units and successions: what was told stays until it is told
        anew.
        """
        return bool(self.settings.get("entered", False))

    @property
    def is_filled_in(self) -> bool:
        """Whether its folder holds no figures: offices fill them into templates."""
        return "figures_of" in self.settings

    @property
    def waits_for_offices(self) -> bool:
        """Whether its folder brings nothing at all."""
        return (self.is_filled_in or self.is_entered) and not self.files

    @property
    def needs(self) -> tuple[str, ...]:
        """The datasets that must be there before this one."""
        return tuple(self.settings.get("needs", ()))

    @property
    def whole(self) -> bool:
        """Whether the folder is all that it ever brought: what it no longer holds goes."""
        return not self.is_elsewhere and bool(self.settings.get("whole", False))

    @property
    def complete(self) -> tuple[str, ...]:
        """The codes of which an import must bring nine in ten of the rated, each period."""
        return tuple(self.settings.get("assertions", {}).get("complete", ()))

    @cached_property
    def known(self) -> tuple[Known, ...]:
        """The contradictions that its publisher is known for; BadInput names every fault."""
        return tuple(
            records.row(Known, fields, f"dataset.toml [[known]] {number}")
            for number, fields in enumerate(self.settings.get("known", []), 1)
        )

    @cached_property
    def sources(self) -> Mapping[str, SourceRow]:
        """The sources that its folder lists, by public id; BadInput names every fault."""
        return self._keyed(SourceRow, "sources.csv")

    @cached_property
    def notes(self) -> Mapping[str, NoteRow]:
        """The notes that its folder lists, by public id; BadInput names every fault."""
        return self._keyed(NoteRow, "notes.csv")

    @property
    def withholds(self) -> bool:
        """Whether a suspicious figure stays with its document and fills no indicator, instead of
        stopping the import.
        """
        return self.settings.get("suspected") == "withheld"

    @property
    def files(self) -> list[Path]:
        """The files that hold its figures, in order."""
        return sorted(map(ordinary, self.folder.glob(self.settings.get("figures", "*.csv"))))

    def catalogue(self) -> Iterator[CatalogueRow]:
        """Its units, index, editions, groups, indicators, breaks, sources and notes; BadInput
        names every fault.
        """
        for key, kind in TABLES.items():
            for number, fields in enumerate(self.settings.get(key, []), 1):
                yield records.row(kind, fields, f"dataset.toml [[{key}]] {number}")
        yield from (
            NoteRow(one.note, one.reason_vi, one.reason_en) for one in self.known if one.note
        )
        for file, kind in CATALOGUE.items():
            path = self.folder / file
            yield from (
                records.rows(kind, path, _wrong if kind is SourceRow else None)
                if path.exists()
                else ()
            )

    def statements(self) -> Iterator[StatementRow]:
        """What its documents promise and state; BadInput names every fault."""
        for file, kind in STATEMENTS.items():
            path = self.folder / file
            yield from records.rows(kind, path) if path.exists() else ()

    def _keyed(self, kind: type[Keyed], file: str) -> dict[str, Keyed]:
        """The rows of a file of its folder by public id; none where there is no such file."""
        path = self.folder / file
        rows = records.rows(kind, path) if path.exists() else ()
        return {row.public_id: row for row in rows}


def every(seeds: Path) -> dict[str, Dataset]:
    """Each dataset of the seeds by its name, those that others need first."""
    if not seeds.is_dir():
        raise BadUse(
            Text(
                f"không có thư mục dữ liệu {seeds} (HUB_SEEDS)",
                f"there is no folder of seeds {seeds} (HUB_SEEDS)",
            )
        )
    unordered = {
        path.parent.name: Dataset(path.parent.name, path.parent)
        for path in sorted(seeds.glob("*/dataset.toml"))
    }
    ordered: dict[str, Dataset] = {}
    for dataset in unordered.values():
        _place(dataset, unordered, ordered)
    return ordered


def named(seeds: Path, name: str) -> Dataset:
    """The dataset of this name; UnknownName offers those there are."""
    datasets = every(seeds)
    if name not in datasets:
        raise UnknownName(Text("bộ dữ liệu", "dataset"), name, list(datasets))
    return datasets[name]


def _wrong(source: SourceRow) -> tuple[str, Text] | None:
    """A source's title that is no title, or its day that is still to come, and why it cannot be."""
    if len(source.title) > LONGEST_TITLE:
        return source.title, too_long(LONGEST_TITLE)
    if source.published_on is None:
        return None
    wrong = clock.to_come(source.published_on, clock.today())
    return (str(source.published_on), wrong) if wrong else None


def _place(
    dataset: Dataset,
    unordered: dict[str, Dataset],
    ordered: dict[str, Dataset],
    above: tuple[str, ...] = (),
) -> None:
    if dataset.name in above:
        circle = " → ".join((*above, dataset.name))
        raise BadUse(
            Text(
                f"các bộ dữ liệu cần nhau vòng tròn: {circle}",
                f"datasets need each other in a circle: {circle}",
            )
        )
    for need in dataset.needs:
        if need not in unordered:
            raise UnknownName(Text("bộ dữ liệu", "dataset"), need, list(unordered))
        _place(unordered[need], unordered, ordered, above=(*above, dataset.name))
    ordered.setdefault(dataset.name, dataset)
