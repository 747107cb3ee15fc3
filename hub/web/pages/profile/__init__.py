"""/tinh/{id}: where a province stands on every index, what is good and what needs attention."""

from hub.web.pages.profile.profile import gather, picture, table

__all__ = ["gather", "picture", "table"]
