"""/huong-dan: how to read, copy, cite and connect the pages; what their words and marks mean."""

from hub.web.pages.guide.guide import gather

__all__ = ["gather"]
