"""Figures: what is counted, of which unit, over what, and what may be shown of it."""
