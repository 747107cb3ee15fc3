"""The provincial data hub: Vietnam's governance indices with their history, sources and limits."""
