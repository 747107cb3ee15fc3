"""/nguon: what is held, of how many, from where, what is late, what changed; the evidence of one
figure.
"""

from hub.web.pages.sources import evidence, sources

__all__ = ["evidence", "sources"]
