"""The words by which documents are read: TOML files beside this one, read once into one object."""

from dataclasses import dataclass

from loaders.documents.rules.meanings import MeaningRules
from loaders.documents.rules.observations import ObservationRules
from loaders.documents.rules.quantities import QuantityRules
from loaders.documents.rules.reader import read
from loaders.documents.rules.references import ReferenceRules
from loaders.documents.rules.statements import StatementRules
from loaders.documents.rules.tables import TableRules


@dataclass(frozen=True)
class Rules:
    """Every file of rules."""

    quantities: QuantityRules
    references: ReferenceRules
    statements: StatementRules
    meanings: MeaningRules
    observations: ObservationRules
    tables: TableRules


RULES = Rules(
    quantities=read(QuantityRules, "quantities.toml"),
    references=read(ReferenceRules, "references.toml"),
    statements=read(StatementRules, "statements.toml"),
    meanings=read(MeaningRules, "meanings.toml"),
    observations=read(ObservationRules, "observations.toml"),
    tables=read(TableRules, "tables.toml"),
)
