"""The database: engines, the lock for writing, migrations and tables."""
