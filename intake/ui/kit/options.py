"""A drop-down list of options that a state names; a person's choice comes back as its key."""

from collections.abc import Iterable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy


class Named(Protocol):
    """A key and what it is called in the language of the moment."""

    @property
    def key(self) -> str:
        """The key."""

    @property
    def text(self) -> str:
        """The words."""


class OptionBox(QComboBox):
    """Displays options; it says when a person picked one, not when a state did."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(12)
        self.activated.connect(lambda _at: self.picked.emit(str(self.currentData())))

    def display(self, options: Iterable[Named], key: str) -> None:
        """Show the options with one of them chosen; an open list keeps its place."""
        wanted = [(each.key, each.text) for each in options]
        if [key for key, _text in wanted] != [self.itemData(at) for at in range(self.count())]:
            self.clear()
            for each, text in wanted:
                self.addItem(text, each)
        for at, (_each, text) in enumerate(wanted):
            if self.itemText(at) != text:
                self.setItemText(at, text)
        self.setCurrentIndex(next((at for at, (each, _) in enumerate(wanted) if each == key), -1))
