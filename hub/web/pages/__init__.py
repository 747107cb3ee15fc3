"""The pages that people read: finished HTML, made of the same answers as GraphQL gives."""

from hub.web.pages.questions import question_routes
from hub.web.pages.reading import routes
from hub.web.pages.refusing import refused
from hub.web.pages.site import Site

__all__ = ["Site", "question_routes", "refused", "routes"]
