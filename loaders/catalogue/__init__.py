"""Indicators, provinces and sources of the seeds, as loaders need them."""
