"""/bang-diem: every component of an index for many units at once."""

from hub.web.pages.scoreboard.scoreboards import chart, gather, table

__all__ = ["chart", "gather", "table"]
