"""Indicators and provinces of the seeds, as loaders need them."""
