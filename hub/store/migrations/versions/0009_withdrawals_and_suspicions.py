"""which documents were replaced or annulled, which suspicions a release passed, files as last
taken.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "withdrawal",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("source_id", sa.Integer(), sa.ForeignKey("source.id"), nullable=False),
        sa.Column("by_id", sa.Integer(), sa.ForeignKey("source.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_withdrawal_source_id", "withdrawal", ["source_id"])
    op.create_table(
        "taken",
        sa.Column("dataset", sa.String(), primary_key=True),
        sa.Column("file", sa.String(), primary_key=True),
        sa.Column("sha256", sa.String(), nullable=False),
    )
    op.add_column("release", sa.Column("suspicions", sa.String(), nullable=True))
    taken = sa.text(
        "INSERT INTO taken (dataset, file, sha256) SELECT dataset, file, sha256 FROM release WHERE"
        " id IN (SELECT max(id) FROM release WHERE undoes IS NULL GROUP BY dataset, file)"
    )
    op.execute(taken)
