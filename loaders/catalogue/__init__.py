"""What the seeds say of indicators, provinces and sources, as loaders need it."""
