"""Fields that show a part of the hub's own object, read when they are asked for."""

from collections.abc import Callable
from typing import Any

import strawberry

from schema.plan.paths import PATH, Path


def shown(path: str, dress: Callable[[Any], Any] | None = None) -> Any:
    """A field that is read of `it`, by a path of attributes, and dressed; null where an attribute
    on the way is.
    """
    parts = path.split(".")

    def resolve(self):
        own = self.it
        for part in parts:
            own = getattr(own, part)
            if own is None:
                return None
        return own if dress is None else dress(own)

    setattr(resolve, PATH, Path(f"it.{path}", dress))
    return strawberry.field(resolver=resolve)
