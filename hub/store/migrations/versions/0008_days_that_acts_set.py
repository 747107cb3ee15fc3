"""the day by which an act wants the figures of a period."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("index", sa.Column("due_month", sa.Integer(), nullable=True))
    op.add_column("index", sa.Column("due_day", sa.Integer(), nullable=True))
    op.add_column("index", sa.Column("due_document", sa.String(), nullable=True))
