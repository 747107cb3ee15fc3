"""what documents state."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _stated(name: str, *columns: sa.Column) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("locator", sa.String(), nullable=True),
        *columns,
        sa.ForeignKeyConstraint(["document"], ["document.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(f"ix_{name}_document", name, ["document"], unique=False)


def _text(name: str, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.String(), nullable=nullable)


def _whose() -> tuple[sa.Column, sa.Column]:
    return sa.Column(
        "entity", sa.String(), sa.ForeignKey("entity.public_id"), nullable=True
    ), _text("entity_as_printed")


def upgrade() -> None:
    _stated(
        "target",
        _text("label", False),
        _text("measure", False),
        _text("comparator", False),
        sa.Column("value", sa.Float(), nullable=True),
        _text("printed", False),
        *(_text(name) for name in ("unit", "valid_from", "by", "baseline")),
        *_whose(),
        _text("indicator"),
        _text("reform_area"),
    )
    _stated(
        "figure",
        _text("label", False),
        sa.Column("value", sa.Float(), nullable=False),
        _text("printed", False),
        _text("unit", False),
        _text("period"),
        *_whose(),
        _text("indicator"),
        _text("breakdown_of"),
        sa.Column("implied", sa.Boolean(), nullable=False),
    )
    _stated("unplaced", _text("text", False))
