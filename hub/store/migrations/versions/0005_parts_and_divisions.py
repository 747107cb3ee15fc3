"""parts in several trees, how wholes are made of their parts, and whose mean is plain."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _catalogued(name: str, *columns: sa.Column) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("id"),
    )
    for field in ("dataset", "parent"):
        op.create_index(f"ix_{name}_{field}", name, [field], unique=False)


def _text(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.String(), nullable=nullable)


def upgrade() -> None:
    op.add_column(
        "index", sa.Column("plain_mean", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    _catalogued("part", _text("parent"), _text("tree"), _text("indicator"))
    _catalogued(
        "division",
        _text("parent"),
        _text("tree"),
        _text("composition"),
        _text("valid_from"),
        _text("valid_to", True),
        sa.Column("tolerance", sa.Float(), nullable=False),
        _text("note_vi", True),
        _text("note_en", True),
    )
