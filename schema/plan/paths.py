"""Paths: resolvers that only follow attributes, which a plan follows for a whole column at once."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

PATH = "path"  # the attribute of a resolver that holds its Path
CHOICE = "choice"  # and that which holds what chooses one by its arguments
Resolver = TypeVar("Resolver", bound=Callable[..., Any])


class Path(NamedTuple):
    """Attributes behind one another, and what is made of what the last one holds."""

    attributes: str
    dress: Callable[[Any], Any] | None

    def reader(self, resolve: Callable[[Any], Any]) -> Callable[[list], list]:
        """A function that reads a column as the resolver would read each record."""
        get, dress = attrgetter(self.attributes), self.dress

        def read(records: list) -> list:
            try:
                column = list(map(get, records))
            except AttributeError:  # there is nothing on the way somewhere
                return list(map(resolve, records))
            if dress is None:
                return column
            return [None if each is None else dress(each) for each in column]

        return read


def following(choose: Callable[..., str | None]) -> Callable[[Resolver], Resolver]:
    """A resolver that under some arguments only follows attributes; `choose` tells which, None
    where it does not.
    """

    def mark(resolve: Resolver) -> Resolver:
        setattr(resolve, CHOICE, choose)
        return resolve

    return mark
