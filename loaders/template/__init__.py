"""Filled templates as rows, and those of targets as plain values."""

from loaders.template.book import index, rows
from loaders.template.entry import day
from loaders.template.targets import Answer, FilledTargets, is_of_targets, targets_of

__all__ = ["Answer", "FilledTargets", "day", "index", "is_of_targets", "rows", "targets_of"]
