"""How Alembic finds the connection and the tables."""

from alembic import context
from sqlmodel import SQLModel

import hub.store.tables  # noqa: F401

context.configure(
    connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata
)
with context.begin_transaction():
    context.run_migrations()
