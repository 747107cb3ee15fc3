"""What an import writes of an observation is what its table holds."""

from hub.importing.observations import COLUMNS
from hub.store.tables import Observation


def test_every_column_of_an_observation_is_written_once() -> None:
    columns = {column.name for column in Observation.__table__.columns}

    assert len(COLUMNS) == len(set(COLUMNS))
    assert set(COLUMNS) == columns - {"id"}
