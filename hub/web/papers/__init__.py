"""Papers: what is printed, signed or sent, made of the same answers as pages."""

from hub.web.papers.reading import routes

__all__ = ["routes"]
