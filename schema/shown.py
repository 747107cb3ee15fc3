"""Fields that show a part of the hub's own object, read when they are asked for."""

from typing import Any

import strawberry


def shown(path: str) -> Any:
    """A field that is read of `it`, by a path of attributes; null where one on the way is."""
    *parts, name = path.split(".")

    def of_it(self):
        return getattr(self.it, name)

    def of_part(self):
        own = self.it
        for part in parts:
            own = getattr(own, part)
            if own is None:
                return None
        return getattr(own, name)

    return strawberry.field(resolver=of_part if parts else of_it)
