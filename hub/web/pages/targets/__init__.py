"""/chi-tieu: who promised what by when, and how it stands."""

from hub.web.pages.targets.targets import gather, table

__all__ = ["gather", "table"]
