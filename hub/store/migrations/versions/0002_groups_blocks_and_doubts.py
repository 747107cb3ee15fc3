"""groups, blocks and doubts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
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
]


def upgrade() -> None:
    op.create_table(
        "group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=False),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("lower", sa.Float(), nullable=True),
        sa.Column("upper", sa.Float(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["edition.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_group_dataset", "group", ["dataset"], unique=False)
    op.add_column(
        "observation", sa.Column("block", sa.String(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column(
        "observation",
        sa.Column("doubtful", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.drop_index("observation_cell", "observation")
    op.create_index(
        "observation_cell", "observation", [*_CELL, "group", "block", "doubtful"], unique=False
    )
