"""Merging: whether fields with one key are alike, found out within bounds."""

from typing import Any

from graphql import OverlappingFieldsCanBeMergedRule, ValidationContext
from graphql.validation.rules.overlapping_fields_can_be_merged import RuleContext

_COMPARISONS = 50_000  # take about a quarter of a second


class BoundedMerging(OverlappingFieldsCanBeMergedRule):
    """Compares each field with each that has its key, up to a tenth of what the library allows.

    What it remembers meanwhile is much, and is forgotten at the end: the library holds each rule
    within a circle, which a collection of garbage would have to find.
    """

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.rule_context.remaining_complexity_budget = _COMPARISONS

    def enter_selection_set(self, *arguments: Any) -> None:
        """Compare the fields of a selection set."""
        try:
            super().enter_selection_set(*arguments)
        except BaseException:  # it was too much
            self.rule_context = RuleContext()
            raise

    def leave_document(self, *_arguments: Any) -> None:
        """Forget what was compared."""
        self.rule_context = RuleContext()
