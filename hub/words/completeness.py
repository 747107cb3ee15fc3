"""When a set of figures is complete; ranks and means among fewer of the rated are false."""


def is_complete(count: int, expected: int) -> bool:
    """Whether nine in ten of those expected are there; a set of nothing never is complete."""
    return count > 0 and count * 10 >= expected * 9
