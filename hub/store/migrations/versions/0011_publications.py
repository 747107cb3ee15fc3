"""Who published an index and when a source was read; numbers as people saw them."""

import sqlalchemy as sa
from alembic import op

from hub.words.rounding import seen

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_OBSERVATION = sa.table("observation", sa.column("id"), sa.column("printed"))
_LONG = 10  # letters; what is shorter was printed so
_CHUNK = 20_000


def upgrade() -> None:
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("index", sa.String(), nullable=False),
        sa.Column("publisher_vi", sa.String(), nullable=False),
        sa.Column("publisher_en", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=False),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("document", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["index"], ["index.public_id"]),
        sa.ForeignKeyConstraint(["document"], ["document.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_publication_dataset", "publication", ["dataset"])
    op.add_column("source", sa.Column("holder", sa.String(), nullable=True))
    op.add_column("source", sa.Column("accessed_on", sa.Date(), nullable=True))
    _respell(op.get_bind())


def _respell(connection: sa.Connection) -> None:
    """Spell numbers as they are read today, so that the same file brought again changes nothing."""
    own, printed = _OBSERVATION.c.id, _OBSERVATION.c.printed
    kept = sa.select(own, printed).where(sa.func.length(printed) > _LONG).order_by(own)
    respelling = (
        sa.update(_OBSERVATION).where(own == sa.bindparam("row")).values(printed=sa.bindparam("to"))
    )
    last = 0
    while lines := connection.execute(kept.where(own > last).limit(_CHUNK)).all():
        last = lines[-1][0]
        changes = [{"row": row, "to": seen(text)} for row, text in lines if seen(text) != text]
        if changes:
            connection.execute(respelling, changes)
