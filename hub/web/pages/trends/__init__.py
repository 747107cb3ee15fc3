"""/xu-huong: one indicator through time for one to six units."""

from hub.web.pages.trends.trends import gather, table

__all__ = ["gather", "table"]
