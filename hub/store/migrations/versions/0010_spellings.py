"""What indices and indicators are called besides their names."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "spelling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("spelling", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_spelling_dataset", "spelling", ["dataset"])
    op.create_index("ix_spelling_thing", "spelling", ["thing"])
