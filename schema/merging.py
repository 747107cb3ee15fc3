"""Merging: whether fields with one key are alike, found out within bounds."""

from graphql import OverlappingFieldsCanBeMergedRule, ValidationContext

_COMPARISONS = 50_000  # take about a quarter of a second


class BoundedMerging(OverlappingFieldsCanBeMergedRule):
    """Compares each field with each that has its key, up to a tenth of what the library allows."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self.rule_context.remaining_complexity_budget = _COMPARISONS
