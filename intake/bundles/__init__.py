"""Bundles: interviews sealed for one station, and read back without trusting them."""
