"""What answers are computed from is the same on SQLite and on PostgreSQL; what is computed from
all real figures is therefore set against pandas on one of them only.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from hub.catalogue import Catalogue
from tests.hubs import Shared


def test_real_panels_are_the_same_on_both_databases(sqlite: Shared, postgresql: Shared) -> None:
    one, other = sqlite.real.reader.view(), postgresql.real.reader.view()

    for public_id, indicator in one.catalogue.indicators.items():
        panel = one.panel(indicator)
        assert panel.by_moment == other.panel(other.catalogue.indicators[public_id]).by_moment
    assert sum(len(one.panel(each).by_moment) for each in one.catalogue.indicators.values()) > 1000


def test_real_catalogue_is_the_same_on_both_databases(sqlite: Shared, postgresql: Shared) -> None:
    one, other = sqlite.real.reader.newest(), postgresql.real.reader.newest()

    for field in fields(Catalogue):
        held = contents(getattr(one, field.name))
        assert held == contents(getattr(other, field.name)), field.name
    assert len(one.entities) > 1000


def contents(part: object) -> object:
    """A part of the catalogue by the values of its fields, since entities and indicators are equal
    to themselves alone; the moment of a release is left out.
    """
    if isinstance(part, Mapping):
        return {key: contents(each) for key, each in part.items()}
    if type(part) is tuple:
        return [contents(each) for each in part]
    if not is_dataclass(part):
        return part
    names = [field.name for field in fields(part) if field.name != "published_at"]
    return {name: getattr(part, name) for name in names}
