"""A database of before numbers were printed as people saw them."""

from importlib import import_module

from sqlalchemy import text

from tests.hubs import TestHub
from tests.queries.bring import bring

UPGRADE = import_module("hub.store.migrations.versions.0011_publications")


def test_the_upgrade_respells_numbers_and_the_same_file_then_changes_nothing(hub: TestHub):
    lines = ("2020,Ân,TOTAL,43.47956848144531,made/paper", "2020,Bình,TOTAL,44.25,made/paper")
    bring(hub, *lines)
    with hub.engine.begin() as connection:
        connection.execute(
            text("UPDATE observation SET printed = '43.47956848144531' WHERE printed = '43.47957'")
        )

    with hub.engine.begin() as connection:
        UPGRADE._respell(connection)

    again = bring(hub, *lines)
    printed = '{observations(period: ["2020"]) {nodes {value printed}}}'
    assert (again.counts["changed"], again.counts["unchanged"]) == (0, 2)
    assert hub.ask(printed)["observations"]["nodes"] == [
        {"value": 43.47956848144531, "printed": "43.47957"},
        {"value": 44.25, "printed": "44.25"},
    ]
