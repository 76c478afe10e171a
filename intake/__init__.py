"""Offline interview intake for staff at border shelters."""

__version__ = "0.1.0"
