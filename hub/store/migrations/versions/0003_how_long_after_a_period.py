"""how long after a period its figures come out."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("index", sa.Column("lag_months", sa.Integer(), nullable=True))
