"""Figures of one indicator at one data version, and who reads them."""
