"""Objects are made of columns, however many keys they have."""

from hypothesis import given
from hypothesis import strategies as st

from schema.plan.objects import maker


@given(st.lists(st.text(), unique=True, max_size=30), st.integers(0, 5), st.data())
def test_objects_have_the_keys_and_values_of_the_columns(
    keys: list[str], records: int, data: st.DataObject
) -> None:
    column = st.lists(st.none() | st.integers(), min_size=records, max_size=records)
    columns = [data.draw(column) for _ in keys]

    objects = maker(len(keys))(keys, columns)

    assert objects == [dict(zip(keys, values, strict=True)) for values in zip(*columns)]  # noqa: B905
    assert [list(each) for each in objects] == [keys] * (records if keys else 0)
