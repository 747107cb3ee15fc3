"""/van-ban: the documents that figures and structures rest on, and one of them."""

from hub.web.pages.documents import document, listing

__all__ = ["document", "listing"]
