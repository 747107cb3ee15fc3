"""sampling errors beside values: a panel reads them from the index too."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_CELL = [
    "indicator_id",
    "period",
    "entity_id",
    "reading",
    "precedence",
    "since",
    "until",
    "status",
    "missing_reason",
    "value",
    "rank",
    "rank_of",
    "group",
    "block",
    "doubtful",
]


def upgrade() -> None:
    op.drop_index("observation_cell", "observation")
    op.create_index(
        "observation_cell", "observation", [*_CELL, "standard_error", "low", "high"], unique=False
    )
