"""Emptying and filling a column of rows that a state names."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget


def lines() -> QVBoxLayout:
    """Return an empty column for rows."""
    made = QVBoxLayout()
    made.setSpacing(0)
    return made


def fill(column: QVBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Put other rows into a column."""
    while (item := column.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    for each in widgets:
        column.addWidget(each)
