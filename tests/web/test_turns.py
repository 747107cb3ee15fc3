"""Clients take turns, and whoever asks most gives way."""

from hypothesis import given
from hypothesis import strategies as st

from hub.web.turns import Turns


def taken(turns: Turns[str], many: int) -> list[str | None]:
    return [turns.take() for _ in range(many)]


def test_a_client_that_comes_late_does_not_wait_for_all_of_another() -> None:
    turns: Turns[str] = Turns()
    for number in range(1, 5):
        turns.put("one", f"one {number}")
    turns.put("other", "other 1")

    assert taken(turns, 5) == ["one 1", "other 1", "one 2", "one 3", "one 4"]


def test_what_is_dropped_never_comes() -> None:
    turns: Turns[str] = Turns()
    for client in ("one", "one", "other"):
        turns.put(client, f"{client} task")
    turns.drop("other", "other task")
    turns.drop("nobody", "no task")

    assert taken(turns, 2) == ["one task", "one task"]
    turns.close()
    assert turns.take() is None


def test_the_last_task_of_whoever_has_most_gives_way_to_one_who_has_fewer() -> None:
    turns: Turns[str] = Turns()
    for number in range(3):
        turns.put("many", f"many {number}")
    turns.put("few", "few 0")

    assert turns.give_way("many") is None
    assert turns.give_way("few") == "many 2"
    assert turns.give_way("few") is None
    assert turns.give_way("new") == "many 1"
    assert turns.give_way("new") is None
    assert taken(turns, 2) == ["many 0", "few 0"]


@given(st.lists(st.sampled_from("abcd"), max_size=30))
def test_nobody_is_passed_twice_by_the_same_client(clients: list[str]) -> None:
    turns: Turns[tuple[str, int]] = Turns()
    for place, client in enumerate(clients):
        turns.put(client, (client, place))

    order = [turns.take() for _ in clients]

    assert sorted(order) == sorted((client, place) for place, client in enumerate(clients))
    for each in set(clients):
        own = [place for client, place in order if client == each]
        assert own == sorted(own)
        first = next(at for at, (client, _) in enumerate(order) if client == each)
        before = [client for client, _ in order[:first]]
        assert len(before) == len(set(before))
