"""Hindrance: what keeps a target from being measured, with its kind."""

from typing import NamedTuple

from hub.words.language import Text
from hub.words.terms import Obstacle


class Hindrance(NamedTuple):
    """Why a target gives no verdict: the kind of the reason, and the reason in words."""

    kind: Obstacle
    reason: Text


def hindrance(kind: Obstacle, vi: str, en: str) -> Hindrance:
    """A reason of a kind in both languages."""
    return Hindrance(kind, Text(vi, en))
