"""/xu-huong: one indicator through time for one to six units."""

from hub.web.pages.trends.trends import chart, gather, table

__all__ = ["chart", "gather", "table"]
