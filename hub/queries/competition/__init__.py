"""Who competes on an indicator at a moment, with which values and standings."""
