"""how sentences call an index and its parts, with how many decimals; how many stand in a group."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("short_vi", "short_en", "parts_vi", "parts_en"):
        op.add_column("index", sa.Column(name, sa.String(), nullable=True))
    op.add_column(
        "index", sa.Column("decimals", sa.Integer(), nullable=False, server_default=sa.text("2"))
    )
    op.add_column("group", sa.Column("count", sa.Integer(), nullable=True))
