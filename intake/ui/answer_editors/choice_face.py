"""What every way of showing a list of choices has in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake.ui.kit.context import Context
from intake.ui.presenters.interview_state import ChoiceRow, QuestionBlock


@dataclass(frozen=True, slots=True)
class Offered:
    """The choices, those taken, and whether any may be taken now."""

    choices: tuple[ChoiceRow, ...]
    taken: Sequence[str]
    appearance: frozenset[str]
    is_readonly: bool


def offered(block: QuestionBlock, taken: Sequence[str]) -> Offered:
    """Return what a question offers."""
    looks = frozenset(block.appearance.lower().split())
    return Offered(block.choices, taken, looks, block.is_readonly)


class ChoiceFace(QWidget):
    """Shows choices; which of them are taken is the editor's to know."""

    toggled = Signal(str)
    """The code of a choice that was taken, or let go."""

    def __init__(self, context: Context, *, is_one: bool) -> None:
        super().__init__()
        self._context, self._is_one = context, is_one

    def display(self, shown: Offered) -> None:
        """Show the choices and which are taken, without announcing it."""
        raise NotImplementedError

    def settle(self) -> None:
        """Tell at once what was chosen and waits to be told."""

    def drop(self) -> None:
        """Forget what was chosen and waits to be told."""

    def name(self, words: str, description: str) -> None:
        """Tell screen readers what the list is for."""
        self.setAccessibleName(words)
        self.setAccessibleDescription(description)
