"""A column for rows that a state names."""

from PySide6.QtWidgets import QVBoxLayout


def lines() -> QVBoxLayout:
    """Return an empty column for rows."""
    made = QVBoxLayout()
    made.setSpacing(0)
    return made
